"""From the shell and back: arguments in, an exit code out, and never a traceback that nobody asked for."""

import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from typing import Any

from dragoman.errors import DragomanError

DEBUG = "--debug"
_FULL = (errno.ENOSPC, errno.EDQUOT)
INTERRUPTED, BROKEN_PIPE, UNEXPECTED, MISUSED, IO_ERROR = 130, 141, 70, 64, 74  # 128 + signal; sysexits.h


class Stopped(DragomanError):  # noqa: N818  (nothing went wrong)
    """Ctrl-C, and what had been done by then."""

    exit_code = INTERRUPTED


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        code = _quiet(BROKEN_PIPE)
    except OSError as error:
        code = _quiet(_out_of_reach(error))
    except KeyboardInterrupt:
        code = _interrupted()
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    # Imported here: `from dragoman.cli import main` is all that other rooms of the house pay for.
    import typer

    from dragoman.cli.app import app

    try:
        code = app(arguments or ["--help"], prog_name="dragoman", standalone_mode=False) or 0
        return _interrupted() if code == INTERRUPTED else code  # typer's own answer to Ctrl-C
    except typer.Exit as leave:
        return leave.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return _interrupted()
    except SystemExit as leave:  # typer's own answer to a broken pipe
        if isinstance(leave.__context__, BrokenPipeError):
            raise leave.__context__ from None
        raise
    except DragomanError as error:
        return _complain(str(error), error.exit_code)
    except OSError as error:
        if isinstance(error, BrokenPipeError) or DEBUG in arguments:
            raise
        return _out_of_reach(error)
    except Exception as error:
        if hasattr(error, "format_message"):  # typer's own: an unknown option, a missing argument
            return _misused(error)
        if DEBUG in arguments:
            raise
        problem = f"{type(error).__name__}: {error}"
        return _complain(f"unexpected problem: {problem}; run `dragoman {DEBUG} …` to see where", UNEXPECTED)


def _misused(error: Any) -> int:
    """What typer says of an unknown option or a missing argument."""
    message = error.format_message().rstrip(".")
    command = error.ctx.command_path if getattr(error, "ctx", None) else "dragoman"
    return _complain(f"{message[0].lower()}{message[1:]}; `{command} --help` lists what it takes", MISUSED)


def _complain(line: str, code: int) -> int:
    from dragoman.cli.show import complain

    complain(line)
    return code


def _speak_utf8() -> None:
    """Turkish must not break on a terminal that claims to know ASCII only, nor a file's name that is not UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _interrupted() -> int:
    return _complain("stopped", INTERRUPTED)


def _out_of_reach(error: OSError) -> int:
    """A full disk, a folder that may not be written: whose place it is, what is wrong, what to do."""
    where = error.filename if isinstance(error.filename, str) else "the output"
    problem = (error.strerror or str(error)).lower()
    remedy = "free some space and run this again" if error.errno in _FULL else f"run `dragoman {DEBUG} …` to see where"
    return _complain(f"{where}: {problem}; {remedy}", IO_ERROR)


def _quiet(code: int) -> int:
    """Nothing more can be written (`| head`, a full disk); nothing may be tried, not even on the way out."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
