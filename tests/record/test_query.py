"""Questions to the record."""

import re
from dataclasses import replace

import pytest

from dragoman.errors import UsageError
from dragoman.record import (
    Question,
    add_reading,
    add_readings,
    find_event,
    find_events,
    find_origin,
    open_to_read,
    open_to_write,
    views_of,
)
from readings import FINLAND, MONGOLIA, PAGE_TEXT, SALMI, SIGNING, THANKS, VISIT, Who, make_page, make_reading

UN = Who(id="un", kind="organisation", name="United Nations", country=None, words=("Taraflar",))
EVENTS = (
    VISIT,  # FIN -> MNG, 2025-07-11
    THANKS,  # FIN -> MNG, 2025-09-05
    SIGNING,  # FIN + MNG, 2025-07-12
    replace(THANKS, act="criticism", actors=("fin", "mng"), recipients=("un",), date="2025-08", trigger="Bakan,"),
    replace(THANKS, act="meeting", actors=("fin", "un"), recipients=(), date=None, status="planned", trigger="Bakan"),
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    path = tmp_path_factory.mktemp("record") / "news.dragoman"
    page = make_page()
    with open_to_write(path) as conn:
        add_reading(conn, page, make_reading(page, actors=(SALMI, MONGOLIA, FINLAND, UN), events=EVENTS))
    with open_to_read(path) as conn:
        yield conn


@pytest.mark.parametrize(
    ("question", "acts"),
    [
        ({}, ["visit", "signing", "criticism", "praise", "meeting"]),
        ({"between": ("FIN", "MNG")}, ["visit", "signing", "praise"]),
        ({"between": ("MNG", "FIN")}, ["visit", "signing", "praise"]),
        ({"between": ("mongolia", "fin")}, ["visit", "signing", "praise"]),
        ({"between": ("United Nations", "FIN")}, ["criticism", "meeting"]),
        ({"between": ("MNG", "united nations")}, ["criticism"]),
        ({"between": ("FIN", "FIN")}, []),
        ({"between": ("FIN", "CHL")}, []),
        ({"since": "2025-08-15"}, ["criticism", "praise"]),
        ({"since": "2025-09"}, ["praise"]),
        ({"until": "2025-08-15"}, ["visit", "signing", "criticism"]),
        ({"since": "2025-07-12", "until": "2025-07-12"}, ["signing"]),
        ({"since": "2025", "until": "2025"}, ["visit", "signing", "criticism", "praise"]),
        ({"act": "praise"}, ["praise"]),
        ({"type": "CONSULT"}, ["visit", "meeting"]),
        ({"status": "planned"}, ["meeting"]),
        ({"between": ("FIN", "MNG"), "since": "2025-07-12"}, ["signing", "praise"]),
    ],
)
def test_a_question_is_answered_in_order_of_days(asked, question, acts):
    assert [view.act for view in find_events(asked, Question(**question))] == acts


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ({"between": ("FIN", "Mongolya")}, "did you mean 'mongolia'"),
        ({"between": ("FIN", "Atlantis")}, "side 'Atlantis': not in this record"),
        ({"between": ("FIN", "Salmi")}, "is a person and no side; ask with --actor"),
        ({"since": "dün"}, "not a date; write 2025-07-11"),
        ({"until": "2025-02-30"}, "no such day"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(asked, question, message):
    with pytest.raises(UsageError, match=message):
        list(find_events(asked, Question(**question)))


def test_an_event_comes_with_names_and_words(asked):
    view = next(find_events(asked, Question(act="visit")))
    assert [(party.name, party.country, party.office) for party in view.actors] == [
        ("Aino Salmi", "FIN", "foreign minister")
    ]
    assert [party.name for party in view.recipients] == ["Mongolia"]
    assert view.trigger.words == "geldi"
    assert [words.words for words in view.evidence] == list(VISIT.evidence)
    assert (view.source, view.outlet, view.date, view.place) == ("salmi.txt", "Örnek Haber", "2025-07-11", "Darhan")


def test_a_reading_looks_the_same_recorded_or_not(asked):
    page = make_page()
    reading = make_reading(page, actors=(SALMI, MONGOLIA, FINLAND, UN), events=EVENTS)
    fresh = {view.position: view for view in views_of(page, reading)}
    recorded = {view.position: replace(view, reading=0) for view in find_events(asked, Question())}
    assert fresh == recorded


def test_an_event_is_found_by_its_id_or_enough_of_it(asked):
    view = next(find_events(asked, Question(act="visit")))
    assert find_event(asked, view.id) == [view]
    assert find_event(asked, view.id[:6].upper()) == [view]


@pytest.mark.parametrize("event_id", ["", "zzzz", "%", "_", "' OR 1=1 --"])
def test_an_id_that_is_not_there_is_named(asked, event_id):
    with pytest.raises(UsageError, match="event"):
        find_event(asked, event_id)


def test_the_origin_of_an_event_holds_every_word_it_was_read_from(asked):
    origin = find_origin(asked, next(find_events(asked, Question(act="visit"))))
    assert origin.page_bytes == PAGE_TEXT.encode()
    assert {words.field: words.words for words in origin.words if words.field != "evidence"} == {
        "trigger": "geldi",
        "date": "11 Temmuz'da",
        "place": "Darhan",
    }
    namings = [(naming.role, naming.party.name, [words.words for words in naming.names]) for naming in origin.namings]
    assert namings == [
        ("actor", "Aino Salmi", ["Finlandiya Dışişleri Bakanı Aino Salmi", "Bakan,"]),
        ("recipient", "Mongolia", ["Moğolistan"]),
    ]


def test_the_origin_says_for_whom_else_words_were_taken(asked):
    """ "Taraflar" is the United Nations' only mention here, and nobody else's; "Bakan," is Salmi's."""
    origin = find_origin(asked, next(find_events(asked, Question(act="criticism"))))
    assert {naming.party.name: naming.also for naming in origin.namings} == {
        "Finland": ((),),
        "Mongolia": ((),),
        "United Nations": ((),),
    }


def test_the_origin_says_which_other_events_take_their_day_from_which_words(asked):
    origin = find_origin(asked, next(find_events(asked, Question(act="praise"))))
    assert {(teller.act, teller.field) for teller in origin.tellers} == {
        ("visit", "date"),
        ("visit", "place"),
        ("signing", "date"),
    }


@pytest.mark.parametrize(("least", "found"), [(None, 5), (0.0, 5), (0.9, 5), (0.91, 0), (1.0, 0)])
def test_events_the_reader_is_less_sure_of_are_left_out(asked, least, found):
    assert len(list(find_events(asked, Question(min_confidence=least)))) == found


@pytest.mark.parametrize(
    ("side", "hint"),
    [
        ("FNI", "did you mean 'FIN'?"),
        ("GNM", "did you mean 'MNG'?"),
        ("RSU", "did you mean 'RUS'?"),
        ("XQY", "use a code"),
        ("Finlnd", "did you mean 'finland'?"),
    ],
)
def test_a_side_that_does_not_exist_is_refused_with_the_nearest(asked, side, hint):
    with pytest.raises(UsageError, match=re.escape(hint)):
        list(find_events(asked, Question(between=("FIN", side))))


def test_many_events_are_answered_in_one_pass(tmp_path):
    pages = [make_page(PAGE_TEXT + f"{n}\n", source=f"{n}.txt") for n in range(150)]
    with open_to_write(tmp_path / "x.dragoman") as conn:
        add_readings(conn, [(page, make_reading(page)) for page in pages], merge=False)  # they tell one story
        views = list(find_events(conn, Question()))
    assert len(views) == 450
    assert all(view.actors and view.evidence for view in views)
