"""What the choice among analyses looks at. The trainer and the reader share this, so that they cannot drift apart.

An analysis is described by itself (`own_features`) and by where it stands (`observations` of the place, each weighed
together with the `tag` of the analysis). Names are short because the weights file holds tens of thousands of them.
"""

from collections.abc import Sequence

from dragoman.lang.tr.morphology.lexicon import is_word
from dragoman.model import Morph
from dragoman.text.fold import APOSTROPHES, fold

_OPEN = frozenset({"NOUN", "ADJ", "VERB", "PROPN"})
_LIGHT = frozenset({"et", "ol", "yap", "ver", "al"})


def tag(morph: Morph) -> str:
    """What kind of word an analysis makes of a token: part of speech, case, possessor, verb form."""
    parts: list[str] = [morph.pos, morph.case or "", morph.possessor or ""]
    if morph.form:
        parts += [morph.form, morph.tense or "", morph.person or "", morph.converb or ""]
    if morph.copula or morph.ki:
        parts.append(morph.copula or "ki")
    return ".".join(parts)


def verb_of(morph: Morph) -> str:
    """The lemma of a verb with a mark for the passive; empty for anything else."""
    if morph.pos != "VERB":
        return ""
    return morph.lemma + "!" if "pass" in morph.voice else morph.lemma


def coarse(morph: Morph) -> str:
    """`tag` with fewer distinctions, for pairs of neighbours."""
    form = morph.form or ""
    return f"{morph.pos}.{morph.case or ''}.{'p' if morph.possessor else ''}.{form}{'k' if morph.ki else ''}"


def own_features(morph: Morph, word: str, capital: bool) -> list[str]:
    """Features that need no neighbours. `word` is the folded token.

    "y" marks root and voice where the lists hold the verb with its voice ("kat" + pass, but "katıl"). "r" marks a stem
    that is not spelt as its lemma begins: letters were restored ("Disisleri").
    """
    label = tag(morph)
    chain = "+".join(name for _, name in morph.suffixes)
    found = [
        f"t={label}",
        f"s={morph.pos}:{chain}",
        f"l={morph.lemma}/{morph.pos}{morph.form or ''}",
        f"m={morph.lemma}/{morph.pos}",
        f"w={word}|{label}",
        f"k={morph.known}{morph.pos}{capital}",
        f"n={len(morph.suffixes)}{morph.pos}{morph.known}",
        f"z={min(morph.stem_len, 6)}{morph.known}{morph.pos}",
        f"v={' '.join(morph.voice)}{morph.pos}",
    ]
    if morph.pos in ("PROPN", "NOUN"):
        marked = not word.isalpha() and any(sign in word for sign in APOSTROPHES)
        found.append(f"a={marked}{bool(morph.suffixes)}{morph.pos}{morph.known}")
    found += [f"x={name}" for _, name in morph.suffixes]
    if morph.pos in _OPEN and morph.lemma[: morph.stem_len - 1] != word[: len(morph.lemma[: morph.stem_len - 1])]:
        found.append("r")
    if morph.voice and is_word(morph.lemma + morph.suffixes[0][0], "VERB"):
        found.append("y")
    if not morph.known:
        found.append(f"e={word[-3:]}|{chain}")
    return found


def observations(
    words: Sequence[str], best: Sequence[str], verbs: Sequence[str], capitals: Sequence[bool], index: int
) -> list[str]:
    """What can be seen around a token.

    `best` holds the coarse tag of each token's analysis that is likeliest by itself, `verbs` its lemma when that is a
    verb.
    """
    before = seen_before(words[index - 1], best[index - 1]) if index else NOTHING_BEFORE
    after = seen_after(words[index + 1], best[index + 1]) if index + 1 < len(words) else NOTHING_AFTER
    return [*before, *after, *seen_around(words, best, verbs, capitals, index)]


def seen_before(word: str, best: str) -> tuple[str, str, str]:
    """What the token on the left tells by itself."""
    return f"p{word}", f"P{word[-3:]}", f"b{best}"


def seen_after(word: str, best: str) -> tuple[str, str, str]:
    """What the token on the right tells by itself."""
    return f"n{word}", f"N{word[-3:]}", f"a{best}"


NOTHING_BEFORE, NOTHING_AFTER = seen_before("^", "^"), seen_after("$", "$")


def seen_around(
    words: Sequence[str], best: Sequence[str], verbs: Sequence[str], capitals: Sequence[bool], index: int
) -> list[str]:
    """What only several tokens tell together."""
    best_before = best[index - 1] if index else "^"
    best_after = best[index + 1] if index + 1 < len(best) else "$"
    best_later = best[index + 2] if index + 2 < len(best) else "$"
    best_earlier = best[index - 2] if index > 1 else "^"
    return [
        f"A{best_after}/{best_later}",
        f"B{best_before}/{best_after}",
        f"c{capitals[index]}{index == 0}",
        f"C{capitals[index - 1] if index else '^'}{capitals[index + 1] if index + 1 < len(capitals) else '$'}",
        f"g{_open_genitives(best, index)}{best_after[:6]}",
        f"D{best_earlier}/{best_before}",
        f"L{words[index][:5]}{best_before}",
        *_next_verb(words, best, verbs, index),
    ]


def _next_verb(words: Sequence[str], best: Sequence[str], verbs: Sequence[str], index: int) -> tuple[str, ...]:
    """The verb that closes the clause (with its noun if it is a light one), and if an accusative stands before it."""
    objects = 0
    for later in range(index + 1, min(index + 10, len(verbs))):
        if verbs[later]:
            verb = verbs[later]
            if verb in _LIGHT:
                verb = f"{words[later - 1]} {verb}" if later - 1 > index else f"- {verb}"
            return (f"V{verb}", f"O{objects}{best[later]}")
        objects += ".acc." in best[later]
    return (f"O{objects}$",)


def _open_genitives(best: Sequence[str], index: int) -> int:
    """Whether a genitive to the left still waits for what it owns."""
    waiting = 0
    for label in best[max(0, index - 8) : index]:
        if ".gen." in label:
            waiting = min(waiting + 1, 2)
        elif ".p." in label:
            waiting = max(waiting - 1, 0)
        elif "finite" in label:
            waiting = 0
    return waiting


def seen(text: str) -> tuple[str, bool]:
    """The folded token and whether it begins with a capital."""
    word = fold(text)
    return word, word[:1] != text[:1]
