"""Pages that visitors bring: read one after the other behind the pages, and shown as they come.

One job is at work at a time. Pages are read in child processes that can be killed (lxml in threads can take a process
with it), and kept one by one, so that corrections find the writer free in between. What a job did is on its page until
the explorer ends; what it kept is in the record's log.
"""

import queue
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal, cast

from dragoman import __version__
from dragoman.children import Limits, read_in_children
from dragoman.errors import DragomanError
from dragoman.intake import PASSING, Found, Options, is_address, known_as, load_pages, make_fetcher
from dragoman.model import Page, Reading, Rejected
from dragoman.record import RecordBusyError, add_reject, seen_before
from dragoman.record.audit import acting_as
from dragoman.serve.desk import Desk, NoRecord

MAX_WAITING, _KEPT = 40, 60  # jobs
_WAIT_S = 600.0  # for another process that is writing
_SHOWN = 1_000  # results of one job that are listed; the rest are counted
State = Literal["waiting", "reading", "done", "failed"]
_Results = Generator[tuple[Page | None, Reading | Rejected | None], None, None]
# added, replaced, known, older: as the record says; rejected: turned away
Came = Literal["added", "replaced", "known", "older", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """Something a visitor brought: a text that was pasted, an address, or a file that was sent (a copy of it lies at
    `path`, and is taken away afterwards).
    """

    name: str
    data: bytes | None = None
    address: str | None = None
    path: Path | None = None
    url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one page."""

    name: str
    came: Came
    page: str | None = None
    events: int = 0
    reason: str = ""
    detail: str = ""


@dataclass(slots=True, kw_only=True)
class Job:
    """What somebody asked for, and how far it is."""

    id: str
    by: str
    brought: Sequence[Brought]
    at: str
    state: State = "waiting"
    results: list[Result] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    done: int = 0  # of what was brought
    held_up: bool = False
    problem: str = ""

    @property
    def is_over(self) -> bool:
        return self.state in ("done", "failed")

    def add(self, result: Result) -> None:
        self.counts[result.came] = self.counts.get(result.came, 0) + 1
        if len(self.results) < _SHOWN:
            self.results.append(result)


class TooManyJobs(DragomanError):  # noqa: N818
    """More is waiting than the explorer will look after."""


class Jobs:
    """The jobs of one explorer."""

    def __init__(self, desk: Desk, *, fetches: bool) -> None:
        self.fetches = fetches
        self._desk = desk
        self._jobs: dict[str, Job] = {}
        self._queue: queue.Queue[Job | None] = queue.Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()
        self._fetcher = cache(make_fetcher)
        self.folder = Path(tempfile.mkdtemp(prefix="dragoman-"))

    def get(self, job_id: str) -> Job | None:
        return self._jobs.get(job_id)

    def latest(self) -> list[Job]:
        return list(reversed(self._jobs.values()))

    def lay_down(self, name: str, data: bytes) -> Brought:
        """A file that was sent, kept in a folder of its own until its job has read it."""
        folder = self.folder / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        path = folder / name
        path.write_bytes(data)
        return Brought(name=name, path=path)

    def submit(self, brought: Sequence[Brought], *, by: str) -> Job:
        """Put something behind what is waiting. Raises TooManyJobs."""
        with self._lock:
            if sum(not job.is_over for job in self._jobs.values()) >= MAX_WAITING:
                self._clear_away(brought)
                raise TooManyJobs("too much is waiting to be read; try again when some of it is done")
            at = datetime.now(UTC).isoformat(timespec="seconds")
            job = Job(id=secrets.token_hex(8), by=by, brought=tuple(brought), at=at)
            self._jobs[job.id] = job
            for old in [each for each in self._jobs.values() if each.is_over][: max(0, len(self._jobs) - _KEPT)]:
                del self._jobs[old.id]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="dragoman jobs", daemon=True)
                self._thread.start()
        self._queue.put(job)
        return job

    def wait(self, job: Job, seconds: float) -> None:
        """Give a short job the time to end, so that its visitor sees what came of it at once."""
        ends_at = time.monotonic() + seconds
        while not job.is_over and time.monotonic() < ends_at:
            time.sleep(0.02)

    def stop(self) -> None:
        self._stopped.set()
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join(5.0)
        shutil.rmtree(self.folder, ignore_errors=True)

    # -- in the thread of the jobs

    def _work(self) -> None:
        while (job := self._queue.get()) is not None and not self._stopped.is_set():
            job.state = "reading"
            try:
                with acting_as(job.by):
                    self._do(job)
                job.state = "done"
            except DragomanError as error:
                job.state, job.problem = "failed", str(error)
            except Exception as error:  # a fault of ours must not end the thread
                job.state, job.problem = "failed", f"unexpected problem: {type(error).__name__}: {error}"[:500]
            finally:
                self._clear_away(job.brought)

    def _clear_away(self, brought: Sequence[Brought]) -> None:
        for each in brought:
            if each.path is not None and each.path.parent.parent == self.folder:
                shutil.rmtree(each.path.parent, ignore_errors=True)

    def _do(self, job: Job) -> None:
        results = read_in_children(self._items(job), Limits(children=2))
        with closing(cast(_Results, results)) as coming:
            for page, result in coming:
                if self._stopped.is_set():
                    return
                if result is None:
                    assert page is not None
                    job.add(Result(name=page.source, came="known", page=page.id))
                else:
                    self._keep(job, page, result)

    def _items(self, job: Job) -> Iterator[Page | tuple[Page | None, Rejected | None]]:
        for each in job.brought:
            for item in self._pages_of(each):
                if isinstance(item, Rejected):
                    yield None, item
                elif (seen := self._seen(item)) is False:
                    yield item
                elif isinstance(seen, Rejected):
                    yield item, seen
                else:
                    yield item, None
            job.done += 1

    def _pages_of(self, each: Brought) -> Iterator[Page | Rejected]:
        if each.data is not None:
            yield Page.of(each.data, source=each.name, url=each.url, published=each.published)
            return
        if each.address is not None:
            options = Options(fetcher=self._fetcher if self.fetches else None)
            yield from load_pages(Found(path=each.address, source=known_as(each.address)), options)
            return
        assert each.path is not None
        for item in load_pages(Found(path=str(each.path), source=each.name), Options(published=each.published)):
            if isinstance(item, Rejected) and item.item_id.startswith(str(each.path)):
                item = replace(item, item_id=each.name + item.item_id.removeprefix(str(each.path)))
            yield item

    def _seen(self, page: Page) -> bool | Rejected:
        try:
            with self._desk.reading() as conn:
                return seen_before(conn, page, reader=__version__)
        except NoRecord:
            return False

    def _keep(self, job: Job, page: Page | None, result: Reading | Rejected) -> None:
        ends_at = time.monotonic() + _WAIT_S
        while True:
            try:
                job.add(self._kept(page, result))
                job.held_up = False
                return
            except RecordBusyError:
                if time.monotonic() > ends_at or self._stopped.is_set():
                    raise
                job.held_up = True
                time.sleep(0.5)

    def _kept(self, page: Page | None, result: Reading | Rejected) -> Result:
        if isinstance(result, Reading):
            assert page is not None
            with self._desk.writer() as writer:
                (outcome,) = writer.add([(page, result)])
            return Result(name=page.source, came=outcome.change, page=page.id, events=outcome.events)
        if page is not None or result.reason not in PASSING:
            with self._desk.writer() as writer:
                writer.do(lambda conn: add_reject(conn, result, reader=__version__, page=page))
        return Result(
            name=result.source, came="rejected", page=page.id if page else None, reason=result.reason,
            detail=result.detail,
        )  # fmt: skip


def read_once(page: Page) -> Reading | Rejected:
    """Read one page in a child process, for looking at it."""
    for _, result in read_in_children([page], Limits(children=1)):
        return result
    raise AssertionError("unreachable")


def address_of(text: str) -> str | None:
    """The address a visitor gave, if it is one of the web."""
    text = text.strip()
    return text if is_address(text) and len(text) <= 2_048 and not any(char.isspace() for char in text) else None


def sample_pages() -> list[Brought]:
    """The sample pages that `make demo` reads: in the wheel beside this file, in a checkout at its root."""
    here = Path(__file__).parent
    folder = next((each for each in (here / "samples", here.parents[2] / "demo" / "pages") if each.is_dir()), None)
    found: list[Brought] = []
    with suppress(OSError):
        found = [Brought(name=path.name, path=path) for path in sorted(folder.iterdir())] if folder else []
    return found
