"""The ledger of agreements, as people and as programs want it."""

from typing import Any

from rich.text import Text

from dragoman.cli.export import write_csv
from dragoman.cli.show import show
from dragoman.merge.ledger import Entry
from dragoman.record import Paper, PaperQuestion, find_papers, open_to_read, page_names
from dragoman.record.export import countries_in_cell, json_line, names_in_cell
from dragoman.record.export_merged import Names, called
from dragoman.text.counted import counted
from dragoman.text.harmless import one_line

_COLUMNS = ("title", "kind", "parties", "party_countries", "signed", "period", "subject", "steps", "pages")


def list_agreements(record: str, *, format: str) -> None:
    with open_to_read(record) as conn:
        papers = list(find_papers(conn, PaperQuestion()))
        names = page_names(conn, {page for paper in papers for page in paper.entry.pages})
    if format == "jsonl":
        for paper in papers:
            print(json_line(_shape(paper, names)))
    elif format == "csv":
        write_csv((_row(paper.entry, names) for paper in papers), _COLUMNS)
    else:
        for paper in papers:
            _show(paper.entry, names)
        show(Text(counted(len(papers), "agreement"), style="dim"))


def _show(entry: Entry, names: Names) -> None:
    parties = " – ".join(side.country or side.name for side in entry.parties) or "parties unknown"
    show(Text(one_line(f"{entry.signed or 'no day'}  {entry.title}"), style="bold") + Text(f"  ({entry.kind})"))
    period = f"; {entry.period}" if entry.period else ""
    subject = f"; {entry.subject}" if entry.subject else ""
    show(Text(one_line(f"  {parties}{period}{subject}")))
    for step in entry.steps:
        status = "" if step.status == "occurred" else f", {step.status.replace('_', ' ')}"
        show(Text(f"  {step.date or 'undated'}  {step.act.replace('_', ' ')}{status}  {step.event}"))
    if len(entry.dates) > 1:
        days = "; ".join(f"{value.value} ({', '.join(called(value.pages, names))})" for value in entry.dates)
        show(Text(one_line(f"  days differ: {days}"), style="yellow"))
    show(Text(one_line(f"  told by {', '.join(called(entry.pages, names))}"), style="dim"))
    show()


def _shape(paper: Paper, names: Names) -> dict[str, Any]:
    entry = paper.entry
    return {
        "id": paper.id,
        "title": entry.title,
        "kind": entry.kind,
        "parties": [{"name": side.name, "country": side.country} for side in entry.parties],
        "signed": entry.signed,
        "period": entry.period,
        "subject": entry.subject,
        "titles": {value.value: called(value.pages, names) for value in entry.titles},
        "dates": {value.value: called(value.pages, names) for value in entry.dates},
        "pages": called(entry.pages, names),
        "steps": [
            {"event": step.event, "act": step.act, "status": step.status, "date": step.date} for step in entry.steps
        ],
    }


def _row(entry: Entry, names: Names) -> list[str]:
    steps = "; ".join(f"{step.date or 'undated'} {step.act} {step.status}" for step in entry.steps)
    parties = names_in_cell(entry.parties), countries_in_cell(entry.parties)
    cells = (entry.title, entry.kind, *parties, entry.signed, entry.period, entry.subject, steps)
    return [*("" if cell is None else cell for cell in cells), "; ".join(called(entry.pages, names))]
