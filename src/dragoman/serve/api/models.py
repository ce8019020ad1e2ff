"""The shapes of the JSON, for the document that describes them. What is sent is made by the rooms that own it; a test
holds the one against the other.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """Nothing is sent that is not told here."""

    model_config = ConfigDict(extra="forbid")


class Problem(Shape):
    code: str = Field(description="a fixed word: invalid, unusable, not-found, busy, not-allowed, …")
    message: str = Field(description="what is wrong, and what to do about it")


class Error(Shape):
    error: Problem


class Party(Shape):
    name: str
    kind: str = Field(description="state, person, body, organisation, group; or unnamed")
    country: str | None = Field(description="ISO 3166-1 alpha-3")
    office: str | None = None


class Words(Shape):
    """Half-open places: in the article, on the decoded page, in its bytes."""

    start: int | None
    end: int | None
    page_start: int
    page_end: int
    byte_start: int | None
    byte_end: int | None
    text: str


class Spans(Shape):
    evidence: list[Words]
    trigger: Words


class Event(Shape):
    """One event as one page tells it; docs/output.md says what each key means."""

    id: str
    date: str | None = Field(description="EDTF")
    date_start: str | None
    date_end: str | None
    act: str
    type: str
    mode: str | None
    cameo: str
    actors: list[Party]
    recipients: list[Party]
    place: str | None
    status: str
    background: bool
    asserted_by: list[Party]
    confidence: float
    evidence: list[str]
    spans: Spans
    page_id: str
    source: str
    title: str | None
    published: str | None
    outlet: str | None
    agency: str | None
    sources: int
    corrected: list[str]


class EventPage(Shape):
    events: list[Event]
    next: str | None = Field(description="give it as `after` for the next page; null at the end")


class Fact(Shape):
    """One field of an event with the words it was read from and the rules that decided."""

    field: str
    value: str | Party | None
    words: list[Words]
    rules: list[str]
    note: str | None
    note_values: dict[str, Any]
    read_as: list["Fact"] = Field(description="what the page was read as, where a person set another value")


class Said(Shape):
    seq: int
    at: str
    by: str
    kind: str
    value: Any
    before: Any
    why: str
    state: str | None


class EventDetail(Shape):
    event: Event
    state: str
    merged_into: str | None
    reader: str
    facts: list[Fact]
    said: list[Said]


class EventReports(Shape):
    reports: list[EventDetail]


class Speech(Shape):
    speaker: Party
    kind: str
    words: Words


class Named(Shape):
    party: Party
    side: str
    words: list[Words]


class Paper(Shape):
    title: str
    kind: str
    parties: list[Party]
    signed: str | None
    period: str | None
    subject: str | None


class Article(Shape):
    id: str
    source: str
    url: str | None
    reader: str
    added: str
    language: str
    title: str | None
    published: str | None
    updated: str | None
    outlet: str | None
    agency: str | None
    author: str | None
    body: str
    encoding: str
    flags: list[str]
    actors: list[Named]
    statements: list[Speech]
    agreements: list[Paper]
    events: list[Event]


class Correction(Shape):
    seq: int
    at: str
    by: str
    kind: str
    page: str | None
    event: str | None
    value: Any
    before: Any
    why: str
    state: str | None
    how: str | None
    now_event: str | None
    now: Any


class Corrections(Shape):
    corrections: list[Correction]
    next: int | None


class Rejected(Shape):
    id: int
    page: str | None
    source: str
    room: str
    reason: str
    detail: str
    reader: str
    added: str


class Rejects(Shape):
    rejects: list[Rejected]
    next: int | None


class Stats(Shape):
    articles: int
    events: int
    rejects: int
    version: str = Field(description="the head of the record's log: changes whenever the record does")


class Act(Shape):
    act: str
    type: str
    mode: str | None
    cameo: str
    direction: str
    definition: str
    score: float | None
    tr: str
    en: str


class Acts(Shape):
    acts: list[Act]
