"""What reports of one event say that cannot all be true.

Two pages contradict each other when each gives a value of its own and the values exclude each other. A page that says
less (a month for a day, a country for its town) contradicts nobody; a day of publication that stands in for a day that
nobody gave is nobody's word; and what a person has set in a report is not what its page says.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from dragoman.merge.joining import Components
from dragoman.merge.kinds import load_kinds
from dragoman.merge.names import likeness
from dragoman.merge.sketch import days_of, place_words
from dragoman.model import Contradiction, Report, Side, Value
from dragoman.model.merged import ContradictionField
from dragoman.text import key

# A value and the page that gives it.
Given = tuple[str, str]


def find_contradictions(told: Sequence[Report]) -> tuple[Contradiction, ...]:
    """All of them, field by field; values in the order of how many pages give them."""
    found = [
        _contradiction("date", _dates(told), _may_be_one_day),
        _contradiction("place", _places(told), _may_be_one_place),
        *_numbers(told),
        _contradiction("act", ((report.act, report.page) for report in _as_told(told, "act")), _may_be_one_act),
        _contradiction("status", _statuses(told), _may_be_one_status),
        *_people(told),
    ]
    return tuple(each for each in found if each is not None)


def _as_told(told: Iterable[Report], field: str) -> list[Report]:
    """The reports whose field is the page's own word."""
    return [report for report in told if field not in report.settled]


def _contradiction(
    field: ContradictionField, given: Iterable[Given], may_be_one: Callable[[str, str], bool]
) -> Contradiction | None:
    """The values as versions: those that may be one are one, named as most pages name it."""
    pages: dict[str, list[str]] = defaultdict(list)
    for value, page in given:
        if page not in pages[value]:
            pages[value].append(page)
    versions = Components()
    for value in sorted(pages):
        versions.add(value)
        for other in sorted(pages):
            if other < value and may_be_one(value, other):
                versions.join(value, other)
    told = [_version(members, pages) for members in versions.groups()]
    # One page that says both, and nobody who says either alone, tells of no disagreement between pages.
    if len(told) < 2 or not any(set(one.pages) - set(other.pages) for one in told for other in told if one != other):
        return None
    ordered = sorted(told, key=lambda version: (-len(version.pages), version.value))
    return Contradiction(field=field, values=tuple(ordered))


def _version(members: Iterable[str], pages: dict[str, list[str]]) -> Value:
    values = sorted(members, key=lambda value: (-len(pages[value]), value))
    return Value(value=values[0], pages=tuple(dict.fromkeys(page for value in values for page in pages[value])))


def _may_be_one_act(left: str, right: str) -> bool:
    kinds = load_kinds()
    return kinds[left].way == kinds[right].way


def _dates(told: Iterable[Report]) -> Iterator[Given]:
    """Days in the pages' own words, without the stretches of time that hold two of them: "last week" settles nothing
    between two pages that give two days of it.
    """
    given = [(report.date, report.page) for report in _as_told(told, "date") if report.date and report.said_date]
    days = {day for day, _ in given}
    settled = {day for day in days if _are_one_day([other for other in days if _may_be_one_day(day, other)])}
    return ((day, page) for day, page in given if day in settled)


def _are_one_day(days: Sequence[str]) -> bool:
    return all(_may_be_one_day(one, other) for one, other in combinations(days, 2))


def _may_be_one_day(left: str, right: str) -> bool:
    one, other = days_of(left), days_of(right)
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def _places(told: Sequence[Report]) -> Iterator[Given]:
    """Places that are no state's name: "Kuveyt" for "Bayan Sarayı" says less, and nothing else."""
    sides = {key(side.name) for report in told for side in (*report.actors, *report.recipients)}
    places = ((report.place, report.page) for report in _as_told(told, "place"))
    return ((place, page) for place, page in places if place and key(place) not in sides)


def _may_be_one_place(left: str, right: str) -> bool:
    return bool(place_words(left) & place_words(right))


def _numbers(told: Sequence[Report]) -> Iterator[Contradiction | None]:
    """For each unit the largest number of each page: the smaller ones beside it are parts ("dokuzu çocuk 10 sivil")."""
    given: dict[tuple[str, bool], dict[str, float]] = defaultdict(dict)
    for report in told:
        for quantity in report.quantities:
            pages = given[quantity.unit, quantity.ordinal]
            pages[report.page] = max(quantity.value, pages.get(report.page, quantity.value))
    for (unit, _), pages in sorted(given.items()):
        yield _contradiction("number", ((f"{value:g} {unit}", page) for page, value in pages.items()), str.__eq__)


def _statuses(told: Iterable[Report]) -> Iterator[Given]:
    """Said to have happened, to be planned, and not to have happened."""
    return (
        (report.status, report.page)
        for report in _as_told(told, "status")
        if report.status in ("occurred", "planned", "negated")
    )


def _may_be_one_status(left: str, right: str) -> bool:
    """A plan that is carried out is no contradiction; one that is denied is."""
    return "negated" not in (left, right)


def _people(told: Sequence[Report]) -> Iterator[Contradiction | None]:
    """Different people of one state in one part, each on pages of its own."""
    fields: tuple[tuple[ContradictionField, str], ...] = (("actor", "actors"), ("recipient", "recipients"))
    for field, part in fields:
        states: dict[str, list[Given]] = defaultdict(list)
        for report in _as_told(told, part):
            sides: tuple[Side, ...] = getattr(report, part)
            for side in sides:
                if side.kind == "person":
                    states[side.country or "*"].append((side.name, report.page))
        for state in sorted(states):
            several = [page for _, page in states[state]]
            if len(several) == len(set(several)):  # a page that names two of them knows of both
                yield _contradiction(field, states[state], lambda one, other: likeness(one, other) != "other")
