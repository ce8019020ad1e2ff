"""What many pages tell together, from a record: merged events, copies, sources, contradictions, agreements."""

from typing import Any

from dragoman.merge import CopyIndex
from dragoman.model import Contradiction, MergedEvent, Side

Json = dict[str, Any]


def event_shape(event: MergedEvent) -> Json:
    """One line of `dragoman merged --format jsonl`."""
    return {
        "id": event.id,
        "act": event.act,
        "actors": [_side(side) for side in event.actors],
        "recipients": [_side(side) for side in event.recipients],
        "date": event.date,
        "place": event.place,
        "status": event.status,
        "pages": sorted(event.pages),
        "independent_sources": event.independent_sources,
        "copies": event.copies,
        "first_seen": event.first_seen,
        "last_seen": event.last_seen,
        "contradictions": [contradiction_shape(each) for each in event.contradictions],
        "fields": {
            name: {"values": {value.value: list(value.pages) for value in field.values}, "rule": field.rule}
            for name, field in event.fields.items()
        },
        "stages": [{"seen": stage.seen, "status": stage.status, "pages": list(stage.pages)} for stage in event.stages],
        "reports": [{"event": report.id, "page": report.page} for report in event.reports],
    }


def contradiction_shape(contradiction: Contradiction) -> Json:
    """The field, and each version with the pages that give it."""
    values = {value.value: sorted(value.pages) for value in contradiction.values}
    return {"field": contradiction.field, "values": values}


def wire_shape(page: str, copies: CopyIndex) -> Json:
    """One line of `dragoman copies --format jsonl`."""
    return {"page": page, "wire_group": copies.group_of(page)}


def _side(side: Side) -> Json:
    return {"name": side.name, "country": side.country}
