"""When an article was published and last changed: what the page's data say, and what its stamps show."""

from collections.abc import Sequence

from dragoman.article.build import BodyDraft, page_span
from dragoman.article.dayorder import DayOrder, day_order
from dragoman.article.layout import Layout
from dragoman.article.lines import Line
from dragoman.article.pagedata import Datum, near_headline
from dragoman.article.rules import PageRules
from dragoman.article.shadow import Shadow
from dragoman.article.stamp import Stamp, choose_stamps, read_stamps
from dragoman.model import Field, Span

# What a careful user should know of the time of publication.
_FLAGS = {"day": "day-first-assumed", "zone": "zone-ambiguous"}


def date_by_data(
    data: Sequence[Datum], kind: str, title: Field | None, seen: Field | None, rules: PageRules
) -> Field | None:
    """What the page's data say, unless the visible stamp says the same day more finely."""
    readable = [d for d in data if d.kind not in ("published", "updated") or read_stamps(d.value, rules.stamps)]
    datum = near_headline(readable, kind, title.value if title else "")
    if datum is None:
        return seen
    stamps = read_stamps(datum.value, rules.stamps)
    value = stamps[0].value
    # Midnight is what systems write that know only the day.
    vague = "T" not in value or "T00:00" in value
    if vague and seen is not None and "T" in seen.value and seen.value[:10] == value[:10]:
        return seen
    return Field(value=value, span=datum.span, rule=datum.rule)


def find_published(
    shadow: Shadow, lines: Sequence[Line], layout: Layout, rules: PageRules
) -> tuple[Field | None, Field | None, list[str]]:
    """First publication, last update, and flags for what could be read otherwise, from the stamp lines.

    Those before the article's end beat those behind it.
    """
    order = day_order((lines[i].text for i, mark in enumerate(layout.marks) if mark == "stamp"), rules.pack)
    last = layout.body[-1] if layout.body else len(lines)
    blocks: list[list[int]] = []
    for i, mark in enumerate(layout.marks):
        if mark == "stamp":
            if blocks and i - blocks[-1][-1] <= 2 and (i <= last) == (blocks[-1][-1] <= last):
                blocks[-1].append(i)
            else:
                blocks.append([i])
    before = [block for block in blocks if block[0] <= last]
    for group in (before, [block for block in blocks if block not in before][:1]):
        stamps = [
            (stamp, block)
            for block in group
            for stamp in read_stamps(
                "\n".join(lines[i].text for i in block), rules.stamps, month_first=order.month_first
            )
        ]
        first, later = choose_stamps([stamp for stamp, _ in stamps])
        if first is not None:
            where = {id(stamp): block for stamp, block in stamps}
            return (
                _stamp_field(first, where[id(first)], shadow, lines),
                _stamp_field(later, where.get(id(later), []), shadow, lines),
                flags_of(first, order),
            )
    return None, None, []


def date_of_filing(draft: BodyDraft, page_text: str, rules: PageRules) -> Field | None:
    """The day in a dateline that gives the year too, as press releases do: "Velin, 14 March 2031 – "."""
    for cut in draft.cuts:
        if cut.reason == "dateline" and (found := read_stamps(cut.span.of(page_text), rules.stamps)):
            span = Span(cut.span.start + found[0].span.start, cut.span.start + found[0].span.end)
            return Field(value=found[0].value, span=span, rule="stamp.dateline")
    return None


def flags_of(stamp: Stamp, order: DayOrder) -> list[str]:
    """What could be read otherwise in the stamp that dates an article."""
    return [_FLAGS[doubt] for doubt in stamp.doubts if doubt != "day" or not order.shown]


def _stamp_field(stamp: Stamp | None, block: Sequence[int], shadow: Shadow, lines: Sequence[Line]) -> Field | None:
    """A stamp as a field; its span in the joined block is brought back to its lines."""
    if stamp is None:
        return None
    spans, at = [], 0
    for i in block:
        low, high = max(0, stamp.span.start - at), min(len(lines[i].text), stamp.span.end - at)
        if low < high:
            spans.append(page_span(shadow, lines[i], low, high))
        at += len(lines[i].text) + 1
    return Field(
        value=stamp.value, span=Span(spans[0].start, spans[-1].end) if spans else None, rule=f"stamp.{stamp.role}"
    )
