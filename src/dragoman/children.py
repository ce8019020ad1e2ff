"""Pages read in child processes that can be killed: a page costs at most its time, its memory, and itself.

Children are forked from a server that has loaded the reader once (docs/decisions/0005-child-processes.md). Each has a
limit on its memory; the parent watches the clock, kills what overruns, and starts another. Results come in the order
of the pages, whichever child was faster. Refuses to decide which pages to read.
"""

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Final, TypeVar

from dragoman.child import PAGE_S, Result, serve
from dragoman.errors import DragomanError
from dragoman.model import Page, Rejected

T = TypeVar("T")

# Linux, x86-64, 2026-11: every table and trafilatura take 263 MB of addresses, 142 MB of them in memory. `make bench`
# prints what pages add.
CHILD_BYTES: Final = 768 * 1024 * 1024
MAX_TRIES: Final = 3
MAX_CHILDREN: Final = 8
RECYCLE_AFTER: Final = 5_000  # pages; whatever a C library loses per page stays bounded
_START_S = 120.0  # a machine may be busy; tables take a second or two to load
_MAX_WAITS = 2
_HELD = 64  # results a child may be ahead of the page that is still being read


def processors() -> int:
    """How many this process may use, where the system tells (Linux); else how many there are."""
    try:
        return len(os.sched_getaffinity(0))
    except (AttributeError, OSError):
        return os.cpu_count() or 1


