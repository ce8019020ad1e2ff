"""Commands that ask a record."""

import csv
import io
import json
import re
from dataclasses import replace

import jsonschema
import pytest
from rich.console import Console

from dragoman.cli.events import event_table, whose_word
from dragoman.cli.explain import _facts, _in_context
from dragoman.cli.export import CSV_COLUMNS, csv_row, event_to_dict, events_schema, json_line, safe_cell
from dragoman.cli.show import visible
from dragoman.model import OffsetMap, Run, Span
from dragoman.model.acts import ACTS
from dragoman.record import (
    Party,
    Question,
    add_reading,
    find_events,
    find_origin,
    open_to_read,
    open_to_write,
    views_of,
)
from dragoman.record.view import UNNAMED_PARTY
from readings import PAGE_TEXT, make_page, make_reading


def test_the_events_table_names_the_page_of_every_event(run, record):
    out = run("events", "--record", record).out
    assert out.count("salmi.txt") == 3
    assert "3 events" in out


@pytest.mark.parametrize(
    ("options", "acts"),
    [
        (["--between", "FIN", "MNG"], ["visit", "signing", "praise"]),
        (["--between", "Mongolia", "Finland", "--until", "2025-08"], ["visit", "signing"]),
        (["--between", "Moğolistan", "Finlandiya", "--act", "visit"], ["visit"]),
        (["--since", "2025-09-01"], ["praise"]),
        (["--act", "visit"], ["visit"]),
        (["--act", "Visit"], ["visit"]),
        (["--type", "support"], ["signing", "praise"]),
        (["--status", "planned"], []),
    ],
)
def test_options_narrow_the_list(run, record, options, acts):
    out = run("events", "--record", record, *options, "--format", "jsonl").out
    assert [json.loads(line)["act"] for line in out.splitlines()] == acts


def test_a_question_without_an_answer_says_so_beside_the_results(run, record):
    ran = run("events", "--record", record, "--between", "FIN", "CHL")
    assert (ran.code, ran.out) == (0, "")
    assert "no such events" in ran.err


def test_a_recorded_event_as_json_leads_back_to_the_page(run, record):
    event = json.loads(run("events", "--record", record, "--act", "visit", "--format", "jsonl").out)
    assert event["actors"][0] == {
        "name": "Aino Salmi",
        "kind": "person",
        "country": "FIN",
        "office": "foreign minister",
    }
    span = event["spans"]["trigger"]
    assert PAGE_TEXT.encode()[span["byte_start"] : span["byte_end"]].decode() == span["text"] == "geldi"


def test_csv_has_a_header_and_a_row_an_event(run, record):
    out = run("events", "--record", record, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert out.endswith("\r\n")
    assert out.splitlines()[0] == ",".join(CSV_COLUMNS)
    assert [(row["act"], row["actor_countries"], row["recipient_countries"]) for row in rows] == [
        ("visit", "FIN", "MNG"),
        ("signing", "FIN; MNG", ""),
        ("praise", "FIN", "MNG"),
    ]


UNSC, SUDAN = Party(name="Council; Security", kind="organisation"), Party(name="Sudan", kind="state", country="SDN")


@pytest.fixture
def view():
    page = make_page()
    return views_of(page, make_reading(page))[0]


def cells(view):
    return dict(zip(CSV_COLUMNS, csv_row(view), strict=True))


def test_the_lists_of_a_row_line_up(view):
    row = cells(replace(view, actors=(UNSC, SUDAN), recipients=(SUDAN, UNSC), asserted_by=(UNSC,)))
    for names, countries in (("actors", "actor_countries"), ("recipients", "recipient_countries")):
        assert len(row[names].split("; ")) == len(row[countries].split("; ")) == 2
    assert (row["actors"], row["actor_countries"]) == ("Council, Security; Sudan", "; SDN")
    assert (row["recipient_countries"], row["asserted_by_countries"]) == ("SDN; ", "")


def test_a_row_holds_every_stretch_of_evidence(view):
    row = cells(replace(view, evidence=(*view.evidence, replace(view.evidence[0], words="a|b", start=900, end=903))))
    assert row["evidence"] == f"{view.evidence[0].words} | a¦b"
    assert (row["body_start"], row["body_end"]) == (str(view.evidence[0].start), str(view.evidence[0].end))
    assert (row["page_id"], row["confidence"]) == (view.page, "0.9")


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2025-07-11", ["2025-07-11", "2025-07-11"]),
        ("2024", ["2024-01-01", "2024-12-31"]),
        ("2025-12/2026-02", ["2025-12-01", "2026-02-28"]),
        ("2025-07-11~", ["2025-07-11", "2025-07-11"]),
        ("2025-07/..", ["2025-07-01", ""]),
        ("../2025-07", ["", "2025-07-31"]),
        (None, ["", ""]),
    ],
)
def test_a_row_has_the_first_and_the_last_day_of_a_date(view, date, days):
    row = cells(replace(view, date=date))
    assert [row["date_start"], row["date_end"]] == days
    event = event_to_dict(replace(view, date=date))
    assert [event["date_start"], event["date_end"]] == [day or None for day in days]


