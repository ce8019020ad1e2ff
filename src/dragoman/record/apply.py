"""People's corrections put to the events as they were read. Pure. None vanishes: what finds no event is said to.

Corrections are put in the order they were made, so a later one has the last word. `Held` says for each where it holds
now, or what a person has to look at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from dragoman.record.match import find_again
from dragoman.record.seals import digest_of
from dragoman.record.state import Anchor, State, sides_of, value_of, with_value

_ALIKE = 0.5  # of its sides an event has to share with the one that was corrected, or a person has to look
_MOST_PARTS = 64  # of one split; positions of what people made are told apart by it


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One row of `corrections`, as far as the events are concerned."""

    seq: int
    kind: str
    page: str | None
    anchor: Anchor | None
    value: Any
    before: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Where a correction holds: state "attached", "lost", "changed" (the page is read otherwise now) or "withdrawn"."""

    correction: int
    state: str
    how: str
    event: str | None = None
    now: Any = None

    def row(self) -> dict[str, Any]:
        """As `attachments` keeps it."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(slots=True)
class _Work:
    """The events of some pages while corrections are put to them.

    read   what was read, untouched
    was    what the page was read as when fields were set, by correction
    last   which correction set a field of an event last, and what it said is news
    """

    states: dict[str, list[State]]
    read: dict[str, State]
    readings: Mapping[str, int]
    was: Mapping[int, Mapping[str, Any]]
    last: dict[tuple[str, str], dict[str, Any]]


def derived_id(seq: int, part: int = 0) -> str:
    """The id of an event that a person made."""
    return digest_of(f"correction|{seq}|{part}")[:12]


class Maker(NamedTuple):
    seq: int
    part: int


def maker_of(position: int) -> Maker | None:
    """The correction by which a person made the event at this position; None for one that was read."""
    return Maker(*divmod(-position, _MOST_PARTS)) if position < 0 else None


def apply_all(
    states: Sequence[State], corrections: Sequence[Correction], *, readings: Mapping[str, int]
) -> tuple[list[State], list[Held]]:
    """The events of some pages as they are to be shown, and where each correction holds.

    `readings` holds the current reading of each page. A merge into an event of another page needs that page's too.
    """
    by_page: dict[str, list[State]] = {page: [] for page in readings}
    for state in states:
        by_page[state.anchor.page].append(state)
    work = _Work(by_page, {f"{s.reading}/{s.position}": s for s in states}, readings, _read_then(corrections), {})
    withdrawn = {c.value["correction"] for c in corrections if c.kind == "withdraw"}
    held = []
    for correction in corrections:
        if correction.kind == "withdraw":
            held.append(Held(correction=correction.seq, state="attached", how="withdrawal"))
        elif correction.seq in withdrawn:
            held.append(Held(correction=correction.seq, state="withdrawn", how="withdrawn"))
        else:
            held.append(_apply(work, correction))
    return _with_sources([state for page in work.states.values() for state in page]), list(map(_settled, held))


def _read_then(corrections: Sequence[Correction]) -> dict[int, dict[str, Any]]:
    """What the page was read as when each field was set. Where the record showed an earlier correction, `read_as` says
    so beside `before`; corrections of older versions have it from the one they showed, withdrawn since or not.
    """
    was: dict[int, dict[str, Any]] = {}
    sets = [one for one in corrections if one.kind == "set" and one.anchor]
    for n, correction in enumerate(sets):
        before = dict(correction.before or {})
        fields = {**before, **before.pop("read_as", {})}
        for earlier in sets[:n]:
            if _same_place(earlier, correction):
                fields |= {
                    name: was[earlier.seq][name]
                    for name, value in earlier.value.items()
                    if name in fields and fields[name] == value and name in was[earlier.seq]
                }
        was[correction.seq] = fields
    return was


def _same_place(one: Correction, other: Correction) -> bool:
    if one.anchor is None or other.anchor is None or one.page != other.page:
        return False
    return one.anchor.id == other.anchor.id or one.anchor.trigger == other.anchor.trigger


def _settled(held: Held) -> Held:
    """What a later correction has set as well is for nobody to look at any more."""
    return replace(held, state="attached", now=None) if held.state == "changed" and not held.now else held


