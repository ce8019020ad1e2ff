"""The reports met so far and the events they make. Reports may come in any order, one at a time.

Reports that say the same, in whatever words, are one node. A new node is compared with those of its blocks; only the
pile it falls into is grouped anew, when somebody asks. Faint reports make no events: they are given to those that plain
ones make (`faint.py`). Refuses to decide what an event's fields are (`combine.py`).
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.merge.block import Blocks
from dragoman.merge.compare import NEVER, Compared, compare, one_sentence
from dragoman.merge.faint import Offer, give_faint
from dragoman.merge.joining import Components
from dragoman.merge.judge import JOINED, PARTED, Said, group_pile, pair, parted_from
from dragoman.merge.sketch import Sketch, Wording, sketch_of, wording_of
from dragoman.model import Report, Verdict

# Scores that are kept for the next time a pile is grouped. Beyond, they are reckoned again.
_REMEMBERED = 500_000


class Made(NamedTuple):
    """A report, ready for comparing."""

    report: Report
    language: str
    sketch: Sketch
    wording: Wording

    @classmethod
    def of(cls, report: Report, language: str) -> "Made":
        return cls(report, language, sketch_of(report), wording_of(report, language))

    def may_be(self, others: Sequence["Made"]) -> bool:
        """Whether the machine takes it for the same event as others that all say one and the same, all plainly or
        faintly.
        """
        first = others[0]
        faint = self.report.faint, first.report.faint
        if first.sketch.signature == self.sketch.signature and not any(faint):
            return True
        if all(faint):
            return False
        alike = any(one_sentence(self.wording, other.wording) for other in others)
        return compare(self.sketch, first.sketch, one_sentence=alike).verdict == "same"


@dataclass(slots=True, eq=False)
class _Node:
    """Reports that say the same. `name` comes from what they say, not from who came first.

    wordings  the sentences they say it in, and the pages that say it so
    alike     the nodes that say something in one of these sentences
    same      the nodes that the machine, or a person, takes for the same event; plain ones
    faint     of one faint report, and of no other
    """

    name: str
    sketch: Sketch
    faint: bool
    reports: list[str] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)
    wordings: dict[Wording, set[str]] = field(default_factory=dict)
    alike: set[str] = field(default_factory=set)
    same: set[str] = field(default_factory=set)


class Pile(NamedTuple):
    """What hangs together by opinions: the reports of each event, sorted, and the faint ones that are of none."""

    events: list[tuple[str, ...]]
    left: list[str]


class EventIndex:
    """Which reports tell of one event.

    said  what people said of two reports (their ids, the smaller first): "same" joins them, "different" parts them. It
          stands over the machine's opinion, which `opinion` gives beside it.
    """

    def __init__(self, said: Said | None = None) -> None:
        self.reports: dict[str, Report] = {}
        self.said: Said = dict(said or {})
        self._spoken_of = {report for both in self.said for report in both}
        self._blocks = Blocks()
        self._nodes: dict[str, _Node] = {}
        self._node_of: dict[str, str] = {}
        self._piles = Components()
        self._scores: dict[tuple[str, str], float] = {}
        self._grouped: dict[str, list[tuple[str, ...]]] = {}
        self._instead: dict[str, set[str]] = {}  # report -> the nodes of faint ones that stand in its stead

    def add(self, report: Report, language: str) -> None:
        """Take in one report. One that is known already changes nothing."""
        if report.id not in self.reports:
            self.add_made(Made.of(report, language))

    def add_made(self, made: "Made") -> None:
        """Take in a report that has been made ready for comparing."""
        report, _, sketch, wording = made
        if report.id in self.reports:
            return
        self.reports[report.id] = report
        name = self._name(report, sketch)
        is_new = name not in self._nodes
        node = self._nodes.setdefault(name, _Node(name, sketch, report.faint))
        self._node_of[report.id] = name
        node.reports.append(report.id)
        node.pages.add(report.page)
        self._piles.add(name)
        if is_new or wording not in node.wordings:
            self._look_around(node, wording, is_new=is_new)
        node.wordings.setdefault(wording, set()).add(report.page)
        if is_new:
            self._blocks.add(name, sketch)
        self._grouped.pop(self._piles.root(name), None)
        if report.id in self._spoken_of:
            self._link_by_word(report.id)
        self._link_instead(report)

    def events(self) -> list[tuple[str, ...]]:
        """The ids of the reports of each event, sorted; events in the order of their first ids."""
        piles = [members[0] for members in self._piles.groups()]
        return sorted(self._reports_of(group) for pile in piles for group in self._groups(pile))

    def piles(self) -> Iterator[Pile]:
        """As `events`, those together that hang together by opinions."""
        for members in list(self._piles.groups()):
            events = sorted(self._reports_of(group) for group in self._groups(members[0]))
            told = {report for event in events for report in event}
            yield Pile(events, [report for report in self._reports_of(tuple(members)) if report not in told])

    def event_of(self, report: str) -> tuple[str, ...]:
        """The reports of the event that a report belongs to; () for a faint one that belongs to none."""
        node = self._node_of[report]
        return self._reports_of(next((group for group in self._groups(node) if node in group), ()))

    def opinion(self, left: str, right: str) -> Compared:
        """What the machine thinks of two reports, whatever people said."""
        one, other = (self._nodes[self._node_of[report]] for report in (left, right))
        return self._compare(one, other)

    def _name(self, report: Report, sketch: Sketch) -> str:
        """What somebody spoke about is a node of its own, so that the word holds for that report alone; so is what is
        faint, as it is given to an event or not by itself.
        """
        said = (report.id,) if report.faint or report.id in self._spoken_of else ()
        return hashlib.sha256(repr((sketch.signature, said)).encode()).hexdigest()[:20]

    def _look_around(self, node: _Node, wording: Wording, *, is_new: bool) -> None:
        """Compare a node with those around it: all of them when it is new, else those that share its new words."""
        for name, sketch in self._blocks.near(node.sketch):
            other = self._nodes[name]
            if name == node.name or name in node.alike or (node.faint and other.faint):
                continue
            alike = any(one_sentence(wording, theirs) for theirs in other.wordings)
            if alike:
                node.alike.add(name)
                other.alike.add(node.name)
                self._scores.pop(pair(name, node.name), None)
            if alike or is_new:
                found = compare(node.sketch, sketch, one_sentence=alike)
                if found.verdict == "same":
                    self._link(node, other)

    def _link(self, one: _Node, other: _Node) -> None:
        for node, partner in ((one, other), (other, one)):
            if not partner.faint:
                node.same.add(partner.name)
        self._put_together(one.name, other.name)
        for node in (one, other):
            if node.faint:
                self._link_instead(self.reports[node.reports[0]])

    def _link_instead(self, report: Report) -> None:
        """A faint report that may be of an event is decided on together with the one in whose stead it stands."""
        name = self._node_of[report.id]
        if report.instead_of is not None:
            self._instead.setdefault(report.instead_of, set()).add(name)
            if report.instead_of in self._node_of and self._nodes[name].same:
                self._put_together(name, self._node_of[report.instead_of])
        for other in sorted(self._instead.get(report.id, ())):
            if self._nodes[other].same:
                self._put_together(name, other)

    def _put_together(self, one: str, other: str) -> None:
        for name in (one, other):
            self._grouped.pop(self._piles.root(name), None)
        self._piles.join(one, other)

    def _link_by_word(self, report: str) -> None:
        for both, verdict in self.said.items():
            if report in both and verdict == "same" and all(each in self._node_of for each in both):
                one, other = (self._nodes[self._node_of[each]] for each in both)
                self._link(one, other)

    def _groups(self, member: str) -> list[tuple[str, ...]]:
        """The events of the pile that a node is in, as groups of nodes."""
        root = self._piles.root(member)
        if root not in self._grouped:
            members = self._piles.members(root)
            faint = [name for name in members if self._nodes[name].faint]
            pile = [name for name in members if not self._nodes[name].faint]
            groups = [tuple(sorted(pile))] if self._is_solid(pile) else self._group(pile)
            self._grouped[root] = self._with_faint(groups, faint) if faint and pile else groups
        return self._grouped[root]

    def _with_faint(self, groups: Sequence[tuple[str, ...]], faint: Sequence[str]) -> list[tuple[str, ...]]:
        """The events with the faint reports that are given to them."""
        group_of = {name: at for at, group in enumerate(groups) for name in group}
        given = give_faint(self._offer(self._nodes[name], groups, group_of) for name in faint)
        return sorted(tuple(sorted((*group, *given.get(at, ())))) for at, group in enumerate(groups))

    def _offer(self, node: _Node, groups: Sequence[tuple[str, ...]], group_of: Mapping[str, int]) -> Offer:
        report = self.reports[node.reports[0]]
        joined = frozenset(group_of[name] for name in node.same if self._word(node, self._nodes[name]) == "same")
        scores = {at: self._agrees(node, groups[at], at in joined) for at in {group_of[name] for name in node.same}}
        instead = group_of.get(self._node_of.get(report.instead_of or "", ""))
        borne_out = instead is not None and self._is_told_otherwise(node, groups[instead])
        return Offer(node.name, report.id, report.page, report.confidence, scores, instead, borne_out, joined)

    def _agrees(self, node: _Node, group: Sequence[str], is_joined: bool) -> float:
        """What both say of each other: nothing where the page tells the event plainly, or a person parted it."""
        if not is_joined:
            parted = parted_from(self._reports_of(tuple(group)), self.said, self.reports) if self.said else ()
            own = any(not node.pages.isdisjoint(self._nodes[name].pages) for name in group)
            if own or any(self.reports[each].page in node.pages for each in parted):
                return NEVER
        units = list(self._joined(group).groups())
        return sum(self._best([node.name], unit) for unit in units) / len(units)

    def _is_told_otherwise(self, node: _Node, group: Sequence[str]) -> bool:
        """Whether another page tells an event in other words than this one, which may tell it in several."""
        told = [each for name in group for each in self._nodes[name].wordings.items()]
        own = [*node.wordings, *(wording for wording, pages in told if not pages.isdisjoint(node.pages))]
        return any(wording not in own and not any(one_sentence(each, wording) for each in own) for wording, _ in told)

    def _is_solid(self, pile: list[str]) -> bool:
        """Whether each is the same as each, so that there is nothing to decide: most piles are. Of plain ones."""
        nodes = [self._nodes[name] for name in pile]
        if not nodes or any(len(node.same) < len(pile) - 1 or node.reports[0] in self._spoken_of for node in nodes):
            return False
        return len(set().union(*(node.pages for node in nodes))) == sum(len(node.pages) for node in nodes)

    def _group(self, pile: list[str]) -> list[tuple[str, ...]]:
        """What people joined counts as one: it is compared by whichever of its reports fits best."""
        units = self._joined(pile)
        edges = {
            pair(units.root(name), units.root(other))
            for name in pile
            for other in self._nodes[name].same
            if units.root(name) != units.root(other)
        }
        roots = {units.root(name) for name in pile}
        groups = group_pile(roots, edges, lambda one, other: self._best(units.members(one), units.members(other)))
        return sorted(tuple(sorted(name for root in group for name in units.members(root))) for group in groups)

    def _joined(self, pile: Sequence[str]) -> Components:
        units = Components()
        for name in sorted(pile):
            units.add(name)
        spoken = {self._nodes[name].reports[0] for name in pile} & self._spoken_of
        for (left, right), verdict in sorted(self.said.items()) if spoken else ():
            if verdict == "same" and left in spoken and right in spoken:
                units.join(self._node_of[left], self._node_of[right])
        return units

    def _best(self, left: list[str], right: list[str]) -> float:
        scores = [self._score(one, other) for one in left for other in right]
        return PARTED if min(scores) <= PARTED else max(scores)

    def _score(self, left: str, right: str) -> float:
        """What two nodes say of each other, people's word first."""
        both = pair(left, right)
        one, other = self._nodes[left], self._nodes[right]
        if word := self._word(one, other):
            return JOINED if word == "same" else PARTED
        if not one.pages.isdisjoint(other.pages) and "negated" not in (one.sketch.status, other.sketch.status):
            return NEVER  # a page had both before it and told them apart
        score = self._scores.get(both)
        if score is None:
            if len(self._scores) > _REMEMBERED:
                self._scores.clear()
            score = self._scores[both] = self._compare(one, other).score
        return score

    def _word(self, one: _Node, other: _Node) -> Verdict | None:
        """What people said of two nodes: each that they spoke of holds one report."""
        said = one.reports[0] in self._spoken_of
        return self.said.get(pair(one.reports[0], other.reports[0])) if said else None

    def _compare(self, one: _Node, other: _Node) -> Compared:
        return compare(one.sketch, other.sketch, one_sentence=one is other or other.name in one.alike)

    def _reports_of(self, group: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(report for name in group for report in self._nodes[name].reports))
