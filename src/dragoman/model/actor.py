"""Who, where and when: what mentions were taken for."""

from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

ActorKind = Literal["state", "person", "body", "organisation", "group"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts or is acted on, once per article.

    id        made from what the actor is ("rus", "sergey-lavrov"), unique within the reading
    kind      CODEBOOK.md, "actors"
    name      states and organisations: the usual English name; persons: the article's fullest form, in Latin letters
    country   ISO 3166-1 alpha-3, or None (an organisation of many states)
    office    in English, as the article says it; None when it does not
    mentions  indexes of the mentions taken for this actor
    rule      what decided
    """

    id: str
    kind: ActorKind
    name: str
    country: str | None
    office: str | None
    mentions: tuple[int, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: the form of the text without suffix, and the words it was read from."""

    name: str
    country: str | None
    span: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """When: an EDTF level-0/1 string ("2025-07-11", "2025-07", "2026/2027"), and the words it was read from.

    span  in the body; None when the day of publication stands in for a day the text does not give
    rule  what read it ("times.day-month", "published", "context")
    """

    edtf: str
    span: Span | None
    rule: str
