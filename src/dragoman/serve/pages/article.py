"""One page of the record: the article with everything marked that was read in it; the page as it came."""

import threading
from collections import OrderedDict
from urllib.parse import quote

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import RowMapping

from dragoman.article.decode import decode
from dragoman.article.page_lines import Line, page_lines
from dragoman.errors import UsageError
from dragoman.model import Page
from dragoman.record import ArticleView, find_article, find_bytes, find_reject
from dragoman.serve.jobs import read_once
from dragoman.serve.marks import Mark, paragraphs, span_of
from dragoman.serve.present import row_of
from dragoman.serve.visit import Flash, Visit, Visiting, missing, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])
_KEPT, _AT_ONCE, MAX_LINES = 24, 2, 3_000


@router.get("/article/{page}")
def article(page: str, visit: Visiting) -> Response:
    with visit.explorer.desk.reading() as conn:
        try:
            view = find_article(conn, page)
        except UsageError as error:
            if len(page) == 64 and find_reject(conn, page) is not None:
                return RedirectResponse(f"/article/{page}/raw", 303)
            raise Flash(404, "no-article", id=page[:40]) from error
    shown = [event for event in view.events if event.state == "shown"]
    return visit.page(
        "article.html", article=view, blocks=paragraphs(view.body, marks_of(view, visit)),
        rows=[row_of(event) for event in shown], put_away=len(view.events) - len(shown),
    )  # fmt: skip


def marks_of(view: ArticleView, visit: Visit) -> list[Mark]:
    """Everything that was read in the body, as marks."""
    marks: list[Mark] = []
    say, names = visit.tongue.say, visit.labels
    for actor in view.actors:
        name = names.party(actor.party.name, actor.party.kind)
        side = actor.party.country if actor.party.kind == "state" and actor.party.country else actor.party.name
        href = "/actor/" + quote(side)
        marks += [Mark(span, "actor", name, href) for words in actor.words if (span := span_of(words))]
    for speech in view.speeches:
        if span := span_of(speech.words):
            who = say("unnamed") if speech.speaker.kind == "unnamed" else speech.speaker.name
            marks.append(Mark(span, "said", say("article.said-by", who=who), ""))
    for event in view.events:
        if event.state == "shown":
            href, note = f"/event/{event.id}", names.act(event.act)
            marks += [Mark(span, "event", note, href) for words in event.evidence if (span := span_of(words))]
            if span := span_of(event.trigger):
                marks.append(Mark(span, "trigger", note, href))
    return marks


class _Lines:
    """Pages as they came, cut into lines in a child process; the last few are kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[list[Line], str]] = OrderedDict()
        self._free = threading.Semaphore(_AT_ONCE)

    def of(self, row: RowMapping) -> tuple[list[Line], str]:
        """The lines, and what is wrong where the page gives no article. Raises Flash when too many are being read."""
        sha256 = row["sha256"]
        if sha256 not in self._kept:
            if not self._free.acquire(timeout=5.0):
                raise Flash(503, "reading-busy")
            try:
                self._kept[sha256] = self._read(row)
            finally:
                self._free.release()
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return self._kept[sha256]

    def _read(self, row: RowMapping) -> tuple[list[Line], str]:
        page = Page.of(
            row["bytes"], source=row["source"], url=row["url"], outlet=row["outlet"], published=row["published"],
            captured=row["captured"], flags=tuple(row["flags"]),
        )  # fmt: skip
        result = read_once(page)
        read = result.article
        if read is None:
            text = decode(row["bytes"][:200_000]).text
            return [Line(line, "") for line in text.splitlines() if line.strip()], getattr(result, "detail", "")
        return list(page_lines(read)), ""


_lines = _Lines()


@router.get("/article/{page}/raw")
def raw(page: str, visit: Visiting) -> Response:
    """The page as it came: what is the article, and what was cut for which reason."""
    with visit.explorer.desk.reading() as conn:
        with missing("no-article", id=page[:40]):
            row = find_bytes(conn, page)
        reject = find_reject(conn, page)
    lines, problem = _lines.of(row)
    return visit.page(
        "raw.html", page=row, lines=lines[:MAX_LINES], left_out=max(0, len(lines) - MAX_LINES), problem=problem,
        reject=reject,
    )  # fmt: skip
