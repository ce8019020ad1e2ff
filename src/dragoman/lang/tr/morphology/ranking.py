"""Which analysis is meant: a linear model over the analyses of each token and those of its neighbours.

The weights (`weights.json`) are learned by tools/morphology/train.py from treebanks (CC BY-SA) and the project's own
training articles; what they are multiplied with is told in features.py. `priors.tsv` adds what those are too small or
too literary to teach. The grammar alone decides what is possible, the weights only what is likelier.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dragoman.lang.tables import read_rows
from dragoman.lang.tr.morphology.analysis import analyses
from dragoman.lang.tr.morphology.features import coarse, observations, own_features, seen, tag, verb_of
from dragoman.lang.tr.morphology.grammar import PACKAGE, read_text
from dragoman.model import Morph

# More than six analyses of one word are never close: the seventh was right in no sentence of the BOUN development set.
_WIDTH = 6


class Candidate(NamedTuple):
    """An analysis with what the model needs of it."""

    score: float
    morph: Morph
    tag: str
    coarse: str


class Weights(NamedTuple):
    """own: feature -> weight. place: observation -> tag -> weight. pair: coarse tag before -> tag -> weight."""

    own: dict[str, float]
    place: dict[str, dict[str, float]]
    pair: dict[str, dict[str, float]]


def _read_weights() -> Weights:
    data = json.loads(read_text("weights.json"))
    own: dict[str, float] = data["own"]
    place: dict[str, dict[str, float]] = data["place"]
    for name, weight, _ in read_rows(PACKAGE, "priors.tsv", 3):
        # "@nhafta|ADJ.." weighs the tag "ADJ.." where "hafta" comes next; anything else is a feature of the analysis.
        seen_here, _, label = name.removeprefix("@").partition("|")
        table, key = (place.setdefault(seen_here, {}), label) if name[0] == "@" else (own, name)
        table[key] = table.get(key, 0.0) + float(weight)
    return Weights(own, place, data["pair"])


WEIGHTS = _read_weights()
_NONE: dict[str, float] = {}


@lru_cache(maxsize=50_000)
def candidates(text: str) -> tuple[Candidate, ...]:
    """The analyses of one token, likeliest by themselves first."""
    word, capital = seen(text)
    own = WEIGHTS.own
    found = [
        Candidate(
            sum(own.get(name, 0.0) for name in own_features(morph, word, capital)), morph, tag(morph), coarse(morph)
        )
        for morph in analyses(text)
    ]
    return tuple(sorted(found, key=lambda candidate: -candidate.score))


def analyse(text: str) -> tuple[Morph, ...]:
    """All analyses of one token, likeliest first; never empty.

    >>> [(morph.lemma, morph.case, morph.bare_len) for morph in analyse("Wonsan'daki")]
    [('wonsan', 'loc', 6)]
    """
    return tuple(candidate.morph for candidate in candidates(text))


def choose_ranked(texts: Sequence[str]) -> tuple[tuple[Morph, ...], ...]:
    """The analyses of each token of one sentence, the chosen one first, the rest by how likely they are alone."""
    options = [candidates(text) for text in texts]
    picked = best_path(texts, options)
    ranked = []
    for option, index in zip(options, picked, strict=True):
        chosen = option[index].morph
        ranked.append((chosen, *(other.morph for other in option if other.morph is not chosen)))
    return tuple(ranked)


def choose(texts: Sequence[str]) -> tuple[Morph, ...]:
    """One analysis for each token of one sentence."""
    options = [candidates(text) for text in texts]
    return tuple(option[index].morph for option, index in zip(options, best_path(texts, options), strict=True))


def best_path(texts: Sequence[str], options: Sequence[tuple[Candidate, ...]]) -> list[int]:
    """The index of the chosen analysis of each token: Viterbi over pairs of neighbours."""
    forms = [seen(text) for text in texts]
    words, capitals = [word for word, _ in forms], [capital for _, capital in forms]
    best = [option[0].coarse for option in options]
    verbs = [verb_of(option[0].morph) for option in options]
    scores: list[float] = [0.0]
    labels = ["^"]
    back: list[list[int]] = []
    for index, option in enumerate(options):
        pairs = [WEIGHTS.pair.get(label, _NONE) for label in labels]
        if len(option) == 1:
            label = option[0].tag
            totals = [score + pair.get(label, 0.0) for score, pair in zip(scores, pairs, strict=True)]
            top = max(totals)
            back.append([totals.index(top)])
            scores, labels = [top], [option[0].coarse]
            continue
        place = [
            found for name in observations(words, best, verbs, capitals, index) if (found := WEIGHTS.place.get(name))
        ]
        new_scores, sources = [], []
        for candidate in option[:_WIDTH]:
            label = candidate.tag
            totals = [score + pair.get(label, 0.0) for score, pair in zip(scores, pairs, strict=True)]
            top = max(totals)
            sources.append(totals.index(top))
            new_scores.append(
                top
                + candidate.score
                + sum(weights.get(label, 0.0) + weights.get(candidate.coarse, 0.0) for weights in place)
            )
        back.append(sources)
        scores, labels = new_scores, [candidate.coarse for candidate in option[:_WIDTH]]
    return _trace(back, scores)


def _trace(back: list[list[int]], scores: list[float]) -> list[int]:
    """Follow the best path home."""
    index = scores.index(max(scores))
    path = []
    for sources in reversed(back):
        path.append(index)
        index = sources[index]
    return path[::-1]
