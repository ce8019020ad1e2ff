"""Acts that are directed at nobody in particular: "bütün ülkeleri çağırdı", a sky closed to all, a rumour denied.

The opinion chooses among those whom the article names; what the verb's own slot says of them all overrules it.
"""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.event.clause import Around
from dragoman.event.opinion import Telling
from dragoman.event.sides import Sides
from dragoman.model import Word
from dragoman.model.acts import Act
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate

NOBODY = "toward nobody in particular"
# Whose slots may hold everybody, and the cases of those whom one asks, warns or writes to.
_SPEAKING = ("REQUEST", "THREATEN")
_ADDRESSED = ("acc", "dat", "abl")
# "Polonya ve diğer müttefiklerine": so far before the word the conjunction may stand.
_JOINED_WORDS = 3
_OWNER_WORDS = 2
_SAID_TO = (*_SPEAKING, "SUPPORT", "ACCUSE")


def toward_nobody(sides: Sides, act: Act, predicate: Predicate, around: Around, cast: Cast) -> Sides:
    """The sides without a recipient, where the clause says that nobody in particular is meant."""
    if act.direction == "mutual" or not sides.recipients:
        return sides
    if act.type in _SAID_TO and _is_whoever(predicate, sides, around, cast):
        return replace(sides, recipients=(), recipient_rule=NOBODY, open_to_all=True)
    if act.type in _SAID_TO and _is_friends(predicate, sides, around, cast):
        return replace(sides, recipients=(), recipient_rule=NOBODY, open_to_all=True)
    # "Sheinbaum'la birlikte bölge ülkelerini çağırdı": with whom one acts is not whom one asks.
    own = [m for m in around.mentions if m.case != "ins" and _belongs(around.owner(m), predicate, around)]
    if not cast.sides_of(own).isdisjoint(cast.countries(sides.recipients)):
        return sides
    open_to_all = act.type in _SPEAKING and any(_is_everybody(at, around) for at in _addressed(predicate, around))
    if open_to_all or _is_closed_sky(act, predicate, around) or _is_of_rumour(act, predicate, around):
        return replace(sides, recipients=(), recipient_rule=NOBODY, open_to_all=True)
    return sides


def _is_whoever(predicate: Predicate, sides: Sides, around: Around, cast: Cast) -> bool:
    """ "Karara destek veren ülkelere teşekkür etti": those of whom that is true, and not those it was given to."""
    words = around.sent.words
    for at in _addressed(predicate, around):
        morph, before = words[at].morph, words[at - 1].morph if at else None
        if before is None or before.form != "rel" or morph.lemma not in around.pack.all_states or not morph.plural:
            continue
        own = [m for m in around.mentions if around.owner(m) is predicate and m.case in _ADDRESSED]
        return cast.sides_of(own).isdisjoint(cast.countries(sides.recipients))
    return False


def _is_friends(predicate: Predicate, sides: Sides, around: Around, cast: Cast) -> bool:
    """ "Rusya'nın saldırısının ardından müttefiklerinden destek istedi": of its friends, whoever they are, and not of
    whom the article names besides. "Polonya'dan ve diğer müttefiklerinden", "müttefiki Polonya'dan" name one.
    """
    words, pack = around.sent.words, around.pack
    # Who is named as a friend and is nobody ("komşularından") leaves the word free.
    taken = {at for m in around.mentions if cast.of.get(m.index) for at in range(m.first, m.last + 1)}
    for at in range(predicate.start, predicate.at):
        morph = words[at].morph
        friends = morph.lemma in pack.friends and morph.plural and morph.possessor in ("3s", "3p")
        owner = around.predicate_of(at)
        asked = owner is not None and owner.form in ("inf", "ger") and around.parent(owner) is predicate
        if not friends or morph.case not in _ADDRESSED or at in taken or not (owner is predicate or asked):
            continue
        if any(m.case == "gen" and 0 < at - m.last <= _OWNER_WORDS for m in around.mentions):
            return False  # "İran'ın müttefiklerini": another's friends
        joined = pack.joiners.intersection(around.folded[max(0, at - _JOINED_WORDS) : at])
        # "Rusya'yı müttefiklerine saldırmaması konusunda uyardı", "Roma'dan dostlarına karşı": they are not asked.
        beside = owner is not predicate or around.next_word(at) in pack.toward
        named = [m for m in around.mentions if around.owner(m) in (owner, predicate) and not m.modifier]
        named = [m for m in named if m.case == morph.case or (beside and m.first < at and m.case in _ADDRESSED)]
        same = [m for m in named if around.next_word(m.last) not in pack.toward]
        return not joined and cast.sides_of(same).isdisjoint(cast.countries(sides.recipients))
    return False


def _belongs(owner: Predicate | None, predicate: Predicate, around: Around) -> bool:
    """The verb's own, and what a participle says of its object: "Ermenistan'dan gelen uçaklara"."""
    return owner is predicate or (owner is not None and owner.form == "rel" and around.parent(owner) is predicate)


def sure_of_actor(telling: Telling) -> float | None:
    """How sure an act is whoever it is toward: that it is told, and by whom."""
    if not telling.options:
        return telling.sure
    actor = telling.options[0].states[0]
    return telling.likely * min(1.0, sum(option.share for option in telling.options if option.states[0] == actor))


def _addressed(predicate: Predicate, around: Around) -> Iterator[int]:
    """Words that may be the object of the verb, or of what it asks somebody to do; none that name somebody."""
    taken = around.named_words
    for at in range(predicate.at - 1, predicate.start - 1, -1):
        morph, owner = around.sent.words[at].morph, around.predicate_of(at)
        asked = owner is not None and owner.form in ("inf", "ger") and predicate in around.above(owner)
        own = owner is predicate or asked
        if own and morph.case in _ADDRESSED and morph.form is None and at not in taken:
            yield at


def _is_everybody(at: int, around: Around) -> bool:
    """ "devletleri", "bölge ülkelerine", "her ülkeyi", "uluslararası toplumdan"; not "iki ülkeyi"."""
    words, pack = around.sent.words, around.pack
    morph = words[at].morph
    said = around.folded[at - 1] if at else ""
    if morph.lemma in pack.communities:
        return said in pack.worldwide or morph.lemma in pack.worldwide
    if morph.lemma not in pack.all_states:
        return False
    if said in pack.each:
        return True
    return morph.plural and morph.possessor is None and not (at and _describes(words[at - 1], said, around))


def _describes(word: Word, said: str, around: Around) -> bool:
    """Whether a word before "ülkeleri" says which: "bu", "iki", "üye", "ilgili"."""
    bare = word.kind == "word" and word.morph.form is None and word.morph.case in (None, "nom")
    return said in around.pack.pointing or (bare and word.morph.pos in ("ADJ", "NOUN", "PROPN", "NUM", "DET", "POSTP"))


def _is_closed_sky(act: Act, predicate: Predicate, around: Around) -> bool:
    """ "hava sahasını uçuşlara kapattı"."""
    if act.act != "restriction":
        return False
    own = [around.sent.words[at].morph for at in around.own_words(predicate)]
    return any(morph.lemma in around.pack.skies and morph.case == "acc" for morph in own)


def _is_of_rumour(act: Act, predicate: Predicate, around: Around) -> bool:
    """ "haberleri yalanladı": no one has accused anybody."""
    if act.act != "denial":
        return False
    return any(around.sent.words[at].morph.lemma in around.pack.rumours for at in around.own_words(predicate))
