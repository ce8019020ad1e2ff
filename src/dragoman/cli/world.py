"""What `dragoman world` prints: who and where a name is, what was added, and what is wrong with the tables."""

import datetime as dt
from pathlib import Path
from typing import Any

from rich.text import Text

from dragoman.cli.show import complain, show
from dragoman.errors import UsageError
from dragoman.record.export import json_line
from dragoman.text.fold import fold
from dragoman.text.harmless import one_line
from dragoman.world import World, load_world
from dragoman.world.adding import add_rows
from dragoman.world.folder import named_folder, user_folder
from dragoman.world.gaps import find_gaps, find_orphans
from dragoman.world.holders import Holder, load_holders
from dragoman.world.holders_check import find_problems
from dragoman.world.holders_dates import first_day
from dragoman.world.places import PlaceEntry, load_gazetteer
from dragoman.world.user_tables import check_user_tables, user_tables
from dragoman.world.who import Candidate, Term, find_people, in_office, nearest_names
from dragoman.world.who_holds import holders_of, office_key, office_keys, owner_of

EX_DATA = 65
_STYLES = {"yes": "green", "perhaps": "yellow", "no": "dim", None: ""}
_WORDS = {"yes": "in office", "perhaps": "perhaps in office", "no": "not in office", None: ""}


def add_and_tell(path: Path) -> None:
    added = add_rows(path, named_folder())
    for file in added.files:
        show(Text(str(file)))
    for line in added.ended:
        show(Text(f"  {line}"))
    known = f", {added.known} there already" if added.known else ""
    show(Text(f"{_count(added.new, 'row')} of {added.table} added{known}", style="dim"))


def tell_who(name: str, *, on: str | None, of: str | None = None, as_json: bool) -> None:
    """Everybody who may be meant, or the nearest names; for a state or organisation, who is in office."""
    if on is not None and first_day(on) is None:
        raise UsageError(f'"{on}" is no day, month or year; write 2025-07-12, 2025-07 or 2025')
    folder = user_folder()
    world, holders = load_world(user_dir=folder), load_holders(user_dir=folder)
    owner = owner_of(of or name, world)
    if of is not None and owner is None:
        raise UsageError(f'--of: no state or organisation "{of}"; write NOR, Norveç or NATO')
    if owner is not None:
        office = office_key(name, holders) if of is not None else None
        _tell_in_office(name, owner, holders_of(owner, holders, office=office, on=on), world, on=on, as_json=as_json)
        return
    found = find_people(name, holders, on=on)
    near = [] if found else nearest_names(name, holders)
    if as_json:
        people = [_candidate_to_dict(one, world) for one in found]
        show_json({"name": name, "on": on, "candidates": people, "nearest": near})
    elif found:
        for number, one in enumerate(found):
            if number:
                show()
            _show_candidate(one, world)
        if len(found) > 1:
            show(Text(f"\n{len(found)} people may be meant; the name alone does not tell which", style="dim"))
    else:
        hint = f"; the nearest names are {', '.join(near)}" if near else ""
        what = "; names of people can be asked, states and organisations (NOR, NATO), and offices with --of NOR"
        complain(f'nobody known by the name "{name}"{hint or what}')


def _tell_in_office(name: str, owner: str, rows: list[Holder], world: World, *, on: str | None, as_json: bool) -> None:
    terms = [Term(row=row, in_office=None if on is None else in_office(row, on)) for row in rows]
    if as_json:
        people = [{"id": term.row.id, "name": term.row.name, **_term_to_dict(term, world)} for term in terms]
        show_json({"name": name, "of": owner, "on": on, "holders": people})
        return
    for term in terms:
        show(Text(one_line(term.row.name), style="bold"))
        _show_term(term, world)
    if not terms:
        complain(f"the tables know nobody in office there{f' on {on}' if on else ''}")


def list_offices() -> None:
    for office in office_keys(load_holders(user_dir=user_folder())):
        show(Text(office))


def _show_candidate(one: Candidate, world: World) -> None:
    by = "" if one.by == one.name else f' as "{one.by}"'
    wikidata = f"  {one.wikidata}" if one.wikidata else ""
    show(Text.assemble((one_line(one.name), "bold"), (f"  {one.why}{by}{wikidata}", "dim")))
    for term in one.terms:
        _show_term(term, world)


def _show_term(term: Term, world: World) -> None:
    row = term.row
    told = f"  {row.office} of {_of(term, world)}, {row.start or 'unknown start'} to {row.end or 'now'}"
    state = f" ({_WORDS[term.in_office]})" if term.in_office else ""
    show(Text.assemble((told + state, _STYLES[term.in_office]), (f"  {row.at}, source {row.source}", "dim")))


