"""What the reports of one event say together."""

from dataclasses import replace

import pytest

from dragoman.merge.combine import BY_PEOPLE, combine
from reports import report

PEOPLE = ("Aino Salmi/FIN", "Bat Erdene/MNG")


def merged(*reports, groups=None, outlets=None):
    return combine(reports, lambda page: (outlets or {}).get(page, page), (groups or {}).get)


def values(event, field):
    found = [each for each in event.contradictions if each.field == field]
    return [{value.value: set(value.pages) for value in each.values} for each in found]


def test_copies_count_once_and_outlets_once():
    told = [report(page) for page in "abcd"]
    event = merged(*told, groups={"a": "a", "b": "a"}, outlets={"c": "Site", "d": "Site"})
    assert (len(event.pages), event.copies, event.independent_sources) == (4, 1, 2)


def test_an_outlets_own_report_and_its_text_that_others_carry_are_one_source():
    told = [report("a", published="2025-07-11T09:00"), report("b", published="2025-07-11T10:00"), report("c")]
    event = merged(*told, groups={"a": "a", "b": "a"}, outlets={"a": "Agency", "b": "Site", "c": "Agency"})
    assert event.independent_sources == 1
    told_by_who_copies = merged(*told, groups={"a": "a", "b": "a"}, outlets={"a": "Agency", "b": "Site", "c": "Site"})
    assert told_by_who_copies.independent_sources == 2


def test_the_version_most_pages_give_is_chosen_and_none_is_lost():
    event = merged(report("a", place="Darhan"), report("b", place="Turku"), report("c", place="Darhan"))
    assert event.place == "Darhan"
    assert {value.value: value.pages for value in event.fields["place"].values} == {
        "Darhan": ("a", "c"),
        "Turku": ("b",),
    }


def test_a_day_a_page_gives_stands_before_days_of_publication():
    late = {"date": "2025-07-12", "said_date": False, "published": "2025-07-12T09:00"}
    event = merged(report("a"), report("b", **late), report("c", **late))
    assert event.date == "2025-07-11"
    assert values(event, "date") == []


def test_two_days_that_pages_give_contradict_each_other():
    event = merged(report("a"), report("b", date="2025-07-12"), report("c"))
    assert values(event, "date") == [{"2025-07-11": {"a", "c"}, "2025-07-12": {"b"}}]


def test_a_month_contradicts_no_day():
    assert values(merged(report("a"), report("b", date="2025-07")), "date") == []


def test_a_week_that_holds_two_days_settles_nothing_between_them():
    event = merged(report("a"), report("b", date="2025-07-12"), report("c", date="2025-07-07/2025-07-13"))
    assert values(event, "date") == [{"2025-07-11": {"a"}, "2025-07-12": {"b"}}]


def test_a_plan_that_is_carried_out_is_one_event_with_two_stages():
    plan = report("a", act="signing", status="planned", published="2025-07-01T09:00")
    event = merged(plan, report("b", act="signing"))
    assert event.status == "occurred"
    assert [(stage.status, stage.seen) for stage in event.stages] == [
        ("planned", "2025-07-01T09:00"), ("occurred", "2025-07-11T10:00"),
    ]  # fmt: skip
    assert event.contradictions == ()
    assert (event.first_seen, event.last_seen) == ("2025-07-01T09:00", "2025-07-11T10:00")


def test_what_was_done_is_said_by_plain_reports_where_they_say_it():
    faint = [replace(report(name, act="armed_clash"), faint=True) for name in "bc"]
    event = merged(report("a", act="bombing"), *faint)
    assert event.act == "bombing"
    assert [value.value for value in event.fields["act"].values] == ["bombing", "armed_clash"]


def test_a_faint_report_makes_no_stage_of_its_event():
    denied = replace(report("b", status="negated", published="2025-07-01T09:00"), faint=True)
    event = merged(report("a"), denied)
    assert [(stage.status, stage.seen) for stage in event.stages] == [("occurred", "2025-07-11T10:00")]


def test_a_denial_contradicts_and_does_not_undo():
    event = merged(report("a"), report("b", status="negated"), report("c", status="negated"))
    assert event.status == "occurred"
    assert values(event, "status") == [{"occurred": {"a"}, "negated": {"b", "c"}}]


def test_a_plan_that_is_called_off_is_shown_as_the_plan_it_was():
    event = merged(report("a", status="planned"), report("b", status="planned"), report("c", status="negated"))
    assert values(event, "status") == [{"planned": {"a", "b"}, "negated": {"c"}}]
    assert merged(report("a", status="planned"), report("b", status="occurred")).contradictions == ()


def test_a_page_that_tells_both_versions_stands_under_both():
    event = merged(report("a"), report("b"), report("b", status="negated"), report("c", status="negated"))
    assert values(event, "status") == [{"occurred": {"a", "b"}, "negated": {"b", "c"}}]


def test_one_page_alone_contradicts_nobody():
    assert merged(report("a"), report("a", status="negated")).contradictions == ()


