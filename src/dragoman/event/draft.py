"""An event while it is being put together, and the discourse it stands in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dragoman.event.clause import Around
from dragoman.event.triggers import Trigger
from dragoman.model import Place, Span, Statement, Status, TimeSpan
from dragoman.model.acts import ACTS, Act
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate

# Acts that are done by speaking: said by the actor himself they need nobody else's word.
_SPOKEN = {"SUPPORT", "AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"}
_NOT_SPOKEN = {"signing", "ratification", "accession", "commemoration", "relations_opened", "formal_protest", "lawsuit",
               "investigation", "vote_for", "veto", "agreement_reached", "joint_statement"}  # fmt: skip

# Done by words, but not by saying that they will be done.
_DEEDS = ("recognition", "entry_ban", "appeal_for_help")

# What is less sure than this is rarely told.
_LIKELY = 0.4


def is_spoken(act: Act) -> bool:
    """True for acts that words alone do: thanks, demands, accusations, promises."""
    return act.type in _SPOKEN and act.act not in _NOT_SPOKEN


def is_done_by_saying(act: Act, predicate: Predicate) -> bool:
    """A refusal or a promise of what will be is made now; "tanıyacağız" is a plan."""
    ahead = predicate.form == "fut" or predicate.word.morph.tense == "fut"
    return is_spoken(act) and not (ahead and act.act in _DEEDS)


def is_ahead(status: Status) -> bool:
    """True for what has not happened: its times lie after the day of publication."""
    return status in ("planned", "called_for", "hypothetical")


@dataclass(slots=True)
class Draft:
    """One telling of an act: what one trigger gives, before tellings of the same act are put together.

    sure         how likely the act and its sides are; once events are weighed, how likely the whole event is
    by_itself    how likely this telling is alone, once events are weighed
    open_to_all  it is directed at nobody in particular, so nobody needs to be named
    settled      its day and place stand with its own doer and are not chosen anew
    """

    act: str
    trigger: Trigger
    around: Around
    predicate: Predicate
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: Status
    background: bool
    asserted_by: tuple[str, ...]
    evidence: list[Span]
    words: Span
    statement: Statement | None
    sure: float | None = None
    by_itself: float | None = None
    date: TimeSpan | None = None
    place: Place | None = None
    own_date: bool = False
    own_place: bool = False
    open_to_all: bool = False
    settled: bool = False
    rules: dict[str, str] = field(default_factory=dict)


def is_likely(draft: Draft) -> bool:
    """Not so unsure that it will hardly be told itself: only what is likely decides about other tellings."""
    return draft.sure is None or draft.sure >= _LIKELY


def lies_ahead(draft: Draft) -> bool:
    """Whether its times lie after the day of publication: so do those of talks that are called off."""
    behind = draft.around.sent.words[draft.trigger.first :]
    called_off = draft.status == "negated" and any(word.morph.lemma in draft.around.pack.off for word in behind)
    return is_ahead(draft.status) or called_off


def copy_of(draft: Draft, **changes: Any) -> Draft:
    """The same telling with other sides; what is noted on one of the two is not noted on the other."""
    return replace(draft, **{"evidence": list(draft.evidence), "rules": dict(draft.rules), **changes})


def is_whole(group: Sequence[Draft], cast: Cast) -> bool:
    """Whether one of these tellings has all the sides that its act needs: nobody meets himself, and what is done to
    somebody is done to somebody. Alone only an organisation convenes.
    """
    return any(missing_in(draft, cast) is None for draft in group)


def missing_in(draft: Draft, cast: Cast) -> str | None:
    """What a telling lacks to be an event: "foreign" (a side that is not of the same state), "recipient", "partner"."""
    if _is_at_home(draft, cast):
        return "foreign"
    direction = ACTS[draft.act].direction
    if direction == "directed":
        return None if draft.recipients or draft.open_to_all else "recipient"
    several = len(draft.actors) > 1 or any(cast.actors[ref].kind == "organisation" for ref in draft.actors)
    return None if direction != "mutual" or several else "partner"


def _is_at_home(draft: Draft, cast: Cast) -> bool:
    """Between one state and organisations that no table knows: its own parties, banks and unions, as good as always."""
    refs = draft.actors + draft.recipients
    known = [ref for ref in refs if not is_unlisted(ref, cast)]
    return len(known) < len(refs) and len(cast.countries(known)) < 2


def is_unlisted(ref: str, cast: Cast) -> bool:
    """An organisation that no table knows."""
    actor = cast.actors[ref]
    return actor.kind == "organisation" and actor.country is None and actor.rule == "chain"


@dataclass(slots=True)
class Scene:
    """What a reader keeps in mind from one sentence to the next: who acted last, which sides are on stage, and who
    was named in one breath.

    main    the two sides that the article names most, if it is clear which they are
    aside   whom the sentence before names only beside its matter: "Rus gazı", "Roma'da"
    ahead   who is on stage in the sentences behind this one: a lead may name the other side one sentence later
    """

    cast: Cast
    main: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    sides: list[str] = field(default_factory=list)
    lists: list[tuple[str, ...]] = field(default_factory=list)  # sides named together, the last ones last
    aside: tuple[str, ...] = ()
    ahead: tuple[tuple[str, ...], ...] = ()
    _known: dict[tuple[str, ...], tuple[str, int]] = field(default_factory=dict, repr=False, compare=False)

    def known(self, refs: tuple[str, ...]) -> tuple[str, int]:
        """Of what kinds these actors are ("person+state"), and how often the article names the one it names most."""
        found = self._known.get(refs)
        if found is None:
            actors = [self.cast.actors[ref] for ref in refs]
            kinds = "+".join(sorted({actor.kind for actor in actors}))
            found = self._known[refs] = kinds, max(len(actor.mentions) for actor in actors)
        return found

    def enter(self, refs: Sequence[str]) -> None:
        """These actors were named now; the last named come first to mind."""
        for ref in refs:
            if ref in self.sides:
                self.sides.remove(ref)
            self.sides.append(ref)

    def enter_list(self, refs: tuple[str, ...]) -> None:
        """These were named together now."""
        if refs in self.lists:
            self.lists.remove(refs)
        self.lists.append(refs)

    def last_two(self) -> tuple[str, ...]:
        """The two sides of different states that were named last, the earlier first; () where there are no two."""
        last = self.sides[-1:]
        other = self.other_than(last)
        return (other, *last) if other is not None else ()

    def other_than(self, refs: Sequence[str]) -> str | None:
        """The side named last that is none of these."""
        mine = self.cast.countries(refs)
        for ref in reversed(self.sides):
            if self.cast.countries((ref,)).isdisjoint(mine):
                return ref
        return None


def main_two(cast: Cast) -> tuple[str, ...]:
    """The two sides that an article names most, each by its state where that is named; () where it is not clear which
    two they are.
    """
    times: Counter[str] = Counter()
    most: dict[str, tuple[bool, int, str]] = {}
    for ref, actor in cast.actors.items():
        named = len(actor.mentions)
        for side in cast.countries((ref,)) if named else ():
            times[side] += named
            best = actor.kind == "state" and cast.named(ref), named
            if side not in most or best > most[side][:2]:
                most[side] = (*best, ref)
    first = times.most_common(3)
    if len(first) < 2 or (len(first) > 2 and first[2][1] == first[1][1]):
        return ()
    return tuple(most[side][2] for side, _ in first[:2])
