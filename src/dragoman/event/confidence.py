"""How far to trust an event: how sure its tellings are and what agrees, calibrated on articles not learned from.

A confidence of .7 means that of a hundred such events seventy were right, by type and sides, where the reader had not
learned from the article. Refuses to look at who the sides are.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.event.draft import Draft
from dragoman.lang.opinion import OpinionWeights


def trusted(groups: Sequence[list[Draft]], weights: OpinionWeights | None) -> list[list[Draft]]:
    """The events likely enough to be told, every telling carrying the confidence of its event."""
    if weights is None or not weights.trust:
        return list(groups)
    kept: list[list[Draft]] = []
    for group, signs in zip(groups, trust_signs(groups), strict=True):
        confidence = _logistic(sum(weights.trust.get(name, 0.0) * value for name, value in signs.items()))
        if confidence >= weights.floor:
            kept.append([replace(draft, sure=round(confidence, 3)) for draft in group])
    return kept


def trust_signs(groups: Sequence[Sequence[Draft]]) -> list[dict[str, float]]:
    """What speaks for and against each event of an article, as numbers by name."""
    likely = [_best(group).sure or 0.5 for group in groups]
    total = sum(likely)
    # An article that tells of other acts between states tells sooner of this one; a page about sport tells of none.
    return [
        {**dict(_signs(group)), "company": math.log1p(total - own)} for group, own in zip(groups, likely, strict=True)
    ]


def _best(group: Sequence[Draft]) -> Draft:
    return max((draft for draft in group if draft.actors), key=lambda draft: draft.sure or 0.0)


def _signs(group: Sequence[Draft]) -> Iterator[tuple[str, float]]:
    told = [draft for draft in group if draft.actors]
    best = _best(group)
    sure = min(max(best.sure or 0.5, 0.001), 0.999)
    yield "bias", 1.0
    yield "sure", math.log(sure / (1 - sure))
    yield "told again", math.log(len(told))
    yield "named again", math.log(1 + len(group) - len(told))
    yield "framed", float(any(draft.rules["act"].startswith("frame") for draft in told))
    yield "noun", float(best.trigger.nominal)
    yield "occurred", float(best.status == "occurred")
    yield "on the outlet's word", float(not best.asserted_by)
    yield "dated", float(best.own_date)
    yield "background", float(best.background)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