def test_recorded_events_satisfy_their_schema(run, record, view):
    printed = json.loads(run("schema", "--of", "events").out)
    jsonschema.Draft202012Validator.check_schema(printed)
    assert printed == events_schema()
    validator = jsonschema.Draft202012Validator(printed)
    lines = run("events", "--record", record, "--format", "jsonl").out.splitlines()
    assert len(lines) == 3
    for line in lines:
        validator.validate(json.loads(line))
    odd = replace(view, date="2025-07/..", asserted_by=(UNNAMED_PARTY,), mode=None, place=None, outlet=None)
    validator.validate(event_to_dict(odd))


def test_the_schema_of_events_knows_every_act_and_allows_no_other_key(view):
    schema = events_schema()
    assert schema["properties"]["act"]["enum"] == list(ACTS)
    assert list(schema["properties"]) == schema["required"] == list(event_to_dict(view))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**event_to_dict(view), "more": 1}, schema)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_a_cell_that_a_spreadsheet_would_run_is_set_behind_an_apostrophe(start):
    assert safe_cell(f"{start}HYPERLINK(0)").startswith("'")


@pytest.mark.parametrize("text", ["\x1b[2J", "\x9b31m", "\u202egnp.exe", "\u2066", "\x07", "\x7f", "\udcff"])
def test_harmful_characters_are_written_out(text):
    assert visible(text).isascii() or visible(text).isprintable()
    assert text not in visible(f"a{text}b")
    line = json_line({"text": text})
    assert line.isascii() or line.isprintable()
    assert json.loads(line) == {"text": text}


def test_turkish_letters_are_left_alone():
    assert visible("Dışişleri «İĞÜŞÖÇ» – 🙂") == "Dışişleri «İĞÜŞÖÇ» – 🙂"


def weak_record(tmp_path):
    """A record whose reader was unsure of everything."""
    page, path = make_page(), tmp_path / "weak.dragoman"
    reading = make_reading(page)
    unsure = replace(reading, events=tuple(replace(event, confidence=0.31) for event in reading.events))
    with open_to_write(path) as conn:
        add_reading(conn, page, unsure)
    return path


def test_a_weak_event_bears_a_question_mark(run, record, tmp_path):
    weak = weak_record(tmp_path)
    out = run("events", "--record", weak).out
    assert "visit ?" in out
    assert "3 events; 3 with a ?: confidence below 0.5" in out
    assert "visit ?" in run("timeline", "FIN", "MNG", "--record", weak).out
    event_id = json.loads(run("events", "--record", weak, "--act", "visit", "--format", "jsonl").out)["id"]
    told = run("explain", event_id, "--record", weak).out
    assert "confidence   0.31, weak: below 0.50" in told
    assert " ?" not in run("events", "--record", record).out


