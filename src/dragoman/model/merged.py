"""What many pages tell together: reports of events, which of them are one event, and what the record makes of them.

A `Report` holds all that merging may look at, so that merging asks neither the reader nor the record.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.model.actor import ActorKind
from dragoman.model.event import Quantity, Status

Verdict = Literal["same", "different", "unsure"]
ContradictionField = Literal["date", "place", "number", "act", "status", "actor", "recipient"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Who takes part, as one page calls them."""

    name: str
    kind: ActorKind
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """One page as the search for copies needs it.

    id      what the page is called everywhere in merging
    source  whose page it is: the outlet, or else the site; what counts as one source
    """

    id: str
    source: str
    published: str | None
    language: str
    body: str
    agency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One event as one page tells it.

    id         the event's id
    said_date  whether the page's own words give the day; else the day of publication stands in for it
    words      the sentence that the words it was coded from stand in
    lent_by    the page it was read on, when this page only carries that one's text and nothing was read here
    settled    fields that a person has set: their word is not the page's, and stands over it
    faint      too unsure to be told by itself: it is a report only of what other pages tell plainly
    instead_of  of a faint one: the report of the page that the same words more likely tell, with other sides
    """

    id: str
    page: str
    published: str | None
    act: str
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    date: str | None
    said_date: bool
    place: str | None
    status: Status
    background: bool
    asserted_by: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    words: str
    confidence: float
    lent_by: str | None = None
    settled: tuple[str, ...] = ()
    faint: bool = False
    instead_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """An opinion about two reports (of events) or two pages (of texts): the ids in order, the verdict, and why.

    by   "machine", or who said so; what a person says stands over the machine's word
    why  "date same +2.0", one entry for each feature that spoke
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    why: tuple[str, ...]
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a field, and the pages that give it."""

    value: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedField:
    """A field with all its values, the chosen one first, and the rule that chose it."""

    values: tuple[Value, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Values of one field that cannot all be true."""

    field: ContradictionField
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """From when on pages give the event a status."""

    seen: str | None
    status: Status
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedEvent:
    """One act in the world, with everything that any page says of it.

    id       made from the smallest id among its reports: a new report may change it, a new order of arrival may not
    reports  all of them, in the order of publication
    pages, copies, independent_sources  how many pages tell it, how many of them only carry another's text, and how
             many different sources that leaves
    fields   act, actors, recipients, date, place, status: what is told and what was chosen
    stages   its statuses in the order in which pages gave them
    """

    id: str
    act: str
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    date: str | None
    place: str | None
    status: Status
    reports: tuple[Report, ...]
    pages: tuple[str, ...]
    copies: int
    independent_sources: int
    first_seen: str | None
    last_seen: str | None
    fields: Mapping[str, MergedField]
    contradictions: tuple[Contradiction, ...]
    stages: tuple[Stage, ...]
