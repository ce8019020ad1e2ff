"""Text that stands on the page twice: repeated paragraphs, and a glued copy beside its paragraphs.

Decides which copy goes. Compares letters and digits only, so that copies that differ in spaces, quotes or case are
still copies. What a dropped copy alone says is kept as a paragraph of its own.
"""

import itertools
import re
from collections.abc import Sequence

from dragoman.article.lines import Line
from dragoman.article.shape import squash

MIN_PARAGRAPH = 25  # letters; shorter lines repeat by chance
MIN_COVERED = 0.6  # of a glued copy's letters, found in other paragraphs; true pairs had .75 and more, others < .35
MAX_PARAGRAPHS = 400  # beyond it paragraphs are only compared whole; each search through each is quadratic
# A sentence that begins right at the full stop of the one before: "dedi.Solt". A single letter or figure before the
# stop is an initial or a number, and a domain goes on in lower case.
GLUE = re.compile(
    r"(?<=[^\W\d_]{2}[.!?…])(?=[\"“‘«]?[A-ZÇĞİÖŞÜ][^\W\d_A-ZÇĞİÖŞÜ])|(?<=[^\W\d_][.!?…][\"”’»])(?=[\"“‘«]?[A-ZÇĞİÖŞÜ][^\W\d_])"
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?…])\s*(?=[\"“‘«]?[A-ZÇĞİÖŞÜ])|(?<=[.!?…][\"”’»])\s*(?=[\"“‘«]?[A-ZÇĞİÖŞÜ])")


def find_copies(lines: Sequence[Line], prose: Sequence[int]) -> dict[int, str]:
    """Which of the prose lines (indices in `prose`) are copies of others, and of what kind."""
    copies: dict[int, str] = {}
    if len(prose) <= MAX_PARAGRAPHS:
        copies.update((i, "glued-copy") for i in prose if _is_glued(lines, i, prose))
    seen: dict[str, int] = {}
    for i in prose:
        if i in copies:
            continue
        key = lines[i].squashed
        if key in seen:
            copies[i] = "repeated"
        elif len(key) >= 8:
            seen[key] = i
    copies.update(_repeated_leads(lines, [i for i in prose if i not in copies]))
    return copies


def _repeated_leads(lines: Sequence[Line], prose: Sequence[int]) -> dict[int, str]:
    """A lead that the paragraph after it begins with, word for word."""
    out = {}
    for i, after in itertools.pairwise(prose):
        if len(lines[i].squashed) >= MIN_PARAGRAPH and lines[after].squashed.startswith(lines[i].squashed):
            out[i] = "repeated-lead"
    return out


def _is_glued(lines: Sequence[Line], index: int, prose: Sequence[int]) -> bool:
    """Whether two or more other paragraphs make up most of this one."""
    whole = lines[index].squashed
    if len(whole) < 3 * MIN_PARAGRAPH:
        return False
    inside = [lines[j].squashed for j in prose if j != index and MIN_PARAGRAPH <= len(lines[j].squashed) < len(whole)]
    found = [part for part in dict.fromkeys(inside) if part in whole]
    return len(found) >= 2 and sum(map(len, found)) >= MIN_COVERED * len(whole)


def sentences_only_in(line: Line, others: Sequence[Line]) -> list[tuple[int, int]]:
    """Spans (in `line.text`) of the sentences of a glued copy that no other paragraph holds."""
    elsewhere = "\x00".join(other.squashed for other in others)
    heads = [other.squashed for other in others if other.capitals]
    spans, start = [], 0
    for end in [*(m.start() for m in _SENTENCE.finditer(line.text)), len(line.text)]:
        key = squash(line.text[start:end])
        # A subhead is glued to the sentence after it without any mark: "TEPKİ GELDİABD Dışişleri …".
        key = next((key[len(head) :] for head in heads if head and key.startswith(head)), key)
        if len(key) >= MIN_PARAGRAPH and key not in elsewhere:
            spans.append((start, end))
        start = end
    return spans
