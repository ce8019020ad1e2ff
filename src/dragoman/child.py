"""What one child process does: read the pages its parent sends, within its limits (children.py is the parent)."""

import contextlib
import gc
import importlib
import signal
from collections.abc import Callable
from functools import cache, partial
from multiprocessing.connection import Connection
from typing import Any, Final

from dragoman.model import Page, Reading, Rejected

try:
    import resource
except ImportError:  # a system without limits
    resource = None  # type: ignore[assignment]

PAGE_S: Final = 10.0  # what a page may take, in a child or in the command itself

Result = Reading | Rejected
Reader = Callable[[Page], Result]


@cache
def load_reader(name: str) -> Reader:
    """The reader that "module:function" gives; loaded once per process, and inherited by what is forked from it."""
    module, _, function = name.partition(":")
    reader: Reader = getattr(importlib.import_module(module), function)()
    return reader


def considering_reader() -> Reader:
    """The default reader; its readings hold what became of all that might tell an act."""
    reader: Any = load_reader("dragoman.pipeline:default_reader")
    return partial(reader, considering=True)


def serve(line: Connection, reader_name: str, child_bytes: int, page_s: float) -> None:
    """Answer pages until the parent closes the line. An answer is (what became of the page, result or detail)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its children
    gc.freeze()  # what was inherited stays shared with the server
    reader = load_reader(reader_name)
    _limit("RLIMIT_AS", child_bytes, for_good=True)
    line.send(("ready", None))
    while True:
        try:
            page = line.recv()
        except (EOFError, OSError):  # the parent is gone, or done
            return
        _limit_cpu(page_s)
        answer = _answer(reader, page)
        try:
            line.send(answer)
        except MemoryError:
            line.send(("memory", None))
        except OSError:
            return
        del page, answer


def _answer(reader: Reader, page: Page) -> tuple[str, Any]:
    try:
        return "done", reader(page)
    except MemoryError:
        return "memory", None
    except Exception as error:
        return "fault", f"{type(error).__name__}: {error}"[:300]


def _limit_cpu(page_s: float) -> None:
    """A child whose parent was killed must not go on for ever: the kernel ends it soon after its page's time."""
    if resource is not None:
        usage = resource.getrusage(resource.RUSAGE_SELF)
        _limit("RLIMIT_CPU", int(usage.ru_utime + usage.ru_stime + page_s) + 10)


def _limit(name: str, most: int, *, for_good: bool = False) -> None:
    """Set a limit of this process, as far as the system knows it and allows it.

    macOS has RLIMIT_AS and refuses to set it; where there is none, the parent's watch over the clock remains.
    """
    which = getattr(resource, name, None)
    if which is None:
        return
    assert resource is not None
    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(which)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)  # the user's own limit may be lower
        resource.setrlimit(which, (most, most if for_good else hard))
