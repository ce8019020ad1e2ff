"""Journeys told in passing: "İstanbul'a gelerek onunla görüştü", "Washington'a giderek ele alması bekleniyor".

The opinion looks at the verb that follows and often makes no visit of them; of twelve such converbs of the seen part of
`tr-train`, each with a person and the state or town he goes to, all twelve are visits.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.event.clause import Around
from dragoman.event.draft import Scene
from dragoman.event.genitives import genitive_subject
from dragoman.event.layout import SHARING
from dragoman.event.opinion import Telling, statement_at
from dragoman.event.sides import Sides, find_sides
from dragoman.event.triggers import Trigger
from dragoman.model import Statement
from dragoman.resolve.cast import Cast

# What is as good as always so.
_SURE = 0.9


def with_journeys(
    told: Iterable[Telling], around: Around, triggers: Sequence[Trigger], scene: Scene, statements: Sequence[Statement]
) -> Iterator[Telling]:
    """The tellings of a sentence, those of a journey as sure as its words are."""
    journeys = {journey.at: journey for journey in _journeys(around, triggers, scene, statements)}
    for telling in told:
        if telling.trigger.frame.act == "visit" and telling.at in journeys:
            journey = journeys.pop(telling.at)
            chain = (telling.predicate, *around.above(telling.predicate))
            if (telling.sure or 0.0) >= _SURE:
                yield telling
            elif any(genitive_subject(around, each) is not None for each in chain):
                yield replace(telling, sure=_SURE)  # "Trump, Zelenskiy'nin gelerek istemesi gerektiğini söyledi"
            else:
                yield journey
        else:
            yield telling
    yield from journeys.values()


def _journeys(
    around: Around, triggers: Sequence[Trigger], scene: Scene, statements: Sequence[Statement]
) -> Iterator[Telling]:
    for trigger in triggers:
        predicate = around.predicate_of(trigger.verb)
        if trigger.frame.act != "visit" or trigger.nominal or predicate is None or predicate.at != trigger.verb:
            continue
        if predicate.word.morph.converb not in SHARING or predicate.word.morph.negated:
            continue
        statement = statement_at(around.sent, trigger.verb, statements)
        sides = find_sides(trigger, predicate, around, scene, statement)
        if sides is not None and _is_of_person(sides, scene.cast):
            yield Telling(
                at=trigger.verb, trigger=trigger, predicate=predicate, statement=statement, sides=sides,
                act_rule=trigger.frame.name, sure=_SURE,
            )  # fmt: skip


def _is_of_person(sides: Sides, cast: Cast) -> bool:
    """Somebody named goes to one state; crowds, troops and goods make no visits."""
    people = bool(sides.actors) and all(cast.actors[ref].kind == "person" for ref in sides.actors)
    hosts = cast.countries(sides.recipients)
    named = sides.actor_rule.startswith("slot") and sides.recipient_rule.startswith("slot")
    return people and named and len(hosts) == 1 and hosts != cast.countries(sides.actors)
