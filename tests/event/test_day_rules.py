"""What other acts, and the clause itself, say of a day that was weighed for an act alone."""

from typing import Any

import pytest

from case_tables import load_cases
from dragoman.event.day_rules import right_days
from dragoman.event.draft import is_ahead
from dragoman.event.find import find_tellings
from dragoman.event.place_rules import Chosen
from dragoman.event.setting_signs import Deed, Deeds, Story
from dragoman.model import TimeSpan
from event.reader import DAY, read, turkish


@pytest.mark.parametrize("case", load_cases("days-of-acts.toml"))
def test_days_hang_together_as_the_case_file_says(case: dict[str, Any]) -> None:
    told = read(case["text"])
    groups, story = find_tellings(
        told.sents, told.quotes, told.mentions, told.statements, told.cast, clock=told.clock, pack=turkish()
    )
    deeds = Deeds(groups, story.cast)
    acts = [deeds[at].best.act for at in range(len(deeds))]
    assert acts == [words.split(" ", 1)[0] for words in case["chosen"]]
    chosen = [
        Chosen(deeds[at], _day(words.split(" ", 1)[1], deeds[at], story), None)
        for at, words in enumerate(case["chosen"])
    ]
    days = right_days(chosen, (), story)
    assert [(each.day and each.day.edtf) or "none" for each in days] == case["expect"]


def _day(words: str, deed: Deed, story: Story) -> TimeSpan | None:
    """The day that the text writes so; "news" is that of publication."""
    if words in ("news", "none"):
        return TimeSpan(edtf=DAY, span=None, rule="published") if words == "news" else None
    for around in story.arounds:
        for expr in story.clock.times(around.sent):
            span = expr.span.shift(around.sent.span.start)
            if span.of(story.clock.body) == words:
                edtf = story.clock.edtf(expr, future=is_ahead(deed.best.status))
                assert edtf is not None
                return TimeSpan(edtf=edtf, span=span, rule=expr.rule)
    raise AssertionError(f"no time «{words}»")
