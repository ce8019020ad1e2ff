"""The order of the Turkish alphabet, as text that any database sorts byte by byte."""

import re
from functools import lru_cache

from dragoman.text.fold import fold, key

_ALPHABET = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"
# Two letters for each, so that "ç" comes between "c" and "d" whatever follows it; digits come first, the rest last.
_KEYS = {letter: f"{chr(97 + n // 10)}{n % 10}" for n, letter in enumerate(_ALPHABET)}
_SPACES = re.compile(r"\s+")
_KEPT_CHARS = 60


@lru_cache(maxsize=4096)  # places and outlets come again and again
def order_key(text: str) -> str:
    """What Turkish words are sorted by: "Çanakkale" after "Cenevre", "Iğdır" before "İzmir".

    >>> sorted(["İzmir", "Iğdır", "Çanakkale", "Cenevre", "Şam", "Sofya"], key=order_key)
    ['Cenevre', 'Çanakkale', 'Iğdır', 'İzmir', 'Sofya', 'Şam']

    Case and hyphens do not count. Letters of other alphabets come after all of these, in the order of their code.
    """
    return "".join(map(_key_of, _SPACES.sub(" ", fold(text).strip())[:_KEPT_CHARS]))


def _key_of(char: str) -> str:
    if (known := _KEYS.get(char)) or not char.isalnum():
        return known or (" " if char.isspace() else "")
    plain = key(char)
    return "".join(_KEYS.get(c, c) for c in plain) if plain.isascii() else f"z{char}"
