"""`Article` -> `Sentence`: words with their forms, quotations. Refuses to decide what a word names."""

from collections.abc import Iterator

from dragoman.lang.pack import Pack
from dragoman.model import Quote, Sentence, Word
from dragoman.sentence.quotes import find_quotes
from dragoman.sentence.split import paragraphs, sentence_spans
from dragoman.sentence.tokens import tokenize

__all__ = ["find_quotes", "split_sentences", "tokenize"]

# RELIABILITY.md, limits: what stands behind is left unread and the article says so.
MAX_SENTENCES = 5_000
MAX_SENTENCE_CHARS = 2_000


def split_sentences(body: str, *, quotes: tuple[Quote, ...], pack: Pack) -> tuple[Sentence, ...]:
    """The sentences of a body, every word with its form. All spans are code points of `body`."""
    return tuple(_sentences(body, quotes, pack))


def _sentences(body: str, quotes: tuple[Quote, ...], pack: Pack) -> Iterator[Sentence]:
    index = 0
    for number, paragraph in enumerate(paragraphs(body)):
        for span in sentence_spans(body, paragraph, quotes=quotes, abbreviations=pack.abbreviations):
            if index >= MAX_SENTENCES:
                return
            tokens = tokenize(body[span.start : min(span.end, span.start + MAX_SENTENCE_CHARS)], span.start)
            ranked = pack.analyse_sentence([token.text for token in tokens])
            words = tuple(
                Word(text=token.text, span=token.span, kind=token.kind, morph=morphs[0], other=morphs[1:])
                for token, morphs in zip(tokens, ranked, strict=True)
            )
            yield Sentence(index=index, paragraph=number, span=span, words=words)
            index += 1
