"""How things look on a page: templates, and the few filters they use.

Whatever a template prints is made harmless first (control characters, those that turn the direction of text or hide)
and then escaped; nothing is ever marked as safe, and a test reads the templates for that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.intake.urls import clean_url
from dragoman.model.acts import QUARTER_OF, QUARTERS
from dragoman.model.event import WEAK
from dragoman.record import EventView
from dragoman.serve.labels import STATUSES, acts_by_type, score_of
from dragoman.serve.parties import written
from dragoman.serve.settings import MOST_COUNTED
from dragoman.serve.wording import amount, finding, rule
from dragoman.text.harmless import visible

_EXCERPT_CHARS = 220
_AROUND = 60


def harmless(value: Any) -> Any:
    """What Jinja asks of every value before it is escaped."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment() -> Environment:
    env = Environment(
        loader=PackageLoader("dragoman.serve"), autoescape=True, finalize=harmless, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    env.filters.update(link=web_link, quarter=quarter, score=score_of, pct=lambda share: round(share * 100))
    quarters = [_styled(name) for name in QUARTERS]
    env.globals.update(
        MOST_COUNTED=MOST_COUNTED,
        QUARTERS=quarters,
        STATUSES=STATUSES,
        ACTS_BY_TYPE=acts_by_type(),
        written=written,
        amount=amount,
        finding=finding,
        rule_words=rule,
    )
    return env


def web_link(url: str | None) -> str | None:
    """The address if it may become a link: http and https alone."""
    return clean_url(url)


def quarter(type_: str) -> str:
    return _styled(QUARTER_OF.get(type_, "verbal_cooperation"))


def _styled(quarter: str) -> str:
    """As style sheets and catalogues write it."""
    return quarter.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words that tell an event, cut around what carries the act."""

    before: str
    trigger: str
    after: str
    cut_before: bool
    cut_after: bool


def excerpt(view: EventView, *, chars: int = _EXCERPT_CHARS) -> Excerpt:
    told, trigger = view.evidence[0] if view.evidence else view.trigger, view.trigger
    words = told.words
    start = end = 0
    if told.start is not None and trigger.start is not None:
        at = trigger.start - told.start
        if words[at : at + len(trigger.words)] == trigger.words and at >= 0:
            start, end = at, at + len(trigger.words)
    first = 0 if len(words) <= chars else max(0, min(start - (chars - (end - start)) // 2, len(words) - chars))
    last = min(len(words), max(first + chars, end))
    first, last = _at_word(words, first, back=False), _at_word(words, last, back=True)
    first, last = min(first, start) if end else first, max(last, end)
    return Excerpt(words[first:start] if end else words[first:last], words[start:end], words[end:last] if end else "",
                   first > 0, last < len(words))  # fmt: skip


def cut_words(words: str, *, chars: int = _EXCERPT_CHARS) -> Excerpt:
    """Words without a trigger, cut at their end."""
    last = _at_word(words, min(len(words), chars), back=True)
    return Excerpt(words[:last], "", "", False, last < len(words))


def _at_word(words: str, at: int, *, back: bool) -> int:
    if at in (0, len(words)):
        return at
    found = words.rfind(" ", max(0, at - _AROUND), at) if back else words.find(" ", at, at + _AROUND)
    return at if found < 0 else found + (not back)


@dataclass(frozen=True, slots=True)
class Row:
    """An event as lists show it: one report's, or what all reports of it come to."""

    id: str
    date: str | None
    act: str
    type: str
    status: str
    mutual: bool
    background: bool
    actors: Sequence[Any]
    recipients: Sequence[Any]
    asserted_by: Sequence[Any]
    place: str | None
    words: Excerpt | None
    page: str | None
    title: str | None
    reporter: str | None
    published: str | None
    confidence: float
    corrected: bool
    sources: int
    pages: int
    contradicted: tuple[str, ...]
    state: str

    @property
    def is_weak(self) -> bool:
        """Whether the reader is so unsure of it that lists say so."""
        return self.confidence < WEAK


def row_of(view: EventView) -> Row:
    """A report's event as a list shows it."""
    return Row(
        id=view.id, date=view.date, act=view.act, type=view.type, status=view.status, mutual=view.mutual,
        background=view.background, actors=view.actors, recipients=view.recipients, asserted_by=view.asserted_by,
        place=view.place, words=excerpt(view), page=view.page, title=view.title,
        reporter=view.agency or view.outlet, published=view.published, confidence=view.confidence,
        corrected=bool(view.corrected), sources=view.sources, pages=view.sources, contradicted=(), state=view.state,
    )  # fmt: skip
