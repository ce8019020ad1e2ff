"""The stems: dictionary forms, and the shapes they take before a suffix.

Answers one question: which beginnings of a word can be stems, in which state of the suffix grammar, in which sound
context. Nothing is expanded when the lists are read, so that they load in a few hundredths of a second; alternations
("kitab-", "şehr-", "gid-", "başlı-yor") are undone when a word is looked at.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.lang.tables import read_rows
from dragoman.lang.tr.morphology.grammar import PACKAGE, PLAIN, VOWELS, context_of, read_text

_HARD = {"b": "p", "c": "ç", "d": "t", "ğ": "kg", "g": "k"}
_NUMBERS = frozenset(
    [
        "sıfır",
        "bir",
        "iki",
        "üç",
        "dört",
        "beş",
        "altı",
        "yedi",
        "sekiz",
        "dokuz",
        "on",
        "yirmi",
        "otuz",
        "kırk",
        "elli",
        "altmış",
        "yetmiş",
        "seksen",
        "doksan",
        "yüz",
        "bin",
        "milyon",
        "milyar",
        "trilyon",
    ]
)


class Stem(NamedTuple):
    """A beginning of a word that can be a stem: `length` letters of the word, in a state and sound context."""

    length: int
    lemma: str
    pos: str
    state: str
    context: str


def _words(name: str) -> frozenset[str]:
    text = read_text(name)
    return frozenset(text[text.index("# Columns") :].split("\n")[1:])


NOUNS = _words("nouns.txt")
ADJECTIVES = _words("adjectives.txt")
VERBS = _words("verbs.txt")
NAMES = _words("names.txt")


def _read_stems() -> tuple[dict[tuple[str, str], frozenset[str]], dict[str, tuple[tuple[str, str], ...]]]:
    """Flags of the stems that have some, and the stems that change by more than their last letter."""
    flags: dict[tuple[str, str], frozenset[str]] = {}
    changed: dict[str, list[tuple[str, str]]] = {}
    for lemma, pos, marks in read_rows(PACKAGE, "stems.tsv", 3):
        flags[lemma, pos] = frozenset(marks.split(";")) if marks else frozenset()
        for mark in marks.split(";"):
            if mark.startswith(("drop=", "head=")):
                changed.setdefault(mark[5:], []).append((lemma, pos))
    return flags, {surface: tuple(stems) for surface, stems in changed.items()}


_FLAGS, _CHANGED = _read_stems()
_BY_POS = {
    pos: words
    | {lemma for (lemma, own), flags in _FLAGS.items() if own == pos and not any(f[:5] == "head=" for f in flags)}
    for pos, words in (
        ("NOUN", NOUNS),
        ("ADJ", ADJECTIVES),
        ("VERB", VERBS),
        ("PROPN", NAMES),
        ("PRON", frozenset[str]()),
    )
}
_NO_FLAGS: frozenset[str] = frozenset()


def is_word(lemma: str, pos: str) -> bool:
    """Whether the lists hold this dictionary form."""
    return lemma in _BY_POS[pos]


def is_nominal(lemma: str) -> bool:
    """Whether the lists hold it as noun, adjective or name."""
    return lemma in _BY_POS["NOUN"] or lemma in _BY_POS["ADJ"] or lemma in _BY_POS["PROPN"]


def syllables(stem: str) -> int:
    """How many vowels."""
    return sum(letter in VOWELS for letter in stem)


def _softens(lemma: str, pos: str) -> bool:
    flags = _FLAGS.get((lemma, pos), _NO_FLAGS)
    if "soft" in flags:
        return True
    return "hard" not in flags and pos in ("NOUN", "ADJ") and lemma[-1] in "pçkg" and syllables(lemma) > 1


def _verb_state(lemma: str, flags: frozenset[str]) -> str:
    one = syllables(lemma) == 1 and lemma[-1] not in VOWELS
    return "VA" if "soft" in flags or (one and "aor=ir" not in flags) else "VI"


def _nominal(length: int, lemma: str, pos: str, surface: str, *, soft: bool = False) -> Stem:
    flags = _FLAGS.get((lemma, pos)) or _FLAGS.get((lemma, "NOUN"), _NO_FLAGS)
    state = "U" if lemma in _NUMBERS else "T" if "third" in flags else "N" if pos == "PRON" else "R"
    context = context_of(surface, front="front" in flags, soft=soft)
    return Stem(length, lemma, "NUM" if state == "U" else pos, state, context)


def _verb(length: int, lemma: str, surface: str, *, soft: bool = False) -> Stem:
    flags = _FLAGS.get((lemma, "VERB"), _NO_FLAGS)
    context = context_of(surface, soft=soft, hard="soft" in flags and not soft)
    return Stem(length, lemma, "VERB", _verb_state(lemma, flags), context)


def _changed_stems(beginning: str, rest: str) -> Iterator[Stem]:
    """Stems that are in the lists under another spelling."""
    length, last = len(beginning), beginning[-1]
    if rest and rest[0] in VOWELS:
        for hard in _HARD.get(last, ""):
            lemma = beginning[:-1] + hard
            for pos in ("NOUN", "ADJ"):
                if lemma in _BY_POS[pos] and _softens(lemma, pos):
                    yield _nominal(length, lemma, pos, beginning, soft=True)
            if lemma in _BY_POS["VERB"] and _softens(lemma, "VERB"):
                yield _verb(length, lemma, beginning, soft=True)
    for lemma, pos in _CHANGED.get(beginning, ()):
        if f"head={beginning}" in _FLAGS[lemma, pos]:
            yield Stem(length, lemma, pos, "H", context_of(beginning))
        elif rest and rest[0] in VOWELS:
            make = _verb(length, lemma, beginning, soft=True) if pos == "VERB" else None
            yield make or _nominal(length, lemma, pos, lemma, soft=True)
    if rest.startswith("y") and last in "ıiuü":
        for low in "ae":
            lemma = beginning[:-1] + low
            if lemma in _BY_POS["VERB"] and (rest.startswith("yor") or "di" in _FLAGS.get((lemma, "VERB"), _NO_FLAGS)):
                yield Stem(length, lemma, "VERB", "VI", context_of(beginning))


def stems(word: str) -> Iterator[Stem]:
    """Every beginning of a folded word that can be a known stem, longest last."""
    for length in range(1, len(word) + 1):
        beginning = word[:length]
        for pos in ("NOUN", "ADJ", "PROPN", "PRON"):
            if beginning in _BY_POS[pos]:
                yield _nominal(length, beginning, pos, beginning)
        if beginning in _NUMBERS and beginning not in _BY_POS["NOUN"]:
            yield _nominal(length, beginning, "NUM", beginning)
        if beginning in _BY_POS["VERB"]:
            yield _verb(length, beginning, beginning)
        yield from _changed_stems(beginning, word[length:])


@cache
def _plain_index() -> dict[str, tuple[tuple[str, str], ...]]:
    """Dictionary forms by their spelling without Turkish letters; built when the first such word comes."""
    index: dict[str, list[tuple[str, str]]] = {}
    for pos, lemmas in _BY_POS.items():
        for lemma in lemmas:
            if not lemma.isascii() or "ı" in lemma:
                index.setdefault(lemma.translate(PLAIN), []).append((lemma, pos))
    for surface, owners in _CHANGED.items():
        index.setdefault(surface.translate(PLAIN), []).extend(owners)
    return {plain: tuple(owners) for plain, owners in index.items()}


def plain_stems(word: str) -> Iterator[Stem]:
    """As `stems`, for a word that has lost its Turkish letters: "Disisleri", "gorustu"."""
    index = _plain_index()
    for length in range(4, len(word) + 1):
        beginning, rest = word[:length], word[length:]
        for lemma, pos in index.get(beginning, ()):
            if pos == "VERB":
                yield _verb(length, lemma, lemma)
            elif any(flag.startswith("head=") for flag in _FLAGS.get((lemma, pos), ())):
                yield Stem(length, lemma, pos, "H", context_of(lemma[: len(beginning)]))
            else:
                yield _nominal(length, lemma, pos, lemma)
        last = beginning[-1]
        if rest and rest[0] in VOWELS:
            for hard in {"b": "p", "c": "c", "d": "t", "g": "k"}.get(last, ""):
                for lemma, pos in index.get(beginning[:-1] + hard, ()):
                    if pos != "VERB" and _softens(lemma, pos):
                        yield _nominal(length, lemma, pos, lemma, soft=True)
