"""Whether two names stand for one person, organisation, group, state or place: the tables first, then the spelling.

    Names().compare("place", "Pekin", "Beijing")  ->  NameMatch(same=True, why="both are Beijing")

Where the tables know both names they decide; where they know neither or one, the words have to be the same by spelling
or by sound. Refuses to decide which of several bearers a text means.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dragoman.text.fold import fold
from dragoman.world.holders import Holders, load_holders
from dragoman.world.lookup import World, form_key, load_world
from dragoman.world.places import Gazetteer, load_gazetteer
from dragoman.world.same_name import NameMatch, compare_names
from dragoman.world.same_word import same_spelling
from dragoman.world.spelling import read_name

LANGUAGES = ("tr", "en", "ru", "ar", "ko")
NameKind = Literal["person", "organisation", "place"]
_THINGS = {"organisation": ("organisation", "group", "body"), "place": ("state",)}


@dataclass(frozen=True)
class Names:
    """Names against the tables of the program, or others."""

    world: World = field(default_factory=load_world)
    holders: Holders = field(default_factory=load_holders)
    gazetteer: Gazetteer = field(default_factory=load_gazetteer)

    def compare(self, kind: NameKind, left: str, right: str) -> NameMatch:
        """Whether two names of that kind can stand for the same."""
        mine, theirs = self.bearers(kind, left), self.bearers(kind, right)
        if shared := sorted(mine & theirs):
            return NameMatch(True, f"both are {shared[0]}")
        if mine and theirs:
            return NameMatch(False, f"one is {min(mine)}, the other {min(theirs)}")
        return compare_names(left, right) if kind == "person" else _by_words(left, right)

    def bearers(self, kind: NameKind, name: str) -> frozenset[str]:
        """Ids of everything of that kind that the tables call so."""
        if kind == "person":
            return frozenset(row.id for row in self.holders.by_name(name)) if len(name.split()) > 1 else frozenset()
        found = {
            form.entry
            for lang in LANGUAGES
            for form in self.world.forms(lang).get(form_key(name, lang), ())
            if self.world.entries[form.entry].kind in _THINGS[kind]
        }
        if kind == "place" and not found:
            found = {entry.id for entry in self.gazetteer.lookup(tuple(fold(name).split()))[:1]}
        return frozenset(found)


def _by_words(left: str, right: str) -> NameMatch:
    """Every word of the one has to be a word of the other, in order: "Doğu Kudüs" is not "Kudüs"."""
    for one in read_name(left):
        for other in read_name(right):
            if _all_alike(one.words, other.words, (one.voweled, other.voweled)):
                return NameMatch(True, "another spelling")
    return NameMatch(False, "other words")


def _all_alike(one: Sequence[str], other: Sequence[str], scripts: tuple[bool, bool]) -> bool:
    return len(one) == len(other) and all(
        same_spelling(word, match, scripts) for word, match in zip(one, other, strict=True)
    )
