"""What a page is about: two sides, one actor, a place. The page, its export and its drawings ask for the same."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from dragoman.record import MergedQuestion
from dragoman.record.seals import is_storable
from dragoman.serve.asked import Asked
from dragoman.serve.visit import Flash
from dragoman.world import load_world
from dragoman.world.folder import user_folder
from dragoman.world.sides import known_side

_MAX_CHARS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """`sides` are codes, or names of organisations; `person` and `place` are names as they stand on pages."""

    sides: tuple[str, ...] = ()
    person: str | None = None
    place: str | None = None

    def question(self, asked: Asked) -> MergedQuestion:
        """What is asked for, of this. Raises UsageError as `Asked.merged` does."""
        own = asked.merged()
        if len(self.sides) == 2:
            return replace(own, between=(self.sides[0], self.sides[1]), sides=())
        if self.sides:
            return replace(own, sides=self.sides, between=None)
        if self.person is not None:
            return replace(own, persons=(self.person,), sides=(), between=None)
        return replace(own, place=self.place) if self.place is not None else own

    def query(self, asked: Asked) -> str:
        """The parameters by which the API is asked for the same."""
        pairs = {"a": self.sides[0] if self.sides else "", "b": self.sides[1] if len(self.sides) == 2 else ""}
        pairs |= {"person": self.person or "", "place": self.place or asked.place}
        names = ("q", "since", "until", "act", "type", "mode", "status", "min_sources", "contradicted")
        pairs |= {name: getattr(asked, name) for name in names} | {"min_confidence": asked.share()}
        return urlencode({name: value for name, value in pairs.items() if value})


def between(a: str, b: str) -> About:
    """Raises Flash where the two are one, or a name is too long to be one."""
    sides = known_side(_checked(a)), known_side(_checked(b))
    if sides[0] == sides[1]:
        raise Flash(404, "one-side")
    return About(sides=sides)


def actor(name: str) -> About:
    """A state or organisation that the tables know, or else a person."""
    side = known_side(_checked(name))
    world = load_world(user_dir=user_folder())
    known = side != name or world.called(side) is not None
    known = known or any(entry.country == side for entry in world.entries.values())
    return About(sides=(side,)) if known else About(person=name)


def place(name: str) -> About:
    return About(place=_checked(name))


def _checked(name: str) -> str:
    name = name.strip()
    if not name or len(name) > _MAX_CHARS or not is_storable(name):
        raise Flash(404, "no-side")
    return name


def narrowing(question: MergedQuestion) -> dict[str, Any]:
    """How counts beside a list are narrowed: as the list is. A period alone is looked up in the counts' own index;
    anything more asks for the events themselves.
    """
    beyond = replace(question, since=None, until=None, between=None, sides=(), persons=())
    among = question if beyond != MergedQuestion() else None
    return {"since": question.since, "until": question.until, "among": among}
