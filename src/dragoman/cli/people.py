"""Commands for what people say of events. Nothing they say is ever lost or changes what was read."""

from typing import Annotated

import typer

from dragoman.cli.options import By, EventFormat, EventId, ListFormat, RecordFile, Why

Values = Annotated[
    list[str],
    typer.Argument(
        metavar="FIELD=VALUE...",
        help="act, status, background, date, place, actors, recipients, asserted_by; several parties by ;: "
        "recipients='Rusya; Aino Salmi (FIN, foreign minister)'",
    ),
]


def correct(event_id: EventId, values: Values, record: RecordFile, why: Why, by: By = None) -> None:
    """Give fields of an event other values."""
    from dragoman.cli.saying import say
    from dragoman.record import parse_values, set_fields

    given = parse_values(values)
    say(record, lambda conn: set_fields(conn, event_id, given, why=why, by=by), given)


def reject(event_id: EventId, record: RecordFile, why: Why, by: By = None) -> None:
    """Say that the page does not tell this event."""
    from dragoman.cli.saying import say
    from dragoman.record import reject_event

    say(record, lambda conn: reject_event(conn, event_id, why=why, by=by))


def merge(
    event_id: EventId,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The event that stays.")],
    record: RecordFile,
    why: Why,
    by: By = None,
) -> None:
    """Say that two events are one; the second stays."""
    from dragoman.cli.saying import say
    from dragoman.record import merge_events

    say(record, lambda conn: merge_events(conn, event_id, into, why=why, by=by))


def split(
    event_id: EventId,
    part: Annotated[
        list[str],
        typer.Option(help="One part, and what is different in it, by commas: --part 'recipients=RUS,date=2025-07'"),
    ],
    record: RecordFile,
    why: Why,
    by: By = None,
) -> None:
    """Say that one event is several."""
    from dragoman.cli.saying import parts_of, say
    from dragoman.record import split_event

    parts = parts_of(part)
    say(record, lambda conn: split_event(conn, event_id, parts, why=why, by=by))


def add_event(
    page: Annotated[
        str,
        typer.Argument(
            metavar="PAGE", help="Its own id, its file's name, set.jsonl:3, or the beginning of its SHA-256."
        ),
    ],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The words of the article that tell it.")],
    act: Annotated[str, typer.Argument(metavar="ACT", help="One of `dragoman acts`.")],
    values: Values,
    record: RecordFile,
    why: Why,
    by: By = None,
) -> None:
    """Add an event that was overlooked; words of the page have to tell it."""
    from dragoman.cli.saying import say
    from dragoman.record import add_event as add
    from dragoman.record import parse_values

    given = parse_values(values)
    told = parse_values([f"act={act}"])["act"]
    say(record, lambda conn: add(conn, page, words, told, given, why=why, by=by), given)


def note(
    event_id: EventId,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What to leave with the event.")],
    record: RecordFile,
    by: By = None,
) -> None:
    """Leave a note with an event; `explain` shows it."""
    from dragoman.cli.saying import say
    from dragoman.record import note_on

    say(record, lambda conn: note_on(conn, event_id, words, by=by))


def withdraw(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="As `dragoman corrections` shows it.")],
    record: RecordFile,
    why: Why,
    by: By = None,
) -> None:
    """Take a correction back. It stays in the record, and so does this."""
    from dragoman.cli.saying import say
    from dragoman.record import withdraw as take_back

    say(record, lambda conn: take_back(conn, number, why=why, by=by))


def join(
    events: Annotated[
        list[str], typer.Argument(metavar="EVENT...", help="As `dragoman merged` shows them; or reports of them.")
    ],
    record: RecordFile,
    why: Why,
    by: By = None,
) -> None:
    """Say that events of different pages are one, whatever merging thinks."""
    from dragoman.cli.saying import say
    from dragoman.record import join_reports

    say(record, lambda conn: join_reports(conn, events, why=why, by=by))


def part(
    event_id: Annotated[str, typer.Argument(metavar="EVENT", help="As `dragoman merged` shows it.")],
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT...", help="Those of its reports that are of another event.")
    ],
    record: RecordFile,
    why: Why,
    by: By = None,
) -> None:
    """Say that reports of an event are of another one, whatever merging thinks; `sources` lists its reports."""
    from dragoman.cli.saying import say
    from dragoman.record import part_reports

    say(record, lambda conn: part_reports(conn, event_id, reports, why=why, by=by))


def corrections(record: RecordFile, format: ListFormat = EventFormat.table) -> None:
    """List what people have said of events, and where it holds."""
    from dragoman.cli.saying import list_corrections

    list_corrections(record, review=False, format=format.value)


def review(record: RecordFile, format: ListFormat = EventFormat.table) -> None:
    """List the corrections somebody has to look at: their event is gone, or the page is read otherwise now."""
    from dragoman.cli.saying import list_corrections

    list_corrections(record, review=True, format=format.value)


PEOPLE = (correct, reject, merge, split, join, part, add_event, note, withdraw, corrections, review)
