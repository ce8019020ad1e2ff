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
    """

    at: int
    start: int
    word: Word

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


def find_predicates(
    sent: Sentence, *, ends_subject: Callable[[int], bool], in_name: Callable[[int], bool], zones: Sequence[int]
) -> tuple[Predicate, ...]:
    """The predicates of a sentence, left to right.

    `ends_subject(i)` tells whether word `i` closes the subject of the main clause ("Lavrov," "Büyükelçi ise"): what an
    embedded verb reaches ends there, what the main verb reaches does not. `in_name(i)` is true of words inside
    somebody's name, which are no verbs ("Al Sani"). `zones` gives each word the number of the quotation it stands in,
    0 outside: what is said and what surrounds it do not reach each other.
    """
    words = sent.words
    found: list[Predicate] = []
    for at, word in enumerate(words):
        if is_predicate(word) and not in_name(at):
            found.append(Predicate(at=at, start=_reach(at, words, found, ends_subject, zones), word=word))
    return tuple(found)


def _reach(
    at: int,
    words: Sequence[Word],
    before: list[Predicate],
    ends_subject: Callable[[int], bool],
    zones: Sequence[int],
) -> int:
    embedded = words[at].morph.form in _EMBEDDED
    closed = max((p.at + 1 for p in before if p.form == "finite" and zones[p.at] == zones[at]), default=0)
    if not embedded:
        return closed
    for index in range(at - 1, closed - 1, -1):
        if ends_subject(index):
            return index + 1
    return closed
