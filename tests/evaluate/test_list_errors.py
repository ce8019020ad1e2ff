"""Mistakes are listed with what a developer needs to find their cause."""

from dragoman.evaluate import list_errors, render_errors
from evaluate.support import make_event, make_reading

PEOPLE = "person:Sergey Lavrov:RUS; person:Hakan Fidan:TUR; state:France:FRA"
MEETING = make_event("meeting", "lavrov fidan", place="Ankara", evidence=["Ankara'da bir araya geldi"])
PRAISE = make_event("praise", "lavrov", "fidan", evidence=["teşekkür etti"])
SAID = {"speaker": "lavrov", "kind": "direct", "text": "ilişkiler gelişiyor"}
DEAL = {"kind": "treaty", "parties": ["lavrov", "fidan"]}


def test_a_perfect_reading_has_no_mistakes():
    gold = make_reading(MEETING, PRAISE, actors=PEOPLE, statements=[SAID], agreements=[DEAL])
    assert list_errors({"a": gold}, {"a": gold}) == ()


def test_events_are_missed_invented_or_differ():
    gold = make_reading(MEETING, PRAISE, actors=PEOPLE)
    read = make_reading(
        {**MEETING, "place": "Bakü", "date": None}, make_event("visit", "fidan", "france"), actors=PEOPLE
    )
    found = [(m.fault, m.what, m.detail) for m in list_errors({"a": gold}, {"a": read})]
    assert found == [
        ("missed", "praise sergey lavrov -> hakan fidan 2025-07-11 None occurred", "teşekkür etti"),
        ("invented", "visit hakan fidan -> state FRA 2025-07-11 None occurred", "kanıt"),
        (
            "differs",
            "meeting sergey lavrov+hakan fidan 2025-07-11 Ankara occurred",
            "date: 2025-07-11 / None; place: ankara / baku",
        ),
    ]


def test_every_part_of_an_unread_article_is_missed():
    gold = make_reading(
        MEETING,
        actors=PEOPLE,
        statements=[SAID],
        agreements=[DEAL],
        article={"title": "Görüşme", "published": "2025-07-11", "body": "Bir araya geldiler."},
    )
    mistakes = list_errors({"a": gold}, {})
    assert [(m.part, m.what) for m in mistakes if m.fault == "differs"] == [
        ("article", "title"),
        ("article", "published"),
        ("article", "body"),
    ]
    missed = [(m.part, m.what, m.detail) for m in mistakes if m.fault == "missed" and m.part != "event"]
    assert missed == [
        ("actor", "person RUS", "sergey lavrov"),
        ("actor", "person TUR", "hakan fidan"),
        ("actor", "state FRA", ""),
        ("statement", "sergey lavrov", "ilişkiler gelişiyor"),
        ("agreement", "treaty", "RUS+TUR"),
    ]


def test_an_actor_read_twice_is_invented_once():
    gold, read = make_reading(actors=PEOPLE), make_reading(actors=PEOPLE + "; state:Fransa:FRA")
    assert [(m.fault, m.what) for m in list_errors({"a": gold}, {"a": read})] == [("invented", "state FRA")]


def test_mistakes_are_printed_under_their_article_with_words_cut_short():
    long = {**PRAISE, "evidence": ["x" * 500]}
    gold = make_reading(long, actors=PEOPLE)
    text = render_errors(list_errors({"a": gold, "b": gold}, {"b": make_reading(actors=PEOPLE), "a": gold}))
    head, line = text.splitlines()
    assert head == "b"
    assert line.startswith("  missed    event      praise sergey lavrov -> hakan fidan")
    assert line.endswith(" | " + "x" * 90)
