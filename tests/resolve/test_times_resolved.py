"""Times as written get the EDTF string that the case tables say."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_tables import CASES, load_cases
from dragoman.lang.tr.times import load_times
from dragoman.mention.times import TimeExpr, find_times
from dragoman.resolve.edtf import parse_edtf
from dragoman.resolve.times import lasting, resolve_time

TIMES = [param for path in sorted(CASES.glob("times-*.toml")) for param in load_cases(path.name)]
DATING = {"point", "period", "since", "until"}


def resolve(expr: TimeExpr, case: dict[str, Any]) -> str | None:
    return resolve_time(
        expr,
        published=case.get("seen"),
        future=case.get("future", False),
        year_hint=case.get("year"),
        anchor=case.get("anchor"),
        backward=case.get("backward", False),
    )


@pytest.mark.parametrize("case", TIMES)
def test_times_read_as_the_case_file_says(case: dict[str, Any]) -> None:
    exprs = find_times(case["text"], grammar=load_times())
    if "words" in case:
        chosen = [expr for expr in exprs if expr.span.of(case["text"]) == case["words"]]
        assert len(chosen) == 1, [expr.span.of(case["text"]) for expr in exprs]
        assert (resolve(chosen[0], case) or "none") == case["expect"]
        assert chosen[0].role == case.get("role", chosen[0].role)
    else:
        dates = {expr.span.of(case["text"]): resolve(expr, case) for expr in exprs if expr.role in DATING}
        assert not any(dates.values()), dates


def test_no_two_cases_share_a_label() -> None:
    labels = [param.id for param in TIMES]
    assert len(labels) == len(set(labels)) >= 400


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-05/2025-07", "2025-05-01", "2025-07-31"),
        ("2025-07-12~", "2025-07-12", "2025-07-12"),
        ("2025-12-09~/2025-12-23", "2025-12-09", "2025-12-23"),
    ],
)
def test_edtf_strings_are_read_as_their_days(edtf: str, first: str, last: str) -> None:
    stretch = parse_edtf(edtf)
    assert stretch is not None
    assert (stretch.first.isoformat(), stretch.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "2025-13", "2025-02-30", "2025/", "yesterday", "2025-07/2025-05", "2025-07-12/.."]
)
def test_what_is_no_closed_edtf_stretch_is_none(text: str) -> None:
    assert parse_edtf(text) is None


_WORDS = (
    "12 29 31 3 2024 0001 9999 1 Mart Şubat ocakta Eylül'de - ile ve ayın yılın geçen gelecek bu aynı ertesi hafta ay "
    "yıl gün sonu sonunda salı günü pazar iki 999 yüz önce sonra kadar beri 'den 'te ilk çeyreğinde son günde bütün ."
)
_PIECES = st.lists(st.sampled_from(_WORDS.split()), max_size=12)
_DAYS = st.sampled_from([None, "2025-09-05", "2024-02-29", "2025-12-31", "2025-01", "2025", "0001-01-01", "9999-12-31"])


@given(
    words=_PIECES,
    seen=_DAYS,
    anchor=_DAYS,
    flags=st.tuples(*[st.booleans()] * 2),
)
def test_any_words_and_any_stamp_give_edtf_or_none(
    words: list[str], seen: str | None, anchor: str | None, flags: tuple[bool, bool]
) -> None:
    for expr in find_times(" ".join(words), grammar=load_times()):
        edtf = resolve_time(expr, published=seen, future=flags[0], anchor=anchor, backward=flags[1])
        assert edtf is None or parse_edtf(edtf) is not None


@pytest.mark.parametrize(
    ("text", "start", "end", "expect"),
    [
        ("12 günlük savaş", "2025-06-13", None, "2025-06-13/2025-06-24"),
        ("dört gün süren görüşme", "2025-10-30", None, "2025-10-30/2025-11-02"),
        ("iki gün süren görüşme", None, "2025-01-01", "2024-12-31/2025-01-01"),
        ("bir haftalık gezi", "2025-02-26", None, "2025-02-26/2025-03-04"),
        ("bir günlük gezi", "2025-02-26", None, "2025-02-26"),
        ("beş yıllık anlaşma", "2025-02-26", None, None),
        ("üç saat süren görüşme", "2025-02-26", None, None),
        ("12 günlük savaş", "2025-06", None, None),
        ("12 günlük savaş", None, None, None),
    ],
)
def test_a_length_and_one_end_give_the_other(text: str, start: str | None, end: str | None, expect: str | None) -> None:
    (length,) = find_times(text, grammar=load_times())
    assert length.role == "duration"
    assert lasting(length, start=start, end=end) == expect
