"""What a page tells too weakly to be told is a report of what another page tells plainly, and of nothing else."""

import random
from dataclasses import replace

import pytest

from dragoman.merge import EventIndex, Merger
from dragoman.merge.joining import Components
from dragoman.merge.judge import pair
from reports import page, report, side

PEOPLE = ("Aino Salmi/FIN", "Bat Erdene/MNG")
WORDS = "Salmi ile Erdene Darhan kentinde bir araya geldi."
OTHER_WORDS = "Finlandiyalı bakan Moğolistan başkentinde mevkidaşını ziyaret ederek sondaj konusunu görüştü."
PLAIN = report("a", actors=PEOPLE, place="Darhan")


def faint(name, *given, instead_of=None, confidence=0.2, **more):
    return replace(report(name, *given, confidence=confidence, **more), faint=True, instead_of=instead_of)


WEAK = faint("b", actors=("FIN", "MNG"))
HIT = report("a", act="airstrike", actors=("FIN",), recipients=("MNG",), words=WORDS)
# Page c reads the same act the other way round; the right way is its second choice.
TURNED = report("c", act="airstrike", actors=("MNG",), recipients=("FIN",), words=OTHER_WORDS)
RIGHT = faint("c", "airstrike", ("FIN",), ("MNG",), words=OTHER_WORDS, instead_of=TURNED.id, confidence=0.3)
BACK = report("d", act="airstrike", actors=("MNG",), recipients=("FIN",), words="Moğol uçakları bir üssü vurdu.")
OF_A = faint("a", actors=("FIN", "MNG"))
SECOND = faint("b", actors=PEOPLE, place="Darhan")
SWAPPED = faint("a", "airstrike", ("MNG",), ("FIN",), words=WORDS, instead_of=HIT.id)


def events_of(reports, said=None):
    index = EventIndex(said)
    for each in reports:
        index.add(each, "tr")
    return index.events()


def together(reports, one, other, said=None):
    return any({one.id, other.id} <= set(event) for event in events_of(reports, said))


def test_a_faint_report_joins_what_another_page_tells_plainly():
    assert events_of([PLAIN, WEAK]) == [tuple(sorted((PLAIN.id, WEAK.id)))]


def test_faint_reports_alone_make_no_event():
    assert events_of([WEAK, faint("c", actors=PEOPLE)]) == []


def test_a_page_that_tells_the_event_plainly_has_no_need_of_a_faint_report():
    assert events_of([PLAIN, faint("a", actors=("FIN", "MNG"))]) == [(PLAIN.id,)]


def test_of_two_faint_reports_of_a_page_the_one_that_agrees_best_is_taken():
    both = [WEAK, faint("b", actors=PEOPLE, place="Darhan")]
    assert events_of([PLAIN, *both]) == [tuple(sorted((PLAIN.id, both[1].id)))]


def test_a_faint_report_of_another_day_stays_away():
    late = faint("b", actors=PEOPLE, date="2025-08-02", published="2025-08-02T10:00")
    assert events_of([PLAIN, late]) == [(PLAIN.id,)]


def test_a_faint_report_bridges_no_two_events():
    later = report("c", actors=PEOPLE, place="Turku", date="2025-08-02", published="2025-08-02T10:00")
    vague = faint("d", actors=PEOPLE, date="2025", published="2025-09-01T10:00")
    found = events_of([PLAIN, later, vague])
    assert len(found) == 2 and sum(vague.id in event for event in found) == 1


def test_the_second_choice_of_sides_is_taken_where_others_tell_it_plainly():
    assert together([HIT, TURNED, RIGHT], HIT, RIGHT)
    assert not together([HIT, TURNED, RIGHT], HIT, TURNED)


def test_the_second_choice_is_not_taken_where_the_first_is_borne_out_in_other_words():
    """Both sides struck: another page, in words of its own, tells what page c tells as it stands."""
    assert together([HIT, TURNED, RIGHT, BACK], TURNED, BACK)
    assert not together([HIT, TURNED, RIGHT, BACK], HIT, RIGHT)


def test_a_copy_of_the_words_bears_nothing_out():
    copy = replace(TURNED, id="0" * 12, page="d")
    assert together([HIT, TURNED, RIGHT, copy], HIT, RIGHT)


def test_a_page_does_not_bear_its_own_reading_out():
    """It tells the strike twice, each time read the wrong way round; a copy of it tells as little as it does."""
    again = report("c", act="airstrike", actors=("MNG",), recipients=("FIN",), words="Moğol uçakları bir üssü vurdu.")
    copies = [replace(each, id=f"{at}" * 12, page="d") for at, each in enumerate((TURNED, again))]
    assert together([HIT, TURNED, RIGHT, again], HIT, RIGHT)
    assert together([HIT, TURNED, RIGHT, again, *copies], HIT, RIGHT)


