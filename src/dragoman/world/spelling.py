"""From a name in any script to the words it is compared by, in Latin letters; and what a word sounds like.

    read_name("Чхве Сон Хи")  ->  (("chkhve", "son", "khi"), ("choe", "son", "hui"), ("choe", "song", "hui"))

A spelling may be read in several ways: the Cyrillic of a Korean or Chinese name follows tables of its own
(`spelling.tsv`), other scripts go through anyascii. Refuses to read Han characters as Japanese, and to give vowels to
scripts that write none: `Reading.voweled` says so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice, product

from dragoman.text.fold import key

MAX_READINGS = 8

_ABJAD = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f]")
_HAN = re.compile("[\u3400-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ARABIC_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{2})")
# What anyascii writes otherwise than the news does: ظ and ذ are z in Turkish and Persian, ə is e in Azerbaijani.
_FIRST = str.maketrans({"ظ": "ز", "ذ": "ز", "ə": "e", "Ə": "E", "ʿ": "", "ʾ": ""})
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HARD_N = re.compile(r"н(?![ьаеёиоуыэюяй])")
# "Abdulfettah", "Abdel Fattah", "Abdurrahman": servant of the …, and the l becomes the sun letter after it.
_SERVANT = re.compile(r"^abd[aeou](?:l|([rsndzt])(?=\1))")

_SPELLED = {
    "tsch": "c", "dzh": "j", "sch": "s", "tch": "c", "sh": "s", "sz": "s", "ch": "c", "cz": "c", "zh": "j", "kh": "h",
    "gh": "g", "ph": "f", "th": "t", "dh": "d", "dj": "j", "ts": "c", "tz": "c", "ck": "k", "w": "v", "x": "ks",
    "eo": "o", "eu": "u", "ou": "u", "oo": "u", "ee": "i", "ae": "e",
}  # fmt: skip
_SPELLINGS = re.compile("|".join(sorted(_SPELLED, key=len, reverse=True)))
_CLASSES = str.maketrans("aeiyou", "AEIIUU")
_DOUBLED = re.compile(r"(.)\1+")
_SILENT_H = re.compile(r"(?<=[AEIU])h$")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name.

    words     folded, in Latin letters
    voweled   the script writes vowels
    whole     a name of syllables none of which may be left out (Korean, Chinese)
    """

    words: tuple[str, ...]
    voweled: bool = True
    whole: bool = False


@lru_cache(maxsize=16384)
def read_name(name: str) -> tuple[Reading, ...]:
    """Every way to read a name, the plain one first; none when there is nothing to read.

    >>> read_name("Sergey Lavrov")
    (Reading(words=('sergey', 'lavrov'), voweled=True, whole=False),)
    >>> read_name("김정은")[0].words, read_name("محمد بن سلمان")[0].words
    (('gim', 'jeong', 'eun'), ('mhmd', 'bn', 'slmn'))
    """
    if name.isascii() or not (_other := _scripts(name)):
        words = tuple(key(name.translate(_FIRST)).split())
        return (Reading(words),) if words else ()
    readings = [Reading(words, voweled="abjad" not in _other, whole="syllables" in _other) for words in _plain(name)]
    if "cyrillic" in _other:
        readings += [Reading(words, whole=True) for words in _asian(name.lower())]
    return tuple(reading for reading in readings if reading.words)


def _scripts(name: str) -> set[str]:
    found = set()
    if _ABJAD.search(name):
        found.add("abjad")
    if _HAN.search(name) or _HANGUL.search(name):
        found.add("syllables")
    if _CYRILLIC.search(name):
        found.add("cyrillic")
    if found or any(ord(char) > 0x24F and char.isalpha() for char in name.translate(_FIRST)):
        found.add("other")
    return found


