"""A person, or the state that he speaks for."""

import pytest

from event.reader import read

HIS_STATE_S = [
    ("Norveç Dışişleri Bakanı Anders Lund, Küba'ya silah gönderdiklerini açıkladı.", "military_aid"),
    ("Norveç Dışişleri Bakanı Anders Lund, Küba'ya yaptırım uygulayacaklarını bildirdi.", "sanctions_imposed"),
    ("Norveç Bakanı Anders Lund, Küba'nın Oslo Büyükelçisi'nin bakanlığa çağrıldığını bildirdi.", "formal_protest"),
    ("Norveç Dışişleri Sözcüsü Anders Lund, Küba ile müzakereleri sürdürdüklerini söyledi.", "negotiation"),
]  # fmt: skip
HIS_OWN = [
    ("Norveç Dışişleri Bakanı Anders Lund, Küba'ya silah gönderdiğini açıkladı.", "military_aid"),
    ("Norveç Dışişleri Bakanı Anders Lund, Küba'ya gideceklerini söyledi.", "visit"),
    ("Norveç Başbakanı Anders Lund, Küba Devlet Başkanı Luis Vega ile görüştüklerini söyledi.", "meeting"),
    ("Norveç Dışişleri Bakanı Anders Lund, Küba'yı kınadıklarını söyledi.", "criticism"),
]


@pytest.mark.parametrize(("text", "act"), HIS_STATE_S)
def test_what_a_speaker_tells_of_many_is_his_state_s(text: str, act: str) -> None:
    [event] = [event for event in read(text).events() if event.act == act]
    assert "nor" in event.actors and "anders-lund" not in event.actors
    assert event.asserted_by == ("anders-lund",)


@pytest.mark.parametrize(("text", "act"), HIS_OWN)
def test_what_one_does_in_person_stays_one_s_own(text: str, act: str) -> None:
    [event] = [event for event in read(text).events() if event.act == act]
    assert "anders-lund" in event.actors
