"""Merged events as programs want them: JSON lines and CSV. docs/merging.md describes every key and column."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.model import Contradiction, Side
from dragoman.record.export import countries_in_cell, date_range, names_in_cell
from dragoman.record.merged.views import MergedView

Json = dict[str, Any]
Names = Mapping[str, str]  # SHA-256 of a page -> what to call it

CSV_COLUMNS = (
    "id", "date", "date_start", "date_end", "act", "type", "mode", "cameo", "score", "actors", "actor_countries",
    "recipients", "recipient_countries", "place", "status", "asserted_by", "confidence", "page_count", "copies",
    "independent_sources", "first_seen", "last_seen", "contradictions", "pages", "unsure_pages",
)  # fmt: skip


def event_shape(event: MergedView, names: Names) -> Json:
    """One line of `dragoman merged --format jsonl`."""
    return {
        "id": event.id,
        **{name: getattr(event, name) for name in ("act", "type")},
        "mode": event.mode or "",
        "cameo": event.cameo,
        "score": event.score,
        "actors": [_side(side) for side in event.actors],
        "recipients": [_side(side) for side in event.recipients],
        "date": event.date,
        "place": event.place,
        "status": event.status,
        "pages": sorted(called(event.pages, names)),
        "unsure_pages": sorted(called(unsure_pages(event), names)),
        "independent_sources": event.independent_sources,
        "copies": event.copies,
        "first_seen": event.first_seen,
        "last_seen": event.last_seen,
        "contradictions": [contradiction_shape(each, names) for each in event.contradictions],
        "fields": {
            name: {"values": {value.value: called(value.pages, names) for value in field.values}, "rule": field.rule}
            for name, field in event.fields.items()
        },
        "stages": [
            {"seen": stage.seen, "status": stage.status, "pages": called(stage.pages, names)} for stage in event.stages
        ],
        "reports": [
            {
                "event": each.event,
                "page": names[each.page],
                "lent_by": names[each.lent_by] if each.lent_by else None,
                "faint": each.faint,
            }
            for each in event.tellings
        ],
    }


def contradiction_shape(contradiction: Contradiction, names: Names) -> Json:
    """The field, and each version with the pages that give it."""
    values = {value.value: sorted(called(value.pages, names)) for value in contradiction.values}
    return {"field": contradiction.field, "values": values}


def called(pages: Iterable[str], names: Names) -> list[str]:
    return [names[page] for page in pages]


def unsure_pages(event: MergedView) -> set[str]:
    """Pages that tell it too weakly to have it among their own events, and not plainly as well."""
    faint, plain = ({each.page for each in event.tellings if each.faint is kind} for kind in (True, False))
    return faint - plain


def merged_row(event: MergedView, names: Names) -> list[str]:
    """The cells of one event, in the order of `CSV_COLUMNS`."""
    first_day, last_day = date_range(event.date)
    cells = (
        event.id, event.date, first_day, last_day, event.act, event.type, event.mode, event.cameo,
        event.score, *_cells(event.actors), *_cells(event.recipients), event.place, event.status,
        "; ".join(event.asserted_by), event.confidence,
        len(event.pages), event.copies, event.independent_sources, event.first_seen, event.last_seen,
        "; ".join(each.field for each in event.contradictions), "; ".join(sorted(called(event.pages, names))),
        "; ".join(sorted(called(unsure_pages(event), names))),
    )  # fmt: skip
    return ["" if cell is None else str(cell) for cell in cells]


def _cells(sides: Sequence[Side]) -> tuple[str, str]:
    return names_in_cell(sides), countries_in_cell(sides)


def _side(side: Side) -> Json:
    return {"name": side.name, "country": side.country}
