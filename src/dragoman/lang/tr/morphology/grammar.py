"""The suffix grammar at work: which chains of suffixes can spell a given tail after a given stem.

`suffixes.tsv` says which suffix may follow which; this module realises the shapes ("(y)AcAK" is "yacak" after "oku",
"eceğ" after "gel" before a vowel) and finds every way through the tail of a word. It knows no stems and chooses none.

Sound contexts are two characters: the harmony class of the last vowel (a: a ı · u: o u · e: e i · ü: ö ü) and how the
stem ends (V vowel · l · r · N voiced · T voiceless · K may not stand before a vowel · G must stand before a vowel).
"""

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from dragoman.errors import DataError
from dragoman.lang.tables import read_rows

PACKAGE = "dragoman.lang.tr.morphology"
VOWELS = frozenset("aeıioöuü")
_HARMONY = {"a": "a", "ı": "a", "o": "u", "u": "u", "e": "e", "i": "e", "ö": "ü", "ü": "ü"}
_LOW = {"a": "a", "u": "a", "e": "e", "ü": "e"}
_HIGH = {"a": "ı", "u": "u", "e": "i", "ü": "ü"}
_VOICELESS = frozenset("fstkçşhp")
_FINAL = frozenset(
    [
        "R",
        "N",
        "P",
        "X",
        "T",
        "Q",
        "QP",
        "M",
        "MP",
        "I",
        "L",
        "G",
        "E",
        "K",
        "U",
        "VA",
        "VI",
        "VS",
        "VN",
        "S1",
        "S2",
        "S3",
        "S4",
        "C1",
        "C2",
        "C3",
        "Z",
    ]
)
_COMMAND = frozenset({"VA", "VI", "VS", "VN"})
_CONDITION = {"V": "V", "C": "lrNTKG", "L": "l", "R": "lr", "X": "rNTKG"}
CONTEXTS = tuple(harmony + end for harmony in "aeuü" for end in "VNTlr")
# So many ends of words are kept; a page may hold any letters, so there is no end to them.
_TAILS = 50_000
PLAIN = str.maketrans("çğıöşü", "cgiosu")


def read_text(name: str) -> str:
    """A file shipped beside this module."""
    return files(PACKAGE).joinpath(name).read_text(encoding="utf-8")


class Suffix(NamedTuple):
    """One row of the table, for one state it may follow."""

    name: str
    shape: str
    condition: str
    target: str
    features: tuple[tuple[str, str], ...]


class Chain(NamedTuple):
    """One way to spell a tail. `suffixes` are (surface, name) pairs; `start` is the state of the stem."""

    suffixes: tuple[tuple[str, str], ...]
    features: tuple[tuple[str, str], ...]
    bare: int
    derived: int


class _Option(NamedTuple):
    surface: str
    context: str
    suffix: Suffix


def context_of(stem: str, *, front: bool = False, soft: bool = False, hard: bool = False) -> str:
    """The sound context after a folded stem. Letters from elsewhere count as the Turkish letter they are built on."""
    vowel = next((letter for letter in reversed(stem) if letter in VOWELS), "e")
    harmony = _HARMONY[vowel]
    if front:
        harmony = {"a": "e", "u": "ü"}.get(harmony, harmony)
    return harmony + ("G" if soft else "K" if hard else _ending(stem[-1:]))


def _ending(letter: str) -> str:
    if letter in VOWELS:
        return "V"
    if letter in ("l", "r"):
        return letter
    return "T" if letter in _VOICELESS else "N"


def _read_table() -> dict[str, tuple[Suffix, ...]]:
    """State -> suffixes that may follow it."""
    groups = {}
    for line in read_text("suffixes.tsv").splitlines():
        if line.startswith("@"):
            name, states = line.split("\t")
            groups[name] = states
    table: dict[str, list[Suffix]] = {}
    for name, *cells in read_rows(PACKAGE, "suffixes.tsv", 5):
        if name.startswith("@"):
            continue
        shape, sources, target, features = cells
        condition, _, bare_shape = shape.rpartition(":")
        pairs = tuple((key, value) for key, _, value in (f.partition("=") for f in features.split(";") if f))
        suffix = Suffix(name, bare_shape, _CONDITION.get(condition, ""), target, pairs)
        if not target or not bare_shape:
            raise DataError(f"suffixes.tsv: {name!r} lacks a shape or a state to go to")
        for source in " ".join(groups.get(state, state) for state in sources.split()).split():
            table.setdefault(source, []).append(suffix)
    return {state: tuple(suffixes) for state, suffixes in table.items()}


