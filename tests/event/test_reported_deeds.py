"""On whose word an act is told that several words of one sentence tell."""

import pytest

from dragoman.event.draft import copy_of
from dragoman.event.find import find_tellings
from dragoman.event.fold import to_events
from event.reader import PAGE, read, turkish


@pytest.mark.parametrize(
    ("text", "verb", "expect"),
    [
        pytest.param("Norveç, Küba'daki büyükelçisini geri çağırdığını duyurdu.", "duyurdu", ("nor",), id="reported"),
        pytest.param(
            "Norveç, Küba'daki büyükelçisini geri çağırdığını duyurdu; bu dün oldu.", "oldu", (), id="told beside it"
        ),
    ],
)
def test_the_verb_of_saying_is_not_the_outlet_s_own_word(text: str, verb: str, expect: tuple[str, ...]) -> None:
    told = read(text)
    groups, story = find_tellings(
        told.sents, told.quotes, told.mentions, told.statements, told.cast, clock=told.clock, pack=turkish()
    )
    [group] = groups
    [draft] = group
    assert draft.asserted_by == ("nor",)
    other = next(predicate for predicate in draft.around.predicates if predicate.word.text == verb)
    again = copy_of(draft, predicate=other, asserted_by=(), statement=None)
    [event] = to_events([[draft, again]], story.cast, page_id=PAGE)
    assert event.asserted_by == expect
