"""The article on a page: decode, find the readable text, lay it out, keep the article's own words.

The room is pure: no file, socket or clock; it raises on no bytes whatever. HTML goes through `markup`, all else is
read as lines; from there on both go the same way.
"""

from collections.abc import Mapping, Sequence

from dragoman.article.build import BodyDraft, draft_body, field_of, finish_runs, line_cuts, page_span
from dragoman.article.credits import Found, find_agency, find_author, find_outlet
from dragoman.article.decode import MAX_BYTES, Decoded, decode, is_binary
from dragoman.article.language import choose_pack
from dragoman.article.layout import Layout, lay_out
from dragoman.article.lines import Line, split_lines
from dragoman.article.rules import PageRules, page_rules
from dragoman.article.shadow import Shadow, cast_shadow
from dragoman.article.stamp import Stamp, choose_stamps, read_stamps
from dragoman.lang.base import PagePack
from dragoman.model import Article, Field, Page, Rejected, Span

MIN_BODY_WORDS = 5


def extract_article(page: Page, *, packs: Mapping[str, PagePack]) -> Article | Rejected:
    """The article of one page. `packs` are the languages that can be read, by ISO 639-1 code."""
    if not page.data.strip():
        return _rejected(page, "empty", "the page has no content")
    if len(page.data) > MAX_BYTES:
        return _rejected(page, "too-large", f"{len(page.data)} bytes; pages over {MAX_BYTES} are not read")
    if (sign := is_binary(page.data)) is not None:
        return _rejected(page, "binary", f"not a text: {sign}")
    decoded = decode(page.data)
    shadow = cast_shadow(decoded.text)
    lines = split_lines(shadow.text)
    pack, language = choose_pack("\n".join(line.text for line in lines if len(line.text) >= 40), packs)
    if pack is None:
        return _rejected(page, "language", f"the text is in {language!r}; installed: {', '.join(sorted(packs))}")
    rules = page_rules(pack)
    layout = lay_out(lines, rules)
    draft = draft_body(shadow, lines, layout, rules)
    if sum(lines[i].word_count for i in layout.body) < MIN_BODY_WORDS:
        return _rejected(page, "no-body", f"{len(lines)} lines and no sentence of an article among them")
    return _article(page, decoded, shadow, lines, layout, draft, rules)


def _rejected(page: Page, reason: str, detail: str) -> Rejected:
    return Rejected(item_id=page.id, source=page.source, room="article", reason=reason, detail=detail)


def _article(
    page: Page, decoded: Decoded, shadow: Shadow, lines: Sequence[Line], layout: Layout, draft: BodyDraft, rules: PageRules
) -> Article:
    published, updated = find_published(shadow, lines, layout, rules)
    flags = [*decoded.flags, *shadow.flags]
    if published is None and page.published:
        published = Field(value=page.published, span=None, rule="carrier")
    agency = _dateline_agency(draft, rules) or find_agency(lines, layout, rules)
    outlet = field_of(find_outlet(lines, layout, rules), shadow, lines)
    cuts = [*line_cuts(shadow, lines, layout), *draft.cuts, *shadow.markup]
    return Article(
        id=page.id,
        source=page.source,
        url=page.url,
        language=rules.pack.language,
        page_text=decoded.text,
        encoding=decoded.encoding,
        title=_title(shadow, lines, layout),
        published=published,
        updated=updated,
        outlet=outlet or (Field(value=page.outlet, span=None, rule="carrier") if page.outlet else None),
        agency=field_of(agency, shadow, lines),
        author=field_of(find_author(lines, layout, rules), shadow, lines),
        body="".join(draft.parts),
        anchors=finish_runs(draft.runs),
        cuts=tuple(sorted(cuts, key=lambda cut: cut.span)),
        flags=tuple(dict.fromkeys(flags)),
    )


def _title(shadow: Shadow, lines: Sequence[Line], layout: Layout) -> Field | None:
    if layout.title is None:
        return None
    index, start, end = layout.title
    return Field(value=lines[index].text[start:end], span=page_span(shadow, lines[index], start, end), rule="title.line")


def _dateline_agency(draft: BodyDraft, rules: PageRules) -> Found | None:
    for found in draft.agencies:
        names = [rules.pack.agencies[m[0]] for m in rules.agency.finditer(_plain(found.value))]
        if names:
            return found._replace(value=", ".join(dict.fromkeys(names)))
    return None


def _plain(text: str) -> str:
    from dragoman.article.shape import plain

    return plain(text)


def find_published(shadow: Shadow, lines: Sequence[Line], layout: Layout, rules: PageRules) -> tuple[Field | None, Field | None]:
    """First publication and last update, from the stamp lines; those before the article's end beat those behind it."""
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
        stamps = [(stamp, block) for block in group for stamp in read_stamps("\n".join(lines[i].text for i in block), rules.stamps)]
        first, later = choose_stamps([stamp for stamp, _ in stamps])
        if first is not None:
            where = {id(stamp): block for stamp, block in stamps}
            return _stamp_field(first, where[id(first)], shadow, lines), _stamp_field(later, where.get(id(later), []), shadow, lines)
    return None, None


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
    return Field(value=stamp.value, span=Span(spans[0].start, spans[-1].end) if spans else None, rule=f"stamp.{stamp.role}")
