"""What passed between two sides, day by day."""

from collections.abc import Iterable
from itertools import groupby

from rich.padding import Padding
from rich.text import Text

from dragoman.cli.events import act_name, excerpt, sides, whose_word
from dragoman.cli.show import one_line, show
from dragoman.record import EventView


def print_timeline(views: Iterable[EventView]) -> None:
    """A dated list; what has no date comes last."""
    for date, events in groupby(views, key=lambda view: view.date):
        show(Text(date or "undated", style="bold"))
        for view in events:
            show(Padding(_entry(view), (0, 0, 0, 2), expand=False))
        show()


def _entry(view: EventView) -> Text:
    notes = [view.place, None if view.status == "occurred" else view.status.replace("_", " ")]
    head = Text.assemble(act_name(view), f"  {sides(view)}", *(f", {one_line(note)}" for note in notes if note))
    source = Text(one_line(view.source), style="dim")
    told = Text(", ").join([source, *whose_word(view)])
    return Text("\n").join([head, excerpt(view), Text.assemble(told, (f"  {view.id}", "dim"))])
