"""Who tells of one event."""

from rich.text import Text

from dragoman.cli.export import write_csv
from dragoman.cli.merging import headline
from dragoman.cli.show import show
from dragoman.record import MergedDetail, MergedReport, find_merged_event, open_to_read, page_names
from dragoman.record.export import json_line
from dragoman.record.export_merged import Names, called, event_shape, unsure_pages
from dragoman.text.counted import counted
from dragoman.text.harmless import one_line

_COLUMNS = ("page", "outlet", "published", "text", "read_on", "faint", "act", "date", "place", "status", "words")


def show_sources(record: str, event_id: str, *, format: str) -> None:
    """One merged event, by its own id or that of any of its reports; the beginning is enough where it tells."""
    with open_to_read(record) as conn:
        detail = find_merged_event(conn, event_id)
        texts = {report.text for report in detail.reports if report.text}
        names = page_names(conn, {*detail.view.pages, *texts})
    if format == "jsonl":
        opinions = [{"reports": [each.left, each.right], "why": list(each.why)} for each in detail.opinions]
        print(json_line(event_shape(detail.view, names) | {"opinions": opinions, "said": _said(detail)}))
    elif format == "csv":
        write_csv((_row(report, names) for report in detail.reports), _COLUMNS)
    else:
        _show(detail, names)


def _said(detail: MergedDetail) -> list[dict[str, object]]:
    return [
        {
            "correction": word.correction, "verdict": word.verdict, "reports": [word.left, word.right], "by": word.by,
            "why": word.why, "machine": word.opinion.verdict if word.opinion else None,
        }
        for word in detail.said
    ]  # fmt: skip


def _show(detail: MergedDetail, names: Names) -> None:
    event = detail.view
    show(headline(event))
    pages, sources = counted(len(event.pages), "page"), counted(event.independent_sources, "independent source")
    unsure = len(unsure_pages(event))
    weakly = f", {unsure} unsure" if unsure else ""
    show(Text(f"{pages}, {event.copies} of them copies{weakly}; {sources}", style="dim"))
    for report in detail.reports:
        show()
        cells = dict(zip(_COLUMNS, _row(report, names), strict=True))
        text = f", one text with {cells['text']}" if cells["text"] and cells["text"] != cells["page"] else ""
        read = f", read on {cells['read_on']}" if report.lent_by else ""
        faint = ", unsure by itself" if report.faint else ""
        own = f"  {report.event}" if report.event else ""
        line = f"{cells['outlet']}  {cells['published'] or 'undated'}  {cells['page']}{text}{read}{faint}{own}"
        show(Text(one_line(line), style="bold"))
        said = [cells[name] for name in ("act", "date", "place", "status") if cells[name]]
        show(Text(one_line("  " + ", ".join(said))))
        show(Text(one_line(f"  “{report.words}”")))
    for each in event.contradictions:
        versions = "; ".join(f"{value.value} ({', '.join(called(value.pages, names))})" for value in each.values)
        show(Text(one_line(f"\n{each.field}: {versions}"), style="yellow"))
    _show_opinions(detail)


def _show_opinions(detail: MergedDetail) -> None:
    if detail.opinions:
        show()
        show(Text("why they were taken for one event", style="dim"))
    for each in detail.opinions:
        show(Text(f"  {each.left} – {each.right}: {', '.join(each.why)}", style="dim"))
    for word in detail.said:
        machine = f"; the machine alone: {word.opinion.verdict}" if word.opinion else ""
        said = f"{word.left} – {word.right}: {word.verdict}, says {word.by}: {word.why}{machine}"
        show(Text(one_line(f"  {said} (correction {word.correction})"), style="bold"))


def _row(report: MergedReport, names: Names) -> list[str]:
    cells = (
        names[report.page], report.source if report.source != report.page else names[report.page], report.published,
        names[report.text] if report.text else None, names[report.lent_by or report.page],
        "yes" if report.faint else None, report.act, report.date, report.place, report.status, report.words,
    )  # fmt: skip
    return ["" if cell is None else cell for cell in cells]
