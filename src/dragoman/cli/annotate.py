"""A page's text with what was read in it: mentions and statements marked, on a terminal or as one HTML page.

The words are a stranger's: on a terminal every control character is written out, in HTML everything is escaped, and the
page names no address to load anything from.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from rich.text import Text

from dragoman.cli.show import output, show
from dragoman.model import UNNAMED, Mention, Reading, Span
from dragoman.text.harmless import one_line, visible
from dragoman.text.stretches import stretches

# On a terminal, behind dark ink on light paper, behind light ink on dark paper.
_COLOURS = {
    "person": ("magenta", "#f3d9fa", "#5b2a66"),
    "state": ("blue", "#d0ebff", "#1c4a72"),
    "body": ("cyan", "#c5f6fa", "#145a61"),
    "organisation": ("green", "#d3f9d8", "#1f5a2f"),
    "group": ("yellow", "#fff3bf", "#5c4a10"),
    "role": ("bright_magenta", "#fcc2d7", "#6b2743"),
    "pair": ("bright_blue", "#dbe4ff", "#33407a"),
    "place": ("bright_yellow", "#ffe8cc", "#66401a"),
}
_LIGHT = ("#212529", "#ffffff")  # ink, paper
_DARK = ("#f1f3f5", "#1a1b1e")
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


def _by_edge(marks: Iterable[Mark]) -> tuple[dict[int, list[Mark]], dict[int, list[Mark]]]:
    """Marks by where they start, and by where they end."""
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in marks:
        starts.setdefault(mark.span.start, []).append(mark)
        ends.setdefault(mark.span.end, []).append(mark)
    return starts, ends


# -- terminal


def print_annotated(reading: Reading) -> None:
    """Print title and body: statements between ⟦ and ⟧ with their number, mentions in the colours of the legend.

    Where there are no colours (a pipe, NO_COLOR) mentions stand in brackets with their kind: "[Fidan|person]".
    """
    title = reading.article.title
    marks = marks_of(reading)
    plain = output().color_system is None or output().no_color
    show(Text(one_line(title.value) if title else "without a title", style="bold"))
    show()
    show(_marked(reading.article.body, marks, plain=plain))
    show()
    for line in _legend(marks, plain=plain):
        show(line)


def _marked(body: str, marks: Sequence[Mark], *, plain: bool) -> Text:
    said, said_till = _by_edge(mark for mark in marks if mark.is_said)
    named, named_till = _by_edge(mark for mark in marks if plain and not mark.is_said)
    numbers = _numbers(marks)
    text = Text()
    for span, over in stretches(len(body), marks):
        text.append("⟦" * len(said.get(span.start, ())), style="dim")
        text.append("[" * len(named.get(span.start, ())))
        text.append(visible(span.of(body)), style=" ".join(dict.fromkeys(map(_style, over))))
        text.append("".join(f"|{mark.kind}]" for mark in reversed(named_till.get(span.end, []))))
        for mark in said_till.get(span.end, ()):
            text.append(f"⟧{numbers[id(mark)]}", style="dim")
    return text


def _numbers(marks: Sequence[Mark]) -> dict[int, int]:
    """The number of each statement in the list below, by the mark itself: two marks may be alike."""
    said = (mark for mark in marks if mark.is_said)
    return {id(mark): number for number, mark in enumerate(said, start=1)}


def _style(mark: Mark) -> str:
    return "italic" if mark.is_said else _COLOURS[mark.kind][0]


def _legend(marks: Sequence[Mark], *, plain: bool) -> Iterator[Text]:
    """The kinds that occur, each in its colour, then the statements by number."""
    seen = {mark.kind for mark in marks} & _COLOURS.keys()
    if seen and not plain:
        yield Text("  ").join(
            Text(_NAMES.get(kind, kind), style=colours[0]) for kind, colours in _COLOURS.items() if kind in seen
        )
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
    said = "".join(
        f"<li>{escape(one_line(mark.note))} ({mark.kind})</li>" for mark in marks if mark.is_said
    )  # fmt: skip
    return _PAGE.format(
        language=escape(reading.article.language), title=escape(title), style=_css(), legend=legend,
        body=_marked_up(reading.article.body, marks), said=f"<ol>{said}</ol>" if said else "",
    )  # fmt: skip


def _marked_up(body: str, marks: Sequence[Mark]) -> str:
    """The body with every mark as an element, and behind each statement its number in the list below."""
    _, said_till = _by_edge(mark for mark in marks if mark.is_said)
    numbers = _numbers(marks)
    pieces: list[str] = []
    for span, over in stretches(len(body), marks):
        opened = "".join(f'<span class="{mark.kind}" title="{escape(visible(mark.note))}">' for mark in over)
        pieces.append(opened + escape(visible(span.of(body))) + "</span>" * len(over))
        pieces += [f"<sup>{numbers[id(mark)]}</sup>" for mark in said_till.get(span.end, ())]
    return "".join(pieces)


def _css() -> str:
    light, dark = (_scheme(*inks, column) for column, inks in ((1, _LIGHT), (2, _DARK)))
    return f"{light}@media (prefers-color-scheme: dark) {{\n{dark}}}\n{_CSS}"


def _scheme(ink: str, paper: str, column: int) -> str:
    kinds = "".join(f".{kind} {{ background: {colours[column]} }}\n" for kind, colours in _COLOURS.items())
    return f"body {{ color: {ink}; background: {paper} }}\n{kinds}"


_CSS = """
:root { color-scheme: light dark }
.direct, .indirect { border-bottom: 2px solid }
.indirect { border-bottom-style: dotted }
sup { font: .7rem sans-serif; line-height: 0 }
body { font: 1.05rem/1.7 serif; margin: 2rem auto; max-width: 42rem; padding: 0 1rem; overflow-wrap: anywhere }
main { white-space: pre-wrap }
ul, ol { font: .85rem/1.5 sans-serif }
ul { list-style: none; padding: 0 }
ul li { display: inline-block; margin-right: .8rem }
"""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<h1 lang="{language}">{title}</h1>
<ul>{legend}<li><span class="direct">quotation</span></li><li><span class="indirect">reported</span></li></ul>
<main lang="{language}">{body}</main>
{said}
</body>
</html>
"""
