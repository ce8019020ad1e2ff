"""What a user's rows may say: codes that exist, dates that can be, terms that do not overlap, forms with one bearer.

Each function yields problems as `file:line: column: what is wrong; what to do`. Rows that stand in the tables already
are no problem; they change nothing.
"""

from collections.abc import Iterator, Sequence
from typing import get_args

from dragoman.world.folder import named_folder
from dragoman.world.holders import COLUMNS, Holder, Holders, holder_of, joined, load_holders, term_of
from dragoman.world.holders_check import find_problems, shared_terms, told
from dragoman.world.lookup import World, form_key
from dragoman.world.places import PlaceKind
from dragoman.world.records import ROLES
from dragoman.world.tables import KINDS
from dragoman.world.user_csv import Row, Sheet, nearest

# A new office is no mistake; one that is a letter away from one of the tables most likely is.
NEAR_OFFICE = 0.9


def holder_rows(sheet: Sheet) -> list[Holder]:
    return [holder_of([row[name] for name in COLUMNS], at=f"{sheet.path}:{row.line}") for row in sheet.rows]


def check_holders(sheet: Sheet, world: World, holders: Holders, mine: Sequence[Holder] = ()) -> Iterator[str]:
    """Office holders: every row on its own, then against the file's other rows and the tables.

    `mine` are the rows the user has, as they stand in the folder; `holders` are all, as they are loaded.
    """
    states = frozenset(entry.country for entry in world.entries.values() if entry.country)
    organisations = {entry.name for entry in world.entries.values() if entry.kind != "state"}
    offices = {row.office for row in holders}
    given = holder_rows(sheet)
    known = {row.id: row for row in holders}
    broken = False
    for row, holder in zip(sheet.rows, given, strict=True):
        problems = list(_holder_problems(row, holder, world, states, organisations, offices))
        if holder.id in known and known[holder.id].name != holder.name:
            other = known[holder.id]
            problems.append(f'name: "{other.name}" in {other.at}; write it so, and other spellings under variants')
        broken = broken or bool(problems)
        yield from (f"{sheet.path}:{row.line}: {problem}" for problem in problems)
    if not broken:
        yield from _repeated_terms(given, holders)
        yield from _overlaps(given, mine)


def _holder_problems(
    row: Row, holder: Holder, world: World, states: frozenset[str], organisations: set[str], offices: set[str]
) -> Iterator[str]:
    if holder.country is not None and holder.country not in states:
        yield f'country: unknown state "{holder.country}"{_code_of(holder.country, world)}'
        return
    if holder.organisation is not None and holder.organisation not in organisations:
        yield f'organisation: "{holder.organisation}" is in no table{nearest(holder.organisation, organisations)}'
        return
    if holder.office not in offices and (hint := nearest(holder.office.replace(" ", "-"), offices, least=NEAR_OFFICE)):
        yield f'office: unknown office "{holder.office}"{hint}'
        return
    for problem in find_problems([holder], states=states):
        told = problem.removeprefix(f"{holder.at}: {holder.name}, {holder.office}: ")
        if told.endswith("is no key"):
            told += "; write it as foreign-minister; `dragoman world list --offices` has those there are"
        yield f"{told}; write 2025-07-11, 2025-07 or 2025" if told.endswith("day, month or year") else told
    if not (holder.id and holder.id.isascii()):
        yield f'name: "{holder.name}" has no letters of the Latin alphabet; write other scripts under variants'
    if holder.start is None:
        yield "start: empty; when did the term begin (2025-07-11, 2025-07 or 2025)?"


def _code_of(name: str, world: World) -> str:
    for lang in ("tr", "en"):
        for form in world.forms(lang).get(form_key(name, lang), ()):
            if country := world.entries[form.entry].country:
                return f'; did you mean "{country}"?'
    return "; give an ISO 3166-1 alpha-3 code, or leave it empty and name an organisation"


def _repeated_terms(given: list[Holder], holders: Holders) -> Iterator[str]:
    seen: dict[tuple[str, str, str, str | None], str] = {}
    for row in given:
        term = term_of(row)
        if term in seen:
            yield f"{row.at}: the same term as in {seen[term]}; leave one of them out"
        seen.setdefault(term, row.at)
        for other in holders.people().get(row.id, []):
            if term_of(other)[:3] == term[:3] and other.start != row.start and overlap(row, other):
                yield (
                    f"{row.at}: start: {row.name} holds this office from {other.start} to {other.end or 'now'} in "
                    f"{other.at}; give that start to correct that row"
                )


def _overlaps(given: list[Holder], mine: Sequence[Holder]) -> Iterator[str]:
    """With the tables as they will be: an open term that a given row ends is no overlap."""
    ours = {row.at for row in given}
    for one, other in shared_terms(as_will_be(given, mine)):
        row, against = (one, other) if one.at in ours else (other, one)
        if row.at in ours:
            yield (
                f"{row.at}: start, end: {told(row)} overlaps with {told(against)} in {against.at}; one person holds "
                f'"{row.office}" at a time: mend the dates, or name the office otherwise'
            )


