"""An event as people look at it: with names instead of ids, and its words beside it. Read from the record, or made
from a reading that was never recorded.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import UNNAMED, Event, Page, Reading
from dragoman.model.acts import ACTS
from dragoman.record.rows import rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who has a part in an event; `kind` is "unnamed" for a source without a name."""

    name: str
    kind: str
    country: str | None = None
    office: str | None = None


UNNAMED_PARTY = Party(name=UNNAMED, kind=UNNAMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words a value was read from: `start`, `end` in the body, `page_*` in the decoded page, `byte_*` in its bytes."""

    field: str
    words: str
    start: int | None
    end: int | None
    page_start: int
    page_end: int
    byte_start: int | None
    byte_end: int | None
    rule: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One event of one reading.

    reading, position  where it stands in the record; 0 and its place in the reading when it was not recorded
    page, source       the page's SHA-256, and the name of its file
    evidence, trigger  the words; the first stretch of evidence is the one the event was coded from
    told_by            whose words these are: as in the table `shown`
    sources            pages that tell it, as far as people have said that events are one
    state              "shown", or why it is not listed; `merged_into` names the event it was found to be
    corrected          fields that people have set
    """

    id: str
    reading: int
    position: int
    page: str
    source: str
    outlet: str | None
    agency: str | None
    title: str | None
    published: str | None
    act: str
    type: str
    mode: str | None
    cameo: str
    mutual: bool
    status: str
    background: bool
    date: str | None
    place: str | None
    confidence: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    asserted_by: tuple[Party, ...]
    evidence: tuple[Words, ...]
    trigger: Words
    told_by: int = 0
    sources: int = 1
    state: str = "shown"
    merged_into: str | None = None
    corrected: tuple[str, ...] = ()


def views_of(page: Page, reading: Reading) -> list[EventView]:
    """The events of a reading, as the record would show them."""
    rows = [row for row in rows_of(page, reading)["evidence"] if row["owner"] == "event"]
    views = []
    for position, event in enumerate(reading.events):
        own = [
            Words(**{name: row[name] for name in Words.__dataclass_fields__})
            for row in rows
            if row["owner_key"] == str(position)
        ]
        views.append(_view(position, event, page, reading, own))
    return views


def _view(position: int, event: Event, page: Page, reading: Reading, words: Sequence[Words]) -> EventView:
    article, act = reading.article, ACTS[event.act]
    outlet, agency, title, published = (
        field.value if field else None for field in (article.outlet, article.agency, article.title, article.published)
    )
    return EventView(
        id=event.id,
        reading=0,
        position=position,
        page=page.id,
        source=page.source,
        outlet=outlet,
        agency=agency,
        title=title,
        published=published,
        act=event.act,
        type=act.type,
        mode=act.mode or None,
        cameo=act.cameo,
        mutual=act.direction == "mutual",
        status=event.status,
        background=event.background,
        date=event.date.edtf if event.date else None,
        place=event.place.name if event.place else None,
        confidence=event.confidence,
        actors=_parties(event.actors, reading),
        recipients=_parties(event.recipients, reading),
        asserted_by=_parties(event.asserted_by, reading),
        evidence=tuple(word for word in words if word.field == "evidence"),
        trigger=next(word for word in words if word.field == "trigger"),
        told_by=position,
    )


def _parties(refs: Sequence[str], reading: Reading) -> tuple[Party, ...]:
    found = (reading.actor(ref) for ref in refs)
    return tuple(
        Party(name=actor.name, kind=actor.kind, country=actor.country, office=actor.office) if actor else UNNAMED_PARTY
        for actor in found
    )
