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


@pytest.mark.parametrize(("act", "expect"), [("military_aid", ("nor",)), ("accusation", ())])
def test_what_somebody_is_accused_of_stays_on_the_accuser_s_word(act: str, expect: tuple[str, ...]) -> None:
    """The accusation itself is on nobody's."""
    told = read("Norveç, Küba'yı Peru'ya silah göndermekle suçladı.")
    groups, story = find_tellings(
        told.sents, told.quotes, told.mentions, told.statements, told.cast, clock=told.clock, pack=turkish()
    )
    draft = next(draft for group in groups for draft in group if draft.act == "military_aid")
    assert (draft.asserted_by, draft.rules["asserted_by"]) == (("nor",), "accuser")
    above = draft.around.parent(draft.predicate)
    assert above is not None
    drafts = [copy_of(draft, act=act), copy_of(draft, act=act, predicate=above, asserted_by=(), statement=None)]
    [event] = to_events([drafts], story.cast, page_id=PAGE)
    assert event.asserted_by == expect
