"""When and where an act could have been, and what can be seen of either: what the learned opinion weighs.

Possible days and places are made in `day_signs` and `place_signs`; here is what both look at. Training and reading both
come through here. Says nothing about which it is.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from dragoman.event.clause import Around
from dragoman.event.draft import Draft, is_spoken
from dragoman.event.meeting import best_placed
from dragoman.event.parts import Parts
from dragoman.event.positions import distance, side_of, verbs_between
from dragoman.event.told_days import ToldDays
from dragoman.event.when_where import Clock
from dragoman.model import Mention, Place, TimeSpan
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast

# How many sentences back a time or place may stand and still be meant.
_BACK = 12
# The sentences that open an article.
_LEADS = 2
Group = Sequence[Draft]
Made = TypeVar("Made", TimeSpan, Place)


@dataclass(slots=True)
class Option(Generic[Made]):
    """One day or place that an act could have; `made` is None where it is not known.

    own      the signs of the option itself
    kind     "t" for one that the text gives, "p" for the day of publication, "n" for the unknown
    general  what is seen of the act whatever the option; it is weighed with the kind of option
    """

    name: str
    made: Made | None
    own: dict[str, None] = field(default_factory=dict)
    kind: str = ""
    general: Sequence[str] = ()

    def seen(self, *signs: str) -> None:
        self.own.update(dict.fromkeys(signs))

    @property
    def signs(self) -> list[str]:
        return [*self.own, *of_kind(self.kind, self.general)]


def of_kind(kind: str, general: Sequence[str]) -> list[str]:
    """The signs of an act as they are weighed with a kind of option, each once."""
    return [f"{kind}:{sign}" for sign in dict.fromkeys(general)]


Options = dict[str, Option[Made]]


def option_of(options: Options[Made], name: str, made: Made | None) -> Option[Made]:
    """The option of that name, made where it is new."""
    option = options.get(name)
    if option is None:
        option = options[name] = Option(name, made)
    return option


@dataclass(frozen=True, slots=True)
class Deed:
    """What the other acts of an article ask of one."""

    group: Group
    best: Draft
    background: bool
    people: frozenset[str]  # those who do it
    there: frozenset[str]  # whoever takes part in any telling
    ours: frozenset[str]  # the sides of the surest telling
    states: frozenset[str]  # the sides of all
    date: TimeSpan | None
    place: Place | None
    general: tuple[str, ...]  # what speaks for or against the unknown and the day of publication
    contexts: tuple[str, ...]  # what a sign is weighed together with


@dataclass(frozen=True)
class Story:
    """The sentences of an article in order, its clock and its cast."""

    arounds: Sequence[Around]
    clock: Clock
    cast: Cast
    _sites: dict[int, list[Mention]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _named_in: dict[int, tuple[frozenset[str], frozenset[str], str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def sites(self, around: Around) -> list[Mention]:
        """Whatever may name a place: places, states by name, capitals, and houses that stand for their masters."""
        found = self._sites.get(around.sent.index)
        if found is None:
            found = self._sites[around.sent.index] = [mention for mention in around.mentions if is_site(mention)]
        return found

    @cached_property
    def days(self) -> ToldDays:
        return ToldDays([around.sent for around in self.arounds], self.clock)

    @cached_property
    def named(self) -> Counter[str]:
        """How often each name stands in the article."""
        return Counter(mention.name for around in self.arounds for mention in around.mentions)

    @cached_property
    def parts(self) -> Parts:
        return Parts([around.sent for around in self.arounds])

    def named_in(self, around: Around) -> tuple[frozenset[str], frozenset[str], str]:
        """Whom a sentence names, their states, and the form of its last verb."""
        known = self._named_in.get(around.sent.index)
        if known is None:
            refs = tuple(dict.fromkeys(self.cast.meant_by(around.mentions)))
            morph = next((p.word.morph for p in reversed(around.predicates) if not p.embedded), None)
            form = f"{morph.form}/{morph.tense}/{morph.copula}" if morph else "-"
            known = self._named_in[around.sent.index] = frozenset(refs), self.cast.countries(refs), form
        return known

    def before(self, sent: int) -> Iterator[tuple[int, Around]]:
        """The sentences before one, nearest first, with how far back they stand; 4 is four and more.

        The first of the article is always one of them: what it tells of when and where holds for all that follows.
        """
        for back in range(1, _BACK + 1):
            if sent - back >= 0:
                yield min(back, 4), self.arounds[sent - back]
        if sent > _BACK:
            yield 4, self.arounds[0]

    def behind(self, sent: int) -> Around | None:
        """The sentence behind one that opens the article, which often says when and where that was."""
        return self.arounds[sent + 1] if sent < _LEADS and sent + 1 < len(self.arounds) else None


class Deeds:
    """The acts of an article in their order, with what there is to know of each before days and places are chosen."""

    def __init__(self, groups: Sequence[Group], cast: Cast) -> None:
        self._deeds = [_deed(group, cast) for group in groups]
        self._others: dict[int, list[tuple[Deed, tuple[str, ...]]]] = {}

    def __len__(self) -> int:
        return len(self._deeds)

    def __getitem__(self, at: int) -> Deed:
        return self._deeds[at]

    def others(self, at: int) -> list[tuple[Deed, tuple[str, ...]]]:
        """The other acts that have a day or a place, each with the signs of how it stands to this one; the day of an
        act and its place both ask.
        """
        found = self._others.get(at)
        if found is None:
            mine = self._deeds[at]
            deeds = (*self._deeds[:at], *self._deeds[at + 1 :])
            found = [(theirs, _relation_signs(mine, theirs)) for theirs in deeds if theirs.date or theirs.place]
            self._others[at] = found
        return found


def _contexts(group: Group) -> tuple[str, ...]:
    """What a sign is weighed together with: the act, its status, and the form of its words."""
    best = surest(group)
    act = ACTS[best.act]
    morph = best.predicate.word.morph
    background = all(draft.background for draft in group)
    spoken = "said" if is_spoken(act) else "done"
    claimed = "c" if best.asserted_by else "o"
    return (
        "", act.act, act.type, f"{best.status}/{background:d}", f"{best.predicate.form}/{morph.tense}/{background:d}",
        f"{spoken}/{best.status}/{background:d}{claimed}",
    )  # fmt: skip


def surest(group: Group) -> Draft:
    """The telling that is surest of the act and its sides."""
    return max((draft for draft in group if draft.actors), key=lambda draft: draft.sure or 0.0)


def rule_date(group: Group) -> TimeSpan | None:
    return next((d.date for d in group if d.own_date and d.date), surest(group).date)


def rule_place(group: Group) -> Place | None:
    return best_placed([surest(group), *group]).place


def lead_sign(around: Around) -> str:
    """Whether a sentence is one of those that open the article: what is told there holds for the rest."""
    return f"lead{min(around.sent.index, 2)}"


def _general_signs(best: Draft, background: bool) -> Iterator[str]:
    """What speaks for or against the unknown and the day of publication, whatever the text says of times."""
    morph = best.predicate.word.morph
    yield f"f={best.predicate.form}/{morph.tense}"
    yield f"v={'+'.join(morph.voice)}"
    yield f"s={best.status}/{background:d}"
    yield f"said={best.statement.kind if best.statement else '-'}/{bool(best.asserted_by):d}"
    yield f"noun={best.trigger.nominal:d}"
    yield f"l={morph.lemma}"
    parent = best.around.parent(best.predicate)
    yield f"up={parent.form + '/' + str(parent.word.morph.tense) if parent else 'top'}"
    yield f"upl={parent.word.morph.lemma if parent else 'top'}"
    yield from _words_said(best)


def _words_said(best: Draft) -> Iterator[str]:
    """The words of the sentence, in the act's own quotation."""
    around, at, zone = best.around, best.predicate.at, best.around.zone(best.predicate.at)
    named = {number for mention in around.mentions for number in range(mention.first, mention.last + 1)}
    for number, word in enumerate(around.sent.words):
        if word.kind == "word" and number != at and number not in named and around.zone(number) == zone:
            morph = word.morph
            yield f"w={morph.lemma}"
            if morph.form is None and morph.case not in (None, "nom"):
                yield f"wc={morph.lemma}/{morph.case}"


