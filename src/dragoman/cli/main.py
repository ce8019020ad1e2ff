"""From the shell and back: arguments in, an exit code out, and never a traceback that nobody asked for."""

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import Any

from dragoman.errors import DragomanError

DEBUG = "--debug"
INTERRUPTED, BROKEN_PIPE, UNEXPECTED, MISUSED = 130, 141, 70, 64  # 128 + signal; sysexits.h


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        code = _quiet_pipe()
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    # Imported here: `from dragoman.cli import main` is all that other rooms of the house pay for.
    import typer

    from dragoman.cli.app import app

    try:
        return app(arguments or ["--help"], prog_name="dragoman", standalone_mode=False) or 0
    except typer.Exit as leave:
        return leave.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit as leave:  # typer's own answer to a broken pipe
        if isinstance(leave.__context__, BrokenPipeError):
            raise leave.__context__ from None
        raise
    except DragomanError as error:
        return _complain(str(error), error.exit_code)
    except BrokenPipeError:
        raise
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


def _quiet_pipe() -> int:
    """Whoever read our output has had enough (`| head`). Nothing more may be written, not even on the way out."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE
