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


def is_optative(verb: str, verbs: set[str]) -> bool:
    """Whether it is a passive with -A ("sayıla") that strayed into the list."""
    return verb[-1] in "ae" and verb[-3:-1] in ("ıl", "il", "ul", "ül") and verb[:-3] in verbs and verb not in ("büyüle", "durula")


def main(folder: Path) -> None:
    own = {(lemma, pos) for lemma, pos, _ in read_rows(PACKAGE, "stems.tsv", 3)}
    own_verbs = {lemma for lemma, pos in own if pos == "VERB"}
    own_nouns = {lemma for lemma, pos in own if pos == "NOUN"}
    own_names = {lemma for lemma, pos in own if pos == "PROPN"}
    listed = {fold(verb) for verb in words(folder, "verb/verb_roots.txt")}
    listed = own_verbs | {verb for verb in without_plain_doubles(listed | own_verbs) if not verb.endswith(("lıl", "lil"))}
    verbs = {verb for verb in listed if verb in own_verbs or not (is_rule_passive(verb, listed) or is_optative(verb, listed))}
    every_verb = listed | {verb + tail for verb in listed for tail in ("l", "ıl", "il", "ul", "ül", "n", "ın", "in")}
    every_verb |= {verb + tail for verb in listed for tail in ("t", "tır", "tir", "tur", "tür", "dır", "dir", "dur")}
    nouns = {fold(n) for n in words(folder, "noun/noun_roots.txt")}
    nouns = {noun for noun in nouns - own_names if noun in own_nouns or not is_verbal_noun(noun, every_verb)}
    adjectives = {fold(a) for a in words(folder, "adjective/adj_roots.txt")}
    nouns = {noun for noun in nouns if noun in own_nouns or not is_participle(noun, every_verb)}
    adjectives = {a for a in adjectives if not is_participle(a, every_verb)}
    adjectives = {a for a in adjectives if not is_verbal_noun(a, every_verb)}
    own_adjectives = {lemma for lemma, pos in own if pos == "ADJ"}
    names = {fold(name) for name in words(folder, "proper_noun/proper_noun_roots.txt") if name[:1].isupper()} - own_adjectives
    lists = {"verbs": (verbs, "VERB"), "nouns": (nouns, "NOUN"), "adjectives": (adjectives, "ADJ"), "names": (names, "PROPN")}
    for name, (lemmas, pos) in lists.items():
        rows = sorted(lemma for lemma in lemmas if (lemma, pos) not in own and lemma.isalpha() and len(lemma) > 1)
        text = HEADER.format(what=f"Turkish {name}, dictionary forms", source=SOURCE) + "\n".join(rows) + "\n"
        (OUT / f"{name}.txt").write_text(text, encoding="utf-8")
        print(f"{name}.txt: {len(rows)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
