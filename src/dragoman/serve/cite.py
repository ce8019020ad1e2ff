"""How to cite: an event, or a list with what was asked for. Names the record by the head of its log, so that a reader
can tell whether it still says the same.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from dragoman.serve.labels import Labels
from dragoman.serve.tongue import Tongue
from dragoman.text.counted import counted


def cite_event(row: Any, sources: Iterable[Any], *, tongue: Tongue, labels: Labels, head: str, version: str) -> str:
    """One event with everybody who tells it; `sources` bear title, outlet, agency, published, page."""
    left = ", ".join(labels.party(p.name, p.kind) for p in row.actors)
    right = ", ".join(labels.party(p.name, p.kind) for p in row.recipients)
    sides = f"{left} → {right}" if right else left
    place = f", {row.place}" if row.place else ""
    lines = [f"{sides}: {labels.act(row.act)}{place}, {tongue.day(row.date)}. {_told(head, version, row.id)}"]
    for source in sources:
        who = source.agency or source.outlet or source.source
        title = f"“{source.title}”, " if source.title else ""
        lines.append(f"  {title}{who}, {tongue.moment(source.published)}, sha256:{source.page[:16]}")
    return "\n".join(lines)


def cite_list(asked: str, count: int, *, head: str, version: str) -> str:
    return f"Dragoman {version}, record at {head[:16]}, {today()}: {counted(count, 'event')} for “{asked or '*'}”.\n"


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def _told(head: str, version: str, event_id: str) -> str:
    return f"Dragoman {version}, event {event_id}, record at {head[:16]}, {today()}."
