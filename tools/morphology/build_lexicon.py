"""Make the lemma lists of the Turkish analyser from the lists of turkish-morph-lexicon (MIT).

    python tools/morphology/build_lexicon.py PATH/TO/turkish-morph-lexicon/lemmas

What is left out, and why:
  - verbal nouns that any verb gives by rule ("ayrılma"): as dictionary nouns they would hide the verb.
    The ones that are nouns in their own right stand in stems.tsv;
  - participles that any verb gives ("gösteren", "atanmış", "alınacak", "değişmez"), unless stems.tsv holds them;
  - passives that any verb gives by rule ("imzalan" beside "imzala"), unless stems.tsv holds them;
  - verbs spelt without Turkish letters that only double another entry ("calis" beside "çalış").
"""

import sys
from pathlib import Path
from typing import NamedTuple

from dragoman.lang.tables import read_rows
from dragoman.text.fold import fold

OUT = Path(__file__).parents[2] / "src/dragoman/lang/tr/morphology"
PACKAGE = "dragoman.lang.tr.morphology"
PLAIN = str.maketrans("çğıöşü", "cgiosu")
HEADER = """# What      {what}
# Source    {source}; made by tools/morphology/build_lexicon.py
# Licence   MIT, see the source
# Checked   2026-11-28
# Columns   lemma
"""
SOURCE = "turkish-nlp-suite/turkish-morph-lexicon, commit 680cbe5b56ba98c875408d8af4214c056b567297"
VOWELS = set("aeıioöuü")
# Plurals and possessed forms that would be taken for stems; stems.tsv has the words themselves.
# Also given names; in news they are offices.
OFFICES = {
    "bakan",
    "başkan",
    "vekil",
    "elçi",
    "general",
    "amiral",
    "kral",
    "kraliçe",
    "prens",
    "prenses",
    "emir",
    "şah",
    "sultan",
    "sözcü",
    "lider",
}
LI = ("lı", "li", "lu", "lü")
LEFT_OUT = {"dışişler", "içişler", "üzer", "emirlikleri", "geleni", "haddin"}
VOICES = ("l", "ıl", "il", "ul", "ül", "n", "ın", "in", "t", "tır", "tir", "tur", "tür", "dır", "dir", "dur")


def words(folder: Path, name: str) -> set[str]:
    """The lemmas of one list, as written."""
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return {line.split(" ")[0] for line in lines if line.strip() and "'" not in line}


def without_plain_doubles(lemmas: set[str]) -> set[str]:
    """Drop "calis" when "çalış" is there: its letters are lost, not its own."""
    marked = {lemma.translate(PLAIN) for lemma in lemmas if lemma != lemma.translate(PLAIN)}
    return {lemma for lemma in lemmas if lemma not in marked}


def is_rule_passive(verb: str, verbs: set[str]) -> bool:
    """Whether the grammar makes this verb from another one of the list."""
    base = verb[:-1] if verb.endswith("n") else ""
    if base and base in verbs and base[-1] in VOWELS:
        return True
    if verb.endswith(("edil", "ettir", "olun")):
        return True
    return len(verb) > 3 and verb[-1] in "ln" and verb[-2] in "ıiuü" and verb[:-2] in verbs


def is_verbal_noun(noun: str, verbs: set[str]) -> bool:
    """Whether the noun is a verb with -mA or -mAK."""
    if noun.endswith(("mak", "mek")):
        return noun[:-3] in verbs
    if noun.endswith(("ma", "me")):
        return noun[:-2] in verbs
    return False


def is_participle(word: str, verbs: set[str]) -> bool:
    """Whether it is a verb with -(y)An, -mIş, -(y)AcAK or -mAz."""
    for tails in (("an", "en", "yan", "yen"), ("mış", "miş", "muş", "müş"), ("acak", "ecek"), ("maz", "mez")):
        if any(word.endswith(tail) and word[: -len(tail)] in verbs for tail in tails):
            return True
    return False


