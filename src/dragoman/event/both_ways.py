"""Directed acts that two sides do to each other: "birbirini suçladı", "esir takas etti". Each is an event of its own,
as the codebook has it.
"""

from collections.abc import Iterator

from dragoman.event.draft import Draft, copy_of
from dragoman.event.layout import is_charge
from dragoman.event.lineup import named_units
from dragoman.event.opinion import Telling
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast

# What a third one does for the two who do something to each other.
_BETWEEN_OTHERS = ("mediation", "offer_of_mediation", "call_for_talks")
# How sure it is that two who are listed in the clause are those who do it to each other.
_LISTED = 0.75


def both_ways(draft: Draft, telling: Telling, cast: Cast) -> Iterator[Draft]:
    """The draft, or one for each of the two who act on each other, as sure as that it is these two."""
    can = ACTS[draft.act].direction == "directed" and draft.act not in _BETWEEN_OTHERS
    if not can or not _is_to_each_other(draft):
        yield draft
        return
    sides: dict[frozenset[str], list[str]] = {}
    listed = _listed(draft, cast)
    for ref in listed or (*draft.actors, *draft.recipients):
        sides.setdefault(cast.countries((ref,)), []).append(ref)
    if len(sides) != 2:
        yield draft
        return
    two = frozenset().union(*sides)
    shares = [option.share for option in telling.options if option.states[0] | option.states[1] == two]
    sure = telling.likely * max(sum(shares), _LISTED if listed else 0.0) if telling.options else draft.sure
    first, second = map(tuple, sides.values())
    for actors, recipients in ((first, second), (second, first)):
        rules = {**draft.rules, "actors": "each other", "recipients": "each other"}
        yield copy_of(draft, actors=actors, recipients=recipients, sure=sure, rules=rules)


def _listed(draft: Draft, cast: Cast) -> tuple[str, ...]:
    """Two that the clause lists, one of them a side: "Rusya ve Ukrayna, BAE'nin arabuluculuğunda esir takas etti"."""
    refs = {*draft.actors, *draft.recipients}
    for listed, mentions in named_units(draft.around, cast).items():
        inside = any(draft.around.owner(each) is draft.predicate for each in mentions)
        if inside and len(listed) == 2 == len(cast.countries(listed)) and not refs.isdisjoint(listed):
            return listed
    return ()


def _is_to_each_other(draft: Draft) -> bool:
    """By a word of the act's own clause: what a participle or another verb does to each other is not this act."""
    around, pack, words = draft.around, draft.around.pack, draft.around.sent.words
    told = draft.trigger.parts | {draft.trigger.verb, draft.trigger.verb - 1}
    swapped = [words[at].morph for at in told if at >= 0 and words[at].morph.lemma in pack.swaps]
    if draft.act == "release" and swapped:
        return all(morph.case != "dat" for morph in swapped)  # "takasına aracılık etti": others swapped
    for at in range(draft.predicate.start, draft.predicate.at):
        owner = around.predicate_of(at)
        # "birbirini … ihlal etmekle suçladı": the accused belongs to the main verb.
        charged = owner is not None and is_charge(owner) and around.parent(owner) is draft.predicate
        if (owner is not draft.predicate and not charged) or _is_of_participle(at, draft):
            continue
        morph, behind = words[at].morph, around.folded[at + 1]
        if morph.lemma in pack.each_other and morph.case in ("acc", "dat", "ins", "gen") and morph.possessor:
            return behind not in pack.apart
        if morph.lemma in pack.by_turns and (at + 1 in told or behind in pack.as_words):
            return True
    return False


def _is_of_participle(at: int, draft: Draft) -> bool:
    """ "birbirlerini savunma sözü veren Starmer ile Merz, Rusya'yı kınadı": what describes them is no part of it."""
    nearest = next((p for p in draft.around.predicates if p.at >= at >= p.start), None)
    own = nearest is draft.predicate or (nearest is not None and nearest.at in draft.trigger.parts)
    return nearest is not None and nearest.form == "rel" and not own