def _plain(name: str) -> Iterator[tuple[str, ...]]:
    from anyascii import anyascii

    text = _ARABIC_ARTICLE.sub("", name.translate(_FIRST))
    latin = anyascii(text)
    if _HAN.search(name) or _HANGUL.search(name):
        latin = _CAPITAL.sub(" ", latin)
    # Marks that stand for a soft sign or an ain are no end of a word.
    yield tuple(key(re.sub(r"[`'’]", "", latin)).split())
    if _HANGUL.search(name):  # a foreign name: the vowel eu only parts consonants there
        foreign = anyascii(text).lower().replace("eu", "")
        yield tuple(key(foreign).split())


def _asian(name: str) -> Iterator[tuple[str, ...]]:
    """The readings of Cyrillic that begins with a family name of Korea or of China."""
    syllables = re.findall(r"\w+", name)
    korean, families = _table("korean"), _table("family")
    if len(syllables) > 1 and syllables[0] in korean:
        choices = [korean[one].split("|") if one in korean else [] for one in syllables]
        yield from islice(product(*choices), MAX_READINGS)
    chinese = tuple(_palladius(word) for word in syllables)
    if len(chinese) > 1 and chinese[0] in families:
        yield chinese


def _palladius(word: str) -> str:
    """
    >>> _palladius("цзиньпин"), _palladius("ван"), _palladius("и")
    ('jinping', 'wang', 'yi')
    """
    from anyascii import anyascii

    table = _table("chinese")
    word = _HARD_N.sub("ŋ", word).replace("нь", "n")
    written = sorted((one for one in table if not one.endswith(("н", "нь"))), key=len, reverse=True)
    latin = re.sub("|".join(written), lambda match: table[match[0]], word).replace("ŋ", "ng")
    latin = anyascii(latin)
    return f"y{latin}" if latin.startswith("i") else latin


@lru_cache(maxsize=8)  # one per system
def _table(system: str) -> dict[str, str]:
    rows = _rows()
    return {written: read for name, written, read in rows if name == system}


def load_spellings() -> None:
    """Read the table now, and not with the first name."""
    for system in ("family", "given", "korean", "chinese"):
        _table(system)


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str, str], ...]:
    text = files("dragoman.world").joinpath("spelling.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.split("\n") if line and not line.startswith("#"))
    return tuple((system, written, read) for system, written, read in rows)


def family_spelling(word: str) -> str | None:
    """The spelling that a family name of Korea or China is compared by, None for all other words.

    >>> family_spelling("park"), family_spelling("lavrov")
    ('pak', None)
    """
    return _table("family").get(word)


def full_given(word: str) -> str:
    """
    >>> full_given("joe")
    'joseph'
    """
    return _table("given").get(word, word)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """What a Latin word sounds like: consonants in small letters, vowels as the four classes A, E, I and U.

    >>> sound("zelenskyy"), sound("zelenskiy"), sound("arakci"), sound("araghchi")
    ('zElEnskI', 'zElEnskI', 'ArAkcI', 'ArAgcI')
    """
    if word.startswith("x"):
        word = f"s{word[1:]}"
    heard = _SPELLINGS.sub(lambda match: _SPELLED[match[0]], word).translate(_CLASSES)
    return _SILENT_H.sub("", _DOUBLED.sub(r"\1", heard))


_COARSE = str.maketrans("gqhcjzbdv", "kkksssptf", "AEIU")


@lru_cache(maxsize=65536)
def outline(words: tuple[str, ...]) -> str:
    """The consonants of a name, those that are confused as one: names that are one have outlines alike.

    >>> outline(("muhammed", "selman")), outline(("mhmd", "slmn"))
    ('mkmtslmn', 'mkmtslmn')
    """
    return "".join(sound(word) for word in words).translate(_COARSE)


def parted(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with "Abdul…" as a word of its own, so that "Abdel Fattah" and "Abdulfettah" are alike.

    >>> parted(("abdulfettah", "sisi")), parted(("abdel", "fattah", "sisi"))
    (('abd', 'fettah', 'sisi'), ('abd', 'fattah', 'sisi'))
    """
    found: list[str] = []
    for word in words:
        match = _SERVANT.match(word)
        if match is None:
            found.append(word)
        else:
            found += ["abd"] + ([word[match.end() :]] if match.end() < len(word) else [])
    return tuple(found)
