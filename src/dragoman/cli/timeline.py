"""What passed between two sides, day by day."""

from collections.abc import Iterable
from itertools import groupby

from rich.padding import Padding
from rich.text import Text

from dragoman.cli.events import excerpt, on_whose_word, sides
from dragoman.cli.show import STYLES, one_line, show
from dragoman.record import EventView


def print_timeline(views: Iterable[EventView]) -> None:
    """A dated list; what has no date comes last."""
    for date, events in groupby(views, key=lambda view: view.date):
        show(Text(date or "undated", style="bold"))
        for view in events:
            show(Padding(_entry(view), (0, 0, 0, 2), expand=False))
        show()


def _entry(view: EventView) -> Text:
    entry = Text(view.act.replace("_", " "), style=f"bold {STYLES.get(view.type, '')}".strip())
    entry.append(f"  {sides(view)}", style="not bold default")
    notes = [view.place, None if view.status == "occurred" else view.status.replace("_", " ")]
    entry.append("".join(f", {one_line(note)}" for note in notes if note), style="not bold default")
    entry.append("\n").append_text(_plain(excerpt(view)))
    return entry.append(
        f"\n{one_line(view.source)}, says {on_whose_word(view)}  {view.id}", style="not bold default dim"
    )


def _plain(text: Text) -> Text:
    """The text free of the style of what it is appended to."""
    plain = Text(style="not bold default")
    return plain.append_text(text)
