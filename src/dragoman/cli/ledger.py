"""The ledger of agreements, as people and as programs want it."""

from typing import Any

from rich.text import Text

from dragoman.cli.export import json_line, write_csv
from dragoman.cli.merging import counted, load_merger
from dragoman.cli.show import one_line, show
from dragoman.merge import Merger
from dragoman.merge.ledger import Entry, make_ledger
from dragoman.record import open_to_read
from dragoman.record.tellings import stored_agreements

_COLUMNS = ("title", "kind", "parties", "party_countries", "signed", "period", "subject", "steps", "pages")


def load_ledger(record: str, merger: Merger) -> list[Entry]:
    """Every paper that the record speaks of. `merger` holds all of the record."""
    with open_to_read(record) as conn:
        return make_ledger(list(stored_agreements(conn)), merger.events())


def list_agreements(record: str, *, format: str) -> None:
    entries = load_ledger(record, load_merger(record))
    if format == "jsonl":
        for entry in entries:
            print(json_line(_shape(entry)))
    elif format == "csv":
        write_csv((_row(entry) for entry in entries), _COLUMNS)
    else:
        for entry in entries:
            _show(entry)
        show(Text(counted(len(entries), "agreement"), style="dim"))


def _show(entry: Entry) -> None:
    parties = " – ".join(side.country or side.name for side in entry.parties) or "parties unknown"
    show(Text(one_line(f"{entry.signed or 'no day'}  {entry.title}"), style="bold") + Text(f"  ({entry.kind})"))
    period = f"; {entry.period}" if entry.period else ""
    subject = f"; {entry.subject}" if entry.subject else ""
    show(Text(one_line(f"  {parties}{period}{subject}")))
    for step in entry.steps:
        status = "" if step.status == "occurred" else f", {step.status.replace('_', ' ')}"
        show(Text(f"  {step.date or 'undated'}  {step.act.replace('_', ' ')}{status}  {step.event}"))
    if len(entry.dates) > 1:
        days = "; ".join(f"{value.value} ({', '.join(value.pages)})" for value in entry.dates)
        show(Text(one_line(f"  days differ: {days}"), style="yellow"))
    show(Text(one_line(f"  told by {', '.join(entry.pages)}"), style="dim"))
    show()


def _shape(entry: Entry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "kind": entry.kind,
        "parties": [{"name": side.name, "country": side.country} for side in entry.parties],
        "signed": entry.signed,
        "period": entry.period,
        "subject": entry.subject,
        "titles": {value.value: list(value.pages) for value in entry.titles},
        "dates": {value.value: list(value.pages) for value in entry.dates},
        "pages": list(entry.pages),
        "steps": [
            {"event": step.event, "act": step.act, "status": step.status, "date": step.date} for step in entry.steps
        ],
    }


def _row(entry: Entry) -> list[str]:
    steps = "; ".join(f"{step.date or 'undated'} {step.act} {step.status}" for step in entry.steps)
    parties = "; ".join(side.name.replace(";", ",") for side in entry.parties)
    countries = "; ".join(side.country or "" for side in entry.parties)
    cells = (entry.title, entry.kind, parties, countries, entry.signed, entry.period, entry.subject, steps)
    return [*("" if cell is None else cell for cell in cells), "; ".join(entry.pages)]
