"""Going through pages for `read`, `add` and `evaluate`: progress, complaints, and the exit code they add up to."""

import datetime as dt
import os
import re
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dragoman.child import PAGE_S
from dragoman.cli.show import complain
from dragoman.errors import UsageError
from dragoman.intake import (
    STDIN,
    Fields,
    Found,
    Options,
    find_sources,
    is_carrier,
    known_as,
    load_pages,
    make_fetcher,
    without_password,
)
from dragoman.model import Page, Reading, Rejected
from dragoman.text.harmless import one_line

Reader = Callable[[Page], Reading | Rejected]

# Reasons that lie with the path and not with what is in it.
_NO_INPUT = ("missing", "unreadable", "no-pages", "not-a-file")
EX_DATA, EX_NO_INPUT = 65, 66
SEVERAL = "several-articles"  # a flag of article/extract.py
_BAR_FROM = 20  # pages; fewer are read before a bar could be looked at
# A few small files of one's own are read in this process: a child costs as much time to start as ten of them to read.
# Archives, feeds and the web always go to children, and so do runs that are long or hold a page that is large, once
# unpacked: here its time can be limited, its memory cannot. What comes in on standard input is known when its first
# page is there.
_ALONE, _ALONE_BYTES = 20, 20_000
_OF_MANY = tuple(f"{STDIN}{sign}" for sign in "@!:#")  # how a page is named that came in with others


@dataclass(slots=True)
class _Path:
    """What one path that somebody named came to."""

    read: int = 0
    reasons: set[str] = field(default_factory=set)

    def exit_code(self) -> int:
        if self.read or not self.reasons:
            return 0
        return EX_NO_INPUT if self.reasons & set(_NO_INPUT) else EX_DATA


