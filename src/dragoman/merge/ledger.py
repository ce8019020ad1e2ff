"""The ledger of agreements: one entry for each paper, whatever number of pages speak of it, with the steps it took.

Pages speak of one paper when its parties are the same (or one page names fewer) and its day or its title is. Refuses to
decide what a paper without a title and a day is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.merge.joining import Components
from dragoman.merge.sketch import Days, days_of, side_of
from dragoman.model import Side, Value
from dragoman.text import key

# What moves a paper on, from its being agreed to its end.
STEPS = ("agreement_reached", "signing", "ratification", "accession", "agreement_suspended")
_TITLE = 0.6  # of the shorter title's words that the longer holds
_SIGNED_DAYS = 1  # pages differ over the day by so much


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An agreement as one page tells of it."""

    page: str
    published: str | None
    title: str
    kind: str
    parties: tuple[Side, ...]
    signed: str | None
    period: str | None
    subject: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A merged event that moved the paper on."""

    event: str
    act: str
    status: str
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One paper. Fields hold what most pages say; `titles` and `dates` everything that is said."""

    title: str
    kind: str
    parties: tuple[Side, ...]
    signed: str | None
    period: str | None
    subject: str | None
    titles: tuple[Value, ...]
    dates: tuple[Value, ...]
    pages: tuple[str, ...]
    steps: tuple[Step, ...] = ()


def group_tellings(told: Sequence[Told]) -> Iterator[list[int]]:
    """Which of them are of one paper, by their places."""
    same = Components()
    for number, one in enumerate(told):
        same.add(str(number))
        for other in range(number):
            if same.root(str(number)) != same.root(str(other)) and is_one_paper(one, told[other]):
                same.join(str(number), str(other))
    yield from (sorted(map(int, group)) for group in same.groups())


def paper_stands_in(told: Told) -> list[tuple[str, int]]:
    """Where a telling is kept for others that may be of the same paper: blocks, and the day of signing in them; 0 where
    that is unknown or no day.
    """
    states, day = sorted(_states(told)), _one_day(told)
    own = [*combinations(states, 2), *((state,) for state in states)]
    return [(_block(some), day) for some in (own if len(states) != 1 else [*own, (*states, "")])]


def paper_asks(told: Told) -> list[tuple[str, int, int]]:
    """Where it looks for them: blocks, the first and the last day. Of two of one paper each finds the other."""
    states, day = sorted(_states(told)), _one_day(told)
    days = [(day - _SIGNED_DAYS, day + _SIGNED_DAYS), (0, 0)] if day else [(0, 10**7)]
    # One page may name fewer parties than another: two of them meet in their pair, one alone in its own block.
    others = [*combinations(states, 2), *((state, "") for state in states)] if len(states) != 1 else [tuple(states)]
    return [(_block(some), first, last) for some in others for first, last in days]


def _one_day(told: Told) -> int:
    days = days_of(told.signed or "")
    return days[0] if days and days[0] == days[1] else 0


def _block(states: Sequence[str]) -> str:
    return "|".join(state[:100] for state in states)


def telling_order(told: Told) -> tuple[str, str, str, str]:
    """The order in which tellings of a paper are listed."""
    return told.published or "9999", told.page, told.title, told.kind


def is_one_paper(left: Told, right: Told) -> bool:
    """Whether two pages speak of one paper."""
    mine, theirs = _states(left), _states(right)
    if not (mine <= theirs or theirs <= mine) or not mine & theirs:
        return False
    days = days_of(left.signed or ""), days_of(right.signed or "")
    if days[0] and days[1]:
        if max(days[0][0] - days[1][1], days[1][0] - days[0][1]) > _SIGNED_DAYS:
            return False
        return _titles_agree(left.title, right.title) or (left.kind == right.kind and mine == theirs)
    return mine == theirs and _titles_agree(left.title, right.title)


def _states(told: Told) -> frozenset[str]:
    return frozenset(map(side_of, told.parties))


def _titles_agree(left: str, right: str) -> bool:
    """Words by their beginnings, as titles bend: "Mutabakat Muhtırası", "mutabakat muhtırasını"."""
    one, other = ({word[:5] for word in key(title).split()} for title in (left, right))
    return len(one & other) >= _TITLE * min(len(one), len(other)) > 0


def make_entry(group: Sequence[Told]) -> Entry:
    """One paper of its tellings, in their order; without its steps."""
    titles, dates = _values(group, "title"), _values(group, "signed")
    parties = max((told.parties for told in group), key=lambda sides: (len(sides), [side.name for side in sides]))
    pages = tuple(dict.fromkeys(told.page for told in group))
    best = titles[0].value
    return Entry(
        title=best, kind=_most(group, "kind") or "", parties=parties, signed=dates[0].value if dates else None,
        period=_most(group, "period"), subject=_most(group, "subject"), titles=titles, dates=dates, pages=pages,
    )  # fmt: skip


def _values(group: Sequence[Told], name: str) -> tuple[Value, ...]:
    """What pages say of a field, what most say first; of titles that as many give, the fullest."""
    given: dict[str, list[str]] = {}
    for told in group:
        value = getattr(told, name)
        if value:
            given.setdefault(value, []).append(told.page)
    order = sorted(given, key=lambda value: (-len(given[value]), -len(value), value))
    return tuple(Value(value=value, pages=tuple(dict.fromkeys(given[value]))) for value in order)


def _most(group: Sequence[Told], name: str) -> str | None:
    values = _values(group, name)
    return values[0].value if values else None


def steps_between(
    parties: Iterable[Side], told: Iterable[tuple[Step, frozenset[str]]], *, signed: str | None
) -> tuple[Step, ...]:
    """The steps of a paper, in their order: those that are between its parties and can be its own by their days, of
    what its pages tell.

    told    each with its sides; an event that several pages tell is one step
    signed  the day of the paper, where one is known
    """
    states, day = frozenset(map(side_of, parties)), days_of(signed or "")
    own = {step.event: step for step, sides in told if sides <= states and (day is None or _may_be_of(step, day))}
    return tuple(sorted(own.values(), key=lambda step: (step.date or "9999", STEPS.index(step.act), step.event)))


def _may_be_of(step: Step, signed: Days) -> bool:
    """A paper is agreed on until it is signed, is signed on its day, and what follows comes later."""
    if (days := days_of(step.date or "")) is None:
        return True
    until = step.act in ("agreement_reached", "signing") and days[0] > signed[1] + _SIGNED_DAYS
    since = step.act != "agreement_reached" and days[1] < signed[0] - _SIGNED_DAYS
    return not (until or since)
