"""What passed between two sides, day by day: every event once, with how many pages and sources tell it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.padding import Padding
from rich.text import Text
from sqlalchemy import Connection

from dragoman.cli.events import act_name, excerpt, sides, whose_word
from dragoman.cli.merging import AT_ONCE, named, print_merged
from dragoman.cli.show import complain, show
from dragoman.record import (
    EventView,
    MergedQuestion,
    MergedView,
    PaperQuestion,
    events_with_ids,
    find_merged,
    find_papers,
    open_to_read,
)
from dragoman.record.walking import batches
from dragoman.text.counted import counted
from dragoman.text.harmless import one_line
from dragoman.world.sides import known_side

# An event, and the report that speaks for it.
_Told = tuple[MergedView, EventView]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a timeline is asked for; what is left out holds for all."""

    side: str
    other: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    agreement: str | None = None


def show_timeline(record: str, wanted: Wanted, *, format: str) -> None:
    with open_to_read(record) as conn:
        events = _find(conn, wanted)
        if format != "table":
            print_merged(named(conn, events), format=format)
        elif told := list(_spoken_for(conn, events)):
            _print(told)
        else:
            between = (
                f"between {known_side(wanted.side)} and {known_side(wanted.other)}" if wanted.other else "of that side"
            )
            complain(f"{record}: nothing {between} in that time")


def _find(conn: Connection, wanted: Wanted) -> Iterable[MergedView]:
    side = known_side(wanted.side)
    question = MergedQuestion(
        between=(side, known_side(wanted.other)) if wanted.other else None, sides=() if wanted.other else (side,),
        since=wanted.since, until=wanted.until, place=wanted.place,
    )  # fmt: skip
    events = find_merged(conn, question)
    if wanted.agreement is None:
        return events
    papers = find_papers(conn, PaperQuestion(text=wanted.agreement))
    steps = {step.event for paper in papers for step in paper.entry.steps}
    return (event for event in events if event.id in steps)


def _spoken_for(conn: Connection, events: Iterable[MergedView]) -> Iterator[_Told]:
    """The events, each with the report that speaks for it; without those whose report is told no more, and that wait to
    be merged anew.
    """
    for batch in batches(events, AT_ONCE):
        speakers = [next(t.event for t in event.tellings if t.page == event.page and t.event) for event in batch]
        views: dict[str, EventView] = {}
        for view in events_with_ids(conn, speakers):
            views.setdefault(view.id, view)  # of two with one id, the first counts
        yield from ((event, views[speaker]) for event, speaker in zip(batch, speakers, strict=True) if speaker in views)


def _print(told: Sequence[_Told]) -> None:
    """A dated list; what has no date comes last."""
    for date, events in groupby(told, key=lambda pair: pair[0].date):
        show(Text(date or "undated", style="bold"))
        for event, view in events:
            show(Padding(_entry(event, view), (0, 0, 0, 2), expand=False))
        show()


def _entry(event: MergedView, view: EventView) -> Text:
    notes = [event.place, None if event.status == "occurred" else event.status.replace("_", " ")]
    head = Text.assemble(act_name(view), f"  {sides(view)}", *(f", {one_line(note)}" for note in notes if note))
    source = Text(one_line(view.source), style="dim")
    told = Text(", ").join([source, *whose_word(view)])
    lines = [head, excerpt(view), Text.assemble(told, (f"  {view.id}", "dim"))]
    if len(event.pages) > 1:
        sources = counted(event.independent_sources, "independent source")
        lines.append(Text(f"{counted(len(event.pages), 'page')}, {sources}", style="dim"))
    lines += [
        Text(f"{each.field}: " + " ≠ ".join(one_line(value.value) for value in each.values), style="yellow")
        for each in event.contradictions
    ]
    return Text("\n").join(lines)