@dataclass(slots=True)
class Tally:
    """What came of a run, path by path. One rule gives the exit code: every path named has to give a page."""

    paths: list[_Path] = field(default_factory=list)
    articles: bool = False  # an article is all that is asked for, events are not

    def begin_path(self) -> None:
        self.paths.append(_Path())

    def count(self, result: Reading | Rejected | None) -> None:
        """A page that was read, or known already (None), or what was turned away, of the path begun last."""
        if isinstance(result, Rejected) and not (self.articles and result.article):
            self.paths[-1].reasons.add(result.reason)
            complain(f"{result.source}: {result.detail}")
        else:
            self.paths[-1].read += 1

    def exit_code(self) -> int:
        return max((path.exit_code() for path in self.paths), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What a record has to do with pages before they are read.

    seen    whether this reader has read a page before, or why it turned it away
    begin   told of every path before it is opened
    record  the record's own file: it and what stands beside it are no pages, and nobody is told so
    """

    seen: Callable[[Page], bool | Rejected] = lambda page: False
    begin: Callable[[str], None] = lambda path: None
    record: Path | None = None


def intake_options(fields: str | None, *, strict: bool = False, published: str | None = None) -> Options:
    """What the command line says of its input. Raises UsageError for a field or a day that does not exist."""
    if published is not None and not _is_day(published):
        raise UsageError(f'--published: "{published}" is no day; write 2025-07-11')
    fetcher = cache(make_fetcher)  # one for the whole run, so that it knows when it last asked a host
    return Options(fields=Fields.parse(fields), fetcher=fetcher, strict=strict, published=published)


def _is_day(said: str) -> bool:
    try:
        return dt.date.fromisoformat(said).isoformat() == said
    except ValueError:
        return False


def sure_events(reading: Reading, min_confidence: float | None) -> Reading:
    """The reading without the events it is less sure of."""
    least = min_confidence or 0.0
    return replace(reading, events=tuple(event for event in reading.events if event.confidence >= least))


def load_reader(*, considering: bool = False) -> Reader:
    """The reader of the pipeline. Loading its tables takes a moment, so only commands that read pages ask for it.

    considering  its readings are to hold what became of all that might tell an act
    """
    from dragoman.pipeline import default_reader

    reader: Any = default_reader()
    return partial(reader, considering=True) if considering else reader


def read_pages(
    paths: Sequence[str],
    tally: Tally,
    *,
    options: Options | None = None,
    memory: Memory | None = None,
    considering: bool = False,
) -> Generator[tuple[Page | None, Reading | Rejected | None], None, None]:
    """Everything behind `paths`, in its order: (page, what was read), (page, None) for a page that is known already,
    (None, why) for what gave no page. `considering` is for `load_reader`.
    """
    memory = memory or Memory()
    found = [item for item in find_sources(paths) if not _is_ours(item, memory.record)]
    with progress(sum(isinstance(item, Found) for item in found)) as tick:
        items = _items(_by_path(found, paths), options or Options(), memory, tick)
        read = _read_here if _is_small(found) else _read_in_children
        for page, result in read(items, considering):
            if page is None and result is None:
                tally.begin_path()
                continue
            tally.count(result)
            _warn(page, result)
            yield page, result


def _warn(page: Page | None, result: Reading | Rejected | None) -> None:
    """What is lost without anybody's seeing it."""
    if page is not None and isinstance(result, Reading) and SEVERAL in result.article.flags:
        complain(f"{page.source}: several articles in one; only the first was read: give each a file of its own")


def _is_ours(item: Found | Rejected, record: Path | None) -> bool:
    """Whether a folder was found to hold a record or what SQLite and we put beside one."""
    if isinstance(item, Found) or item.reason != "skipped":
        return False
    path = re.sub(r"(-wal|-shm|-journal|\.lock)$", "", item.item_id)
    return path.endswith(".dragoman") or (record is not None and os.path.realpath(path) == os.path.realpath(record))


def _by_path(found: Iterable[Found | Rejected], paths: Sequence[str]) -> Iterator[Found | Rejected | None]:
    """The same, with None before the first item of each path that was named."""
    left = deque(paths)
    named: str | None = None
    for item in found:
        where = item.path if isinstance(item, Found) else item.item_id
        while left and not (named is not None and _is_behind(named, where)):
            named = left.popleft()
            yield None
        yield item


def _is_behind(named: str, where: str) -> bool:
    return where in (named, without_password(named)) or where.startswith(os.path.join(named, ""))


# What needs no reading; (None, None) says that the next path begins.
_Passed = tuple[Page | None, Rejected | None]


def _items(
    found: Iterable[Found | Rejected | None], options: Options, memory: Memory, tick: Callable[[], None]
) -> Iterator[Page | _Passed]:
    for source in found:
        if source is None:
            yield None, None
            continue
        if isinstance(source, Found):
            memory.begin(known_as(source.path))
        for item in [source] if isinstance(source, Rejected) else load_pages(source, options):
            seen = item if isinstance(item, Rejected) else memory.seen(item)
            if isinstance(seen, Rejected):
                yield None, seen
            else:
                assert isinstance(item, Page)
                yield (item, None) if seen else item
        if isinstance(source, Found):
            tick()


def _read_here(
    items: Iterable[Page | _Passed], considering: bool
) -> Iterator[tuple[Page | None, Reading | Rejected | None]]:
    reader: Reader | None = None
    coming = iter(items)
    for item in coming:
        if isinstance(item, Page) and (len(item.data) > _ALONE_BYTES or item.source.startswith(_OF_MANY)):
            yield from _read_in_children(chain([item], coming), considering)
        elif isinstance(item, Page):
            reader = reader or load_reader(considering=considering)
            yield item, read_timed(reader, item)
        else:
            yield item


def _read_in_children(
    items: Iterable[Page | _Passed], considering: bool
) -> Iterator[tuple[Page | None, Reading | Rejected | None]]:
    from dragoman.children import Limits, read_in_children
    from dragoman.world.folder import user_folder
    from dragoman.world.user_tables import check_user_tables

    # A child that finds the user's tables broken could tell nobody.
    if (folder := user_folder()) is not None:
        check_user_tables(folder)
    yield from read_in_children(items, Limits(reader="dragoman.child:considering_reader") if considering else None)


def _is_small(found: Sequence[Found | Rejected]) -> bool:
    """Whether a run is a few ordinary files of this machine."""
    paths = [item.path for item in found if isinstance(item, Found)]
    if len(paths) > _ALONE or any(is_carrier(path) for path in paths):
        return False
    return all(os.path.getsize(path) <= _ALONE_BYTES for path in paths if os.path.isfile(path))


class _Overrun(BaseException):
    """A page's time is up. No Exception: what catches those among its work must not catch this."""


def read_timed(reader: Reader, page: Page, *, page_s: float = PAGE_S) -> Reading | Rejected:
    """Read one page in this process and in its time, where the system has an alarm to set (not on Windows)."""

    def ring(number: int, frame: object) -> None:
        raise _Overrun

    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return read_guarded(reader, page)
    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, page_s)
        try:
            return read_guarded(reader, page)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _Overrun:
        detail = f"took longer than {page_s:g} s and was stopped"
        return Rejected(item_id=page.id, source=page.source, room="pipeline", reason="time", detail=detail)
    finally:
        signal.signal(signal.SIGALRM, before)


def read_guarded(reader: Reader, page: Page) -> Reading | Rejected:
    """Read one page; a fault of ours costs that page and not the run."""
    try:
        return reader(page)
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        problem = one_line(f"{type(error).__name__}: {error}")[:300]
        detail = f"could not be read because of a fault in Dragoman ({problem}); please report it with the page"
        return Rejected(item_id=page.id, source=page.source, room="pipeline", reason="fault", detail=detail)


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error when there is much to do and somebody to see it. Gives the function that moves it on."""
    console = Console(stderr=True)
    if total <= _BAR_FROM or not console.is_terminal:
        yield lambda: None
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Lines printed meanwhile go above the bar, but only where they share the screen with it.
    with Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda: bar.advance(task)
