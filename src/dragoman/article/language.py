"""Which language a text is in, and whether a pack for it is at hand. Short texts get the benefit of the doubt."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from dragoman.article.shape import plain, words
from dragoman.lang.base import PagePack
from dragoman.lang.tables import read_rows

MAX_CHARS = 3000
MIN_WORDS = 25  # below this py3langid takes Turkish flashes for Azerbaijani or Turkmen now and then
MIN_BARE_WORDS = 2  # outside quotation marks, from which on they alone are asked
_QUOTED = re.compile(r"[\"“][^\"“”]{3,200}[\"”]|(?<!\w)['‘][^'‘’]{3,80}['’](?!\w)")
MAX_FOREIGN = 0.015  # of letters a language does not write: Azerbaijani has 8 % ə, Turkmen 4 % ý and ň


def choose_pack(text: str, packs: Mapping[str, PagePack]) -> tuple[PagePack | None, str]:
    """(the pack for this text or None, the language found).

    A pack whose function words are frequent in the text and whose alphabet covers it; py3langid when that settles
    nothing. A short text that py3langid places elsewhere is still read when it has letters of the pack's own.
    """
    sample = text[:MAX_CHARS]
    letters = {char: count for char, count in Counter(sample.lower()).items() if char.isalpha()}
    fitting = {code: pack for code, pack in packs.items() if _foreign(letters, pack) <= MAX_FOREIGN}
    short = len(words(sample)) < MIN_WORDS
    # In a flash the quotation may be longer than the rest, and in another language: the rest is asked first.
    bare = _QUOTED.sub(" ", sample) if short else sample
    found = ""
    for part in dict.fromkeys((bare if len(bare.split()) >= MIN_BARE_WORDS else sample, sample)):
        if (code := _by_function_words(words(plain(part)), fitting)) is not None:
            return packs[code], code
        import py3langid  # loads its model, which most pages do not need

        found = str(py3langid.classify(part)[0])
        if found in fitting:
            return packs[found], found
    for code, pack in fitting.items() if short else ():
        if any(letter in sample for letter in pack.own_letters):
            return pack, code
    return None, found


def _by_function_words(tokens: Sequence[str], packs: Mapping[str, PagePack]) -> str | None:
    """The language whose commonest words are frequent enough. Every pack has its own measure of that: those of English
    are more of a text than those of Turkish."""
    shares = {code: _share(tokens, pack) / pack.min_share for code, pack in packs.items()}
    best = max(shares, key=lambda code: shares[code], default=None)
    return best if best is not None and shares[best] >= 1 else None


def say_language(code: str, packs: Mapping[str, PagePack]) -> str:
    """For a person: which language a text is in, and which are read."""
    read = [name_language(pack) for pack in sorted(packs)]
    verb = "is" if len(read) == 1 else "are"
    return f"the text is in {name_language(code)} ({code!r}); only {' and '.join(read) or 'nothing'} {verb} read so far"


def name_language(code: str) -> str:
    """ "tr" -> "Turkish"."""
    return _names().get(code, "a language that is not known")


@cache
def _names() -> dict[str, str]:
    return dict(read_rows("dragoman.lang", "languages.tsv", 2))


def _share(tokens: Sequence[str], pack: PagePack) -> float:
    """How much of a text is function words of this language."""
    return sum(map(pack.function_words.__contains__, tokens)) / max(1, len(tokens))


def _foreign(letters: Mapping[str, int], pack: PagePack) -> float:
    """The share of letters that this language does not write."""
    return sum(count for c, count in letters.items() if c not in pack.alphabet) / max(1, sum(letters.values()))
