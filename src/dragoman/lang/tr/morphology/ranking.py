"""Which analysis is meant: a linear model over the analyses of each token and those of its neighbours.

The weights (`weights.json`) are learned by tools/morphology/train.py from treebanks (CC BY-SA) and the project's own
training articles; what they are multiplied with is told in features.py. `priors.tsv` adds what those are too small or
too literary to teach. The grammar alone decides what is possible, the weights only what is likelier.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from dragoman.lang.tables import read_rows
from dragoman.lang.tr.morphology.analysis import analyses
from dragoman.lang.tr.morphology.features import (
    NOTHING_AFTER,
    NOTHING_BEFORE,
    coarse,
    own_features,
    seen,
    seen_after,
    seen_around,
    seen_before,
    tag,
    verb_of,
)
from dragoman.lang.tr.morphology.grammar import PACKAGE, read_text
from dragoman.model import Morph

# More than six analyses of one word are never close: the seventh was right in no sentence of the BOUN development set.
_WIDTH = 6


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


class Options(NamedTuple):
    """A token's analyses made ready for the choice in a sentence.

    morphs  all of them, likeliest by themselves first
    scores, labels  of the first `_WIDTH`: how likely they are by themselves; their tags, fine and coarse
    verb    what `verb_of` says of the first
    before, after  what weighs the token on the right because this one stands before it, and the one on the left
    """

    morphs: tuple[Morph, ...]
    scores: tuple[float, ...]
    labels: tuple[tuple[str, str], ...]
    word: str
    capital: bool
    verb: str
    before: tuple[dict[str, float], ...]
    after: tuple[dict[str, float], ...]


@lru_cache(maxsize=30_000)  # with the ends of words it brings (grammar.py) about 2 kB each: some 60 MB when full
def options_of(text: str) -> Options:
    """The analyses of one token."""
    word, capital = seen(text)
    own = WEIGHTS.own
    found = [
        (sum(own.get(name, 0.0) for name in own_features(morph, word, capital)), morph) for morph in analyses(text)
    ]
    found.sort(key=lambda scored: -scored[0])
    near = found[:_WIDTH]
    labels = tuple((intern(tag(morph)), intern(coarse(morph))) for _, morph in near)
    return Options(
        morphs=tuple(morph for _, morph in found),
        scores=tuple(score for score, _ in near),
        labels=labels,
        word=word,
        capital=capital,
        verb=verb_of(found[0][1]),
        before=_weights_of(seen_before(word, labels[0][1])),
        after=_weights_of(seen_after(word, labels[0][1])),
    )


def _weights_of(names: Sequence[str]) -> tuple[dict[str, float], ...]:
    """The weights of those observations that have some."""
    return tuple(filter(None, map(WEIGHTS.place.get, names)))


def analyse(text: str) -> tuple[Morph, ...]:
    """All analyses of one token, likeliest first; never empty.

    >>> [(morph.lemma, morph.case, morph.bare_len) for morph in analyse("Wonsan'daki")]
    [('wonsan', 'loc', 6)]
    """
    return options_of(text).morphs


def choose_ranked(texts: Sequence[str]) -> tuple[tuple[Morph, ...], ...]:
    """The analyses of each token of one sentence, the chosen one first, the rest by how likely they are alone."""
    options = [options_of(text) for text in texts]
    ranked = []
    for option, index in zip(options, best_path(options), strict=True):
        morphs = option.morphs
        ranked.append((morphs[index], *morphs[:index], *morphs[index + 1 :]) if index else morphs)
    return tuple(ranked)


def choose(texts: Sequence[str]) -> tuple[Morph, ...]:
    """One analysis for each token of one sentence."""
    return tuple(ranked[0] for ranked in choose_ranked(texts))


def best_path(options: Sequence[Options]) -> list[int]:
    """The index of the chosen analysis of each token: Viterbi over pairs of neighbours."""
    words, capitals = [option.word for option in options], [option.capital for option in options]
    best, verbs = [option.labels[0][1] for option in options], [option.verb for option in options]
    scores: list[float] = [0.0]
    tables = [WEIGHTS.pair.get("^", _NONE)]
    back: list[list[int]] = []
    for index, option in enumerate(options):
        labels = option.labels
        if len(tables) == 1:
            sources, tops = [0] * len(labels), [scores[0] + tables[0].get(label, 0.0) for label, _ in labels]
        else:
            sources, tops = _best_before(labels, scores, tables)
        if len(labels) > 1:
            place = [
                *(options[index - 1].before if index else _weights_of(NOTHING_BEFORE)),
                *(options[index + 1].after if index + 1 < len(options) else _weights_of(NOTHING_AFTER)),
                *_weights_of(seen_around(words, best, verbs, capitals, index)),
            ]
            scores = []
            for (label, rough), top, own in zip(labels, tops, option.scores, strict=True):
                told = 0.0
                for weights in place:
                    told += weights.get(label, 0.0) + weights.get(rough, 0.0)
                scores.append(top + own + told)
        else:
            scores = tops
        back.append(sources)
        tables = [WEIGHTS.pair.get(rough, _NONE) for _, rough in labels]
    return _trace(back, scores)


def _best_before(
    labels: Sequence[tuple[str, str]], scores: Sequence[float], tables: Sequence[dict[str, float]]
) -> tuple[list[int], list[float]]:
    """The best way to each analysis: the index of the one before it, and the score so far."""
    sources, tops = [], []
    for label, _ in labels:
        totals = [score + table.get(label, 0.0) for score, table in zip(scores, tables, strict=True)]
        top = max(totals)
        sources.append(totals.index(top))
        tops.append(top)
    return sources, tops


def _trace(back: list[list[int]], scores: list[float]) -> list[int]:
    """Follow the best path home."""
    index = scores.index(max(scores))
    path = []
    for sources in reversed(back):
        path.append(index)
        index = sources[index]
    return path[::-1]
