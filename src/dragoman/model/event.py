"""An act of one side toward another, as one article tells it."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from dragoman.model.actor import Place, TimeSpan
from dragoman.model.span import Span

Status = Literal["occurred", "planned", "called_for", "hypothetical", "negated"]
WEAK = 0.5  # an event of a lower confidence is shown with a question mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts, as the text writes it: "iki buçuk saat", "10 sivil", "altıncı toplantısı".

    value    in the unit's own measure ("tonne", "minute"), or the count
    unit     key of the unit ("minute", "person"), or the lemma of the noun where the tables have none
    ordinal  the number names one of a row ("altıncı"), it counts nothing
    span     the number and its noun, in the text that was read
    """

    value: float
    unit: str
    ordinal: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One real-world act per article, with every stretch of the body that tells of it.

    id           stable: made from the page, the act and the place of the first words that tell of it
    act          a key of `acts.tsv`
    actors, recipients, asserted_by  ids of actors; `asserted_by` may hold "unnamed"
    status, background, date, place  CODEBOOK.md, "Fields"
    evidence     the words, in the order of the body; the first is the one the event was coded from
    trigger      the word or words that carry the act
    rules        field -> the rule or model that decided it, for `explain`
    confidence   0..1
    quantities   numbers with what they count, that the words or the sentences around them give of it; spans in the body
    """

    id: str
    act: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: Status
    background: bool
    date: TimeSpan | None
    place: Place | None
    asserted_by: tuple[str, ...]
    evidence: tuple[Span, ...]
    trigger: Span
    rules: tuple[tuple[str, str], ...]
    confidence: float
    quantities: tuple[Quantity, ...] = ()


def event_id(page_id: str, act: str, trigger: Span, nth: int = 1) -> str:
    """The name of an event: twelve hex digits that any later reading of the same page gives the same act again.

    `nth` counts the events that the same words tell of the same act ("ayrı ayrı görüştü": one with each partner).

    >>> event_id("ab12", "meeting", Span(10, 17))
    'e37919b88e2d'
    """
    key = f"{page_id}|{act}|{trigger.start}|{trigger.end}" + (f"|{nth}" if nth > 1 else "")
    return hashlib.sha256(key.encode()).hexdigest()[:12]
