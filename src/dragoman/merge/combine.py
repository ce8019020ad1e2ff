"""What many reports of one event say together: every field with its values, who gives each, and which one was chosen.

The version most pages give stands, what a page says itself before what was filled in for it. Nothing is thrown away: a
field keeps all its values, and what cannot all be true is listed (`contradict.py`). What a person has set in a report
stands before what pages say. Faint reports have no say in what was done where plain ones say it, nor in who took part,
nor in whether it happened: that is what they are unsure of.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.merge.contradict import find_contradictions
from dragoman.merge.names import likeness
from dragoman.merge.sketch import side_of
from dragoman.model import MergedEvent, MergedField, Report, Side, Stage, Status, Value

_SPEAKERS = {"person": 0, "body": 1, "organisation": 1, "group": 1, "state": 2}
_LEAST_NAMED = 0.25  # of the times a side is named: one page of five alone is sooner misread than better informed
BY_PEOPLE = "a person's word"
_RULE_SIDES = "most pages; a page that names fewer of them counts half"
# What most pages say of the status, unless somebody saw it happen: a plan that was carried out is no plan, and a denial
# does not undo a report; it stands beside it as a contradiction.
_STATUS_ORDER: tuple[Status, ...] = ("occurred", "negated", "planned", "called_for", "hypothetical")


def combine(
    reports: Iterable[Report], source_of: Callable[[str], str], group_of: Callable[[str], str | None]
) -> MergedEvent:
    """One event of its reports.

    source_of  page -> the outlet it counts as
    group_of   page -> the group of pages that carry its text; None for a page that stands alone
    """
    told = sorted(reports, key=lambda report: (report.published or "9999", report.page, report.id))
    pages = tuple(dict.fromkeys(report.page for report in told))
    groups = {page: group_of(page) for page in pages}
    # A text that several carry counts as that of its first page: an agency's own reports and its wire are one source.
    first = {group: page for page in reversed(pages) if (group := groups[page])}
    sources = {source_of(first[group] if (group := groups[page]) else page) for page in pages}
    texts = {groups[page] or page for page in pages}
    actors, recipients, sides = _sides(told)
    fields = {
        "act": _most(told, lambda report: report.act, plain_first=True), **sides, "date": _date(told),
        "place": _most(told, lambda report: report.place), "status": _status(told),
    }  # fmt: skip
    fields |= {name: _settled(field, name, told) for name, field in fields.items() if name not in sides}
    seen = [report.published for report in told if report.published]
    return MergedEvent(
        id=min(report.id for report in told if report.lent_by is None and not report.faint),
        act=fields["act"].values[0].value,
        actors=actors,
        recipients=recipients,
        date=_first(fields["date"]),
        place=_first(fields["place"]),
        status=told_status(fields["status"]),
        reports=tuple(told),
        pages=pages,
        copies=len(pages) - len(texts),
        independent_sources=len(sources),
        first_seen=min(seen, default=None),
        last_seen=max(seen, default=None),
        fields=fields,
        contradictions=find_contradictions(told),
        stages=_stages(told),
    )


def told_status(field: MergedField) -> Status:
    """The chosen status of an event."""
    return next(status for status in _STATUS_ORDER if status == field.values[0].value)


def _first(field: MergedField) -> str | None:
    return field.values[0].value if field.values else None


def _pages(told: Iterable[Report], value_of: Callable[[Report], str | None]) -> dict[str, list[str]]:
    """Value -> the pages that give it, in the order of publication."""
    given: dict[str, list[str]] = defaultdict(list)
    for report in told:
        value = value_of(report)
        if value is not None and report.page not in given[value]:
            given[value].append(report.page)
    return {value: pages for value, pages in given.items() if pages}


def _values(given: Mapping[str, Sequence[str]], order: Iterable[str]) -> tuple[Value, ...]:
    return tuple(Value(value=value, pages=tuple(given[value])) for value in order)


def _most(
    told: Sequence[Report], value_of: Callable[[Report], str | None], *, plain_first: bool = False
) -> MergedField:
    """What most pages say; with `plain_first`, before what is said only faintly."""
    given = _pages(told, value_of)
    first = {value_of(report) for report in told if plain_first and not report.faint}
    order = sorted(given, key=lambda value: (value not in first, -len(given[value]), value))
    return MergedField(values=_values(given, order), rule="most pages")


def _date(told: Sequence[Report]) -> MergedField:
    """Days that pages give themselves before days of publication, then what most pages give, the finer before the
    coarser.
    """
    given = _pages(told, lambda report: report.date)
    said = Counter(report.date for report in told if report.date and report.said_date)
    order = sorted(given, key=lambda value: (value not in said, -len(given[value]), -len(value), value))
    rule = "the page's own words before its day of publication, then most pages" if said else "day of publication"
    return MergedField(values=_values(given, order), rule=rule if given else "none")


def _status(told: Sequence[Report]) -> MergedField:
    given = _pages(told, lambda report: report.status)
    plainly = {report.status for report in told if not report.faint}
    order = sorted(given, key=lambda value: (value not in plainly, value != "occurred", -len(given[value]), value))
    return MergedField(values=_values(given, order), rule="occurred where any page says so, else most pages")


def _settled(field: MergedField, name: str, told: Sequence[Report]) -> MergedField:
    """The field with what people have set before all else."""
    said = {getattr(report, name) for report in told if name in report.settled}
    if not said:
        return field
    order = sorted(field.values, key=lambda value: value.value not in said)
    return MergedField(values=tuple(order), rule=BY_PEOPLE)


def _stages(told: Sequence[Report]) -> tuple[Stage, ...]:
    plain = [report for report in told if not report.faint]
    given = _pages(plain, lambda report: report.status)
    first = {report.status: report.published for report in reversed(plain)}
    return tuple(
        Stage(seen=first[status], status=status, pages=tuple(given[status]))
        for status in dict.fromkeys(report.status for report in plain)
    )


def _sides(told: Sequence[Report]) -> tuple[tuple[Side, ...], tuple[Side, ...], dict[str, MergedField]]:
    """Who took part: the states by what most pages say plainly, and for each state those who stand for it. Where a
    person has set either, that person's reports are the ones that are asked.
    """
    settled = [report for report in told if {"actors", "recipients"} & {*report.settled}]
    asked = settled or [report for report in told if not report.faint]
    best = _best_sides(asked)
    chosen = [
        tuple(each for side in sides for each in _speakers(asked, side, part))
        for sides, part in zip(best, ("actors", "recipients"), strict=True)
    ]
    fields = {
        part: MergedField(values=_side_values(told, part, sides), rule=BY_PEOPLE if settled else _RULE_SIDES)
        for part, sides in zip(("actors", "recipients"), chosen, strict=True)
    }
    return chosen[0], chosen[1], fields


def _best_sides(told: Sequence[Report]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    given: dict[tuple[tuple[str, ...], tuple[str, ...]], set[str]] = defaultdict(set)
    for report in told:
        key = tuple(sorted({*map(side_of, report.actors)})), tuple(sorted({*map(side_of, report.recipients)}))
        given[key].add(report.page)

    def weight(sides: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[float, int]:
        mine = {*sides[0], *sides[1]}
        fewer = [len(pages) for other, pages in given.items() if other != sides and {*other[0], *other[1]} < mine]
        return len(given[sides]) + sum(fewer) / 2, len(mine)

    return min(given, key=lambda sides: (tuple(-part for part in weight(sides)), sides))


def _speakers(told: Sequence[Report], side: str, part: str) -> list[Side]:
    """Who stands for a state: people before bodies before the state itself, the one most pages name, in the fullest
    form of the name; and whoever a page names beside him (two ministers; a state and those who fight it), where half of
    the pages do. What fewer than a quarter of the pages name stands for nobody.
    """
    named: Counter[Side] = Counter(each for report in told for each in getattr(report, part) if side_of(each) == side)
    least = sum(named.values()) * _LEAST_NAMED

    def rank(each: Side) -> tuple[bool, int, int, int, str]:
        pages = sum(times for other, times in named.items() if _is_one(each, other))
        return pages < least, _SPEAKERS[each.kind], -pages, -len(each.name), each.name

    ranked = sorted(named, key=rank)
    stand = ranked[:1]
    lists = [(report.page, getattr(report, part)) for report in told]
    all_pages = {page for page, sides in lists if any(side_of(each) == side for each in sides)}
    for each in ranked[1:]:
        if any(_is_one(each, other) for other in stand):
            continue
        pages = {page for page, sides in lists if _names(sides, each)}
        beside = any(_names(sides, each) and _names(sides, stand[0]) for _, sides in lists)
        if beside and 2 * len(pages) >= len(all_pages):
            stand.append(each)
    return stand


def _names(sides: Sequence[Side], one: Side) -> bool:
    return any(_is_one(one, other) for other in sides)


def _is_one(left: Side, right: Side) -> bool:
    if left.kind != right.kind:
        return False
    return likeness(left.name, right.name) == "same" if left.kind == "person" else left.name == right.name


def _side_values(told: Sequence[Report], part: str, chosen: Sequence[Side]) -> tuple[Value, ...]:
    """The lists of names that pages give, the one nearest to what was chosen first."""
    given = _pages(told, lambda report: "; ".join(side.name for side in getattr(report, part)) or None)
    names = {side.name for side in chosen}
    order = sorted(given, key=lambda value: (-len(names & set(value.split("; "))), -len(given[value]), value))
    return _values(given, order)
