"""The merge set (eval/gold/merge) as pages to merge: perfect events for each page, or what the reader makes of them.

The set's own scorer is used as it stands beside the set; `restrict` narrows what is expected to some pages or stories.
"""

import hashlib
import importlib.util
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from dragoman.merge import page_text, reports_of
from dragoman.model import Page, PageText, Quantity, Reading, Rejected, Report, Side, Span
from gold_sets import GOLD

FOLDER = GOLD / "merge"
Json = dict[str, Any]
# What merging is given of one page.
Given = tuple[PageText, tuple[Report, ...]]
_PROSE_WORDS = 7  # a line of fewer is furniture, where no article room has looked at the page


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSet:
    """Pages by id, and what is expected of them together."""

    pages: Mapping[str, Json]
    expected: Json

    def language(self, page: str) -> str:
        return str(self.pages[page]["language"])


def load_merge_set(folder: Path = FOLDER) -> MergeSet:
    pages = (json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "pages").glob("*.json")))
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return MergeSet(pages={page["id"]: page for page in pages}, expected=expected)


@cache
def scorer() -> ModuleType:
    """score_merge.py of the set."""
    spec = importlib.util.spec_from_file_location("score_merge", FOLDER / "score_merge.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_held(story: str) -> bool:
    """Stories kept from whoever sets the weights, by the hash of their prefix ("d02"): about a third."""
    return int(hashlib.sha256(story.encode()).hexdigest(), 16) % 3 == 0


def story_of(event_id: str) -> str:
    return event_id.partition("-")[0]


def restrict(merge_set: MergeSet, *, page: Callable[[str], bool], story: Callable[[str], bool]) -> MergeSet:
    """What is expected of some pages and stories alone. Sources are counted anew; who is left alone is in no group."""
    kept = [event for event in merge_set.expected["events"] if story(story_of(event["id"]))]
    told = {name for event in kept for name in event["pages"]}
    pages = {name: data for name, data in merge_set.pages.items() if page(name) and name in told}
    groups = [left for group in merge_set.expected["wire_groups"] if len(left := [p for p in group if p in pages]) > 1]
    group_of = {name: str(number) for number, group in enumerate(groups) for name in group}
    apart = merge_set.expected["must_not_merge"]
    events = list(_events(kept, pages, group_of, {each for row in apart for each in row[:2]}))
    ids = {event["id"] for event in events}
    rows = [row for row in apart if row[0] in ids and row[1] in ids]
    return MergeSet(pages=pages, expected={"wire_groups": groups, "events": events, "must_not_merge": rows})


def _events(
    events: Iterable[Json], pages: Mapping[str, Json], group_of: Mapping[str, str], apart: set[str]
) -> Iterator[Json]:
    for event in events:
        left = [name for name in event["pages"] if name in pages]
        if not left or (len(left) == 1 and event["id"] not in apart):
            continue
        sources = {group_of.get(name) or "outlet " + pages[name]["outlet"] for name in left}
        found = [narrowed for each in event["contradictions"] if (narrowed := _narrowed(each, pages))]
        yield {**event, "pages": left, "independent_sources": len(sources), "contradictions": found}


def _narrowed(contradiction: Json, pages: Mapping[str, Json]) -> Json | None:
    values = {value: [p for p in told if p in pages] for value, told in contradiction["values"].items()}
    values = {value: told for value, told in values.items() if told}
    own = [
        set(told) - set().union(*(set(t) for v, t in values.items() if v != value)) for value, told in values.items()
    ]
    return {**contradiction, "values": values} if sum(map(bool, own)) > 1 else None


# ---- perfect events ----------------------------------------------------------------------------------------------


def perfect(merge_set: MergeSet) -> dict[str, Given]:
    """Each page with the events it is expected to tell, in the version that it gives, read without a mistake."""
    reports: dict[str, list[Report]] = {name: [] for name in merge_set.pages}
    for event in merge_set.expected["events"]:
        for name in event["pages"]:
            reports[name].append(_perfect_report(event, merge_set.pages[name]))
    return {name: (_raw_text(page), tuple(reports[name])) for name, page in merge_set.pages.items()}


def _perfect_report(event: Json, page: Json) -> Report:
    told = {each["field"]: _version(each["values"], page["id"]) for each in event["contradictions"]}
    number = told.get("number")
    return Report(
        id=hashlib.sha256(f"{event['id']} {page['id']}".encode()).hexdigest()[:12], page=page["id"],
        published=page["published"], act=event["act"], actors=_people(event["actors"]),
        recipients=_people(event["recipients"]), date=told.get("date") or event["date"], said_date=True,
        place=told.get("place") or event["place"], status=told.get("status") or event.get("status", "occurred"),
        background=False, asserted_by=(), quantities=_quantities(number), words="", confidence=1.0,
    )  # fmt: skip


def _version(values: Mapping[str, list[str]], page: str) -> str | None:
    return next((value for value, pages in values.items() if page in pages), None)


def _people(people: Iterable[Json]) -> tuple[Side, ...]:
    """States are told from people by their names: a state's is one that its country is known by."""
    from dragoman.world import load_world

    states = {entry.name for entry in load_world().entries.values() if entry.kind == "state"}
    kinds = {True: "state", False: "person"}
    return tuple(
        Side(
            name=person["name"],
            kind="organisation"
            if person["country"] is None and " " not in person["name"]
            else kinds[  # type: ignore[arg-type]
                person["name"] in states or person["name"].endswith("Ministry")
            ],
            country=person["country"],
        )
        for person in people
    )


def _quantities(number: str | None) -> tuple[Quantity, ...]:
    if number is None:
        return ()
    value, _, unit = number.partition(" ")
    return (Quantity(value=float(value), unit=unit or "count", ordinal=False, span=Span(0, 0)),)


# ---- what the reader makes of them -------------------------------------------------------------------------------


def as_read(merge_set: MergeSet, read: Callable[[Page], Reading | Rejected]) -> dict[str, Given]:
    """Each page as the reader reads it. One that it turns away takes part with its raw text alone."""
    given = {}
    for name, page in merge_set.pages.items():
        data = page["raw"].encode()
        result = read(Page.of(data, source=name, url=page["url"], outlet=page["outlet"], published=page["published"]))
        if isinstance(result, Rejected):
            given[name] = (_raw_text(page), ())
        else:
            reports = reports_of(result, page=name, published=page["published"])
            given[name] = (page_text(result, page=name, outlet=page["outlet"], published=page["published"]), reports)
    return given


def _raw_text(page: Json) -> PageText:
    """The lines of a page that look like prose, each once."""
    lines = dict.fromkeys(line.strip() for line in page["raw"].splitlines())
    prose = [line for line in lines if len(line.split()) >= _PROSE_WORDS and line[-1] in '.!?…”"’']
    return PageText(
        id=page["id"], source=page["outlet"], published=page["published"], language=page["language"],
        body="\n\n".join(prose),
    )  # fmt: skip
