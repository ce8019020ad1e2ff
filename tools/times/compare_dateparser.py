"""The case tables read by dateparser: python tools/times/compare_dateparser.py [GOLD...] (needs dateparser installed).

Given exactly the words of a case, does dateparser reach the day, month or year that the table expects? As written, and
with the endings cut off, which a caller would have to do first. And given the sentence, does its search find the date?
dateparser knows no intervals and no context, so cases that need them are left out of the first two shares and kept in
the third, where a reader of articles needs them. With gold articles, the same search over the sentence of each dated
event and the one before, to set beside `measure.py`.
"""

import re
import sys
import time
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import dateparser
from dateparser.search import search_dates
from measure import Case, read_cases

CASES = Path(__file__).parents[2] / "tests" / "cases" / "tr"
_ENDING = re.compile(
    r"['’`´]\w+$| (?:günü|günkü|tarihinde|ayında|yılında|saatlerinde|sabahı|akşamı|gecesi|akşam|gece|sabah)$"
    r"|(?<=\w\w\w)[dt][ae](?:ki)?$"
)
_WIDTH = {"day": 10, "week": 10, "month": 7, "year": 4}


def main() -> None:
    cases = [
        case
        for path in sorted(CASES.glob("times-*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        if len(case.get("seen", "")) >= 10
    ]
    simple = [case for case in cases if _is_simple(case)]
    start = time.perf_counter()
    right = sum(_parsed(case["words"], case) == case["expect"] for case in simple)
    print(f"words given: {right} of {len(simple)} ({right / len(simple):.1%})")
    right = sum(_parsed(_ENDING.sub("", case["words"]), case) == case["expect"] for case in simple)
    print(f"with their endings cut: {right} of {len(simple)} ({right / len(simple):.1%})")
    found = sum(_searched(case) for case in cases)
    print(f"in sentences: {found} of {len(cases)} ({found / len(cases):.1%})")
    negative = [case for case in cases if "words" not in case]
    quiet = sum(_searched(case) for case in negative)
    print(f"of these without a date: {quiet} of {len(negative)} left alone")
    print(f"{time.perf_counter() - start:.1f} s in all")
    for text in ("12 Mart 2024 " * 80, "1 " * 500):
        start = time.perf_counter()
        search_dates(text, languages=["tr"])
        print(f"{len(text)} characters of {text[:13]!r}: {time.perf_counter() - start:.1f} s")

    if len(sys.argv) > 1:
        dated = list(read_cases([Path(path) for path in sys.argv[1:]]))
        hits = sum(_dates_event(case) for case in dated)
        print(f"gold dates: {hits} of {len(dated)} ({hits / len(dated):.1%})")


def _dates_event(event: Case) -> bool:
    settings = _settings({"seen": event.published or "2025-01-01", "future": event.future})
    found = search_dates(f"{event.before} {event.here}", languages=["tr"], settings=settings) or []
    return any(date.date().isoformat()[: len(event.date)] == event.date for _, date in found)


def _is_simple(case: dict[str, Any]) -> bool:
    return "words" in case and not any(mark in case["expect"] for mark in ("/", "~", "none")) and "anchor" not in case


def _settings(case: dict[str, Any]) -> dict[str, Any]:
    return {
        "RELATIVE_BASE": datetime.fromisoformat(case["seen"][:10]),
        "PREFER_DATES_FROM": "future" if case.get("future") else "past",
        "DATE_ORDER": "DMY",
    }


def _parsed(words: str, case: dict[str, Any]) -> str | None:
    parser = dateparser.DateDataParser(languages=["tr"], settings=_settings(case))
    data = parser.get_date_data(words)
    if data is None or data.date_obj is None:
        return None
    return data.date_obj.date().isoformat()[: _WIDTH.get(data.period, 10)]


def _searched(case: dict[str, Any]) -> bool:
    found = search_dates(case["text"], languages=["tr"], settings=_settings(case)) or []
    if "words" not in case or case["expect"] == "none":
        return not found
    width = len(case["expect"])
    return any(date.date().isoformat()[:width] == case["expect"] for _, date in found)


if __name__ == "__main__":
    main()
