"""Universal Dependencies treebanks of Turkish, and how their annotation maps onto a Morph.

Each token is read as written ("çiftçiydi" is one token here, two in the treebank). The mapping, used for choosing what
to learn from and for measuring:

  lemma    folded; compared without apostrophes. Taken as equal: a lexicalised verb against root and voice ("değiştir",
           gold "değiş" + Voice=Cau); a lexicalised -mA noun against its verb ("açıklama", gold "açıkla" + Vnoun); a
           postposition made of a case form against its noun ("tarafından", gold "taraf"). `strict_lemma` takes none.
  case     absent on a nominal means "nom"
  psor     Person[psor] alone for 3 (the treebanks differ on whether "-ları" is theirs or his), with number for 1, 2
  form     VerbForm, and for bare -mIş, -(y)AcAK, -Ar the relation: acl is "rel", anything else "finite"
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.model import Morph
from dragoman.text.fold import fold

CASES = {"Nom": "nom", "Acc": "acc", "Dat": "dat", "Loc": "loc", "Abl": "abl", "Gen": "gen", "Ins": "ins", "Equ": "equ"}
POS = {"ADP": "POSTP", "CCONJ": "CONJ", "SCONJ": "CONJ", "AUX": "VERB", "INTJ": "PART", "SYM": "X"}
POSSIBLY_VERBAL = {
    "NOUN": {"ger", "inf", "fact", "fut", "rel"},
    "ADJ": {"rel", "fact", "fut"},
    "ADV": {"conv", "fact"},
    "ADP": {"conv"},
}
VOICES = {"Pass": "pass", "Cau": "caus", "Rcp": "recip", "Rfl": "refl"}
TENSES = {"prog": "Prog", "aor": "Hab"}


@dataclass(slots=True)
class Gold:
    """One token as annotated."""

    text: str
    lemma: str
    upos: str
    feats: dict[str, str]
    deprel: str
    bank: str
    ki: bool = False
    copula: bool = False
    parts: list[str] = field(default_factory=list)

    @property
    def case(self) -> str | None:
        """As a Morph says it; None when the annotation does not say and the token is no nominal."""
        if "Case" in self.feats:
            return CASES.get(self.feats["Case"])
        return "nom" if self.upos in ("NOUN", "PROPN") and not self.feats.get("VerbForm") else None

    @property
    def psor(self) -> str | None:
        """ "3", or person and number for first and second."""
        person = self.feats.get("Person[psor]")
        if person is None or person == "3":
            return person
        return person + ("p" if self.feats.get("Number[psor]") == "Plur" else "s")

    @property
    def form(self) -> frozenset[str]:
        """The forms of a Morph that the annotation allows; empty when it does not say."""
        if self.upos not in ("VERB", "AUX"):
            return frozenset()
        named = self.feats.get("VerbForm")
        if named == "Conv":
            return frozenset({"conv", "fact"} if "Case" in self.feats else {"conv"})
        if named == "Vnoun":
            return frozenset({"ger", "inf"})
        if named == "Part" and not self.psor and "Case" not in self.feats and (self.copula or "Evident" in self.feats):
            return frozenset({"finite"})
        if named == "Part" and self.psor:
            return frozenset({"fact", "fut"})
        if named == "Part":
            return frozenset({"rel", "fact", "conv"} if self.feats.get("Case") == "Abl" else {"rel", "fact"})
        return frozenset({"rel"} if self.deprel == "acl" and not self.copula else {"finite"})


def read_bank(path: Path) -> Iterator[list[Gold]]:
    """The sentences of a CoNLL-U file."""
    bank = path.parent.name
    sent: list[Gold] = []
    inside = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            if sent:
                yield sent
            sent, inside = [], 0
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            inside = last - first + 1
            whole = cells[1]
            continue
        if "." in cells[0]:
            continue
        feats = dict(pair.split("=", 1) for pair in cells[5].split("|")) if cells[5] != "_" else {}
        gold = Gold(cells[1], fold(cells[2]), cells[3], feats, cells[7].split(":")[0], bank)
        if inside and whole:
            gold.text, whole = whole, ""
            sent.append(gold)
        elif inside:
            add_part(sent[-1], gold)
        else:
            sent.append(gold)
        inside = max(0, inside - 1)
    if sent:
        yield sent


def add_part(gold: Gold, part: Gold) -> None:
    """Take -ki and the copula of a split token into the token."""
    gold.parts.append(part.text)
    if part.text.startswith("ki") and part.upos in ("PART", "ADP", "PRON"):
        gold.ki = True
        gold.feats.update({key: value for key, value in part.feats.items() if key == "Case" and value != "Nom"})
    else:
        gold.copula = True


def clean(lemma: str) -> str:
    return "".join(char for char in lemma if char.isalnum())


def strict_lemma(gold: Gold, morph: Morph) -> bool:
    return clean(gold.lemma) == clean(morph.lemma)


def same_lemma(gold: Gold, morph: Morph) -> bool:
    """Whether the lemmas agree under the mapping above."""
    ours, theirs = clean(morph.lemma), clean(gold.lemma)
    if ours == theirs or (theirs == "i" and ours in ("ise", "değil")):
        return True
    if not ours.startswith(theirs[:-1]):
        return False
    rest = ours[len(theirs) :]
    if morph.pos == "VERB" and "Voice" in gold.feats and ours.startswith(theirs):
        return len(rest) <= 4
    if morph.pos == "NOUN" and rest in ("ma", "me") and gold.upos in ("VERB", "NOUN"):
        return ours.startswith(theirs)
    return morph.pos == "POSTP" and gold.upos in ("NOUN", "ADJ", "ADP", "ADV") and len(theirs) > 1


def same_psor(gold: Gold, morph: Morph) -> bool:
    ours = morph.possessor
    if ours is not None and ours[0] == "3":
        return gold.psor == "3"
    return ours == gold.psor


def agreement(gold: Gold, morph: Morph) -> float:
    """How well an analysis fits the annotation; 10 and more is a full fit of what matters."""
    score = 0.0
    feats = gold.feats
    lemma = same_lemma(gold, morph)
    score += 4 if lemma else 0
    pos = POS.get(gold.upos, gold.upos)
    verbal = lemma and morph.pos == "VERB" and morph.form in POSSIBLY_VERBAL.get(gold.upos, ())
    noun_of_verb = (
        lemma and morph.pos == "NOUN" and clean(morph.lemma) in (clean(gold.lemma) + "ma", clean(gold.lemma) + "me")
    )
    noun_of_verb = noun_of_verb or (
        morph.pos == "NOUN" and gold.upos == "VERB" and lemma and gold.lemma[-2:] in ("ma", "me")
    )
    if pos == morph.pos or verbal or noun_of_verb:
        score += 2
    elif {pos, morph.pos} <= {"NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADV"}:
        score += 1
    elif morph.pos == "POSTP" and gold.upos in ("NOUN", "ADJ", "ADV"):
        score += 3.2
    if gold.case is not None and morph.case is not None:
        score += 2 if gold.case == morph.case else -2
    elif gold.case not in (None, "nom") or morph.case not in (None, "nom"):
        score -= 2
    if morph.form == "finite" or (morph.pos == "VERB" and morph.copula):
        person = feats.get("Person", "3") + ("p" if feats.get("Number") == "Plur" else "s")
        score += 0.5 if person[0] == (morph.person or "3s")[0] else -1
    else:
        score += 2 if same_psor(gold, morph) else -2
    if morph.pos in ("NOUN", "PROPN") or morph.form in ("ger", "rel"):
        score += 0.5 if morph.plural == (feats.get("Number") == "Plur") else -0.5
    if morph.pos == "VERB":
        score += verb_agreement(gold, morph)
    if noun_of_verb:
        score += 2.5
    return score + (0.3 if morph.known else 0) + (0.5 if morph.ki == gold.ki else -1)


def verb_agreement(gold: Gold, morph: Morph) -> float:
    feats, score = gold.feats, 0.0
    allowed = gold.form
    if allowed:
        score += 2 if morph.form in allowed else -2
    if "Polarity" in feats:
        negative = morph.negated or morph.converb == "madan"
        score += 0.5 if negative == (feats["Polarity"] == "Neg") or morph.converb == "madan" else -2
    if morph.form == "finite" and gold.upos in ("VERB", "AUX"):
        score += 1 if tense_fits(feats, morph.tense or "") else -1
    gold_voice = {VOICES[name] for name in VOICES if name in feats.get("Voice", "")}
    if gold_voice or morph.voice:
        score += 0.5 if gold_voice == set(morph.voice) else 0
        # A verb that the lists hold with its voice ("çekil", "belirt") is preferred to root and suffix throughout.
        score += 1 - 0.6 * len(morph.voice) if same_lemma(gold, morph) else 0
    return score


def tense_fits(feats: dict[str, str], tense: str) -> bool:
    mood = feats.get("Mood", "")
    if tense == "imp":
        return mood == "Imp"
    if tense == "opt":
        return mood == "Opt"
    if tense == "cond":
        return mood in ("Des", "Cnd")
    if tense == "nec":
        return "Nec" in mood
    if mood in ("Imp", "Opt", "Des"):
        return False
    if tense == "fut":
        return "Fut" in feats.get("Tense", "")
    if tense in TENSES:
        return feats.get("Aspect") in (TENSES[tense], "Imp")
    if tense == "evid":
        return feats.get("Evident") == "Nfh" or feats.get("Tense") == "Pqp" or feats.get("Aspect") == "Perf"
    return feats.get("Tense") == "Past" or feats.get("Aspect") == "Perf"
