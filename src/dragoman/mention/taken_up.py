"""Organisations, bodies and governments taken up again by their head noun alone: "örgüt", "Birlik", "cunta".

Refuses a noun that something describes ("terör örgütü", "bir örgüt"), and heads that the article has named nobody by.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from dragoman.lang.pack import Pack
from dragoman.mention.wording import Wording, has_suffix_apostrophe, is_capitalised
from dragoman.model import Mention, Morph, Sentence, Span, Word
from dragoman.text import fold

_KINDS = ("organisation", "body")
# Of what the head noun alone may be written small.
_SMALL = (*_KINDS, "state")


def heads_named(mentions: Sequence[Mention], words: Sequence[Word], pack: Pack) -> Iterator[tuple[str, Mention]]:
    """The head nouns of the organisations, bodies and governments that a sentence names, each with its mention."""
    for mention in mentions:
        if mention.kind == "state" and mention.head in pack.governments and mention.entry:
            yield mention.head, mention
        if mention.kind == "group" and mention.last > mention.first:
            last = words[mention.last]
            heads = [m.lemma for m in (last.morph, *last.other) if m.plural and pack.heads.get(m.lemma) == "group"]
            yield from ((lemma, mention) for lemma in heads[:1])
        if mention.kind in _KINDS and (word := _commonly(mention.entry, pack)):
            yield word, mention
        if mention.kind in _KINDS and mention.last > mention.first:
            last = words[mention.last]
            lemmas = [morph.lemma for morph in (last.morph, *last.other) if morph.pos == "NOUN" and morph.form is None]
            yield from ((lemma, mention) for lemma in [each for each in lemmas if each in pack.heads] or lemmas[:1])


def find_taken_up(
    sent: Sentence, mentions: Sequence[Mention], named: Mapping[str, Mention], pack: Pack
) -> Iterator[Mention]:
    """Mentions by heads that were `named` before, where no other mention stands. `index` is 0 in all."""
    taken = {at for mention in mentions for at in range(mention.first, mention.last + 1)}
    for at, word in enumerate(sent.words):
        if at in taken or word.kind != "word":
            continue
        morph = _head(word, named, pack, opens=at == 0)
        if morph is None or not _stands_bare(at, sent.words, pack):
            continue
        following = sent.words[at + 1] if at + 1 < len(sent.words) else None
        owns = following is not None and following.kind == "word" and following.morph.possessor is not None
        apostrophe = has_suffix_apostrophe(word)
        end = Wording(sent.words).bare_end(at) if apostrophe else word.span.start + morph.bare_len
        kind = _kind(morph, named[morph.lemma], pack)
        before = named[morph.lemma] if morph.lemma in pack.governments or kind == "group" else None
        yield Mention(
            index=0, kind=kind, sent=sent.index, first=at, last=at,
            span=Span(word.span.start, end), name=morph.lemma, case=morph.case or "nom",
            country=before.country if before else None, entry=before.entry if before else None,
            head=morph.lemma, plural=morph.plural, modifier=owns and morph.case in (None, "nom"), rule="head.again",
        )  # fmt: skip


def _commonly(entry: str | None, pack: Pack) -> str | None:
    """The word that means an organisation by itself: "ittifak" is NATO where the article speaks of it."""
    return next((word for word, (meant, _) in pack.common_names.items() if meant == entry and " " not in word), None)


def _kind(head: Morph, before: Mention, pack: Pack) -> Literal["state", "body", "organisation", "group"]:
    kind = pack.heads.get(head.lemma)
    if before.kind == "group":
        return "group"
    return "state" if kind == "state" else "body" if kind == "body" else "organisation"


def _head(word: Word, named: Mapping[str, Mention], pack: Pack, *, opens: bool) -> Morph | None:
    """The analysis by which a word is such a head. "birlik" is a troop or unity, and an organisation with a capital
    that does not come of opening the sentence.
    """
    for morph in (word.morph, *word.other):
        plain = morph.form is None and morph.possessor is None and not morph.ki
        if morph.lemma in named and plain and morph.pos in ("NOUN", "PROPN"):
            if morph.plural or named[morph.lemma].kind == "group":
                return morph if morph.plural and named[morph.lemma].kind == "group" else None
            small = pack.heads.get(morph.lemma, "organisation") in _SMALL
            capital = is_capitalised(word) and (not opens or has_suffix_apostrophe(word))
            return morph if small or capital else None
    return None


def _stands_bare(at: int, words: Sequence[Word], pack: Pack) -> bool:
    """Nothing before it says which one, but "bu" and "söz konusu"."""
    before = words[at - 1] if at else None
    if before is None or before.kind == "punct" or fold(before.text) in pack.pointing:
        return True
    if before.kind != "word" or before.morph.pos in ("ADJ", "NUM", "DET"):
        return False
    # "Nijer'deki cunta", "Almanya'da hükümet": that of another place.
    elsewhere = any(morph.ki or (morph.case == "loc" and morph.form is None) for morph in (before.morph, *before.other))
    bare = before.morph.case in (None, "nom", "gen") and before.morph.form is None
    named = bare and before.morph.pos in ("NOUN", "PROPN")
    return not elsewhere and not named and before.morph.form not in ("rel", "fact", "fut")
