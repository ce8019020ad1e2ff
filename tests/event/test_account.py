"""What became of everything that may tell an act: each reason is of the step that decided; asking changes nothing."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from case_tables import load_cases
from dragoman.event import find_events
from dragoman.event.account import FullAccount, Weighed
from dragoman.event.act_signs import find_places
from dragoman.event.doubles import without_doubles
from dragoman.event.draft import Draft
from dragoman.event.find import Found, find_tellings
from dragoman.event.triggers import find_triggers
from dragoman.lang.pack import Pack
from dragoman.lang.tr import load_pack
from dragoman.model import Considered
from dragoman.model.acts import ACTS
from event.reader import PAGE, Told, plain_weights, read, turkish

TEXT = "Norveç, Küba'yı kınadı."
TEXTS = [param.values[0] for param in load_cases("events.toml")][::4]


def found(told: Told, pack: Pack, *, considering: bool = True) -> Found:
    return find_events(
        told.sents, told.quotes, told.mentions, told.statements, told.cast,
        clock=replace(told.clock, pack=pack), page_id=PAGE, pack=pack, considering=considering,
    )  # fmt: skip


def seen(each: Considered, text: str) -> dict[str, Any]:
    """As the table writes it."""
    shown = {"words": each.words.of(text), "act": each.act, "fate": each.fate, "rule": each.rule}
    return shown | ({"by": each.twin.words.of(text)} if each.twin is not None else {})


@pytest.mark.parametrize("case", load_cases("considered.toml"))
def test_every_word_that_was_asked_says_what_became_of_it(case: dict[str, Any]) -> None:
    told = found(read(case["text"]), turkish())
    assert [seen(each, case["text"]) for each in told.considered] == case["expect"]
    ids = {event.id for event in told.events}
    assert {each.twin.event for each in told.considered if each.twin is not None} <= ids


def weighed(text: str, **changed: Any) -> Found:
    """Read with weights that a person can follow."""
    other = changed.pop("other", 4)
    return found(read(text), replace(turkish(), opinion=replace(plain_weights(other), **changed)))


AGAIN = {"": {"likely": 1.0, "pair": 9.0}}


@pytest.mark.parametrize(
    ("text", "changed", "fates"),
    [
        (TEXT, {}, {"kınadı": "told"}),
        (TEXT, {"floor": 0.95}, {"kınadı": "unsure"}),
        (TEXT, {"act": {"l=kına": [1, -8]}}, {"kınadı": "silent"}),
        (TEXT, {"act": {"l=kına": [1, -4]}, "other": 0}, {"kınadı": "sides-unsure"}),
        ("Hava kınadı.", {}, {"kınadı": "no-sides"}),
        (TEXT + " Hava dün açıktı." * 3, {"trust": {"sure": 0.01}}, {"kınadı": "not-plain", "açıktı": "not-plain"}),
    ],
    ids=["told", "unsure", "no act", "no likely sides", "nobody", "nothing plainly"],
)  # fmt: skip
def test_what_is_weighed_says_what_it_weighed_and_what_it_needed(text, changed, fates) -> None:
    told = weighed(text, **changed)
    assert {each.words.of(text): each.fate for each in told.considered} == fates
    for each in told.considered:
        likely = each.confidence if each.confidence is not None else each.sure
        assert each.fate in ("told", "no-sides") or (likely is not None and each.floor is not None)
        assert each.floor is None or likely < each.floor


def test_what_is_kept_for_other_pages_says_so() -> None:
    (each,) = (each for each in weighed(TEXT, floor=0.95).considered if each.fate == "unsure")
    assert each.faint
    assert not any(each.faint for each in weighed(TEXT).considered)
    assert [side.name for side in (*each.actors, *each.recipients)] == ["Norway", "Cuba"]


def test_sides_that_the_rest_of_the_article_overruled_are_named_with_the_event_that_was_told() -> None:
    text = "Küba, Norveç'i kınadı. Küba, Norveç'i kınadı. Norveç, Küba'yı kınadı."
    told = weighed(text, again=AGAIN, floor=0.0, other=1)
    (each,) = (each for each in told.considered if each.fate == "other-sides")
    assert (each.rule, each.words.start) == ("rest-of-article", text.rindex("kınadı"))
    assert ([side.name for side in each.actors], [side.name for side in each.recipients]) == (["Norway"], ["Cuba"])
    assert each.twin is not None and each.twin.event in {event.id for event in told.events}


def first_of(text: str) -> tuple[Told, Draft]:
    told = read(text)
    groups, _ = find_tellings(
        told.sents, told.quotes, told.mentions, told.statements, told.cast, clock=told.clock, pack=turkish()
    )
    return told, groups[0][0]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [({"status": "planned"}, "with-doubt"), ({"actors": ("fji",), "recipients": ("nor",)}, "turned-round")],
)
def test_a_double_names_what_it_repeats_even_where_that_is_not_told_either(changes, rule) -> None:
    told, first = first_of("Norveç, Fiji'yi kınadı.")
    account = FullAccount(told.cast)
    without_doubles([[replace(first, sure=0.9)], [replace(first, sure=0.4, **changes)]], told.cast, account)
    (each,) = account.close([], [], [])
    assert (each.fate, each.rule) == ("repeats", rule)
    assert each.twin is not None and (each.twin.act, each.twin.event) == ("criticism", None)


def test_a_figure_is_that_of_the_telling_and_that_of_its_event() -> None:
    told, first = first_of("Norveç, Fiji'yi kınadı.")
    account = FullAccount(told.cast)
    account.dropped([replace(first, sure=0.25)], "unsure", weighed=Weighed(0.33333, 0.4))
    account.dropped([replace(first, sure=0.9, by_itself=0.8)], "scope", "sport")
    assert [(each.sure, each.confidence, each.floor) for each in account.close([], [], [])] == [
        (0.25, 0.3333, 0.4), (0.8, 0.9, None),
    ]  # fmt: skip


@cache
def shipped() -> Pack:
    return load_pack()


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: str(case["label"]))
def test_nothing_that_was_asked_is_lost_on_the_way_and_nothing_is_read_otherwise(case: dict[str, Any]) -> None:
    told, pack = read(case["text"]), shipped()
    full = found(told, pack)
    assert full[:2] == found(told, pack, considering=False)[:2]
    assert pack.opinion is not None
    spans = {each.words for each in full.considered}
    for around, _ in told.walk():
        for place in find_places(around, find_triggers(around.sent, pack.frame_index), pack.opinion.nouns):
            word = around.sent.words[place.at].span
            assert any(span.covers(word) for span in spans), word.of(told.text)
    assert {e.id for e in full.events} == {e.twin.event for e in full.considered if e.fate == "told" and e.twin}
    assert all(each.act in ACTS for each in full.considered)
