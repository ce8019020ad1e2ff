"""How far to trust an event: how sure its tellings are and what agrees, calibrated on articles not learned from.

A confidence of .7 means that of a hundred such events seventy were right, by type and sides, where the reader had not
learned from the article. Refuses to look at who the sides are.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.event.account import UNHEARD, Account, Weighed
from dragoman.event.draft import Draft
from dragoman.lang.opinion import OpinionWeights
from dragoman.model.acts import ACTS

# News of relations between states tells of several acts, and of one of them plainly. Where nothing in a whole article
# is as sure as this, its words are those of matches, markets or storms (decision 4 has the count). A note of a few
# sentences may well be unsure throughout.
_PLAINLY, WHOLE = 0.6, 4


def trusted(
    groups: Sequence[list[Draft]], weights: OpinionWeights | None, *, sentences: int, account: Account = UNHEARD
) -> list[list[Draft]]:
    """The events likely enough to be told, every telling carrying the confidence of its event.

    sentences  of the article; a whole article that tells nothing plainly tells nothing
    """
    if weights is None or not weights.trust:
        return list(groups)
    kept = within(groups, weights, weights.floor, math.inf, account)
    if sentences >= WHOLE and all((draft.sure or 0.0) < _PLAINLY for group in kept for draft in group):
        for group in kept:
            account.dropped(group, "not-plain", weighed=Weighed(group[0].sure or 0.0, _PLAINLY))
        return []
    return kept


def within(
    groups: Sequence[list[Draft]], weights: OpinionWeights, low: float, high: float, account: Account = UNHEARD
) -> list[list[Draft]]:
    """The events of a confidence from `low` to below `high`, every telling carrying it."""
    kept: list[list[Draft]] = []
    for group in groups:
        confidence = _logistic(sum(weights.trust.get(name, 0.0) * value for name, value in trust_signs(group)))
        if low <= confidence < high:
            kept.append([replace(draft, sure=round(confidence, 3), by_itself=draft.sure) for draft in group])
        else:
            account.dropped(group, "unsure", weighed=Weighed(confidence, low))
    return kept


def trust_signs(group: Sequence[Draft]) -> Iterator[tuple[str, float]]:
    """What speaks for and against an event, as numbers."""
    told = [draft for draft in group if draft.actors]
    best = max(told, key=lambda draft: draft.sure or 0.0)
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
    yield "toward nobody", float(not best.recipients and ACTS[best.act].direction != "mutual")


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