def place_in_sentence(first: int, last: int, draft: Draft) -> Iterator[str]:
    """Before or behind the words of the act, how far, in which clause and quotation."""
    around, at = draft.around, draft.predicate.at
    yield f"d={distance(first, last, at)}"
    yield f"first{first <= 1:d}"
    zone, own = around.zone(first), around.zone(at)
    yield "z=same" if zone == own else "z=in" if zone else "z=out"
    path = side_of(last, at) + verbs_between(first, last, at, around)
    yield f"pa={path}"
    yield f"paf={path}/{first <= 1:d}"
    reach = draft.predicate.start <= first and last < at
    yield f"in{reach:d}{draft.trigger.first <= first and last <= draft.trigger.last:d}"
    owner = next((p for p in around.predicates if p.at > last and p.start <= first), None)
    if owner is not None and owner is not draft.predicate:
        yield f"ow={owner.form}/{around.parent(owner) is draft.predicate:d}"
    yield f"own{owner is draft.predicate:d}"


def _deed(group: Group, cast: Cast) -> Deed:
    best = surest(group)
    background = all(draft.background for draft in group)
    there = frozenset([ref for draft in group for ref in (*draft.actors, *draft.recipients)])
    return Deed(
        group=group, best=best, background=background,
        people=frozenset([ref for ref in best.actors if cast.actors[ref].kind == "person"]), there=there,
        ours=cast.countries(best.actors + best.recipients), states=cast.countries(tuple(there)),
        date=rule_date(group), place=rule_place(group), general=tuple(_general_signs(best, background)),
        contexts=_contexts(group),
    )  # fmt: skip


