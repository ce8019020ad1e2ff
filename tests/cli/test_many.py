"""The commands that look at many pages together, on a record of two pages: one text, printed by two outlets."""

import csv
import io
import json
from dataclasses import replace

import pytest

from dragoman.model import Field, Page
from dragoman.record import add_reading, add_readings, open_to_write
from readings import PAGE_TEXT, THANKS, VISIT, make_reading


def outlet_of(reading, outlet, day):
    published = Field(value=day, span=None, rule="test")
    article = replace(reading.article, outlet=Field(value=outlet, span=None, rule="test"), published=published)
    return replace(reading, article=article)


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "news.dragoman"
    told = (("ilk", "Darhan Postası", "2025-09-05T20:33"), ("kopya", "Turku Kulis", "2025-09-05T22:10"))
    with open_to_write(path) as conn:
        for name, outlet, day in told:
            page = Page.of(f"{PAGE_TEXT}<!-- {name} -->".encode(), source=f"{name}.txt")
            reading = make_reading(page)
            events = tuple(replace(event, id=f"{number}{page.id[:11]}") for number, event in enumerate(reading.events))
            add_reading(conn, page, replace(outlet_of(reading, outlet, day), events=events))
    return path


def lines(out):
    return [json.loads(line) for line in out.splitlines()]


def test_every_event_is_merged_once_with_its_sources(run, record):
    rows = lines(run("merged", "--record", record, "--format", "jsonl").out)
    visit = next(row for row in rows if row["act"] == "visit")
    assert visit["pages"] == ["ilk", "kopya"]
    assert (visit["independent_sources"], visit["copies"]) == (1, 1)
    assert visit["actors"] == [{"name": "Aino Salmi", "country": "FIN"}]
    assert visit["contradictions"] == []
    assert [report["page"] for report in visit["reports"]] == ["ilk", "kopya"]


def test_merged_events_can_be_asked_for_by_their_sources(run, record):
    assert run("merged", "--record", record, "--format", "jsonl", "--min-sources", "2").out == ""


def test_merged_events_can_be_asked_for_like_events(run, record):
    every = lines(run("merged", "--record", record, "--format", "jsonl").out)

    def asked(*options):
        return [row["id"] for row in lines(run("merged", "--record", record, "--format", "jsonl", *options).out)]

    visits = [row["id"] for row in every if row["act"] == "visit"]
    assert visits
    assert visits == asked("--act", "visit")
    assert asked("--actor", "FIN", "--between", "Finlandiya", "Moğolistan", "--type", "CONSULT") == visits
    assert asked("--act", "airstrike") == asked("--until", "1990") == []
    assert asked("--sort", "newest") == [row["id"] for row in sorted(every, key=lambda row: row["date"])][::-1]


def test_a_list_of_merged_events_goes_on_where_it_was_cut(run, record):
    every = [row["id"] for row in lines(run("merged", "--record", record, "--format", "jsonl").out)]
    first = run("merged", "--record", record, "--format", "jsonl", "--limit", "1")
    cursor = first.err.split("--after ")[1].strip()
    rest = run("merged", "--record", record, "--format", "jsonl", "--limit", "50", "--after", cursor)
    assert [row["id"] for told in (first, rest) for row in lines(told.out)] == every
    assert run("merged", "--record", record, "--after", cursor).code == 64


def test_merged_events_make_a_table_for_spreadsheets(run, record):
    rows = list(csv.DictReader(io.StringIO(run("merged", "--record", record, "--format", "csv").out)))
    visit = next(row for row in rows if row["act"] == "visit")
    assert (visit["page_count"], visit["copies"], visit["independent_sources"]) == ("2", "1", "1")
    assert (visit["pages"], visit["score"], visit["cameo"]) == ("ilk; kopya", "1.9", "042")


def test_people_see_the_counts(run, record):
    out = run("merged", "--record", record).out
    assert "2 pages, 1" in out and "1 source" in out
    assert "told by more than one independent source" in out


def test_copies_are_listed_with_their_group(run, record):
    rows = lines(run("copies", "--record", record, "--format", "jsonl").out)
    assert rows == [{"page": "ilk", "wire_group": "ilk"}, {"page": "kopya", "wire_group": "ilk"}]
    assert "2 pages carry one text" in run("copies", "--record", record).out
    assert "page,wire_group,outlet" in run("copies", "--record", record, "--format", "csv").out


def test_the_copies_of_one_page_come_with_the_reason(run, record):
    assert "100% of" in run("copies", "ilk", "--record", record).out
    ran = run("copies", "yok", "--record", record)
    assert ran.code == 64 and "`dragoman copies` lists the names" in ran.err


