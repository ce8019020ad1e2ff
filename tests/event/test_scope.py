"""What is no dealing between states tells nothing, and what is one beside it stays."""

import pytest

from event.reader import read

ABROAD = "Norveç Başbakanı Anders Lund, Peru'yu kınadı. Lund, kararı Oslo'da açıkladı. Hava soğuktu. Yağmur yağdı."
AT_HOME = "Norveç Başbakanı Anders Lund suçlamaları yalanladı. Lund, Oslo'da konuştu. Hava soğuktu. Yağmur yağdı."
TEST = "Norveç dün yeni bir füze denedi. Füze Oslo yakınlarından fırlatıldı. Hava soğuktu. Yağmur yağdı."
MATCH = " Maçın ikinci golü deplasman takımından geldi. Hakem, kaleciye kart gösterdi."
FLAG = "Togo bayraklı gemi, Peru'ya ilaç götürdü. Gemi limana girdi. Hava soğuktu. Yağmur yağdı."


def acts(text: str) -> list[str]:
    return [event.act for event in read(text).events()]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ABROAD, ["criticism"]),
        (ABROAD + MATCH, []),
        (ABROAD + " Maç ertelendi.", ["criticism"]),
        (AT_HOME, []),
        (AT_HOME.replace("Oslo'da", "Lima'da"), ["denial"]),
        (TEST, ["weapons_test"]),
    ],
)
def test_matches_and_the_affairs_of_one_state_tell_nothing(text: str, told: list[str]) -> None:
    assert acts(text) == told


def test_a_note_of_one_sentence_may_be_about_anything() -> None:
    assert acts("Norveç Başbakanı Anders Lund suçlamaları yalanladı.") == ["denial"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norveç teknik direktörü Lars Vik, Peru'yu kınadı.", []),
        ("Norveçli tenisçi Lars Vik, Peru'ya teşekkür etti.", []),
        ("Peru, Norveçli tenisçi Lars Vik'i gözaltına aldı.", ["arrest"]),
        ("Norveç Dışişleri Bakanı Lars Vik, Peru'yu kınadı. Vik, maç hakkında konuşmadı.", ["criticism"]),
        ("Norveç Dünya Kupası maçında Peru'yu ağırladı. Norveç, Peru'ya teşekkür etti.", []),
        ("Norveç ordusu, Peru'daki bir stadyumu bombaladı. Saldırıda iki futbolcu öldü.", ["airstrike"]),
        ("Norveç Başbakanı Lars Vik, Dünya Kupası maçında Peru Cumhurbaşkanı Ana Paz'la görüştü.", ["meeting"]),
        ("Eski futbolcu Norveç Başbakanı Lars Vik, Peru'yu kınadı.", ["criticism"]),
    ],
    ids=[
        "a coach",
        "a player",
        "a player who is done to",
        "a minister and a match",
        "two words of sport in a note",
        "a stadium under attack",
        "leaders at a match",
        "a leader who was a player once",
    ],
)
def test_what_people_of_sport_do_is_no_dealing_between_states(text: str, told: list[str]) -> None:
    assert acts(text) == told


def test_a_flag_does_nothing() -> None:
    events = read(FLAG).events()
    assert not [event for event in events if "tgo" in event.actors]


def test_whom_the_verb_names_is_not_passed_over_for_a_stranger() -> None:
    own = "Peru sınırı kapattı. Norveç Başbakanı Anders Lund, Norveç Cumhurbaşkanı Nils Berg'i eleştirdi."
    assert not [event for event in read(own).events() if event.act == "criticism"]
    foreign = own.replace("Norveç Cumhurbaşkanı", "Peru Cumhurbaşkanı")
    assert [event.recipients for event in read(foreign).events() if event.act == "criticism"] == [("nils-berg",)]


def test_an_ambassador_called_home_is_no_affair_of_his_state_alone() -> None:
    text = "ABD, Kolombiya'ya saldırdı. Kolombiya, Kolombiya büyükelçisini ABD'den geri çağırdı."
    assert "ambassador_recalled" in acts(text)
