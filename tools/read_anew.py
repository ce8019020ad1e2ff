"""Readings of pages as another version may make them: most events are seen a little otherwise, some not at all."""

import random
from dataclasses import replace

from sqlalchemy import Connection

from dragoman.model import Event, Page, Reading, Span, event_id
from dragoman.record import add_readings


def read_anew(conn: Connection, items: list[tuple[Page, Reading]], reader: str, dice: random.Random) -> set[str]:
    """Another reader's readings; the places (page and trigger) that it tells nothing of any more."""
    gone, made = set[str](), []
    for page, reading in items:
        events = []
        for event in reading.events:
            if dice.random() < 0.01:
                on_page = reading.article.anchors.back(event.trigger).start
                gone.add(f"{page.id}/{event.trigger.of(reading.article.body)}/{on_page}")
            else:
                events.append(_seen_otherwise(page, event, reading.article.body, dice))
        dice.shuffle(events)
        made.append((page, replace(reading, events=tuple(events), reader=reader)))
    add_readings(conn, made)
    return gone


def _seen_otherwise(page: Page, event: Event, body: str, dice: random.Random) -> Event:
    """The same act as another version may read it: other words carry it, another act, more or fewer sides."""
    start, end = event.trigger
    chance = dice.random()
    if chance < 0.3:
        longer = min(len(body), end + dice.randrange(1, 30))
        event = replace(event, trigger=Span(start, longer))
    elif chance < 0.4:
        place = body.index(" ", end) + 1
        event = replace(event, trigger=Span(place, place + 4))
    if dice.random() < 0.1:
        event = replace(event, act=dice.choice(("visit", "praise", "criticism")))
    if dice.random() < 0.1 and len(event.recipients) == 1:
        event = replace(event, recipients=event.recipients * 2)
    if dice.random() < 0.2:
        event = replace(event, status="planned")
    return replace(event, id=event_id(page.id, event.act, event.trigger, dice.randrange(1, 4)))
