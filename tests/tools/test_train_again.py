"""Learning the second look: what is right is asked of one direction at a time, and the fit finds what tells."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="scipy is only there for `make train`")
sys.path.insert(0, str(Path(__file__).parents[2] / "tools" / "train"))

import again
from again import Choice, choices, fit_again
from examples import SideExample

from dragoman.event.lineup import Candidate
from dragoman.event.opinion import Telling
from dragoman.event.pairs import Likely
from dragoman.event.sides import Sides
from dragoman.event.triggers import Trigger
from dragoman.lang.frames import EventFrame

NOR, PER, CUB = (Candidate((name,), frozenset({name.upper()}), 0, "subj", ()) for name in ("nor", "per", "cub"))


def telling(act, *pairs):
    frame = EventFrame(
        act=act, words="x", items=(), nominal=False, actors=(), recipients=(), needs_other=False, note=""
    )
    trigger = Trigger(frame=frame, first=3, last=3, verb=3, noun=None, nominal=False, parts=frozenset({3}))
    options = tuple(Likely((a.sides, b.sides if b else frozenset()), 0.5, a, b) for a, b in pairs)
    return Telling(
        at=3, trigger=trigger, predicate=None, statement=None, sides=Sides((), (), "", ""), act_rule="", sure=0.5,
        options=options,
    )  # fmt: skip


def example(act, *right):
    candidates = [NOR, PER, CUB]
    pairs = [(0, 1), (0, 2), (1, 0), (0, -1)]
    return SideExample("t", 0, 3, act, candidates, pairs, (), list(right), list(right), "silent")


class Text:
    sents = quotes = mentions = statements = cast = None
    pack = None


def taught(monkeypatch, told, examples):
    monkeypatch.setattr(again, "find_told", lambda *args, **more: ([], [(0, telling) for telling in told]))
    monkeypatch.setattr(again, "replace", lambda pack, **more: pack)
    return list(choices(Text(), examples, None))


def test_two_acts_of_one_kind_at_one_word_are_both_right(monkeypatch):
    """One verb criticises two states: neither answer takes the other's place."""
    told = [telling("criticism", (NOR, PER), (NOR, CUB), (PER, NOR))]
    [choice] = taught(monkeypatch, told, [example("criticism", 0), example("accusation", 1)])
    assert list(choice.right) == [True, True, False]


def test_who_met_is_no_answer_to_who_visited_whom(monkeypatch):
    both = Candidate(("nor", "per"), NOR.sides | PER.sides, 0, "subj", ())
    told = [telling("visit", (both, None), (NOR, PER))]
    assert taught(monkeypatch, told, [example("meeting", 0)]) == []
    [choice] = taught(monkeypatch, told, [example("visit", 0)])
    assert list(choice.right) == [False, True]


def test_the_fit_finds_the_sign_that_tells_and_for_which_kind_of_act():
    tells = [{"likely": -0.7, "pair": 1.0}, {"likely": -0.6}]
    silent = [{"likely": -0.6, "pair": 1.0}, {"likely": -0.7}]
    examples = [Choice("ACCUSE", tells, [True, False]), Choice("AID", silent, [False, True])] * 40
    weights = fit_again(examples)
    accuse, aid = (weights[""].get("pair", 0) + weights[kind].get("pair", 0) for kind in ("ACCUSE", "AID"))
    assert accuse > 0.5 and aid < -0.5
    assert weights == fit_again(examples)
