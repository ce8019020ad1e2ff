"""Pages after an accident: bits flipped, stretches lost, repeated or mixed up, odd characters, other codecs.

The same dice give the same mutant.
"""

import random
from collections.abc import Sequence


def mutate(pages: Sequence[bytes], dice: random.Random) -> bytes:
    """One page with one to five accidents."""
    data = bytearray(dice.choice(pages))
    for _ in range(dice.randint(1, 5)):
        accident = dice.choice((flip, cut, repeat, splice, insert, truncate, recode))
        data = bytearray(accident(data, pages, dice))
    return bytes(data)


def a_stretch(data: bytearray, dice: random.Random, longest: int = 400) -> slice:
    start = dice.randrange(len(data) + 1)
    return slice(start, start + dice.randint(1, longest))


def flip(data: bytearray, pages: Sequence[bytes], dice: random.Random) -> bytearray:
    for _ in range(dice.randint(1, 20)):
        if data:
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return data


def cut(data: bytearray, pages: Sequence[bytes], dice: random.Random) -> bytearray:
    del data[a_stretch(data, dice)]
    return data


def repeat(data: bytearray, pages: Sequence[bytes], dice: random.Random) -> bytearray:
    part = a_stretch(data, dice)
    data[part.start : part.start] = data[part] * dice.randint(1, 30)
    return data


def splice(data: bytearray, pages: Sequence[bytes], dice: random.Random) -> bytearray:
    other = bytearray(dice.choice(pages))
    data[a_stretch(data, dice)] = other[a_stretch(other, dice, longest=2000)]
    return data


def insert(data: bytearray, pages: Sequence[bytes], dice: random.Random) -> bytearray:
    at = dice.randrange(len(data) + 1)
    odd = (
        "\x00",
        "\ufeff",
        "\u202e",
        "\u0307",
        "\r",
        "\u2028",
        "“",
        "«",
        "(",
        "<p>",
        "<!--",
        "&#0;",
        "’",
        "\t",
        "İ",
        "𝕏",
    )
    data[at:at] = (dice.choice(odd) * dice.randint(1, 50)).encode()
    return data


def truncate(data: bytearray, pages: Sequence[bytes], dice: random.Random) -> bytearray:
    return data[: dice.randrange(len(data) + 1)]


def recode(data: bytearray, pages: Sequence[bytes], dice: random.Random) -> bytearray:
    text = data.decode("utf-8", "replace")
    return bytearray(text.encode(dice.choice(("cp1254", "utf-16", "utf-16-be", "iso8859-9")), "replace"))
