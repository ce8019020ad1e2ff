"""Times are cut out of the text to the character, and what is no date of an event says so by its role."""

import tomllib
from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.lang.times import compile_grammar
from dragoman.lang.tr.times import load_times, plain
from dragoman.mention.times import find_times
from timing import fastest

CASES = Path(__file__).parents[1] / "cases" / "tr"


def found(text: str) -> list[tuple[str, str]]:
    return [(expr.span.of(text), expr.role) for expr in find_times(text, grammar=load_times())]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("Dün geldi, yarın gidecek.", [("Dün", "point"), ("yarın", "point")]),
        ("10-13 Temmuz tarihlerinde", [("10-13 Temmuz tarihlerinde", "period")]),
        ("Geçen hafta sonu buluştular.", [("Geçen hafta sonu", "point")]),
        ("77. kuruluş yıl dönümü bugün.", [("77. kuruluş yıl dönümü", "anniversary"), ("bugün", "point")]),
        ("Her yıl üç saat görüşürler.", [("Her yıl", "frequency")]),
        ("Üç saat süren görüşme", [("Üç saat süren", "duration")]),
        ("İki yıldır sürüyor.", [("İki yıldır", "since")]),
        ("2026-2027 yıllarında değişimi öngören plan", [("2026-2027 yıllarında", "validity")]),
        ("2026-2027 yıllarında iki kez görüştüler. Plan yok.", [("2026-2027 yıllarında", "period")]),
        ("pazartesi ve salı günleri", [("pazartesi ve salı günleri", "period")]),
        ("pazartesi günleri", [("pazartesi günleri", "frequency")]),
    ],
)
def test_expressions_come_left_to_right_with_their_roles(text: str, expect: list[tuple[str, str]]) -> None:
    assert found(text) == expect


def test_a_blank_line_parts_a_date() -> None:
    assert [words for words, _ in found("Toplam 3\n\nEylül 2024'te yapıldı")] == ["Eylül 2024'te"]


def test_expressions_never_overlap_and_stay_inside_the_text() -> None:
    for path in sorted(CASES.glob("times-*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            ends = 0
            for expr in find_times(case["text"], grammar=load_times()):
                assert ends <= expr.span.start < expr.span.end <= len(case["text"])
                ends = expr.span.end


@pytest.mark.parametrize(
    "unit", ["12 Mart 2024 ", "1 ", "12 ", "2024 ", "mart ", "geçen ", "12-", "3 Eylül ", "bir ", "'da "]
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def took(length: int) -> float:
        # Of texts of nearly that length, as what was read once is remembered.
        texts = [(unit * length)[: length + more] for more in range(3)]
        return min(fastest(lambda text=text: find_times(text, grammar=load_times()), tries=1) for text in texts)

    # Ten times the text takes ten times as long; what looks at every pair of words would take a hundred.
    assert took(100_000) < 25 * took(10_000)


def test_the_folded_text_keeps_every_offset() -> None:
    text = "3 EYLÜL’DE İSTANBUL\u00a0ß ﬁ ẞ Ǆ"
    assert len(plain(text)) == len(text)


def test_an_unknown_word_list_is_named() -> None:
    with pytest.raises(DataError, match=r'times\.toml: rule "odd" asks for .moon.'):
        compile_grammar(
            {
                "words": {},
                "macro": {},
                "tail": {},
                "validity": {"after": "", "rules": []},
                "rule": [{"name": "odd", "pattern": "<moon>"}],
            },
            fold=plain,
            where="times.toml",
        )
