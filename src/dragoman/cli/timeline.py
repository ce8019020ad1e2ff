"""What passed between two sides, day by day: every event once, with how many pages and sources tell it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.padding import Padding
from rich.text import Text

from dragoman.cli.events import act_name, excerpt, sides, whose_word
from dragoman.cli.ledger import load_ledger
from dragoman.cli.merging import by_day, counted, load_merger, print_merged
from dragoman.cli.show import complain, one_line, show
from dragoman.cli.sides import known_side
from dragoman.merge import Merger
from dragoman.merge.sketch import place_words
from dragoman.model import MergedEvent
from dragoman.record import EventView, find_events, make_question, open_to_read
from dragoman.text import key

# An event, and the report that speaks for it.
_Told = tuple[MergedEvent, EventView]


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
    told = _find(record, wanted)
    if format != "table":
        print_merged([event for event, _ in told], format=format)
    elif told:
        _print(told)
    else:
        between = (
            f"between {known_side(wanted.side)} and {known_side(wanted.other)}" if wanted.other else "of that side"
        )
        complain(f"{record}: nothing {between} in that time")


def _find(record: str, wanted: Wanted) -> list[_Told]:
    between = (wanted.side, wanted.other) if wanted.other else None
    question = make_question(between=between, since=wanted.since, until=wanted.until)
    with open_to_read(record) as conn:
        views = [view for view in find_events(conn, question) if between or _takes_part(wanted.side, view)]
    merger = load_merger(record)
    of_event: dict[tuple[str, ...], list[EventView]] = defaultdict(list)
    for view in views:
        of_event[merger.index.event_of(view.id)].append(view)
    told = [(merger.event_of(ids[0]), own) for ids, own in of_event.items()]
    steps = _steps(record, wanted.agreement, merger)
    kept = [
        (event, _speaker(event, own))
        for event, own in told
        if (not wanted.place or (event.place and place_words(wanted.place) <= place_words(event.place)))
        and (steps is None or event.id in steps)
    ]
    return sorted(kept, key=lambda pair: by_day(pair[0]))


def _steps(record: str, agreement: str | None, merger: Merger) -> set[str] | None:
    if agreement is None:
        return None
    asked = key(agreement)
    return {
        step.event
        for entry in load_ledger(record, merger)
        for step in entry.steps
        if any(asked in key(title.value) for title in entry.titles)
    }


def _takes_part(name: str, view: EventView) -> bool:
    side = known_side(name)
    parties = (*view.actors, *view.recipients)
    return any(party.country == side or key(party.name) in (key(side), key(name)) for party in parties)


def _speaker(event: MergedEvent, views: Sequence[EventView]) -> EventView:
    """The report to quote: one that gives the day that was chosen, and the surest of those."""
    return min(views, key=lambda view: (view.date != event.date, -view.confidence, view.page, view.id))


def _print(told: Sequence[_Told]) -> None:
    """A dated list; what has no date comes last."""
    for date, events in groupby(told, key=lambda pair: pair[0].date):
        show(Text(date or "undated", style="bold"))
        for event, view in events:
            show(Padding(_entry(event, view), (0, 0, 0, 2), expand=False))
        show()


def _entry(event: MergedEvent, view: EventView) -> Text:
    notes = [event.place, None if event.status == "occurred" else event.status.replace("_", " ")]
    head = Text.assemble(act_name(view), f"  {sides(view)}", *(f", {one_line(note)}" for note in notes if note))
    source = Text(one_line(view.source), style="dim")
    told = Text(", ").join([source, *whose_word(view)])
    lines = [head, excerpt(view), Text.assemble(told, (f"  {view.id}", "dim"))]
    if len(event.pages) > 1:
        sources = counted(event.independent_sources, "independent source")
        lines.append(Text(f"{len(event.pages)} pages, {sources}", style="dim"))
    lines += [
        Text(f"{each.field}: " + " ≠ ".join(one_line(value.value) for value in each.values), style="yellow")
        for each in event.contradictions
    ]
    return Text("\n").join(lines)
