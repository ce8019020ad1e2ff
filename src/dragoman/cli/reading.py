"""Going through pages for `read`, `add` and `evaluate`: progress, complaints, and the exit code they add up to."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dragoman.cli.show import complain, one_line
from dragoman.intake import Fields, Found, Options, find_sources, is_carrier, load_pages, make_fetcher
from dragoman.model import Page, Reading, Rejected

Reader = Callable[[Page], Reading | Rejected]

# Paths somebody named that hold nothing to read; a page's own content never makes a run fail while others are read.
_NO_INPUT = ("missing", "unreadable", "no-pages", "not-a-file")
EX_DATA, EX_NO_INPUT = 65, 66
_BAR_FROM = 20  # pages; fewer are read before a bar could be looked at
# A few files of one's own are read in this process: a child costs as much time to start as ten of them to read.
# Archives, feeds and the web always go to children, and so do runs that are long or hold anything large.
_ALONE, _ALONE_BYTES = 20, 2_000_000


@dataclass(slots=True)
class Tally:
    """What came of a run, counted."""

    read: int = 0
    reasons: list[str] = field(default_factory=list)

    def turn_away(self, rejected: Rejected) -> None:
        self.reasons.append(rejected.reason)
        complain(f"{rejected.source}: {rejected.detail}")

    def exit_code(self) -> int:
        if any(reason in _NO_INPUT for reason in self.reasons):
            return EX_NO_INPUT
        bad = [reason for reason in self.reasons if reason != "skipped"]
        return EX_DATA if bad and not self.read else 0


def intake_options(fields: str | None) -> Options:
    """What the command line says of its input. Raises UsageError for a field that does not exist."""
    fetcher = cache(make_fetcher)  # one for the whole run, so that it knows when it last asked a host
    return Options(fields=Fields.parse(fields), fetcher=fetcher)


def load_reader() -> Reader:
    """The reader of the pipeline. Loading its tables takes a moment, so only commands that read pages ask for it."""
    from dragoman.pipeline import default_reader

    return default_reader()


def read_pages(
    paths: Sequence[str],
    tally: Tally,
    *,
    options: Options | None = None,
    is_known: Callable[[Page], bool] = lambda page: False,
) -> Iterator[tuple[Page | None, Reading | Rejected | None]]:
    """Everything behind `paths`, in its order: (page, what was read), (page, None) for a page that is known already,
    (None, why) for what gave no page.
    """
    found = list(find_sources(paths))
    with progress(sum(isinstance(item, Found) for item in found)) as tick:
        items = _items(found, options or Options(), is_known, tick)
        read = _read_here if _is_small(found) else _read_in_children
        for page, result in read(items):
            if isinstance(result, Rejected):
                tally.turn_away(result)
            else:
                tally.read += 1
            yield page, result


_Passed = tuple[Page | None, Rejected | None]  # what needs no reading


def _items(
    found: Iterable[Found | Rejected], options: Options, is_known: Callable[[Page], bool], tick: Callable[[], None]
) -> Iterator[Page | _Passed]:
    for source in found:
        for item in [source] if isinstance(source, Rejected) else load_pages(source, options):
            if isinstance(item, Rejected):
                yield None, item
            else:
                yield (item, None) if is_known(item) else item
        if isinstance(source, Found):
            tick()


def _read_here(items: Iterable[Page | _Passed]) -> Iterator[tuple[Page | None, Reading | Rejected | None]]:
    reader: Reader | None = None
    for item in items:
        if isinstance(item, Page):
            reader = reader or load_reader()
            yield item, read_guarded(reader, item)
        else:
            yield item


def _read_in_children(items: Iterable[Page | _Passed]) -> Iterator[tuple[Page | None, Reading | Rejected | None]]:
    from dragoman.children import read_in_children

    yield from read_in_children(items)


def _is_small(found: Sequence[Found | Rejected]) -> bool:
    """Whether a run is a few ordinary files of this machine."""
    paths = [item.path for item in found if isinstance(item, Found)]
    if len(paths) > _ALONE or any(is_carrier(path) for path in paths):
        return False
    return sum(os.path.getsize(path) for path in paths if os.path.isfile(path)) <= _ALONE_BYTES


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
