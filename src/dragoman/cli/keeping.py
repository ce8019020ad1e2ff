"""Commands that look after a record: whether it is whole, copies of it, what changed, where it is thin."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import EventFormat, ListFormat, RecordFile, Until

Expect = Annotated[
    str | None, typer.Option(metavar="HEAD", help="A head of the log that was noted earlier: --expect 3f2a…")
]


def verify(record: RecordFile, expect: Expect = None) -> None:
    """Check that the record still holds what was written, to the last bit. Says so, or names what is amiss."""
    from dragoman.cli.upkeep import verify_record

    raise typer.Exit(verify_record(record, expect=expect))


def audit(
    record: RecordFile,
    of: Annotated[
        str | None,
        typer.Option(
            "--subject", metavar="ID", help="Of one page or event, by its id or its beginning: --subject 9be2"
        ),
    ] = None,
    expect: Expect = None,
    format: ListFormat = EventFormat.table,
) -> None:
    """Print what was done to the record, by whom and when, and check that the log is whole."""
    from dragoman.cli.upkeep import print_audit

    raise typer.Exit(print_audit(record, subject=of, expect=expect, format=format.value))


def backup(
    to: Annotated[Path, typer.Argument(metavar="FILE", help="Where to; it must not be there yet.")], record: RecordFile
) -> None:
    """Write a copy of the whole record into one file, while it may go on being added to."""
    from dragoman.cli.upkeep import back_up

    back_up(record, to)


def restore(
    backup: Annotated[Path, typer.Argument(metavar="FILE", help="What `dragoman backup` wrote.")], record: RecordFile
) -> None:
    """Make a record from a backup. A backup that is not whole is refused."""
    from dragoman.cli.upkeep import restore_from

    restore_from(backup, record)


def upgrade(
    record: RecordFile,
    to: Annotated[int | None, typer.Option(metavar="FORMAT", help="Another format than the newest: --to 1")] = None,
) -> None:
    """Take a record to this version's format, keeping a copy of what it was."""
    from dragoman.cli.upkeep import upgrade_record

    upgrade_record(record, to)


def reread(
    record: RecordFile,
    everything: Annotated[
        bool, typer.Option("--all", help="Pages that this version has turned away too: dragoman reread --all")
    ] = False,
) -> None:
    """Read the pages of a record again that an older version read. Each old reading holds until the new one is kept."""
    from dragoman.cli.rereading import reread_pages

    raise typer.Exit(reread_pages(record, everything=everything))


def diff(
    record: RecordFile,
    page: Annotated[
        str | None, typer.Option(metavar="ID", help="One page, by its SHA-256 or its beginning: --page 9be2")
    ] = None,
    old: Annotated[str | None, typer.Option(metavar="VERSION", help="The earlier reader: --old 0.1.0")] = None,
    new: Annotated[str | None, typer.Option(metavar="VERSION", help="The later reader: --new 0.2.0")] = None,
) -> None:
    """Show what the last reading of each page tells otherwise than the one before."""
    from dragoman.cli.upkeep import print_changes

    print_changes(record, page=page, old=old, new=new)


def gaps(record: RecordFile, until: Until = None, format: ListFormat = EventFormat.table) -> None:
    """Name the days on which less came than should have, of all, of an outlet, of a language."""
    from dragoman.cli.upkeep import print_gaps

    print_gaps(record, until, format=format.value)


def stats(record: RecordFile, format: ListFormat = EventFormat.table) -> None:
    """Count what the record holds."""
    from dragoman.cli.upkeep import print_stats

    print_stats(record, format=format.value)


KEEPING = (verify, audit, backup, restore, upgrade, reread, diff, gaps, stats)
