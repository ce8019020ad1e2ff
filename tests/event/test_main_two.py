"""The two sides that an article is about are those it names most, where it is clear which they are."""

import pytest

from dragoman.event.draft import main_two
from event.reader import read


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("Norveç, Peru'ya gitti. Peru, Norveç'i kutladı. Küba sustu.", ("nor", "per")),
        # The state, where it is named, and not the minister who is named as often.
        ("Norveç Dışişleri Bakanı Anders Lund geldi. Lund gitti. Norveç ve Peru anlaştı.", ("nor", "per")),
        # Nobody names Norway: its minister stands for it.
        ("Norveç Dışişleri Bakanı Anders Lund geldi. Lund gitti. Peru sustu.", ("anders-lund", "per")),
        # A town in the dateline makes no side of its state.
        ("Norveç Dışişleri Bakanı Anders Lund, Cenevre'de konuştu. Lund gitti.", ()),
        # Two are named as often: which of them is meant is not clear.
        ("Norveç geldi. Norveç gitti. Peru sustu. Küba sustu.", ()),
        ("Norveç geldi. Norveç gitti.", ()),
        ("Hava güzeldi.", ()),
    ],
)
def test_the_main_two_are_named_most_and_clear(text: str, expect: tuple[str, ...]) -> None:
    assert main_two(read(text).cast) == expect
