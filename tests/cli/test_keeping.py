"""Commands that look after a record, and those by which people correct it."""

import json
import re
import sqlite3

import pytest

from dragoman.record import add_reading, open_to_write
from dragoman.record.open import transaction
from dragoman.record.schema import SCHEMA_VERSION
from dragoman.record.waiting import let_wait
from readings import SIGNING, make_page, make_reading


def event_of(run, record, act="visit"):
    return json.loads(run("events", "--record", record, "--act", act, "--format", "jsonl").out)["id"]


def test_a_correction_goes_in_is_shown_and_is_listed(run, record):
    event = event_of(run, record)
    ran = run(
        "correct", event, "status=planned", "place=Selenge", "--record", record, "--why", "put off", "--by", "Ayşe"
    )
    assert (ran.code, ran.out) == (0, f"{record}: correction 1 of event {event} is kept\n")
    shown = json.loads(run("events", "--record", record, "--act", "visit", "--format", "jsonl").out)
    assert (shown["status"], shown["place"], shown["corrected"]) == ("planned", "Selenge", ["status", "place"])
    told = run("explain", event, "--record", record).out
    assert "status: occurred → planned" in told
    assert "Ayşe" in told
    listed = run("corrections", "--record", record).out
    assert "why: put off" in listed
    assert "attached: id" in listed
    assert "nothing to look at" in run("review", "--record", record).err


@pytest.mark.parametrize(
    ("command", "after", "left"),
    [
        (["reject", "EVENT", "--why", "x"], [], ["signing", "praise"]),
        (["merge", "EVENT", "OTHER", "--why", "x"], [], ["signing", "praise"]),
        (
            ["split", "EVENT", "--part", "act=call", "--part", "date=2025-07-13,place=Selenge", "--why", "x"],
            [],
            ["call", "signing", "visit", "praise"],
        ),
        (["note", "EVENT", "ask them"], [], ["visit", "signing", "praise"]),
        (["reject", "EVENT", "--why", "x"], ["withdraw", "1", "--why", "it is told"], ["visit", "signing", "praise"]),
        (
            ["add-event", "PAGE", "değişim planını imzaladı", "call", "actors=FIN; MNG", "--why", "x"],
            [],
            ["visit", "signing", "praise", "call"],
        ),
        (
            ["add-event", "PAGE", "değişim planını imzaladı", "call", "actors=FIN; MNG", "--why", "x"],
            ["withdraw", "1", "--why", "they did not"],
            ["visit", "signing", "praise"],
        ),
    ],
)  # fmt: skip
def test_what_people_say_changes_the_list(run, record, command, after, left):
    names = {"EVENT": event_of(run, record), "OTHER": event_of(run, record, "signing"), "PAGE": make_page().id[:12]}
    for arguments in filter(None, (command, after)):
        ran = run(*(names.get(word, word) for word in arguments), "--record", record)
        assert (ran.code, ran.err) == (0, "")
    out = run("events", "--record", record, "--format", "jsonl").out
    assert [json.loads(line)["act"] for line in out.splitlines()] == left
    assert run("verify", "--record", record).code == 0


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["correct", "EVENT", "status=planned", "recipients=Rusya"], "has this value already"),
        (["reject", "EVENT"], "is rejected already"),
        (["merge", "EVENT", "OTHER"], "already"),
    ],
)
def test_what_is_so_already_is_said_and_not_kept(run, record, command, told):
    names = {"EVENT": event_of(run, record), "OTHER": event_of(run, record, "signing")}
    command = [*(names.get(word, word) for word in command), "--why", "x", "--record", record]
    assert "is kept" in run(*command).out
    again = run(*command)
    assert (again.code, again.err) == (0, "")
    assert told in again.out and "nothing was kept" in again.out
    assert "correction 2" in run("note", names["EVENT"], "x", "--record", record).out
    back = ("withdraw", "1", "--why", "x", "--record", record)
    assert "is kept" in run(*back).out
    again = run(*back)
    assert (again.code, again.err) == (0, "")
    assert "correction 1: is withdrawn already; nothing was kept" in again.out


