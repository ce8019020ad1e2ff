"""Words are found however they are written; lists come in a stable order, a page at a time."""

import base64
import hashlib
import json
from dataclasses import replace

import pytest

from dragoman.errors import UsageError
from dragoman.model.acts import act_labels
from dragoman.record import Question, add_reading, find_events, find_page, open_to_read, open_to_write, query
from dragoman.record.days import days_of
from dragoman.record.question import ask
from dragoman.record.schema import SCHEMA_VERSION
from dragoman.record.state import called_in
from dragoman.record.terms import parse_terms
from readings import FINLAND, MONGOLIA, PAGE_TEXT, SALMI, SIGNING, THANKS, VISIT, make_page, make_reading

PLACES = ("Çanakkale", "Cenevre", "İzmir", "Iğdır", "Isparta", "Şam", "Sofya", "Ürgüp", "Urfa", None)
WORDS = (
    "İran Dışişleri Bakanı Irak'a geldi.",
    "IRAK HÜKÛMETİ AÇIKLADI.",
    "Kazakistan'ın enerji kadrosu İğneada'da.",
    "Peru'nun egemenliğini, Küba'nın desteğini anlattı.",
)


def place_page(number, place):
    text = PAGE_TEXT.replace("Darhan", place or "Darhan") + f"{number}\n"
    page = make_page(text, source=f"{number}.txt")
    paragraphs = [part.replace("Darhan", place or "Darhan") for part in make_reading().article.body.split("\n\n")]
    event = replace(VISIT, place=place, evidence=(paragraphs[0],))
    return page, make_reading(page, paragraphs=paragraphs, events=[event])


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    path = tmp_path_factory.mktemp("search") / "news.dragoman"
    with open_to_write(path) as conn:
        for number, place in enumerate(PLACES):
            page, reading = place_page(number, place)
            add_reading(conn, page, reading)
        for number, words in enumerate(WORDS):
            page = make_page(f"{words}\nSalmi\n", source=f"söz-{number}.txt")
            event = replace(THANKS, trigger=words.split()[0], evidence=(words,), date=None)
            actors = [replace(who, words=("Salmi",)) for who in (SALMI, MONGOLIA, FINLAND)]
            reading = make_reading(page, paragraphs=[words, "Salmi"], actors=actors, events=[event], with_more=False)
            add_reading(conn, page, reading)
    with open_to_read(path) as conn:
        yield conn


def sources(conn, **question):
    return [view.source for view in find_events(conn, Question(**question))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("İran", ["söz-0.txt"]),
        ("egemenlik", ["söz-3.txt"]),
        ("EGEMENLİK destek", ["söz-3.txt"]),
        ('"egemenlik"', []),
        ("egemenlik -destek", []),
        ("iran", ["söz-0.txt"]),
        ("IRAN", ["söz-0.txt"]),
        ("ıran", ["söz-0.txt"]),
        ("ırak", ["söz-0.txt", "söz-1.txt"]),
        ("IRAK'IN", []),
        ("Irak'a", ["söz-0.txt"]),
        ("dışişleri", ["söz-0.txt"]),
        ("DISISLERI", ["söz-0.txt"]),
        ("Dışişleri Bakanı", ["söz-0.txt"]),
        ('"disisleri bakani"', ["söz-0.txt"]),
        ('"bakani disisleri"', []),
        ('"disisleri baka"', []),
        ("hukumeti", ["söz-1.txt"]),
        ("hükûmeti", ["söz-1.txt"]),
        ("*nerj*", ["söz-2.txt"]),
        ("nerj", []),
        ("igneada", ["söz-2.txt"]),
        ("ırak -açıkladı", ["söz-0.txt"]),
        ("irak iran", ["söz-0.txt"]),
        ("%", None),
        ("-irak", None),
        ('""', None),
        ("irak_", ["söz-0.txt", "söz-1.txt"]),
        ("irak%", ["söz-0.txt", "söz-1.txt"]),
        ("'; DROP TABLE shown --", []),
        ("NEAR(irak iran)", []),
        ("irak OR iran OR peru", []),
        ('ira* "', ["söz-0.txt", "söz-1.txt"]),
    ],
)
def test_words_are_found_without_case_and_diacritics(asked, text, found):
    if found is None:
        with pytest.raises(UsageError, match="nothing to look for"):
            sources(asked, text=text)
    else:
        assert sorted(sources(asked, text=text, act="praise")) == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ziyaret", len(PLACES)),  # what the act is called in Turkish
        ("visit", len(PLACES)),
        ("övgü", len(WORDS)),
        ("Finlandiya", len(PLACES)),  # the article's word for Salmi's state, which the record calls in English
        ("örnek haber ziyaret", len(PLACES)),  # the outlet
    ],
)
def test_an_event_is_found_by_what_a_row_shows_of_it(asked, text, count):
    found = sources(asked, text=text)
    assert len(found) == count


