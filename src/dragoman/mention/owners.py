"""Whether a bare name before a chain owns it. Refuses to look anything up beyond the atoms it is given."""

from collections.abc import Sequence

from dragoman.lang.pack import Pack
from dragoman.mention.atoms import Atom
from dragoman.mention.wording import has_suffix_apostrophe, is_capitalised
from dragoman.model import Word
from dragoman.text import fold


def can_be_owned(word: Word) -> bool:
    """False for a word in a case and without a possessor: in "Pekin'in taraflara çağrısı" the call is owned."""
    return word.morph.case in (None, "nom") or any(morph.possessor for morph in (word.morph, *word.other))


def is_beside(atom: Atom, head: int, words: Sequence[Word], pack: Pack) -> bool:
    """ "Ankara büyükelçiyi çağırdı": a bare name and a noun of its own case, side by side."""
    name = words[atom.last]
    described = atom.adjective or has_suffix_apostrophe(name)  # "ABD'li diplomata"
    if described or name.morph.case not in (None, "nom") or atom.last + 1 != head or is_capitalised(words[head]):
        return False
    readings = [morph for morph in (words[head].morph, *words[head].other) if morph.lemma in pack.heads]
    return all(morph.case not in (None, "nom") and morph.possessor is None for morph in readings)


def sends_to(atom: Atom, owner: Atom, head: int, words: Sequence[Word], pack: Pack) -> bool:
    """ "BM Yemen Özel Temsilcisi": an organisation of many states before the state that its official is for."""
    of_many = atom.entry.kind == "organisation" and atom.entry.country is None and owner.entry.kind == "state"
    bare = words[owner.last].morph.case in (None, "nom") and not owner.adjective
    between = {fold(word.text) for word in words[owner.last + 1 : head]}
    return of_many and bare and owner.first == atom.last + 1 and not between & pack.permanent


def may_be_bare(word: Word) -> bool:
    """Whether one of its readings has no case."""
    return any(morph.case in (None, "nom") for morph in (word.morph, *word.other) if morph.known)


def is_on_mission(head: int, words: Sequence[Word], pack: Pack) -> bool:
    """ "Ankara Büyükelçisi ve Suriye Özel Temsilcisi Tom Roe": an envoy is sent about Syria as well, not by it."""
    return head > 0 and fold(words[head - 1].text) in pack.on_mission


def is_sent_by_another(first: int, head: int, words: Sequence[Word], pack: Pack) -> bool:
    """ "Putin'in Ukrayna Özel Temsilcisi": who stands before it in the genitive sends him, and not the state in it."""
    sender = words[first - 1] if 0 < first < head - 1 and is_on_mission(head, words, pack) else None
    return sender is not None and sender.morph.case == "gen"


def is_of_compound(words: Sequence[Word], index: int, pack: Pack) -> bool:
    """ "askeri" of "ABD askeri uçakları": the planes are the state's, and "military".

    In "ABD askeri hayatını kaybetti" it is a soldier, who lost his own.
    """
    if index + 1 >= len(words):
        return False
    word, following = words[index], words[index + 1].morph
    readings = (word.morph, *word.other)
    adjective = any(morph.pos == "ADJ" and morph.lemma == fold(word.text) for morph in readings)
    group = any(pack.heads.get(morph.lemma) == "group" for morph in readings)
    possessed = following.pos == "NOUN" and following.possessor == "3s" and following.lemma not in pack.lives
    return adjective and group and possessed


def is_owned(word: Word) -> bool:
    """A noun with a possessive: "teknesinin". In other cases it may be the subject's own: "silahını bıraktı"."""
    morph = word.morph
    noun = word.kind == "word" and morph.pos == "NOUN" and morph.form is None
    return noun and morph.possessor == "3s" and morph.case in (None, "nom", "gen")
