"""Answers from a record, and the catalogue of acts."""

import difflib
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import get_args

from rich import box
from rich.table import Table
from rich.text import Text

from dragoman.cli.events import event_table, event_to_dict, json_line, write_csv
from dragoman.cli.explain import print_explanation
from dragoman.cli.show import STYLES, complain, one_line, show
from dragoman.cli.sides import known_side
from dragoman.cli.timeline import print_timeline
from dragoman.errors import UsageError
from dragoman.model import Status
from dragoman.model.acts import ACTS
from dragoman.record import Question, find_event, find_events, find_origin, find_rejects, open_to_read


def make_question(
    *,
    between: tuple[str, str] | None = None,
    since: str | None = None,
    until: str | None = None,
    act: str | None = None,
    type: str | None = None,
    status: str | None = None,
) -> Question:
    """The question, or UsageError for an act, type or status that does not exist."""
    return Question(
        between=between and (known_side(between[0]), known_side(between[1])),
        since=since,
        until=until,
        act=_one_of("act", act and act.lower().replace("-", "_"), ACTS.keys()),
        type=_one_of("type", type and type.upper(), {act.type for act in ACTS.values()}),
        status=_one_of("status", status and status.lower().replace("-", "_"), get_args(Status)),
    )


def list_events(record: Path, question: Question, *, format: str) -> None:
    with open_to_read(record) as conn:
        views = find_events(conn, question)
        if format == "csv":
            write_csv(views)
        elif format == "jsonl":
            for view in views:
                print(json_line(event_to_dict(view)))
        elif found := list(views):
            show(event_table(found, with_source=True))
            show(Text("1 event" if len(found) == 1 else f"{len(found)} events", style="dim"))
        else:
            complain(f"{record}: no such events; `dragoman events --record {record}` lists all there are")


def show_timeline(record: Path, question: Question) -> None:
    with open_to_read(record) as conn:
        found = list(find_events(conn, question))
    if found:
        print_timeline(found)
    else:
        complain(f"{record}: nothing between {' and '.join(question.between or ())} in that time")


def explain_event(record: Path, event_id: str) -> None:
    with open_to_read(record) as conn:
        for number, view in enumerate(find_event(conn, event_id)):
            if number:
                show()
            print_explanation(find_origin(conn, view))


def list_rejects(record: Path) -> None:
    with open_to_read(record) as conn:
        rows = find_rejects(conn)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
    for column in ("page", "room", "reason", "what was seen"):
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(row[name])) for name in ("source", "room", "reason", "detail")))
    if not rows:
        complain(f"{record}: no page was turned away")
        return
    show(table)
    counts = Counter(row["reason"] for row in rows).most_common()
    show(Text(", ".join(f"{count} {reason}" for reason, count in counts), style="dim"))


def list_acts() -> None:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
    for column in ("act", "PLOVER", "CAMEO", "sides"):
        table.add_column(column, no_wrap=True)
    table.add_column("what it is", overflow="fold", ratio=1)
    for act in ACTS.values():
        codes = Text("/".join(part for part in (act.type, act.mode) if part), style=STYLES.get(act.type, ""))
        table.add_row(Text(act.act, style="bold"), codes, act.cameo, act.direction, Text(act.definition))
    show(table)


def _one_of(what: str, given: str | None, known: Collection[str]) -> str | None:
    if given is None or given in known:
        return given
    near = difflib.get_close_matches(given, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"use one of {', '.join(sorted(known))}"
    if what == "act" and not near:
        hint = "`dragoman acts` lists them"
    raise UsageError(f"{what} {given!r}: there is none; {hint}")
