"""Things on the disk that are no page, or do not stay as they are (H003, H024–H026)."""

import os
import socket
import subprocess
import sys
import time

import pytest

from dragoman.intake import Found, Options, find_sources, load_page, load_pages
from dragoman.intake import files as intake_files
from dragoman.model import Rejected


def reasons(path: object) -> list[str]:
    found = list(find_sources([str(path)]))
    items = [item for one in found for item in ([one] if isinstance(one, Rejected) else load_pages(one, Options()))]
    return [item.reason for item in items if isinstance(item, Rejected)]


def test_h003_a_hundred_megabytes_are_refused_at_once_in_little_memory(tmp_path):
    path = tmp_path / "x.html"
    with open(path, "wb") as handle:
        handle.truncate(100_000_000)
    # VmHWM counts from the start of the program; ru_maxrss would begin with what pytest holds.
    code = (
        "import sys, time; from dragoman.intake import pages_from; start = time.monotonic();"
        "print(next(pages_from([sys.argv[1]])).reason, time.monotonic() - start,"
        "open('/proc/self/status').read().partition('VmHWM:')[2].split()[0])"
    )
    out = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True).stdout
    reason, seconds, kilobytes = out.split()
    assert reason == "too-large" and float(seconds) < 1.5 and int(kilobytes) < 60_000


def test_h024_pipes_devices_and_sockets_are_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.html")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "s.html"))
    start = time.monotonic()
    for path in (tmp_path / "pipe.html", tmp_path / "s.html", "/dev/zero"):
        assert reasons(path) == ["not-a-file"]
    listening.close()
    assert time.monotonic() - start < 1


def test_h024_a_folder_in_the_place_of_a_page_is_searched_and_not_read(tmp_path):
    (tmp_path / "x.html").mkdir()
    assert reasons(tmp_path / "x.html") == ["no-pages"]
    (refused,) = load_pages(Found(path=str(tmp_path / "x.html"), source="x.html"), Options())
    assert isinstance(refused, Rejected) and refused.reason == "unreadable"


@pytest.mark.parametrize("name", ["x.html", "x.zip", "x.warc.gz", "x.jsonl", "x.rss"])
def test_h024_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path, name):
    os.mkfifo(tmp_path / name)
    (refused,) = load_pages(Found(path=str(tmp_path / name), source=name), Options())
    assert isinstance(refused, Rejected) and refused.reason == "unreadable"


@pytest.mark.parametrize("name", ["x.html", "x.zip", "x.warc.gz", "x.jsonl", "x.rss", "x.json"])
def test_h025_a_file_that_has_vanished_is_unreadable(tmp_path, name):
    (refused,) = load_pages(Found(path=str(tmp_path / name), source=name), Options())
    assert isinstance(refused, Rejected) and refused.reason == "unreadable"


def test_h025_a_file_that_grows_while_it_is_read_is_to_be_read_again(tmp_path, monkeypatch):
    path = tmp_path / "x.html"
    path.write_text("yarım")
    opened = intake_files.open_file

    def open_and_grow(name):
        handle = opened(name)

        class Growing:
            def __enter__(self):
                return self

            def __exit__(self, *error):
                handle.close()

            def fileno(self):
                return handle.fileno()

            def read(self, count):
                data = handle.read(count)
                with open(path, "a") as other:
                    other.write(" ve devamı")
                return data

        return Growing()

    monkeypatch.setattr(intake_files, "open_file", open_and_grow)
    refused = load_page(Found(path=str(path), source="x.html"))
    assert isinstance(refused, Rejected) and refused.reason == "changed"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_h026_a_file_without_permission_is_unreadable(tmp_path):
    (tmp_path / "x.html").write_text("gizli")
    (tmp_path / "x.html").chmod(0)
    assert reasons(tmp_path / "x.html") == ["unreadable"]
