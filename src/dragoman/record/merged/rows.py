"""A merged event as rows of the tables. Pure: the same event gives the same rows."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.merge.facing import facing
from dragoman.merge.kinds import load_kinds
from dragoman.merge.sketch import place_words, side_of
from dragoman.model import MergedEvent, Report, Side
from dragoman.model.acts import ACTS
from dragoman.record.merged.told import values_to_json
from dragoman.record.seals import Row
from dragoman.record.shown import dyad_key
from dragoman.record.state import days
from dragoman.record.walking import UNDATED
from dragoman.text import key

Rows = dict[str, list[Row]]

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_TAG_CHARS = 200
_WORDS_CHARS = 600  # of the sentence that is quoted


def rows_of_event(event: MergedEvent, number: int) -> Rows:
    """The rows an event writes, by their tables."""
    row = _row(event, number)
    return {
        "merged": [row],
        "merged_reports": [
            {"event": number, "place": n, "page": report.page, "report": None if report.lent_by else report.id,
             "lent_by": report.lent_by, "faint": report.faint}
            for n, report in enumerate(event.reports)
        ],
        "merged_parties": [
            {"event": number, "role": role, "place": n, "name": side.name, "kind": side.kind, "country": side.country}
            for role, sides in (("actor", event.actors), ("recipient", event.recipients))
            for n, side in enumerate(sides)
        ],
        "merged_tags": [
            {"tag": tag, "day_key": row["day_key"], "event": number} for tag in sorted(tags_of_event(event))
        ],
        "merged_pairs": [
            {"dyad": dyad_key(*pair), "day": row["first_day"] or UNDATED, "event": number,
             "month": month_of(event.date), "type": row["type"], "status": event.status, "score": row["score"],
             "pages": len(event.pages)}
            for pair in facing(event)
        ],
    }  # fmt: skip


def _row(event: MergedEvent, number: int) -> Row:
    act, (first_day, last_day) = ACTS[event.act], days(event.date)
    spoken = _speaker(event)
    seen = event.first_seen or ""
    return {
        "number": number, "id": event.id, "act": event.act, "type": act.type, "mode": act.mode or None,
        "cameo": act.cameo, "mutual": act.direction == "mutual", "score": load_kinds()[event.act].score,
        "status": event.status, "date": event.date, "first_day": first_day, "last_day": last_day, "place": event.place,
        "confidence": max(report.confidence for report in event.reports if not report.faint), "pages": len(event.pages),
        "copies": event.copies, "sources": event.independent_sources, "contradictions": len(event.contradictions),
        "first_seen": event.first_seen, "last_seen": event.last_seen, "spoken_by": spoken.page,
        "words": spoken.words[:_WORDS_CHARS], "told": _told(event),
        "day_key": f"{first_day or UNDATED} {last_day or UNDATED} {seen} {event.id}", "seen_key": f"{seen} {event.id}",
    }  # fmt: skip


def _speaker(event: MergedEvent) -> Report:
    """The report to quote: one that gives the day that was chosen, and the surest of those."""
    own = (report for report in event.reports if report.lent_by is None and not report.faint)
    return min(own, key=lambda report: (report.date != event.date, -report.confidence, report.page, report.id))


def _told(event: MergedEvent) -> dict[str, Any]:
    places = {page: number for number, page in enumerate(event.pages)}
    return {
        "fields": {name: [field.rule, values_to_json(field.values, places)] for name, field in event.fields.items()},
        "contradictions": [[each.field, values_to_json(each.values, places)] for each in event.contradictions],
        "stages": [[stage.seen, stage.status, [places[page] for page in stage.pages]] for stage in event.stages],
    }


def month_of(date: str | None) -> str | None:
    """The month of a date that is no coarser.

    >>> month_of("2025-07-11"), month_of("2025"), month_of("2025-22")
    ('2025-07', None, None)
    """
    return date[:7] if date and _MONTH.match(date) else None


def tags_of_event(event: MergedEvent) -> set[str]:
    """What an event can be found by: its sides, and every name that a page gives for one of them."""
    sides = {*map(side_of, event.actors), *map(side_of, event.recipients)}
    tags = {f"side:{side}" for side in sides} | {f"dyad:{dyad_key(*pair)}" for pair in facing(event)}
    for side in _named(event.reports, sides):
        name = key(side.name)
        kinds = ("name", "person") if side.kind == "person" else ("name",)
        tags |= {f"{kind}:{word}" for kind in kinds for word in (name, *name.split()) if word}
    tags |= {f"place:{word}" for word in place_words(event.place)}
    return {tag[:_TAG_CHARS] for tag in tags}


def _named(reports: Sequence[Report], sides: set[str]) -> Iterator[Side]:
    for each in {side for report in reports for side in (*report.actors, *report.recipients)}:
        if side_of(each) in sides:
            yield each
