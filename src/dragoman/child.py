"""What one child process does: read the pages its parent sends, within its limits (children.py is the parent)."""

import gc
import importlib
import resource
import signal
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from typing import Any

from dragoman.model import Page, Reading, Rejected

Result = Reading | Rejected
Reader = Callable[[Page], Result]


@cache
def load_reader(name: str) -> Reader:
    """The reader that "module:function" gives; loaded once per process, and inherited by what is forked from it."""
    module, _, function = name.partition(":")
    reader: Reader = getattr(importlib.import_module(module), function)()
    return reader


def serve(line: Connection, reader_name: str, child_bytes: int, page_s: float) -> None:
    """Answer pages until the parent closes the line. An answer is (what became of the page, result or detail)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its children
    gc.freeze()  # what was inherited stays shared with the server
    reader = load_reader(reader_name)
    resource.setrlimit(resource.RLIMIT_AS, (child_bytes, child_bytes))
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
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime + page_s) + 10, hard))
