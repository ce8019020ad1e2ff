"""Who tells of one event."""

from typing import Any

from rich.text import Text

from dragoman.cli.export import json_line, write_csv
from dragoman.cli.merging import counted, event_shape, headline, load_merger
from dragoman.cli.show import one_line, show
from dragoman.errors import UsageError
from dragoman.merge import Merger
from dragoman.model import MergedEvent, Report

_COLUMNS = ("page", "outlet", "published", "text", "read_on", "act", "date", "place", "status", "words")


def show_sources(record: str, event_id: str, *, format: str) -> None:
    """One merged event, by its own id or that of any of its reports; the beginning is enough where it tells."""
    merger = load_merger(record)
    event = find_merged(merger, event_id)
    if format == "jsonl":
        opinions = {"opinions": [{"reports": pair, "why": why} for pair, why in _opinions(merger, event)]}
        print(json_line(event_shape(event) | opinions))
    elif format == "csv":
        write_csv((_row(report, merger) for report in event.reports), _COLUMNS)
    else:
        _show(merger, event)


def find_merged(merger: Merger, event_id: str) -> MergedEvent:
    """Raises UsageError when no report begins like this, or reports of several events do."""
    begins = [report for report in merger.index.reports if event_id and report.startswith(event_id.lower())]
    events = {merger.index.event_of(report) for report in begins}
    if len(events) == 1:
        return merger.event_of(begins[0])
    if events:
        raise UsageError(f"event {event_id}: more than one begins like this; give more of its id")
    raise UsageError(f"event {event_id}: not in this record; `dragoman merged` lists the ids")


def _show(merger: Merger, event: MergedEvent) -> None:
    show(headline(event))
    pages, sources = counted(len(event.pages), "page"), counted(event.independent_sources, "independent source")
    show(Text(f"{pages}, {event.copies} of them copies; {sources}", style="dim"))
    for report in event.reports:
        show()
        cells = dict(zip(_COLUMNS, _row(report, merger), strict=True))
        text = f", one text with {cells['text']}" if cells["text"] and cells["text"] != report.page else ""
        read = f", read on {cells['read_on']}" if report.lent_by else ""
        show(
            Text(
                one_line(f"{cells['outlet']}  {cells['published'] or 'undated'}  {report.page}{text}{read}"),
                style="bold",
            )
        )
        said = [cells[name] for name in ("act", "date", "place", "status") if cells[name]]
        show(Text(one_line("  " + ", ".join(said))))
        show(Text(one_line(f"  “{report.words}”")))
    for each in event.contradictions:
        versions = "; ".join(f"{value.value} ({', '.join(value.pages)})" for value in each.values)
        show(Text(one_line(f"\n{each.field}: {versions}"), style="yellow"))
    opinions = _opinions(merger, event)
    if opinions:
        show()
        show(Text("why they were taken for one event", style="dim"))
    for (left, right), why in opinions:
        show(Text(f"  {left} – {right}: {', '.join(why)}", style="dim"))


def _row(report: Report, merger: Merger) -> list[str]:
    page = merger.copies.pages[report.page]
    cells = (
        report.page, page.source, report.published, merger.copies.group_of(report.page), report.lent_by or report.page,
        report.act, report.date, report.place, report.status, report.words,
    )  # fmt: skip
    return ["" if cell is None else cell for cell in cells]


def _opinions(merger: Merger, event: MergedEvent) -> list[tuple[tuple[str, str], Any]]:
    """What the machine says of each report and the first one."""
    own = [report.id for report in event.reports if report.lent_by is None]
    return [((own[0], other), merger.index.opinion(own[0], other).why()) for other in own[1:]]
