"""Merged events, agreements and counts as JSON data."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from dragoman.record import Copy, MergedDetail, PairCount, Paper, PlaceCount
from dragoman.record.export_merged import event_shape
from dragoman.record.merged.dots import Dot
from dragoman.serve.labels import Labels

Json = dict[str, Any]
_OF_REPORT = (
    "event", "page", "lent_by", "faint", "source", "outlet", "agency", "title", "url", "language", "published", "text",
    "act", "date", "said_date", "place", "status", "words", "confidence",
)  # fmt: skip


def side(one: Any) -> Json:
    return {"name": one.name, "kind": one.kind, "country": one.country}


def detail(found: MergedDetail) -> Json:
    return {
        "event": event_shape(found.view, {page: page for page in found.view.pages}),
        "reports": [
            {
                **{name: getattr(each, name) for name in _OF_REPORT},
                "actors": [side(one) for one in each.actors],
                "recipients": [side(one) for one in each.recipients],
                "asserted_by": list(each.asserted_by),
            }
            for each in found.reports
        ],
        "opinions": [_opinion(each) for each in found.opinions],
        "said": [
            {
                "correction": each.correction, "verdict": each.verdict, "left": each.left, "right": each.right,
                "by": each.by, "at": each.at, "why": each.why,
                "opinion": _opinion(each.opinion) if each.opinion else None,
            }
            for each in found.said
        ],
    }  # fmt: skip


def _opinion(one: Any) -> Json:
    return {
        "left": one.left, "right": one.right, "verdict": one.verdict, "score": one.score, "why": list(one.why),
    }  # fmt: skip


def copy(one: Copy) -> Json:
    return {
        "page": one.page, "name": one.name, "source": one.source, "title": one.title, "published": one.published,
        "share": one.share, "why": list(one.why),
    }  # fmt: skip


def paper(one: Paper) -> Json:
    entry = one.entry
    return {
        "id": one.id, "title": entry.title, "kind": entry.kind, "parties": [side(each) for each in entry.parties],
        "signed": entry.signed, "period": entry.period, "subject": entry.subject,
        "titles": {value.value: list(value.pages) for value in entry.titles},
        "dates": {value.value: list(value.pages) for value in entry.dates}, "pages": list(entry.pages),
        "steps": [
            {"event": step.event, "act": step.act, "status": step.status, "date": step.date} for step in entry.steps
        ],
    }  # fmt: skip


def dot(one: Dot, names: Labels) -> Json:
    """An event as a timeline draws it."""
    left = (" – " if one.mutual else ", ").join(names.party(name, kind) for name, kind in one.actors)
    right = ", ".join(names.party(name, kind) for name, kind in one.recipients)
    label = f"{left} → {right}" if right else left
    return {
        "id": one.id, "date": one.date, "type": one.type, "act": one.act, "act_label": names.act(one.act),
        "label": f"{label}, {one.place}" if one.place else label, "status": one.status, "sources": one.sources,
        "reports": one.pages, "score": one.score, "href": f"/event/{one.id}",
    }  # fmt: skip


def network(pairs: Sequence[PairCount], names: Labels, *, most: int) -> Json:
    """The strongest actors, and the pairs among them."""
    events: dict[str, int] = defaultdict(int)
    for pair in pairs:
        for one in pair.sides:
            events[one] += pair.events
    kept = sorted(events, key=lambda one: (-events[one], one))[:most]
    return {
        "nodes": [
            {
                "id": one, "label": names.side(one), "kind": "state" if one in names.countries else "other",
                "events": events[one], "href": f"/actor/{quote(one, safe='')}",
            }
            for one in kept
        ],
        "edges": [
            {
                "source": pair.sides[0], "target": pair.sides[1], "events": pair.events, "score": pair.score,
                "href": "/between/" + "/".join(quote(one, safe="") for one in pair.sides),
            }
            for pair in pairs
            if pair.sides[0] in kept and pair.sides[1] in kept
        ],
        "total_nodes": len(events),
    }  # fmt: skip


def places(found: Sequence[PlaceCount], *, placeless: int) -> Json:
    return {
        "places": [
            {
                "id": place.name, "label": place.name, "country": place.country, "lat": place.lat, "lon": place.lon,
                "events": place.events, "href": f"/place/{quote(place.name, safe='')}",
            }
            for place in found
            if place.lat is not None
        ],
        "unplaced": unplaced(found),
        "placeless": placeless,
    }  # fmt: skip


def unplaced(found: Sequence[PlaceCount]) -> int:
    """How many events took place where the gazetteer knows nothing of."""
    return sum(place.events for place in found if place.lat is None)