def test_a_capital_is_no_name_of_its_state_and_of_a_persons_names_the_fullest_counts():
    actors = {"ukr": {"name": "Ukraine", "kind": "state"}, "lav": {"name": "Sergey Lavrov", "kind": "person"}}
    told = [("ukr", "Kiev", "world.capital"), ("ukr", "Ukrayna'ya", "world.name+list"), ("lav", "Bakan", "chain.role"),
            ("lav", "Rusya Dışişleri Bakanı Lavrov", "chain.role.name"), ("gone", "Küba", "world.name")]  # fmt: skip
    rows = [{"owner": "actor", "owner_key": actor, "words": words, "rule": rule} for actor, words, rule in told]
    assert called_in(actors, rows) == {"ukraine": "Ukrayna'ya", "sergey lavrov": "Rusya Dışişleri Bakanı Lavrov"}


def test_what_acts_are_called_is_stored_so_a_change_needs_a_migration():
    labels = json.dumps(act_labels(), ensure_ascii=False, sort_keys=True)
    assert (SCHEMA_VERSION, hashlib.sha256(labels.encode()).hexdigest()[:12]) == (6, "99aa1e869b2d"), (
        "events are found by these labels: add a migration, so that records are made anew, and note the new digest here"
    )


def test_words_of_many_events_are_found_by_walking_the_list(asked, monkeypatch):
    few = sources(asked, text="geldi -iran")
    monkeypatch.setattr("dragoman.record.terms._FEW", 2)
    assert sources(asked, text="geldi -iran") == few
    assert len(few) == len(PLACES)


def test_the_whole_article_can_be_searched(asked):
    assert sources(asked, text="değişim planını", act="visit") == []
    assert len(sources(asked, article="değişim planını", act="visit")) == len(PLACES)
    assert sources(asked, article="hukumeti") == ["söz-1.txt"]


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ({"actors": ("Salmi",)}, 14),
        ({"actors": ("aino salmi",)}, 14),
        ({"actors": ("FIN", "MNG")}, 14),
        ({"actors": ("Mongolia",)}, 14),
        ({"place": "izmir"}, 1),
        ({"place": "IĞDIR"}, 1),
        ({"place": "Ankara"}, 0),
        ({"outlet": "ornek haber"}, 14),
        ({"mode": "visit"}, 10),
        ({"min_sources": 1}, 14),
        ({"min_sources": 2}, 0),
        ({"between": ("MNG", "FIN"), "place": "Sofya"}, 1),
        ({"states": ("rejected",)}, 0),
    ],
)
def test_events_are_found_by_what_they_hold(asked, question, count):
    assert len(sources(asked, **question)) == count


def test_places_are_in_the_order_of_the_turkish_alphabet(asked):
    views = list(find_events(asked, Question(act="visit"), order="place"))
    assert [view.place for view in views] == [
        "Cenevre", "Çanakkale", "Iğdır", "Isparta", "İzmir", "Sofya", "Şam", "Urfa", "Ürgüp", None,
    ]  # fmt: skip


@pytest.mark.parametrize("order", ["day", "newest", "published", "place", "outlet", "confidence", "sources"])
@pytest.mark.parametrize("limit", [1, 4, 13, 50])
def test_pages_of_a_list_give_all_of_it_once_and_in_order(asked, order, limit):
    whole = [view.id for view in find_events(asked, Question(), order=order)]
    paged, after = [], None
    while True:
        found = find_page(asked, Question(), order=order, limit=limit, after=after)
        paged += [view.id for view in found.views]
        after = found.next
        if after is None:
            break
    assert len(whole) == len(PLACES) + len(WORDS)
    assert paged == whole


