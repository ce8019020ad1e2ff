"""Whole pages, from bytes to events: the main facts, the same in any process, and nothing asked of the machine."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from case_tables import load_cases
from dragoman.model import Event, Page, Reading, Rejected
from dragoman.model.shape import reading_to_dict
from dragoman.pipeline import default_reader

PAGES = load_cases("events-pages.toml")
Read = Callable[[Page], Reading | Rejected]


@pytest.fixture(scope="module")
def reader() -> Read:
    return default_reader()


def page_of(case: dict[str, Any]) -> Page:
    return Page.of(case["page"].encode("utf-8"), source=case["label"], published=case.get("published"))


def read_case(case: dict[str, Any], reader: Read) -> Reading:
    reading = reader(page_of(case))
    assert isinstance(reading, Reading)
    return reading


def field(event: Event, name: str) -> Any:
    if name == "date":
        return event.date.edtf if event.date else None
    if name == "place":
        return event.place.name if event.place else None
    value = getattr(event, name)
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", PAGES)
def test_a_page_tells_the_facts_that_the_case_file_names(case: dict[str, Any], reader: Read) -> None:
    reading = read_case(case, reader)
    assert reading.article.title is not None and reading.article.title.value == case["title"]
    for expect in case["events"]:
        told = [{name: field(event, name) for name in expect} for event in reading.events]
        assert expect in told
    if "acts" in case:
        assert sorted({event.act for event in reading.events}) == case["acts"]
    assert {statement.speaker for statement in reading.statements} >= set(case["speakers"])


@pytest.mark.parametrize("case", PAGES)
def test_agreements_of_a_page_are_those_that_the_case_file_names(case: dict[str, Any], reader: Read) -> None:
    found = [(a.kind, sorted(a.parties), a.signed) for a in read_case(case, reader).agreements]
    assert found == [(a["kind"], a["parties"], a["signed"]) for a in case.get("agreements", [])]


@pytest.mark.parametrize("case", PAGES)
def test_whoever_takes_part_is_an_actor_and_nobody_else(case: dict[str, Any], reader: Read) -> None:
    reading = read_case(case, reader)
    used = {ref for event in reading.events for ref in (*event.actors, *event.recipients, *event.asserted_by)}
    used |= {statement.speaker for statement in reading.statements}
    used |= {ref for agreement in reading.agreements for ref in agreement.parties}
    assert {actor.id for actor in reading.actors} == used - {"unnamed"}


@pytest.mark.parametrize("case", PAGES)
def test_every_event_shows_the_words_it_was_read_from(case: dict[str, Any], reader: Read) -> None:
    reading = read_case(case, reader)
    body = reading.article.body
    for event in reading.events:
        assert all(span.of(body).strip() for span in event.evidence)
        assert any(span.covers(event.trigger) for span in event.evidence)
        assert event.place is None or event.place.span.of(body) == event.place.name
    assert all(statement.span.of(body) == statement.text for statement in reading.statements)


def test_a_page_in_another_language_is_turned_away(reader: Read) -> None:
    text = "Der Außenminister traf gestern in Oslo seinen Amtskollegen. Beide lobten die gute Zusammenarbeit sehr. " * 3
    turned = reader(Page.of(text.encode("utf-8"), source="de"))
    assert isinstance(turned, Rejected)
    assert turned.reason == "language"


def test_no_bytes_are_turned_away(reader: Read) -> None:
    assert isinstance(reader(Page.of(b"", source="empty")), Rejected)


# -- the same in any process, and nothing asked of the machine

_ALONE = """
import sys, time, json, datetime
import trafilatura  # loaded when the first page of markup comes; what it loads is its own code and tables
from dragoman.model import Page
from dragoman.model.shape import reading_to_dict
from dragoman.pipeline import default_reader

pages = json.load(sys.stdin)
reader = default_reader()
asked = []
reading = False

def watch(event, args):
    if reading and event.split(".")[0] in ("open", "socket", "subprocess", "sqlite3", "time", "os", "shutil", "urllib"):
        asked.append(f"{event} {args!r}"[:200])

def clock(*args):
    asked.append("the clock")
    return 0

