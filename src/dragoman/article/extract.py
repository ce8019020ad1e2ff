"""The article on a page: decode, find the readable text, lay it out, keep the article's own words.

The room is pure: no file, socket or clock; it raises on no bytes whatever. HTML goes through `markup`, all else is
read as lines; from there on both go the same way.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.article.build import BodyDraft, all_cuts, draft_body, field_of, finish_runs, page_span
from dragoman.article.conflicts import conflicts
from dragoman.article.credits import Found, find_agency, find_author, find_outlet
from dragoman.article.dated import date_by_data, date_of_filing, find_published
from dragoman.article.decode import MAX_BYTES, Decoded, decode, is_binary
from dragoman.article.language import choose_pack, say_language
from dragoman.article.layout import Layout, lay_out
from dragoman.article.lines import split_lines
from dragoman.article.markup import HtmlPage, is_html, read_html
from dragoman.article.pagedata import Datum, page_data
from dragoman.article.refuse import ends_at_paywall, why_no_article
from dragoman.article.rules import PageRules, page_rules
from dragoman.article.shadow import cast_shadow
from dragoman.article.shape import phrase, plain, squash
from dragoman.lang.base import PagePack
from dragoman.model import Article, Field, Page, Rejected

_LABEL = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’-]{1,40}:\s")
MAX_LIST_LINES = 2_000  # without a single line as long as a sentence: a list of links, however many it may be


def extract_article(page: Page, *, packs: Mapping[str, PagePack]) -> Article | Rejected:
    """The article of one page. `packs` are the languages that can be read, by ISO 639-1 code."""
    if not page.data.strip():
        return _rejected(page, "empty", "the page has no content")
    if len(page.data) > MAX_BYTES:
        return _rejected(page, "too-large", f"{len(page.data)} bytes; pages over {MAX_BYTES} are not read")
    if (sign := is_binary(page.data)) is not None:
        return _rejected(page, "binary", f"not a text: {sign}")
    decoded = decode(page.data, said=page.charset)
    sheet = _sheet(decoded.text, packs)
    prose = "\n".join(
        line.text for i, line in enumerate(sheet.lines) if len(line.text) >= 40 and i not in sheet.outside
    )
    pack, language = choose_pack(prose or "\n".join(line.text for line in sheet.lines), packs)
    if not prose and (pack is None or len(sheet.lines) > MAX_LIST_LINES):
        return _rejected(page, "no-body", f"{len(sheet.lines)} lines, none as long as a sentence")
    if pack is None:
        return _rejected(page, "language", say_language(language, packs))
    rules = page_rules(pack)
    data = page_data(decoded.text)
    layout = lay_out(sheet.lines, rules, title=_headline(sheet, data), outside=sheet.outside)
    if (refused := why_no_article(sheet.lines, layout, rules)) is not None:
        return _rejected(page, *refused)
    rules = replace(rules, colon_datelines=rules.colon_datelines and not _is_transcript(sheet, layout))
    draft = draft_body(sheet.shadow, sheet.lines, layout, rules)
    return _article(page, decoded, sheet, data, layout, draft, rules)


def _sheet(text: str, packs: Mapping[str, PagePack]) -> HtmlPage:
    if is_html(text):
        return read_html(text, packs)
    shadow = cast_shadow(text)
    openers = {opener for pack in packs.values() for opener in pack.byline_openers}
    return HtmlPage(shadow, split_lines(shadow.text, openers=openers), {})


def _headline(sheet: HtmlPage, data: Sequence[Datum]) -> str | None:
    """The headline that the page's own data names, when a line bears it: an <h1>, or what the data call the title."""
    heads = [line.text for line in sheet.lines if line.tag == "h1"]
    named = [d.value for d in data if d.kind == "title"]
    page_title = next((d.value for d in data if d.kind == "page-title"), "")
    for head in heads:
        if len(head.split()) >= 3 and (len(heads) == 1 or head in named or page_title.startswith(head)):
            return head
    return next((value for value in named if any(line.squashed == squash(value) for line in sheet.lines)), None)


def _is_transcript(sheet: HtmlPage, layout: Layout) -> bool:
    """Whether several paragraphs open with a name in capitals and a colon: speakers, and no places of filing."""
    labels = [found[0] for i in layout.body if (found := _LABEL.match(sheet.lines[i].text))]
    return len(set(labels)) > 1 or len(labels) > 2


