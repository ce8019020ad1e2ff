"""A journey told in passing, by a converb of going."""

import pytest

from dragoman.event.journeys import with_journeys
from dragoman.event.triggers import find_triggers
from event.reader import read, turkish

VISITS = [
    ("Norveç Başbakanı Anders Lund, Lima'ya gelerek Peru Cumhurbaşkanı ile görüştü.", ("anders-lund",), ("per",)),
    ("Norveç Başbakanı Anders Lund'un Küba'ya giderek anlaşmayı ele alması bekleniyor.", ("anders-lund",), ("cub",)),
]
NONE = [
    # crowds and goods make no visits
    "Norveçli askerler Peru'ya gelerek üsse yerleşti.",
    "Norveç gemileri Küba'ya giderek demirledi.",
    # at home
    "Norveç Başbakanı Anders Lund, Oslo'ya gelerek Peru Cumhurbaşkanı ile görüştü.",
    # the main verb is left to the opinion
    "Norveç Başbakanı Anders Lund, Küba'ya geldi.",
    "Norveç Başbakanı Anders Lund, Küba'ya gitmeyerek Peru Cumhurbaşkanı ile görüştü.",
]


def _journeys(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    told = read(text)
    return [
        (telling.sides.actors, telling.sides.recipients)
        for around, scene in told.walk()
        for telling in with_journeys(
            (), around, find_triggers(around.sent, turkish().frame_index), scene, told.statements
        )
    ]


@pytest.mark.parametrize(("text", "actors", "recipients"), VISITS)
def test_who_goes_somewhere_to_do_something_visits(
    text: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    assert _journeys(text) == [(actors, recipients)]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_journey_of_somebody_stays_as_it_was(text: str) -> None:
    assert not _journeys(text)
