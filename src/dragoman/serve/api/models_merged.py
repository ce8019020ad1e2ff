"""The shapes of merged events, agreements and counts, for the document that describes them."""

from pydantic import Field

from dragoman.serve.api.models import Shape


class Side(Shape):
    name: str
    kind: str
    country: str | None


class NamedSide(Shape):
    name: str
    country: str | None


class Contradiction(Shape):
    field: str
    values: dict[str, list[str]] = Field(description="value -> the pages that give it")


class MergedField(Shape):
    values: dict[str, list[str]] = Field(description="value -> pages; the chosen one first")
    rule: str


class Stage(Shape):
    seen: str | None
    status: str
    pages: list[str]


class Telling(Shape):
    event: str | None
    page: str
    lent_by: str | None
    faint: bool


class Merged(Shape):
    """One event, whatever number of pages tell it; docs/merging.md says what each key means."""

    id: str
    act: str
    type: str
    mode: str
    cameo: str
    score: float
    actors: list[NamedSide]
    recipients: list[NamedSide]
    date: str | None
    place: str | None
    status: str
    pages: list[str]
    unsure_pages: list[str]
    independent_sources: int
    copies: int
    first_seen: str | None
    last_seen: str | None
    contradictions: list[Contradiction]
    fields: dict[str, MergedField]
    stages: list[Stage]
    reports: list[Telling]


class MergedPage(Shape):
    events: list[Merged]
    next: str | None = Field(description="give it as `after` for the next page; null at the end")


class MergedReport(Shape):
    event: str | None
    page: str
    lent_by: str | None
    faint: bool
    source: str
    outlet: str | None
    agency: str | None
    title: str | None
    url: str | None
    language: str
    published: str | None
    text: str | None
    act: str
    actors: list[Side]
    recipients: list[Side]
    date: str | None
    said_date: bool
    place: str | None
    status: str
    asserted_by: list[str]
    words: str
    confidence: float


class Opinion(Shape):
    left: str
    right: str
    verdict: str
    score: float
    why: list[str]


class Word(Shape):
    correction: int
    verdict: str
    left: str
    right: str
    by: str
    at: str
    why: str
    opinion: Opinion | None


class MergedDetail(Shape):
    event: Merged
    reports: list[MergedReport]
    opinions: list[Opinion]
    said: list[Word]


class Copy(Shape):
    page: str
    name: str
    source: str
    title: str | None
    published: str | None
    share: float | None
    why: list[str]


class Copies(Shape):
    page: str
    text: str | None
    copies: list[Copy]


class Step(Shape):
    event: str
    act: str
    status: str
    date: str | None


class LedgerPaper(Shape):
    id: str
    title: str
    kind: str
    parties: list[Side]
    signed: str | None
    period: str | None
    subject: str | None
    titles: dict[str, list[str]]
    dates: dict[str, list[str]]
    pages: list[str]
    steps: list[Step]


class PaperPage(Shape):
    agreements: list[LedgerPaper]
    next: str | None


class Quarters(Shape):
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int


class Month(Shape):
    month: str
    events: int
    score: float = Field(description="-10 (conflict) to 10 (cooperation)")
    reports: int
    quarters: Quarters


class Months(Shape):
    sides: list[str]
    months: list[Month]


class Dot(Shape):
    id: str
    date: str | None
    type: str
    act: str
    act_label: str
    label: str
    status: str
    sources: int
    reports: int
    score: float
    href: str


class Timeline(Shape):
    events: list[Dot]
    total: int = Field(description="more than there are events here when the list was cut")
    type_labels: dict[str, str] = Field(description="PLOVER's types in the language of the answer")


class Node(Shape):
    id: str
    label: str
    kind: str
    events: int
    href: str


class Edge(Shape):
    source: str
    target: str
    events: int
    score: float
    href: str


class Network(Shape):
    nodes: list[Node]
    edges: list[Edge]
    total_nodes: int


class Place(Shape):
    id: str
    label: str
    country: str | None
    lat: float
    lon: float
    events: int
    href: str


class Places(Shape):
    places: list[Place]
    unplaced: int = Field(description="events at places the gazetteer does not know")
    placeless: int = Field(description="events of which no page tells where they took place")


class Name(Shape):
    name: str
    kind: str
    country: str | None
    events: int


class People(Shape):
    people: list[Name]
