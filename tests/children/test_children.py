"""A page costs at most its time, its memory and itself; results keep the order of the pages."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.children import ChildError, Limits, read_in_children
from dragoman.model import Page, Rejected

LIMITS = Limits(children=2, page_s=2.0, reader="hostile.readers:make")
DEMO = Path(__file__).resolve().parents[2] / "demo" / "pages"


def page(word: str) -> Page:
    return Page.of(word.encode(), source=word)


def outcomes(*words: str, limits: Limits = LIMITS) -> dict[str, Rejected]:
    found = list(read_in_children([page(word) for word in words], limits))
    assert [item[0].source for item in found] == list(words)
    return {item[0].source: item[1] for item in found}


def test_results_come_in_the_order_of_the_pages_and_other_items_keep_their_place():
    items = [page("1"), "a note", page("2"), page("3"), None]
    found = list(read_in_children(items, LIMITS))
    assert [item[0].source if isinstance(item, tuple) else item for item in found] == ["1", "a note", "2", "3", None]


@pytest.mark.parametrize(
    ("word", "reason", "told"),
    [
        ("hang", "time", "longer than 2 s"),
        ("segfault", "crash", "SIGSEGV) (3 times)"),
        ("hoard", "memory", "768 MB"),
        ("fault", "fault", "ZeroDivisionError: a fault"),
    ],
)
def test_a_page_that_goes_wrong_is_turned_away_with_its_reason_and_the_others_are_read(word, reason, told):
    found = outcomes("1", word, "2", "3", "4")
    assert found[word].reason == reason and told in found[word].detail
    assert {found[other].reason for other in "1234"} == {"read"}


def test_a_page_that_crashed_once_is_tried_again(tmp_path):
    word = f"once {tmp_path / 'mark'}"
    assert outcomes("1", word)[word].reason == "read"


def test_a_child_is_killed_in_time_however_it_hangs():
    start = time.monotonic()
    outcomes("hang", limits=Limits(children=1, page_s=0.5, reader=LIMITS.reader))
    assert time.monotonic() - start < 10


def test_children_that_cannot_start_are_an_error_and_no_endless_try():
    with pytest.raises(ChildError, match="end before they can read"):
        list(read_in_children([page("1")], Limits(children=1, reader="hostile.readers:make_broken")))


def test_no_child_is_left_when_the_caller_stops_early():
    running = read_in_children((page(str(n)) for n in range(100)), LIMITS)
    child = int(next(running)[1].detail)
    running.close()
    deadline = time.monotonic() + 5
    while _is_alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_alive(child)


def _is_alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def test_ctrl_c_ends_a_run_at_once_and_quietly(tmp_path):
    lines = "".join(
        f'{{"text": "{number}. Bakan Arkan, Sorra\'da görüştü ve protokol imzaladı."}}\n' for number in range(5000)
    )
    (tmp_path / "x.jsonl").write_text(lines)
    command = [sys.executable, "-m", "dragoman.cli", "read", "--format", "jsonl", str(tmp_path / "x.jsonl")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: everybody gets it
        start = time.monotonic()
        process.stdout.read()
        errors = process.stderr.read()
    assert process.returncode == 130 and errors in (b"", b"dragoman: stopped\n")
    assert time.monotonic() - start < 5


def test_children_read_as_this_process_does():
    from dragoman.intake import pages_from
    from dragoman.pipeline import default_reader

    pages = [item for item in pages_from([DEMO]) if isinstance(item, Page)]
    reader = default_reader()
    assert list(read_in_children(pages)) == [(page, reader(page)) for page in pages]