def _rejected(page: Page, reason: str, detail: str) -> Rejected:
    return Rejected(item_id=page.id, source=page.source, room="article", reason=reason, detail=detail)


def _article(
    page: Page,
    decoded: Decoded,
    sheet: HtmlPage,
    data: Sequence[Datum],
    layout: Layout,
    draft: BodyDraft,
    rules: PageRules,
) -> Article:
    shadow, lines = sheet.shadow, sheet.lines
    title = _title(sheet, data, layout)
    seen, updated, doubts = find_published(shadow, lines, layout, rules)
    published = date_by_data(data, "published", title, seen, rules)
    updated = date_by_data(data, "updated", title, updated, rules)
    published = published or date_of_filing(draft, decoded.text, rules)
    flags = [*page.flags, *decoded.flags, *shadow.flags]
    if published is not None and published is seen:
        flags += doubts
    if published and _is_after(published.value, page.captured):
        flags.append("published-after-capture")
        published = seen if seen and not _is_after(seen.value, page.captured) else None
    if published and seen and published.value[:10] != seen.value[:10]:
        flags.append("two-dates")
    if ends_at_paywall(lines, layout, rules):
        flags.append("paywall")
    if "next-article" in layout.reasons.values():
        flags.append("several-articles")
    flags += conflicts(decoded.text, data, shown=[line.text for line in lines], title=title, dates=(published, updated))
    agency = _dateline_agency(draft, rules) or find_agency(lines, layout, rules)
    return Article(
        id=page.id,
        source=page.source,
        url=page.url,
        language=rules.pack.language,
        page_text=decoded.text,
        encoding=decoded.encoding,
        title=title,
        published=published or _carried(page.published),
        updated=updated,
        outlet=_outlet(sheet, data, layout, rules) or _carried(page.outlet),
        agency=field_of(agency, shadow, lines),
        author=_datum_field(data, "author") or field_of(find_author(lines, layout, rules), shadow, lines),
        body="".join(draft.parts),
        anchors=finish_runs(draft.runs),
        cuts=all_cuts(shadow, lines, layout, draft, decoded.text),
        flags=tuple(dict.fromkeys(flags)),
    )


def _is_after(value: str, captured: str | None) -> bool:
    """Whether a day lies behind the page's capture, by more than time zones and slow clocks make up for."""
    if captured is None:
        return False
    try:
        day, last = date.fromisoformat(value[:10]), date.fromisoformat(captured[:10])
    except ValueError:
        return False
    return day > last + timedelta(days=2)


def _carried(value: str | None) -> Field | None:
    """What the carrier of the page (a feed, a JSON field) says of it."""
    return Field(value=value, span=None, rule="carrier") if value else None


def _datum_field(data: Sequence[Datum], kind: str) -> Field | None:
    datum = next((d for d in data if d.kind == kind), None)
    return Field(value=datum.value, span=datum.span, rule=datum.rule) if datum else None


def _title(sheet: HtmlPage, data: Sequence[Datum], layout: Layout) -> Field | None:
    if layout.title is not None:
        index, start, end = layout.title
        line = sheet.lines[index]
        rule = "title.h1" if line.tag == "h1" else "title.line"
        return Field(value=line.text[start:end], span=page_span(sheet.shadow, line, start, end), rule=rule)
    return _datum_field(data, "title")


def _outlet(sheet: HtmlPage, data: Sequence[Datum], layout: Layout, rules: PageRules) -> Field | None:
    """The outlet by the page's data, then by the end of <title>, then by the lines around the article."""
    if (field := _datum_field(data, "outlet")) is not None:
        return field
    page_title = next((d for d in data if d.kind == "page-title"), None)
    if page_title is not None:
        parts = re.split(r"\s[-–—|/»:•·]\s", page_title.value)
        if len(parts) > 1 and 1 <= len(parts[-1].split()) <= 5 and phrase(parts[-1]) not in rules.pack.sections:
            return Field(value=parts[-1].strip(), span=page_title.span, rule="title.element")
    return field_of(find_outlet(sheet.lines, layout, rules), sheet.shadow, sheet.lines)


def _dateline_agency(draft: BodyDraft, rules: PageRules) -> Found | None:
    for found in draft.agencies:
        names = [rules.pack.agencies[m[0]] for m in rules.agency.finditer(plain(found.value))]
        if names:
            return found._replace(value=", ".join(dict.fromkeys(names)))
    return None