@pytest.mark.parametrize(("least", "shown"), [("0", 3), ("0.9", 3), ("0.95", 0)])
def test_a_least_confidence_narrows_events_and_readings(run, record, page, least, shown):
    listed = run("events", "--record", record, "--min-confidence", least, "--format", "jsonl").out
    assert len(listed.splitlines()) == shown
    reading = json.loads(run("read", page, "--min-confidence", least, "--format", "jsonl").out)
    assert len(reading["events"]) == shown


def test_claims_and_reports_are_told_apart(run, record):
    out = run("events", "--record", record).out
    assert out.count("reported by Örnek Haber") == 2
    assert out.count("claimed by Aino Salmi (FIN)") == 1
    lines = run("timeline", "FIN", "MNG", "--record", record).out.splitlines()
    assert sum("salmi.txt, claimed by Aino Salmi (FIN)  " in line for line in lines) == 1


def test_nobody_is_made_up_who_reports(view):
    assert whose_word(replace(view, outlet=None, agency=None)) == []
    assert [line.plain for line in whose_word(replace(view, agency="AA"))] == ["reported by AA"]
    unnamed = whose_word(replace(view, asserted_by=(UNNAMED_PARTY,)))
    assert [line.plain for line in unnamed] == ["claimed by an unnamed source"]


