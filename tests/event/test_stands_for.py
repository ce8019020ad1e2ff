"""A person, or the state that he speaks for."""

import pytest

from dragoman.event.draft import Draft, copy_of
from dragoman.event.find import find_tellings
from dragoman.event.stands_for import toward_named
from event.reader import read, turkish

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


@pytest.mark.parametrize(
    ("text", "act", "expect"),
    [
        # Who is owned, and not the owner.
        (
            "Norveç Başbakanı Erik Berg'in temsilcisi Anders Lund'u Havana'da ağırlayan Küba lideri Luis Vega konuştu.",
            "meeting",
            {"anders-lund", "luis-vega"},
        ),
        (
            "Norveç Başbakanı Erik Berg'in ağırladığı Küba Devlet Başkanı Luis Vega konuştu.",
            "meeting",
            {"erik-berg", "luis-vega"},
        ),
        # One's own envoy is called home from a state.
        ("Norveç, Havana Büyükelçisi Anders Lund'u istişare için geri çağırdı.", "ambassador_recalled", {"nor", "cub"}),
        # Two leaders are people; two countries are not.
        (
            "Norveç Başbakanı Erik Berg ile Küba lideri Luis Vega görüştü. Peru, iki lideri de arayarak kutladı.",
            "congratulation",
            {"per", "erik-berg", "luis-vega"},
        ),
        (
            "Norveç Başbakanı Erik Berg ile Küba lideri Luis Vega görüştü. Peru, iki ülkeyi de kutladı.",
            "congratulation",
            {"per", "nor", "cub"},
        ),
    ],
)  # fmt: skip
def test_people_and_states_are_those_that_the_words_mean(text: str, act: str, expect: set[str]) -> None:
    [event] = [event for event in read(text).events() if event.act == act]
    assert {*event.actors, *event.recipients} == expect


def _denial(text: str) -> Draft:
    told = read(text)
    groups, _ = find_tellings(
        told.sents, told.quotes, told.mentions, told.statements, told.cast, clock=told.clock, pack=turkish()
    )
    [draft] = [draft for group in groups for draft in group if draft.act in ("denial", "refusal")]
    return toward_named(copy_of(draft, recipients=("luis-vega",)), [], told.cast)


def test_what_is_directed_at_nobody_named_is_toward_a_state() -> None:
    said = "Küba Devlet Başkanı Luis Vega konuştu."
    assert _denial(f"{said} Norveç, iddiaları yalanladı.").recipients == ("cub",)
    assert _denial(f"{said} Norveç, Luis Vega'nın iddialarını yalanladı.").recipients == ("luis-vega",)


def test_whoever_was_spoken_with_a_sentence_ago_is_still_there() -> None:
    told = read("Norveç Başbakanı Anders Lund, Küba Devlet Başkanı Luis Vega'yı aradı. Lund teşekkür etti.")
    groups, _ = find_tellings(
        told.sents, told.quotes, told.mentions, told.statements, told.cast, clock=told.clock, pack=turkish()
    )
    drafts = [draft for group in groups for draft in group]
    call, praise = (next(draft for draft in drafts if draft.act == act) for act in ("call", "praise"))
    praise = copy_of(praise, recipients=("luis-vega",))
    assert toward_named(praise, [call], told.cast).recipients == ("luis-vega",)
    assert toward_named(praise, [], told.cast).recipients == ("cub",)
