"""Talks and visits that somebody calls off: "gelmekten vazgeçti", "görüşmeyi iptal etti" refuse to meet."""

from dragoman.event.clause import Around
from dragoman.event.lineup import all_refs_of
from dragoman.event.sides import Sides
from dragoman.event.status import Reality
from dragoman.model.acts import ACTS, Act
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate

_MEETINGS = ("visit", "meeting", "call", "negotiation")
_REFUSAL = "refusal_of_talks"


def called_off(
    act: Act, sides: Sides, reality: Reality, predicate: Predicate, around: Around, cast: Cast
) -> tuple[Act, Sides, Reality]:
    """The same, or the refusal that it is; what "is called off", nobody says by whom, just does not take place."""
    if act.act not in _MEETINGS or reality.status != "negated" or len(cast.countries(_all(sides))) < 2:
        return act, sides, reality
    doer = next((p for p in (predicate, *around.above(predicate)) if _calls_off(p, around)), None)
    if doer is None:
        return act, sides, reality
    subject = all_refs_of(around.subject(doer), cast)
    actors = tuple(ref for ref in _all(sides) if ref in subject)
    others = tuple(ref for ref in _all(sides) if cast.countries((ref,)).isdisjoint(cast.countries(actors)))
    if not actors or not others:
        return act, sides, reality
    refused = Sides(actors, others, sides.actor_rule, sides.recipient_rule)
    return ACTS[_REFUSAL], refused, Reality("occurred", reality.background, f"called off by {_word(doer, around)}")


def _word(doer: Predicate, around: Around) -> str:
    """ "vazgeç"; of "iptal etti" the noun, which says what is meant."""
    lemma = doer.word.morph.lemma
    return lemma if lemma in around.pack.off else around.sent.words[doer.at - 1].morph.lemma


def _all(sides: Sides) -> tuple[str, ...]:
    return (*sides.actors, *sides.recipients)


def _calls_off(predicate: Predicate, around: Around) -> bool:
    """By its own lemma or the noun before a light verb, and not in the passive without an agent."""
    words, off = around.sent.words, around.pack.off
    before = words[predicate.at - 1].morph.lemma if predicate.at else ""
    passive = "pass" in predicate.word.morph.voice and not around.agent(predicate)
    return (predicate.word.morph.lemma in off or before in off) and not passive and not predicate.word.morph.negated
