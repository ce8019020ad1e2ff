"""Going through pages for `read`, `add` and `evaluate`: progress, complaints, and the exit code they add up to."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dragoman.cli.show import complain, one_line
from dragoman.intake import Found, find_pages, load_page
from dragoman.model import Page, Reading, Rejected

Reader = Callable[[Page], Reading | Rejected]

# Paths somebody named that hold nothing to read; a page's own content never makes a run fail while others are read.
_NO_INPUT = ("missing", "unreadable", "no-pages", "not-a-file")
EX_DATA, EX_NO_INPUT = 65, 66
_BAR_FROM = 20  # pages; fewer are read before a bar could be looked at


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


def load_reader() -> Reader:
    """The reader of the pipeline. Loading its tables takes a moment, so only commands that read pages ask for it."""
    from dragoman.pipeline import default_reader

    return default_reader()


def load_pages(paths: Sequence[str], tally: Tally) -> Iterator[Page]:
    """The pages behind `paths`; whatever gives none is complained of and counted."""
    found = list(find_pages(paths))
    with progress(sum(isinstance(item, Found) for item in found)) as tick:
        for item in found:
            page = load_page(item) if isinstance(item, Found) else item
            if isinstance(page, Rejected):
                tally.turn_away(page)
            else:
                yield page
            if isinstance(item, Found):
                tick()


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
