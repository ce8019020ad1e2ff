"""A reading laid out for comparing: every reference to an actor looked up, every name folded.

Readings come as the plain dicts of the codebook ("One article, one reading"), whoever or whatever made them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from dragoman.model.acts import ACTS
from dragoman.text import key

ReadingDict: TypeAlias = Mapping[str, Any]

# What stands in for the reading of an article nobody read.
UNREAD: ReadingDict = {"article": {}, "actors": [], "events": [], "statements": [], "agreements": []}
UNKNOWN_TYPE = "?"


class Facts(NamedTuple):
    """What two events that are taken for the same one are compared on."""

    act: str
    status: str
    date: str | None
    place: str
    persons: frozenset[str]
    asserted_by: str | None

    def agreeing(self, other: "Facts") -> tuple[bool, ...]:
        return tuple(mine == theirs for mine, theirs in zip(self, other, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """An event as it is matched.

    type         PLOVER type; an act that is not in the catalogue is a type of its own
    left, right  countries of actors and of recipients
    mutual       the act has no recipients: who stands on which side says nothing
    """

    raw: ReadingDict
    type: str
    mutual: bool
    left: frozenset[str]
    right: frozenset[str]
    facts: Facts

    def can_be(self, other: "CodedEvent") -> bool:
        """Whether both may tell of one act: same type and same countries, pooled when either act is mutual."""
        if self.type != other.type:
            return False
        if self.mutual or other.mutual:
            return self.left | self.right == other.left | other.right
        return (self.left, self.right) == (other.left, other.right)

    @property
    def catalogued_type(self) -> str:
        return self.type if self.facts.act in ACTS else UNKNOWN_TYPE


class Said(NamedTuple):
    """A statement: whose it is, and its words."""

    speaker: str
    text: str

    def same(self, other: "Said") -> bool:
        """Same speaker, and one text holds the other and at least 80 % of it.

        >>> Said("lavrov", "ilişkiler gelişiyor").same(Said("lavrov", "ilişkiler gelişiyo"))
        True
        >>> Said("lavrov", "ilişkiler gelişiyor").same(Said("lavrov", "ilişkiler"))
        False
        """
        if self.speaker != other.speaker or not self.text or not other.text:
            return False
        short, whole = sorted((self.text, other.text), key=len)
        return short in whole and len(short) >= 0.8 * len(whole)


class Sheet:
    """One reading, ready to be held against another."""

    def __init__(self, reading: ReadingDict) -> None:
        self._actors: dict[str, ReadingDict] = {actor["id"]: actor for actor in reading["actors"]}
        article = reading["article"]
        self.title = key(article.get("title"))
        self.published = to_the_minute(article.get("published"))
        self.words = Counter(re.findall(r"\w+", article.get("body") or ""))
        self.events = tuple(self._event(event) for event in reading["events"])
        self.statements = tuple(Said(self.name(s["speaker"]), s["text"].strip()) for s in reading["statements"])
        self.actors = Counter((actor["kind"], actor["country"], known_as(actor)) for actor in reading["actors"])
        self.agreements = Counter(
            (agreement["kind"], self._countries(agreement["parties"])) for agreement in reading.get("agreements", [])
        )

    def name(self, ref: str) -> str:
        """What the actor with this id is known as; the id itself where there is no such actor ("unnamed")."""
        return known_as(self._actors[ref]) if ref in self._actors else key(ref)

    def _country(self, ref: str) -> str:
        # A folded name is in lower case: it never meets a country's code.
        actor = self._actors.get(ref, {"name": ref, "country": None})
        return actor["country"] or key(actor["name"])

    def _countries(self, refs: Iterable[str]) -> frozenset[str]:
        return frozenset(self._country(ref) for ref in refs)

    def _persons(self, refs: Iterable[str]) -> frozenset[str]:
        known = (self._actors[ref] for ref in refs if ref in self._actors)
        return frozenset(key(actor["name"]) for actor in known if actor["kind"] == "person")

    def _event(self, event: ReadingDict) -> CodedEvent:
        act = ACTS.get(event["act"])
        sources = event.get("asserted_by") or []
        return CodedEvent(
            raw=event,
            type=act.type if act else event["act"],
            mutual=act is not None and act.direction == "mutual",
            left=self._countries(event["actors"]),
            right=self._countries(event["recipients"]),
            facts=Facts(
                act=event["act"],
                status=event["status"],
                date=event["date"],
                place=key(event["place"]),
                persons=self._persons([*event["actors"], *event["recipients"]]),
                asserted_by=self.name(sources[0]) if sources else None,
            ),
        )


def known_as(actor: ReadingDict) -> str:
    """Persons and organisations are known by name, the rest by kind and country.

    >>> known_as({"kind": "body", "name": "Russian Foreign Ministry", "country": "RUS"})
    'body RUS'
    """
    if actor["kind"] in ("person", "organisation") or not actor["country"]:
        return key(actor["name"])
    return f"{actor['kind']} {actor['country']}"


def to_the_minute(stamp: str | None) -> str | None:
    """A time of publication without its seconds.

    >>> to_the_minute("2025-09-05T20:33:51.120Z")
    '2025-09-05T20:33+00:00'
    """
    if not stamp:
        return None
    return re.sub(r"(T\d\d:\d\d):\d\d(\.\d+)?", r"\1", stamp).replace("Z", "+00:00")
