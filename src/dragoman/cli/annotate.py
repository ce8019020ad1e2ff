"""A page's text with what was read in it: mentions and statements marked, on a terminal or as one HTML page.

The words are a stranger's: on a terminal every control character is written out, in HTML everything is escaped, and the
page names no address to load anything from.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from rich.text import Text

from dragoman.cli.show import one_line, show, visible
from dragoman.model import UNNAMED, Mention, Reading, Span

_COLOURS = {
    "person": ("magenta", "#f3d9fa"),
    "state": ("blue", "#d0ebff"),
    "body": ("cyan", "#c5f6fa"),
    "organisation": ("green", "#d3f9d8"),
    "group": ("yellow", "#fff3bf"),
    "role": ("bright_magenta", "#fcc2d7"),
    "pair": ("bright_blue", "#dbe4ff"),
    "place": ("bright_yellow", "#ffe8cc"),
}
_NAMES = {"body": "body of a state", "role": "office without a name", "pair": "sides named before"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the body and what it was read as. `note` is for a person: who is meant, or who says it."""

    span: Span
    kind: str  # a kind of mention, or "direct", "indirect"
    note: str

    @property
    def is_said(self) -> bool:
        return self.kind in ("direct", "indirect")


def marks_of(reading: Reading) -> list[Mark]:
    """Statements and mentions in the order of the text, the wider first."""
    marks = [Mark(stmt.span, stmt.kind, f"said by {_name(reading, stmt.speaker)}") for stmt in reading.statements]
    meant = {index: actor.name for actor in reading.actors for index in actor.mentions}
    for mention in reading.mentions:
        if mention.kind in _COLOURS:
            marks.append(Mark(mention.span, mention.kind, _meaning(mention, meant)))
    return sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))


def _name(reading: Reading, ref: str) -> str:
    actor = reading.actor(ref)
    return actor.name if actor else "an unnamed source" if ref == UNNAMED else ref


def _meaning(mention: Mention, meant: dict[int, str]) -> str:
    kind = _NAMES.get(mention.kind, mention.kind)
    who = meant.get(mention.index)
    return f"{kind}: {who}" if who else kind


def stretches(length: int, marks: Sequence[Mark]) -> Iterator[tuple[Span, list[Mark]]]:
    """A text of this length in pieces, each with the marks that cover it; marks may nest or overlap."""
    edges = sorted({0, length} | {edge for mark in marks for edge in mark.span if edge <= length})
    for start, end in pairwise(edges):
        yield Span(start, end), [mark for mark in marks if mark.span.start <= start and end <= mark.span.end]


# -- terminal


def print_annotated(reading: Reading) -> None:
    """Print title and body: mentions in the colours of the legend, statements between ⟦ and ⟧ with their number."""
    title = reading.article.title
    marks = marks_of(reading)
    show(Text(one_line(title.value) if title else "without a title", style="bold"))
    show()
    show(_coloured(reading.article.body, marks))
    show()
    for line in _legend(marks):
        show(line)


def _coloured(body: str, marks: Sequence[Mark]) -> Text:
    said = [mark for mark in marks if mark.is_said]
    text = Text()
    for span, over in stretches(len(body), marks):
        text.append("⟦" * sum(mark.span.start == span.start for mark in said), style="dim")
        text.append(visible(span.of(body)), style=" ".join(dict.fromkeys(map(_style, over))))
        for number, mark in enumerate(said, start=1):
            if mark.span.end == span.end:
                text.append(f"⟧{number}", style="dim")
    return text


def _style(mark: Mark) -> str:
    return "italic" if mark.is_said else _COLOURS[mark.kind][0]


def _legend(marks: Sequence[Mark]) -> Iterator[Text]:
    """The kinds that occur, each in its colour, then the statements by number."""
    seen = {mark.kind for mark in marks}
    kinds = Text("  ").join(
        Text(_NAMES.get(kind, kind), style=style) for kind, (style, _) in _COLOURS.items() if kind in seen
    )
    yield kinds
    for number, mark in enumerate((mark for mark in marks if mark.is_said), start=1):
        yield Text(f"⟧{number} ", style="dim").append(one_line(f"{mark.note} ({mark.kind})"), style="default")


# -- HTML


def annotated_html(reading: Reading) -> str:
    """One self-contained page: no script, and a policy that lets nothing be loaded."""
    marks = marks_of(reading)
    title = visible(reading.article.title.value) if reading.article.title else "without a title"
    seen = {mark.kind for mark in marks}
    legend = "".join(
        f'<li><span class="{kind}">{escape(_NAMES.get(kind, kind))}</span></li>' for kind in _COLOURS if kind in seen
    )
    return _PAGE.format(
        language=escape(reading.article.language), title=escape(title), style=_css(), legend=legend,
        body=_marked_up(reading.article.body, marks),
    )  # fmt: skip


def _marked_up(body: str, marks: Sequence[Mark]) -> str:
    pieces: list[str] = []
    for span, over in stretches(len(body), marks):
        opened = "".join(f'<span class="{mark.kind}" title="{escape(visible(mark.note))}">' for mark in over)
        pieces.append(opened + escape(visible(span.of(body))) + "</span>" * len(over))
    return "".join(pieces)


def _css() -> str:
    kinds = "".join(f".{kind} {{ background: {colour} }}\n" for kind, (_, colour) in _COLOURS.items())
    return kinds + _CSS


_CSS = """
.direct, .indirect { border-bottom: 2px solid #495057 }
.indirect { border-bottom-style: dotted }
body { color: #212529; font: 1.05rem/1.7 serif; margin: 2rem auto; max-width: 42rem; padding: 0 1rem }
main { white-space: pre-wrap }
ul { list-style: none; padding: 0; font: .85rem sans-serif }
li { display: inline-block; margin-right: .8rem }
"""

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<h1>{title}</h1>
<ul>{legend}<li><span class="direct">quotation</span></li><li><span class="indirect">reported</span></li></ul>
<main>{body}</main>
</body>
</html>
"""
