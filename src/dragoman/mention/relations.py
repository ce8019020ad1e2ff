"""Heads of two words ("ev sahibi", "devlet başkanı"), and what such a word only says of somebody else."""

from collections.abc import Sequence

from dragoman.lang.pack import Pack
from dragoman.mention.wording import is_capitalised
from dragoman.model import Morph, Word


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