def is_possessed(noun: str, nouns: set[str]) -> bool:
    """Whether it is a -lIK noun with a possessive suffix ("bakanlığı")."""
    if noun.endswith(("lıkları", "likleri")):
        return True
    return noun.endswith(("lığı", "liği", "luğu", "lüğü")) and noun[:-2] + "k" in nouns | {"cumhurbaşkanlık"}


def is_optative(verb: str, verbs: set[str]) -> bool:
    """Whether it is a passive with -A ("sayıla") that strayed into the list."""
    return (
        verb[-1] in "ae"
        and verb[-3:-1] in ("ıl", "il", "ul", "ül")
        and verb[:-3] in verbs
        and verb not in ("büyüle", "durula")
    )


class Own(NamedTuple):
    """What stems.tsv holds: it has the last word on what is a stem."""

    lemmas: dict[str, set[str]]
    dropped: set[str]

    def has(self, lemma: str, pos: str) -> bool:
        return lemma in self.lemmas[pos]


def read_own() -> Own:
    lemmas: dict[str, set[str]] = {pos: set() for pos in ("NOUN", "ADJ", "VERB", "PROPN", "PRON")}
    dropped = set()
    for lemma, pos, flags in read_rows(PACKAGE, "stems.tsv", 3):
        lemmas[pos].add(lemma)
        if pos == "VERB":
            dropped |= {flag[5:] for flag in flags.split(";") if flag.startswith("drop=")}
    return Own(lemmas, dropped)


def choose_verbs(folder: Path, own: Own) -> tuple[set[str], set[str]]:
    """The verbs to ship, and every verb that can be made of them (by voice) to know verbal nouns by."""
    raw = {fold(verb) for verb in words(folder, "verb/verb_roots.txt")} | own.lemmas["VERB"]
    listed = own.lemmas["VERB"] | {verb for verb in without_plain_doubles(raw) if not verb.endswith(("lıl", "lil"))}
    made = {verb + tail for verb in listed for tail in VOICES}
    verbs = {
        verb
        for verb in listed
        if not (is_rule_passive(verb, listed) or is_optative(verb, listed) or verb[:-2] in own.dropped)
    }
    return verbs, listed | made


def choose_nominals(folder: Path, own: Own, every_verb: set[str]) -> tuple[set[str], set[str]]:
    """The nouns and the adjectives to ship."""
    adjectives = {fold(word) for word in words(folder, "adjective/adj_roots.txt")}
    nouns = {fold(word) for word in words(folder, "noun/noun_roots.txt")}
    other = own.lemmas["PROPN"] | own.lemmas["PRON"] | LEFT_OUT
    demonyms = {word for word in adjectives | own.lemmas["ADJ"] if word.endswith(LI)}
    nouns = {word for word in nouns - other - demonyms if not is_possessed(word, nouns)}

    def stands(word: str) -> bool:
        return not (is_verbal_noun(word, every_verb) or is_participle(word, every_verb))

    return {word for word in nouns if stands(word)}, {word for word in adjectives - other if stands(word)}


def main(folder: Path) -> None:
    own = read_own()
    verbs, every_verb = choose_verbs(folder, own)
    nouns, adjectives = choose_nominals(folder, own, every_verb)
    names = {fold(name) for name in words(folder, "proper_noun/proper_noun_roots.txt") if name[:1].isupper()}
    names -= own.lemmas["ADJ"] | LEFT_OUT | OFFICES
    for name, pos, lemmas in (
        ("verbs", "VERB", verbs),
        ("nouns", "NOUN", nouns),
        ("adjectives", "ADJ", adjectives),
        ("names", "PROPN", names),
    ):
        rows = sorted(word for word in lemmas if not own.has(word, pos) and word.isalpha() and len(word) > 1)
        text = HEADER.format(what=f"Turkish {name}, dictionary forms", source=SOURCE) + "\n".join(rows) + "\n"
        (OUT / f"{name}.txt").write_text(text, encoding="utf-8")
        print(f"{name}.txt: {len(rows)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
