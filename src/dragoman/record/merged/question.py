"""What merged events are asked for, and how that becomes SQL. What nobody can answer is refused with a hint."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, select

from dragoman.merge.sketch import place_words
from dragoman.record.question import Asked, actor_tag, bears, days_asked, find_side
from dragoman.record.schema import merged, merged_tags, reports, shown
from dragoman.record.shown import dyad_key
from dragoman.record.terms import Term, matches, narrowed, parse_terms
from dragoman.text import key


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedQuestion:
    """What merged events are asked for. Everything left out holds for all.

    text            in the words with which a page tells it, its names, act, place, outlet and headline (`terms.py`)
    between         two sides, in either direction: codes of countries, or names of states and organisations
    sides           each has a part in it: a code, or (part of) a name
    persons         each has a part in it: (part of) a person's name, as any page writes it
    since, until    EDTF; an event counts when its own days overlap
    place           without case and diacritics; each of its words
    paper           the id of an agreement: only its steps
    min_sources     independent ones
    min_confidence  0 to 1, of the surest report
    contradicted    only what pages disagree about
    """

    text: str | None = None
    between: tuple[str, str] | None = None
    sides: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    act: str | None = None
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    place: str | None = None
    paper: str | None = None
    min_sources: int | None = None
    min_confidence: float | None = None
    contradicted: bool = False


def ask_merged(conn: Connection, question: MergedQuestion, *, by_index: bool) -> Asked:
    """`by_index`: the list is walked along an index of its order.

    Raises UsageError for a side the record has never met and for what is no date.
    """
    tags: list[str] = []
    if question.between is not None:
        tags.append(f"dyad:{dyad_key(*(side_key(conn, name) for name in question.between))}")
    tags += [f"person:{key(name)}" for name in question.persons]
    if question.place is not None:
        tags += [f"place:{word}" for word in sorted(place_words(question.place)) or [""]]
    tags += [actor_tag(conn, name, merged_tags.c.tag) for name in question.sides]
    day = merged_tags.c.day_key if tags else merged.c.day_key
    plain = _plain(question, walks=by_index or bool(tags))
    days = days_asked(merged, day, question.since, question.until)
    return Asked(tuple(tags), (*plain, *days, *_texts(conn, question)))


def side_key(conn: Connection, name: str) -> str:
    """The key of a side. Raises UsageError for one that the record has never met."""
    return find_side(conn, name, merged_tags.c.tag)


def _plain(question: MergedQuestion, *, walks: bool) -> list[ColumnElement[bool]]:
    """Conditions on columns. Where the list is walked along a tag or an order, they must not draw the database to
    another index: it would have to sort all it finds there.
    """

    def column(name: str) -> Any:
        text = name in ("act", "type", "mode", "status")
        return merged.c[name].concat("") if walks and text else merged.c[name] + 0 if not text else merged.c[name]

    equal = [
        column(name) == value
        for name in ("act", "type", "mode", "status")
        if (value := getattr(question, name)) is not None
    ]
    least = [("sources", question.min_sources), ("confidence", question.min_confidence)]
    least += [("contradictions", 1 if question.contradicted else None)]
    return [*equal, *(column(name) >= value for name, value in least if value is not None)]


def _texts(conn: Connection, question: MergedQuestion) -> list[ColumnElement[bool]]:
    """One of the event's own reports holds all the words: of those too that a person merged into another page's."""
    if question.text is None:
        return []
    terms = parse_terms(question.text)
    near = narrowed(conn, shown, shown.c.number, terms)
    if near is not None:
        return [merged.c.number.in_(_reports_with(terms).where(near))]
    return [exists(_reports_with(terms).where(reports.c.event == merged.c.number))]


def events_with(conn: Connection, text: str) -> Select[tuple[int]]:
    """The events that have a report with all the words, in no order."""
    terms = parse_terms(text)
    near = narrowed(conn, shown, shown.c.number, terms, in_order=False)
    query = _reports_with(terms).distinct()
    return query if near is None else query.where(near)


def _reports_with(terms: Sequence[Term]) -> Select[tuple[int]]:
    """The merged event of every report that holds all the words."""
    return select(reports.c.event).join(shown, shown.c.id == reports.c.id).where(matches(shown.c.folded, terms))


def conditions_of(asked: Asked) -> Sequence[ColumnElement[bool]]:
    """Everything after the first tag."""
    return (*asked.conditions, *(bears(merged_tags, tag, merged.c.day_key) for tag in asked.tags[1:]))
