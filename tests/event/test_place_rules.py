"""What other acts of the article say of a place that only a sentence far away names."""

import pytest

from dragoman.event.find import find_tellings
from dragoman.event.place_rules import Chosen, right_places
from dragoman.event.setting_signs import Deeds
from dragoman.model import Place
from event.reader import read, turkish

MEETING = "Norveç Dışişleri Bakanı Anders Lund, Küba Dışişleri Bakanı Rosa Tamayo ile Oslo'da görüştü."


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        pytest.param("İki ülke 2021'de bir anlaşma imzalamıştı.", None, id="history"),
        pytest.param("Norveç ile Küba 2027'de bir anlaşma imzalayacak.", None, id="plans"),
        pytest.param("Peru, Finlandiya'yı dün bombaladı.", None, id="deeds of states"),
        pytest.param("Norveç ile Küba bir anlaşma imzaladı.", "Oslo", id="what was signed on the day of the meeting"),
        pytest.param("Lund, dün Peru'yu kınadı.", "Oslo", id="what somebody said"),
        pytest.param("Norveç ile Küba, Oslo'da 2021'de anlaşma imzalamıştı.", "Oslo", id="its own sentence names it"),
    ],
)
def test_a_place_from_afar_is_one_of_the_day_or_of_speech(text: str, expect: str | None) -> None:
    told = read(f"{MEETING} {text}")
    groups, story = find_tellings(
        told.sents, told.quotes, told.mentions, told.statements, told.cast, clock=told.clock, pack=turkish()
    )
    deeds = Deeds(groups, story.cast)
    oslo = next(deeds[at].place for at in range(len(deeds)) if deeds[at].place is not None)
    assert isinstance(oslo, Place)
    chosen = [Chosen(deeds[at], deeds[at].date, oslo) for at in range(len(deeds))]
    places = right_places(chosen, story)
    assert [place and place.name for place in places] == ["Oslo", expect]
