"""An event in the making of what the record shows: as one reading tells it, and then as people correct it. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from dragoman.model import UNNAMED
from dragoman.model.acts import ACTS
from dragoman.record.days import days_of
from dragoman.record.seals import Row, Rows
from dragoman.text import key

ROLES = ("actor", "recipient", "asserted_by")
PARTY_FIELDS = {"actors": "actor", "recipients": "recipient", "asserted_by": "asserted_by"}
FIELDS = ("act", "status", "background", "date", "place", *PARTY_FIELDS)
_NOWHERE = (-1, -1)


class Member(NamedTuple):
    """Somebody with a part in an event; `actor` is an id of the reading, "unnamed", or "" for one a person named."""

    role: str
    actor: str
    name: str | None
    kind: str | None
    country: str | None
    office: str | None
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where an event is told: what finds it again when the page has been read anew.

    trigger, evidence  in the decoded page, which is the same for every reading
    sides              as they were read
    derived            a person made the event (added, or split off), so only its id names it
    """

    id: str
    page: str
    act: str
    trigger: tuple[int, int]
    evidence: tuple[int, int]
    words: str
    sides: tuple[str, ...]
    derived: bool = False

    def to_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Anchor":
        lists = {name: tuple(data[name]) for name in ("trigger", "evidence", "sides")}
        return cls(**{**data, **lists})


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One event of one page.

    listed     "shown", or why it is not: "rejected", "merged", "split"
    told       the words that tell it, joined
    called     what the article calls its actors, by folded name: {"sergey lavrov": "Rusya Dışişleri Bakanı Lavrov"}
    told_by    the position of the event that was read there; -n when correction n brought the words
    corrected  fields that people have set
    """

    reading: int
    position: int
    anchor: Anchor
    act: str
    status: str
    background: bool
    date: str | None
    place: str | None
    confidence: float
    members: tuple[Member, ...]
    body_start: int
    told: str
    called: Mapping[str, str]
    told_by: int
    listed: str = "shown"
    merged_into: str | None = None
    sources: int = 1
    corrected: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.anchor.id

    @property
    def mutual(self) -> bool:
        return ACTS[self.act].direction == "mutual"

    def members_of(self, role: str) -> tuple[Member, ...]:
        return tuple(member for member in self.members if member.role == role)


def states_of(number: int, rows: Rows) -> list[State]:
    """The events of a reading as it tells them."""
    page = rows["readings"][0]["page"]
    actors = {row["id"]: row for row in rows["actors"]}
    members: dict[int, list[Member]] = defaultdict(list)
    for row in rows["event_actors"]:
        members[row["event"]].append(_member(row, actors.get(row["actor"])))
    words: dict[int, list[Row]] = defaultdict(list)
    for row in rows["evidence"]:
        if row["owner"] == "event":
            words[int(row["owner_key"])].append(row)
    called = called_in(actors, rows["evidence"])
    return [
        _state(number, page, row, members[row["position"]], words[row["position"]], called) for row in rows["events"]
    ]


def called_in(actors: Mapping[str, Row], evidence: Iterable[Row]) -> dict[str, str]:
    """What the article calls its actors, by their folded names: a state by its name, as its capital is a place too;
    anybody else by the fullest of their names ("Rusya Dışişleri Bakanı Sergey Lavrov").
    """
    called: dict[str, str] = {}
    for row in evidence:
        actor = actors.get(row["owner_key"]) if row["owner"] == "actor" else None
        if actor is None or (actor["kind"] == "state" and not (row["rule"] or "").startswith("world.name")):
            continue
        name = key(actor["name"])
        called[name] = max(called.get(name, ""), row["words"], key=len)
    return called


def _member(row: Row, actor: Row | None) -> Member:
    if actor is None:
        return Member(row["role"], row["actor"], None, None, None, None, row["side"])
    return Member(
        row["role"], row["actor"], actor["name"], actor["kind"], actor["country"], actor["office"], row["side"]
    )


def _state(
    number: int, page: str, row: Row, members: Sequence[Member], words: Sequence[Row], called: Mapping[str, str]
) -> State:
    trigger = next(word for word in words if word["field"] == "trigger")
    told = [word for word in words if word["field"] == "evidence"]
    first = min(told, key=lambda word: word["position"]) if told else trigger
    ordered = tuple(sorted(members, key=lambda member: ROLES.index(member.role)))
    return State(
        reading=number,
        position=row["position"],
        anchor=Anchor(
            id=row["id"],
            page=page,
            act=row["act"],
            trigger=(trigger["page_start"], trigger["page_end"]),
            evidence=(first["page_start"], first["page_end"]),
            words=trigger["words"],
            sides=sides_of(ordered),
        ),
        act=row["act"],
        status=row["status"],
        background=row["background"],
        date=row["date"],
        place=row["place"],
        confidence=row["confidence"],
        members=ordered,
        body_start=trigger["start"] or 0,
        told=" ".join(word["words"] for word in told),
        called=called,
        told_by=row["position"],
    )


def sides_of(members: Iterable[Member]) -> tuple[str, ...]:
    return tuple(f"{member.role}:{member.side}" for member in members if member.side and member.role != "asserted_by")


# -- fields that people may set


def value_of(state: State, field: str) -> Any:
    """A field's value as JSON holds it; parties by name, kind, country and office."""
    if field in PARTY_FIELDS:
        found = state.members_of(PARTY_FIELDS[field])
        return [
            {"name": m.name or UNNAMED, "kind": m.kind or UNNAMED, "country": m.country, "office": m.office}
            for m in found
        ]
    return getattr(state, field)


def with_value(state: State, field: str, value: Any) -> State:
    """The same event with one field as a person set it."""
    corrected = tuple(name for name in FIELDS if name in state.corrected or name == field)
    if field not in PARTY_FIELDS:
        return replace(state, **{field: value}, corrected=corrected)
    role = PARTY_FIELDS[field]
    others = [member for member in state.members if member.role != role]
    members = [*others, *(_named(role, party) for party in value)]
    return replace(
        state, members=tuple(sorted(members, key=lambda member: ROLES.index(member.role))), corrected=corrected
    )


def _named(role: str, party: Mapping[str, Any]) -> Member:
    name, country = party["name"], party.get("country")
    if party["kind"] == UNNAMED:
        return Member(role, UNNAMED, None, None, None, None, None)
    return Member(role, "", name, party["kind"], country, party.get("office"), country or key(name))


def days(edtf: str | None) -> tuple[str | None, str | None]:
    """The first and last day of a date; None for what cannot be asked for by time."""
    try:
        return days_of(edtf) if edtf else (None, None)
    except ValueError:
        return None, None


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many characters two stretches share."""
    return 0 if _NOWHERE in (one, other) else max(0, min(one[1], other[1]) - max(one[0], other[0]))
