"""How far apart two sentences of an article stand: breaks between paragraphs, and headings between."""

from collections.abc import Sequence

from dragoman.model import Sentence

# What ends a sentence, and no heading.
_ENDS = ".!?:…\"'”’»"


class Parts:
    """The paragraphs and headings of an article, by its sentences."""

    def __init__(self, sents: Sequence[Sentence], body: str) -> None:
        self._at: list[tuple[int, int]] = []
        paragraphs = headings = end = 0
        for sent in sents:
            start = sent.span.start
            paragraphs += "\n" in body[end:start]
            end = sent.span.end
            alone = body[max(0, start - 1) : start] in ("\n", "") and body[end : end + 1] in ("\n", "")
            headings += alone and body[end - 1 : end] not in _ENDS
            self._at.append((paragraphs, headings))

    def between(self, sent: int, other: int) -> tuple[int, int]:
        """How many paragraphs further on, and how many headings, one sentence stands from another."""
        (paragraph, headings), (paragraph_, headings_) = self._at[sent], self._at[other]
        return abs(paragraph - paragraph_), abs(headings - headings_)
