"""Where a page contradicts itself: what it says of itself beside the text, against the text that it shows.

What a reader sees counts, and the contradiction is kept as a flag. Refuses to decide who is right. Characters that show
the text otherwise than it is belong here too.
"""

import re
from collections.abc import Iterator, Sequence

from dragoman.article.pagedata import Datum, near_headline
from dragoman.article.shape import plain, squash, stems, words
from dragoman.model import Field

# Copies of a text in JSON-LD lose headings and gain captions: a few words here and there. A text that is another one
# shares next to no three words in a row; what was slipped in is a sentence at least.
_SHINGLE = 3
MAX_MISSING_SHARE, MAX_MISSING_RUN = 0.5, 15
_MAX_WORDS = 50_000
# Overrides of the writing direction, and tags, which nothing shows. Emoji of flags are spelt in tags and stay; joiners
# are letters to some scripts, and marks that embed a direction are ordinary on pages in several.
_TURNING = "\u202d\u202e"
_STRAY_TAG = re.compile("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]")


def conflicts(
    page_text: str,
    data: Sequence[Datum],
    *,
    shown: Sequence[str],
    title: Field | None,
    dates: tuple[Field | None, Field | None],
) -> Iterator[str]:
    """Flags. `shown` are the page's visible lines; `dates` the times of publication and of update."""
    if _hides(page_text):
        yield "hidden-characters"
    told = near_headline(list(data), "body", title.value if title else "")
    if told is not None and _is_another_text(told.value, shown):
        yield "other-text-in-data"
    if title is not None and title.rule.startswith("title.") and _is_another_title(title.value, data):
        yield "two-titles"
    published, updated = dates
    if published and updated and updated.value[:10] < published.value[:10]:
        yield "updated-before-published"


def _is_another_text(told: str, shown: Sequence[str]) -> bool:
    """Whether the page's data hold text that stands nowhere on the page."""
    sought = _shingles(told)
    if not sought:
        return False
    seen = set(_shingles("\n".join(shown)))
    missing = run = longest = 0
    for shingle in sought:
        run = 0 if shingle in seen else run + 1
        missing += run > 0
        longest = max(longest, run)
    return missing >= MAX_MISSING_SHARE * len(sought) or longest >= MAX_MISSING_RUN


def _shingles(text: str) -> list[tuple[str, ...]]:
    found = words(plain(text))[:_MAX_WORDS]
    return [tuple(found[at : at + _SHINGLE]) for at in range(len(found) - _SHINGLE + 1)]


def _is_another_title(title: str, data: Sequence[Datum]) -> bool:
    """Whether no title that the data name has anything to do with the one that is shown."""
    named = [datum.value for datum in data if datum.kind == "title" and squash(datum.value)]
    topic = stems(title)
    return bool(named and topic) and not any(topic & stems(value) for value in named)


def _hides(text: str) -> bool:
    # By what tags begin with in UTF-8: a pattern over every character would take a tenth of the room's time.
    if any(char in text for char in _TURNING):
        return True
    return b"\xf3\xa0" in text.encode("utf-8", "surrogatepass") and _STRAY_TAG.search(text) is not None
