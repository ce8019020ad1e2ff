"""The ledger of agreements, and counts by month."""

from dragoman.merge import Merger
from dragoman.merge.ledger import Told, make_ledger
from dragoman.merge.months import count_months, facing
from dragoman.model.acts import ACTS, QUARTERS
from reports import page, report, side

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
    entries = make_ledger([told("a"), told("b", title="kömür taşıma anlaşmasını", period="2026/2027")], [])
    assert len(entries) == 1
    assert (entries[0].pages, entries[0].period) == (("a", "b"), "2026/2027")


def test_another_day_is_another_paper():
    assert len(make_ledger([told("a"), told("b", signed="2024-03-02")], [])) == 2


def test_other_parties_make_another_paper():
    assert len(make_ledger([told("a"), told("b", parties=(side("FIN"), side("PER")))], [])) == 2


def test_a_page_may_name_fewer_parties():
    (entry,) = make_ledger([told("a"), told("b", parties=(side("FIN"),))], [])
    assert len(entry.parties) == 2


def test_days_that_differ_are_kept_beside_each_other():
    (entry,) = make_ledger([told("a"), told("b", signed="2025-07-12"), told("c")], [])
    assert entry.signed == "2025-07-11"
    assert [(value.value, value.pages) for value in entry.dates] == [("2025-07-11", ("a", "c")), ("2025-07-12", ("b",))]


def test_the_steps_of_a_paper_are_events_between_its_parties():
    steps = events_of(
        report("a", act="agreement_reached", date="2025-05-01"), report("b", act="signing"),
        report("c", act="signing", actors=("FIN", "PER")), report("a", act="meeting"),
    )  # fmt: skip
    (entry,) = make_ledger([told("a"), told("b"), told("c")], steps)
    assert [(step.act, step.date) for step in entry.steps] == [
        ("agreement_reached", "2025-05-01"), ("signing", "2025-07-11"),
    ]  # fmt: skip


def test_the_order_of_pages_does_not_matter():
    all_told = [told("a"), told("b", title="anlaşma"), told("c", signed=None), told("d", parties=(side("FIN"),))]
    assert make_ledger(all_told, []) == make_ledger(all_told[::-1], [])


def test_months_count_events_and_not_reports():
    months = count_months(
        events_of(report("a"), report("b"), report("c", act="criticism", actors=("FIN",), recipients=("MNG",)))
    )
    (month,) = months
    assert (month.month, month.sides, month.events, month.reports) == ("2025-07", ("FIN", "MNG"), 2, 3)
    assert month.score == -0.5  # a meeting is worth 1, a criticism -2
    assert month.quarters["verbal_cooperation"] == month.quarters["verbal_conflict"] == 1


def test_what_did_not_happen_is_not_counted():
    assert count_months(events_of(report("a", status="planned"), report("b", act="visit", status="negated"))) == []


def test_who_acts_together_toward_a_third_does_not_face_each_other():
    (event,) = events_of(report("a", act="praise", actors=("FIN", "PER"), recipients=("MNG",)))
    assert facing(event) == [("FIN", "MNG"), ("MNG", "PER")]


def test_every_type_has_its_quarter():
    types = {type_ for types in QUARTERS.values() for type_ in types}
    assert types == {act.type for act in ACTS.values()}
