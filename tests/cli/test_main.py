"""The shell's view: help, exit codes, pipes, interrupts; and never a traceback."""

import csv
import errno
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import asdict

import jsonschema
import pytest
import typer

import dragoman
from dragoman.cli.app import app
from dragoman.model.acts import ACTS
from readings import PAGE_TEXT

COMMANDS = [
    "read", "why", "add", "events", "timeline", "explain", "rejects", "evaluate", "acts", "schema",
    "correct", "reject", "merge", "split", "join", "part", "add-event", "note", "withdraw",
    "corrections", "review", "verify", "audit", "backup", "restore",
    "upgrade", "reread", "diff", "gaps", "stats", "serve",
    "world", "account", "merged", "copies", "sources", "contradictions", "agreements", "months",
]  # fmt: skip
DRAGOMAN = [sys.executable, "-m", "dragoman.cli"]


def test_help_lists_every_command(run):
    ran = run("--help")
    assert ran.code == 0
    listed = [line.split()[0] for line in ran.out.split("Commands:")[1].splitlines() if line.strip()]
    assert listed == COMMANDS
    assert run().out == ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run, command):
    ran = run(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: dragoman {command}")


def test_the_version_is_the_packages(run):
    assert run("--version").out == f"dragoman {dragoman.__version__}\n"


def test_the_schema_is_printed_whole(run):
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema").out))


def test_the_acts_are_listed_with_their_codes(run):
    out = run("acts").out
    assert [act for act in ACTS if not re.search(rf"^{act} ", out, re.MULTILINE)] == []


@pytest.mark.parametrize("columns", [40, 80])
def test_the_acts_can_be_read_in_any_width(run, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run("acts").out.splitlines()
    assert max(map(len, lines)) <= columns
    told = " ".join(line.strip() for line in lines if line.startswith("  "))
    assert ACTS["meeting"].definition in told


def test_the_acts_are_given_to_programs(run):
    rows = list(csv.DictReader(io.StringIO(run("acts", "--format", "csv").out, newline="")))
    lines = [json.loads(line) for line in run("acts", "--format", "jsonl").out.splitlines()]
    assert rows == lines
    assert [{name: row[name] for name in asdict(ACTS[row["act"]])} for row in rows] == [
        asdict(act) for act in ACTS.values()
    ]
    assert (rows[1]["turkish_label"], rows[1]["english_label"]) == ("ziyaret", "visit")


def options():
    """Every option of every command, but --help."""
    group = typer.main.get_command(app)
    for name, command in (("dragoman", group), *group.commands.items()):
        for param in command.params:
            if param.param_type_name == "option" and param.name != "help":
                yield pytest.param(name, param, id=f"{name} {param.opts[0]}")


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_every_option_has_an_example(command, option):
    assert re.search(rf"{option.opts[0]}( [^ ]|$)", option.help or "")


@pytest.mark.parametrize("arguments", [["bogus"], ["read"], ["read", "--wide", "x"], ["events"]])
def test_a_misuse_is_one_line_with_the_way_to_help(run, arguments):
    ran = run(*arguments)
    assert (ran.code, ran.out, len(ran.complaints)) == (64, "", 1)
    assert "--help" in ran.err


def test_an_unexpected_problem_is_one_line(run, record, monkeypatch):
    monkeypatch.setattr("dragoman.cli.listing.find_events", lambda *_, **__: 1 / 0)
    ran = run("events", "--record", record)
    assert ran.code == 70
    assert ran.complaints == [
        "dragoman: unexpected problem: ZeroDivisionError: division by zero; run `dragoman --debug …` to see where"
    ]


def test_debug_shows_where_it_happened(run, record, monkeypatch):
    monkeypatch.setattr("dragoman.cli.listing.find_events", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run("--debug", "events", "--record", record)


def fastest(command, rounds=5):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def test_help_takes_hardly_longer_than_its_library():
    """0.08 s beside 0.07 s where it was written: rich, SQLAlchemy and the reader wait until they are needed."""
    base = fastest([sys.executable, "-c", "import typer"])
    assert fastest([*DRAGOMAN, "--help"]) < 2.5 * base + 0.05


def test_a_reader_that_has_seen_enough_ends_the_program_quietly():
    with subprocess.Popen([*DRAGOMAN, "acts"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


# A reader that takes its time, in a process of its own.
SLOW = """
    import sys, time, types
    sys.path.insert(0, {tests!r})
    from readings import make_reading
    def read(page):
        time.sleep({seconds})
        return make_reading(page)
    sys.modules["dragoman.pipeline"] = types.SimpleNamespace(default_reader=lambda: read)
    from dragoman.cli import main
    main()
"""
TESTS = os.path.dirname(os.path.dirname(__file__))


def by_slow_hand(*arguments, seconds=0.0):
    program = textwrap.dedent(SLOW.format(tests=TESTS, seconds=seconds))
    return [sys.executable, "-c", program, *map(str, arguments)]


@pytest.fixture
def folder(tmp_path):
    for number in range(25):
        (tmp_path / f"{number:02}.txt").write_text(f"{PAGE_TEXT}{number}\n", encoding="utf-8")
    return tmp_path


def test_an_interrupt_is_one_line_and_keeps_what_was_added(folder):
    record = folder / "x.dragoman"
    command = by_slow_hand("add", folder, "--record", record, seconds=0.05)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == "added  00.txt  3 events\n"
        time.sleep(0.02)  # into the slow hand's pause before the next page
        process.send_signal(signal.SIGINT)
        rest, complaints = process.stdout.read(), process.stderr.read()
    assert process.returncode == 130
    acknowledged = 1 + rest.count("added ")
    said = re.fullmatch(r"dragoman: stopped; (\d+) pages? kept; run again to go on\n", complaints)
    assert said is not None
    assert acknowledged - 1 <= int(said[1]) <= acknowledged
    listed = subprocess.run([*DRAGOMAN, "events", "--record", record, "--format", "jsonl"], capture_output=True)
    assert len(listed.stdout.splitlines()) >= 3 * acknowledged


def test_an_interrupt_of_a_command_that_keeps_nothing_is_one_line(folder):
    with subprocess.Popen(
        by_slow_hand("read", folder, seconds=0.05), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        complaints = process.stderr.read()
    assert (process.returncode, complaints) == (130, "dragoman: stopped\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full is needed")
@pytest.mark.parametrize("arguments", [["acts"], ["schema"], ["--help"]])
def test_a_full_disk_is_one_line(arguments):
    with open("/dev/full", "w") as full:
        done = subprocess.run([*DRAGOMAN, *arguments], stdout=full, stderr=subprocess.PIPE, text=True)
    line = "dragoman: the output: no space left on device; free some space and run this again\n"
    assert (done.returncode, done.stderr) == (74, line)


def test_a_full_disk_names_the_file(run, record, monkeypatch):
    def fill(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/somewhere/news.dragoman")

    monkeypatch.setattr("dragoman.cli.listing.find_events", fill)
    ran = run("events", "--record", record)
    assert ran.code == 74
    line = "dragoman: /somewhere/news.dragoman: no space left on device; free some space and run this again"
    assert ran.complaints == [line]


def on_a_terminal(command):
    """What a command writes when both its outputs are a terminal."""
    leader, follower = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    with subprocess.Popen(command, stdout=follower, stderr=follower, stdin=subprocess.DEVNULL, env=env) as process:
        os.close(follower)
        written = b""
        try:
            while chunk := os.read(leader, 65536):
                written += chunk
        except OSError:  # how a terminal says that nobody writes to it any more
            pass
    os.close(leader)
    assert process.returncode == 0
    return written.decode("utf-8", "replace")


def test_a_terminal_gets_colours_and_a_bar(folder):
    written = on_a_terminal(by_slow_hand("read", folder, seconds=0.01))
    assert "\x1b[1;32mvisit" in written or "\x1b[1;32m" in written
    assert "/25" in written
    assert written.count("Aino Salmi (FIN) → Mongolia (MNG)") == 50


def test_a_few_pages_need_no_bar(folder):
    written = on_a_terminal(by_slow_hand("read", folder / "00.txt"))
    assert "reading" not in written


def test_standard_input_is_read(tmp_path):
    command = by_slow_hand("read", "-", "--format", "jsonl")
    done = subprocess.run(command, input=PAGE_TEXT.encode(), capture_output=True)
    assert json.loads(done.stdout)["source"] == "-"


def test_an_ascii_terminal_does_not_break_turkish(folder):
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(by_slow_hand("read", folder / "00.txt"), capture_output=True, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Örnek Haber" in done.stdout.decode("utf-8")
