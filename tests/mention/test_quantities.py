"""Numbers with what they count."""

import pytest

from case_tables import load_cases
from dragoman.lang.numbers import NO_NUMBERS, load_numbers
from dragoman.mention.quantities import read_quantities


@pytest.mark.parametrize("case", load_cases("quantities.toml"))
def test_quantities_are_read_as_the_case_file_says(case):
    found = read_quantities(case["text"], load_numbers("tr"))
    told = [f"{q.value:.10g}{'th' if q.ordinal else ''} {q.unit}" for q in found]
    assert told == case["expect"]


def test_the_span_holds_the_number_and_its_noun():
    text = "Heyetler iki buçuk saat görüştü."
    (found,) = read_quantities(text, load_numbers("tr"))
    assert found.span.of(text) == "iki buçuk saat"


def test_a_language_without_tables_has_no_quantities():
    assert load_numbers("xx") is NO_NUMBERS
    assert read_quantities("10 sivil", load_numbers("xx")) == ()


@pytest.mark.parametrize("text", ["", "'", "’ 5 ’", "5", "on", "1.2.3.4 kişi", "٣ kişi", "½ saat", "²³ ton"])
def test_odd_text_breaks_nothing(text):
    assert isinstance(read_quantities(text, load_numbers("tr")), tuple)
