"""Whose deed is meant by a noun that nobody owns: "saldırıyı kınadı", "kararı memnuniyetle karşıladı".

Who is blamed or praised is whoever did it, and the article has told who that was; the opinion weighs the names nearby.
"""

from collections.abc import Sequence

from dragoman.event.draft import Draft, copy_of, is_likely
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast

# What is said of a deed. An accusation names its own doer.
_SAID = ("criticism", "endorsement", "praise", "refusal")
# "Saldırıyı kınadı", "karara tepki gösterdi", "karardan memnuniyet duydu".
_CASES = ("acc", "dat", "abl")
# So many words before the noun somebody may stand who owns it: "İsrail'in dünkü hava saldırısını".
_OWNER_WORDS = 4


def with_doer(draft: Draft, earlier: Sequence[Draft], cast: Cast) -> Draft:
    """The same telling toward who did what its object names, where the article told that before."""
    at = _object(draft) if draft.act in _SAID else -1
    lemma = draft.around.sent.words[at].morph.lemma if at >= 0 else ""
    kinds = draft.around.pack.deeds.get(lemma)
    if kinds is None:
        return draft
    own = cast.countries(draft.actors)
    for other in reversed(earlier):
        if not _fits(other, kinds):
            continue
        doers = tuple(ref for ref in other.actors if cast.countries((ref,)).isdisjoint(own))
        ours = ACTS[other.act].direction != "mutual" and len(doers) < len(other.actors)
        if not doers or ours or cast.countries(doers) == cast.countries(draft.recipients):
            return draft
        if _is_open(draft, other, [each for each in earlier if _fits(each, kinds)], cast):
            return draft
        rules = {**draft.rules, "recipients": f"whose {lemma} it was"}
        sure = min(draft.sure, other.sure) if draft.sure is not None and other.sure is not None else draft.sure
        return copy_of(draft, recipients=doers, rules=rules, sure=sure)
    return draft


def _is_open(draft: Draft, last: Draft, fitting: Sequence[Draft], cast: Cast) -> bool:
    """Whether the article tells of such deeds by several, and the last of them not right before."""
    several = len({cast.countries(each.actors) for each in fitting}) > 1
    return several and draft.around.sent.index - last.around.sent.index > 1


def _fits(other: Draft, kinds: frozenset[str]) -> bool:
    """What two do together is such a deed only where the noun means that very act ("anlaşma")."""
    kind = ACTS[other.act].type in kinds and ACTS[other.act].direction != "mutual"
    return (kind or other.act in kinds) and other.status == "occurred" and is_likely(other)


def _object(draft: Draft) -> int:
    """The bare noun in a case of the object that stands nearest before the verb; -1 where there is none, where somebody
    owns it or a clause tells it.
    """
    around, words = draft.around, draft.around.sent.words
    if draft.trigger.nominal:
        return -1
    for at in around.own_words(draft.predicate):
        morph = words[at].morph
        if morph.case not in _CASES or morph.pos != "NOUN" or morph.form is not None:
            continue
        near = range(max(draft.predicate.start, at - _OWNER_WORDS), at)
        # "İsrail'in saldırısını", "Kiev'deki saldırıyı": whose or which it is stands before it.
        owned = any(m.last in near and (m.case in ("gen", "loc") or m.modifier) for m in around.mentions)
        told = any(words[i].morph.form in ("rel", "fact", "fut") and "pass" not in words[i].morph.voice for i in near)
        return -1 if owned or told or morph.possessor is not None else at
    return -1
