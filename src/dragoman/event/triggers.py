"""Words that tell an act: frames of the language pack found in a sentence, longest first."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from dragoman.lang.frames import ANY, EventFrame, FrameIndex
from dragoman.model import Morph, Sentence, Word

# "görüşme bugün Sorra'da gerçekleştirdi": words that may stand between a noun and its light verb.
_MAX_GAP = 5
_MAX_INNER_GAP = 4
# "et" and "ol" make a verb of the noun right before them; a particle may stand between ("ziyaret de etti").
_LIGHT = frozenset({"et", "ol"})
_LIGHT_GAP = 2
# The note of frames whose words name their act beyond doubt.
PLAIN = "plain"
# In which cases a noun may be what a verb in the passive tells of.
_SUBJECT = (None, "nom", "gen")
_MAX_BEHIND = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One place where a frame matches.

    first, last  the words of the frame, first and last (last included); the noun may stand behind its participle
    verb         index of the word that carries tense and voice; for a bare noun the noun itself
    noun         index of the noun of a light verb, or of a noun frame; None for a plain verb
    nominal      True when the frame is a noun without a verb of its own
    parts        the words that the items of the frame matched, but for the deed
    deed         index of the verb that tells what somebody is accused of: "bombaladığını öne sürdü"
    """

    frame: EventFrame
    first: int
    last: int
    verb: int
    noun: int | None
    nominal: bool
    parts: frozenset[int]
    deed: int | None = None

    def words(self) -> set[int]:
        return set(range(self.first, self.last + 1))


def find_triggers(sent: Sentence, frames: FrameIndex) -> list[Trigger]:
    """The triggers of a sentence. Where two share a word, the one with more words of its own stays."""
    words = [_Seen(word) for word in sent.words]
    present = {ANY}.union(*(seen.lemmas for seen in words))
    found = [trigger for at in range(len(words)) for trigger in _at(words, at, frames, present)]
    # "süren bir görüşme yaptı": the verb behind the noun carries it, a participle before it only describes it.
    found.sort(key=lambda t: (-len(t.frame.items), t.nominal, t.verb < t.last, t.last - t.first, t.verb))
    kept: list[Trigger] = []
    taken: set[int] = set()
    for trigger in found:
        if trigger.parts & taken:
            continue
        taken |= trigger.parts
        kept.append(trigger)
    return sorted(kept, key=lambda trigger: trigger.first)


class _Seen:
    """A word with what frames ask of it."""

    __slots__ = ("_marks", "kind", "lemmas", "morph", "word")

    def __init__(self, word: Word) -> None:
        self.word = word
        self.morph = word.morph
        self.kind = word.kind
        self.lemmas = lemmas_of(word)
        self._marks: set[str] | None = None

    @property
    def marks(self) -> set[str]:
        if self._marks is None:
            self._marks = shows(self.morph)
        return self._marks


def lemmas_of(word: Word) -> set[str]:
    """The lemma chosen, and those of other analyses of the same part of speech."""
    morph = word.morph
    lemmas = {morph.lemma}
    for other in word.other[:3]:
        if other.pos == morph.pos:
            lemmas.add(other.lemma)
    return lemmas


def _at(words: Sequence[_Seen], at: int, frames: FrameIndex, present: Set[str]) -> Iterator[Trigger]:
    """Frames whose last item is the word at `at`; a participle may also stand before its noun.

    `present` are the lemmas of the sentence.
    """
    seen = words[at]
    if seen.kind == "punct":
        return
    verbal = seen.morph.pos == "VERB" or seen.morph.form is not None
    for lemma in sorted(seen.lemmas):
        for frame in frames.ending_in(lemma, present, verbal=verbal):
            trigger = _match(words, at, frame)
            if trigger is not None:
                yield trigger


def _match(words: Sequence[_Seen], at: int, frame: EventFrame) -> Trigger | None:
    if not _fits(words[at], frame.items[-1], frame):
        return None
    parts = _match_left(words, at, frame)
    if parts is None:
        return None if frame.nominal else _match_reversed(words, at, frame)
    first = parts[0] if parts else at
    noun = at if frame.nominal else first if parts else None
    deed = next((part for part in parts if _is_deed(words[part], frame)), None)
    return Trigger(
        frame=frame, first=first, last=at, verb=at, noun=noun, nominal=frame.nominal,
        parts=frozenset((*parts, at)) - {deed}, deed=deed,
    )  # fmt: skip


def _is_deed(seen: _Seen, frame: EventFrame) -> bool:
    """What somebody is accused of is told by its own word."""
    return frame.act == "accusation" and seen.morph.form in ("fact", "fut")


