"""Whose deed is meant by a noun that nobody owns: "saldırıyı kınadı", "kararı memnuniyetle karşıladı".

Who is blamed or praised is whoever did it, and the article has told who that was; the opinion weighs the names nearby.
"""

from collections.abc import Iterator, Sequence

from dragoman.event.draft import Draft, copy_of, is_likely
from dragoman.event.marks import in_marks
from dragoman.model import Morph, Word
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast

# What is said of a deed. An accusation names its own doer.
_SAID = ("criticism", "endorsement", "praise", "refusal")
# "Saldırıyı kınadı", "karara tepki gösterdi", "karardan memnuniyet duydu".
_CASES = ("acc", "dat", "abl")
# The converb of how one does it.
_HOW = "arak"
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
    """The bare noun that the words are about; -1 where there is none, where somebody owns it or a clause tells it."""
    if draft.trigger.nominal:
        return -1
    # The accusative before other cases: "kararı hukuka aykırı buldu" is about the decision.
    nouns = sorted(_nouns(draft), key=lambda noun: noun[1].case != "acc")
    return next((-1 if _is_owned(at, morph, draft) else at for at, morph in nouns), -1)


def _nouns(draft: Draft) -> Iterator[tuple[int, Morph]]:
    """Nouns that may be meant, the nearest first; none that the frame has read, or that stands in quotation marks
    ("kararı 'teröre ödül' diye niteledi").
    """
    around, words = draft.around, draft.around.sent.words
    apart = draft.trigger.parts | in_marks(around, verb=draft.predicate.at)
    for at in _words_before(draft):
        morph = _as_object(words[at], words[at + 1].morph) or _as_judged(at, draft)
        if morph is not None and at not in apart:
            yield at, morph


def _is_owned(at: int, morph: Morph, draft: Draft) -> bool:
    """ "İsrail'in saldırısını", "Kiev'deki saldırıyı": whose or which it is stands before it, or who did it."""
    around, words, start = draft.around, draft.around.sent.words, draft.predicate.start
    named = around.named_words
    closed = [i for i in range(start, at) if i not in named and _closes(words[i])]
    near = range(max(start, at - _OWNER_WORDS, *(i + 1 for i in closed)), at)
    owned = any(m.last in near and (m.case in ("gen", "loc") or m.modifier) for m in around.mentions)
    told = any(words[i].morph.form in ("rel", "fact", "fut") and "pass" not in words[i].morph.voice for i in near)
    return owned or told or morph.possessor is not None


def _words_before(draft: Draft) -> Iterator[int]:
    """The words of the act's clause; behind them those of a converb that says how it was done ("… sayarak kınadı")."""
    around, predicate = draft.around, draft.predicate
    yield from around.own_words(predicate)
    for other in reversed(around.predicates):
        if other.word.morph.converb == _HOW and around.parent(other) is predicate:
            yield from around.own_words(other)


def _as_object(word: Word, behind: Morph) -> Morph | None:
    """The reading of a noun by which it is an object: "saldırıları" are attacks before they are somebody's attack, but
    in "kararı için" it is somebody's.
    """
    for morph in (word.morph, *word.other):
        if morph.pos == "NOUN" and morph.form is None and morph.case in _CASES:
            bare = morph.possessor is None
            owned = word.morph.case == "nom" and word.morph.possessor == "3s"
            if morph is word.morph or (bare and owned and behind.pos != "POSTP"):
                return morph
    return None


def _as_judged(at: int, draft: Draft) -> Morph | None:
    """ "Saldırının kabul edilemez olduğunu belirtti": the subject of what is said to be so, unless it owns a noun."""
    predicate, words = draft.predicate, draft.around.sent.words
    morph = words[at].morph
    judged = predicate.form in ("fact", "fut") and predicate.word.morph.lemma in draft.around.pack.being
    if not judged or morph.case != "gen" or morph.pos != "NOUN" or morph.form is not None:
        return None
    between = (word.morph for word in words[at + 1 : predicate.at])
    return None if any(each.possessor is not None and each.pos == "NOUN" for each in between) else morph


def _closes(word: Word) -> bool:
    """What stands before a comma, another verb or a place says nothing of the nouns behind it: "yaptığı açıklamada"."""
    morph = word.morph
    reported = morph.form in ("fact", "fut") and morph.case == "acc"
    where = morph.case == "loc" and not morph.ki and morph.form is None
    return word.text in (",", ";") or morph.form in ("conv", "finite") or reported or where
