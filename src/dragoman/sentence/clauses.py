"""Predicates of a sentence and how far each reaches to the left.

Turkish closes a clause with its verb: whatever belongs to a verb stands before it. So each predicate gets a left
bound, and a mention belongs to the first predicate on its right whose reach takes it in. No tree is built; DESIGN.md
gives the measurements behind that.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.model import Sentence, Word

_EMBEDDED = ("fact", "fut", "ger", "inf", "rel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A verb form, or a nominal with a copula, that closes a clause.

    at      index of its word
    start   index of the first word it can reach
    parent  index (into the sentence's predicates) of the predicate it depends on; None for the last finite one
    """

    at: int
    start: int
    word: Word
    parent: int | None = None

    @property
    def form(self) -> str:
        return self.word.morph.form or "finite"

    @property
    def embedded(self) -> bool:
        return self.form in _EMBEDDED


def is_predicate(word: Word) -> bool:
    """A verb form or a nominal that carries a tense ("hazırdı", "gerekiyordu", "değil", "yok")."""
    morph = word.morph
    if word.kind == "punct":
        return False
    if morph.pos == "VERB" or morph.form is not None:
        return True
    return morph.copula in ("idi", "imis", "dir") or morph.lemma in ("değil", "yok")


def find_predicates(sent: Sentence, *, ends_subject: Callable[[int], bool]) -> tuple[Predicate, ...]:
    """The predicates of a sentence, left to right.

    `ends_subject(i)` tells whether word `i` closes the subject of the main clause ("Lavrov," "Büyükelçi ise"): what an
    embedded verb reaches ends there, what the main verb reaches does not.
    """
    words = sent.words
    found: list[Predicate] = []
    for at, word in enumerate(words):
        if is_predicate(word):
            found.append(Predicate(at=at, start=_reach(at, words, found, ends_subject), word=word))
    return tuple(
        Predicate(at=p.at, start=p.start, word=p.word, parent=_parent(i, found)) for i, p in enumerate(found)
    )


def _reach(at: int, words: Sequence[Word], before: list[Predicate], ends_subject: Callable[[int], bool]) -> int:
    embedded = words[at].morph.form in _EMBEDDED
    closed = max((p.at + 1 for p in before if p.form == "finite" and _closes(p, words)), default=0)
    if not embedded:
        return closed
    for index in range(at - 1, closed - 1, -1):
        if ends_subject(index):
            return index + 1
    return closed


def _closes(predicate: Predicate, words: Sequence[Word]) -> bool:
    """A finite verb ends its clause unless a quotation mark or a particle shows that it is inside something larger."""
    nxt = words[predicate.at + 1] if predicate.at + 1 < len(words) else None
    return nxt is None or nxt.kind == "punct" or nxt.morph.pos in ("CONJ", "PUNCT") or True


def _parent(index: int, found: list[Predicate]) -> int | None:
    me = found[index]
    if me.form == "finite":
        return None
    for later in range(index + 1, len(found)):
        if found[later].start <= me.at:
            return later
    return None
