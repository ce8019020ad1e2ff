"""Which analysis is meant."""

from collections.abc import Sequence

from dragoman.lang.tr.morphology.analysis import analyses
from dragoman.model import Morph


def _score(morph: Morph) -> float:
    score = 0.0
    names = [name for _, name in morph.suffixes]
    score -= 3 * sum(name in ("p2s", "p2p", "p1s", "be1s", "be2s", "be1p", "recip", "imp2p", "opt3s", "p3p", "equ") for name in names)
    score -= len(names) * 0.1
    if morph.form == "finite" and morph.tense == "imp":
        score -= 4
    if not morph.known:
        score -= 2
    if morph.pos in ("POSTP", "CONJ", "DET", "PART"):
        score += 2
    if morph.pos == "PROPN" and morph.known:
        score += 1
    if morph.form in ("rel",) and morph.tense in ("aor", "evid"):
        score -= 0.5
    if morph.form is None:
        score += 0.5
    return score + 0.05 * morph.stem_len


def analyse(text: str) -> tuple[Morph, ...]:
    """All analyses of one token, likeliest first; never empty."""
    return tuple(sorted(analyses(text), key=_score, reverse=True))


def choose_ranked(texts: Sequence[str]) -> tuple[tuple[Morph, ...], ...]:
    """The analyses of each token of one sentence, the chosen one first."""
    return tuple(analyse(text) for text in texts)


def choose(texts: Sequence[str]) -> tuple[Morph, ...]:
    """One analysis for each token of one sentence."""
    return tuple(ranked[0] for ranked in choose_ranked(texts))
