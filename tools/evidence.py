"""Whether a reading's values stand where it says: the check behind `make chaos` and tests/test_evidence.py.

It goes by the page itself, not by the reading's own word: each character of the body must come from a character of the
page, or from an entity or a damaged letter that gives it, and each value's words must be those of the body.
"""

import html
import unicodedata
from collections.abc import Iterator

from dragoman.model import Article, Page, Reading, Run, Span
from dragoman.record.rows import rows_of

# Turkish letters as they look when Latin-5 bytes are read as Latin-1.
_LATIN5 = str.maketrans("ýþðÝÞÐ", "ışğİŞĞ")
_CODECS = ("cp1254", "cp1252", "latin-1")


def find_lie(page: Page, reading: Reading) -> str | None:
    """The first thing about a reading that the page does not bear out, or None."""
    return next(_lies(page, reading), None)


def _lies(page: Page, reading: Reading) -> Iterator[str]:
    article = reading.article
    yield from _false_anchors(article)
    for row in rows_of(page, reading)["evidence"]:
        what = f"{row['owner']} {row['owner_key']} {row['field']}"
        if row["start"] is not None and not _is_inside(Span(row["start"], row["end"]), article.body):
            yield f"{what}: {row['start']}–{row['end']} is no stretch of the body"
        if not _is_inside(Span(row["page_start"], row["page_end"]), article.page_text):
            yield f"{what}: {row['page_start']}–{row['page_end']} is no stretch of the page"
        if row["byte_start"] is not None:
            there = page.data[row["byte_start"] : row["byte_end"]].decode(article.encoding, "replace")
            if there.translate(_LATIN5) != article.page_text[row["page_start"] : row["page_end"]].translate(_LATIN5):
                yield f"{what}: bytes {row['byte_start']}–{row['byte_end']} hold {there!r}"
        elif "�" not in article.page_text:
            yield f"{what}: not found in the page's bytes"
    for number, stmt in enumerate(reading.statements):
        if stmt.text != stmt.span.of(article.body):
            yield f"statement {number}: {stmt.text!r} is not what stands at its span"


def _is_inside(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)


def _false_anchors(article: Article) -> Iterator[str]:
    """Places where the body is not what its anchors say it was made from."""
    done = 0
    for run in article.anchors.runs:
        if article.body[done : run.out_start].strip():
            yield f"body {done}–{run.out_start}: words that come from nowhere"
        done = run.out_end
        if not _gives(run, article):
            made, source = article.body[run.out_start : run.out_end], article.page_text[run.src_start : run.src_end]
            yield f"body {run.out_start}–{run.out_end}: {made[:40]!r} cannot come from {source[:40]!r}"
    if article.body[done:].strip():
        yield f"body {done}–: words that come from nowhere"


def _gives(run: Run, article: Article) -> bool:
    made, source = article.body[run.out_start : run.out_end], article.page_text[run.src_start : run.src_end]
    if made == source or _bare(made) == _bare(html.unescape(source)):
        return True
    if len(made) == len(source):
        return all(
            a == b or _LATIN5.get(b) == a or (a.isspace() and b.isspace()) for a, b in zip(made, source, strict=True)
        )
    return any(_redecoded(source, codec) == made for codec in _CODECS)


def _bare(text: str) -> list[str]:
    """The words in one form: "i" with a dot above it is i, and marks that nobody sees (soft hyphens) do not count."""
    seen = (char for char in unicodedata.normalize("NFC", text).replace("i\u0307", "i") if not _is_hidden(char))
    return "".join(seen).split()


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) == "Cf"


def _redecoded(text: str, codec: str) -> str | None:
    """UTF-8 that was read as something else, read rightly."""
    try:
        return text.encode(codec).decode("utf-8")
    except UnicodeError:
        return None
