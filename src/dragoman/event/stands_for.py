"""Who of one country stands on a side: a person, or the state that he speaks for.

The opinion weighs countries, and its best name of a side is often whoever speaks. What he tells in the first person of
many, or in the passive, is his state's.
"""

from dragoman.event.draft import Draft, copy_of
from dragoman.event.genitives import genitive_subject
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast

# What one does in person, however one tells of it: "Pekin'e gideceklerini söyledi".
_IN_PERSON = ("visit", "message", "call")


def standing_for(draft: Draft, cast: Cast) -> Draft:
    """The same telling, with his state in the place of a person who tells what it has done or will do."""
    if not _tells_of_his_own(draft, cast):
        return draft
    speaker = draft.asserted_by[0]
    actors = tuple(dict.fromkeys(state_of(ref, cast) if ref == speaker else ref for ref in draft.actors))
    rules = {**draft.rules, "actors": f"{draft.rules['actors']}, his state's"}
    return copy_of(draft, actors=actors, rules=rules)


def state_of(ref: str, cast: Cast) -> str:
    """The state, organisation or armed group that a person acts for; others as they are."""
    actor = cast.actors[ref]
    if actor.kind != "person":
        return ref
    own = cast.acts_for.get(ref) or (actor.country or "").lower()
    return own if own in cast.actors else ref


def _tells_of_his_own(draft: Draft, cast: Cast) -> bool:
    """ "Sınırı kapattıklarını duyurdu", "yaptırım listesine alındığını bildirdi"; not "Lavrov'la uzlaştıklarını"."""
    speaker = draft.asserted_by[0] if draft.asserted_by else ""
    if draft.act in _IN_PERSON or speaker not in draft.actors or cast.actors[speaker].kind != "person":
        return False
    others = (cast.actors[ref].kind for ref in draft.actors if ref != speaker)
    return _is_of_many(draft) and not (ACTS[draft.act].direction == "mutual" and "person" in others)


def _is_of_many(draft: Draft) -> bool:
    """In the passive, in the plural, or said of a noun that is nobody by name: "ordusunun", "kısıtlamaların"."""
    predicate, morph = draft.predicate, draft.predicate.word.morph
    if "pass" in morph.voice or morph.possessor in ("3p", "1p") or morph.person == "1p":
        return True
    return predicate.form in ("fact", "fut") and (morph.plural or _agrees_with_a_noun(draft))


def _agrees_with_a_noun(draft: Draft) -> bool:
    around, words = draft.around, draft.around.sent.words
    if genitive_subject(around, draft.predicate) is not None:
        return False
    named = around.named_words
    own = (words[at].morph for at in around.own_words(draft.predicate) if at not in named)
    return any(morph.case == "gen" and morph.form is None and morph.pos in ("NOUN", "PROPN") for morph in own)
