"""The shell's view: help, exit codes, pipes, interrupts; and never a traceback."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import textwrap
import time

import jsonschema
import pytest

import dragoman
from dragoman.model.acts import ACTS
from readings import PAGE_TEXT

COMMANDS = ["read", "add", "events", "timeline", "explain", "rejects", "evaluate", "acts", "schema"]
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


@pytest.mark.parametrize("arguments", [["bogus"], ["read"], ["read", "--wide", "x"], ["events"]])
def test_a_misuse_is_one_line_with_the_way_to_help(run, arguments):
    ran = run(*arguments)
    assert (ran.code, ran.out, len(ran.complaints)) == (64, "", 1)
    assert "--help" in ran.err


def test_an_unexpected_problem_is_one_line(run, record, monkeypatch):
    monkeypatch.setattr("dragoman.cli.listing.find_events", lambda *_: 1 / 0)
    ran = run("events", "--record", record)
    assert ran.code == 70
    assert ran.complaints == [
        "dragoman: unexpected problem: ZeroDivisionError: division by zero; run `dragoman --debug …` to see where"
    ]


def test_debug_shows_where_it_happened(run, record, monkeypatch):
    monkeypatch.setattr("dragoman.cli.listing.find_events", lambda *_: 1 / 0)
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


def test_an_interrupt_ends_the_program_quietly_and_keeps_what_was_added(folder):
    record = folder / "x.dragoman"
    command = by_slow_hand("add", folder, "--record", record, seconds=0.05)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == "added  00.txt  3 events\n"
        process.send_signal(signal.SIGINT)
        rest, complaints = process.stdout.read(), process.stderr.read()
    assert (process.returncode, complaints) == (130, "")
    acknowledged = 1 + rest.count("added ")
    listed = subprocess.run([*DRAGOMAN, "events", "--record", record, "--format", "jsonl"], capture_output=True)
    assert len(listed.stdout.splitlines()) >= 3 * acknowledged


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
