"""Lists to take along. The address is that of the page with /export before it and the format behind it."""

from collections.abc import Callable
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Depends
from fastapi.responses import Response, StreamingResponse

from dragoman.record import MergedQuestion, find_merged_page, find_page, head, page_names
from dragoman.record.export import CSV_COLUMNS as SINGLE_COLUMNS
from dragoman.record.export import csv_row, event_to_dict
from dragoman.record.export_merged import CSV_COLUMNS, event_shape, merged_row
from dragoman.serve import about as subjects
from dragoman.serve import exports
from dragoman.serve.asked import Asked
from dragoman.serve.cite import MOST_CITED, cite_list
from dragoman.serve.visit import Flash, Visit, Visiting, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])
Format = Literal["csv", "excel", "jsonl", "parquet", "cite"]
FORMATS: tuple[Format, ...] = get_args(Format)
_BATCH = 500


def format_of(format: str) -> Format:
    """What a list is asked for as. Raises Flash with what there is."""
    if format not in FORMATS:
        raise Flash(404, "no-format", format=f"“{format[:20]}”", list=", ".join(FORMATS))
    return format


AsAsked = Annotated[Format, Depends(format_of)]


@router.get("/export/events.{format}")
def events(format: AsAsked, visit: Visiting) -> Response:
    asked = Asked.of(visit.request.query_params)
    return _merged(visit, asked.merged(), asked, format, "events")


@router.get("/export/between/{a}/{b}.{format}")
def between(a: str, b: str, format: AsAsked, visit: Visiting) -> Response:
    asked = Asked.of(visit.request.query_params)
    about = subjects.between(a, b)
    return _merged(visit, about.question(asked), asked, format, "-".join(about.sides))


@router.get("/export/actor/{name:path}.{format}")
def actor(name: str, format: AsAsked, visit: Visiting) -> Response:
    asked = Asked.of(visit.request.query_params)
    return _merged(visit, subjects.actor(name).question(asked), asked, format, "actor")


@router.get("/export/place/{name:path}.{format}")
def place(name: str, format: AsAsked, visit: Visiting) -> Response:
    asked = Asked.of(visit.request.query_params)
    return _merged(visit, subjects.place(name).question(asked), asked, format, "place")


@router.get("/export/reports.{format}")
def reports(format: AsAsked, visit: Visiting) -> Response:
    asked = Asked.of(visit.request.query_params)
    question, order = asked.question(), asked.order()
    made = _made(format, lambda view: list(csv_row(view)), event_to_dict)

    def fetch(after: str | None) -> exports.Batch[Any]:
        with visit.explorer.desk.reading() as conn:
            found = find_page(conn, question, order=order, limit=_BATCH, after=after)
        return [made(view) for view in found.views], found.next

    return _sent(visit, fetch, SINGLE_COLUMNS, format, "reports")


def _merged(visit: Visit, question: MergedQuestion, asked: Asked, format: Format, name: str) -> Response:
    order, made = asked.merged_order(), _made(format, merged_row, event_shape)

    def fetch(after: str | None) -> exports.Batch[Any]:
        with visit.explorer.desk.reading() as conn:
            found = find_merged_page(conn, question, order=order, limit=_BATCH, after=after)
            names = page_names(conn, {page for view in found.views for page in view.pages})
        return [made(view, names) for view in found.views], found.next

    return _sent(visit, fetch, CSV_COLUMNS, format, name)


def _made(format: Format, cells: Callable[..., Any], data: Callable[..., Any]) -> Callable[..., Any]:
    """What a format takes of each entry: cells, JSON, or the entry itself."""
    return {"jsonl": data, "cite": lambda view, *_: view}.get(format, cells)


def _sent(visit: Visit, fetch: exports.Fetch[Any], columns: tuple[str, ...], format: Format, name: str) -> Response:
    """The first batch is asked for before anything is sent, so that what cannot be answered is told as such."""
    first = fetch(None)

    def again(after: str | None) -> exports.Batch[Any]:
        return first if after is None else fetch(after)

    plain = "".join(char if char.isascii() and (char.isalnum() or char in "-_") else "_" for char in name)
    ending = "csv" if format == "excel" else format
    headers = {"Content-Disposition": f'attachment; filename="dragoman-{plain}.{ending}"'}
    media = exports.TYPES[format]
    if format == "csv":
        return StreamingResponse(exports.as_csv(again, columns), media_type=media, headers=headers)
    if format == "excel":
        rows = exports.as_excel(again, columns, language=visit.tongue.code)
        return StreamingResponse(rows, media_type=media, headers=headers)
    if format == "jsonl":
        return StreamingResponse(exports.as_jsonl(again), media_type=media, headers=headers)
    if format == "parquet":
        return Response(exports.as_parquet(again, columns), media_type=media, headers=headers)
    with visit.explorer.desk.reading() as conn:
        version = head(conn)[1]
    asked = f"{visit.path.removeprefix('/export').removesuffix('.cite')}?{visit.request.url.query}".rstrip("?")
    some, count = exports.first_of(again, most=MOST_CITED)
    text = cite_list(
        asked, some, count, tongue=visit.tongue, labels=visit.labels, head=version, version=visit.explorer.version
    )
    return Response(text, media_type=media)
