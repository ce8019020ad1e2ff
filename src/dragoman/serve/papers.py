"""Agreements as files have them: the cells and keys of `dragoman agreements`, behind the id."""

from typing import Any

from dragoman.record import Paper
from dragoman.record.export import countries_in_cell, names_in_cell
from dragoman.record.export_merged import Names, called
from dragoman.serve.api.shapes_merged import paper as shape_of

PAPER_COLUMNS = (
    "id", "title", "kind", "parties", "party_countries", "signed", "period", "subject", "steps", "pages",
)  # fmt: skip


def paper_row(paper: Paper, names: Names) -> list[str]:
    entry = paper.entry
    steps = "; ".join(f"{step.date or 'undated'} {step.act} {step.status}" for step in entry.steps)
    cells = (
        paper.id, entry.title, entry.kind, names_in_cell(entry.parties), countries_in_cell(entry.parties), entry.signed,
        entry.period, entry.subject, steps, "; ".join(called(entry.pages, names)),
    )  # fmt: skip
    return ["" if cell is None else cell for cell in cells]


def paper_shape(paper: Paper, names: Names) -> dict[str, Any]:
    """With the names of pages where programs get their SHA-256."""
    entry = paper.entry
    return shape_of(paper) | {
        "titles": {value.value: called(value.pages, names) for value in entry.titles},
        "dates": {value.value: called(value.pages, names) for value in entry.dates},
        "pages": called(entry.pages, names),
    }
