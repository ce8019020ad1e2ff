"""Ministries, armies, citizens in the language of the interface: the reader calls them in English by their state
("Egyptian Foreign Ministry"), and the table it read them by knows what stood on the page ("dışişleri bakanlığı").

The state comes first and the body bears the possessive, as Turkish has it; a language of another grammar will need
another `Bodies`. A name that was not made so is nobody's business here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.lang.tables import read_rows
from dragoman.world import load_world
from dragoman.world.folder import user_folder

_MOST_WORDS = 3  # of an adjective: "Bosnian and Herzegovinian"
_SURELY, _MAYBE = ("sı", "si", "su", "sü", "ğı", "ği", "ğu", "ğü"), ("ı", "i", "u", "ü")
_ADJECTIVES = ("lı", "li", "lu", "lü")  # "yetkili" bears no possessive yet
_INITIALS = {"ab": "AB", "bm": "BM"}
_BACK = "aıou"
# Not plural in Turkish, or called otherwise after a state.
_GROUPS = {"people": "halkı", "public": "kamuoyu", "staff": "personeli", "minority": "azınlığı", "troops": "askerleri",
           "generals": "generalleri"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bodies:
    """`states` by their English adjective, `bodies` by the English words after it, `special` by their whole name."""

    states: Mapping[str, str]
    bodies: Mapping[str, str]
    special: Mapping[str, str]

    def name(self, english: str) -> str | None:
        if english in self.special:
            return self.special[english]
        words = english.split(" ")
        for cut in range(1, min(_MOST_WORDS, len(words) - 1) + 1):
            state, body = self.states.get(" ".join(words[:cut])), self.bodies.get(" ".join(words[cut:]))
            if state is not None and body is not None:
                return f"{state} {body}"
        return None


@cache
def bodies(code: str, names: tuple[tuple[str, str], ...]) -> Bodies | None:
    """Those of a language with tables of its own. `names`: state's code -> what it is called.

    >>> made = bodies("tr", (("EGY", "Mısır"), ("USA", "ABD"), ("FRA", "Fransa")))
    >>> made.name("Egyptian Foreign Ministry"), made.name("US State Department"), made.name("French citizens")
    ('Mısır Dışişleri Bakanlığı', 'ABD Dışişleri Bakanlığı', 'Fransa vatandaşları')
    >>> made.name("Egyptian people"), made.name("Aino Salmi")
    ('Mısır halkı', None)
    """
    package = f"dragoman.lang.{code}"
    if not files(package).joinpath("bodies.tsv").is_file():
        return None
    called = dict(names)
    states: dict[str, str] = {}
    for entry in load_world(user_dir=user_folder()).entries.values():
        if entry.kind == "state" and entry.adjective and entry.country in called:
            states.setdefault(entry.adjective, called[entry.country])
    forms: dict[str, list[str]] = {}
    special: dict[str, tuple[str, str]] = {}
    for form, _, english, _, own, _ in read_rows(package, "bodies.tsv", 6):
        body = english.removesuffix(" in {post}").partition("{adj} ")[2]
        if body and "{" not in body:
            forms.setdefault(body, []).append(form)
            for each in filter(None, own.split(";")):
                country, _, name = each.partition("=")
                if " " in name:  # "Pentagon" is a name of its own
                    special[name] = (country, body)
    made = {body: _cased(best, like=body) for body, found in forms.items() if (best := _possessive(found))}
    made = _groups(package) | made
    whole = {
        name: f"{called[country]} {made[body]}"
        for name, (country, body) in special.items()
        if country in called and body in made
    }
    return Bodies(states, made, whole)


def _possessive(forms: Iterable[str]) -> str | None:
    """The form that stands after a state ("konsolosluğu", not "konsolosluk"); None where the table has the bare one."""
    ranked = [(not form.endswith(_SURELY), form.count(" "), len(form), form) for form in forms if form.endswith(_MAYBE)]
    return min(ranked)[-1] if ranked else None


def _groups(package: str) -> dict[str, str]:
    """Those of the table, by the first of their forms, in the plural with its possessive."""
    found = dict(_GROUPS)
    for form, _, english, _ in read_rows(package, "groups.tsv", 4):
        body = english.partition("{adj} ")[2]
        if body.endswith("s") and (not form.endswith(_MAYBE) or form.endswith(_ADJECTIVES)):
            last = next((char for char in reversed(form) if char in "aıoueiöü"), "e")
            stem = form.removesuffix("lar").removesuffix("ler")
            found.setdefault(body, f"{stem}ları" if last in _BACK else f"{stem}leri")
    return found


def _cased(form: str, *, like: str) -> str:
    """In capitals where the English name is: a ministry, but not a country's press."""
    words = [_INITIALS.get(word, word) for word in form.split()]
    if like[:1].isupper():
        words = [word if word == "ve" else word[:1].replace("i", "İ").upper() + word[1:] for word in words]
    return " ".join(words)
