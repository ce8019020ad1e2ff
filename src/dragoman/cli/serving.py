"""Opening the explorer, and looking after its accounts."""

import getpass
import sys
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.record import is_server, place_name
from dragoman.serve.settings import Settings
from dragoman.text.harmless import one_line


def serve_record(settings: Settings, *, certificate: Path | None, key: Path | None) -> None:
    from dragoman.serve.run import run

    settings.check()
    scheme = "https" if certificate else "http"
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    print(f"{one_line(place_name(settings.record))}: {scheme}://{host}:{settings.port}/ (Ctrl-C ends it)", flush=True)
    run(settings, certificate=certificate, key=key)


def record_place(record: str) -> str | Path:
    return record if is_server(record) else Path(record)


def add_account(file: Path, name: str, role: str) -> None:
    from dragoman.serve.accounts import Accounts

    Accounts(file).add(name, _password(), role)
    print(f"{one_line(str(file))}: account {one_line(name)} ({role}) is made")


def change_account(file: Path, name: str, *, role: str | None, password: bool, disabled: bool | None) -> None:
    from dragoman.serve.accounts import Accounts

    _check_file(file)
    if role is None and disabled is None and not password:
        raise UsageError("account change: say what: --role, --password, --disable or --enable")
    Accounts(file).change(name, role=role, password=_password() if password else None, disabled=disabled)
    print(f"{one_line(str(file))}: account {one_line(name)} is changed; its sessions are ended")


def list_accounts(file: Path) -> None:
    from dragoman.serve.accounts import Accounts

    _check_file(file)
    for account in Accounts(file).all():
        print(f"{one_line(account.name)}  {account.role}{'  disabled' if account.disabled else ''}")


def _check_file(file: Path) -> None:
    if not file.is_file():
        raise UsageError(f"{file}: no such file of accounts; `dragoman account add NAME --accounts {file}` makes one")


def _password() -> str:
    """Asked for twice at a terminal, else the first line of standard input. Never an argument: others see those."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("password: ")
    if getpass.getpass("again: ") != password:
        raise UsageError("password: the two differ; nothing was changed")
    return password
