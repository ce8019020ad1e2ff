"""What a reader's confidence is worth: precision against recall as the bar rises, and whether .7 means seven in ten.

Beside it the pages that tell nothing of relations between states: what was told of them all the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.evaluate.figures import Ratio
from dragoman.evaluate.pair import Pairing, pair_events
from dragoman.evaluate.sheet import UNREAD, ReadingDict, Sheet

BARS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """curve          least confidence -> events found, there are, and told
    calibration_error  expected, over ten bins of equal width: how far confidence is from the share that is right
    out_of_scope       false events on each page of which the gold codes none
    """

    curve: Mapping[float, Ratio]
    calibration_error: float
    out_of_scope: tuple[int, ...]


def weigh_confidence(golds: Mapping[str, ReadingDict], readings: Mapping[str, ReadingDict]) -> Trust:
    """The figures of a set; events without a confidence count as sure."""
    curve = {bar: Ratio() for bar in BARS}
    told: list[tuple[float, bool]] = []
    out_of_scope: list[int] = []
    for name, gold in golds.items():
        reading = readings.get(name) or UNREAD
        for bar in BARS:
            curve[bar] = curve[bar].plus(_found(gold, _surer(reading, bar)).as_ratio())
        right = {j for _, j in _found(gold, reading).pairs}
        told += [(_sure(event), j in right) for j, event in enumerate(reading["events"])]
        if not gold["events"]:
            out_of_scope.append(len(reading["events"]))
    return Trust(curve=curve, calibration_error=calibration_error(told), out_of_scope=tuple(out_of_scope))


def calibration_error(told: Iterable[tuple[float, bool]]) -> float:
    """Expected calibration error of (confidence, right) pairs.

    >>> round(calibration_error([(0.9, True), (0.9, True), (0.9, False), (0.2, False)]), 3)
    0.225
    """
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in told:
        bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    total = sum(map(len, bins.values()))
    gaps = (abs(sum(c for c, _ in held) - sum(r for _, r in held)) for held in bins.values())
    return sum(gaps) / total if total else 0.0


def render_trust(trust: Trust) -> str:
    """The curve, the error and the pages out of scope, as plain text."""
    lines = ["at least  precision  recall     f1   told"]
    lines += [
        f"{bar:>8.1f}  {ratio.precision:>9.3f}  {ratio.recall:>6.3f}  {ratio.f1:>5.3f}  {ratio.predicted:>5}"
        for bar, ratio in trust.curve.items()
    ]
    lines.append(f"expected calibration error {trust.calibration_error:.3f}")
    pages = trust.out_of_scope
    if pages:
        clean = sum(not count for count in pages)
        lines.append(f"pages out of scope: {len(pages)}, {clean} with no event told, at most {max(pages)} on one")
    return "\n".join(lines)


def _found(gold: ReadingDict, reading: ReadingDict) -> Pairing:
    return pair_events(Sheet(gold).events, Sheet(reading).events)


def _surer(reading: ReadingDict, bar: float) -> ReadingDict:
    return {**reading, "events": [event for event in reading["events"] if _sure(event) >= bar]}


def _sure(event: ReadingDict) -> float:
    return float(event.get("confidence", 1.0))
