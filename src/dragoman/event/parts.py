"""How far apart two sentences of an article stand: breaks between paragraphs, and headings between."""

from collections.abc import Sequence

from dragoman.model import Sentence

# What ends a sentence, an item of a list or a credit, and no heading.
_ENDS = ".!:;,…)\"'”’»"
_QUESTION = 6  # words: "NE OLMUŞTU?" is a heading


class Parts:
    """The paragraphs and headings of an article, by its sentences."""

    def __init__(self, sents: Sequence[Sentence]) -> None:
        self._at: list[tuple[int, int]] = []
        headings = 0
        for at, sent in enumerate(sents):
            beside = [*sents[max(0, at - 1) : at], *sents[at + 1 : at + 2]]
            headings += _is_heading(sent) and all(other.paragraph != sent.paragraph for other in beside)
            self._at.append((sent.paragraph, headings))

    def between(self, sent: int, other: int) -> tuple[int, int]:
        """How many paragraphs further on, and how many headings, one sentence stands from another."""
        (paragraph, headings), (theirs, before) = self._at[sent], self._at[other]
        return abs(paragraph - theirs), abs(headings - before)


def _is_heading(sent: Sentence) -> bool:
    last = sent.words[-1].text if sent.words else "."
    short = sum(word.kind == "word" for word in sent.words)
    return bool(short) and last[-1:] not in _ENDS and (last != "?" or short <= _QUESTION)
