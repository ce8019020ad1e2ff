"""The readable text of a page, and where each character of it stands on the page.

Entities, tags, escaped quotes, invisible characters and doubly encoded letters are read as what they stand for; all
else is copied. The rest of the room works on this text only, and comes back to the page through the map.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model import Cut, Run, Span

_BLOCK_TAGS = (
    "address|article|aside|blockquote|body|br|button|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html"
    "|li|main|nav|ol|option|p|pre|section|select|summary|table|tbody|td|th|thead|title|tr|ul"
)
# One alternative per thing that is not copied. No quantifier stands inside another, and every one is bounded.
_HIGH = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what bytes 0x80-0xBF look like in windows-1252
_TOKEN = re.compile(
    r"(?P<breaks>(?:<(?i:br)[ /]{0,3}>\s{0,20}){3,})"  # a page of a million of them has to be read too
    r"|(?P<block></?(?i:" + _BLOCK_TAGS + r")\b[^<>]{0,10000000}>)"
    r"|(?P<tag><(?:/?[a-zA-Z][a-zA-Z0-9:-]{0,30}\b|(?i:!doctype)|\?xml)[^<>]{0,10000000}>)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)"
    r"|(?P<escaped>\\(?=['\"]))"
    r"|(?P<dotted>[iI]\u0307)"
    r"|(?P<ghost>[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff])"
    rf"|(?P<twice>[ÂÃÄÅ][{_HIGH}]|â[{_HIGH}][{_HIGH}])"
)
_DOUBLE_SIGNS = re.compile(r"Ä±|Ä°|ÄŸ|Ä\u009f|ÅŸ|Å\u009f|Åž|Ã¼|Ã¶|Ã§|Ãœ|Ã–|Ã‡|â€™|â€œ|Å\u009e")
MIN_DOUBLE_SIGNS = 3  # a single "Ã¼" may be quoted; three are a page that was encoded twice


@dataclass(frozen=True, slots=True)
class Shadow:
    """text  the readable page; runs  text -> page; markup  what was read as nothing."""

    text: str
    runs: tuple[Run, ...]
    markup: tuple[Cut, ...]
    flags: tuple[str, ...]

    def back(self, start: int, end: int) -> Span:
        runs = self.slice(start, end)
        return Span(min(r.src_start for r in runs), max(r.src_end for r in runs)) if runs else Span(0, 0)

    def slice(self, start: int, end: int) -> list[Run]:
        """The runs that made `text[start:end]`, clipped to it."""
        out: list[Run] = []
        index = max(0, bisect_right(self.runs, (start, 1 << 62, 0, 0)) - 1)
        while index < len(self.runs) and self.runs[index].out_start < end:
            run = self.runs[index]
            index += 1
            low, high = max(start, run.out_start), min(end, run.out_end)
            if low >= high:
                continue
            if run.out_end - run.out_start == run.src_end - run.src_start:
                shift = run.src_start - run.out_start
                out.append(Run(low, high, low + shift, high + shift))
            else:
                out.append(Run(low, high, run.src_start, run.src_end))
        return out


def cast_shadow(page_text: str, *, skip: Sequence[Cut] = (), line_end: str = "\n") -> Shadow:
    """The shadow of a page. `skip`: stretches not to be read (scripts), in order; `line_end`: what block tags become.

    >>> cast_shadow("Kim&#39;in <b>sözü</b>").text
    "Kim'in sözü"
    """
    mend = len(_DOUBLE_SIGNS.findall(page_text)) >= MIN_DOUBLE_SIGNS
    parts: list[str] = []
    runs: list[Run] = []
    markup: list[Cut] = []
    size = done = 0
    for start, end, made in _tokens(page_text, skip, mend, line_end):
        if done < start:
            parts.append(page_text[done:start])
            runs.append(Run(size, size + start - done, done, start))
            size += start - done
        done = end
        if made is None:
            continue
        if made:
            parts.append(made)
            size += len(made)
        if made.strip():
            runs.append(Run(size - len(made), size, start, end))
        elif markup and markup[-1].span.end == start:
            markup[-1] = Cut(span=Span(markup[-1].span.start, end), reason="markup")
        else:
            markup.append(Cut(span=Span(start, end), reason="markup"))
    if done < len(page_text):
        parts.append(page_text[done:])
        runs.append(Run(size, size + len(page_text) - done, done, len(page_text)))
    return Shadow("".join(parts), tuple(runs), (*markup, *skip), ("mojibake",) if mend else ())


def _tokens(page_text: str, skip: Sequence[Cut], mend: bool, line_end: str) -> Iterator[tuple[int, int, str | None]]:
    """(start, end, what it is read as) of all that is not copied; None for what is skipped."""
    at = 0
    for gap in [*(cut.span for cut in skip), Span(len(page_text), len(page_text))]:
        for match in _TOKEN.finditer(page_text, at, gap.start):
            made = _reading(match, mend, line_end)
            if made is not None:
                yield match.start(), match.end(), made
        if gap.end > gap.start:
            yield gap.start, gap.end, None
        at = gap.end


def _reading(match: re.Match[str], mend: bool, line_end: str) -> str | None:
    """What a token stands for; None when it is to be copied."""
    kind, token = match.lastgroup, match.group()
    if kind in ("block", "breaks"):
        return line_end
    if kind == "entity":
        made = html.unescape(token)
        return None if made == token else made.replace("\xa0", " ").replace("\xad", "")
    if kind == "dotted":  # careless lower-casing of İ leaves i and a combining dot
        return "i" if token[0] == "i" else "İ"
    if kind == "twice":
        return _decoded_twice(token) if mend else None
    return ""


def _decoded_twice(token: str) -> str | None:
    """The character whose UTF-8 bytes were read as windows-1252: "Ã¼" -> "ü"."""
    try:
        return bytes(_byte(char) for char in token).decode("utf-8")
    except (UnicodeError, ValueError):
        return None


def _byte(char: str) -> int:
    return ord(char) if ord(char) < 256 else char.encode("cp1252")[0]
