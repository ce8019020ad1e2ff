"""Whether it happened: tense, voice and negation of the act's verb, and of the verbs above it, composed."""

from dataclasses import dataclass

from dragoman.event.clause import Around
from dragoman.lang.pack import Pack
from dragoman.model import Status, Word
from dragoman.sentence.clauses import Predicate
from dragoman.text import fold


@dataclass(frozen=True, slots=True)
class Reality:
    """`status` is None where the act below a verb of asking or refusing is not coded at all."""

    status: Status | None
    background: bool
    rule: str


def find_reality(predicate: Predicate, around: Around, *, pack: Pack, negation_tells: bool = False) -> Reality:
    """What the chain of verbs from the act up to the end of the sentence makes of it.

    `negation_tells`: the act itself is told by a negated verb ("kabul etmedi" is a refusal that occurred).
    """
    status, rule = _own(predicate.word, predicate, around, pack)
    if negation_tells and rule == "negation":
        status, rule = "occurred", "negation-tells"
    background = _is_pluperfect(predicate.word)
    current = predicate
    for _ in range(6):
        parent = around.parent(current)
        if parent is None:
            break
        background = background or _is_pluperfect(parent.word)
        effect = _effect(current, parent, pack)
        if effect == "nothing":
            return Reality(None, background, f"under.{parent.word.morph.lemma}")
        if effect in ("planned", "called_for", "hypothetical", "negated"):
            if status == "occurred":
                status, rule = effect, f"under.{parent.word.morph.lemma}"  # type: ignore[assignment]
            if parent.word.morph.negated and effect == "planned":
                status, rule = "negated", f"under.not.{parent.word.morph.lemma}"
        elif parent.word.morph.negated and current.form in ("ger", "inf"):
            status, rule = "negated", f"under.not.{parent.word.morph.lemma}"
        if current.form == "conv" and status == "occurred":
            # A converb takes tense and mood from the verb it leans on: "gelerek imzalayacak" is all future.
            status, rule = _own(parent.word, parent, around, pack)
        current = parent
    return Reality(status, background, rule)


def _own(word: Word, predicate: Predicate, around: Around, pack: Pack) -> tuple[Status, str]:
    morph = word.morph
    after = around.next_word(predicate.at)
    if pack.modality.get(after) and morph.form in ("inf", "ger", "fact", "fut"):
        effect = pack.modality[after]
        if effect in ("planned", "called_for", "hypothetical", "negated"):
            return effect, f"before.{after}"  # type: ignore[return-value]
    if morph.negated or after == "değil" or morph.converb == "madan":
        return "negated", "negation"
    if morph.tense == "cond" or morph.copula == "ise" or (morph.able and morph.tense in ("aor", "fut")):
        return "hypothetical", "conditional"
    if morph.tense == "fut" or morph.form == "fut":
        return "planned", "future"
    if morph.tense in ("imp", "opt", "nec"):
        return "called_for", f"mood.{morph.tense}"
    return "occurred", "past"


def _effect(current: Predicate, parent: Predicate, pack: Pack) -> str | None:
    """What the governing verb does to a nominalised act; a verb of saying does nothing to it."""
    if current.form not in ("ger", "inf", "fact", "fut"):
        return None
    if current.form in ("fact", "fut") and parent.word.morph.lemma not in ("gerek", "bekle", "planla", "öngör"):
        return None
    return pack.modality.get(parent.word.morph.lemma)


def _is_pluperfect(word: Word) -> bool:
    morph = word.morph
    return morph.tense in ("evid", "past") and morph.copula == "idi"


def is_hearsay_verb(word: Word) -> bool:
    return "pass" in word.morph.voice and fold(word.text)[:4] in ("iddi",)
