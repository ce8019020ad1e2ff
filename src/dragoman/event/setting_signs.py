"""When and where an act could have been, and what can be seen of either: what the learned opinion weighs.

Possible days and places are made in `day_signs` and `place_signs`; here is what both look at. Training and reading both
come through here. Says nothing about which it is.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from dragoman.event.clause import Around
from dragoman.event.draft import Draft, is_spoken
from dragoman.event.meeting import best_placed
from dragoman.event.positions import distance, side_of, verbs_between
from dragoman.event.told_days import ToldDays
from dragoman.event.when_where import Clock
from dragoman.model import Place, TimeSpan
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
    """One day or place that an act could have; `made` is None where it is not known."""

    name: str
    made: Made | None
    signs: dict[str, None] = field(default_factory=dict)

    def seen(self, *signs: str) -> None:
        self.signs.update(dict.fromkeys(signs))


Options = dict[str, Option[Made]]


def option_of(options: Options[Made], name: str, made: Made | None) -> Option[Made]:
    """The option of that name, made where it is new."""
    return options.setdefault(name, Option(name, made))


@dataclass(frozen=True)
class Story:
    """The sentences of an article in order, its clock and its cast."""

    arounds: Sequence[Around]
    clock: Clock
    cast: Cast

    @cached_property
    def days(self) -> ToldDays:
        return ToldDays([around.sent for around in self.arounds], self.clock)

    @cached_property
    def named(self) -> Counter[str]:
        """How often each name stands in the article."""
        return Counter(mention.name for around in self.arounds for mention in around.mentions)

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


def setting_contexts(group: Group) -> tuple[str, ...]:
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


def general_signs(group: Group) -> Iterator[str]:
    """What speaks for or against the unknown and the day of publication, whatever the text says of times."""
    best = surest(group)
    morph = best.predicate.word.morph
    background = all(draft.background for draft in group)
    yield f"f={best.predicate.form}/{morph.tense}"
    yield f"v={'+'.join(morph.voice)}"
    yield f"s={best.status}/{background:d}"
    yield f"said={best.statement.kind if best.statement else '-'}/{bool(best.asserted_by):d}"
    yield f"noun={best.trigger.nominal:d}"
    yield f"l={morph.lemma}"
    parent = best.around.parent(best.predicate)
    yield f"up={parent.form + '/' + str(parent.word.morph.tense) if parent else 'top'}"
    yield f"upl={parent.word.morph.lemma if parent else 'top'}"


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


def relation_signs(group: Group, other: Group, story: Story) -> Iterator[str]:
    """How another act of the article stands to this one: its kind, who was there, how far away it is told."""
    mine, theirs = surest(group), surest(other)
    people = {ref for ref in mine.actors if story.cast.actors[ref].kind == "person"}
    there = {ref for draft in other for ref in (*draft.actors, *draft.recipients)}
    ours = story.cast.countries(mine.actors + mine.recipients)
    states = story.cast.countries(tuple(there))
    shared = "who" if people and people <= there else "all" if ours <= states else "some" if ours & states else "no"
    gap = mine.around.sent.index - theirs.around.sent.index
    far = "0" if not gap else f"{'<' if gap > 0 else '>'}{min(abs(gap), 3)}"
    same = all(d.background for d in group) == all(d.background for d in other)
    kind = ACTS[theirs.act].type
    yield f"ev={shared}"
    yield f"evk={kind}/{shared}/{same:d}"
    yield f"eva={theirs.act}/{shared}/{same:d}"
    yield f"evg={far}/{shared}/{same:d}"
    yield f"evs={theirs.status}/{same:d}"
