"""Where a sentence introduces speech: verbs of saying with the noun they go with, and what form they stand in."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.lang.pack import Pack
from dragoman.lang.rows import SpeechFrame
from dragoman.model import Word

# "ifadelerini bir kez daha kullandı": how far the noun of a frame may stand before its verb, in words.
_MAX_GAP = 4
_NOUN_FORMS = (None, "inf", "conv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A verb of saying in a sentence.

    first, at  indexes of the first word of the frame and of its verb
    form       "finite", "conv", "rel" or "attr": the others ("söylediğini") are inside somebody else's speech
    """

    first: int
    at: int
    frame: SpeechFrame
    form: str
    passive: bool


def has_lemma(word: Word, lemma: str) -> bool:
    """The word is a form of this lemma by any of its analyses."""
    return word.morph.lemma == lemma or any(morph.lemma == lemma for morph in word.other)


def find_sayings(words: Sequence[Word], *, pack: Pack) -> list[Saying]:
    """The verbs of saying of one sentence, left to right, each with its longest frame."""
    found: list[Saying] = []
    for at, word in enumerate(words):
        morph = word.morph
        if morph.pos != "VERB":
            continue
        lemmas = dict.fromkeys(m.lemma for m in (morph, *word.other) if m.pos == "VERB")
        frames = [frame for lemma in lemmas for frame in pack.speech_frames.get(lemma, ())]
        nouns = _nouns_before(words, at) if frames else frozenset()
        for frame in sorted(frames, key=lambda frame: -len(frame.lemmas)):
            if len(frame.lemmas) > 1 and frame.lemmas[-2] not in nouns:
                continue
            first = match_before(words, at, frame.lemmas)
            if first is not None:
                form = _form(words, at)
                if (
                    morph.lemma == "de"
                    and morph.form in (None, "finite")
                    and morph.tense is None
                    and morph.converb is None
                ):
                    break  # the particle "de", not the verb
                found.append(Saying(first=first, at=at, frame=frame, form=form, passive="pass" in morph.voice))
                break
    return found


def _nouns_before(words: Sequence[Word], at: int) -> frozenset[str]:
    """The lemmas that may stand as the noun of a frame whose verb is at `at`: without one of its own none matches."""
    near = words[max(0, at - _MAX_GAP) : at]
    return frozenset(morph.lemma for word in near for morph in (word.morph, *word.other) if morph.form in _NOUN_FORMS)


def _form(words: Sequence[Word], at: int) -> str:
    """What the frame does in its sentence; "kaydetmekle yetindi" says as much as "kaydetti".

    "attr" is "… vurguladığı görüşmede": a clause of its own, with its subject in the genitive, before a noun.
    """
    morph = words[at].morph
    nxt = words[at + 1] if at + 1 < len(words) else None
    if morph.form == "inf" and nxt is not None and nxt.morph.lemma == "yetin":
        return "finite"
    if morph.form == "inf" and morph.case == "ins" and nxt is not None and nxt.morph.lemma in ("birlikte", "beraber"):
        return "conv"
    if (
        morph.form == "fact"
        and morph.case in (None, "nom")
        and nxt is not None
        and nxt.morph.pos in ("NOUN", "PROPN", "ADJ", "NUM")
    ):
        return "attr"
    return morph.form or "finite"


def match_before(words: Sequence[Word], at: int, lemmas: Sequence[str]) -> int | None:
    """Index of the first word of a frame whose verb stands at `at`, or None where its nouns are missing."""
    if not has_lemma(words[at], lemmas[-1]):
        return None
    index = at
    for lemma in reversed(lemmas[:-1]):
        for step in range(1, _MAX_GAP + 1):
            if index - step < 0 or words[index - step].kind == "punct":
                return None
            if _is_noun_of(words[index - step], lemma):
                index -= step
                break
            if _closes(words[index - step]) or (index == at and _is_object(words[index - step])):
                return None  # "imasını kabul etti": the verb goes with the nearer noun
        else:
            return None
    return index


def _is_noun_of(word: Word, lemma: str) -> bool:
    """A form of this lemma that is no verb form: "görüşünü", not "görüştüğünü"."""
    return any(morph.lemma == lemma and morph.form in _NOUN_FORMS for morph in (word.morph, *word.other))


def _closes(word: Word) -> bool:
    """A verb form: "memnuniyet duyduğunu dile getirdi" is no frame of "memnuniyet"."""
    return word.morph.form in ("fact", "fut", "finite", "conv", "rel")


def _is_object(word: Word) -> bool:
    """A bare noun or an accusative, which a light verb would take for its own."""
    morph = word.morph
    return morph.pos == "NOUN" and morph.form is None and morph.possessor is None and morph.case in (None, "nom", "acc")