def test_an_act_and_its_mirror_do_not_trade_reports():
    """Each page would be the other's second choice: the likelier exchange is made, and not both."""
    swapped = faint("a", "airstrike", ("MNG",), ("FIN",), words=WORDS, instead_of=HIT.id, confidence=0.2)
    found = [HIT, TURNED, RIGHT, swapped]
    assert together(found, HIT, RIGHT) and not together(found, TURNED, swapped)


def test_people_part_a_faint_report_from_an_event():
    assert not together([PLAIN, WEAK], PLAIN, WEAK, {pair(PLAIN.id, WEAK.id): "different"})


@pytest.mark.parametrize(
    ("reports", "one", "other"),
    [
        ([HIT, TURNED, RIGHT, BACK], HIT, RIGHT),  # its first reading is borne out
        ([PLAIN, OF_A], PLAIN, OF_A),  # its page tells the event plainly
        ([TURNED, HIT, RIGHT], TURNED, RIGHT),  # it stands in the stead of that very event
        ([HIT, TURNED, RIGHT, SWAPPED], TURNED, SWAPPED),  # the other exchange is the likelier one
    ],
)
def test_what_a_person_joined_stands_over_every_refusal(reports, one, other):
    assert not together(reports, one, other)
    assert together(reports, one, other, {pair(one.id, other.id): "same"})


def test_a_person_may_join_two_faint_reports_of_one_page():
    said = {pair(PLAIN.id, each.id): "same" for each in (WEAK, SECOND)}
    assert together([PLAIN, WEAK, SECOND], WEAK, SECOND, said)


def test_a_pile_keeps_one_entry_for_a_faint_report_however_many_it_may_be_of(monkeypatch):
    index, joins = EventIndex(), []
    for number in range(50):
        index.add(replace(HIT, id=f"{number:012}", page=f"p{number}", place=f"Yer{number}"), "tr")
    index.add(RIGHT, "tr")
    for number in range(50, 60):
        index.add(replace(HIT, id=f"{number:012}", page=f"p{number}", place=f"Yer{number}"), "tr")
    join = Components.join
    monkeypatch.setattr(Components, "join", lambda self, *both: (joins.append(both), join(self, *both)))
    index.add(TURNED, "tr")
    assert 0 < len(joins) < 5


def test_what_people_joined_keeps_its_faint_reports():
    """The other event is nothing like it, and would count against them."""
    call = report("c", act="call", actors=("Rosa Quispe/PER", "Eero Lund/FIN"))
    assert together([PLAIN, WEAK, call], call, WEAK, {pair(PLAIN.id, call.id): "same"})


ALL = [
    PLAIN, WEAK, HIT, TURNED, RIGHT, faint("a", "airstrike", ("MNG",), ("FIN",), words=WORDS, instead_of=HIT.id),
    report("e", actors=PEOPLE, said_date=False, published="2025-07-12T10:00"), faint("f", actors=PEOPLE, date="2025"),
    faint("e", "airstrike", ("FIN",), ("MNG",)), faint("g", actors=("FIN", "MNG"), published=None, date=None),
    report("g", act="airstrike", actors=("FIN",), recipients=("MNG",), date="2025-07-12"),
]  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_every_order_of_arrival_gives_one_result(seed):
    order = list(ALL)
    random.Random(seed).shuffle(order)
    index = EventIndex()
    for each in order:
        index.add(each, "tr")
        index.events()
    assert index.events() == events_of(ALL)
    assert sum(len(event) for event in events_of(ALL)) > sum(not each.faint for each in ALL)


def merged(*reports):
    merger = Merger()
    for each in reports:
        merger.add(page(each.page), [each])
    (event,) = merger.events()
    return event


def test_a_faint_report_is_a_source_and_has_no_say_in_who_took_part_or_whether_it_happened():
    plan = report("a", actors=PEOPLE, status="planned")
    more = replace(WEAK, actors=(side("Eero Lund/SWE"), side("FIN"), side("MNG")))
    event = merged(plan, more, replace(more, id="1", page="c"))
    assert (event.independent_sources, event.status) == (3, "planned")
    assert [each.name for each in event.actors] == ["Aino Salmi", "Bat Erdene"]
    assert {value.value for value in event.fields["status"].values} == {"planned", "occurred"}


def test_an_event_is_called_by_its_plain_reports():
    event = merged(PLAIN, replace(WEAK, id="0" * 12))
    assert event.id == PLAIN.id


def test_what_a_person_denied_is_not_told_faintly():
    merger = Merger()
    merger.add(page("a"), [PLAIN])
    merger.add(page("b"), [WEAK], denied=[report("b", actors=("FIN", "MNG"))])
    assert [event.pages for event in merger.events()] == [("a",)]
