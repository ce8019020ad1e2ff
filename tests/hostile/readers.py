"""Readers that misbehave as the page says, for children to be killed over."""

import os
import signal
from collections.abc import Callable

from dragoman.model import Page, Rejected


def make() -> Callable[[Page], Rejected]:
    return read


def make_broken() -> Callable[[Page], Rejected]:
    os.kill(os.getpid(), signal.SIGKILL)
    return read


def read(page: Page) -> Rejected:
    word = page.data.partition(b" ")[0]
    if word == b"hang":
        while True:
            pass
    elif word == b"segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif word == b"hoard":
        hoard = [bytearray(50_000_000) for _ in range(200)]
        del hoard
    elif word == b"fault":
        raise ZeroDivisionError("a fault\nof ours")
    elif word == b"once":  # the second child to meet it finds the mark of the first
        mark = page.data.partition(b" ")[2].decode()
        if not os.path.exists(mark):
            open(mark, "w").close()
            os.kill(os.getpid(), signal.SIGABRT)
    return Rejected(item_id=page.id, source=page.source, room="test", reason="read", detail=str(os.getpid()))
