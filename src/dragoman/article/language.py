"""Which language a text is in, and whether a pack for it is at hand. Short texts get the benefit of the doubt."""

from collections.abc import Mapping
from functools import cache

from dragoman.article.shape import plain, words
from dragoman.lang.base import PagePack
from dragoman.lang.tables import read_rows

MAX_CHARS = 3000
MIN_WORDS = 25  # below this py3langid takes Turkish flashes for Azerbaijani or Turkmen now and then
MIN_SHARE = 0.04  # of function words: Turkish news has .05-.20 of them, its neighbours and western languages under .03
MAX_FOREIGN = 0.015  # of letters a language does not write: Azerbaijani has 8 % ə, Turkmen 4 % ý and ň


def choose_pack(text: str, packs: Mapping[str, PagePack]) -> tuple[PagePack | None, str]:
    """(the pack for this text or None, the language found).

    A pack whose function words are frequent in the text and whose alphabet covers it; py3langid when that settles
    nothing. A short text that py3langid places elsewhere is still read when it has letters of the pack's own.
    """
    sample = text[:MAX_CHARS]
    tokens = words(plain(sample))
    fitting = {code: pack for code, pack in packs.items() if _foreign(sample, pack) <= MAX_FOREIGN}
    shares = {c: sum(t in p.function_words for t in tokens) / max(1, len(tokens)) for c, p in fitting.items()}
    best = max(shares, key=lambda code: shares[code], default=None)
    if best is not None and shares[best] >= MIN_SHARE:
        return packs[best], best
    import py3langid  # loads its model, which most pages do not need

    found = str(py3langid.classify(sample)[0])
    if found in fitting:
        return packs[found], found
    if len(tokens) < MIN_WORDS:
        for code, pack in fitting.items():
            if any(letter in sample for letter in pack.own_letters):
                return pack, code
    return None, found


def say_language(code: str, packs: Mapping[str, PagePack]) -> str:
    """For a person: which language a text is in, and which are read."""
    read = [_name(pack) for pack in sorted(packs)]
    verb = "is" if len(read) == 1 else "are"
    return f"the text is in {_name(code)} ({code!r}); only {' and '.join(read) or 'nothing'} {verb} read so far"


def _name(code: str) -> str:
    return _names().get(code, "a language that is not known")


@cache
def _names() -> dict[str, str]:
    return dict(read_rows("dragoman.lang", "languages.tsv", 2))


def _foreign(text: str, pack: PagePack) -> float:
    """The share of letters that this language does not write."""
    low = text.lower()
    foreign = {c for c in set(low) if c.isalpha()} - pack.alphabet
    return sum(low.count(c) for c in foreign) / max(1, sum(map(str.isalpha, low)))
