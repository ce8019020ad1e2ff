"""How far apart two sentences of an article stand."""

import pytest

from dragoman.event.parts import Parts
from event.reader import read

TEXT = (
    'Norveç geldi. Küba gitti.\n\n"Peru kaldı."\n\nNE OLMUŞTU?\n\nMali geldi.\n\n- Peru,\n\n***\n\nFas geldi\n\nBİTTİ.'
)


@pytest.mark.parametrize(
    ("sent", "other", "expect"),
    [(0, 1, (0, 0)), (1, 0, (0, 0)), (0, 2, (1, 0)), (4, 0, (3, 1)), (2, 4, (2, 1)), (-1, 4, (4, 1))],
)
def test_paragraphs_and_headings_between_two_sentences_are_counted(
    sent: int, other: int, expect: tuple[int, int]
) -> None:
    told = read(TEXT)
    assert Parts(told.sents).between(sent, other) == expect
