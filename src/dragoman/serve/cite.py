"""How to cite: an event, or a list with what was asked for. Names the record by the head of its log, so that a reader
can tell whether it still says the same.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from dragoman.serve.labels import Labels
from dragoman.serve.tongue import Tongue
from dragoman.text.harmless import visible

MOST_CITED = 2_000  # events of a list; a longer one is cut there, and says so


def cite_event(row: Any, sources: Iterable[Any], *, tongue: Tongue, labels: Labels, head: str, version: str) -> str:
    """One event with everybody who tells it; `sources` bear title, outlet, agency, published, page."""
    lines = [f"{_event(row, tongue, labels)}. {_told(tongue, head, version, row.id)}"]
    for source in sources:
        who = source.agency or source.outlet or source.source
        title = f"“{source.title}”, " if source.title else ""
        lines.append(f"  {title}{who}, {tongue.moment(source.published)}, sha256:{source.page[:16]}")
    return "\n".join(lines)


def cite_list(
    asked: str, entries: Sequence[Any], *, tongue: Tongue, labels: Labels, head: str, version: str,
    of_papers: bool = False,
) -> str:  # fmt: skip
    """A list: what was asked of which record, and each of its events (or agreements) in a line with its id. Of more
    than `MOST_CITED` those are given.
    """
    line = _paper if of_papers else _event
    stamp = tongue.say("cite.list", version=version, head=head[:16], day=tongue.day(today()))
    shown, plain = entries[:MOST_CITED], "agreements.count" if of_papers else "events"
    count = tongue.say(plain if len(shown) == len(entries) else "events.more-than", n=len(shown))
    lines = [f"{stamp} {count}: {asked or '*'}"]
    lines += [f"{n}. {line(entry, tongue, labels)}. {entry.id}" for n, entry in enumerate(shown, start=1)]
    return "".join(f"{visible(each)}\n" for each in lines)


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def _event(row: Any, tongue: Tongue, labels: Labels) -> str:
    left, right = (
        ", ".join(labels.party(p.name, p.kind) if p.name else "?" for p in side)
        for side in (row.actors, row.recipients)
    )
    sides = f"{left} → {right}" if right else left
    status = "" if row.status == "occurred" else f" ({tongue.called('status', row.status)})"
    place = f", {row.place}" if row.place else ""
    return f"{sides}: {labels.act(row.act)}{status}{place}, {tongue.day(row.date)}"


def _paper(paper: Any, tongue: Tongue, labels: Labels) -> str:
    entry = paper.entry
    parties = " – ".join(labels.party(party.name, party.kind) for party in entry.parties)
    who = f"{parties}: " if parties else ""
    return f"{who}{entry.title}, {tongue.called('paper', entry.kind)}, {tongue.day(entry.signed)}"


def _told(tongue: Tongue, head: str, version: str, event_id: str) -> str:
    return tongue.say("cite.event", version=version, head=head[:16], day=tongue.day(today()), id=event_id)
