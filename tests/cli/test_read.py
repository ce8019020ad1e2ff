"""`dragoman read` and `dragoman add`."""

import json
from dataclasses import replace

import jsonschema
import pytest

from dragoman.cli.reading import intake_options
from dragoman.intake import Found, load_pages
from dragoman.model import Page, Reading
from dragoman.model.shape import reading_schema
from readings import PAGE_TEXT


def test_json_lines_are_readings_in_the_published_shape(run, page):
    ran = run("read", page, "--format", "jsonl")
    (line,) = ran.out.splitlines()
    reading = json.loads(line)
    jsonschema.Draft202012Validator(reading_schema()).validate(reading)
    assert (ran.code, ran.err, reading["source"]) == (0, "", "salmi.txt")


def test_the_table_shows_who_whom_what_and_the_words(run, page, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    ran = run("read", page)
    for words in (
        "2025-07-11",
        "Aino Salmi (FIN) → Mongolia (MNG)",
        "visit",
        "Darhan",
        "reported by Örnek Haber",
        "claimed by Aino Salmi (FIN)",
        "Finland (FIN) – Mongolia (MNG)",
        "“Taraflar 12 Temmuz'da 2026/2027 değişim planını imzaladı.”",
        "Aino Salmi: ilişkilerin geliştiğini",
        "plan: 2026/2027 değişim planı (Finland – Mongolia, signed 2025-07-12, 2026/2027)",
    ):
        assert words in ran.out
    assert ran.code == 0


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_the_table_fits_the_terminal(run, page, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run("read", page).out.splitlines()
    assert max(map(len, lines)) <= columns
    assert not any("…" in line and "“" not in line for line in lines)  # nothing is cut to fit


def test_nothing_is_coloured_in_a_pipe(run, page):
    assert "\x1b" not in run("read", page).out


@pytest.mark.parametrize("command", ["read", "add"])
def test_every_bad_page_is_one_line_and_the_rest_is_read(run, page, tmp_path, command):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "deutsch.txt").write_text("Ein Bericht.")
    (tmp_path / "fault.txt").write_text("FAULT")
    (tmp_path / "folder").mkdir()
    names = ["absent.txt", "empty.txt", "deutsch.txt", "fault.txt", "folder", "salmi.txt"]
    extra = ["--record", tmp_path / "x.dragoman"] if command == "add" else []
    ran = run(command, *(tmp_path / name for name in names), *extra)
    assert ran.code == 66
    assert len(ran.complaints) == 5
    for line, name in zip(ran.complaints, names, strict=False):
        assert line.startswith("dragoman: ")
        assert name in line
    assert "salmi.txt" in ran.out


@pytest.mark.parametrize(
    ("text", "code"), [("Ein Bericht.", 65), ("", 65), (PAGE_TEXT, 0)], ids=["language", "empty", "good"]
)
def test_the_exit_code_tells_whether_anything_was_read(run, tmp_path, text, code):
    (tmp_path / "x.txt").write_text(text)
    assert run("read", tmp_path / "x.txt").code == code


def test_a_turned_away_page_among_good_ones_is_no_failure(run, page, tmp_path):
    (tmp_path / "deutsch.txt").write_text("Ein Bericht.")
    ran = run("read", tmp_path)
    assert (ran.code, len(ran.complaints)) == (0, 1)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["salmi.txt", "empty.txt"], 65),
        (["empty.txt", "salmi.txt"], 65),
        (["salmi.txt", "deutsch.txt"], 65),
        (["salmi.txt", "absent.txt"], 66),
        (["empty.txt", "absent.txt"], 66),
        (["salmi.txt", "folder"], 0),
        (["folder"], 0),
        (["salmi.txt", "salmi.txt"], 0),
    ],
)
def test_every_path_that_is_named_has_to_give_a_page(run, page, tmp_path, names, code):
    """One rule, whatever the trouble: a folder may hold pages that cannot be read, a path of its own may not be one."""
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "deutsch.txt").write_text("Ein Bericht.")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "empty.txt").write_text("")
    (tmp_path / "folder" / "good.txt").write_text(PAGE_TEXT)
    paths = [tmp_path / name for name in names]
    assert run("read", *paths).code == code
    assert run("add", *paths, "--record", tmp_path / "x.dragoman").code == code


def test_a_folder_that_holds_records_is_read_without_a_word_about_them(run, page, tmp_path):
    for name in ("a.dragoman", "a.dragoman-wal", "a.dragoman-shm", "a.dragoman.lock"):
        (tmp_path / name).write_text("")
    ran = run("add", tmp_path, "--record", tmp_path / "record.db")
    assert (ran.code, ran.err) == (0, "")
    assert run("add", tmp_path, "--record", tmp_path / "record.db").err == ""
    assert len(run("read", tmp_path).complaints) == 1  # record.db: whose it is only `add` was told


def test_control_characters_of_a_page_never_reach_the_terminal(run, tmp_path):
    for number, name in enumerate(["a\x1b[31mb.txt", "two\nlines.txt"]):
        (tmp_path / name).write_text(PAGE_TEXT + f"{number}\x1b]0;title\x07\n")
    for arguments in (["read"], ["read", "--format", "jsonl"], ["add", "--record", tmp_path / "x.dragoman"]):
        ran = run(*arguments, tmp_path)
        assert not set(ran.out + ran.err) & {"\x1b", "\x07", "\x9b"}
        assert "\\x1b[31mb.txt" in ran.out or "\\u001b[31mb.txt" in ran.out


