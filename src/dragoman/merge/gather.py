"""Readings made ready for merging, and everything merging makes of them: `Merger`, the door of this room."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from dragoman.event import quantities_of
from dragoman.lang.numbers import load_numbers
from dragoman.merge.combine import combine
from dragoman.merge.copies import CopyIndex
from dragoman.merge.index import EventIndex
from dragoman.merge.judge import Said
from dragoman.merge.lend import Read, is_denied, with_lent, with_parted
from dragoman.model import Actor, Event, MergedEvent, PageText, Reading, Report, Side
from dragoman.text.sentence_around import sentence_around


class Merger:
    """One record of many pages. Pages may come in any order, one at a time, and make the same record.

    said  what people said of two reports; see `EventIndex`
    """

    def __init__(self, said: Said | None = None) -> None:
        self.copies = CopyIndex()
        self.index = EventIndex(said)
        self._own: dict[str, tuple[Report, ...]] = {}
        self._denied: dict[str, tuple[Report, ...]] = {}

    def add(self, page: PageText, reports: Iterable[Report], denied: Iterable[Report] = ()) -> None:
        """Take in a page, what was read on it, and what of that a person denied. A page that is known already changes
        nothing.
        """
        if page.id in self.copies.pages:
            return
        self.copies.add(page)
        told, refused = tuple(reports), tuple(denied)
        self._own[page.id] = tuple(report for report in told if not report.faint)
        if refused:
            self._denied[page.id] = refused
        for report in told:
            if not (report.faint and is_denied([report], refused)):
                self.index.add(report, page.language)

    def events(self) -> Iterator[MergedEvent]:
        """Every event, those of one page too, in the order of their ids."""
        return (self._combined(ids) for ids in self.index.events())

    def event_of(self, report: str) -> MergedEvent:
        """The event that a report belongs to."""
        return self._combined(self.index.event_of(report))

    def _combined(self, ids: Iterable[str]) -> MergedEvent:
        pages = self.copies.pages
        told = [self.index.reports[report] for report in ids]
        denied = with_parted(self._denied, told, self.index.said, self.index.reports)
        reports = with_lent(told, self.copies, Read(own=self._own, denied=denied))
        return combine(reports, lambda page: pages[page].source, self.copies.group_of)


def page_text(reading: Reading, *, page: str, outlet: str | None = None, published: str | None = None) -> PageText:
    """What the search for copies needs of a reading. `page` is what the page shall be called; `outlet` and `published`
    are what is known of it from elsewhere.
    """
    article = reading.article
    named = outlet or (article.outlet.value if article.outlet else None) or site_of(article.url)
    return PageText(
        id=page, source=named or page, published=article.published.value if article.published else published,
        language=article.language, body=article.body, agency=article.agency.value if article.agency else None,
    )  # fmt: skip


def reports_of(reading: Reading, *, page: str, published: str | None = None) -> tuple[Report, ...]:
    """The events of a reading as reports, and behind them its faint ones."""
    stamp = reading.article.published.value if reading.article.published else published
    numbers = load_numbers(reading.article.language)
    events = (
        replace(
            _report(event, reading.article.body, page, stamp), actors=_sides(event.actors, reading),
            recipients=_sides(event.recipients, reading),
            asserted_by=tuple(actor.name if (actor := reading.actor(ref)) else ref for ref in event.asserted_by),
        )
        for event in reading.events
    )  # fmt: skip
    faint = (
        replace(
            _report(each.event, reading.article.body, page, stamp), actors=each.actors, recipients=each.recipients,
            asserted_by=each.asserted_by, faint=True, instead_of=each.instead_of,
            quantities=quantities_of(each.event.act, each.event.evidence, reading.article.body, numbers),
        )
        for each in reading.faint
    )  # fmt: skip
    return (*events, *faint)


def _report(event: Event, body: str, page: str, published: str | None) -> Report:
    """A report without its sides."""
    return Report(
        id=event.id, page=page, published=published, act=event.act, actors=(), recipients=(),
        date=event.date.edtf if event.date else None, said_date=event.date is not None and event.date.span is not None,
        place=event.place.name if event.place else None, status=event.status, background=event.background,
        asserted_by=(), quantities=event.quantities, words=sentence_around(body, event.evidence[0]),
        confidence=event.confidence,
    )  # fmt: skip


def _sides(refs: Iterable[str], reading: Reading) -> tuple[Side, ...]:
    actors = (reading.actor(ref) for ref in refs)
    return tuple(_side(actor) for actor in actors if actor is not None)


def _side(actor: Actor) -> Side:
    return Side(name=actor.name, kind=actor.kind, country=actor.country)


def site_of(url: str | None) -> str | None:
    """ "https://www.example.org/a" -> "example.org"."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None