@pytest.mark.parametrize("columns", [25, 40, 59])
def test_a_narrow_terminal_gets_a_plain_list(run, record, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run("events", "--record", record).out.splitlines()
    assert max(map(len, lines)) <= columns
    assert "2025-07-11  visit" in " ".join(lines)
    assert not any("…" in line for line in lines)
    longest = sorted(map(len, lines))[len(lines) // 2]
    assert longest > columns / 3  # no column of two letters


def test_a_range_of_days_is_not_cut(view):
    console = Console(width=80, file=io.StringIO())
    console.print(event_table([replace(view, date="2026-05-11/2026-05-17")], with_source=False))
    assert "2026-05-11/ " in console.file.getvalue()
    assert "2026-05-17" in console.file.getvalue()


def test_a_timeline_is_a_dated_list(run, record):
    lines = run("timeline", "FIN", "MNG", "--record", record).out.splitlines()
    days = [line for line in lines if line.startswith("20")]
    assert days == ["2025-07-11", "2025-07-12", "2025-09-05"]
    assert "  visit  Aino Salmi (FIN) → Mongolia (MNG), Darhan" in lines


def test_a_timeline_of_strangers_says_so(run, record):
    assert "nothing between FIN and CHL" in run("timeline", "FIN", "CHL", "--record", record).err


def test_an_explanation_leads_every_value_back_to_the_page(run, record):
    event_id = json.loads(run("events", "--record", record, "--act", "visit", "--format", "jsonl").out)["id"]
    out = run("explain", event_id, "--record", record).out
    start, byte = PAGE_TEXT.index("geldi"), PAGE_TEXT.encode().index(b"geldi")
    assert "PLOVER CONSULT/visit, CAMEO 042" in out
    assert "»geldi«" in out
    assert f"page {start}–{start + 5}, bytes {byte}–{byte + 5}" in out
    assert "rule frame.test" in out
    for label in ("act", "actor", "recipient", "asserted by", "status", "date", "place", "evidence"):
        assert any(line.startswith(label) for line in out.splitlines())
    assert "»11 Temmuz'da«" in out
    assert "rule times.day-month" in out


def explained(record, act):
    """What `explain` would show, by field."""
    with open_to_read(record) as conn:
        view = next(find_events(conn, Question(act=act)))
        return {fact.field: fact for fact in _facts(find_origin(conn, view))}


def record_of(tmp_path, change):
    page, path = make_page(), tmp_path / "changed.dragoman"
    with open_to_write(path) as conn:
        add_reading(conn, page, change(make_reading(page)))
    return path


def test_a_rule_is_told_once(run, record):
    event_id = json.loads(run("events", "--record", record, "--act", "visit", "--format", "jsonl").out)["id"]
    out = run("explain", event_id, "--record", record).out
    assert out.count("frame.test") == 1
    assert not re.search(r"rule .*\n +rule ", out)


def test_an_explanation_shows_the_text_without_markup(run, tmp_path):
    html = PAGE_TEXT.replace("Moğolistan'ın Darhan", "<b>Moğolistan</b>&#39;ın Darhan")
    page = make_page(html)
    reading = make_reading(make_page())
    at = html.index("Finlandiya")
    runs = (Run(0, 53, at, at + 53), *reading.article.anchors.runs[1:])  # the tags lie behind what is anchored here
    article = replace(reading.article, id=page.id, page_text=html, anchors=OffsetMap(runs))
    path = tmp_path / "x.dragoman"
    with open_to_write(path) as conn:
        add_reading(conn, page, replace(reading, article=article))
        view = next(find_events(conn, Question(act="visit")))
        shown = _in_context(find_origin(conn, view).words[0], article.body).plain
    assert "<" not in shown


def test_an_inherited_place_and_day_say_from_where(tmp_path):
    def inherit(reading):
        visit, thanks, signing = reading.events
        return replace(reading, events=(visit, replace(thanks, place=visit.place, date=visit.date), signing))

    facts = explained(record_of(tmp_path, inherit), "praise")
    for field in ("place", "date"):
        assert re.fullmatch("taken over from the visit [0-9a-f]{12}, told in another sentence", facts[field].note)


def test_a_day_of_publication_says_so(record, tmp_path):
    def by_stamp(reading):
        visit, thanks, signing = reading.events
        return replace(reading, events=(visit, replace(thanks, rules=(("date", "published"),)), signing))

    facts = explained(record_of(tmp_path, by_stamp), "praise")
    assert facts["date"].note == "the day of publication: the page gives no other"
    assert explained(record, "visit")["date"].note is None
    assert explained(record, "visit")["place"].note is None


def test_a_mention_that_points_says_for_whom_it_was_taken(tmp_path):
    def point(reading):
        salmi, mongolia, finland = reading.actors
        start = reading.article.body.index("Taraflar")
        pair = replace(reading.mentions[0], index=4, kind="pair", span=Span(start, start + 8), rule="pair")
        both = [replace(actor, mentions=(4,)) for actor in (finland, mongolia)]
        return replace(reading, mentions=(*reading.mentions, pair), actors=(salmi, *both))

    facts = explained(record_of(tmp_path, point), "signing")
    assert facts["actor"].note == "“Taraflar” was taken for Mongolia and Finland"


def test_a_value_without_words_says_why(run, record):
    event_id = json.loads(run("events", "--record", record, "--act", "praise", "--format", "jsonl").out)["id"]
    assert "no words of the page give it" in run("explain", event_id, "--record", record).out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["explain", "ffffffffffff"], 64, "not in this record"),
        (["events", "--act", "visti"], 64, "did you mean visit?"),
        (["events", "--act", "xyz"], 64, "`dragoman acts` lists them"),
        (["events", "--status", "maybe"], 64, "use one of"),
        (["events", "--since", "dün"], 64, "write 2025-07-11"),
        (["events", "--between", "FIN", "Atlantis"], 64, "side 'Atlantis'"),
        (["events", "--between", "FIN", "GNM"], 64, "did you mean 'MNG'?"),
        (["timeline", "FIN", "GNM"], 64, "did you mean 'MNG'?"),
        (["events", "--min-confidence", "2"], 64, "--min-confidence"),
        (["events", "--between", "FIN"], 64, "--between"),
        (["events", "--format", "xml"], 64, "--help"),
    ],
)
def test_a_wrong_request_is_one_line_that_helps(run, record, arguments, code, words):
    command, *rest = arguments
    ran = run(command, "--record", record, *rest)
    assert (ran.code, ran.out, len(ran.complaints)) == (code, "", 1)
    assert words in ran.err


def test_a_record_that_is_not_there_is_named(run, tmp_path):
    ran = run("events", "--record", tmp_path / "absent.dragoman")
    assert (ran.code, len(ran.complaints)) == (78, 1)
    assert "absent.dragoman: no such record; make one with" in ran.err


def test_a_record_of_which_nothing_was_turned_away_says_so(run, record):
    assert "no page was turned away" in run("rejects", "--record", record).err