def _match_reversed(words: Sequence[_Seen], at: int, frame: EventFrame) -> Trigger | None:
    """ "yaptığı ziyarette": the light verb as a participle, its noun right behind."""
    if len(frame.items) < 2 or words[at].morph.form not in ("rel", "fact", "fut"):
        return None
    parts = [at]
    for item in frame.items[:-1]:
        found = next((i for i in _behind(words, parts[-1]) if _fits(words[i], item, frame)), None)
        if found is None:
            return None
        parts.append(found)
    last = parts[-1]
    return Trigger(
        frame=frame, first=at, last=last, verb=at, noun=last, nominal=False, parts=frozenset(parts)
    )  # fmt: skip


def _behind(words: Sequence[_Seen], index: int) -> Iterator[int]:
    """Indexes to the right, up to a mark, an owner of something else, or a few words on."""
    for behind in range(index + 1, min(index + 1 + _MAX_BEHIND, len(words))):
        if words[behind].kind == "punct":
            return
        yield behind
        if words[behind].morph.case == "gen":
            return


def _match_left(words: Sequence[_Seen], at: int, frame: EventFrame) -> list[int] | None:
    """Indexes of the words of the items before `at`, from left to right, or None. Another verb's words stay its own."""
    index = at
    parts: list[int] = []
    for position, item in enumerate(reversed(frame.items[:-1])):
        gap = _MAX_INNER_GAP if position else _LIGHT_GAP if frame.items[-1] <= _LIGHT else _MAX_GAP
        found = next((before for before in _before(words, index, gap) if _fits(words[before], item, frame)), None)
        if found is None or (_asks_another(frame) and _is_own_wish(words[found + 1 : index])):
            return None
        if _asks_subject(frame) and not _is_subject(words, found):
            return None
        index = found
        parts.insert(0, found)
    return parts


def _asks_subject(frame: EventFrame) -> bool:
    """ "Görüşme ertelendi": plain words in the passive tell what became of their noun."""
    return frame.note == PLAIN and any("pass" in marks for marks in frame.conditions.values())


def _is_subject(words: Sequence[_Seen], noun: int) -> bool:
    """Not "görüşmede seçim ertelendi", nor "ziyareti sırasında uçuşlar iptal edildi"."""
    behind = [word.morph for word in words[noun + 1 : noun + 2] if word.kind == "word"]
    return words[noun].morph.case in _SUBJECT and not any(m.pos == "POSTP" and m.possessor for m in behind)


def _fits(word: _Seen, item: frozenset[str], frame: EventFrame) -> bool:
    """The word is a form of one of the item's lemmas, and shows what the frame asks of that lemma."""
    for lemma in (*word.lemmas, ANY):
        if lemma in item:
            asked = frame.conditions.get(lemma)
            if not asked or word.marks >= asked:
                return True
    return False


def shows(morph: Morph) -> set[str]:
    """What a condition may ask for: case, form, person, copula, voice, "active" where it is no passive, "neg", "owned".

    "owned" is shown by a noun that is somebody's.

    "another" is shown by all but the bare infinitive: "gitmek istiyor" is one's own wish, "gitmesini istiyor" is not.
    """
    marks = {mark for mark in (morph.case, morph.form, morph.converb, morph.person, morph.copula) if mark}
    if not _is_bare_infinitive(morph):
        marks.add("another")
    if morph.possessor == "3s" and morph.form is None:
        marks.add("owned")
    voice = set(morph.voice) if "pass" in morph.voice else {*morph.voice, "active"}
    return marks | voice | ({"neg"} if morph.negated else set())


def _is_bare_infinitive(morph: Morph) -> bool:
    return morph.form == "inf" and morph.case in (None, "nom")


def _is_own_wish(between: Sequence[_Seen]) -> bool:
    """ "yardım etmek istiyor": the infinitive stands between the noun of the frame and its verb."""
    return any(_is_bare_infinitive(word.morph) for word in between)


def _asks_another(frame: EventFrame) -> bool:
    return any("another" in marks for marks in frame.conditions.values())


def _before(words: Sequence[_Seen], index: int, gap: int) -> Iterator[int]:
    """Indexes to the left, nearest first, up to a mark of punctuation or past one verb form."""
    for before in range(index - 1, max(-1, index - 1 - gap), -1):
        if words[before].kind == "punct" and words[before].word.text not in "”\"’'“‘":
            return
        yield before
        if words[before].morph.pos == "VERB" and words[before].morph.form in ("fact", "fut", "finite", "conv"):
            return
