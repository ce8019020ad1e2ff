"""Rows of merged events for lists, and what their pages are called beside each other."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from dragoman.merge.combine import BY_PEOPLE
from dragoman.model import UNNAMED
from dragoman.record import Head, MergedView, Party, find_heads, page_names
from dragoman.serve.present import Row, cut_words


def rows_of(conn: Connection, views: Iterable[MergedView]) -> list[Row]:
    """The events as lists show them, each with whose page is quoted."""
    views = list(views)
    heads = find_heads(conn, (view.page for view in views))
    return [row_of_merged(view, heads) for view in views]


def row_of_merged(view: MergedView, heads: Mapping[str, Head]) -> Row:
    head = heads.get(view.page)
    corrected = any(field.rule == BY_PEOPLE for field in view.fields.values())
    words = cut_words(view.words) if view.words else None
    return Row(
        id=view.id, date=view.date, act=view.act, type=view.type, status=view.status, mutual=view.mutual,
        background=False, actors=view.actors, recipients=view.recipients,
        asserted_by=tuple(map(_party, view.asserted_by)), place=view.place,
        words=words, page=view.page, title=view.title, reporter=(head.agency or head.outlet) if head else None,
        published=view.first_seen, confidence=view.confidence, corrected=corrected, sources=view.independent_sources,
        pages=len(view.pages), contradicted=tuple(each.field for each in view.contradictions), state="shown",
    )  # fmt: skip


def _party(name: str) -> Party:
    """Reports keep of who claims something no more than the name."""
    return Party(name=name, kind=UNNAMED if name == UNNAMED else "body", country=None, office=None)


def called_by_outlet(conn: Connection, heads: Mapping[str, Head]) -> dict[str, str]:
    """Page -> its outlet, the agency in brackets; with the page's name where several of them are called alike."""
    shown = {page: _outlet(head) for page, head in heads.items()}
    times, names = Counter(shown.values()), page_names(conn, heads)
    return {page: name if times[name] == 1 else f"{name}, {names[page]}" for page, name in shown.items()}


def _outlet(head: Head) -> str:
    known = [name for name in (head.outlet, head.agency) if name]
    if len(known) == 2 and known[0] != known[1]:
        return f"{known[0]} ({known[1]})"
    return known[0] if known else head.source