def _relation_signs(mine: Deed, theirs: Deed) -> tuple[str, ...]:
    """How another act of the article stands to this one: its kind, who was there, how far away it is told."""
    people, states = mine.people, theirs.states
    shared = (
        "who" if people and people <= theirs.there
        else "all" if mine.ours <= states
        else "some" if not states.isdisjoint(mine.ours)
        else "no"
    )  # fmt: skip
    gap = mine.best.around.sent.index - theirs.best.around.sent.index
    far = "0" if not gap else f"{'<' if gap > 0 else '>'}{min(abs(gap), 3)}"
    same = mine.background == theirs.background
    return _signs_of_relation(shared, far, same, theirs.best.act, theirs.best.status)


@lru_cache(maxsize=8192)  # the same few hundred in every article
def _signs_of_relation(shared: str, far: str, same: bool, act: str, status: str) -> tuple[str, ...]:
    return (
        f"ev={shared}", f"evk={ACTS[act].type}/{shared}/{same:d}", f"eva={act}/{shared}/{same:d}",
        f"evg={far}/{shared}/{same:d}", f"evs={status}/{same:d}",
    )  # fmt: skip


def is_site(mention: Mention) -> bool:
    """Whether a mention may name a place."""
    if mention.kind == "place" or (mention.kind == "body" and (mention.entry or "").startswith("body:")):
        return True
    toward = mention.case in ("loc", "dat")
    if mention.rule.startswith("world.seat"):
        return toward  # "Brüksel'de", "Beştepe'de": a seat is a town or a house as well
    if mention.kind != "state" or mention.case == "ins":
        return False
    if mention.rule.startswith("world.short"):
        return toward
    if mention.rule.startswith("world.acronym"):
        return mention.case == "loc"
    if mention.rule.startswith("world.name"):
        return mention.case != "nom" or mention.modifier  # what a state did, nobody did there
    return mention.rule.startswith("world.capital")
