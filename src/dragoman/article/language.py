"""Which language a text is in, and whether a pack for it is at hand. Short texts get the benefit of the doubt."""

from collections.abc import Mapping

import py3langid

from dragoman.article.shape import plain, words
from dragoman.lang.base import PagePack

MAX_CHARS = 3000
MIN_WORDS = 25  # py3langid took Turkish flashes of up to 20 words for Azerbaijani or Turkmen
MIN_SHARE = 0.05  # function words among all words; Turkish news has .08-.20, other languages under .03 of Turkish ones


def choose_pack(text: str, packs: Mapping[str, PagePack]) -> tuple[PagePack | None, str]:
    """(the pack for this text or None, the language found).

    The pack whose function words make up most of the text; py3langid is asked when they do not settle it.
    """
    sample = text[:MAX_CHARS]
    tokens = words(plain(sample))
    shares = {code: sum(t in pack.function_words for t in tokens) / max(1, len(tokens)) for code, pack in packs.items()}
    best = max(shares, key=lambda code: shares[code], default=None)
    if best is not None and shares[best] >= MIN_SHARE:
        return packs[best], best
    found = str(py3langid.classify(sample)[0])
    if found in packs:
        return packs[found], found
    if best is not None and len(tokens) < MIN_WORDS and _latin(sample):
        return packs[best], best
    return None, found


def _latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c < "\u0250" for c in letters) > 0.8 * len(letters)
