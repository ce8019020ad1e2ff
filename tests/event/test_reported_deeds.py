"""On whose word an act is told that several words of one sentence tell."""

import pytest

from dragoman.event.draft import copy_of
from dragoman.event.find import find_tellings
from dragoman.event.fold import to_events
from dragoman.event.whose_word import whose_word
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


def test_whom_the_verb_of_saying_names_does_not_take_the_deed_from_his_state() -> None:
    told = read("Norveç Dışişleri Bakanı Anders Lund, Küba büyükelçisinin bakanlığa çağrıldığını duyurdu.")
    groups, story = find_tellings(
        told.sents, told.quotes, told.mentions, told.statements, told.cast, clock=told.clock, pack=turkish()
    )
    [draft] = [draft for group in groups for draft in group]
    said = next(predicate for predicate in draft.around.predicates if predicate.word.text == "duyurdu")
    again = copy_of(draft, predicate=said, actors=("anders-lund",), asserted_by=(), statement=None)
    again.rules["actors"] = "model"
    [event] = to_events([[draft, again]], story.cast, page_id=PAGE)
    assert (event.actors, event.asserted_by) == (("nor",), ("anders-lund",))


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


LUND = "Norveç Dışişleri Bakanı Anders Lund"


@pytest.mark.parametrize(
    ("text", "act", "expect"),
    [
        # What will be done is on the word of whoever says so; what words do is nobody's else.
        (f"{LUND}, Kosova'yı tanıyacaklarını duyurdu.", "recognition", ("anders-lund",)),
        (f"{LUND}, Küba'nın teklifini reddedeceklerini duyurdu.", "refusal", ()),
        # What is mentioned in passing is not what is said.
        (f"{LUND}, Oslo'da ağırladığı Küba Devlet Başkanı Luis Vega'ya destek vereceklerini söyledi.", "meeting", ()),
        (f"{LUND}, Oslo'da Küba Devlet Başkanı Luis Vega'yı ağırladığını söyledi.", "meeting", ("anders-lund",)),
        # What one thanks or blames another for.
        (f"{LUND}, Peru'nun Küba'ya silah göndermesini kınadı.", "military_aid", ("anders-lund",)),
        (f"{LUND}, Küba'ya silah gönderen Peru'ya teşekkür etti.", "military_aid", ()),
        # A source with its initials, and what is told beside a rumour.
        ("Birleşmiş Milletlere (BM) göre Norveç, Küba'ya silah gönderdi.", "military_aid", ("org-un",)),
        ("Norveç, Küba'ya silah gönderdi; Peru'nun da bunu istediği öne sürüldü.", "military_aid", ()),
        ("Norveç'in Küba'ya silah gönderdiği öne sürüldü.", "military_aid", ("unnamed",)),
    ],
)
def test_whose_word_it_is(text: str, act: str, expect: tuple[str, ...]) -> None:
    events = [event for event in read(text).events() if event.act == act]
    assert [event.asserted_by for event in events] == [expect]


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        (f"{LUND}, Küba'ya silah gönderdiği için Peru'ya teşekkür etti.", ("anders-lund",)),
        (f"{LUND}, Küba'ya silah gönderdiği için Peru'yu aradı.", ()),
    ],
)
def test_what_another_is_thanked_for_is_on_the_word_of_who_thanks(text: str, expect: tuple[str, ...]) -> None:
    told = read(text)
    around, _ = told.around("gönderdiği")
    trigger = next(trigger for _, trigger in told.triggers() if trigger.frame.act == "military_aid")
    assert whose_word(trigger, ("per",), None, around, told.cast, turkish())[0] == expect
