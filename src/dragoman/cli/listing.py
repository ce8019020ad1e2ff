"""Answers from a record."""

import difflib
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, get_args

from rich.text import Text
from sqlalchemy import Connection

from dragoman.cli.events import WEAK, is_weak, print_events
from dragoman.cli.explain import print_explanation
from dragoman.cli.export import CSV_COLUMNS, csv_row, event_to_dict, json_line, write_csv
from dragoman.cli.show import complain, show
from dragoman.cli.sides import known_side
from dragoman.errors import UsageError
from dragoman.model import Status
from dragoman.model.acts import ACTS
from dragoman.record import (
    EventView,
    Order,
    Question,
    find_event,
    find_events,
    find_origin,
    find_page,
    open_to_read,
)

_STATES = ("shown", "rejected", "merged", "split")


class Slice(NamedTuple):
    """The part of a list that is wanted, and its order."""

    order: Order = "day"
    limit: int | None = None
    after: str | None = None


def make_question(
    *,
    between: tuple[str, str] | None = None,
    since: str | None = None,
    until: str | None = None,
    act: str | None = None,
    type: str | None = None,
    status: str | None = None,
    min_confidence: float | None = None,
    text: str | None = None,
    article: str | None = None,
    actors: Sequence[str] = (),
    mode: str | None = None,
    place: str | None = None,
    outlet: str | None = None,
    min_sources: int | None = None,
    state: str = "shown",
) -> Question:
    """The question, or UsageError for an act, type, mode, status or state that does not exist."""
    return Question(
        between=between and (known_side(between[0]), known_side(between[1])),
        since=since,
        until=until,
        act=_one_of("act", act and act.lower().replace("-", "_"), ACTS.keys()),
        type=_one_of("type", type and type.upper(), {act.type for act in ACTS.values()}),
        status=_one_of("status", status and status.lower().replace("-", "_"), get_args(Status)),
        min_confidence=min_confidence,
        text=text,
        article=article,
        actors=tuple(known_side(name) for name in actors),
        mode=_one_of("mode", mode and mode.lower(), {act.mode for act in ACTS.values() if act.mode}),
        place=place,
        outlet=outlet,
        min_sources=min_sources,
        states=(str(_one_of("state", state.lower(), _STATES)),),
    )


def list_events(record: str, question: Question, *, format: str, part: Slice | None = None) -> None:
    part = part or Slice()
    if part.after is not None and part.limit is None:
        raise UsageError("--after goes on with a list that --limit cut; give --limit too")
    with open_to_read(record) as conn:
        views, following = _part(conn, question, part)
        if format == "csv":
            write_csv(map(csv_row, views), CSV_COLUMNS)
        elif format == "jsonl":
            for view in views:
                print(json_line(event_to_dict(view)))
        elif found := list(views):
            print_events(found, with_source=True)
            show(Text(_count(found), style="dim"))
        else:
            complain(f"{record}: no such events; `dragoman events --record {record}` lists all there are")
        if following is not None:
            complain(f"there are more; go on with --limit {part.limit} --after {following}")


def _part(conn: Connection, question: Question, part: Slice) -> tuple[Iterator[EventView], str | None]:
    if part.limit is None:
        return find_events(conn, question, order=part.order), None
    found = find_page(conn, question, order=part.order, limit=part.limit, after=part.after)
    return iter(found.views), found.next


def _count(found: Sequence[EventView]) -> str:
    count = "1 event" if len(found) == 1 else f"{len(found)} events"
    weak = sum(map(is_weak, found))
    return f"{count}; {weak} with a ?: confidence below {WEAK}" if weak else count


def explain_event(record: str, event_id: str) -> None:
    with open_to_read(record) as conn:
        for number, view in enumerate(find_event(conn, event_id)):
            if number:
                show()
            print_explanation(find_origin(conn, view))


def _one_of(what: str, given: str | None, known: Collection[str]) -> str | None:
    if given is None or given in known:
        return given
    near = difflib.get_close_matches(given, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"use one of {', '.join(sorted(known))}"
    if what == "act" and not near:
        hint = "`dragoman acts` lists them"
    raise UsageError(f"{what} {given!r}: there is none; {hint}")
