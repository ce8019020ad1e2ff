"""The pages that carry one text, and two of them side by side."""

import re
from collections.abc import Sequence

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from dragoman.record import find_article, find_copies, find_heads
from dragoman.serve.heads import called_by_outlet
from dragoman.serve.visit import Visiting, missing, needs
from dragoman.text import key

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])
_SHOWN = 200
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+[\"”’»')\]]*\s*|$)")
Paragraphs = list[list[tuple[str, bool]]]


@router.get("/article/{page}/copies")
def copies(page: str, visit: Visiting) -> Response:
    beside = visit.request.query_params.get("with", "")
    with visit.explorer.desk.reading() as conn, missing("no-article", id=(beside or page)[:40]):
        article = find_article(conn, page)
        found = find_copies(conn, article.page)
        chosen = beside or (found.members[0].page if found.members else "")
        other = find_article(conn, chosen) if chosen else None
        called = called_by_outlet(
            conn, find_heads(conn, [article.page, *(copy.page for copy in found.members[:_SHOWN])])
        )
    mine, theirs = side_by_side(article.body, other.body) if other else ([], [])
    return visit.page(
        "copies.html", article=article, members=found.members[:_SHOWN], other=other, mine=mine, theirs=theirs,
        called=called,
    )  # fmt: skip


def side_by_side(one: str, other: str) -> tuple[Paragraphs, Paragraphs]:
    """Two texts in sentences, each with whether the other text holds it too, whatever its case and marks.

    >>> side_by_side("Bir geldi. İki gitti.", "İKİ GİTTİ. Üç kaldı.")
    ([[('Bir geldi. ', False), ('İki gitti.', True)]], [[('İKİ GİTTİ. ', True), ('Üç kaldı.', False)]])
    """
    mine, theirs = _sentences(one), _sentences(other)
    return _marked(mine, _keys(theirs)), _marked(theirs, _keys(mine))


def _sentences(body: str) -> list[list[str]]:
    return [_SENTENCE.findall(paragraph) or [paragraph] for paragraph in body.split("\n\n")]


def _keys(paragraphs: Sequence[Sequence[str]]) -> frozenset[str]:
    return frozenset(key(words) for paragraph in paragraphs for words in paragraph)


def _marked(paragraphs: Sequence[Sequence[str]], known: frozenset[str]) -> Paragraphs:
    return [[(words, key(words) in known) for words in paragraph] for paragraph in paragraphs]