def test_adding_says_what_it_did_and_adding_again_changes_nothing(run, page, tmp_path):
    record = tmp_path / "news.dragoman"
    first = run("add", page, "--record", record)
    assert first.out.splitlines() == ["added  salmi.txt  3 events", f"{record}: 1 added"]
    again = run("add", page, "--record", record)
    assert again.out.splitlines() == ["already there  salmi.txt", f"{record}: 1 already there"]
    assert (first.code, again.code) == (0, 0)


def test_what_was_not_read_is_counted_and_listed(run, page, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    record = tmp_path / "news.dragoman"
    ran = run("add", tmp_path / "empty.txt", page, tmp_path / "absent.txt", "--record", record)
    assert ran.out.splitlines()[-1] == f"{record}: 1 added, 2 not read"
    listed = run("rejects", "--record", record).out
    assert "empty.txt" in listed
    assert "absent.txt" not in listed  # nothing is there to keep, neither bytes nor a file


def test_what_could_not_be_read_is_forgotten_once_it_can(run, tmp_path):
    path, record = tmp_path / "later.txt", tmp_path / "news.dragoman"
    for text, shown in (("", True), ("", True), (PAGE_TEXT, False), ("", True)):
        path.write_text(text)
        run("add", path, "--record", record)
        assert ("later.txt" in run("rejects", "--record", record).out) == shown


def test_a_page_turned_away_before_is_told_of_again(run, tmp_path):
    """The same command twice: the same words, the same exit code, and nothing read twice."""
    (tmp_path / "deutsch.txt").write_text("Ein Bericht.")
    first, again = (run("add", tmp_path / "deutsch.txt", "--record", tmp_path / "x.dragoman") for _ in range(2))
    assert first == again
    assert (first.code, len(first.complaints)) == (65, 1)
    assert first.out.endswith("x.dragoman: 1 not read\n")


def test_no_record_is_made_when_there_is_nothing_to_add(run, tmp_path):
    record = tmp_path / "news.dragoman"
    ran = run("add", tmp_path / "nope.txt", "--record", record)
    assert (ran.code, ran.out) == (66, f"{record}: 1 not read; no record was made\n")
    assert list(tmp_path.iterdir()) == []


def test_adding_keeps_what_was_turned_away(run, tmp_path):
    (tmp_path / "deutsch.txt").write_text("Ein Bericht.")
    record = tmp_path / "news.dragoman"
    assert run("add", tmp_path / "deutsch.txt", "--record", record).code == 65
    listed = run("rejects", "--record", record)
    assert "deutsch.txt" in listed.out
    assert "the text is in 'de'" in listed.out


def test_no_record_is_made_where_it_cannot_be(run, page, tmp_path):
    ran = run("add", page, "--record", tmp_path)
    assert ran.code == 78
    assert len(ran.complaints) == 1


@pytest.fixture
def flagged(monkeypatch, by_hand):
    """The hand-made reading, its article with flags and without a day unless the page's carrier gives one."""
    import sys

    by_hand_reader = sys.modules["dragoman.pipeline"].default_reader()
    given: list[Page] = []

    def flag(*flags: str) -> list[Page]:
        def read(page: Page) -> Reading:
            given.append(page)
            reading = by_hand_reader(page)
            return replace(reading, article=replace(reading.article, flags=flags))

        monkeypatch.setattr(sys.modules["dragoman.pipeline"], "default_reader", lambda: read)
        return given

    return flag


@pytest.mark.parametrize("flags", [("undated",), ()])
def test_a_page_without_a_day_is_told_in_one_line(run, page, flagged, flags):
    flagged(*flags)
    told = [line for line in run("read", page).out.splitlines() if "--published" in line]
    assert len(told) == len(flags)


@pytest.mark.parametrize("command", ["read", "add"])
def test_a_day_given_stands_in_where_a_page_comes_without_one(run, page, tmp_path, flagged, command):
    given = flagged()
    table = tmp_path / "x.jsonl"
    options = ["--record", tmp_path / "x.dragoman"] if command == "add" else []
    run(command, page, "--published", "2031-03-14", *options)
    assert [one.published for one in given] == ["2031-03-14"]
    lines = [{"text": PAGE_TEXT, "published": day} for day in ("2025-09-05", "")]
    table.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    items = load_pages(Found(path=str(table), source="x"), intake_options(None, published="2031-03-14"))
    assert [item.published for item in items] == ["2025-09-05", "2031-03-14"]


@pytest.mark.parametrize("day", ["yesterday", "2025-13-01", "2025", "20250711"])
def test_a_day_that_is_none_is_refused(run, page, day):
    ran = run("read", page, "--published", day)
    assert ran.code == 64 and f'"{day}" is no day; write 2025-07-11' in ran.err


@pytest.mark.parametrize("command", ["read", "add"])
def test_that_only_the_first_of_several_articles_was_read_is_told(run, page, tmp_path, flagged, command):
    flagged("several-articles")
    ran = run(command, page, *(["--record", tmp_path / "x.dragoman"] if command == "add" else []))
    assert ran.complaints == [
        "dragoman: salmi.txt: several articles in one; only the first was read: give each a file of its own"
    ]