class ChildError(DragomanError):
    """No child process can be started."""

    exit_code = 71  # EX_OSERR


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`reader` is "module:function" that gives the reader; tests name another."""

    children: int = field(default_factory=lambda: max(1, min(MAX_CHILDREN, processors())))
    page_s: float = PAGE_S
    child_bytes: int = CHILD_BYTES
    reader: str = "dragoman.pipeline:default_reader"


def read_in_children(items: Iterable[Page | T], limits: Limits | None = None) -> Iterator[tuple[Page, Result] | T]:
    """Read the pages among `items`; whatever else is among them is passed on in its place.

    Raises ChildError when no child can be started. When the caller stops early, the children are killed.
    """
    crew = _Crew(limits or Limits())
    try:
        yield from crew.read(items)
    finally:
        crew.dismiss()


@dataclass(slots=True)
class _Job:
    page: Page
    tries: int = 0
    result: Result | None = None


@dataclass(slots=True)
class _Child:
    process: Any
    line: Connection
    ends_at: float  # when its time is up
    ready: bool = False
    job: _Job | None = None
    read: int = 0
    cpu_s: float = 0.0  # what it had used when it got its job
    waits: int = 0  # how often its time was given once more


class _Crew:
    """The children at work, and what they work on."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._children: list[_Child] = []
        self._again: deque[_Job] = deque()
        self._failed_starts = 0
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["dragoman.children_preload"])

    def read(self, items: Iterable[Page | T]) -> Iterator[tuple[Page, Result] | T]:
        coming, more = iter(items), True
        queue: deque[_Job | tuple[T]] = deque()
        while more or queue:
            while more and not self._again and len(queue) < _HELD * self._limits.children and (child := self._idle()):
                try:
                    item = next(coming)
                except StopIteration:
                    more = False
                    break
                if isinstance(item, Page):
                    queue.append(job := _Job(item))
                    self._give(child, job)
                else:
                    queue.append((item,))
                self._look(at_most_s=0.0)
            while self._again and (child := self._idle()):
                self._give(child, self._again.popleft())
            yield from self._finished(queue)
            if queue or more:
                self._look()

    def _finished(self, queue: deque[_Job | tuple[T]]) -> Iterator[tuple[Page, Result] | T]:
        while queue:
            first = queue[0]
            if isinstance(first, tuple):
                yield first[0]
            elif first.result is not None:
                yield first.page, first.result
            else:
                return
            queue.popleft()

    def _idle(self) -> _Child | None:
        """A child with nothing to do; one is started when all are busy and there may be more."""
        idle = next((child for child in self._children if child.ready and child.job is None), None)
        if idle is None and len(self._children) < self._limits.children:
            self._start()
        return idle

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        arguments = (theirs, self._limits.reader, self._limits.child_bytes, self._limits.page_s)
        process = self._context.Process(target=serve, args=arguments, daemon=True, name="dragoman reader")
        try:
            process.start()
        except OSError as error:
            raise ChildError(f"no child process can be started ({error}); close other programs") from error
        theirs.close()
        self._children.append(_Child(process, ours, time.monotonic() + _START_S))

    def _give(self, child: _Child, job: _Job) -> None:
        child.job = job
        child.ends_at = time.monotonic() + self._limits.page_s
        child.cpu_s, child.waits = _cpu_of(child.process) or 0.0, 0
        try:
            child.line.send(job.page)
        except OSError:
            self._lost(child)

    def _look(self, at_most_s: float | None = None) -> None:
        """Wait until a child has something to say, or its time is up; then see to it."""
        busy = [child for child in self._children if child.job or not child.ready]
        if not busy:
            if not self._children:
                self._start()
            return
        until_s = max(0.0, min(child.ends_at for child in busy) - time.monotonic())
        ready = wait([child.line for child in busy], until_s if at_most_s is None else min(until_s, at_most_s))
        now = time.monotonic()
        for child in busy:
            if child.line in ready:
                self._hear(child)
            elif child.ends_at <= now and not self._is_starved(child):
                self._end(child)
                self._judge(child, "time", f"took longer than {self._limits.page_s:g} s and was stopped")

    def _is_starved(self, child: _Child) -> bool:
        """Whether the child had little of the time it was given, because the machine had other things to do.

        It gets it once more then, and twice at most: what waits for something that never comes is stopped too.
        """
        if child.job is None or child.waits >= _MAX_WAITS:
            return False
        used_s = _cpu_of(child.process)
        if used_s is None or used_s - child.cpu_s > self._limits.page_s / 2:
            return False
        child.waits += 1
        child.ends_at = time.monotonic() + self._limits.page_s
        return True

    def _hear(self, child: _Child) -> None:
        try:
            word, said = child.line.recv()
        except (EOFError, OSError):
            self._lost(child)
            return
        job = child.job
        if word == "ready":
            child.ready, self._failed_starts = True, 0
        elif word == "memory":
            self._end(child)
            limit = f"needed more than {self._limits.child_bytes >> 20} MB of memory and was stopped"
            self._judge(child, "memory", limit)
        elif job is not None:
            fault = f"could not be read because of a fault in Dragoman ({said}); please report it with the page"
            job.result = said if word == "done" else _rejected(job.page, "fault", fault)
            child.job = None
            child.read += 1
            if child.read >= RECYCLE_AFTER:
                self._end(child)

    def _lost(self, child: _Child) -> None:
        """The child is gone, and nobody here has ended it."""
        self._end(child)
        self._judge(child, "crash", f"the process that read it ended unexpectedly{_signal_of(child.process)}")

    def _judge(self, child: _Child, reason: str, detail: str) -> None:
        """Try the page again in a new child, or turn it away. What runs out of time would do so again."""
        job, child.job = child.job, None
        if job is None:
            self._failed_starts += 1
            if self._failed_starts >= MAX_TRIES:
                raise ChildError(f"child processes end before they can read ({detail}); is there enough memory?")
            return
        job.tries += 1
        if reason == "time" or job.tries >= MAX_TRIES:
            tries = f" ({job.tries} times)" if job.tries > 1 else ""
            job.result = _rejected(job.page, reason, detail + tries)
        else:
            self._again.append(job)

    def _end(self, child: _Child) -> None:
        self._children.remove(child)
        child.process.kill()
        child.process.join(_START_S)
        child.line.close()

    def dismiss(self) -> None:
        for child in list(self._children):
            self._end(child)


def _rejected(page: Page, reason: str, detail: str) -> Rejected:
    return Rejected(item_id=page.id, source=page.source, room="pipeline", reason=reason, detail=detail)


def _cpu_of(process: Any) -> float | None:
    """Seconds of processor time that a process has used; None where the system does not tell."""
    try:
        with open(f"/proc/{process.pid}/stat", "rb") as stat:
            user, system = stat.read().rpartition(b")")[2].split()[11:13]
    except (OSError, ValueError):
        return None
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _signal_of(process: Any) -> str:
    code = process.exitcode
    try:
        return f" ({signal.Signals(-code).name})" if code is not None and code < 0 else ""
    except ValueError:
        return ""
