"""What people call a side: "RUS", "Rusya", "Russia", "ABD", "BM" all name one that the record can be asked for."""

from dragoman.world.folder import user_folder
from dragoman.world.lookup import World, form_key, load_world

_NAMES = ("name", "short", "acronym", "former")
_LANGUAGES = ("tr", "en")


def known_side(name: str) -> str:
    """The code of the country, or the usual name of the organisation; what is not known stays as it is.

    >>> known_side("Kuzey Kore"), known_side("ABD"), known_side("rus"), known_side("Atlantis")
    ('PRK', 'USA', 'RUS', 'Atlantis')
    """
    world = load_world(user_dir=user_folder())
    code = name.strip().upper()
    if any(entry.country == code for entry in world.entries.values()):
        return code
    return next((side for lang in _LANGUAGES if (side := _in_language(name, lang, world))), name)


def _in_language(name: str, lang: str, world: World) -> str | None:
    for form in world.forms(lang).get(form_key(name, lang), ()):
        if form.role in _NAMES:
            entry = world.entries[form.entry]
            return entry.country if entry.kind == "state" else entry.name
    return None