sys.addaudithook(watch)
for name in ("time", "time_ns", "localtime", "gmtime", "sleep"):
    setattr(time, name, clock)

class Stopped(datetime.datetime):
    now = utcnow = today = classmethod(clock)

class StoppedDay(datetime.date):
    today = classmethod(clock)

for module in [m for name, m in sys.modules.items() if name.startswith("dragoman")]:
    for real, stopped in ((datetime.datetime, Stopped), (datetime.date, StoppedDay)):
        for name in [name for name, value in vars(module).items() if value is real]:
            setattr(module, name, stopped)

read = [Page.of(text.encode(), source=label, published=published) for label, text, published in pages]
reading = True
readings = [reader(page) for page in read]
reading = False
told = [reading_to_dict(each, source=each.article.source) for each in readings]
print(json.dumps({"readings": told, "asked": asked}, sort_keys=True))
"""


def read_alone(**environment: str) -> dict[str, Any]:
    """All pages read in a process of their own that notes what is asked of the machine while it reads."""
    pages = [[case["label"], case["page"], case.get("published")] for case in (param.values[0] for param in PAGES)]
    ran = subprocess.run(
        [sys.executable, "-c", _ALONE],
        input=json.dumps(pages),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer


@pytest.fixture(scope="module")
def alone() -> dict[str, Any]:
    return read_alone(PYTHONHASHSEED="1", TZ="Europe/Istanbul", LANG="tr_TR.UTF-8")


def test_reading_opens_nothing_and_asks_for_no_time(alone: dict[str, Any]) -> None:
    assert alone["asked"] == []


def test_another_process_zone_and_locale_read_the_same(alone: dict[str, Any]) -> None:
    assert read_alone(PYTHONHASHSEED="2", TZ="Pacific/Auckland", LANG="C", LC_ALL="C") == alone


def test_this_process_reads_the_same(alone: dict[str, Any], reader: Read) -> None:
    readings = [read_case(param.values[0], reader) for param in PAGES]
    here = [reading_to_dict(reading, source=reading.article.source) for reading in readings]
    assert json.loads(json.dumps(here)) == alone["readings"]


ENGLISH = (
    "Solt meets Dovan in Sorra\n14 March 2031, 10:42 GMT\n\nMeridian Prime Minister Ander Solt met Karvanian Foreign "
    "Minister Mira Dovan in Sorra on Friday and thanked her for the talks.\n"
)


def test_an_article_in_a_language_without_a_grammar_goes_with_what_turns_it_away(reader: Read) -> None:
    """Its events are not read, and nobody is told that there are none."""
    got = reader(Page.of(ENGLISH.encode(), source="solt.txt"))
    assert isinstance(got, Rejected)
    assert (got.room, got.reason) == ("pipeline", "language")
    assert "an article in English, and events are read in Turkish alone so far" in got.detail
    assert got.article is not None and got.article.title is not None and got.article.published is not None
    assert (got.article.title.value, got.article.published.value) == (
        "Solt meets Dovan in Sorra",
        "2031-03-14T10:42+00:00",
    )
    assert got.article.body.startswith("Meridian Prime Minister Ander Solt met")


def test_a_language_that_no_pack_knows_goes_without_an_article(reader: Read) -> None:
    got = reader(
        Page.of("Die Ministerin traf ihren Amtskollegen am Freitag in Velin zu Gesprächen.".encode(), source="x")
    )
    assert isinstance(got, Rejected)
    assert (got.room, got.reason, got.article) == ("article", "language", None)
    assert got.detail == "the text is in German ('de'); only English and Turkish are read so far"


@pytest.mark.parametrize(("published", "flagged"), [(None, True), ("2031-03-14", False)])
def test_a_page_without_a_day_says_so(reader: Read, published: str | None, flagged: bool) -> None:
    text = "Norveç Dışişleri Bakanı dün Oslo'da Fransa Dışişleri Bakanı ile görüştü. Görüşmede ticaret ele alındı."
    reading = reader(Page.of(text.encode(), source="x", published=published))
    assert isinstance(reading, Reading)
    assert ("undated" in reading.article.flags) is flagged
