"""Words that tell an act: frames of the language pack found in a sentence, longest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.lang.pack import EventFrame
from dragoman.model import Sentence, Word

# "görüşme bugün Sorra'da gerçekleştirdi": words that may stand between a noun and its light verb.
_MAX_GAP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One place where a frame matches.

    first, last  the words of the frame, first and last (last included); the noun may stand behind its participle
    verb         index of the word that carries tense and voice; for a bare noun the noun itself
    noun         index of the noun of a light verb, or of a noun frame; None for a plain verb
    nominal      True when the frame is a noun without a verb of its own
    """

    frame: EventFrame
    first: int
    last: int
    verb: int
    noun: int | None
    nominal: bool

    def words(self) -> set[int]:
        return set(range(self.first, self.last + 1))


def find_triggers(sent: Sentence, frames: Mapping[str, Sequence[EventFrame]]) -> list[Trigger]:
    """The triggers of a sentence. Where two share a word, the one with more words of its own stays."""
    found = [trigger for at in range(len(sent.words)) for trigger in _at(sent.words, at, frames)]
    found.sort(key=lambda trigger: (-len(trigger.frame.items), trigger.nominal, trigger.verb))
    kept: list[Trigger] = []
    taken: set[int] = set()
    for trigger in found:
        anchors = {trigger.verb} | ({trigger.noun} if trigger.noun is not None else set())
        if anchors & taken:
            continue
        taken |= anchors
        kept.append(trigger)
    return sorted(kept, key=lambda trigger: trigger.first)


def lemmas_of(word: Word) -> set[str]:
    """The lemma chosen, and those of other analyses of the same part of speech."""
    same = {morph.lemma for morph in word.other[:3] if morph.pos == word.morph.pos}
    return same | {word.morph.lemma}


def _at(words: Sequence[Word], at: int, frames: Mapping[str, Sequence[EventFrame]]) -> Iterator[Trigger]:
    """Frames whose last item is the word at `at`; a participle may also stand before its noun."""
    word = words[at]
    if word.kind == "punct":
        return
    for lemma in sorted(lemmas_of(word)):
        for frame in frames.get(lemma, ()):
            trigger = _match(words, at, frame)
            if trigger is not None:
                yield trigger


def _match(words: Sequence[Word], at: int, frame: EventFrame) -> Trigger | None:
    if frame.nominal:
        if words[at].morph.form is not None or words[at].morph.pos == "VERB":
            return None
        first = _match_left(words, at, frame.items[:-1])
        return first if first is None else Trigger(
            frame=frame, first=first, last=at, verb=at, noun=at, nominal=True
        )  # fmt: skip
    if words[at].morph.pos != "VERB" and words[at].morph.form is None:
        return None
    first = _match_left(words, at, frame.items[:-1])
    if first is not None:
        noun = first if len(frame.items) > 1 else None
        return Trigger(frame=frame, first=first, last=at, verb=at, noun=noun, nominal=False)
    return _match_reversed(words, at, frame)


def _match_reversed(words: Sequence[Word], at: int, frame: EventFrame) -> Trigger | None:
    """"yaptığı ziyarette": the light verb as a participle, its noun right behind."""
    if len(frame.items) != 2 or words[at].morph.form not in ("rel", "fact", "fut"):
        return None
    for index in range(at + 1, min(at + 4, len(words))):
        if words[index].kind == "punct":
            return None
        if lemmas_of(words[index]) & frame.items[0]:
            return Trigger(frame=frame, first=at, last=index, verb=at, noun=index, nominal=False)
    return None


def _match_left(words: Sequence[Word], at: int, items: Sequence[frozenset[str]]) -> int | None:
    """Index of the first word of the items before `at`, or None."""
    index = at
    for position, item in enumerate(reversed(items)):
        gap = _MAX_GAP if position == 0 else 2
        for step in range(1, gap + 1):
            before = index - step
            if before < 0 or words[before].kind == "punct" and words[before].text not in "”\"’'“‘":
                return None
            if lemmas_of(words[before]) & item:
                index = before
                break
        else:
            return None
    return index
