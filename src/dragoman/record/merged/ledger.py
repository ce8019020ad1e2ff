"""The ledger of agreements, asked from the tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, RowMapping, select

from dragoman.errors import UsageError
from dragoman.merge.ledger import STEPS, Entry, Step, steps_between
from dragoman.merge.sketch import side_of
from dragoman.model import Side
from dragoman.record.merged.question import side_key
from dragoman.record.merged.told import values_from_json, values_to_json
from dragoman.record.question import bears, days_asked
from dragoman.record.schema import merged, merged_parties, merged_reports, paper_tags, papers
from dragoman.record.seals import Row
from dragoman.record.shown import dyad_key
from dragoman.record.sides import sides_from_json, sides_to_json
from dragoman.record.state import days
from dragoman.record.terms import matches, parse_terms
from dragoman.record.walking import UNDATED, Listed, Stretch, walk_all, walk_page
from dragoman.text import key

_STRETCHES = {"day": (Stretch(None, None, False),), "newest": (Stretch(True, None, True), Stretch(False, None, True))}
_BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperQuestion:
    """What agreements are asked for. `text` is looked for in their titles and subjects; days are those of signing."""

    between: tuple[str, str] | None = None
    side: str | None = None
    text: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One agreement; `entry` names pages by their SHA-256."""

    id: str
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    papers: tuple[Paper, ...]
    next: str | None


def find_papers(conn: Connection, question: PaperQuestion) -> Iterator[Paper]:
    """All agreements asked for, by day of signing."""
    for batch in walk_all(conn, _ask(conn, question), _STRETCHES["day"], batch=_BATCH):
        yield from _papers(conn, batch)


def find_papers_page(
    conn: Connection, question: PaperQuestion, *, order: str = "day", limit: int = 50, after: str | None = None
) -> PaperPage:
    """The next `limit` agreements after a cursor that an earlier page gave; order "day" or "newest"."""
    rows, cursor = walk_page(conn, partial(_ask, conn, question), _STRETCHES, order=order, limit=limit, after=after)
    return PaperPage(papers=tuple(_papers(conn, rows)), next=cursor)


def find_paper(conn: Connection, paper_id: str) -> Paper:
    """One agreement. Raises UsageError when there is none with this id."""
    rows = conn.execute(select(papers).where(papers.c.id == paper_id)).mappings().all()
    if not rows:
        raise UsageError(
            f"agreement {paper_id}: not in this record; `dragoman agreements --format jsonl` lists the ids"
        )
    return next(iter(_papers(conn, rows)))


def _ask(conn: Connection, question: PaperQuestion) -> Listed:
    tags = []
    if question.between is not None:
        tags.append(f"dyad:{dyad_key(*(side_key(conn, name) for name in question.between))}")
    if question.side is not None:
        tags.append(f"side:{side_key(conn, question.side)}")
    borne = (bears(paper_tags, tag, papers.c.day_key) for tag in tags)
    days = days_asked(papers, papers.c.day_key, question.since, question.until)
    query = select(papers).where(*borne, *days)
    if question.text is not None:
        query = query.where(matches(papers.c.folded, parse_terms(question.text)))
    return Listed(query, papers.c.day_key)


def _papers(conn: Connection, rows: Sequence[RowMapping]) -> Iterator[Paper]:
    steps = _steps(conn, {page for row in rows for page in row["pages"]})
    for row in rows:
        parties, pages = sides_from_json(row["parties"]), tuple(row["pages"])
        told = (each for page in pages for each in steps.get(page, ()))
        yield Paper(
            id=row["id"],
            entry=Entry(
                title=row["title"], kind=row["kind"], parties=parties, signed=row["signed"], period=row["period"],
                subject=row["subject"], titles=values_from_json(row["told"]["titles"], pages),
                dates=values_from_json(row["told"]["dates"], pages), pages=pages,
                steps=steps_between(parties, told, signed=row["signed"]),
            ),
        )  # fmt: skip


def _steps(conn: Connection, pages: set[str]) -> Mapping[str, Sequence[tuple[Step, frozenset[str]]]]:
    """Page -> what it tells that may move a paper on, with the sides of it."""
    columns = (merged.c.number, merged.c.id, merged.c.act, merged.c.status, merged.c.date, merged_reports.c.page)
    query = select(*columns).join(merged_reports).where(merged_reports.c.page.in_(pages), merged.c.act.in_(STEPS))
    rows = conn.execute(query.order_by(merged.c.number)).mappings().all()
    of = merged_parties.c.event.in_({row["number"] for row in rows})
    sides: dict[int, set[str]] = {}
    for row in conn.execute(select(merged_parties).where(of)).mappings() if rows else ():
        side = Side(name=row["name"], kind=row["kind"], country=row["country"])
        sides.setdefault(row["event"], set()).add(side_of(side))
    found: dict[str, list[tuple[Step, frozenset[str]]]] = {}
    for row in rows:
        step = Step(event=row["id"], act=row["act"], status=row["status"], date=row["date"])
        found.setdefault(row["page"], []).append((step, frozenset(sides.get(row["number"], ()))))
    return found


def steps_of(conn: Connection, paper_id: str) -> list[str]:
    """The merged events that moved a paper on, by their ids."""
    return [step.event for step in find_paper(conn, paper_id).entry.steps]


# -- rows


def rows_of_paper(entry: Entry, number: int, paper_id: str) -> tuple[Row, list[Row]]:
    """The row of an agreement, and its tags."""
    first_day, last_day = days(entry.signed)
    sides = sorted({side_of(side) for side in entry.parties})
    day_key = f"{first_day or UNDATED} {last_day or UNDATED} {paper_id}"
    places = {page: n for n, page in enumerate(entry.pages)}
    words = " ".join([*(value.value for value in entry.titles), entry.subject or ""])
    row: Row = {
        "number": number, "id": paper_id, "title": entry.title, "kind": entry.kind,
        "parties": sides_to_json(entry.parties), "signed": entry.signed, "first_day": first_day, "last_day": last_day,
        "period": entry.period, "subject": entry.subject, "pages": list(entry.pages),
        "told": {"titles": values_to_json(entry.titles, places), "dates": values_to_json(entry.dates, places)},
        "folded": f" {key(words)} ", "day_key": day_key,
    }  # fmt: skip
    tags = [f"side:{side}" for side in sides]
    tags += [f"dyad:{dyad_key(one, other)}" for n, one in enumerate(sides) for other in sides[n + 1 :]]
    return row, [{"tag": tag, "day_key": day_key, "paper": number} for tag in tags]
