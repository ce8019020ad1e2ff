"""On whose word an act is told: the speaker of a statement, a source named by "göre", an accuser, or nobody named."""

from collections.abc import Iterator, Sequence

from dragoman.event.clause import Around
from dragoman.event.draft import is_done_by_saying, is_spoken
from dragoman.event.genitives import genitive_subject
from dragoman.event.lineup import all_refs_of
from dragoman.event.status import is_report
from dragoman.event.triggers import Trigger
from dragoman.lang.pack import Pack
from dragoman.model import UNNAMED, Mention, Statement
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate
from dragoman.text import fold

# What one does in person and mentions in passing: "Bakü'de ağırladığı Şara'ya … vadetti".
_IN_PERSON = ("visit", "meeting", "call")
# Words for what somebody else did, which is told on the word of whoever has them; for what he is held responsible.
_JUDGING, _ACCUSING = ("praise", "criticism", "accusation"), ("accusation",)
# "Bakanlıktan dün akşam yapılan yazılı açıklamaya göre": how far the source stands before "göre".
_VENUE_WORDS = 8


def whose_word(
    trigger: Trigger, actors: Sequence[str], statement: Statement | None, around: Around, cast: Cast, pack: Pack
) -> tuple[tuple[str, ...], str]:
    """Ids of those who say so, and the rule; nobody where the outlet tells it, or where the words are the act."""
    act = ACTS[trigger.frame.act]
    sources = [refs[0] for mention in _sources(around, pack) if (refs := cast.of.get(mention.index, ()))]
    # Who gives the news is the outermost speaker: "İletişim Başkanlığına göre Erdoğan … teşekkür etti".
    outer = sources and sources[0] not in actors and (statement is None or statement.speaker != sources[0])
    if outer and _is_over(trigger, around, pack):
        return (sources[0],), "according-to"
    if statement is not None:
        own = statement.speaker in actors
        deed = around.predicate_of(trigger.verb)
        if own and (is_spoken(act) if deed is None else is_done_by_saying(act, deed)):
            return (), "own-words"
        if own and deed is not None and act.act in _IN_PERSON and _is_in_passing(deed, around):
            return (), "in-passing"
        return (statement.speaker,), statement.rule
    if sources:
        return (sources[0],), "according-to"
    accuser = _accuser(trigger, actors, around, cast)
    if accuser:
        return accuser, "accuser"
    predicate = around.predicate_of(trigger.verb)
    if _is_hearsay(around, trigger, pack) or (predicate is not None and is_report(predicate, around, pack)):
        return (UNNAMED,), "hearsay"
    return (), "outlet"


def _sources(around: Around, pack: Pack) -> Iterator[Mention]:
    """Those "according to" whom it is: "Bakanlığa göre", "Bakanlığın bildirdiğine göre", "Bakanlıktan yapılan
    açıklamaya göre".
    """
    words = around.sent.words
    for at, word in enumerate(around.folded):
        if word not in pack.according or at == 0:
            continue
        if words[at - 1].text == ")":  # "Birleşmiş Milletlere (BM) göre"
            opened = max((i for i in range(at) if words[i].text == "("), default=-1)
            yield from (m for m in around.mentions if m.last == opened - 1)
        if words[at - 1].morph.case != "dat":
            continue
        yield from (m for m in around.mentions if m.last == at - 1 and m.case == "dat")
        if words[at - 1].morph.form == "fact":
            told = (p for p in around.predicates if p.at == at - 1)
            # Its own subject alone: in "kaynakların aktardığına göre İsrail …" Israel gives no news.
            yield from (m for p in told if (m := genitive_subject(around, p)) is not None)
        if words[at - 1].morph.lemma in pack.venues | pack.speech_nouns:
            near = [m for m in around.mentions if m.last < at - 1 and at - m.last <= _VENUE_WORDS]
            yield from reversed([m for m in near if m.case in ("abl", "gen", "equ") or around.agent_marked(m)])


def _is_over(trigger: Trigger, around: Around, pack: Pack) -> bool:
    """ "Göre" stands before the act in its clause or in one above; not in "…, ancak Netanyahu'ya göre …" behind it, nor
    in a clause of its own ("NATO'ya göre zayıf olduğunu belirten").
    """
    deed = around.predicate_of(trigger.verb)
    at = next((at for at, word in enumerate(around.folded) if word in pack.according), None)
    if at is None or deed is None or at > trigger.first:
        return False
    closed = any(p.form == "finite" and at < p.at < deed.at for p in around.predicates)
    return not closed and around.predicate_of(at) in (deed, *around.above(deed))


def _is_in_passing(predicate: Predicate, around: Around) -> bool:
    """ "ağırladığı Şara'ya", "ağırladığı sırada": what is said is another thing."""
    behind = around.sent.words[predicate.at + 1 : predicate.at + 2]
    bare = predicate.form == "fact" and predicate.word.morph.case in (None, "nom")
    return bare and any(word.morph.form is None and word.kind == "word" for word in behind)


def _accuser(trigger: Trigger, actors: Sequence[str], around: Around, cast: Cast) -> tuple[str, ...]:
    """Who accuses another of the deed, or thanks or blames him for it: "Eritre'yi … bombalamakla suçladı"."""
    deed = around.predicate_of(trigger.verb)
    if deed is None:
        return ()
    above = around.charging(deed)
    if above is not None:
        return all_refs_of(around.subject(above), cast)[:1]
    judges = all_refs_of(around.subject(parent), cast)[:1] if (parent := _judging(deed, around)) else ()
    return () if judges and judges[0] in actors else judges


def _judging(deed: Predicate, around: Around) -> Predicate | None:
    """The verb of "teslim ettiği için teşekkür etti", "engellemesini kınadı", "kundaklanmasından sorumlu tuttu"."""
    above = around.parent(deed)
    if above is None or not around.judges(above, _JUDGING):
        return None
    morph = deed.word.morph
    behind = [deed.word, *around.sent.words[deed.at + 1 : min(above.at, deed.at + 4)]]
    object_ = deed.form == "ger" and morph.case == "acc" and morph.possessor is not None
    reasons = around.pack.reasons | around.pack.purposes
    reason = deed.form == "fact" and any(fold(word.text) in reasons for word in behind)
    responsible = deed.form in ("ger", "rel") and around.judges(above, _ACCUSING)
    caused = responsible and any(word.morph.case == "abl" for word in behind)
    return above if object_ or reason or caused else None


def _is_hearsay(around: Around, trigger: Trigger, pack: Pack) -> bool:
    """ "… öne sürüldü", "… iddia edildi" closes the sentence that tells the act."""
    deed = around.predicate_of(trigger.verb)
    if deed is not None and deed.form == "finite":
        return False  # "sınırı kapattı; askerlerini çektiği öne sürüldü": told in a clause of its own
    for predicate in around.predicates:
        if predicate.at <= trigger.verb or "pass" not in predicate.word.morph.voice:
            continue
        frames = pack.speech_frames.get(predicate.word.morph.lemma, ())
        before = {fold(word.morph.lemma) for word in around.sent.words[max(0, predicate.at - 2) : predicate.at]}
        if any(frame.hearsay and set(frame.lemmas[:-1]) <= before for frame in frames):
            return True
    return False
