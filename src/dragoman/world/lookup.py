"""From the words of a text to the forms that are written so."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from dragoman.text import fold
from dragoman.world.records import Entry, Form
from dragoman.world.tables import Place, places, read_entries, read_forms

# A word with the apostrophes and full stops inside it ("n'djamena", "t.c."), a number, or one mark.
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*\d*|\d+|\S")
# Languages that tell i from ı. Folding any other this way would part "CHINA" from "China".
_TWO_IS = frozenset({"az", "tr"})
_OF_PEOPLE = frozenset({"demonym", "people", "adjective"})


def form_key(form: str, lang: str) -> tuple[str, ...]:
    """The folded words and marks of a form: what `World.forms` is keyed by.

    >>> form_key("Kuzey Kore", "tr"), form_key("OPEC+", "tr"), form_key("El-Şebab", "tr")
    (('kuzey', 'kore'), ('opec', '+'), ('el', '-', 'şebab'))
    """
    folded = fold(form) if lang in _TWO_IS else form.lower()
    return tuple(_TOKEN.findall(folded))


class World:
    """What exists (`entries`, by id) and how a language writes it (`forms`)."""

    def __init__(self, entries: Mapping[str, Entry], read: Callable[[str], Mapping[tuple[str, ...], tuple[Form, ...]]]):
        self.entries = entries
        self._read = read
        self._forms: dict[str, Mapping[tuple[str, ...], tuple[Form, ...]]] = {}
        self._namesakes: dict[str, dict[str, frozenset[str]]] = {}
        self._called = {entry.name: entry.id for entry in entries.values()}

    def called(self, name: str | None) -> str | None:
        """The id of the entry of this English name.

        >>> load_world().called("European Union"), load_world().called("Atlantis")
        ('org:eu', None)
        """
        return self._called.get(name or "")

    def forms(self, lang: str) -> Mapping[tuple[str, ...], tuple[Form, ...]]:
        """Key -> forms written so, the usual reading first. A form with a hyphen is found without it as well."""
        if lang not in self._forms:
            self._forms[lang] = self._read(lang)
        return self._forms[lang]

    def namesakes(self, entry: str, lang: str) -> frozenset[str]:
        """Entries whose people a language calls by the same word.

        >>> load_world().namesakes("kor", "tr"), load_world().namesakes("gin", "tr")
        (frozenset({'prk'}), frozenset())
        """
        if lang not in self._namesakes:
            self._namesakes[lang] = _sharing(self.forms(lang).values())
        return self._namesakes[lang].get(entry, frozenset()) - {entry}


@lru_cache(maxsize=4)
def load_world(*, user_dir: Path | None = None) -> World:
    """The tables of the program, with the rows of the same-named files in `user_dir` added.

    Raises `DataError` when a table breaks its format. Languages are read when first asked for.
    """
    where = places(user_dir)
    entries = read_entries(where)
    return World(entries, lambda lang: _index(where, lang, entries))


def _index(where: Sequence[Place], lang: str, entries: dict[str, Entry]) -> Mapping[tuple[str, ...], tuple[Form, ...]]:
    found: dict[tuple[str, ...], list[Form]] = {}
    for form in read_forms(where, lang, entries):
        words = form_key(form.form, lang)
        for spelling in {words, tuple(word for word in words if word != "-")}:
            forms = found.setdefault(spelling, [])
            if all(other.entry != form.entry for other in forms):
                forms.append(form)
    return {words: tuple(sorted(forms, key=_usual_first)) for words, forms in found.items()}


def _sharing(all_forms: Iterable[tuple[Form, ...]]) -> dict[str, frozenset[str]]:
    """Entry -> everybody who bears one of its words for a people, itself included."""
    shared: dict[str, frozenset[str]] = {}
    for forms in all_forms:
        bearers = frozenset(form.entry for form in forms if form.contested and form.role in _OF_PEOPLE)
        for entry in bearers:
            shared[entry] = shared.get(entry, frozenset()) | bearers
    return shared


def _usual_first(form: Form) -> bool:
    return form.contested and not form.note.startswith("usual")