def test_what_has_no_day_comes_last_either_way(asked):
    for order in ("day", "newest"):
        views = list(find_events(asked, Question(), order=order))
        assert [view.date for view in views[-3:]] == [None] * 3


@pytest.mark.parametrize("cursor", ["", "x", "W10=", "WyJkYXkiLCAwXQ==", "WyJkYXkiLCA5LCAieCJd", "WzEsIDIsIDNd"])
def test_a_cursor_of_another_list_is_refused(asked, cursor):
    with pytest.raises(UsageError, match="cursor: not one that this list gave"):
        find_page(asked, Question(), after=cursor)


def test_a_page_goes_on_where_it_stopped_though_more_has_been_added(tmp_path):
    path = tmp_path / "news.dragoman"
    with open_to_write(path) as conn:
        for number in range(6):
            page = make_page(PAGE_TEXT + f"{number}\n")
            add_reading(conn, page, make_reading(page, events=[replace(SIGNING, date=f"2025-07-{number + 10}")]))
        first = find_page(conn, Question(), limit=3)
        early = make_page(PAGE_TEXT + "early\n")
        add_reading(conn, early, make_reading(early, events=[replace(SIGNING, date="2025-01-01")]))
        rest = find_page(conn, Question(), limit=9, after=first.next)
    assert [view.date for view in (*first.views, *rest.views)] == [f"2025-07-{n + 10}" for n in range(6)]


def test_a_term_keeps_the_words_of_a_name_together():
    assert [term.words for term in parse_terms("Irak'ın Türkiye-İran")] == ["irak in", "turkiye iran"]


@pytest.mark.parametrize(
    "made_up",
    [
        ["day", -1, "x"], ["day", 0, "a\x00"], ["day", 0, 5], ["confidence", 0, "a", "x"], ["sources", 0, 10**30, "x"],
        ["sources", 0, 1.5, "x"], ["place", 0, "a\ud800", "x"],
    ],
)  # fmt: skip
def test_a_cursor_that_no_database_takes_is_refused(asked, made_up):
    cursor = base64.urlsafe_b64encode(json.dumps(made_up).encode()).decode()
    with pytest.raises(UsageError, match="cursor: not one that this list gave"):
        find_page(asked, Question(), order=made_up[0], after=cursor)


def test_a_cursor_that_is_nothing_but_brackets_is_refused(asked):
    cursor = base64.urlsafe_b64encode(b"[" * 40_000).decode()
    with pytest.raises(UsageError, match="cursor: not one that this list gave"):
        find_page(asked, Question(), after=cursor)


def test_a_question_is_made_ready_once_for_a_list_of_two_stretches(asked, monkeypatch):
    times = []
    monkeypatch.setattr(query, "ask", lambda *given, **more: times.append(given) or ask(*given, **more))
    assert len(find_page(asked, Question(), order="newest", limit=50).views) == len(PLACES) + len(WORDS)
    assert len(list(find_events(asked, Question(), order="newest"))) == len(PLACES) + len(WORDS)
    assert len(times) == 2


DATES = ("2025-07-11", "2025-07", "2025", None, "2025-07-10/2025-07-12", "2026/..", "202X", "2025-08-01")


@pytest.fixture(scope="module")
def dated(tmp_path_factory):
    """A visit for each of the dates."""
    path = tmp_path_factory.mktemp("dated") / "x.dragoman"
    with open_to_write(path) as conn:
        for number, date in enumerate(DATES):
            page = make_page(PAGE_TEXT + f"{number}\n", source=f"{number}.txt")
            add_reading(conn, page, make_reading(page, events=[replace(VISIT, date=date)]))
    with open_to_read(path) as conn:
        yield conn


@pytest.mark.parametrize("order", ["day", "newest", "published"])
@pytest.mark.parametrize("since", ["2024", "2025-07-11", "2025-07-12", "2025-07-31", "2025-08", "2026-12-31", "2027"])
def test_since_a_day_counts_what_began_before_and_lasted(dated, since, order):
    found = [view.date for view in find_events(dated, Question(since=since), order=order)]
    expected = [date for date in DATES if date and days_of(date)[1] >= days_of(since)[0]]
    assert sorted(found) == sorted(expected)
