"""An event that only repeats a surer one is not told twice; what two sides do to each other is."""

from dataclasses import replace

import pytest

from dragoman.event.doubles import without_doubles
from dragoman.event.draft import Draft
from dragoman.event.find import find_tellings
from dragoman.model import TimeSpan
from event.reader import Told, read, turkish


def drafts_of(told: Told) -> list[list[Draft]]:
    return find_tellings(
        told.sents, told.quotes, told.mentions, told.statements, told.cast, clock=told.clock, pack=turkish()
    )[0]


def acts(text: str) -> list[str]:
    return [event.act for event in read(text).events()]


def test_a_noun_behind_the_clause_that_tells_it_is_no_second_act():
    told = acts("Nijer ve Mali ordularının omuz omuza savaştığı çatışmalar iki gün sürdü.")
    assert told == ["military_cooperation"]


def test_the_same_noun_with_another_verb_before_it_tells_its_own_act():
    assert "armed_clash" in acts("Nijer ile Mali orduları arasında sınırda çıkan çatışmalar iki gün sürdü.")


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Norveç, Fiji'yi kınadı.", 1), ("Norveç ile Fiji birbirini karşılıklı suçladı; Norveç, Fiji'yi kınadı.", 2)],
)
def test_an_act_turned_round_is_kept_only_where_both_did_it(text, kept):
    told = read(text)
    first = next(group[0] for group in drafts_of(told) if group[0].act == "criticism")
    sure, turned = replace(first, sure=0.9), replace(first, actors=first.recipients, recipients=first.actors, sure=0.4)
    assert len(without_doubles([[sure], [turned]], told.cast)) == kept


@pytest.mark.parametrize(
    ("status", "act", "kept"),
    [("planned", "criticism", 1), ("occurred", "criticism", 2), ("planned", "accusation", 2)],
    ids=["the same act in doubt", "the same act as sure", "another act in doubt"],
)
def test_an_act_that_is_done_is_not_told_again_as_a_plan(status, act, kept):
    told = read("Norveç, Fiji'yi kınadı.")
    first = next(group[0] for group in drafts_of(told) if group[0].act == "criticism")
    sure, doubtful = replace(first, sure=0.9), replace(first, act=act, status=status, sure=0.6)
    assert len(without_doubles([[sure], [doubtful]], told.cast)) == kept


@pytest.mark.parametrize(
    ("done", "ahead", "kept"),
    [
        ("2025-09-04", "2025-09-06", 2),
        ("2025-09-06", "2025-09-04", 1),
        ("2025-09", "2025-10", 1),
        (None, "2025-09-06", 1),
    ],
)
def test_who_was_there_on_one_day_may_come_again_on_another(done, ahead, kept):
    told = read("Norveç, Fiji'yi kınadı.")
    first = next(group[0] for group in drafts_of(told) if group[0].act == "criticism")
    sides = {"sure": 0.9, "status": "planned", "own_date": True, "date": TimeSpan(edtf=ahead, span=None, rule="")}
    day = done and TimeSpan(edtf=done, span=None, rule="")
    sure, doubtful = replace(first, **sides), replace(first, sure=0.6, own_date=bool(done), date=day)
    assert len(without_doubles([[sure], [doubtful]], told.cast)) == kept


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("Lund ile Aalto'nun görüşmesinde sınır ele alındı.", ["call"]),
        ("Lund ile Aalto mayısta Oslo'da görüşmüştü.", ["call", "meeting"]),
        ("Lund ile Aalto bir araya geldi.", ["call", "meeting"]),
    ],
)
def test_the_talk_behind_a_call_is_that_call_unless_it_has_a_day_a_place_or_a_face(second, told):
    first = "Norveç Başbakanı Anders Lund, Finlandiya Başbakanı Mikko Aalto ile telefonda görüştü. "
    assert acts(first + second) == told