_TABLE = _read_table()


def realise(shape: str, context: str) -> list[tuple[str, str]]:
    """The surfaces of a shape after a context, each with the context it leaves.

    >>> realise("(y)AcAK", "eN")
    [('ecek', 'eK'), ('eceğ', 'eG')]
    """
    harmony, end = context[0], context[1]
    surface = ""
    index = 0
    while index < len(shape):
        letter = shape[index]
        if letter == "(":
            optional = shape[index + 1]
            index += 3
            if (optional in "IA") == (end == "V"):
                continue
            letter = optional
        else:
            index += 1
        if letter == "A":
            letter = _LOW[harmony]
        elif letter == "I":
            letter = _HIGH[harmony]
        elif letter in "DC":
            voiceless = end in "TK"
            letter = ("t" if voiceless else "d") if letter == "D" else ("ç" if voiceless else "c")
        elif letter == "K":
            return [(surface + "k", harmony + "K"), (surface + "ğ", harmony + "G")]
        surface += letter
        harmony = _HARMONY.get(letter, harmony)
        end = _ending(letter)
    return [(surface, harmony + end)]


@cache
def _options(state: str, context: str, plain: bool) -> dict[str, tuple[_Option, ...]]:
    """What may follow, by first letter."""
    found: dict[str, list[_Option]] = {}
    end = context[1]
    for suffix in _TABLE.get(state, ()):
        if suffix.condition and end not in suffix.condition:
            continue
        for surface, after in realise(suffix.shape, context):
            starts_with_vowel = surface[0] in VOWELS
            if (end == "K" and starts_with_vowel) or (end == "G" and not starts_with_vowel):
                continue
            written = surface.translate(PLAIN) if plain else surface
            found.setdefault(written[0], []).append(_Option(written, after, suffix))
    return {letter: tuple(options) for letter, options in found.items()}


class _Step(NamedTuple):
    suffix: Suffix
    surface: str


@lru_cache(maxsize=_TAILS)
def _walk(state: str, context: str, tail: str, plain: bool) -> tuple[tuple[tuple[_Step, ...], str], ...]:
    """Every path through the tail, each with the state it ends in."""
    if not tail:
        return (((), state),) if state in _FINAL and context[1] != "G" else ()
    found = []
    for option in _options(state, context, plain).get(tail[0], ()):
        if tail.startswith(option.surface):
            step = (_Step(option.suffix, option.surface),)
            rest = tail[len(option.surface) :]
            for steps, last in _walk(option.suffix.target, option.context, rest, plain):
                found.append((step + steps, last))
    return tuple(found)


@lru_cache(maxsize=_TAILS)
def chains(state: str, context: str, tail: str, plain: bool = False) -> tuple[Chain, ...]:
    """Every chain of suffixes that spells `tail` after a stem in `state`.

    >>> [chain.suffixes for chain in chains("R", "aN", "ımızdan")]
    [(('ımız', 'p1p'), ('dan', 'abl'))]
    """
    return tuple(_chain(steps, last) for steps, last in _walk(state, context, tail, plain))


def _chain(steps: tuple[_Step, ...], last: str) -> Chain:
    features: dict[str, str] = {}
    offset = derived = 0
    bare = -1
    for suffix, surface in steps:
        for key, value in suffix.features:
            if key == "voice" and features.get("voice", value) != value:
                value = f"{features['voice']} {value}"
            if bare < 0 and (key in ("case", "copula", "converb") or (key == "person" and "form" not in features)):
                bare = offset
            features[key] = value
            if key == "derived":
                derived = offset + len(surface)
        offset += len(surface)
    if last in _COMMAND:
        features.update(form="finite", tense="imp", person="2s")
    if features.get("form") in ("finite", "conv"):
        bare = offset
    pairs = tuple((step.surface, step.suffix.name) for step in steps)
    return Chain(pairs, tuple(features.items()), offset if bare < 0 else bare, derived)
