"""The ledger of agreements, and between whom events are."""

import pytest

from dragoman.merge import Merger
from dragoman.merge.facing import facing
from dragoman.merge.ledger import Step, Told, steps_between
from dragoman.model.acts import ACTS, QUARTERS
from reports import make_ledger, page, report, side

PARTIES = (side("FIN"), side("MNG"))


def told(name, title="Kömür Taşıma Anlaşması", **other):
    values = {"published": "2025-07-11T10:00", "kind": "agreement", "parties": PARTIES, "signed": "2025-07-11"}
    return Told(page=name, title=title, **{"period": None, "subject": None} | values | other)


def events_of(*reports):
    merger = Merger()
    for each in reports:
        merger.add(page(each.page), [each])
    return list(merger.events())


def test_pages_that_speak_of_one_paper_make_one_entry():
    entries = make_ledger([told("a"), told("b", title="kömür taşıma anlaşmasını", period="2026/2027")])
    assert len(entries) == 1
    assert (entries[0].pages, entries[0].period) == (("a", "b"), "2026/2027")


def test_another_day_is_another_paper():
    assert len(make_ledger([told("a"), told("b", signed="2024-03-02")])) == 2


def test_other_parties_make_another_paper():
    assert len(make_ledger([told("a"), told("b", parties=(side("FIN"), side("PER")))])) == 2


def test_a_page_may_name_fewer_parties():
    (entry,) = make_ledger([told("a"), told("b", parties=(side("FIN"),))])
    assert len(entry.parties) == 2


def test_days_that_differ_are_kept_beside_each_other():
    (entry,) = make_ledger([told("a"), told("b", signed="2025-07-12"), told("c")])
    assert entry.signed == "2025-07-11"
    assert [(value.value, value.pages) for value in entry.dates] == [("2025-07-11", ("a", "c")), ("2025-07-12", ("b",))]


def step(event, act="signing", date="2025-07-11"):
    return Step(event=event, act=act, status="occurred", date=date)


def test_the_steps_of_a_paper_are_events_between_its_parties_each_once():
    both, other = frozenset(("FIN", "MNG")), frozenset(("FIN", "PER"))
    signed, agreed = step("b"), step("a", "agreement_reached", "2025-05-01")
    told = [
        (signed, both),
        (step("c"), other),
        (agreed, frozenset(("FIN",))),
        (signed, both),
        (step("d", date=None), both),
    ]
    assert [each.event for each in steps_between(PARTIES, told, signed=None)] == ["a", "b", "d"]


@pytest.mark.parametrize(
    ("act", "date", "is_own"),
    [
        ("signing", "2025-07-11", True),
        ("signing", "2025-07-12", True),  # pages differ by a day
        ("signing", "2025-07", True),
        ("signing", "2024", False),
        ("signing", "2025-08-01", False),
        ("agreement_reached", "2025-05-01", True),
        ("agreement_reached", "2025-08-01", False),
        ("ratification", "2025-09", True),
        ("ratification", "2025-07-08", False),
        ("agreement_suspended", None, True),
    ],
)
def test_a_step_on_a_day_that_cannot_be_the_papers_is_of_another(act, date, is_own):
    told = [(step("a", act, date), frozenset(("FIN", "MNG")))]
    assert [each.event for each in steps_between(PARTIES, told, signed="2025-07-11")] == ["a"] * is_own


def test_the_order_of_pages_does_not_matter():
    all_told = [told("a"), told("b", title="anlaşma"), told("c", signed=None), told("d", parties=(side("FIN"),))]
    assert make_ledger(all_told) == make_ledger(all_told[::-1])


def test_who_acts_together_toward_a_third_does_not_face_each_other():
    (event,) = events_of(report("a", act="praise", actors=("FIN", "PER"), recipients=("MNG",)))
    assert facing(event) == [("FIN", "MNG"), ("MNG", "PER")]


def test_every_type_has_its_quarter():
    types = {type_ for types in QUARTERS.values() for type_ in types}
    assert types == {act.type for act in ACTS.values()}