def test_the_sources_of_an_event_are_its_pages(run, record):
    visit = next(
        row for row in lines(run("merged", "--record", record, "--format", "jsonl").out) if row["act"] == "visit"
    )
    for report in visit["reports"]:
        out = run("sources", report["event"], "--record", record).out
        assert "Darhan Postası" in out and "Turku Kulis" in out
        assert "1 independent source" in out
    found = lines(run("sources", visit["id"], "--record", record, "--format", "jsonl").out)
    assert found[0]["id"] == visit["id"] and found[0]["opinions"]
    assert run("sources", visit["id"], "--record", record, "--format", "csv").out.count("\n") == 3


def test_an_explanation_says_what_all_pages_tell_together(run, record):
    visit = next(
        row for row in lines(run("merged", "--record", record, "--format", "jsonl").out) if row["act"] == "visit"
    )
    out = run("explain", visit["id"], "--record", record).out
    assert f"one of 2 pages that tell it (`dragoman sources {visit['id']}`)" in " ".join(out.split())
    assert out.rstrip().splitlines()[-1].startswith(f"{visit['date']}  visit  ")


def test_a_merged_event_says_whose_claim_it_is_and_how_unsure(run, tmp_path):
    record = str(tmp_path / "claim.dragoman")
    page = Page.of(f"{PAGE_TEXT}<!-- iddia -->".encode(), source="iddia.txt")
    reading = make_reading(page, events=(replace(VISIT, asserted_by=("aino-salmi",)),))
    unsure = replace(reading, events=tuple(replace(event, confidence=0.45) for event in reading.events))
    with open_to_write(record) as conn:
        add_reading(conn, page, unsure)
    out = " ".join(run("merged", "--record", record).out.split())
    assert "visit ?" in out and "claimed by Aino Salmi" in out
    event = lines(run("merged", "--record", record, "--format", "jsonl").out)[0]["id"]
    assert "claimed by Aino Salmi" in run("sources", event, "--record", record).out
    assert "pages that tell it" not in run("explain", event, "--record", record).out


def test_what_a_page_tells_too_weakly_by_itself_is_marked_and_is_no_event_of_it(run, record):
    page = Page.of(f"{PAGE_TEXT}<!-- sönük -->".encode(), source="sönük.txt")
    with open_to_write(record) as conn:
        reading = make_reading(page, events=(THANKS,), faint=(VISIT,))
        add_reading(conn, page, outlet_of(reading, "Göl Haber", "2025-09-06T08:00"))
    rows = lines(run("merged", "--record", record, "--format", "jsonl").out)
    visit = next(row for row in rows if row["act"] == "visit")
    (faint,) = (report["event"] for report in visit["reports"] if report["faint"])
    out = run("sources", visit["id"], "--record", record).out
    assert "3 pages, 2 of them copies, 1 unsure; " in out
    (line,) = (line for line in out.splitlines() if "unsure by itself" in line)
    assert faint in line and "Göl Haber" in line
    cells = run("sources", faint, "--record", record, "--format", "csv").out
    assert [row["faint"] for row in csv.DictReader(io.StringIO(cells))] == ["", "", "yes"]
    told = lines(run("events", "--record", record, "--format", "jsonl").out)
    assert faint not in {event["id"] for event in told} and len(told) == 7
    assert run("part", visit["id"], faint, "--record", record, "--why", "in May").code == 0
    assert "unsure by itself" not in run("sources", visit["id"], "--record", record).out


@pytest.mark.parametrize("asked", ["ffff", ""])
def test_a_wrong_event_is_one_line_that_helps(run, record, asked):
    ran = run("sources", asked, "--record", record)
    assert ran.code == 64 and "not in this record; `dragoman merged` lists the ids" in ran.err


def test_a_beginning_that_several_events_share_is_not_enough(run, record):
    ids = [row["id"] for row in lines(run("merged", "--record", record, "--format", "jsonl").out)]
    assert len({event_id[0] for event_id in ids}) == len(ids)  # the fixture numbers them
    shared = run("sources", ids[0][0], "--record", record)
    assert shared.code == 0 and ids[0] in shared.out


def test_there_is_nothing_to_contradict(run, record):
    assert run("contradictions", "--record", record, "--format", "jsonl").out == ""
    assert "0 contradictions" in run("contradictions", "--record", record).out


def test_the_ledger_names_each_paper_once(run, record):
    entries = lines(run("agreements", "--record", record, "--format", "jsonl").out)
    assert len(entries) == 1
    assert entries[0]["pages"] == ["ilk", "kopya"]
    assert {party["country"] for party in entries[0]["parties"]} == {"FIN", "MNG"}
    assert "1 agreement" in run("agreements", "--record", record).out
    assert run("agreements", "--record", record, "--format", "csv").out.count("\n") == 2


