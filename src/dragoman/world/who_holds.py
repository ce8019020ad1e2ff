"""Who holds which office of a state or organisation: asked by a code or a name ("TUR", "Norveç", "NATO").

    holders_of("NOR", world, holders, office="foreign minister", on="2023-05-01")

Refuses to tell what the tables lack: an office nobody is listed for is no vacancy.
"""

from dragoman.errors import UsageError
from dragoman.world.holders import Holder, Holders
from dragoman.world.holders_dates import in_term, surely_in_term
from dragoman.world.lookup import World, form_key
from dragoman.world.user_csv import nearest

# Those who speak for a state or an organisation come first.
_FIRST = (
    "president", "supreme-leader", "king", "queen", "emir", "sultan", "crown-prince", "chancellor", "prime-minister",
    "secretary-general", "president-of-commission", "president-of-council", "high-representative", "director-general",
    "managing-director", "foreign-minister", "defence-minister",
)  # fmt: skip


def owner_of(name: str, world: World) -> str | None:
    """The code of a state, or an organisation's name in the tables; None when the name is neither's.

    >>> from dragoman.world import load_world
    >>> [owner_of(name, load_world()) for name in ("TUR", "tur", "Norveç", "NATO", "Lavrov")]
    ['TUR', 'TUR', 'NOR', 'NATO', None]
    """
    if any(entry.kind == "state" and entry.country == name.upper() for entry in world.entries.values()):
        return name.upper()
    for lang in ("tr", "en"):
        for form in world.forms(lang).get(form_key(name, lang), ()):
            entry = world.entries[form.entry]
            if entry.kind == "state" and entry.country:
                return entry.country
            if entry.kind == "organisation":
                return entry.name
    return name if world.called(name) else None


def office_keys(holders: Holders) -> list[str]:
    """Every office that the tables know somebody for."""
    return sorted({row.office for row in holders})


def office_key(said: str, holders: Holders) -> str:
    """ "foreign minister" as the key it has. Raises UsageError for an office that the tables do not know."""
    key, known = "-".join(said.lower().split()), office_keys(holders)
    if key not in known:
        hint = nearest(key, known) or ""
        raise UsageError(f'no office "{said}"{hint}; write it as foreign-minister; `dragoman world list --offices`')
    return key


def holders_of(owner: str, holders: Holders, *, office: str | None, on: str | None) -> list[Holder]:
    """Who holds the office, or any, on a day: surely, else perhaps; without a day, whoever has left none."""
    rows = [row for row in holders if owner in (row.country, row.organisation) and office in (None, row.office)]
    if on is None:
        found = [row for row in rows if row.end is None]
    else:
        sure = [row for row in rows if surely_in_term(row.start, row.end, on)]
        told = {row.office for row in sure}
        found = sure + [row for row in rows if row.office not in told and in_term(row.start, row.end, on)]
    return sorted(found, key=lambda row: (_rank(row.office), row.office, row.start or ""))


def _rank(office: str) -> int:
    return _FIRST.index(office) if office in _FIRST else len(_FIRST)
