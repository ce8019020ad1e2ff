"""Readings of texts that are already read up to the statements, and how right they are."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from examples import Read

from dragoman.evaluate import Scores, score_readings
from dragoman.evaluate.pair import pair_events
from dragoman.evaluate.sheet import Sheet
from dragoman.event import Clock, find_events
from dragoman.event.confidence import trust_signs
from dragoman.event.draft import Draft
from dragoman.event.find import find_tellings
from dragoman.event.fold import to_events
from dragoman.event.setting_signs import Story
from dragoman.lang.opinion import OpinionWeights
from dragoman.model import Event


def events_of(read: Read, opinion: OpinionWeights | None) -> tuple[Event, ...]:
    """The events of a text, by the frames alone where there is no opinion."""
    pack = replace(read.pack, opinion=opinion)
    clock = Clock(body=read.text.body, published=read.text.published, pack=pack)
    return find_events(
        read.sents, read.quotes, read.mentions, read.statements, read.cast, clock=clock, page_id=read.text.id, pack=pack
    ).events


def tellings_of(read: Read, opinion: OpinionWeights) -> tuple[list[list[Draft]], Story]:
    """All that a text may tell, weak opinions among it."""
    pack = replace(read.pack, opinion=opinion)
    clock = Clock(body=read.text.body, published=read.text.published, pack=pack)
    return find_tellings(
        read.sents, read.quotes, read.mentions, read.statements, read.cast, clock=clock, pack=pack
    )  # fmt: skip


def reading_of(read: Read, events: Iterable[Event]) -> dict[str, Any]:
    """As much of a reading as the scorer of events asks for."""
    return {
        "article": {}, "statements": [], "agreements": [],
        "actors": [
            {"id": actor.id, "kind": actor.kind, "name": actor.name, "country": actor.country}
            for actor in read.cast.actors.values()
        ],
        "events": [
            {
                "act": event.act, "actors": list(event.actors), "recipients": list(event.recipients),
                "status": event.status, "date": event.date and event.date.edtf,
                "place": event.place and event.place.name, "asserted_by": list(event.asserted_by),
            }
            for event in events
        ],
    }  # fmt: skip


def golds(reads: Iterable[Read]) -> dict[str, Mapping[str, Any]]:
    return {read.text.id: {"article": {}, "agreements": [], **read.text.gold, "statements": []} for read in reads}


def score(reads: list[Read], found: Mapping[str, tuple[Event, ...]]) -> Scores:
    return score_readings(golds(reads), {read.text.id: reading_of(read, found[read.text.id]) for read in reads})


def right_events(read: Read, events: tuple[Event, ...]) -> list[bool]:
    """Which events of a reading are matched by the gold."""
    gold = next(iter(golds([read]).values()))
    pairs = pair_events(Sheet(gold).events, Sheet(reading_of(read, events)).events).pairs
    matched = {j for _, j in pairs}
    return [number in matched for number in range(len(events))]


def trust_examples(read: Read, opinion: OpinionWeights) -> list[tuple[dict[str, float], bool]]:
    """The signs of trust of every event that the opinion weighs in a text, and whether it is right."""
    groups, _ = tellings_of(read, opinion)
    right = right_events(read, to_events(groups, read.cast, page_id=read.text.id))
    return [(dict(trust_signs(group)), fits) for group, fits in zip(groups, right, strict=True)]
