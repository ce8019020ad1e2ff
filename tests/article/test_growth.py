"""Pages of thousands of like lines cost as many times one line, and not the square of it.

The bounds are some ten times what such a page takes, and a tenth or less of what the square of it took.
"""

import time
from collections.abc import Callable

import pytest

from dragoman.article.dayorder import day_order
from dragoman.article.layout import lay_out
from dragoman.article.lines import MAX_LINE_CHARS, Line, split_lines
from dragoman.article.rules import page_rules
from dragoman.lang.base import PagePack

SENTENCE = "Karvanya Dışişleri Bakanı Dovan, Velin'de mevkidaşı Solt ile bir araya geldi."


def seconds(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


def test_many_open_dates_are_looked_at_once(english: PagePack) -> None:
    lines = ["03/04/2031 10:42"] * 4000 + ["14 March 2031"] * 4000
    assert seconds(lambda: day_order(lines, english)) < 3


def test_a_date_far_down_the_page_still_shows_the_order(english: PagePack) -> None:
    assert day_order(["03/04/2031"] * 100 + ["03/25/2031"], english).month_first


def test_a_text_wrapped_over_thousands_of_lines_is_joined_once() -> None:
    text = "\n".join(f"haber {i} geldi ve bakan dün açıklama yaptı ve" for i in range(12_000))
    found: list[Line] = []
    assert seconds(lambda: found.extend(split_lines(text))) < 3
    assert max(line.end - line.start for line in found) <= MAX_LINE_CHARS
    assert " ".join(line.text for line in found) == text.replace("\n", " ")


@pytest.mark.parametrize("heading", ["Yorumlar", "İlgili Haberler"])
def test_thousands_of_headings_are_summed_up_once(heading: str, pack: PagePack) -> None:
    lines = split_lines("\n\n".join([SENTENCE, *[heading, "Kısa bir cümle daha geldi."] * 10_000]))
    assert seconds(lambda: lay_out(lines, page_rules(pack))) < 4
