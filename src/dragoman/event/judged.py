"""What somebody is called or found to be: "'harika bir lider' diye niteledi" is praise, "'hukuksuz' buldu" criticism.

The verbs are the same for both, and news uses them for blame so much more often that the opinion takes all for blame.
"""

from dragoman.event.clause import Around
from dragoman.event.marks import in_marks
from dragoman.event.opinion import Telling
from dragoman.event.status import Reality
from dragoman.event.triggers import Trigger, lemmas_of
from dragoman.model.acts import ACTS, Act
from dragoman.sentence.clauses import Predicate

_BLAME, _PRAISE = ("criticism", "accusation"), "praise"


def judged(act: Act, trigger: Trigger, predicate: Predicate, around: Around) -> Act:
    """The act, or praise where the words of the judgement are good ones and none is bad."""
    if act.act not in _BLAME or trigger.nominal or predicate.word.morph.negated:
        return act
    if predicate.word.morph.lemma not in around.pack.judging:
        return act
    words, quoted, good = around.sent.words, in_marks(around), False
    for at in around.own_words(predicate):
        morph = words[at].morph
        if at not in quoted and (morph.case in ("acc", "gen") or words[at].text == ","):
            break  # what is judged, or who judges
        lemmas = {*lemmas_of(words[at]), around.folded[at]}
        if not lemmas.isdisjoint(around.pack.blaming) or morph.negated:
            return act
        good = good or not lemmas.isdisjoint(around.pack.praising)
    return ACTS[_PRAISE] if good else act


def why_so(act: Act, telling: Telling, reality: Reality) -> str:
    """The frame or the opinion that chose the act, with what made another of it."""
    if act.act == telling.trigger.frame.act:
        return telling.act_rule
    return f"{telling.act_rule}, {'by a good word' if act.act == _PRAISE else reality.rule}"