def _of(term: Term, world: World) -> str:
    row = term.row
    if row.country is None:
        return row.organisation or "?"
    state = world.entries.get(row.country.lower())
    return f"{state.name} ({row.country})" if state else row.country


def _candidate_to_dict(one: Candidate, world: World) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "why": one.why,
        "matched": one.by,
        "wikidata": one.wikidata,
        "offices": [_term_to_dict(term, world) for term in one.terms],
    }


def _term_to_dict(term: Term, world: World) -> dict[str, Any]:
    row = term.row
    file, _, line = row.at.rpartition(":")
    state = world.entries.get((row.country or "").lower())
    return {
        "office": row.office,
        "country": row.country,
        "country_name": state.name if state else None,
        "organisation": row.organisation,
        "start": row.start,
        "end": row.end,
        "in_office": term.in_office,
        "source": row.source,
        "file": file,
        "line": int(line),
    }


def tell_where(name: str, *, as_json: bool) -> None:
    """Every place of the name, or the nearest names."""
    gazetteer = load_gazetteer(user_dir=user_folder())
    found = gazetteer.lookup(tuple(fold(name).split()))
    near = [] if found else _near_places(name, list(gazetteer.names()))
    if as_json:
        show_json({"name": name, "places": [_place_to_dict(place) for place in found], "nearest": near})
    elif found:
        for place in found:
            _show_place(place)
    else:
        hint = f"; the nearest names are {', '.join(near)}" if near else ""
        complain(f'no place known by the name "{name}"{hint}')


def _show_place(place: PlaceEntry) -> None:
    where = "" if place.lat is None else f"  {place.lat:g}, {place.lon:g}"
    people = f"  {place.population:,} people" if place.population else ""
    note = "  also a word or a person's name" if place.ambiguous else ""
    show(Text.assemble(
        (one_line(place.name), "bold"), f"  {place.kind}, {place.country or 'of no one state'}", where,
        (f"{people}  {place.id}{note}", "dim"),
    ))  # fmt: skip


def _place_to_dict(place: PlaceEntry) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "population": place.population or None,
        "ambiguous": place.ambiguous,
    }


def _near_places(name: str, names: list[str]) -> list[str]:
    from rapidfuzz import fuzz, process

    found = process.extract(fold(name), names, scorer=fuzz.ratio, limit=5, score_cutoff=70)
    return [one for one, *_ in found]


def list_tables() -> None:
    folder = user_folder()
    tables = [] if folder is None else user_tables(folder)
    if not tables:
        complain(f"{named_folder()}: no rows of your own; `dragoman world add FILE.csv` adds some")
        return
    for table in tables:
        show(Text(f"{folder}/{table.name}", style="bold"))
        for number, line in table.rows:
            show(Text(f"  {number}: {one_line(line.replace(chr(9), ' | '))}"))
    show(Text(f"{_count(sum(len(table.rows) for table in tables), 'row')} of your own", style="dim"))


def check_tables(*, gaps: bool, since: str) -> int:
    """Exit code 65 when something is wrong; gaps are told, and are no mistake."""
    start = first_day(since)
    if start is None:
        raise UsageError(f'"{since}" is no day, month or year; write 2015')
    folder = user_folder()
    if folder is not None:
        check_user_tables(folder)
    world, holders = load_world(user_dir=folder), load_holders(user_dir=folder)
    states = {entry.country: entry for entry in world.entries.values() if entry.kind == "state" and entry.country}
    problems = find_problems(holders, states=frozenset(states)) + list(find_orphans(holders, world.entries.values()))
    for problem in problems:
        show(Text(one_line(problem)))
    # A territory whose people the tables do not follow at all has no gaps worth a line.
    followed = sorted({row.country for row in holders if row.country in states and row.country})
    missing = _show_gaps(holders, followed, start) if gaps else None
    tail = "" if missing is None else f"; {_count(missing, 'gap')} since {since}"
    rows = f"{_count(len(holders), 'row')} of office holders, {len(world.entries)} entries"
    show(Text(f"{rows}: {_count(len(problems), 'problem')}{tail}", style="dim"))
    return EX_DATA if problems else 0


def _show_gaps(holders: Any, states: list[str], since: dt.date) -> int:
    found = list(find_gaps(holders, states, since=since))
    for gap in found:
        show(Text(f"{gap.country}  {gap.office}: nobody from {gap.start} to {gap.end}"))
    return len(found)


def show_json(answer: dict[str, Any]) -> None:
    print(json_line(answer))


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
