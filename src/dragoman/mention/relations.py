"""Heads of two words ("ev sahibi", "devlet başkanı"), and what such a word only says of somebody else."""

from collections.abc import Sequence

from dragoman.lang.pack import Pack
from dragoman.mention.chain import Chain
from dragoman.mention.wording import is_capitalised
from dragoman.model import Morph, Word
from dragoman.text import fold


def two_words(words: Sequence[Word], index: int, morph: Morph) -> str:
    """The lemma of a head together with the word before it, "" where that is no part of one: "ev sahip"."""
    before = words[index - 1].morph if index else None
    if before is None or before.case not in (None, "nom") or before.plural:
        return ""
    return f"{before.lemma} {morph.lemma}"


def says_what(words: Sequence[Word], last: int, pack: Pack) -> bool:
    """ "Ev sahibi Türkiye", "ev sahibi olan Türkiye", "ev sahibi ülke": what somebody is, and nobody else."""
    following = words[last + 1 : last + 2]
    if two_words(words, last, words[last].morph) not in pack.heads:
        return False
    if words[last].morph.case not in (None, "nom") or not following or following[0].kind != "word":
        return False
    morph = following[0].morph
    return is_capitalised(following[0]) or morph.pos == "NOUN" or morph.form is not None


def said_of(words: Sequence[Word], chain: Chain, pack: Pack) -> str:
    """What the rule of a mention says of its chain: that it bears a name, stands in a capital, or is somebody new."""
    if chain.name:
        return ".name"
    return ".capital" if chain.is_of_capital else ".one" if _is_some(words, chain, pack) else ""


def _is_some(words: Sequence[Word], chain: Chain, pack: Pack) -> bool:
    """ "Bir Rus diplomatı sınır dışı etti": somebody new, and nobody who was named. Who speaks has no name either, but
    for his state ("bir ABD'li yetkili").
    """
    if chain.kind != "role" or chain.first == 0:
        return False
    before, head = words[chain.first - 1], words[chain.head]
    counted = before.kind == "number" or fold(before.text) in pack.numbers.words
    readings = [morph for morph in (head.morph, *head.other[:2]) if morph.lemma in pack.anybody]
    return counted and any(morph.case in ("acc", "dat") for morph in readings)
