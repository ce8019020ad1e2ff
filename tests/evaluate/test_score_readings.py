"""What counts as found, one small case a rule of the codebook."""

from typing import Any

import pytest

from dragoman.errors import DataError
from dragoman.evaluate import Agreed, Ratio, score_article, score_readings, scores_to_dict
from evaluate.support import make_event, make_reading

PEOPLE = (
    "person:Sergey Lavrov:RUS; state:Russia:RUS; state:Türkiye:TUR; person:Hakan Fidan:TUR; body:Turkish Army:TUR; "
    "organisation:NATO:; organisation:United Nations:; state:France:FRA"
)
MEETING = make_event("meeting", "lavrov fidan", place="Ankara")
PRAISE = make_event("praise", "lavrov", "fidan")


def events_found(gold: list[dict[str, Any]], read: list[dict[str, Any]]) -> tuple[Ratio, int, Agreed]:
    scores = score_article(make_reading(*gold, actors=PEOPLE), make_reading(*read, actors=PEOPLE))
    return scores.events, scores.full_record.hit, scores.agreed


@pytest.mark.parametrize(
    ("label", "gold", "read", "found", "full"),
    [
        ("the same event", MEETING, MEETING, 1, 1),
        ("another act of the same type", MEETING, {**MEETING, "act": "call"}, 1, 0),
        ("an act of another type", MEETING, {**MEETING, "act": "signing"}, 0, 0),
        ("an act nobody knows", MEETING, {**MEETING, "act": "tea_party"}, 0, 0),
        ("the state in place of its minister", PRAISE, make_event("praise", "russia", "fidan"), 1, 0),
        ("a body in place of its state", PRAISE, make_event("praise", "lavrov", "army"), 1, 0),
        ("sides swapped in a directed act", PRAISE, make_event("praise", "fidan", "lavrov"), 0, 0),
        ("sides swapped in a mutual act", MEETING, make_event("meeting", "fidan lavrov", place="Ankara"), 1, 1),
        ("a mutual act read as a directed one", MEETING, make_event("visit", "lavrov", "fidan", place="Ankara"), 1, 0),
        ("a directed act read as a mutual one", make_event("visit", "lavrov", "fidan"), MEETING, 1, 0),
        ("a recipient lost", PRAISE, make_event("praise", "lavrov"), 0, 0),
        ("one organisation for another", make_event("praise", "nato"), make_event("praise", "nations"), 0, 0),
        ("an actor that is not listed", PRAISE, make_event("praise", "rus", "fidan"), 0, 0),
        ("a place in capitals", MEETING, {**MEETING, "place": "ANKARA"}, 1, 1),
        ("no place", MEETING, {**MEETING, "place": None}, 1, 0),
        ("a vaguer date", MEETING, {**MEETING, "date": "2025-07"}, 1, 0),
        ("another status", MEETING, {**MEETING, "status": "planned"}, 1, 0),
        ("a source where there is none", MEETING, {**MEETING, "asserted_by": ["unnamed"]}, 1, 0),
        ("no word of sources at all", MEETING, {k: v for k, v in MEETING.items() if k != "asserted_by"}, 1, 1),
        (
            "a second source lost",
            {**MEETING, "asserted_by": ["nato", "fidan"]},
            {**MEETING, "asserted_by": ["nato"]},
            1,
            1,
        ),
        (
            "a source known by its country",
            {**MEETING, "asserted_by": ["russia"]},
            {**MEETING, "asserted_by": ["army"]},
            1,
            0,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_event_is_found_when_type_and_countries_are_right(label, gold, read, found, full):
    ratio, whole, _ = events_found([gold], [read])
    assert (ratio, whole) == (Ratio(found, 1, 1), full)


@pytest.mark.parametrize(
    ("label", "gold", "read", "found", "agreed"),
    [
        ("one event read twice is found once", [MEETING], [MEETING, MEETING], Ratio(1, 1, 2), Agreed(1, 1, 1, 1, 1, 1)),
        (
            "the best agreeing pair comes first, whatever the order",
            [MEETING],
            [{**MEETING, "date": None, "place": None}, MEETING],
            Ratio(1, 1, 2),
            Agreed(1, 1, 1, 1, 1, 1),
        ),
        (
            "of equals the earlier gold event and the earlier one read",
            [{**MEETING, "date": "2025-01"}, {**MEETING, "date": "2025-02"}],
            [{**MEETING, "date": "2025-03", "place": "Bakü"}, {**MEETING, "date": "2025-04", "place": "Bakü"}],
            Ratio(2, 2, 2),
            Agreed(2, 2, 0, 0, 2, 2),
        ),
        (
            # Taking (gold 1, read 2) first leaves gold 2 with nothing it could be: nobody looks for the best sum.
            "a pair once made is not undone for a better sum",
            [make_event("meeting", "lavrov fidan"), make_event("visit", "lavrov", "fidan", date="2024")],
            [make_event("visit", "fidan", "lavrov", date="2024"), make_event("meeting", "lavrov fidan", date="2024")],
            Ratio(1, 2, 2),
            Agreed(1, 1, 0, 1, 1, 1),
        ),
        ("nothing read", [MEETING, PRAISE], [], Ratio(0, 2, 0), Agreed()),
        ("nothing to read", [], [PRAISE], Ratio(0, 0, 1), Agreed()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_events_are_paired_one_to_one_most_agreeing_first(label, gold, read, found, agreed):
    ratio, _, agreeing = events_found(gold, read)
    assert (ratio, agreeing) == (found, agreed)


def said(speaker: str, text: str) -> dict[str, str]:
    return {"speaker": speaker, "kind": "direct", "text": text}


@pytest.mark.parametrize(
    ("label", "gold", "read", "hits"),
    [
        ("the same words", [said("lavrov", "geleceğiz")], [said("lavrov", "geleceğiz")], 1),
        ("exactly 80 % of the words", [said("lavrov", "0123456789")], [said("lavrov", "01234567")], 1),
        ("less than 80 % of the words", [said("lavrov", "0123456789")], [said("lavrov", "0123456")], 0),
        ("more words than were said", [said("lavrov", "01234567")], [said("lavrov", "x01234567x")], 1),
        ("as many words, and other ones", [said("lavrov", "0123456789")], [said("lavrov", "012345678x")], 0),
        ("another speaker", [said("lavrov", "geleceğiz")], [said("russia", "geleceğiz")], 0),
        ("a state for its army", [said("army", "geleceğiz")], [said("türkiye", "geleceğiz")], 0),
        ("no words", [said("lavrov", "")], [said("lavrov", "")], 0),
        ("said twice, read once", [said("lavrov", "evet")] * 2, [said("lavrov", "evet")], 1),
        ("nobody's words", [said("unnamed", "geleceğiz")], [said("unnamed", "geleceğiz")], 1),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_statement_is_found_when_speaker_and_most_words_are_right(label, gold, read, hits):
    scores = score_article(make_reading(actors=PEOPLE, statements=gold), make_reading(actors=PEOPLE, statements=read))
    assert scores.statements == Ratio(hits, len(gold), len(read))


@pytest.mark.parametrize(
    ("gold", "read", "hits"),
    [
        ("person:Choe Son Hui:PRK", "person:CHOE Son-hui:PRK", 1),
        ("person:Choe Son Hui:PRK", "person:Choe Son Hui:KOR", 0),
        ("state:Russia:RUS", "state:Russian Federation:RUS", 1),
        ("body:Russian Army:RUS", "body:Russian Foreign Ministry:RUS", 1),
        ("body:Russian Army:RUS", "group:Russian Army:RUS", 0),
        ("organisation:NATO:", "organisation:United Nations:", 0),
        ("group:Daesh:", "group:Hizbullah:", 0),
        ("state:Russia:RUS; state:Iran:IRN", "state:Russia:RUS; state:Rusya:RUS", 1),
    ],
)
def test_actors_are_compared_by_name_or_by_kind_and_country(gold: str, read: str, hits: int):
    scores = score_article(make_reading(actors=gold), make_reading(actors=read))
    assert scores.actors.hit == hits


@pytest.mark.parametrize(
    ("field", "gold", "read", "right"),
    [
        ("published", "2025-09-05T20:33+03:00", "2025-09-05T20:33:59+03:00", 1),
        ("published", "2025-09-05T20:33:10.5Z", "2025-09-05T20:33+00:00", 1),
        ("published", "2025-09-05T20:33+03:00", "2025-09-05T20:33", 0),
        ("published", None, None, 1),
        ("published", None, "2025-09-05", 0),
        ("title", "İKİ BAKAN GÖRÜŞTÜ", "İki Bakan görüştü!", 1),
        ("title", None, "", 1),
        ("title", "İki bakan", "İki bakan görüştü", 0),
    ],
)
def test_title_and_time_of_publication_are_right_or_wrong(field: str, gold: str, read: str, right: int):
    golds, reads = (make_reading(article={"body": "", field: value}) for value in (gold, read))
    scores = score_article(golds, reads)
    assert (scores.titles if field == "title" else scores.published) == right


def test_agreements_are_found_by_kind_and_countries_of_the_parties():
    gold = [{"kind": "treaty", "parties": ["lavrov", "türkiye"]}, {"kind": "plan", "parties": ["nato"]}]
    read = [{"kind": "treaty", "parties": ["fidan", "russia"]}, {"kind": "memorandum", "parties": ["nato"]}]
    scores = score_article(make_reading(actors=PEOPLE, agreements=gold), make_reading(actors=PEOPLE, agreements=read))
    assert scores.agreements == Ratio(1, 2, 2)


def test_body_words_are_counted_as_often_as_they_stand():
    gold, read = (make_reading(article={"body": body}) for body in ("bir iki iki üç", "iki iki iki, dört"))
    assert score_article(gold, read).body_words == Ratio(2, 4, 4)


def test_an_article_nobody_read_costs_recall_and_is_counted():
    gold = make_reading(MEETING, actors=PEOPLE)
    scores = score_readings({"a": gold, "b": gold}, {"a": gold, "elsewhere": gold})
    assert (scores.articles, scores.missing, scores.events) == (2, 1, Ratio(1, 2, 1))


def test_the_score_of_a_set_is_pooled_and_not_the_mean_of_its_articles():
    big, small = make_reading(MEETING, PRAISE, PRAISE, actors=PEOPLE), make_reading(MEETING, actors=PEOPLE)
    scores = score_readings({"big": big, "small": small}, {"big": big})
    assert scores.events.recall == 0.75
    assert scores_to_dict(scores)["by_type"] == {
        "CONSULT": {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "gold": 2, "predicted": 1},
        "SUPPORT": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 2, "predicted": 2},
    }


def test_acts_nobody_knows_stand_under_a_question_mark():
    gold, read = make_reading(MEETING, actors=PEOPLE), make_reading({**MEETING, "act": "tea_party"}, actors=PEOPLE)
    assert score_article(gold, read).by_type == {"?": Ratio(0, 0, 1), "CONSULT": Ratio(0, 1, 0)}
    with pytest.raises(DataError, match="a: unknown act 'tea_party'"):
        score_readings({"a": read}, {"a": gold})


def test_a_set_without_articles_has_figures_of_nought():
    figures = scores_to_dict(score_readings({}, {}))
    assert figures["events"]["f1"] == figures["title"] == figures["agreement_on_matched"]["date"] == 0.0
