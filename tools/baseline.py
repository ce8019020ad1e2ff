"""What a reader without grammar would find: a keyword within a sentence, and the two country names nearest to it.

Keywords are the patterns of the event frames (lang/tr/frames), each lemma the beginning of a word; country names are
those of the world's Turkish tables. The first of the two names is the actor. Everything happens on the day of
publication, nowhere, on the outlet's word. `make eval` prints its score, so that everyone sees what the grammar adds.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from dragoman.lang.tr import load_pack
from dragoman.model.acts import ACTS
from dragoman.text import fold
from dragoman.world import load_world

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SHORTEST = 3  # letters of a keyword; shorter ones begin too many words
_ROLES = frozenset({"name", "short", "acronym", "demonym", "people", "adjective", "capital", "seat"})


class Keyword(NamedTuple):
    act: str
    items: tuple[frozenset[str], ...]


def baseline_reading(body: str, published: str | None) -> dict[str, Any]:
    """A reading of the codebook's shape, of events and their states alone."""
    events: dict[tuple[object, ...], dict[str, Any]] = {}
    for sentence in _SENTENCE.split(body):
        for event in _events(sentence, published):
            events.setdefault((event["act"], *event["actors"], *event["recipients"]), event)
    states = sorted({ref for event in events.values() for ref in (*event["actors"], *event["recipients"])})
    return {
        "article": {}, "statements": [], "agreements": [], "events": list(events.values()),
        "actors": [{"id": code, "kind": "state", "name": code, "country": code} for code in states],
    }  # fmt: skip


def _events(sentence: str, published: str | None) -> Iterator[dict[str, Any]]:
    words = [fold(word) for word in _WORD.findall(sentence)]
    states = _states(words)
    for at, act in _keywords(words):
        nearest = sorted(states, key=lambda place: abs(place - at))
        codes = list(dict.fromkeys(states[place] for place in nearest))[:2]
        if len(codes) < 2:
            continue
        codes.sort(key=lambda code: min(place for place in states if states[place] == code))
        mutual = ACTS[act].direction == "mutual"
        yield {
            "act": act, "actors": codes if mutual else codes[:1], "recipients": [] if mutual else codes[1:],
            "date": published[:10] if published else None, "place": None, "status": "occurred", "asserted_by": [],
        }  # fmt: skip


def _states(words: list[str]) -> dict[int, str]:
    """Place of a word -> country that it names, with or without a suffix behind its apostrophe."""
    names = _country_names()
    found: dict[int, str] = {}
    for at, word in enumerate(words):
        bare = re.split("['’]", word)[0]
        two = f"{words[at - 1]} {bare}" if at else ""
        code = names.get(two) or names.get(bare)
        if code:
            found[at] = code
    return found


def _keywords(words: list[str]) -> Iterator[tuple[int, str]]:
    """The acts whose keywords stand in the sentence: of the patterns that end at a word the longest."""
    for at in range(len(words)):
        fits = [keyword for keyword in _by_letters().get(words[at][:_SHORTEST], ()) if _stands(keyword, words, at)]
        if fits:
            yield at, max(fits, key=lambda keyword: len(keyword.items)).act


def _stands(keyword: Keyword, words: list[str], last: int) -> bool:
    """Whether the words of the pattern stand in their order before this one, which ends it."""
    at = last
    if not words[at].startswith(tuple(keyword.items[-1])):
        return False
    for item in reversed(keyword.items[:-1]):
        at = next((place for place in range(at - 1, -1, -1) if words[place].startswith(tuple(item))), -1)
        if at < 0:
            return False
    return True


@cache
def _by_letters() -> Mapping[str, list[Keyword]]:
    found: dict[str, list[Keyword]] = {}
    for frames in load_pack().event_frames.values():
        for frame in frames:
            keyword = Keyword(frame.act, frame.items)
            for letters in {lemma[:_SHORTEST] for lemma in frame.items[-1] if len(lemma) >= _SHORTEST}:
                found.setdefault(letters, []).append(keyword)
    return {letters: list(dict.fromkeys(keywords)) for letters, keywords in found.items()}


@cache
def _country_names() -> Mapping[str, str]:
    world = load_world()
    return {
        fold(form.form): country
        for forms in world.forms("tr").values()
        for form in reversed(forms)  # the usual reading, the first of them, is written last
        if form.role in _ROLES and (country := world.entries[form.entry].country)
    }
