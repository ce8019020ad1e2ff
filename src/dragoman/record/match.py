"""Finding an event again in another reading of its page: for corrections, and to tell two readings apart.

The page is the same, so its characters are the surest thing; then what is told there, then between whom. Where two
events fit equally well, neither is taken: a person has to look.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.model.acts import ACTS
from dragoman.record.state import Anchor, State, overlap


class Match(NamedTuple):
    state: State
    how: str  # "id", "trigger", "words"
    alike: float = 1.0  # how much the sides are the same, 0 to 1


def find_again(anchor: Anchor, states: Sequence[State]) -> Match | str:
    """The event among those of the page's reading now, or why none is."""
    if anchor.derived:
        same = [state for state in states if state.position < 0 and state.id == anchor.id]
        return Match(same[0], "id") if same else "what it was split from or added to is gone"
    ranked = sorted(
        ((fit, state) for state in states if state.position >= 0 and (fit := _fit(anchor, state.anchor))),
        key=lambda pair: pair[0],
        reverse=True,
    )
    if not ranked:
        return "no event is told there any more"
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return "two events fit it equally well"
    best = ranked[0][1]
    return Match(best, _how(anchor, best.anchor), _alike(anchor.sides, best.anchor.sides))


def pair_up(before: Sequence[State], after: Sequence[State]) -> list[tuple[State | None, State | None]]:
    """Which event of one reading is which of the other; each is used once, the surest pairs first."""
    fits = sorted(
        ((fit, -a.position, a, b) for a in before for b in after if (fit := _fit(a.anchor, b.anchor))),
        key=lambda row: row[:2],
        reverse=True,
    )
    pairs: list[tuple[State | None, State | None]] = []
    left, right = {s.position: s for s in before}, {s.position: s for s in after}
    for _, _, one, other in fits:
        if one.position in left and other.position in right:
            pairs.append((left.pop(one.position), right.pop(other.position)))
    return [*pairs, *((state, None) for state in left.values()), *((None, state) for state in right.values())]


def _fit(one: Anchor, other: Anchor) -> tuple[float, ...] | None:
    """How well two places on a page tell the same event, for comparing; None when they do not."""
    same_act = one.act == other.act
    same_words = overlap(one.trigger, other.trigger) > 0
    near = overlap(one.evidence, other.evidence) > 0 or overlap(one.evidence, other.trigger) > 0
    alike = _alike(one.sides, other.sides)
    if same_words:
        rank = 5 if same_act else 4 if ACTS[one.act].type == ACTS[other.act].type else 3
    elif near and (alike == 1 or (same_act and alike > 0)):
        rank = 2
    else:  # the same act between the same sides elsewhere on the page may well be another event
        return None
    return rank, alike, one.id == other.id, -abs(one.trigger[0] - other.trigger[0])


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    mine, theirs = set(one), set(other)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 1.0


def _how(one: Anchor, other: Anchor) -> str:
    if one.id == other.id:
        return "id"
    return "trigger" if overlap(one.trigger, other.trigger) else "words"