def test_months_count_each_event_once(run, record):
    rows = lines(run("months", "--record", record, "--format", "jsonl").out)
    assert next((row["month"], tuple(row["sides"])) for row in rows) == ("2025-07", ("FIN", "MNG"))
    asked = lines(run("months", "--record", record, "--format", "jsonl", "--between", "Moğolistan", "FIN").out)
    assert asked == rows
    assert "█" in run("months", "--record", record, "--format", "plot").out
    assert "2025-07" in run("months", "--record", record).out
    assert "month,side,other" in run("months", "--record", record, "--format", "csv").out


def test_months_of_another_time_are_none(run, record):
    assert run("months", "--record", record, "--until", "2024", "--format", "jsonl").out == ""
    assert "nothing happened" in run("months", "--record", record, "--until", "2024").err
    assert run("months", "--record", record, "--since", "dün").code == 64


def test_a_timeline_tells_an_event_once(run, record):
    out = run("timeline", "FIN", "MNG", "--record", record).out
    assert out.count("visit  Aino Salmi (FIN) → Mongolia (MNG), Darhan") == 1
    assert "2 pages, 1 independent source" in out


def test_a_timeline_can_be_asked_while_pages_wait_to_be_merged(run, record):
    """As behind a writer that was killed: what is merged is told by reports that are there no more."""
    pages = [Page.of(f"{PAGE_TEXT}<!-- {name} -->".encode(), source=f"{name}.txt") for name in ("ilk", "kopya")]
    with open_to_write(record) as conn:
        add_readings(conn, [(page, make_reading(page, reader="0.2.0")) for page in pages], merge=False)
    assert run("timeline", "FIN", "MNG", "--record", record).code == 0
    assert lines(run("timeline", "FIN", "MNG", "--record", record, "--format", "jsonl").out)


def test_a_timeline_can_be_of_one_side_a_place_or_a_paper(run, record):
    everything = lines(run("timeline", "FIN", "--record", record, "--format", "jsonl").out)
    there = lines(run("timeline", "FIN", "--record", record, "--place", "Darhan", "--format", "jsonl").out)
    assert there and all(row["place"] == "Darhan" for row in there)
    assert len(there) < len(everything)
    nothing = run("timeline", "FIN", "--record", record, "--agreement", "yok böyle kağıt")
    assert nothing.out == "" and "nothing" in nothing.err
    assert "nothing of that side" in run("timeline", "CHL", "--record", record).err


@pytest.mark.parametrize("command", ["merged", "copies", "contradictions", "agreements", "months"])
def test_a_record_that_is_not_there_is_one_line(run, tmp_path, command):
    ran = run(command, "--record", tmp_path / "no.dragoman")
    assert ran.code == 78 and len(ran.complaints) == 1


def test_people_part_reports_and_join_them_again(run, record):
    visit = next(
        row for row in lines(run("merged", "--record", record, "--format", "jsonl").out) if row["act"] == "visit"
    )
    stays, gone = (report["event"] for report in visit["reports"])
    ran = run("part", visit["id"], gone, "--why", "another visit", "--by", "ayşe", "--record", record)
    assert ran.code == 0 and "correction 1" in ran.out
    rows = lines(run("merged", "--record", record, "--format", "jsonl").out)
    assert sorted(row["pages"] for row in rows if row["act"] == "visit") == [["ilk"], ["kopya"]]
    out = run("sources", gone, "--record", record).out
    assert "different, says ayşe: another visit; the machine alone: same" in " ".join(out.split())
    said = lines(run("sources", gone, "--record", record, "--format", "jsonl").out)[0]["said"]
    assert [(word["verdict"], word["machine"]) for word in said] == [("different", "same")]
    assert run("join", stays, gone, "--why", "one after all", "--record", record).code == 0
    (row,) = [row for row in lines(run("merged", "--record", record, "--format", "jsonl").out) if row["act"] == "visit"]
    assert row["pages"] == ["ilk", "kopya"]
    assert "part  " in run("corrections", "--record", record).out
    assert "nothing is amiss" in run("verify", "--record", record).out


def test_what_cannot_be_parted_is_one_line(run, record):
    visit = next(
        row for row in lines(run("merged", "--record", record, "--format", "jsonl").out) if row["act"] == "visit"
    )
    ran = run("part", visit["id"], "ffffffffffff", "--why", "x", "--record", record)
    assert ran.code == 64 and "`dragoman sources" in ran.err
