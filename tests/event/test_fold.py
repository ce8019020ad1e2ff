"""Tellings of one act become one event; what hardly tells it is not shown as its evidence."""

from dataclasses import replace

import pytest

from dragoman.event.find import find_tellings
from dragoman.event.fold import to_events
from event.reader import PAGE, read, turkish

TEXT = "Norveç, Küba'yı kınadı. Norveç Dışişleri Bakanlığı da Küba'yı kınadı."


@pytest.mark.parametrize(
    ("alone", "told"),
    [((0.8, 0.7), 2), ((0.8, 0.1), 1), ((0.1, 0.8), 1), ((None, None), 2)],
    ids=["both tell it", "the second hardly", "the first hardly", "by frames alone"],
)
def test_a_word_that_hardly_tells_the_act_is_no_evidence_of_it(alone, told):
    read_text = read(TEXT)
    ((first, second),), _ = find_tellings(
        read_text.sents, read_text.quotes, read_text.mentions, read_text.statements, read_text.cast,
        clock=read_text.clock, pack=turkish(),
    )  # fmt: skip
    group = [
        replace(draft, by_itself=sure, rules={**draft.rules, "act": name})
        for draft, sure, name in zip((first, second), alone, ("first", "second"), strict=True)
    ]
    (event,) = to_events([group], read_text.cast, page_id=PAGE)
    surest = "second" if alone == (0.1, 0.8) else "first"
    assert len(event.evidence) == told
    assert dict(event.rules)["act"] == surest
    assert event.trigger == group[surest == "second"].words
    assert event.evidence[0].covers(event.trigger)