def as_will_be(given: Sequence[Holder], mine: Sequence[Holder]) -> list[Holder]:
    """All rows there are once those given stand beside the user's other rows."""
    terms = {term_of(row) for row in given}
    return joined(tuple(load_holders()), [row for row in mine if term_of(row) not in terms] + list(given))


def overlap(one: Holder, other: Holder) -> bool:
    return (one.start or "") < (other.end or "9999") and (other.start or "") < (one.end or "9999")


def check_entries(sheet: Sheet, world: World) -> Iterator[str]:
    """States, organisations, groups and bodies."""
    states = {entry.country for entry in world.entries.values() if entry.country}
    seen: dict[str, int] = {}
    prefixes = ", ".join(f'"{prefix}"' for _, prefix in KINDS.values() if prefix)
    for row in sheet.rows:
        at = f"{sheet.path}:{row.line}"
        ident, country, name = row["id"], row["country"], row["name"]
        if table_of(ident) is None:
            yield f'{at}: id: "{ident}"; begin it with {prefixes}, then small letters, digits and hyphens'
        if country and country not in states:
            yield f'{at}: country: unknown state "{country}"{_code_of(country, world)}'
        if ident in seen:
            yield f'{at}: id: "{ident}" stands in line {seen[ident]} already; leave one of them out'
        seen.setdefault(ident, row.line)
        if (bearer := world.called(name)) not in (None, ident):
            yield f'{at}: name: "{name}" is the name of {bearer}; choose another, or add forms to that entry'
        known = world.entries.get(ident)
        if known is not None and (known.name, known.country or "") != (name, country):
            yield f'{at}: id: "{ident}" is {known.name} already; choose another id, or edit {named_folder()} by hand'
        if not any(row[lang] for lang in sheet.languages) and known is None:
            yield f"{at}: no form in any language; add a column tr with the names in Turkish news, joined with ;"


def table_of(ident: str) -> str | None:
    """The table an id belongs to.

    >>> table_of("org:nato"), table_of("rus"), table_of("NATO")
    ('organisations', 'states', None)
    """
    head, colon, rest = ident.rpartition(":")
    word = rest.replace("-", "")
    if not (word.isascii() and word.isalnum() and word == word.lower()) or "--" in rest or rest.strip("-") != rest:
        return None
    return next((stem for stem, (_, prefix) in KINDS.items() if prefix == head + colon), None)


def check_forms(sheet: Sheet, world: World, entries: frozenset[str] = frozenset()) -> Iterator[str]:
    """Forms; `entries` are ids that come with them."""
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    for row in sheet.rows:
        at = f"{sheet.path}:{row.line}"
        lang, ident, form, role = row["lang"], row["entry"], row["form"], row["role"] or "name"
        if not (len(lang) == 2 and lang.isascii() and lang.islower()):
            yield f'{at}: lang: "{lang}" is no code of a language; write tr or en'
            continue
        if ident not in world.entries and ident not in entries:
            yield f'{at}: entry: unknown entry "{ident}"{nearest(ident, world.entries.keys()) or "; add it first"}'
        if role not in ROLES:
            yield f'{at}: role: unknown role "{role}"; use one of {", ".join(sorted(ROLES))}'
        if row["contested"] not in ("", "yes"):
            yield f'{at}: contested: "{row["contested"]}"; write yes, or leave it empty'
        key = form_key(form, lang)
        if not key:
            yield f'{at}: form: nothing to read in "{form}"'
        if (lang, key) in seen:
            yield f'{at}: form: "{form}" stands in line {seen[lang, key]} already; leave one of them out'
        seen.setdefault((lang, key), row.line)
        bearers = [found.entry for found in world.forms(lang).get(key, ()) if found.entry != ident]
        if bearers and row["contested"] != "yes":
            yield f'{at}: form: "{form}" is {bearers[0]} already; write yes under contested if both may be meant'


def check_places(sheet: Sheet, world: World) -> Iterator[str]:
    states = {entry.country for entry in world.entries.values() if entry.country}
    seen: dict[tuple[str, ...], int] = {}
    for row in sheet.rows:
        at = f"{sheet.path}:{row.line}"
        if row["kind"] not in get_args(PlaceKind):
            yield f'{at}: kind: unknown kind "{row["kind"]}"; use one of {", ".join(get_args(PlaceKind))}'
        if row["country"] and row["country"] not in states:
            yield f'{at}: country: unknown state "{row["country"]}"{_code_of(row["country"], world)}'
        for column, most in (("lat", 90), ("lon", 180)):
            if not _is_degree(row[column], most):
                yield f'{at}: {column}: "{row[column]}"; write degrees with a point, from -{most} to {most}'
        if bool(row["lat"]) != bool(row["lon"]):
            yield f"{at}: lat, lon: one without the other"
        key = (row["names"], row["name"], row["country"], row["kind"])
        if key in seen:
            yield f"{at}: the same place as in line {seen[key]}; leave one of them out"
        seen.setdefault(key, row.line)


def _is_degree(cell: str, most: int) -> bool:
    try:
        return not cell or abs(float(cell)) <= most
    except ValueError:
        return False
