"""All analyses of one token: stems and suffix chains put together, guessed stems where none is known.

What a token carries besides letters is taken off by token.py and counted back in here, so that `stem_len` and
`bare_len` are characters of the token as written. The order of the analyses is not decided here.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from dragoman.lang.tables import read_rows
from dragoman.lang.tr.morphology.grammar import CONTEXTS, PACKAGE, PLAIN, VOWELS, Chain, chains, context_of
from dragoman.lang.tr.morphology.lexicon import Stem, is_nominal, is_word, plain_stems, stems
from dragoman.lang.tr.morphology.token import Token, number_context, read_token
from dragoman.model import Morph
from dragoman.text.fold import APOSTROPHES, fold

_DERIVED = (
    *((form, "li") for form in ("lı", "li", "lu", "lü")),
    *((form, "siz") for form in ("sız", "siz", "suz", "süz")),
    *((form, "lik") for form in ("lık", "lik", "luk", "lük")),
    *((form, "ci") for form in ("cı", "ci", "cu", "cü", "çı", "çi", "çu", "çü")),
)
_VERBAL_NOUN = frozenset({"inf", "ger", "rel", "fact", "fut"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_RAISE = str.maketrans("i", "İ")


def _read_words() -> dict[str, tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]]:
    found: dict[str, list[tuple[str, str, tuple[tuple[str, str], ...]]]] = {}
    for form, lemma, pos, features in read_rows(PACKAGE, "words.tsv", 4):
        pairs = tuple((key, value) for key, _, value in (f.partition("=") for f in features.split(";") if f))
        found.setdefault(fold(form), []).append((fold(lemma), pos, pairs))
    return {form: tuple(entries) for form, entries in found.items()}


_WORDS = _read_words()


def _fields(features: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """Features of the tables as fields of a Morph."""
    fields: dict[str, Any] = dict(features)
    fields.pop("only", None)
    for flag in ("plural", "ki", "negated", "able"):
        if flag in fields:
            fields[flag] = True
    if "voice" in fields:
        fields["voice"] = tuple(fields["voice"].split())
    return fields


@lru_cache(maxsize=20_000)
def _chain_fields(chain: Chain, pos: str) -> dict[str, Any]:
    """What a chain says of a stem of this kind, defaults filled in."""
    fields = _fields(chain.features)
    form = fields.get("form")
    pos = fields.pop("pos", pos)
    if form is None:
        inflected = "case" in fields or "plural" in fields or "possessor" in fields
        if pos == "ADJ" and inflected:
            pos = "NOUN"
        if pos in _NOMINAL:
            fields.setdefault("case", "nom")
    elif form in _VERBAL_NOUN:
        fields.setdefault("case", "nom")
    elif form == "finite":
        fields.setdefault("person", "3s")
    fields["pos"] = pos
    return fields


def _derivation_of(lemma: str) -> str | None:
    """The derivational suffix of a dictionary word whose root is a word too: "silahlı" -> "li"."""
    for form, name in _DERIVED:
        if lemma.endswith(form) and len(lemma) > len(form) + 1 and is_nominal(lemma[: -len(form)]):
            return name
    return None


def _build(token: Token, stem: Stem, chain: Chain, *, known: bool = True, prefix: str = "") -> Morph:
    fields = dict(_chain_fields(chain, stem.pos))
    bare, stem_end = stem.length + chain.bare, stem.length + chain.derived
    lemma = stem.lemma
    if chain.derived and stem.pos != "NUM":
        suffixes = "".join(surface for surface, _ in chain.suffixes)[: chain.derived]
        lemma += suffixes[:-1] + "k" if suffixes[-1] == "ğ" else suffixes
    elif stem.state == "T" and stem.pos == "PRON":
        fields.setdefault("possessor", "3s")
    elif fields["pos"] in ("ADJ", "NOUN") and (derived := _derivation_of(lemma)):
        fields["derived"] = derived
    return Morph(
        lemma=prefix + lemma,
        stem_len=token.at[stem_end],
        bare_len=token.at[bare],
        known=known,
        suffixes=chain.suffixes,
        **fields,
    )


def _respects(edge: int, length: int, chain: Chain) -> bool:
    """Whether the apostrophe stands between two suffixes or after the stem."""
    if not edge or edge == length:
        return True
    for surface, _ in chain.suffixes:
        if length >= edge:
            break
        length += len(surface)
    return length == edge


def _known(token: Token, *, names: bool) -> Iterator[Morph]:
    word = token.word
    for stem in stems(word):
        if stem.pos == "PROPN" and not names:
            continue
        if token.edge and stem.length > token.edge:
            break
        for chain in chains(stem.state, stem.context, word[stem.length :]):
            if token.edge and ("form", "finite") in chain.features:
                # No verb is written with an apostrophe: "Kurul'a" is the assembly, not "be founded".
                continue
            if _respects(token.edge, stem.length, chain) and not _is_listed_derivation(word, stem, chain):
                yield _build(token, stem, chain)


def _is_listed_derivation(word: str, stem: Stem, chain: Chain) -> bool:
    """Whether the lists hold the derived word itself, so that taking it apart would only double it."""
    end = stem.length + chain.derived
    if chain.derived and chain.suffixes[0][1] == "lan" and is_word(word[: end - 1], "VERB"):
        # "imzalan" is the passive of "imzala".
        return True
    if chain.derived and stem.state != "U":
        whole = word[: end - 1] + "k" if word[end - 1] == "ğ" else word[:end]
        return is_nominal(whole) or is_word(whole, "VERB")
    if not chain.suffixes or chain.suffixes[0][1] not in ("recip", "is"):
        return False
    whole = word[: stem.length + len(chain.suffixes[0][0])]
    return is_word(whole, "VERB") or is_word(whole, "NOUN")


def _plain_marks(text: str) -> str:
    return "".join("'" if char in APOSTROPHES else char for char in fold(text))


def _is_fixed(token: Token) -> bool:
    """Whether the table says that the word has no other reading ("only")."""
    return any(("only", "") in features for _, _, features in _WORDS.get(token.word, ()))


def _listed(token: Token) -> Iterator[Morph]:
    """Words that are not taken apart."""
    form = _plain_marks(token.text) if token.edge else token.word
    for lemma, pos, features in _WORDS.get(form, ()):
        fields = _fields(features)
        cut = len(token.text)
        yield Morph(lemma=lemma, pos=pos, stem_len=cut, bare_len=cut, **fields)  # type: ignore[arg-type]


def _numbers(token: Token) -> Iterator[Morph]:
    word = token.word
    end = max(i for i, char in enumerate(word) if char.isdigit()) + 1
    if token.edge:
        end = token.edge
    # "G20", "F-16" and "S-400" are names that are read like numbers.
    pos, state = ("NUM", "U") if word.lstrip("%$€₺+-")[:1].isdigit() else ("PROPN", "R")
    stem = Stem(end, word[:end], pos, state, number_context(word[:end]))
    found = chains(state, stem.context, word[end:])
    if not found:
        found = tuple(dict.fromkeys(chain for context in CONTEXTS for chain in chains(state, context, word[end:])))
    for chain in found:
        yield _build(token, stem, chain)
    if not found:
        yield Morph(
            lemma=word, pos="NUM" if word[0].isdigit() else "X", stem_len=len(token.text), bare_len=len(token.text)
        )


def _guesses_at_edge(token: Token) -> Iterator[Morph]:
    """A stem that is not listed, cut at the apostrophe."""
    word, edge = token.word, token.edge
    stem, tail = word[:edge], word[edge:]
    known = is_word(stem, "PROPN")
    found = chains("R", context_of(stem), tail)
    if not found:
        # Foreign names and abbreviations take suffixes as they are spoken ("AB'ye", "Google'ın").
        found = tuple(dict.fromkeys(chain for context in CONTEXTS for chain in chains("R", context, tail)))
    for chain in found:
        yield _build(token, Stem(edge, stem, "PROPN", "R", ""), chain, known=known)
    if not found and stem[-1] in "ıiuü":
        for chain in chains("T", context_of(stem), tail):
            yield _build(token, Stem(edge, stem, "PROPN", "T", ""), chain, known=known)


def _guesses(token: Token) -> Iterator[Morph]:
    """Every cut that leaves a stem with a vowel and a spelt-out chain of suffixes."""
    word = token.word
    pos = "PROPN" if token.capital else "NOUN"
    if len(word) < 7 and len(word) > 1 and token.text.isupper():
        yield _build(token, Stem(len(word), word, "PROPN", "R", ""), Chain((), (), 0, 0), known=False)
        return
    for length in range(len(word), 1, -1):
        stem, tail = word[:length], word[length:]
        if not any(letter in VOWELS for letter in stem) or (length < 3 and tail):
            continue
        for chain in chains("R", context_of(stem), tail):
            if not chain.derived or chain.bare > chain.derived or not tail[chain.derived :]:
                yield _build(token, Stem(length, stem, pos, "R", ""), chain, known=False)
        if len(tail) > 2 and length > 2 and not token.capital:
            for chain in chains("VI", context_of(stem), tail):
                yield _build(token, Stem(length, stem, "VERB", "VI", ""), chain, known=False)


@cache
def _plain_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form in _WORDS:
        plain = form.translate(PLAIN)
        if plain != form:
            found[plain] = (*found.get(plain, ()), form)
    return found


def _may_have_lost_letters(token: Token) -> bool:
    """Short capitalised words in plain letters are foreign names more often than Turkish words that lost theirs."""
    return token.word.isascii() and (len(token.word) > 6 or not token.capital)


def _restored(token: Token) -> Iterator[Morph]:
    """Analyses of a word whose Turkish letters were lost: "Disisleri"."""
    word = token.word
    for form in _plain_words().get(word, ()) if not token.edge else ():
        yield from _listed(token._replace(word=form))
    for stem in plain_stems(word):
        for chain in chains(stem.state, stem.context, word[stem.length :], True):
            if _respects(token.edge, stem.length, chain):
                yield _build(token, stem, chain)


def _hyphenated(token: Token) -> Iterator[Morph]:
    """ "Rusya-Ukrayna'nın", "Jong-un'u": the last part carries the suffixes."""
    cut = token.text.rfind("-") + 1
    head, tail = token.text[:cut], token.text[cut:]
    if head[0] != fold(head)[0] and not any(morph.known for morph in analyses(tail)):
        # The name is capitalised at its beginning only: "Jae-myung".
        tail = tail[:1].translate(_RAISE).upper() + tail[1:]
    for morph in analyses(tail):
        yield Morph(
            **{
                **{name: getattr(morph, name) for name in Morph.__slots__},
                "lemma": fold(head) + morph.lemma,
                "stem_len": cut + morph.stem_len,
                "bare_len": cut + morph.bare_len,
            }
        )


def analyses(text: str) -> tuple[Morph, ...]:
    """Every analysis of a token, in no promised order; never empty."""
    token = read_token(text)
    word = token.word
    whole = len(text)
    if not any(char.isalnum() for char in word):
        return (Morph(lemma=text, pos="PUNCT", stem_len=whole, bare_len=whole),)
    if any(char.isdigit() for char in word):
        found = list(_numbers(token))
    elif "-" in text.strip("-") and text[-1] != "-":
        found = list(_hyphenated(token))
    else:
        found = [*_listed(token), *(() if _is_fixed(token) else _known(token, names=token.capital))]
        restored = (
            [] if any(morph.known for morph in found) or not _may_have_lost_letters(token) else list(_restored(token))
        )
        if not found and not restored:
            # Some pages lose their capitals: "karvanya dışişleri bakanı".
            found = list(_known(token, names=True))
        if token.edge:
            found += _guesses_at_edge(token)
        elif not found:
            found += _guesses(token)
        elif token.capital and not any(morph.known and morph.stem_len == whole for morph in found):
            found.append(
                Morph(lemma=word, pos="PROPN", case="nom", stem_len=whole, bare_len=whole, known=is_word(word, "PROPN"))
            )
        found += restored
    if not found:
        pos, case = ("PROPN" if token.capital else "NOUN", "nom") if word.isalpha() else ("X", None)
        found = [Morph(lemma=word, pos=pos, case=case, stem_len=whole, bare_len=whole, known=False)]  # type: ignore[arg-type]
    return tuple(dict.fromkeys(found))