def test_numbers_of_one_unit_contradict_and_parts_do_not():
    event = merged(
        report("a", numbers=((10.0, "person"), (9.0, "person"), (2.0, "tonne"))),
        report("b", numbers=((12.0, "person"),)),
    )
    assert values(event, "number") == [{"10 person": {"a"}, "12 person": {"b"}}]


def test_ordinals_contradict_ordinals_alone():
    event = merged(report("a", numbers=((6.0, "roundth"),)), report("b", numbers=((7.0, "round"),)))
    assert values(event, "number") == []


def test_places_contradict_unless_one_is_a_party():
    event = merged(report("a", place="Ak Saray"), report("b", place="FIN"), report("c", place="Gök Saray"))
    assert values(event, "place") == [{"Ak Saray": {"a"}, "Gök Saray": {"c"}}]


def test_other_people_of_one_state_contradict():
    event = merged(report("a", actors=PEOPLE), report("b", actors=("Sukh Tumen/MNG", "Aino Salmi/FIN")))
    assert values(event, "actor") == [{"Bat Erdene": {"a"}, "Sukh Tumen": {"b"}}]


def test_spellings_of_one_person_do_not_contradict():
    assert values(merged(report("a", actors=PEOPLE), report("b", actors=("Salmi/FIN", "MNG"))), "actor") == []


def test_met_or_telephoned_contradict_and_met_or_negotiated_do_not():
    assert values(merged(report("a"), report("b", act="call")), "act") == [{"call": {"b"}, "meeting": {"a"}}]
    assert values(merged(report("a"), report("b", act="negotiation")), "act") == []


def test_people_by_their_fullest_name_stand_for_their_states():
    event = merged(report("a"), report("b", actors=("Salmi/FIN", "MNG")), report("c", actors=PEOPLE))
    assert sorted(side.name for side in event.actors) == ["Aino Salmi", "Bat Erdene"]


def test_people_whom_one_page_of_many_names_stand_for_nobody():
    states = [report(page, act="signing") for page in "abcd"]
    assert {side.name for side in merged(*states, report("e", act="signing", actors=PEOPLE)).actors} == {"FIN", "MNG"}
    few = merged(*states[:2], report("e", act="signing", actors=PEOPLE))
    assert {side.name for side in few.actors} == {"Aino Salmi", "Bat Erdene"}


def test_all_whom_a_page_names_of_one_state_stay():
    """Two ministers of one state; a state and the group that fights it, whose country is the same."""
    ministers = report("a", actors=("Aino Salmi/FIN", "Olli Niemi/FIN"), recipients=("MNG",), act="visit")
    assert [side.name for side in merged(ministers).actors] == ["Aino Salmi", "Olli Niemi"]
    with_copies = merged(ministers, replace(ministers, page="b", id="b-1"), report("c", actors=PEOPLE[:1], act="visit"))
    assert [side.name for side in with_copies.actors] == ["Aino Salmi", "Olli Niemi"]
    one_of_three = merged(ministers, *(report(page, actors=PEOPLE[:1], act="visit") for page in "bc"))
    assert [side.name for side in one_of_three.actors] == ["Aino Salmi"]


def test_who_stands_for_a_state_on_another_page_does_not_stand_beside_it():
    event = merged(report("a", actors=("FIN", "MNG")), report("b", actors=PEOPLE))
    assert {side.name for side in event.actors} == {"Aino Salmi", "Bat Erdene"}


def test_what_a_person_set_is_chosen_and_is_no_word_of_the_page():
    told = [report("a", place="Darhan"), report("b", place="Darhan"), report("c", place="Turku", settled=("place",))]
    event = merged(*told)
    assert (event.place, event.fields["place"].rule, event.contradictions) == ("Turku", BY_PEOPLE, ())
    assert [value.value for value in event.fields["place"].values] == ["Turku", "Darhan"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("date", "2025-07-12"), ("status", "negated"), ("act", "call"), ("actors", ("Olli Niemi/FIN", "Bat Erdene/MNG"))],
)
def test_no_field_that_a_person_set_contradicts_a_page(field, value):
    told = report("a", actors=PEOPLE), report("b", actors=PEOPLE), report("c", **{"actors": PEOPLE, field: value})
    assert merged(*told).contradictions
    event = merged(*told[:2], replace(told[2], settled=(field,)))
    assert event.contradictions == () and event.fields[field].rule == BY_PEOPLE
    assert event.fields[field].values[0].pages == ("c",)


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        ([("FIN",), ("FIN", "MNG")], {"FIN", "MNG"}),  # one page names fewer
        ([("FIN", "MNG"), ("FIN", "MNG"), ("FIN", "MNG"), ("FIN", "MNG", "PER")], {"FIN", "MNG"}),  # one names too many
    ],
)
def test_sides_are_those_most_pages_bear_out(told, sides):
    event = merged(*(report(f"p{number}", actors=actors) for number, actors in enumerate(told)))
    assert {side.country for side in event.actors} == sides


def test_an_event_of_one_page_is_that_page():
    event = merged(report("a", actors=PEOPLE, place="Darhan"))
    assert (event.pages, event.copies, event.independent_sources, event.contradictions) == (("a",), 0, 1, ())
