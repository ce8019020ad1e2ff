"""The numbers that belong to an event."""

import pytest

from dragoman.event import quantities_of
from dragoman.lang.numbers import load_numbers
from dragoman.model import Span
from event.reader import read


def numbers_of(text: str, act: str, words: str) -> list[tuple[float, str, str]]:
    start = text.index(words)
    found = quantities_of(act, [Span(start, start + len(words))], text, load_numbers("tr"))
    return [(quantity.value, quantity.unit, quantity.span.of(text)) for quantity in found]


@pytest.mark.parametrize(
    ("text", "act", "words", "expect"),
    [
        pytest.param(
            "Lund ile Quiroz iki buçuk saat görüştü.", "meeting", "iki buçuk saat görüştü",
            [(150.0, "minute", "iki buçuk saat")], id="how long they talked",
        ),
        pytest.param(
            "Norveç, Peru'ya 500 milyon dolar yardım yaptı.", "economic_aid", "500 milyon dolar yardım yaptı",
            [(500_000_000.0, "money", "500 milyon dolar")], id="how much was given",
        ),
        pytest.param(
            "Lund, Quiroz ile görüştü. Görüşme 40 dakika sürdü.", "meeting", "görüştü",
            [(40.0, "minute", "40 dakika")], id="the sentence behind says how long",
        ),
        pytest.param(
            "Lund, Quiroz ile görüştü. 40 asker öldü.", "meeting", "görüştü", [], id="a unit of another kind of act",
        ),
        pytest.param("Lund dün Quiroz ile görüştü.", "meeting", "görüştü", [], id="no number"),
    ],
)  # fmt: skip
def test_an_event_has_the_numbers_that_its_words_count(text, act, words, expect):
    assert numbers_of(text, act, words) == expect


def test_a_number_that_two_stretches_hold_stands_once():
    text = "Lund ile Quiroz 40 dakika görüştü."
    whole, part = Span(0, len(text)), Span(text.index("40"), len(text))
    assert len(quantities_of("meeting", [whole, part], text, load_numbers("tr"))) == 1


def test_what_is_read_carries_its_numbers():
    (event,) = read("Norveç Dışişleri Bakanı Anders Lund, Perulu mevkidaşı Elsa Quiroz ile iki saat görüştü.").events()
    assert [(quantity.value, quantity.unit) for quantity in event.quantities] == [(120.0, "minute")]
