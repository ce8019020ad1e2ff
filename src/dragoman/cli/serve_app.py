"""The commands around the explorer."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import RecordFile

AccountsFile = Annotated[
    Path, typer.Option("--accounts", metavar="FILE", help="The file of accounts: --accounts desk.accounts")
]
account_app = typer.Typer(
    name="account", help="Who may use the explorer, once others can reach it.", rich_markup_mode=None
)


def serve(
    record: RecordFile,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; beyond this machine with accounts: --host 10.0.0.5")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", help="The port: --port 8400")] = 8321,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="By which name it is called too: --name record.example"),
    ] = None,
    accounts: Annotated[
        Path | None, typer.Option("--accounts", metavar="FILE", help="The file of accounts: --accounts desk.accounts")
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A certificate, for https: --certificate desk.pem")
    ] = None,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help="Its key: --key desk.key")] = None,
    plain_http: Annotated[
        bool,
        typer.Option("--plain-http", help="Let people sign in without https; others can read along: --plain-http"),
    ] = False,
    no_fetch: Annotated[
        bool, typer.Option("--no-fetch", help="Fetch nothing from the web at a visitor's word: --no-fetch")
    ] = False,
) -> None:
    """Open the record in a browser: the explorer."""
    from dragoman.cli.serving import record_place, serve_record
    from dragoman.serve.settings import Settings

    settings = Settings(
        record=record_place(record), host=host, port=port, names=tuple(name or ()), accounts=accounts,
        plain_http=plain_http, fetches=not no_fetch,
    )  # fmt: skip
    serve_record(settings, certificate=certificate, key=key)


AccountName = Annotated[str, typer.Argument(metavar="NAME")]
RoleName = Annotated[
    str, typer.Option("--role", help="viewer reads, analyst corrects and adds, admin makes accounts: --role admin")
]


@account_app.command()
def add(name: AccountName, accounts: AccountsFile, role: RoleName = "viewer") -> None:
    """Make an account; the password is asked for, or read from standard input."""
    from dragoman.cli.serving import add_account

    add_account(accounts, name, role)


@account_app.command()
def change(
    name: AccountName,
    accounts: AccountsFile,
    role: Annotated[str | None, typer.Option("--role", help="Another role: --role analyst")] = None,
    password: Annotated[bool, typer.Option("--password", help="Another password, asked for: --password")] = False,
    disable: Annotated[
        bool | None, typer.Option("--disable/--enable", help="Let them in no more, or again: --disable")
    ] = None,
) -> None:
    """Change an account; whoever is signed in with it has to sign in again."""
    from dragoman.cli.serving import change_account

    change_account(accounts, name, role=role, password=password, disabled=disable)


@account_app.command("list")
def list_(accounts: AccountsFile) -> None:
    """List the accounts with their roles."""
    from dragoman.cli.serving import list_accounts

    list_accounts(accounts)
