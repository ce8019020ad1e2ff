"""What people call a side: "RUS", "Rusya", "Russia", "ABD", "BM" all name one that the record can be asked for."""

import difflib
from functools import lru_cache

from dragoman.text import key
from dragoman.world.folder import user_folder
from dragoman.world.lookup import World, form_key, load_world
from dragoman.world.records import Entry

_NAMES = ("name", "short", "acronym", "former")
_LANGUAGES = ("tr", "en")
_ALIKE = 0.8  # "Irakk" and "Irak" are .89, "Iran" and "Irak" .75


def known_side(name: str) -> str:
    """The code of the country, or the usual name of the organisation; what is not known stays as it is.

    >>> known_side("Kuzey Kore"), known_side("ABD"), known_side("rus"), known_side("Atlantis")
    ('PRK', 'USA', 'RUS', 'Atlantis')
    """
    code = name.strip().upper()
    if any(entry.country == code for entry in _world().entries.values()):
        return code
    entry = _named(name, _world())
    if entry is None:
        return name
    return (entry.country if entry.kind == "state" else entry.name) or name


def side_entry(name: str) -> Entry | None:
    """What goes by a code or name, in Turkish or English, whatever its case; marks that are left out are no matter.

    >>> [entry.id for name in ("TUR", "TURKIYE", "bm") if (entry := side_entry(name))]
    ['tur', 'tur', 'org:un']
    """
    return country_entry(name) or _named(name, _world())


def country_entry(code: str) -> Entry | None:
    """The state of a code, in either case: never one of the territories that are counted to it."""
    wanted = code.strip().upper()
    states = [entry for entry in _world().entries.values() if entry.kind == "state" and entry.country == wanted]
    return next((entry for entry in states if entry.id == wanted.lower()), states[0] if states else None)


def near_side(name: str) -> str | None:
    """What somebody may have meant: a code or name that is nearly this one, or whom a seat or capital stands for.

    >>> near_side("Irakk"), near_side("Kremlin"), near_side("TUT"), near_side("Aino Salmi")
    ('Irak', 'Russia', None, None)
    """
    for lang in _LANGUAGES:
        for form in _world().forms(lang).get(form_key(name, lang), ()):
            return _world().entries[form.entry].name
    near = difflib.get_close_matches(key(name), _long_names(_world()), n=1, cutoff=_ALIKE)
    return _plain_names(_world())[near[0]][0] if near else None


def near_code(code: str) -> str | None:
    """The code that is nearly this one.

    >>> near_code("TRU")
    'TUR'
    """
    codes = sorted({entry.country for entry in _world().entries.values() if entry.kind == "state" and entry.country})
    wanted = code.upper()
    near = difflib.get_close_matches(wanted, codes, n=9, cutoff=0.6)
    return max(near, key=lambda one: (sorted(one) == sorted(wanted), one[0] == wanted[:1]), default=None)


def _world() -> World:
    return load_world(user_dir=user_folder())


def _named(name: str, world: World) -> Entry | None:
    for lang in _LANGUAGES:
        for form in world.forms(lang).get(form_key(name, lang), ()):
            if form.role in _NAMES:
                return world.entries[form.entry]
    found = _plain_names(world).get(key(name))
    return world.entries[found[1]] if found else None


@lru_cache(maxsize=4)
def _long_names(world: World) -> tuple[str, ...]:
    """Those that are no initials: of few letters, many a name is like some."""
    return tuple(plain for plain, (form, _) in _plain_names(world).items() if not form.isupper())


@lru_cache(maxsize=4)
def _plain_names(world: World) -> dict[str, tuple[str, str]]:
    """Name without case and marks -> as the tables write it, and whose it is; the usual reading where there are two."""
    names: dict[str, tuple[str, str]] = {}
    for lang in _LANGUAGES:
        for forms in world.forms(lang).values():
            for form in forms:
                if form.role in _NAMES:
                    names.setdefault(key(form.form), (form.form, form.entry))
    for entry in world.entries.values():
        names.setdefault(key(entry.name), (entry.name, entry.id))
    return names