def _apply(work: _Work, correction: Correction) -> Held:
    page = correction.page
    assert page is not None
    if page not in work.readings:
        return Held(correction=correction.seq, state="lost", how="the page gives no article any more")
    if correction.kind == "add":
        work.states[page].append(_added(work.readings[page], correction))
        return Held(correction=correction.seq, state="attached", how="words", event=derived_id(correction.seq))
    assert correction.anchor is not None
    match = find_again(correction.anchor, work.states[page])
    if isinstance(match, str):
        return Held(correction=correction.seq, state="lost", how=match)
    if correction.kind == "merge":
        return _merge(work, correction, match.state, match.how)
    made, now = _corrected(work, match.state, correction)
    if match.alike < _ALIKE and now is None:  # one verb may tell of one partner after another
        now = {"sides": list(match.state.anchor.sides)}
    _put(work, match.state, made)
    state = "attached" if now is None else "changed"
    return Held(correction=correction.seq, state=state, how=match.how, event=match.state.id, now=now)


def _put(work: _Work, old: State, made: Sequence[State]) -> None:
    page = work.states[old.anchor.page]
    at = next(index for index, state in enumerate(page) if state.position == old.position)
    page[at : at + 1] = made


def _corrected(work: _Work, state: State, correction: Correction) -> tuple[list[State], Any]:
    """The events that stand in the place of this one, and what is read there now if that is news."""
    if correction.kind == "reject":
        return [replace(state, listed="rejected")], None
    if correction.kind == "split":
        parts = [_part(state, correction.seq, n, part) for n, part in enumerate(correction.value["parts"])]
        return [replace(state, listed="split"), *parts], None
    if correction.kind == "note":
        return [state], None
    made = state
    for field, value in correction.value.items():
        made = with_value(made, field, value)
    return [made], _news(work, state, correction) or None


def _news(work: _Work, state: State, correction: Correction) -> dict[str, Any]:
    """Fields that are read as neither what they were nor what the person said. Later corrections take theirs out."""
    own = f"{state.reading}/{state.position}"
    news: dict[str, Any] = {}
    read, was = work.read.get(own), work.was[correction.seq]
    for field, value in correction.value.items():
        reads_now = value_of(read, field) if read is not None else value
        work.last.get((own, field), {}).pop(field, None)
        work.last[own, field] = news
        if reads_now not in (value, was.get(field, reads_now)):
            news[field] = reads_now
    return news


def _part(state: State, seq: int, n: int, values: Mapping[str, Any]) -> State:
    part = replace(state, position=-(seq * _MOST_PARTS + n), corrected=())
    for field, value in values.items():
        part = with_value(part, field, value)
    anchor = replace(state.anchor, id=derived_id(seq, n), act=part.act, sides=sides_of(part.members), derived=True)
    return replace(part, anchor=anchor)


def _added(reading: int, correction: Correction) -> State:
    value, words = correction.value, correction.value["words"]
    state = State(
        reading=reading,
        position=-(correction.seq * _MOST_PARTS),
        anchor=Anchor(
            id=derived_id(correction.seq),
            page=str(correction.page),
            act=value["act"],
            trigger=(words["page_start"], words["page_end"]),
            evidence=(words["page_start"], words["page_end"]),
            words=words["words"],
            sides=(),
            derived=True,
        ),
        act=value["act"],
        status="occurred",
        background=False,
        date=None,
        place=None,
        confidence=1.0,
        members=(),
        body_start=words["start"] or 0,
        told=words["words"],
        called={},
        told_by=-correction.seq,
    )
    for field, given in value["fields"].items():
        state = with_value(state, field, given)
    return replace(state, anchor=replace(state.anchor, sides=sides_of(state.members)))


def _merge(work: _Work, correction: Correction, state: State, how: str) -> Held:
    into = Anchor.from_json(correction.value)
    if into.page not in work.states:
        return Held(
            correction=correction.seq, state="lost", how="the page of the other event gives no article any more"
        )
    match = find_again(into, work.states[into.page])
    if isinstance(match, str):
        return Held(correction=correction.seq, state="lost", how=f"of the other event: {match}", event=state.id)
    if match.state.id == state.id:
        return Held(correction=correction.seq, state="attached", how="read as one now", event=state.id)
    _put(work, state, [replace(state, listed="merged", merged_into=match.state.id)])
    return Held(correction=correction.seq, state="attached", how=how, event=state.id)


def _with_sources(states: list[State]) -> list[State]:
    """How many pages tell each event: its own, and those of the events that were merged into it."""
    into = {state.id: state.merged_into for state in states if state.merged_into}
    if not into:
        return states
    pages: dict[str, set[str]] = {}
    for state in states:
        last, seen = state.id, {state.id}
        while (following := into.get(last)) and following not in seen:
            last = following
            seen.add(last)
        pages.setdefault(last, set()).add(state.anchor.page)
    return [replace(state, sources=len(pages.get(state.id, (1,)))) for state in states]
