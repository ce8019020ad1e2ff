"""Whom "iki ülke", "üç bakan", "taraflar" point back to: the two sides that an article is about, those named last, or a
list of them.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from dragoman.lang.pack import Pack
from dragoman.model import Mention
from dragoman.resolve.cast import actor_id
from dragoman.resolve.context import Context, before
from dragoman.resolve.stage import Stage

# So many sentences open an article and say what it is about.
_LEAD = 3
# A list further back than this is not taken up again without being named.
_SENTENCES = 3


class Pairs:
    """Finds them in one article, while its mentions are resolved one after the other."""

    def __init__(self, stage: Stage, context: Context, pack: Pack) -> None:
        self.stage = stage
        self.context = context
        self.pack = pack
        # The first list of so many sides, the one being read, and the mention to go on from.
        self._first: dict[int, tuple[str, ...]] = {}
        self._run: list[str] = []
        self._looked = 0

    def find(self, mention: Mention) -> tuple[str, ...]:
        """People of the office that the word names ("iki bakan"), else states; nobody where too few were named.

        Two who stand in a list right before are meant ("Kanada ve Bahreyn karşı çıktı. Husiler, iki ülkeyi tehdit
        etti"), and so are the last two where nobody acts on them. Else they are those that the article is about: of 197
        such words in acts of `tr-train` 127 are right so, 69 where the last ones are taken always.
        """
        found = self._find(mention)
        if mention.head not in self.pack.couples:
            return found
        people = [ref for side in map(self.stage.side, found) if (ref := self._person_near(side, mention))]
        return tuple(people) if len(people) == len(found) else found

    def _find(self, mention: Mention) -> tuple[str, ...]:
        count = counted_sides(mention)
        listed = self._just_listed(mention) if count in (None, 2) else ()
        if listed := listed or self._still_meant(mention):
            return listed
        last = self._last(mention)
        if count not in (None, 2) or self._are_near(last, mention):
            return last
        return self._of_main(mention) or last

    def _person_near(self, side: str | None, mention: Mention) -> str | None:
        """ "Fidan, Lavrov ile görüştü. İkili …": two people, whose states alone the other words would mean."""
        people = (m for m in before(mention, self.stage.mentions, sentences=1) if m.kind == "person")
        refs = (ref for m in people for ref in self.stage.of.get(m.index, ()))
        return next((ref for ref in refs if self.stage.side(ref) == side), None)

    def others_listed(self, mention: Mention, mine: str) -> tuple[str, ...]:
        """ "komşularının kararı": the states of the list named last, without one's own."""
        for refs in lists_before(mention, self.stage.mentions, self.stage.of):
            states = [ref for ref in refs if self.stage.drafts[ref].country and self.stage.side(ref) != mine]
            if len({self.stage.side(ref) for ref in states}) > 1:
                return tuple(dict.fromkeys(map(self.stage.side_itself, states)))
        return ()

    def _just_listed(self, mention: Mention) -> tuple[str, ...]:
        stage = self.stage
        listed = next(iter(lists_before(mention, stage.mentions, stage.of)), ())
        recent = {ref for m in before(mention, self.stage.mentions, sentences=1) for ref in stage.of.get(m.index, ())}
        if len(listed) != 2 or not recent.issuperset(listed):
            return ()
        if heads := self._person_heads(mention):
            called = counted_sides(mention) == 2 or all(stage.heads_of(ref) & heads for ref in listed)
            return listed if stage.are_people(listed) and called else ()
        if len({stage.party(ref) for ref in listed}) != 2:
            return ()
        return tuple(map(stage.side_itself, listed))

    def _still_meant(self, mention: Mention) -> tuple[str, ...]:
        """ "Tarafların anlaştığını söyledi. İki taraf …": those of the same word just before, where nobody was named
        since.
        """
        for other in before(mention, self.stage.mentions, sentences=1):
            refs = self.stage.of.get(other.index, ())
            if other.kind == "pair":
                same = other.head == mention.head and len({*map(self.stage.side, refs)}) == 2
                return refs if same else ()
            if refs and other.case != "loc" and not other.modifier:
                return ()
        return ()

    def _are_near(self, refs: Sequence[str], mention: Mention) -> bool:
        """Whether these stand in the sentence or the one before, and nobody acts in this one."""
        near = [*before(mention, self.stage.mentions, sentences=1)]
        acts = any(m.sent == mention.sent and _can_act(m) and self._side_of(m) for m in near)
        named = {self._side_of(m) for m in near if not m.modifier}
        return bool(refs) and not acts and named.issuperset(map(self.stage.side, refs))

    def _of_main(self, mention: Mention) -> tuple[str, ...]:
        found: list[str] = []
        heads = self._person_heads(mention)
        for side in self._main:
            people = (ref for ref in reversed(self.stage.sides) if self.stage.heads_of(ref) & heads)
            person = next((ref for ref in people if self.stage.side(ref) == side), None)
            ref = person or self.stage.of_side(side)
            if ref is not None:
                found.append(ref)
        return tuple(found) if len(found) == 2 else ()

    @cached_property
    def _main(self) -> tuple[str, ...]:
        """The two sides that the whole article names most; () where it is short, or not clear which two."""
        mentions = [m for m in self.stage.mentions if m.kind not in ("place", "time", "pair")]
        times = Counter(side for m in mentions if (side := self._side_of(m)))
        first = times.most_common(3)
        if len(first) < 2 or len({m.sent for m in self.stage.mentions}) < 3:
            return ()
        if len(first) > 2 and first[2][1] == first[1][1]:
            return self._first_listed()
        return tuple(side for side, _ in first[:2])

    def _first_listed(self) -> tuple[str, ...]:
        """The two whom the lead names in one breath: "Hindistan ile Pakistan arasındaki gerilim"."""
        for left, right in pairwise(m for m in self.stage.mentions if m.sent < _LEAD):
            two = self._side_of(left), self._side_of(right)
            alone = left.rule.endswith("+list") and not right.rule.endswith("+list")
            if alone and left.kind == right.kind == "state" and two[0] and two[1] and two[0] != two[1]:
                return two[0], two[1]
        return ()

    def _side_of(self, mention: Mention) -> str | None:
        country = self.context.country_of(mention)
        if country is None and mention.kind == "organisation" and mention.entry:
            return actor_id(mention.entry)
        return country

    def _person_heads(self, mention: Mention) -> set[str]:
        if mention.head not in self.pack.person_pairs:
            return set()
        return set(self.pack.leaders) if mention.head == self.pack.any_leader else {mention.head}

    def _last(self, mention: Mention) -> tuple[str, ...]:
        """As many as the words say of those named last."""
        stage = self.stage
        # "Pekin tarafları itidale çağırdı": who speaks to the two sides is neither of them.
        mine = None if self._is_own_subject(mention) else self.context.side_of_sentence(mention)
        lists = lists_before(mention, stage.mentions, stage.of)
        listed = [refs for refs in lists if mine not in {stage.side(ref) for ref in refs}]
        if heads := self._person_heads(mention):
            people = [ref for ref in stage.sides if stage.heads_of(ref) & heads]
            named = [refs for refs in listed if set(refs) & set(people) and stage.are_people(refs)]
            found = meant(mention, named, people, stage.side, but=mine)
            if found:
                return found
        states = [ref for ref in stage.sides if stage.drafts[ref].country is not None]
        if (count := counted_sides(mention) or 2) > 2:
            listed = [*listed, *self._listed_once(mention, count)]
        found = meant(mention, listed, states, stage.side, but=mine)
        found = found or meant(mention, (), [*stage.sides], stage.side, but=mine)
        return tuple(map(stage.side_itself, found))

    def _listed_once(self, mention: Mention, count: int) -> list[tuple[str, ...]]:
        """The first list of so many sides that the article has named: "Estonya, Letonya ve Litvanya" of its lead."""
        for other in self.stage.mentions[self._looked : mention.index]:
            self._run += self.stage.of.get(other.index, ())
            if other.rule.endswith("+list"):
                continue
            if len(self._run) == len({self.stage.side(ref) for ref in self._run}):
                self._first.setdefault(len(self._run), tuple(self._run))
            self._run = []
        self._looked = mention.index
        return [self._first[count]] if count in self._first else []

    def _is_own_subject(self, mention: Mention) -> bool:
        """The pair opens its sentence: nobody else is its subject before it."""
        return not any(map(_can_act, before(mention, self.stage.mentions)))


def _can_act(mention: Mention) -> bool:
    return mention.case == "nom" and not mention.modifier and mention.kind not in ("place", "time")


def meant(
    mention: Mention,
    listed: Sequence[Sequence[str]],
    refs: Sequence[str],
    side_of: Callable[[str], str],
    *,
    but: str | None,
) -> tuple[str, ...]:
    """As many of `refs` as the words count, the last ones of different sides; nobody where they are fewer.

    listed   lists that may be meant as a whole, the last one first: where the words count three or say no number, the
             first that fits is taken
    but      a side that is not among them
    """
    count = counted_sides(mention)
    if count != 2:
        fitting = (each for each in listed if len({side_of(ref) for ref in each}) == (count or len(each)))
        whole = next(fitting, ())
        if whole:
            return tuple(whole)
    found: dict[str, str] = {}
    for ref in reversed(refs):
        side = side_of(ref)
        if side != but:
            found.setdefault(side, ref)
        if len(found) == (count or 2):
            return tuple(reversed(found.values()))
    return ()


def counted_sides(mention: Mention) -> int | None:
    """How many the words say: 3 of "üç ülke", None of "taraflar"."""
    number = mention.rule.removesuffix("+list").rpartition(".")[2]
    return int(number) if number.isdigit() else None


def lists_before(
    mention: Mention, mentions: Sequence[Mention], of: Mapping[int, tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """The lists of names before a mention ("A, B ve C"), the last one first.

    A list with somebody new behind it is none of them: whoever is named after a list is one of those that are meant.
    """
    found: list[tuple[str, ...]] = []
    run: list[Mention] = []
    since: set[str] = set()
    for other in before(mention, mentions, sentences=_SENTENCES):
        refs = of.get(other.index, ())
        if other.rule.endswith("+list"):
            run.append(other)
            continue
        _close(run, of, found, since)
        run = [other] if refs and other.kind not in ("pair", "place") and not other.modifier else []
        since.update(refs if run and other.case not in ("loc", "gen") and other.sent < mention.sent else ())
    _close(run, of, found, since)
    return found


def _close(
    run: Sequence[Mention], of: Mapping[int, tuple[str, ...]], found: list[tuple[str, ...]], since: set[str]
) -> None:
    if len(run) < 2:
        return
    refs = tuple(dict.fromkeys(ref for member in reversed(run) for ref in of.get(member.index, ())))
    since.update(refs)
    if len(refs) > 1 and since <= set(refs):
        found.append(refs)
