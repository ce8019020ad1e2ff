"""How words of a sentence are written: their text, their case, where its suffix begins. Refuses to look anything up."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from dragoman.model import Case, Word
from dragoman.text import APOSTROPHES, fold


@lru_cache(maxsize=16_384)
def suffix_mark(text: str) -> int | None:
    """Where the apostrophe before a suffix stands; one inside a name is none.

    >>> [suffix_mark(word) for word in ("Lavrov'u", "O'Callaghan", "O'Callaghan'a", "LAVROV'UN", "bakan", "Ebu'l")]
    [6, None, 11, 6, None, None]
    """
    for at in range(len(text) - 1, 0, -1):
        if text[at] in APOSTROPHES:
            inside = text[at + 1 : at + 2].isupper() and not text.isupper()
            # No suffix is a mere l: it is the article of "Ahmed Ebu'l Gayt".
            return None if inside or text[at + 1 :] == "l" else at
    return None


def has_suffix_apostrophe(word: Word) -> bool:
    return suffix_mark(word.text) is not None


def is_capitalised(word: Word) -> bool:
    return word.kind == "word" and word.text[:1].isupper()


def group_case(words: Sequence[Word], last: int, found: Case | None) -> Case | None:
    """The case a chain shows; a chain that ends bare and has "ile" behind it is instrumental."""
    if last + 1 < len(words) and fold(words[last + 1].text) in ("ile", "ila"):
        return "ins"
    return found


def stands_alone(words: Sequence[Word], index: int) -> bool:
    """Whether a word describes nobody: it bears a suffix of its own, or no noun follows that it could describe."""
    following = words[index + 1 : index + 2]
    alone = all(word.kind == "punct" or word.morph.pos in ("POSTP", "CONJ", "VERB") for word in following)
    return alone or has_suffix_apostrophe(words[index])


class Wording:
    """The words of one sentence as they stand in the body. Indexes are of words, ends are offsets in the body."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words

    def text(self, first: int, end: int) -> str:
        """From word `first` to the offset `end`, every gap as wide as it is in the body."""
        return "".join(self._pieces(first, end))

    def bare_text(self, first: int, last: int) -> str:
        """Without the case suffix of the last word: "Dışişleri Bakanlığı" of "Dışişleri Bakanlığından"."""
        return self.text(first, self.bare_end(last))

    def name_text(self, first: int, last: int) -> str:
        """Without what stands behind the last word's apostrophe; other endings belong to the name."""
        return self.text(first, self.name_end(last))

    def bare_end(self, index: int) -> int:
        word = self.words[index]
        mark = suffix_mark(word.text)
        return word.span.start + (word.morph.bare_len if mark is None else mark)

    def name_end(self, index: int) -> int:
        word = self.words[index]
        return self.bare_end(index) if has_suffix_apostrophe(word) else word.span.end

    def _pieces(self, first: int, end: int) -> Iterator[str]:
        last_end = self.words[first].span.start
        for index in range(first, len(self.words)):
            word = self.words[index]
            start = word.span.start
            if start >= end:
                return
            yield " " * (start - last_end) + word.text[: end - start]
            last_end = word.span.end
