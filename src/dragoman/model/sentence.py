"""Sentences, words and their forms. Nothing here is Turkish: a pack fills the same fields for its own language."""

from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

Pos = Literal["NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "PRON", "DET", "POSTP", "CONJ", "PART", "PUNCT", "X"]
Case = Literal["nom", "acc", "dat", "loc", "abl", "gen", "ins", "equ"]
Person = Literal["1s", "2s", "3s", "1p", "2p", "3p"]
# What a verb form does in its sentence.
#   finite        closes a clause (and usually the sentence)
#   inf           -mAk                              "to go"
#   ger           -mA, -Iş + possessive             "his going", what is wanted or done
#   fact          -DIK + possessive                 "that he went / who he met"
#   fut           -(y)AcAK as participle            "that he will go"
#   rel           -(y)An, -mIş (olan), -(y)AcAK     before the noun it describes
#   conv          -(y)ArAk, -(y)Ip, -ken, -IncA …   adverbial; `converb` names which
VerbForm = Literal["finite", "inf", "ger", "fact", "fut", "rel", "conv"]
# Compound tenses keep both parts: -mIştI is "evid" with copula "idi", -yordu "prog" with "idi", -mIştIr "evid" + "dir".
Tense = Literal["past", "evid", "prog", "fut", "aor", "nec", "opt", "imp", "cond", "pres"]
Voice = Literal["pass", "caus", "recip", "refl"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Morph:
    """One way to take a word apart.

    lemma      dictionary form, folded: "bakan", "görüş" (verbs without -mAk), "rusya", "güney kore" is two words
    stem_len   how many characters of the word belong to the stem before inflection (so `word.text[:stem_len]` is the
               bare form as written: "Lavrov" in "Lavrov'u", "Bakanlığı" keeps its possessive: see `bare_len`)
    bare_len   how many characters remain when case (and -ki, copula) is cut and plural and possessive are kept:
               "Bakanlığı" in "Bakanlığından", "Wonsan" in "Wonsan'da"
    case       of a noun, or of a verb form used as one ("geldiğini" acc); "nom" when bare; None for finite verbs
    possessor  person of the possessive suffix
    plural     -lAr on a noun
    ki         -ki: "Sorra'daki", "dünkü"
    derived    last derivational suffix when it matters to a reader: "li" (demonyms, "silahlı"), "siz", "lik", "ci"
    form, tense, voice, negated, able (-(y)Abil), person   verbs only
    converb    "arak", "ip", "ken", "inca", "dikca", "madan", "ali", "dan_once"… for form "conv"
    copula     "idi" | "imis" | "ise" | "dir" glued to a nominal or verb, None otherwise
    known      the stem stands in the lexicon; False for a guessed stem
    suffixes   (surface, name) pairs from left to right, for `explain` and tests
    """

    lemma: str
    pos: Pos
    stem_len: int
    bare_len: int
    case: Case | None = None
    possessor: Person | None = None
    plural: bool = False
    ki: bool = False
    derived: str | None = None
    form: VerbForm | None = None
    tense: Tense | None = None
    voice: tuple[Voice, ...] = ()
    negated: bool = False
    able: bool = False
    person: Person | None = None
    converb: str | None = None
    copula: str | None = None
    known: bool = True
    suffixes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A token of the body: a word with its suffixes, a number, or one mark of punctuation.

    text   as written, apostrophe and suffix included: "Lavrov'u", "3", "AB'ye"
    span   in the body
    kind   "word", "number", "punct"
    morph  the chosen analysis; marks of punctuation have pos "PUNCT"
    other  the analyses that were not chosen, likeliest first
    """

    text: str
    span: Span
    kind: Literal["word", "number", "punct"]
    morph: Morph
    other: tuple[Morph, ...] = ()

    @property
    def bare(self) -> str:
        """The word without its case ending, as written."""
        return self.text[: self.morph.bare_len]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch between quotation marks. `span` is what stands inside, `outer` takes in the marks."""

    span: Span
    outer: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the body.

    index      from 0, through the whole body
    paragraph  from 0
    span       in the body
    """

    index: int
    paragraph: int
    span: Span
    words: tuple[Word, ...]