def test_only_fields_that_change_are_kept(run, record):
    event = event_of(run, record)
    run("correct", event, "status=occurred", "place=Selenge", "--record", record, "--why", "x")
    assert "status" not in run("corrections", "--record", record).out


@pytest.mark.parametrize(
    ("recipients", "remark"),
    [("Aino Salmi", "Aino Salmi has no country now"), ("Aino Salmi (FIN)", ""), ("Irak", ""), ("group Örnek", "")],
)
def test_somebody_without_a_country_is_remarked_on(run, record, recipients, remark):
    ran = run("correct", event_of(run, record), f"recipients={recipients}", "--record", record, "--why", "x")
    assert ran.code == 0 and "is kept" in ran.out
    assert remark in ran.err and bool(remark) == bool(ran.err)


def test_lists_of_what_was_said_and_done_are_for_people(run, record):
    event, why = event_of(run, record), ("--why", "x", "--record", record)
    run("correct", event, "place=", "recipients=Irak; Aino Salmi (FIN, minister)", "background=true", *why)
    parts = ("--part", "recipients=RUS", "--part", "date=2025-07-13")
    run("split", event, *parts, *why)
    run("add-event", make_page().id, "değişim planını imzaladı", "call", "actors=FIN", *why)
    run("withdraw", "3", *why)
    said, done = run("corrections", "--record", record).out, run("audit", "--record", record).out
    for told in (
        "place=none, recipients=IRQ; Aino Salmi (FIN, minister), background=true",
        "into recipients=RUS | date=2025-07-13",
        "call “değişim planını imzaladı”, actors=FIN",
        "correction 3",
    ):
        assert told in said and told in done
    assert "added" in done and "read  " in done
    assert not re.search(r"[{}\[\]]|None|True", said + done)
    assert said.count("withdrawn") == 1


def test_a_correction_that_lost_its_event_is_for_review(run, record):
    run("correct", event_of(run, record), "status=planned", "--record", record, "--why", "put off")
    with open_to_write(record) as conn:
        add_reading(conn, make_page(), make_reading(make_page(), events=[SIGNING], reader="9.0.0"))
    told = run("review", "--record", record).out
    assert "lost: no event is told there any more" in told
    assert "- " in run("diff", "--record", record).out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["correct", "ffffffffffff", "status=planned", "--why", "x"], "not in this record"),
        (["correct", "EVENT", "status=plannd", "--why", "x"], "did you mean planned"),
        (["correct", "EVENT", "status=planned"], "--why"),
        (["withdraw", "9", "--why", "x"], "correction 9: there is none"),
        (["events", "--limit", "2", "--after", "xx"], "cursor: not one"),
        (["events", "--after", "xx"], "--limit"),
        (["events", "--text", "%"], "nothing to look for"),
        (["events", "--mode", "vist"], "did you mean visit"),
        (["events", "--state", "gone"], "use one of"),
        (["diff", "--old", "7.0"], "has read nothing here"),
        (["gaps", "--until", "dün"], "not a date"),
    ],
)
def test_a_wrong_request_is_one_line_and_changes_nothing(run, record, arguments, words):
    before = run("audit", "--record", record).out
    event = event_of(run, record)
    ran = run(*(event if word == "EVENT" else word for word in arguments), "--record", record)
    assert (ran.code, ran.out, len(ran.complaints)) == (64, "", 1)
    assert words in ran.err
    assert run("audit", "--record", record).out == before


