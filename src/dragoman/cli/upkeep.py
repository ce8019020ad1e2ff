"""Looking after a record: what the commands of `keeping.py` do and print."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rich.text import Text

from dragoman.cli.for_programs import (
    AUDIT_COLUMNS,
    GAP_COLUMNS,
    STATS_COLUMNS,
    audit_shape,
    gap_shape,
    print_shapes,
    stats_rows,
    stats_shape,
)
from dragoman.cli.show import complain, show
from dragoman.cli.told import told_entry
from dragoman.errors import RecordError, UsageError
from dragoman.record import (
    EventChange,
    Gap,
    Link,
    PageChange,
    Stats,
    find_breaks,
    find_changes,
    find_damage,
    find_gaps,
    find_stats,
    head,
    is_server,
    links,
    make_backup,
    open_to_read,
    place_name,
    restore_backup,
    sqlite_notice,
)
from dragoman.record.days import days_of
from dragoman.record.verify_merged import why_not_compared
from dragoman.text.counted import counted
from dragoman.text.harmless import one_line

EX_DAMAGED = 65
_DIGEST = re.compile("[0-9a-f]{64}")


def verify_record(record: str, *, expect: str | None) -> int:
    """0 when nothing is amiss, else 65 with one line for everything that is."""
    damage = 0
    with open_to_read(record) as conn:
        for line in find_damage(conn, expect=expect):
            damage += 1
            print(one_line(line), flush=True)
        seq, last = (0, "") if damage else head(conn)
        gap = None if damage else why_not_compared(conn)
    name = one_line(place_name(record))
    if damage:
        complain(f"{name}: {counted(damage, 'fault')}; restore a backup, or read the pages named into a new record")
        return EX_DAMAGED
    kept_by = "PostgreSQL" if is_server(record) else sqlite_notice()
    if gap:
        complain(f"{name}: {gap}, so merged events were not looked at; run this again behind the next `dragoman add`")
    print(f"{name}: nothing is amiss; {counted(seq, 'entry', 'entries')} in the log, head {last}; kept by {kept_by}")
    return 0


def print_audit(record: str, *, subject: str | None, expect: str | None, format: str) -> int:
    with open_to_read(record) as conn:
        entries = links(conn, subject=subject)
        if format == "table":
            _show_entries(entries)
        else:
            print_shapes((audit_shape(link, format=format) for link in entries), AUDIT_COLUMNS, format=format)
        breaks = list(find_breaks(conn, expect=expect))
        seq, last = head(conn)
    for line in breaks:
        print(one_line(line)) if format == "table" else complain(line)
    if breaks:
        complain(f"{place_name(record)}: the log is not whole; restore a backup")
        return EX_DAMAGED
    if format == "table":
        show(Text(f"{counted(seq, 'entry', 'entries')}, whole; head {last}", style="dim"))
    return 0


def _show_entries(entries: Iterable[Link]) -> None:
    for link in entries:
        told = told_entry(link.what, link.detail)
        parts = (str(link.seq), link.at, link.by, link.what, _short(link.subject), told)
        print("  ".join(map(one_line, parts)))


def _short(subject: str) -> str:
    """The beginning of a page's digest; paths and ids as they are."""
    return subject[:12] if _DIGEST.fullmatch(subject) else subject


def back_up(record: str, to: Path) -> None:
    manifest = make_backup(record, to)
    print(f"{one_line(str(to))}: {_rows(manifest)}; canonical digest {manifest['canonical']}")


def restore_from(backup: Path, record: str) -> None:
    manifest = restore_backup(backup, record)
    print(f"{one_line(place_name(record))}: {_rows(manifest)}; canonical digest {manifest['canonical']}")


def _rows(manifest: dict[str, Any]) -> str:
    rows = manifest["rows"]
    return ", ".join(counted(rows.get(f"{one}s", 0), one) for one in ("page", "reading", "reject", "correction"))


def upgrade_record(record: str, to: int | None) -> None:
    from dragoman.record.open import open_to_write
    from dragoman.record.schema import SCHEMA_VERSION
    from dragoman.record.upgrade import change_format

    name = one_line(place_name(record))
    if is_server(record):
        if to not in (None, SCHEMA_VERSION):
            raise UsageError("--to: a record on a server is only taken forward; restore a backup instead")
        with open_to_write(record):
            print(f"{name}: is of format {SCHEMA_VERSION}")
        return
    wanted = SCHEMA_VERSION if to is None else to
    copy = change_format(Path(record), to=wanted)
    kept = f"; what it was is in {one_line(str(copy))}" if copy else " already"
    print(f"{name}: is of format {wanted}{kept}")


