"""What confidence is worth: the curve, the calibration error, the pages that tell nothing."""

from typing import Any

import pytest

from dragoman.evaluate import render_trust, weigh_confidence
from dragoman.evaluate.trust import calibration_error

STATES = [{"id": code.lower(), "kind": "state", "name": code, "country": code} for code in ("NOR", "FJI", "PER")]


def event(actor: str, recipient: str, confidence: float | None = None) -> dict[str, Any]:
    told = {
        "act": "criticism", "actors": [actor], "recipients": [recipient], "date": None, "place": None,
        "status": "occurred", "background": False, "asserted_by": [], "evidence": [],
    }  # fmt: skip
    return told if confidence is None else {**told, "confidence": confidence}


def page(*events: dict[str, Any]) -> dict[str, Any]:
    article = {"body": "", "title": None, "published": None}
    return {"article": article, "actors": STATES, "events": list(events), "statements": [], "agreements": []}


GOLDS = {"a": page(event("nor", "fji"), event("fji", "per")), "b": page(), "c": page()}
READ = {
    "a": page(event("nor", "fji", 0.95), event("per", "nor", 0.45)),
    "b": page(event("nor", "per", 0.55)),
    "c": page(),
}


def test_a_higher_bar_trades_recall_for_precision() -> None:
    curve = weigh_confidence(GOLDS, READ).curve
    assert (curve[0.0].hit, curve[0.0].gold, curve[0.0].predicted) == (1, 2, 3)
    assert (curve[0.5].hit, curve[0.5].predicted) == (1, 2)
    assert (curve[0.6].precision, curve[0.6].recall) == (1.0, 0.5)


def test_pages_that_tell_nothing_are_counted_with_what_was_told_of_them() -> None:
    trust = weigh_confidence(GOLDS, READ)
    assert trust.out_of_scope == (1, 0)
    assert "pages out of scope: 2, 1 with no event told, at most 1 on one" in render_trust(trust)


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ([], 0.0),
        ([(1.0, True), (0.05, False)], 0.025),
        ([(0.75, True), (0.75, False)], 0.25),
        ([(0.8, True)] * 4 + [(0.8, False)], 0.0),
    ],
)
def test_calibration_is_the_mean_gap_between_confidence_and_what_was_right(
    told: list[tuple[float, bool]], error: float
) -> None:
    assert calibration_error(told) == pytest.approx(error)


def test_an_event_without_a_confidence_is_taken_for_sure() -> None:
    assert weigh_confidence({"a": page(event("nor", "fji"))}, {"a": page(event("nor", "fji"))}).curve[0.9].hit == 1
