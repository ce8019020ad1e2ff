"""Names of people as they are compared: by their words, by family name, and by ear.

By ear means without vowels: the news spells "Necib Mikati" and "Najib Mikati", "Muhammed" and "Mohammad". That alone
is too little to say who somebody is ("Muhammed Süleyman" sounds like "Mohammed bin Salman"); with the state it is
enough.
"""

import re
import unicodedata

from dragoman.text.fold import key

# Family names come first there, or there are none; only what a table lists counts as a short name.
_FAMILY_NOT_LAST = frozenset(
    {"BGD", "BTN", "CHN", "ERI", "ETH", "HKG", "IDN", "ISL", "JPN", "KHM", "KOR", "LAO", "LKA"}
    | {"MMR", "MNG", "MYS", "PRK", "SGP", "SOM", "THA", "TWN", "VNM"}
)
# "el-Burhan", "al-Burhan" and "Burhan" are one name. Written before a vowel or a sun letter the l changes.
_ARTICLES = frozenset({"al", "el", "es", "ez", "en", "er", "ed", "et", "as", "ad", "ar", "an", "at"})
_NO_NAME = frozenset({"jr", "sr", "i", "ii", "iii", "iv", "v", "vi", "xiv", "xvi", "bin", "ibn"})
MIN_FAMILY = 4  # shorter ones ("Li", "Kim", "Rau") are half the time somebody else's
MIN_SOUND = (
    5  # consonants; of the persons of the training articles nobody was taken for another at five, with the state
)

_SOUNDS = {
    "sch": "s", "tch": "c", "sh": "s", "ch": "c", "zh": "c", "kh": "h", "gh": "g", "ph": "f", "th": "t", "dh": "d",
    "w": "v", "q": "k", "x": "ks", "j": "c",
}  # fmt: skip
_SOUND = re.compile("|".join(_SOUNDS))
_VOWELS = re.compile("[aeiouy]")
_DOUBLE = re.compile(r"(.)\1+")
_FINAL_HARDENING = str.maketrans("db", "tp")


class _Folding(dict[int, str]):
    """What each character becomes under `text.key`, worked out once: loading folds seven thousand names."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = "" if unicodedata.combining(char) else key(char) or " "
        self[code] = folded
        return folded


_FOLDING = _Folding()


def name_id(name: str) -> str:
    """The id of a person of this name.

    >>> name_id("Choe Son-hui")
    'choe-son-hui'
    """
    return "-".join(name.translate(_FOLDING).split())


def name_words(name: str) -> list[str]:
    """The words of a name that are compared.

    >>> name_words("Abdulfettah el-Burhan")
    ['abdulfettah', 'burhan']
    """
    words = name.translate(_FOLDING).split()
    return [word for word in words if word not in _ARTICLES] or words


def family_name(words: list[str], country: str | None) -> str | None:
    """The family name, of however few letters, where names of that state end with one."""
    if len(words) < 2 or country in _FAMILY_NOT_LAST or not _NO_NAME.isdisjoint(words):
        return None
    return words[-1] if words[-1].isalpha() else None


def name_sound(words: list[str]) -> str | None:
    """What is left of a full name by ear; None when that is too little.

    >>> name_sound(name_words("Nawaf Salam")), name_sound(name_words("Nevvaf Selam"))
    ('nvfslm', 'nvfslm')
    """
    sound = ""
    for word in words:
        if word not in _NO_NAME:
            heard = _VOWELS.sub("", _SOUND.sub(lambda match: _SOUNDS[match[0]], word))
            heard = _DOUBLE.sub(r"\1", heard)
            sound += heard[:-1] + heard[-1:].translate(_FINAL_HARDENING)
    return sound if len(words) > 1 and len(sound) >= MIN_SOUND else None
