"""Numbers with what they count."""

from importlib.resources import files

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


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("They talked for two hours.", [(120, "minute")]),
        ("It carried 6.5 tonnes of rations and 1,500 soldiers.", [(6.5, "tonne"), (1500, "person")]),
        ("The sixth round was held on 12 July.", [(6, "round")]),
    ],
)
def test_english_has_its_own_tables(text, expect):
    assert [(q.value, q.unit) for q in read_quantities(text, load_numbers("en"))] == expect


@pytest.mark.parametrize("language", ["tr", "en"])
@pytest.mark.parametrize("name", ["numbers.tsv", "units.tsv", "place_kinds.tsv"])
def test_the_tables_say_where_they_come_from_and_are_sorted(language, name):
    text = files(f"dragoman.lang.{language}").joinpath(name).read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    assert [line.split()[1] for line in head[:5]] == ["What", "Source", "Licence", "Checked", "Columns"]
    assert rows == sorted(set(rows)) and all(row == row.rstrip() for row in rows)
