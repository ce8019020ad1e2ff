"""A page costs at most its time, whether a child reads it or the command itself; and so does showing it."""

import contextlib
import gzip
import re
import time

import pytest

from dragoman.cli import reading
from dragoman.cli.annotate import Mark, _marked, _marked_up, stretches
from dragoman.cli.reading import read_timed
from dragoman.intake import Found
from dragoman.model import Page, Rejected, Span


def swallow(page: Page) -> Rejected:
    """Work that catches every Exception, as a library might."""
    while True:
        with contextlib.suppress(Exception):
            time.sleep(0.01)


def backtrack(page: Page) -> Rejected:
    re.match("(a+)+$", "a" * 40 + "b")
    raise AssertionError("ends after the universe")


@pytest.mark.parametrize("reader", [swallow, backtrack])
def test_what_the_command_reads_itself_has_no_more_time_than_a_child_has(reader):
    began = time.monotonic()
    found = read_timed(reader, Page.of(b"x", source="x.html"), page_s=0.1)
    assert isinstance(found, Rejected)
    assert (found.reason, found.detail) == ("time", "took longer than 0.1 s and was stopped")
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(("sizes", "here"), [([100, 20_000], True), ([100, 20_001], False), ([9] * 21, False)])
def test_only_a_few_small_files_are_read_outside_of_children(tmp_path, sizes, here):
    paths = [tmp_path / f"{number}.html" for number in range(len(sizes))]
    for path, size in zip(paths, sizes, strict=True):
        path.write_bytes(b"x" * size)
    assert reading._is_small([Found(path=str(path), source=path.name) for path in paths]) is here


def test_a_page_that_is_large_once_unpacked_goes_to_a_child(run, tmp_path, monkeypatch):
    given: list[Page] = []
    monkeypatch.setattr(reading, "_read_in_children", lambda items, considering: given.extend(items) or iter(()))
    packed = tmp_path / "a.html.gz"
    packed.write_bytes(gzip.compress(b"x" * 30_000))
    run("read", packed)
    assert [len(page.data) for page in given] == [30_000]


def test_marking_a_page_takes_as_long_as_the_page_is():
    """Every stretch was held against every mark: 20,000 marks took minutes, in the command itself."""
    body = "ad " * 20_000
    marks = [Mark(Span(at, at + 2), "person", "x") for at in range(0, len(body), 3)]
    marks += [Mark(Span(at, at + 29), "direct", "x") for at in range(0, len(body), 30)]
    marks.sort(key=lambda mark: (mark.span.start, -mark.span.end))
    began = time.monotonic()
    found = list(stretches(len(body), marks))
    text = _marked_up(body, marks)
    plain = _marked(body, marks, plain=True).plain
    assert time.monotonic() - began < 10
    assert "".join(span.of(body) for span, _ in found) == body
    assert text.count("<sup>") == plain.count("⟧") == 2_000
    few = marks[:25]
    for span, over in stretches(100, few):
        assert over == [mark for mark in few if mark.span.start <= span.start and span.end <= mark.span.end]
