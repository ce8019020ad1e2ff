"""Lists to take along. The address is that of the page with /export before it and the format behind it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Depends
from fastapi.responses import Response, StreamingResponse
from sqlalchemy import Connection

from dragoman.record import MergedQuestion, find_merged_page, find_page, find_papers_page, head, page_names
from dragoman.record.export import CSV_COLUMNS as SINGLE_COLUMNS
from dragoman.record.export import csv_row, event_to_dict
from dragoman.record.export_merged import CSV_COLUMNS, event_shape, merged_row
from dragoman.serve import about as subjects
from dragoman.serve import exports
from dragoman.serve.asked import Asked
from dragoman.serve.cite import MOST_CITED, cite_list
from dragoman.serve.papers import PAPER_COLUMNS, paper_row, paper_shape
from dragoman.serve.spoken import spoken
from dragoman.serve.visit import Flash, Visit, Visiting, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])
Format = Literal["csv", "excel", "jsonl", "parquet", "cite"]
Find = Callable[[Connection, str | None], tuple[Sequence[Any], str | None]]
FORMATS: tuple[Format, ...] = get_args(Format)
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Made:
    """How entries of one kind become rows: `cells` and `data` take an entry and the names of its `pages`; `parties` is
    what has them.
    """

    columns: tuple[str, ...]
    cells: Callable[[Any, Mapping[str, str]], list[str]]
    data: Callable[[Any, Mapping[str, str]], dict[str, Any]]
    pages: Callable[[Any], Iterable[str]] = lambda entry: ()
    parties: Callable[[Any], Any] = lambda entry: entry


def format_of(format: str) -> Format:
    """What a list is asked for as. Raises Flash with what there is."""
    if format not in FORMATS:
        raise Flash(404, "no-format", format=f"“{format[:20]}”", list=", ".join(FORMATS))
    return format


AsAsked = Annotated[Format, Depends(format_of)]


@router.get("/export/events.{format}")
@router.get("/export/search.{format}")
def events(format: AsAsked, visit: Visiting) -> Response:
    """The list of events, under either of its addresses."""
    asked = Asked.of(visit.request.query_params)
    return _merged(visit, asked.merged(), asked, format, "events")


@router.get("/export/between/{a}/{b}.{format}")
def between(a: str, b: str, format: AsAsked, visit: Visiting) -> Response:
    about = subjects.between(a, b)
    return _about(visit, about, format, "-".join(about.sides))


@router.get("/export/actor/{name:path}.{format}")
def actor(name: str, format: AsAsked, visit: Visiting) -> Response:
    about = subjects.actor(name)
    return _about(visit, about, format, f"actor-{about.sides[0] if about.sides else name}")


@router.get("/export/place/{name:path}.{format}")
def place(name: str, format: AsAsked, visit: Visiting) -> Response:
    return _about(visit, subjects.place(name), format, f"place-{name}")


@router.get("/export/reports.{format}")
def reports(format: AsAsked, visit: Visiting) -> Response:
    asked = Asked.of(visit.request.query_params)
    question, order = asked.question(), asked.order()

    def find(conn: Connection, after: str | None) -> tuple[Sequence[Any], str | None]:
        found = find_page(conn, question, order=order, limit=_BATCH, after=after)
        return found.views, found.next

    made = Made(SINGLE_COLUMNS, lambda view, _: list(csv_row(view)), lambda view, _: event_to_dict(view))
    return _sent(visit, find, made, format, "reports")


@router.get("/export/agreements.{format}")
def agreements(format: AsAsked, visit: Visiting) -> Response:
    question = Asked.of(visit.request.query_params).papers()

    def find(conn: Connection, after: str | None) -> tuple[Sequence[Any], str | None]:
        found = find_papers_page(conn, question, order="newest", limit=_BATCH, after=after)
        return found.papers, found.next

    made = Made(PAPER_COLUMNS, paper_row, paper_shape, lambda paper: paper.entry.pages, lambda paper: paper.entry)
    return _sent(visit, find, made, format, "agreements")


def _about(visit: Visit, about: subjects.About, format: Format, name: str) -> Response:
    asked = Asked.of(visit.request.query_params)
    return _merged(visit, about.question(asked), asked, format, name)


def _merged(visit: Visit, question: MergedQuestion, asked: Asked, format: Format, name: str) -> Response:
    order = asked.merged_order()

    def find(conn: Connection, after: str | None) -> tuple[Sequence[Any], str | None]:
        found = find_merged_page(conn, question, order=order, limit=_BATCH, after=after)
        return found.views, found.next

    return _sent(visit, find, Made(CSV_COLUMNS, merged_row, event_shape, lambda view: view.pages), format, name)


def _sent(visit: Visit, find: Find, made: Made, format: Format, name: str) -> Response:
    """The first batch is asked for before anything is sent, so that what cannot be answered is told as such."""

    def fetch(after: str | None) -> exports.Batch[Any]:
        with visit.explorer.desk.reading() as conn:
            entries, following = find(conn, after)
            names = page_names(conn, {page for entry in entries for page in made.pages(entry)})
        return [_entry(visit, made, format, entry, names) for entry in entries], following

    first = fetch(None)

    def again(after: str | None) -> exports.Batch[Any]:
        return first if after is None else fetch(after)

    headers = {"Content-Disposition": exports.disposition(name, format)}
    media = exports.TYPES[format]
    if format == "csv":
        return StreamingResponse(exports.as_csv(again, made.columns), media_type=media, headers=headers)
    if format == "excel":
        rows = exports.as_excel(again, made.columns, language=visit.tongue.code)
        return StreamingResponse(rows, media_type=media, headers=headers)
    if format == "jsonl":
        return StreamingResponse(exports.as_jsonl(again), media_type=media, headers=headers)
    if format == "parquet":
        return Response(exports.as_parquet(again, made.columns), media_type=media, headers=headers)
    return Response(_cited(visit, again, of_papers=name == "agreements"), media_type=media, headers=headers)


def _entry(visit: Visit, made: Made, format: Format, entry: Any, names: Mapping[str, str]) -> Any:
    """What a format takes of an entry: cells, JSON, or the entry itself."""
    if format == "cite":
        return entry
    if format == "jsonl":
        return made.data(entry, names)
    cells = made.cells(entry, names)
    if format == "excel":
        return spoken(made.columns, cells, made.parties(entry), visit.tongue, visit.labels)
    return cells


def _cited(visit: Visit, fetch: exports.Fetch[Any], *, of_papers: bool) -> str:
    with visit.explorer.desk.reading() as conn:
        version = head(conn)[1]
    asked = f"{visit.path.removeprefix('/export').removesuffix('.cite')}?{visit.request.url.query}".rstrip("?")
    some = exports.first_of(fetch, most=MOST_CITED + 1)
    return cite_list(
        asked, some, tongue=visit.tongue, labels=visit.labels, head=version, version=visit.explorer.version,
        of_papers=of_papers,
    )  # fmt: skip
