"""What the record is asked for, and how that becomes SQL. What nobody can answer is refused with a hint."""

import difflib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, exists, func, select

from dragoman.errors import UsageError
from dragoman.record.days import days_of
from dragoman.record.schema import actors, article_texts, shown, shown_tags
from dragoman.record.seals import storable
from dragoman.record.shown import LAST_DAY_IN_KEY, dyad_key
from dragoman.record.terms import matches, narrowed, parse_terms
from dragoman.record.walking import UNDATED
from dragoman.text import key
from dragoman.world import load_world


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What events are asked for. Everything left out holds for all.

    text            in the words that tell the event, its names, act, place, outlet and headline (`terms.py`)
    article         in the whole article
    between         two sides, in either direction: codes of countries, or names of states and organisations
    actors          each has a part in it: a code, or (part of) a name
    since, until    EDTF; an event counts when its own days overlap
    place, outlet   without case and diacritics; an agency counts as an outlet
    min_sources     pages that tell it
    min_confidence  0 to 1; an event of exactly that confidence counts
    states          "shown", and what is not listed otherwise: "rejected", "merged", "split"
    """

    text: str | None = None
    article: str | None = None
    between: tuple[str, str] | None = None
    actors: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    act: str | None = None
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    place: str | None = None
    outlet: str | None = None
    min_sources: int | None = None
    min_confidence: float | None = None
    states: tuple[str, ...] = ("shown",)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question made ready: tags an event has to bear, the rarest kind first, and conditions on its row. Where there
    are tags, the first has to be joined (`shown_tags`, `merged_tags`), as conditions name it.
    """

    tags: tuple[str, ...]
    conditions: tuple[ColumnElement[bool], ...]


def ask(conn: Connection, question: Question, *, by_index: bool = False) -> Asked:
    """`by_index`: the list is walked along an index of its order.

    Raises UsageError for a side the record has never met and for what is no date.
    """
    tags: list[str] = []
    if question.between is not None:
        tags.append(f"dyad:{dyad_key(*(find_side(conn, name) for name in question.between))}")
    tags += [actor_tag(conn, name) for name in question.actors]
    tags += [f"place:{key(question.place)}"] if question.place else []
    tags += [f"outlet:{key(question.outlet)}"] if question.outlet else []
    day = shown_tags.c.day_key if tags else shown.c.day_key
    plain = _plain(question, walks=by_index or bool(tags))
    days = days_asked(shown, day, question.since, question.until)
    return Asked(tuple(tags), (*plain, *days, *_texts(conn, question)))


