"""Which line is the headline, when no page data say so."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from dragoman.article.lines import Line
from dragoman.article.shape import squash, stems

TITLE_CHARS = (12, 220)
# The line right below a headline sums the article up and shares more words with it: it has to score this much better.
DECK_SHARE = 0.6
MIN_HEADLINE_WORDS = 5
MAX_TRAIL_WORDS, MAX_NAME_WORDS = 3, 4
MAX_LINES_BEFORE = 60  # lines of menus before a headline
_BREADCRUMB = re.compile(r"\s[|/>»›-]\s")

Headline = tuple[int, int, int]  # the line, and from where to where in it


def find_title(
    lines: Sequence[Line],
    marks: Sequence[str],
    copies: Mapping[int, str],
    first: int,
    given: str | None,
    *,
    outlet_words: Collection[str] = (),
) -> Headline | None:
    """The headline's line, and where in the line it stands.

    Candidates are the lines before the first paragraph that are neither furniture nor stamp. A headline is repeated,
    stands alone in an <h1>, shares its words with the article, and has a headline's length.

    first  index of the first paragraph
    given  the headline by the page's own data
    outlet_words  words that names of outlets are made of: such a name heads the page, not the article
    """
    if given:
        return _given_title(lines, given)
    topic: set[str] = set()
    for line, mark in zip(lines, marks, strict=True):
        if mark == "sentence":
            topic |= stems(line.text)
    counts = Counter(line.squashed for line in lines)
    best, best_score = None, 0.5
    for i in range(min(first, MAX_LINES_BEFORE, len(lines))):
        if _is_trail(lines[i]) or _names_outlet(lines[i], outlet_words):
            continue
        start = _after_breadcrumb(lines[i])
        score = _title_score(lines[i], start, marks[i], topic, counts)
        beside_stamp = "stamp" in (*marks[max(0, i - 1) : i], *marks[i + 1 : i + 2])
        score += 0.5 * beside_stamp - 0.5 * lines[i].text.endswith("?") - 0.01 * i
        deck = best is not None and best_score >= DECK_SHARE * score and _is_deck(lines[i], lines[best[0]], i - best[0])
        if score > best_score and i not in copies and not deck:
            best, best_score = (i, start, _before_outlet(lines[i], start, outlet_words)), score
    return best or _repeated_title(lines, marks, topic, counts)


def _title_score(line: Line, start: int, mark: str, topic: set[str], counts: Counter[str]) -> float:
    text = line.text[start:]
    low, high = TITLE_CHARS
    if mark not in ("loose", "capitals", "sentence") or not low <= len(text) <= high or len(text.split()) < 2:
        return 0.0
    if mark == "sentence" and line.tag != "h1":
        return 0.0
    own = stems(text)
    shared = len(own & topic)
    score = min(shared, 3) + 2.0 * shared / max(4, len(own)) + (len(text) >= 25) + (len(text.split()) >= 5)
    score += 3.0 * (counts[line.squashed] > 1) + 4.0 * (line.tag == "h1")
    return score if shared or line.tag == "h1" or len(text) >= 25 else 0.0


def _repeated_title(
    lines: Sequence[Line], marks: Sequence[str], topic: set[str], counts: Counter[str]
) -> Headline | None:
    """A headline that stands below the text: twice on the page, and told by the text almost word for word."""
    for i, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        own = stems(line.text)
        told = len(own & topic) >= max(3, 0.6 * len(own))
        if mark in ("loose", "capitals") and counts[line.squashed] > 1 and line.word_count >= 4 and told:
            return (i, 0, len(line.text))
    return None


def _after_breadcrumb(line: Line) -> int:
    """Where the headline begins in "Dünya > Avrupa > Headline"; 0 when the line is no breadcrumb."""
    if line.tag == "h1":
        return 0
    cut = 0
    for match in _BREADCRUMB.finditer(line.text):
        before = line.text[cut : match.start()]
        if len(before.split()) > 3 or before != before.strip():
            break
        cut = match.end()
    return cut if len(line.text) - cut >= 20 else 0


def _is_deck(line: Line, above: Line, distance: int) -> bool:
    """Whether a line may be the deck of the headline right above it: not when that one is a menu or calls the page."""
    headline = above.word_count >= MIN_HEADLINE_WORDS and len(_BREADCRUMB.split(above.text)) == 1
    headline = headline and not above.capitals  # menus are
    return distance == 1 and headline and line.tag != "h1" and not line.gap


def _before_outlet(line: Line, start: int, outlet_words: Collection[str]) -> int:
    """Where the headline ends in "Headline - The Velin Post", as pages call themselves."""
    match = list(_BREADCRUMB.finditer(line.text, start))[-1:]
    if line.tag == "h1" or not match or match[0].start() - start < TITLE_CHARS[0]:
        return len(line.text)
    rest = line.text[match[0].end() :].split()
    named = len(rest) <= MAX_NAME_WORDS and all(part.strip("(&")[:1].isupper() for part in rest)
    return match[0].start() if named and not {p.lower() for p in rest}.isdisjoint(outlet_words) else len(line.text)


def _is_trail(line: Line) -> bool:
    """ "Dünya | Avrupa | Karvanya": three parts or more, none as long as a headline."""
    parts = _BREADCRUMB.split(line.text)
    return line.tag != "h1" and len(parts) >= 3 and all(len(part.split()) <= MAX_TRAIL_WORDS for part in parts)


def _names_outlet(line: Line, outlet_words: Collection[str]) -> bool:
    """ "The Velin Post", "Dniester Review (English)": a short name, capitals throughout, with a word for papers."""
    parts = line.text.split()
    if line.tag == "h1" or len(parts) > MAX_NAME_WORDS or not all(part.strip("(&")[:1].isupper() for part in parts):
        return False
    return not set(line.phrase.split()).isdisjoint(outlet_words)


def _given_title(lines: Sequence[Line], given: str) -> Headline | None:
    key = squash(given)
    for i, line in enumerate(lines):
        if key and line.squashed == key:
            return (i, 0, len(line.text))
    return None
