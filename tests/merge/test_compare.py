"""Two reports side by side."""

import pytest

from case_tables import load_cases
from dragoman.merge.compare import Compared, compare, one_sentence
from dragoman.merge.kinds import load_kinds, load_weights
from dragoman.merge.sketch import days_of, place_words, sketch_of, wording_of
from dragoman.model.acts import ACTS
from reports import report


def compared(left, right) -> Compared:
    alike = one_sentence(wording_of(left, "tr"), wording_of(right, "tr"))
    return compare(sketch_of(left), sketch_of(right), one_sentence=alike)


def reports_of(case):
    for name in ("left", "right"):
        told = {key: tuple(value) if isinstance(value, list) else value for key, value in case[name].items()}
        told["numbers"] = tuple(map(tuple, told.get("numbers", ())))
        if told.get("date") == "":
            told["date"] = None
        yield report(name, **told)


@pytest.mark.parametrize("case", load_cases("one-event.toml"))
def test_reports_are_of_one_event_as_the_case_file_says(case):
    left, right = reports_of(case)
    found = compared(left, right)
    assert found.verdict == case["expect"], found.why()


@pytest.mark.parametrize("case", load_cases("one-event.toml"))
def test_the_order_of_the_two_does_not_matter(case):
    left, right = reports_of(case)
    one, other = compared(left, right), compared(right, left)
    assert (one.verdict, one.score) == (other.verdict, other.score)


def test_every_finding_says_what_it_counts():
    found = compared(report("a"), report("b"))
    assert found.why() == ("act.same +1.0", "sides.same +2.0", "date.same +3.0")
    assert found.score == pytest.approx(6.0)


def test_every_act_has_a_row():
    assert load_kinds().keys() == ACTS.keys()
    assert all(-10 <= kind.score <= 10 and 0 <= kind.spread <= 7 for kind in load_kinds().values())


def test_acts_of_one_kin_are_of_one_type():
    kinds = load_kinds()
    types = {}
    for act, kind in kinds.items():
        types.setdefault(kind.kin, set()).add(ACTS[act].type)
    assert {kin: found for kin, found in types.items() if len(found) > 1} == {}


def test_thresholds_stand_in_order():
    weights = load_weights()
    assert weights["judge.unsure"] <= weights["judge.same"]


@pytest.mark.parametrize("date", ["", "yesterday", "2025-13", "../..", "2025-07-11/..", "20XX"])
def test_a_day_that_is_none_has_no_days(date):
    assert days_of(date) is None


def test_what_a_place_is_does_not_say_which():
    assert place_words("Host vilayeti") == place_words("Host")
    assert place_words("Vilayeti") == {"vilayeti"}
    assert place_words(None) == frozenset()
