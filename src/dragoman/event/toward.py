"""Acts that are directed at nobody in particular: "bütün ülkeleri çağırdı", a sky closed to all, a rumour denied.

The opinion chooses among those whom the article names; what the verb's own slot says of them all overrules it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.event.clause import Around
from dragoman.event.opinion import Telling
from dragoman.event.sides import Sides
from dragoman.model import Word
from dragoman.model.acts import Act
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate

EVERYBODY = "toward everybody"
# Whose slots may hold everybody, and the cases of those whom one asks, warns or writes to.
_SPEAKING = ("REQUEST", "THREATEN")
_ADDRESSED = ("acc", "dat", "abl")


def toward_nobody(sides: Sides, act: Act, predicate: Predicate, around: Around, cast: Cast) -> Sides:
    """The sides without a recipient, where the clause says that nobody in particular is meant."""
    if act.direction == "mutual" or not sides.recipients:
        return sides
    own = [mention for mention in around.mentions if around.owner(mention) is predicate]
    if any(not cast.countries(cast.of.get(m.index, ())).isdisjoint(cast.countries(sides.recipients)) for m in own):
        return sides
    open_to_all = act.type in _SPEAKING and any(_is_everybody(at, around) for at in _addressed(predicate, around))
    if open_to_all or _is_closed_sky(act, predicate, around) or _is_of_rumour(act, predicate, around):
        return replace(sides, recipients=(), recipient_rule=EVERYBODY)
    return sides


def sure_of_actor(telling: Telling) -> float | None:
    """How sure an act is whoever it is toward: that it is told, and by whom."""
    if not telling.options:
        return telling.sure
    actor = telling.options[0].states[0]
    return telling.likely * min(1.0, sum(option.share for option in telling.options if option.states[0] == actor))


def _own_words(predicate: Predicate, around: Around) -> Iterator[int]:
    """The words of its own clause, nearest to the verb first."""
    for at in range(predicate.at - 1, predicate.start - 1, -1):
        if around.predicate_of(at) is predicate:
            yield at


def _addressed(predicate: Predicate, around: Around) -> Iterator[int]:
    taken = {at for mention in around.mentions for at in range(mention.first, mention.last + 1)}
    for at in _own_words(predicate, around):
        morph = around.sent.words[at].morph
        if morph.case in _ADDRESSED and morph.form is None and at not in taken:
            yield at


def _is_everybody(at: int, around: Around) -> bool:
    """ "devletleri", "bölge ülkelerine", "her ülkeyi", "uluslararası toplumdan"; not "iki ülkeyi", "bu ülkeleri"."""
    words, pack = around.sent.words, around.pack
    morph = words[at].morph
    before = words[at - 1] if at else None
    said = around.folded[at - 1] if at else ""
    if morph.lemma in pack.communities:
        return said in pack.worldwide or morph.lemma in pack.worldwide
    if morph.lemma not in pack.all_states or (morph.possessor is not None and said not in pack.each):
        return False
    if before is not None and (said in pack.pointing or _counts(before, pack.pair_counts)):
        return False
    return morph.plural or said in pack.each


def _counts(word: Word, counts: object) -> bool:
    return word.morph.pos == "NUM" or word.text[:1].isdigit() or word.text.lower() in counts  # type: ignore[operator]


def _is_closed_sky(act: Act, predicate: Predicate, around: Around) -> bool:
    """ "hava sahasını uçuşlara kapattı"."""
    if act.act != "restriction":
        return False
    words: Sequence[Word] = around.sent.words
    own = [words[at].morph for at in _own_words(predicate, around)]
    return any(morph.lemma in around.pack.skies and morph.case == "acc" for morph in own)


def _is_of_rumour(act: Act, predicate: Predicate, around: Around) -> bool:
    """ "haberleri yalanladı": no one has accused anybody."""
    if act.act != "denial":
        return False
    return any(around.sent.words[at].morph.lemma in around.pack.rumours for at in _own_words(predicate, around))
