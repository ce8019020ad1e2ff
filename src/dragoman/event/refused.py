"""A deed that somebody refuses to do: "yaptırımları kaldırmayı reddetti" lifts nothing, and is a refusal."""

from dragoman.event.clause import Around
from dragoman.event.status import Reality
from dragoman.model.acts import ACTS, Act
from dragoman.sentence.clauses import Predicate

# What a refusal is called, by the type of what is refused; a refusal stays what it is.
_REFUSALS = {"CONSULT": "refusal_of_talks", "RETREAT": "refusal_to_yield", "CONCEDE": "refusal_to_yield"}
_STAY = ("REJECT", "ACCUSE")


def refused(act: Act, reality: Reality, predicate: Predicate, around: Around, *, named: bool) -> Act:
    """The act, or the refusal of it where the verb that was taken for it refuses what its infinitive names.

    named  a frame names the act by the refusing verb itself ("vize vermeyi reddetti" is a ban)
    """
    morph = predicate.word.morph
    if named or act.type in _STAY or reality.status != "occurred" or morph.lemma not in around.pack.refusing:
        return act
    below = (p for p in around.predicates if p.form in ("ger", "inf") and around.parent(p) is predicate)
    if morph.negated or not any(p.word.morph.case == "acc" and p.at == predicate.at - 1 for p in below):
        return act
    return ACTS[_REFUSALS.get(act.type, "refusal")]
