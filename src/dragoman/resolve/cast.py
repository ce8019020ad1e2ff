"""Everybody an article speaks of, as the rooms behind this one ask for them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.model import Actor, Mention

# The rule of a state that only its people and places bring into an article.
NOT_NAMED = "state-of"


def actor_id(entry: str) -> str:
    """The id that an article's actor has who is an entry of the world.

    >>> actor_id("org:nato"), actor_id("rus")
    ('org-nato', 'rus')
    """
    return entry.replace(":", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everybody an article speaks of.

    actors  id -> actor, in the order they first come
    of      index of a mention -> ids of the actors it stands for (a pair stands for two)
    acts_for  id of an official -> id of the organisation, armed group or territory that he belongs to
    """

    actors: Mapping[str, Actor]
    of: Mapping[int, tuple[str, ...]]
    acts_for: Mapping[str, str] = field(default_factory=dict)
    _sides: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def named(self, ref: str) -> bool:
        """The article speaks of this actor, and not only of a town or an office of his."""
        return ref in self.actors and self.actors[ref].rule != NOT_NAMED

    def part(self, ref: str) -> str:
        """The armed group or territory of its state that an actor stands for; "" for the state itself."""
        actor = self.actors[ref]
        itself = actor.kind in ("state", "group") and actor.country is not None and ref != actor.country.lower()
        return self.acts_for.get(ref, ref if itself else "")

    def meant_by(self, mentions: Iterable[Mention]) -> list[str]:
        """The actors that mentions stand for, in their order; who is meant twice stands there twice."""
        return [ref for mention in mentions for ref in self.of.get(mention.index, ())]

    def sides_of(self, mentions: Iterable[Mention]) -> frozenset[str]:
        """The sides that mentions stand for."""
        return self.countries(self.meant_by(mentions))

    def countries(self, ids: Sequence[str]) -> frozenset[str]:
        """The sides these actors belong to: a country's code, or an organisation's id."""
        asked = tuple(ids)
        sides = self._sides.get(asked)
        if sides is None:  # a page asks for the same few thousands of times
            sides = frozenset(self.actors[ref].country or ref for ref in asked if ref in self.actors)
            self._sides[asked] = sides
        return sides
