"""On whose word an act is told: the speaker of a statement, a source named by "göre", an accuser, or nobody named."""

from collections.abc import Iterator, Sequence

from dragoman.event.clause import Around
from dragoman.event.draft import is_spoken
from dragoman.event.genitives import genitive_subject
from dragoman.event.status import is_report
from dragoman.event.triggers import Trigger
from dragoman.lang.pack import Pack
from dragoman.model import UNNAMED, Mention, Statement
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast
from dragoman.text import fold

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
        if own and is_spoken(act):
            return (), "own-words"
        return (statement.speaker,), statement.rule
    if sources:
        return (sources[0],), "according-to"
    accuser = _accuser(trigger, around, cast)
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
        if word not in pack.according or at == 0 or words[at - 1].morph.case != "dat":
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


def _accuser(trigger: Trigger, around: Around, cast: Cast) -> tuple[str, ...]:
    """Who accuses another of the deed: "Eritre'yi … bombalamakla suçladı"."""
    deed = around.predicate_of(trigger.verb)
    above = around.parent(deed) if deed is not None and around.accused(deed) else None
    if above is None:
        return ()
    return tuple(ref for mention in around.subject(above) for ref in cast.of.get(mention.index, ()))[:1]


def _is_hearsay(around: Around, trigger: Trigger, pack: Pack) -> bool:
    """ "… öne sürüldü", "… iddia edildi" closes the sentence that tells the act."""
    for predicate in around.predicates:
        if predicate.at <= trigger.verb or "pass" not in predicate.word.morph.voice:
            continue
        frames = pack.speech_frames.get(predicate.word.morph.lemma, ())
        before = {fold(word.morph.lemma) for word in around.sent.words[max(0, predicate.at - 2) : predicate.at]}
        if any(frame.hearsay and set(frame.lemmas[:-1]) <= before for frame in frames):
            return True
    return False
