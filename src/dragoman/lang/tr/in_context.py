"""The analyses of a sentence's words, set right where the words beside them say what a form does.

The morphology chooses for each word by itself and its neighbours' endings; what a verb form closes, and what only looks
like a verb, hangs on the next word. Says nothing about who or what the words mean.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.lang.tr.morphology import choose_ranked
from dragoman.model import Morph

Ranked = tuple[Morph, ...]

# Written as words of their own these are never verbs ("de" is no "say!").
_PARTICLES = frozenset({"da", "de", "ise", "ki"})
# What grows: behind "Çin'e giderek" these say that it is no journey.
_GROWING = frozenset(
    {"daha", "art", "artan", "yakınlaş", "yaklaş", "uzaklaş", "bağımlı", "bağlan", "benze", "yabancılaş", "açıl"}
)
# What a time is counted in: with "-dır" in the midst of a clause it says for how long ("üç yıldır süren savaş").
_COUNTED = frozenset({"yıl", "sene", "ay", "hafta", "gün", "gece", "saat", "dakika", "süre", "zaman", "asır", "yüzyıl"})
_CLOSING = frozenset(".!?…;:")
# With "ol" behind them these are participles: "kabul edilemez olduğunu", "durmuş olduğunu", "sona erecek olması".
_BEFORE_OL = frozenset({"aor", "evid", "fut", "prog"})
# "yok hükmünde", "yok saydı", "yok edilmesi": what is counted for nothing is not said to be absent.
_NOUGHT = frozenset({"hüküm", "say", "sayıl", "et", "edil"})


def analyse_sentence(texts: Sequence[str]) -> tuple[Ranked, ...]:
    """The analyses of each word, the likeliest first, with "görüşmenin" read as the noun it has become.

    A verbal noun that is nobody's ("görüşmede", "açıklamalar") is the lexicon's noun where there is one; with a
    possessive ("görüşmesi bekleniyor") it may be either, and the choice in context stands.
    """
    words = zip(texts, choose_ranked(texts), strict=True)
    found = [_noun_first(_particle_first(text, ranked)) for text, ranked in words]
    found = [
        _going_first(ranked, found[at - 1][0] if at else None, found[at + 1][0].lemma if at + 1 < len(found) else "")
        for at, ranked in enumerate(found)
    ]
    return tuple(
        _with_chosen(found, texts, index) if _hangs_on_others(ranked[0]) else ranked
        for index, ranked in enumerate(found)
    )


def _hangs_on_others(morph: Morph) -> bool:
    """What `_read` may change: of all others it need not be asked."""
    return morph.pos == "VERB" or morph.copula == "dir" or morph.lemma == "yok"


def _with_chosen(found: Sequence[Ranked], texts: Sequence[str], index: int) -> Ranked:
    ranked, last = found[index], index + 1 == len(found)
    before = found[index - 1][0] if index else None
    text_behind, behind = (".", None) if last else (texts[index + 1], found[index + 1][0])
    chosen = _read(ranked[0], before, text_behind, behind)
    return ranked if chosen is ranked[0] else (chosen, *ranked[1:])


def _read(morph: Morph, before: Morph | None, text_behind: str, behind: Morph | None) -> Morph:
    closes = text_behind in _CLOSING
    if morph.copula == "dir" and morph.lemma in _COUNTED and morph.case == "nom" and not closes:
        return replace(morph, pos="ADV", case=None, copula=None)
    if morph.lemma == "yok" and behind is not None and behind.lemma in _NOUGHT:
        return replace(morph, lemma="hiç", pos="ADV", case=None)
    if morph.pos != "VERB" or morph.form != "finite":
        return morph
    if behind is not None and behind.pos == "VERB" and behind.lemma == "ol" and _is_participle(morph):
        return replace(morph, form="rel", case="nom", person=None)
    if behind is not None and _is_as_soon_as(morph, behind):
        return replace(morph, form="conv", converb="maz", person=None)
    if before is not None and _is_as_soon_as(before, morph):
        return replace(morph, form="conv", converb="maz", negated=False, person=None)
    if (morph.tense == "cond" or morph.copula == "ise") and not closes:
        return replace(morph, form="conv", converb="sa", person=None)
    return morph


def _is_participle(morph: Morph) -> bool:
    return morph.tense in _BEFORE_OL and morph.copula is None and morph.person == "3s"


def _is_as_soon_as(first: Morph, second: Morph) -> bool:
    """ "girer girmez", "biter bitmez": no statement and no denial, but "as soon as"."""
    return (
        first.lemma == second.lemma
        and first.tense == "aor" == second.tense
        and not first.negated
        and second.negated
        and first.voice == second.voice
    )


def _particle_first(text: str, ranked: Ranked) -> Ranked:
    if text not in _PARTICLES:
        return ranked
    particle = next((m for m in ranked if m.pos in ("PART", "CONJ")), None)
    return ranked if particle is None else (particle, *(m for m in ranked if m is not particle))


def _going_first(ranked: Ranked, before: Morph | None, behind: str) -> Ranked:
    """ "Washington'a giderek": behind the name of a goal it is the verb, and not "more and more", which it is in
    "Çin'e giderek yakınlaşan".
    """
    if ranked[0].pos != "ADV" or before is None or before.pos != "PROPN" or before.case != "dat":
        return ranked
    if behind in _GROWING:
        return ranked
    verb = next((m for m in ranked[1:] if m.converb == "arak"), None)
    return ranked if verb is None else (verb, *(m for m in ranked if m is not verb))


def _noun_first(ranked: Ranked) -> Ranked:
    chosen = ranked[0]
    if chosen.form != "ger" or chosen.possessor is not None or chosen.negated:
        return ranked
    noun = next((m for m in ranked[1:] if m.pos == "NOUN" and m.known and m.possessor is None), None)
    return ranked if noun is None else (noun, *(m for m in ranked if m is not noun))
