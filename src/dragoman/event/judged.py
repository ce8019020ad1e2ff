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
    judged_as: list[int] = []  # the words behind, nearest last, with nothing that only joins them to the verb
    for at in around.own_words(predicate):
        morph = words[at].morph
        if at not in quoted and (morph.case in ("acc", "gen") or words[at].text == ","):
            break  # what is judged, or who judges
        lemmas = {*lemmas_of(words[at]), around.folded[at]}
        # ("adil olmayan": the participle is a verb of its own)
        if not lemmas.isdisjoint(around.pack.blaming) or morph.negated or words[at + 1].morph.negated:
            return act
        if not lemmas.isdisjoint(around.pack.praising):
            good = good or not judged_as or not {*lemmas_of(words[judged_as[-1]])}.isdisjoint(around.pack.neutral)
        if words[at].kind == "word" and lemmas.isdisjoint(around.pack.judged_as):
            judged_as.append(at)
    return ACTS[_PRAISE] if good else act


def why_so(act: Act, telling: Telling, reality: Reality) -> str:
    """The frame or the opinion that chose the act, with what made another of it."""
    if act.act == telling.trigger.frame.act:
        return telling.act_rule
    return f"{telling.act_rule}, {'by a good word' if act.act == _PRAISE else reality.rule}"
