"""Readings with every kind of mistake in them, made from perfect ones with a seed."""

import copy
from collections.abc import Callable
from random import Random
from typing import Any

from dragoman.model.acts import ACTS

Reading = dict[str, Any]
Change = Callable[[Reading, Random], None]


def perturb(gold: Reading, rng: Random, *, share: float = 0.3) -> Reading:
    """A copy in which about `share` of the events, statements, actors and agreements are wrong in some way."""
    reading = copy.deepcopy(gold)
    for actor in reading["actors"]:
        if rng.random() < share:
            rng.choice(ACTOR_CHANGES)(actor, rng)
    for part, changes in (("events", EVENT_CHANGES), ("statements", STATEMENT_CHANGES), ("agreements", DEAL_CHANGES)):
        reading[part] = [again for item in reading[part] for again in _maybe(item, changes, rng, share)]
        rng.shuffle(reading[part])
    if rng.random() < share:
        _spoil_article(reading["article"], rng)
    refs = [actor["id"] for actor in reading["actors"]]
    for event in reading["events"]:
        if refs and rng.random() < share / 2:
            event[rng.choice(["actors", "recipients"])] = rng.sample(refs, k=min(len(refs), 2))
    return reading


def _maybe(item: Reading, changes: tuple[Change, ...], rng: Random, share: float) -> list[Reading]:
    """The item as it was, changed, twice, or not at all."""
    if rng.random() > share:
        return [item]
    fate = rng.random()
    if fate < 0.2:
        return []
    twin = copy.deepcopy(item)
    rng.choice(changes)(twin, rng)
    return [item, twin] if fate < 0.4 else [twin]


def _spoil_article(article: Reading, rng: Random) -> None:
    words = article["body"].split(" ")
    article["body"] = " ".join(words[: len(words) // 2] + words[: rng.randrange(5)])
    article["title"] = rng.choice([None, (article["title"] or "").upper(), "Başka bir başlık"])
    article["published"] = rng.choice([None, (article["published"] or "")[:10], "2020-01-01T10:00:59Z"])


def _swap(event: Reading, rng: Random) -> None:
    event["actors"], event["recipients"] = event["recipients"], event["actors"]


def _pool(event: Reading, rng: Random) -> None:
    event["actors"], event["recipients"] = event["actors"] + event["recipients"], []


ACTOR_CHANGES: tuple[Change, ...] = (
    lambda actor, rng: actor.update(name=actor["name"].upper() + " II"),
    lambda actor, rng: actor.update(name=actor["name"].replace(" ", "-").upper()),
    lambda actor, rng: actor.update(country=rng.choice([None, "TUR", "FRA"])),
    lambda actor, rng: actor.update(kind=rng.choice(["state", "person", "body", "organisation", "group"])),
    lambda actor, rng: actor.update(id=actor["id"] + "-x"),  # leaves references that lead nowhere
)
EVENT_CHANGES: tuple[Change, ...] = (
    lambda event, rng: event.update(act=rng.choice([*ACTS])),
    lambda event, rng: event.update(act=rng.choice(["tea_party", "SUPPORT"])),
    lambda event, rng: event.update(
        act=rng.choice(
            [a for a in ACTS if ACTS[a].type == (ACTS[event["act"]].type if event["act"] in ACTS else "")] or ["visit"]
        )
    ),
    lambda event, rng: event.update(status=rng.choice(["occurred", "planned", "negated"])),
    lambda event, rng: event.update(date=rng.choice([None, "2025", "2025-07-11~"])),
    lambda event, rng: event.update(place=rng.choice([None, "İZMİR", (event["place"] or "Pekin").upper()])),
    lambda event, rng: event.update(asserted_by=rng.choice([[], ["unnamed"], [*event["actors"]]])),
    lambda event, rng: event.pop("asserted_by", None),
    _swap,
    _pool,
)
STATEMENT_CHANGES: tuple[Change, ...] = (
    lambda said, rng: said.update(
        text=said["text"][: int(len(said["text"]) * rng.choice([0.5, 0.79, 0.8, 0.81, 0.95]))]
    ),
    lambda said, rng: said.update(text=f" {said['text']} "),
    lambda said, rng: said.update(text=said["text"] + " dedi ve ekledi"),
    lambda said, rng: said.update(text=""),
    lambda said, rng: said.update(speaker="unnamed"),
)
DEAL_CHANGES: tuple[Change, ...] = (
    lambda deal, rng: deal.update(kind=rng.choice(["treaty", "plan"])),
    lambda deal, rng: deal.update(parties=deal["parties"][1:]),
)
