"""From a layout to an `Article`: the body with its way back to the page, the fields, the cuts."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.article.copies import sentences_only_in
from dragoman.article.credits import Found
from dragoman.article.layout import Layout
from dragoman.article.lines import Line
from dragoman.article.rules import PageRules
from dragoman.article.shadow import Shadow
from dragoman.article.shape import doubled_at
from dragoman.article.trim import dateline, glued_source, seams, tail_credit
from dragoman.model import Cut, Field, OffsetMap, Run, Span

_SEAM = re.compile(r"\s{2,}|[^\S ]")
BREAK = "\n\n"
Part = tuple[int, int, int]  # start in line.text, start in the shadow, length


@dataclass(slots=True)
class BodyDraft:
    """The body while it grows."""

    parts: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    agencies: list[Found] = field(default_factory=list)
    kept_parts: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # of lines that are cut otherwise
    size: int = 0


def segments(shadow: Shadow, line: Line) -> list[Part]:
    """The stretches of a line between odd white space."""
    out: list[Part] = []
    at, out_at = line.start, 0
    for match in _SEAM.finditer(shadow.text, line.start, line.end):
        if match.start() > at:
            out.append((out_at, at, match.start() - at))
            out_at += match.start() - at + 1
        at = match.end()
    if at < line.end:
        out.append((out_at, at, line.end - at))
    return out


def page_span(shadow: Shadow, line: Line, start: int, end: int) -> Span:
    """Where `line.text[start:end]` stands on the page."""
    parts = segments(shadow, line)
    starts = [part[0] for part in parts]

    def position(offset: int) -> int:
        out, src, length = parts[max(0, bisect_right(starts, offset) - 1)]
        return src + min(offset - out, length)

    if not parts or start >= end:
        return Span(0, 0)
    return shadow.back(position(start), position(end - 1) + 1)


def draft_body(shadow: Shadow, lines: Sequence[Line], layout: Layout, rules: PageRules) -> BodyDraft:
    """The kept paragraphs, trimmed, split at glued seams, each run with its source."""
    extra = _unique_sentences(lines, layout)
    draft = BodyDraft(kept_parts=extra)
    order = sorted([*layout.body, *extra])
    for index in order:
        line = lines[index]
        parts = segments(shadow, line)
        for start, end in extra.get(index) or _trimmed(shadow, line, index, rules, draft):
            for a, b in _split(line.text, start, end):
                _append(draft, shadow, line, parts, a, b)
    return draft


def _unique_sentences(lines: Sequence[Line], layout: Layout) -> dict[int, list[tuple[int, int]]]:
    """What a glued copy says that its paragraphs do not, by line."""
    kept = [lines[i] for i in layout.body]
    glued = [i for i, reason in layout.reasons.items() if reason == "glued-copy"]
    found = {i: sentences_only_in(lines[i], [*kept, *(lines[j] for j in glued if j < i)]) for i in glued[:20]}
    return {i: spans for i, spans in found.items() if spans}


def _trimmed(shadow: Shadow, line: Line, index: int, rules: PageRules, draft: BodyDraft) -> list[tuple[int, int]]:
    start, agency = glued_source(line.text, rules)
    if agency:
        draft.agencies.append(Found(agency, index, start - len(agency), start, "credit.glued"))
        draft.cuts.append(Cut(span=page_span(shadow, line, 0, start), reason="credit"))
    length, agency = dateline(line.text[start:], rules)
    if length:
        draft.cuts.append(Cut(span=page_span(shadow, line, start, start + length), reason="dateline"))
        if agency:
            at = line.text.index(agency, start)
            draft.agencies.append(Found(agency, index, at, at + len(agency), "credit.dateline"))
        start += length
    if half := doubled_at(line.text):  # a lead that stands twice on its line
        draft.cuts.append(Cut(span=page_span(shadow, line, half, len(line.text)), reason="repeated"))
        return [(start, half - 1)]
    end, agency = tail_credit(line.text, rules)
    if agency and end > start:
        draft.cuts.append(Cut(span=page_span(shadow, line, end, len(line.text)), reason="credit"))
        at = line.text.index(agency, end)
        draft.agencies.append(Found(agency, index, at, at + len(agency), "credit.tail"))
    return [(start, end)] if end > start else [(start, len(line.text))]


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    bounds = [start, *(seam for seam in seams(text) if start < seam < end), end]
    return [(a, b) for a, b in itertools.pairwise(bounds) if text[a:b].strip()]


def _append(draft: BodyDraft, shadow: Shadow, line: Line, parts: Sequence[Part], start: int, end: int) -> None:
    """Add `line.text[start:end]` as a paragraph. `parts`: the segments of the line."""
    while start < end and line.text[start] == " ":
        start += 1
    while end > start and line.text[end - 1] == " ":
        end -= 1
    if draft.size:
        draft.parts.append(BREAK)
        draft.size += len(BREAK)
    base = draft.size - start
    for index in range(max(0, bisect_right(parts, (start, 1 << 62, 0)) - 1), len(parts)):
        out, src, length = parts[index]
        low, high = max(start, out), min(end, out + length)
        if out >= end:
            break
        if low >= high:
            continue
        for run in shadow.slice(src + low - out, src + high - out):
            shift = base + out - src
            draft.runs.append(Run(run.out_start + shift, run.out_end + shift, run.src_start, run.src_end))
    draft.parts.append(line.text[start:end])
    draft.size += end - start


def finish_runs(runs: Sequence[Run]) -> OffsetMap:
    """The runs, neighbours that were copied together joined."""
    out: list[Run] = []
    for run in runs:
        last = out[-1] if out else None
        copied = run.out_end - run.out_start == run.src_end - run.src_start
        if (
            last
            and copied
            and last.out_end == run.out_start
            and last.src_end == run.src_start
            and last.out_end - last.out_start == last.src_end - last.src_start
        ):
            out[-1] = Run(last.out_start, run.out_end, last.src_start, run.src_end)
        else:
            out.append(run)
    return OffsetMap(tuple(out))


def all_cuts(
    shadow: Shadow, lines: Sequence[Line], layout: Layout, draft: BodyDraft, page_text: str
) -> tuple[Cut, ...]:
    """What is not the article, in the order of the page; neighbours that were cut for one reason are one cut."""
    cuts = [*draft.cuts, *shadow.markup]
    for i, reason in layout.reasons.items():
        at = 0
        for start, end in [*draft.kept_parts.get(i, ()), (len(lines[i].text),) * 2]:
            if lines[i].text[at:start].strip():
                cuts.append(Cut(span=page_span(shadow, lines[i], at, start), reason=reason))
            at = end
    out: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.span.start, -cut.span.end)):
        last = out[-1] if out else None
        if last and last.span.covers(cut.span):
            continue
        if last and last.reason == cut.reason and not page_text[last.span.end : cut.span.start].strip():
            out[-1] = Cut(span=Span(last.span.start, max(last.span.end, cut.span.end)), reason=cut.reason)
        else:
            out.append(cut)
    return tuple(out)


def field_of(found: Found | None, shadow: Shadow, lines: Sequence[Line]) -> Field | None:
    if found is None:
        return None
    span = page_span(shadow, lines[found.line], found.start, found.end)
    return Field(value=found.value, span=span, rule=found.rule)