def bears(tags: Table, tag: str, day_key: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether what has this day_key bears a tag: one look at the primary key."""
    other = tags.alias()
    return exists().where(other.c.tag == tag, other.c.day_key == day_key)


def _plain(question: Question, *, walks: bool) -> list[ColumnElement[bool]]:
    """Conditions on columns. Where the list is walked along a tag or an order, they must not draw the database to
    another index: it would have to sort all it finds there.
    """

    def column(name: str) -> ColumnElement[str]:
        return shown.c[name].concat("") if walks else shown.c[name]

    one = len(question.states) == 1
    state = column("state") == question.states[0] if one else column("state").in_(question.states)
    equal = [
        column(name) == value
        for name in ("act", "type", "mode", "status")
        if (value := getattr(question, name)) is not None
    ]
    least = [(shown.c.sources, question.min_sources), (shown.c.confidence, question.min_confidence)]
    return [state, *equal, *(number >= value for number, value in least if value is not None)]


def days_asked(
    events: Table, day: ColumnElement[str], since: str | None, until: str | None
) -> list[ColumnElement[bool]]:
    """An event that begins after the last day cannot count, and the list is in the order of first days. One that began
    before the first day may: `day`, its day_key, holds its last day too, so that most rows need not be looked at.
    """
    conditions = []
    if since is not None:
        first = asked_days(since)[0]
        conditions += [events.c.last_day >= first, func.substr(day, *LAST_DAY_IN_KEY) >= first, day < UNDATED]
    if until is not None:
        last = asked_days(until)[1]
        conditions += [events.c.first_day <= last, day < f"{last}~"]
    return conditions


def asked_days(edtf: str) -> tuple[str, str]:
    """Raises UsageError for what is no date."""
    try:
        return days_of(edtf)
    except ValueError as error:
        raise UsageError(f"date {error}; write 2025-07-11, 2025-07 or 2025") from error


def _texts(conn: Connection, question: Question) -> list[ColumnElement[bool]]:
    conditions = []
    if question.text is not None:
        terms = parse_terms(question.text)
        conditions.append(matches(shown.c.folded, terms))
        if (near := narrowed(conn, shown, shown.c.number, terms)) is not None:
            conditions.append(near)
    if question.article is not None:
        terms = parse_terms(question.article)
        own = article_texts.c.reading == shown.c.reading
        conditions.append(exists().where(own, matches(article_texts.c.folded, terms)))
        if (near := narrowed(conn, article_texts, shown.c.reading, terms)) is not None:
            conditions.append(near)
    return conditions


# -- who is meant


def _is_met(conn: Connection, tag: str, column: ColumnElement[str]) -> bool:
    return conn.execute(select(column).where(column == tag).limit(1)).first() is not None


def actor_tag(conn: Connection, name: str, tags: ColumnElement[str] = shown_tags.c.tag) -> str:
    """A side where one is meant, else a name that the record holds. `tags` as for `find_side`."""
    code, folded = str(storable(name)).strip().upper(), key(name)
    for tag in (f"side:{code}", f"side:{folded}", f"name:{folded}"):
        if _is_met(conn, tag, tags):
            return tag
    return f"side:{find_side(conn, name, tags)}"


def find_side(conn: Connection, name: str, tags: ColumnElement[str] = shown_tags.c.tag) -> str:
    """The key of a side: a country's code, or the name of a state or organisation that the record has met.

    tags  the column that holds what has been met
    """
    code, folded = str(storable(name)).strip().upper(), key(name)
    for side in (code, folded):
        if _is_met(conn, f"side:{side}", tags):
            return side
    codes = {entry.country for entry in load_world().entries.values() if entry.country}
    if code in codes:
        return code  # a country of which the record may hold nothing: no events, and no mistake
    rows = conn.execute(select(actors.c.side, actors.c.kind, actors.c.name, actors.c.country).distinct()).all()
    met = {row.side for row in rows}
    if code in met or folded in met:
        return code if code in met else folded
    by_name = {key(row.name): row.country for row in rows if row.kind == "state" and row.country}
    if folded in by_name:
        return str(by_name[folded])
    person = next((row for row in rows if row.kind == "person" and f" {folded}" in f" {key(row.name)}"), None)
    if person is not None:
        raise UsageError(f"side {name!r}: is a person and no side; ask with --actor, or for his state by its code")
    raise UsageError(f"side {name!r}: not in this record; {_hint(code, folded, met, sorted(by_name), codes)}")


def _hint(code: str, folded: str, met: set[str], names: Sequence[str], codes: set[str]) -> str:
    near = _near_code(code, met & codes) or _near_code(code, codes) if _is_code(code) else ""
    near = near or next(iter(difflib.get_close_matches(folded, [*names, *sorted(met)], n=1)), "")
    return f"did you mean {near!r}?" if near else "use a code (TUR) or a name that `dragoman events` shows"


def _is_code(text: str) -> bool:
    return len(text) == 3 and text.isascii() and text.isalpha()


def _near_code(code: str, codes: Collection[str]) -> str:
    """The code that has the same letters in another order, or else the nearest; "" when none is near.

    >>> _near_code("TRU", ["RUS", "TUR"]), _near_code("XQY", ["RUS", "TUR"])
    ('TUR', '')
    """
    turned = [other for other in sorted(codes) if sorted(other) == sorted(code)]
    return next(iter(turned or difflib.get_close_matches(code, sorted(codes), n=1)), "")