@pytest.mark.parametrize(
    "command", [["correct", "abc", "status=planned", "--why", "x"], ["reread"], ["verify"], ["stats"]]
)
def test_a_record_that_is_not_there_is_not_made(run, tmp_path, command):
    ran = run(*command, "--record", tmp_path / "absent.dragoman")
    assert ran.code == 78
    assert "no such record" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_list_is_told_a_part_at_a_time(run, record):
    first = run("events", "--record", record, "--limit", "2", "--format", "jsonl")
    cursor = first.err.split("--after ")[1].strip()
    rest = run("events", "--record", record, "--limit", "2", "--after", cursor, "--format", "jsonl")
    acts = [json.loads(line)["act"] for line in (first.out + rest.out).splitlines()]
    assert acts == ["visit", "signing", "praise"]
    assert rest.err == ""


def test_verify_says_when_merged_events_could_not_be_looked_at(run, record):
    assert run("verify", "--record", record).err == ""
    with open_to_write(record) as conn, transaction(conn):
        let_wait(conn, [make_page().id])
    ran = run("verify", "--record", record)
    assert ran.code == 0 and "nothing is amiss" in ran.out
    assert "a page waits to be merged, so merged events were not looked at" in ran.err


def test_verify_names_what_is_amiss(run, record):
    assert "nothing is amiss" in run("verify", "--record", record).out
    raw = sqlite3.connect(record)
    raw.execute("UPDATE readings SET title = 'x'")
    raw.commit()
    raw.close()
    ran = run("verify", "--record", record)
    assert ran.code == 65
    assert "do not match its seal" in ran.out
    assert "restore a backup" in ran.err


def test_the_log_is_printed_and_checked_against_a_head(run, record):
    out = run("audit", "--record", record).out
    assert [line.split("  ")[3] for line in out.splitlines()[:-1]] == ["made", "read"]
    noted = out.split("head ")[1].strip()
    assert run("audit", "--record", record, "--expect", noted).code == 0
    assert run("audit", "--record", record, "--expect", "f" * 64).code == 65
    assert run("audit", "--record", record, "--subject", make_page().id[:8]).out.count("  read  ") == 1


def test_a_backup_is_restored(run, record, tmp_path):
    made = run("backup", tmp_path / "news.backup", "--record", record)
    back = run("restore", tmp_path / "news.backup", "--record", tmp_path / "back.dragoman")
    assert made.out.split(": ", 1)[1] == back.out.split(": ", 1)[1]
    assert run("events", "--record", tmp_path / "back.dragoman").out == run("events", "--record", record).out
    assert run("restore", tmp_path / "news.backup", "--record", record).code == 78


def test_pages_are_read_again_by_a_newer_version(run, record, monkeypatch):
    assert "0 read anew, 0 not read" in run("reread", "--record", record).out
    with open_to_write(record) as conn:
        other = make_page(make_page().data.decode() + "eski\n", source="eski.txt")
        add_reading(conn, other, make_reading(other, reader="0.0.1"))
    ran = run("reread", "--record", record)
    assert ran.out.splitlines()[0] == "read anew  eski.txt"
    assert "1 read anew, 0 not read" in ran.out
    assert run("verify", "--record", record).code == 0


def test_a_record_of_this_format_needs_no_upgrade(run, record):
    assert run("upgrade", "--record", record).out == f"{record}: is of format {SCHEMA_VERSION} already\n"
    assert "what it was is in" in run("upgrade", "--record", record, "--to", "1").out
    assert run("events", "--record", record).code == 78
    assert run("upgrade", "--record", record).code == 0
    assert run("events", "--record", record).code == 0


def test_a_record_is_counted_and_asked_for_gaps(run, record):
    out = run("stats", "--record", record).out
    assert "1 article, published 2025-09-05 to 2025-09-05" in out
    assert "3 events, 3 with a day, 1 with a place" in out
    assert "no gaps" in run("gaps", "--record", record).err


def test_a_server_that_is_not_there_is_named(run, page):
    ran = run("add", page, "--record", "postgresql://desk:secret@127.0.0.1:1/news")
    assert ran.code == 78
    assert "is the server running" in ran.err
    assert "secret" not in ran.err
