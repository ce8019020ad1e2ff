"""The merge set: pages whose events are read without a mistake are merged as its coders merged them."""

import random

import pytest

from dragoman.merge import Merger
from eval_merge import figures_of, merge, score
from merge_sets import is_held, load_merge_set, perfect, restrict, story_of


@pytest.fixture(scope="module")
def merge_set():
    return load_merge_set()


@pytest.fixture(scope="module")
def given(merge_set):
    return perfect(merge_set)


def test_perfect_events_are_merged_almost_perfectly(merge_set, given):
    figures = figures_of(score(merge_set, merge(given, sorted(given)))[0], merge_set)
    assert figures["merging"] >= 0.96
    assert figures["#apart_violated"] <= 2
    assert figures["#apart_both_found"] == figures["#apart_pairs"] == 27
    assert figures["wires_one_language"] >= 0.85
    assert figures["contradictions"] >= 0.9


def test_an_order_of_arrival_makes_no_difference(given):
    found = set()
    for seed in range(5):
        order = sorted(given)
        random.Random(seed).shuffle(order)
        merger = merge(given, order)
        found.add(repr((list(merger.events()), merger.copies.groups())))
    assert len(found) == 1


def test_the_scorer_notices_when_nothing_is_merged(merge_set, given):
    """Every page in a record of its own: the figures have to fall."""

    class Apart(Merger):
        def events(self):
            for name in self.copies.pages:
                yield from merge(given, [name]).events()

    apart = Apart()
    for name in given:
        apart.add(*given[name])
    assert figures_of(score(merge_set, apart)[0], merge_set)["merging"] < 0.1


def test_stories_are_held_back_by_their_names_alone(merge_set):
    stories = {story_of(event["id"]) for event in merge_set.expected["events"]}
    held = {story for story in stories if is_held(story)}
    assert 2 <= len(held) < len(stories) / 2
    part = restrict(merge_set, page=lambda name: True, story=is_held)
    assert {story_of(event["id"]) for event in part.expected["events"]} == held


def test_what_turkish_pages_alone_can_tell_counts_their_sources_anew(merge_set):
    part = restrict(merge_set, page=lambda name: merge_set.language(name) == "tr", story=lambda story: True)
    whole = {event["id"]: event for event in merge_set.expected["events"]}
    assert all(
        event["independent_sources"] <= whole[event["id"]]["independent_sources"] for event in part.expected["events"]
    )
    assert all(merge_set.language(page) == "tr" for event in part.expected["events"] for page in event["pages"])