# -- what changed


def print_changes(record: str, *, page: str | None, old: str | None, new: str | None) -> None:
    count = 0
    with open_to_read(record) as conn:
        for change in find_changes(conn, page=page, old=old, new=new):
            count += 1
            show(_change(change))
    if not count:
        complain(f"{place_name(record)}: no page is read otherwise than before")


def _change(change: PageChange) -> Text:
    lines = [Text.assemble((one_line(change.source), "bold"), f"  {change.old_reader} → {change.new_reader}")]
    lines += [
        Text(f"  {name}: {_value(old)} → {_value(new)}") if name != "body" else Text("  the body is cut otherwise")
        for name, (old, new) in change.article.items()
    ]
    lines += [line for event in change.events for line in _event(event)]
    return Text("\n").join(lines)


def _event(event: EventChange) -> Iterable[Text]:
    name = f"{event.id}  {event.act.replace('_', ' ')}  “{one_line(event.words)}”"
    if event.old is None or event.new is None:
        yield Text(f"  + {name}", style="green") if event.old is None else Text(f"  - {name}", style="red")
        return
    yield Text(f"  ~ {name}", style="yellow")
    for field, old in event.old.items():
        yield Text(f"      {field}: {_value(old)} → {_value(event.new[field])}")


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(one_line(party["name"]) for party in value) or "nobody"
    return "none" if value is None else one_line(str(value))


# -- how much, and where too little


def print_gaps(record: str, until: str | None, *, format: str) -> None:
    if until is not None:
        try:
            until = days_of(until)[1]
        except ValueError as error:
            raise UsageError(f"date {error}; write 2025-07-11, 2025-07 or 2025") from error
    with open_to_read(record) as conn:
        found = find_gaps(conn, until=until)
    if format != "table":
        print_shapes(map(gap_shape, found), GAP_COLUMNS, format=format)
        return
    for gap in found:
        show(_gap(gap))
    if not found:
        complain(f"{place_name(record)}: no gaps")


def _gap(gap: Gap) -> Text:
    days = gap.first if gap.first == gap.last else f"{gap.first} to {gap.last}"
    of = "all" if gap.of == "all" else f"{gap.of} {one_line(gap.name)}"
    told = {
        "silent": f"nothing came, {gap.expected:.0f} are usual",
        "fewer": f"{gap.came} came, {gap.expected:.0f} are usual",
        "empty": f"no page tells an event, {gap.expected:.0f} usually would; has its layout changed?",
    }[gap.kind]
    return Text.assemble((days, "bold"), f"  {of}: {told}")


def print_stats(record: str, *, format: str) -> None:
    with open_to_read(record) as conn:
        found = find_stats(conn)
    if format == "table":
        for line in _stats(found):
            show(line)
    else:
        shapes = [stats_shape(found)] if format == "jsonl" else stats_rows(found)
        print_shapes(shapes, STATS_COLUMNS, format=format)
    if not found.pages:
        raise RecordError(f"{place_name(record)}: holds no page; `dragoman add` puts some in")


def _stats(stats: Stats) -> Iterable[Text]:
    days = f", published {stats.first} to {stats.last}" if stats.first else ""
    yield Text(
        f"{counted(stats.pages, 'page')}, {stats.bytes / 1e6:.1f} MB; the record takes {stats.size / 1e6:.1f} MB"
    )
    read_by = f"{counted(stats.readings, 'reading')} by {', '.join(map(one_line, stats.readers))}"
    yield Text(f"{counted(stats.articles, 'article')}{days}; {read_by}")
    yield Text(f"{counted(stats.events, 'event')}, {stats.dated} with a day, {stats.placed} with a place")
    turned = f"{counted(stats.rejects, 'page')} turned away"
    yield Text(f"{counted(stats.statements, 'statement')}, {turned}, {counted(stats.corrections, 'correction')}")
    for name, counts in stats.facets.items():
        told = ", ".join(f"{one_line(value or 'none')} {count}" for value, count in counts)
        yield Text.assemble((f"{name}: ", "bold"), told or "none")
