"""One telling as drafts of events: whose deed, whether it happened, on whose word, when and where.

What the opinion says of act and sides is put right here where the clause itself leaves no doubt. Refuses to look at
other tellings: what they have in common is seen once all are made (`fold.py`, `doubles.py`).
"""

from collections.abc import Iterator

from dragoman.event.account import UNHEARD, Account, words_of
from dragoman.event.both_ways import both_ways
from dragoman.event.called_off import called_off
from dragoman.event.called_on import called_on
from dragoman.event.clause import Around
from dragoman.event.draft import Draft, is_done_by_saying
from dragoman.event.gapped import each_of_gapped
from dragoman.event.judged import judged, why_so
from dragoman.event.one_by_one import one_by_one
from dragoman.event.opinion import MADE, Telling
from dragoman.event.overt import overt_sides
from dragoman.event.participants import with_participants
from dragoman.event.refused import refused
from dragoman.event.scope import why_no_dealing
from dragoman.event.stands_for import standing_for
from dragoman.event.status import Reality, find_reality
from dragoman.event.toward import sure_of_actor, toward_nobody
from dragoman.event.triggers import Trigger
from dragoman.event.turned import turned_round
from dragoman.event.warned_of import WARNED, warned_of
from dragoman.event.when_where import Clock, date_of, is_timetabled, place_of
from dragoman.event.whose_word import whose_word
from dragoman.lang.pack import Pack
from dragoman.model import Span
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate


def drafts_of(
    telling: Telling, around: Around, cast: Cast, clock: Clock, pack: Pack, account: Account = UNHEARD
) -> Iterator[Draft]:
    """What one telling comes to: nothing, one act, or one for each who did it."""
    trigger, predicate, statement = telling.trigger, telling.predicate, telling.statement
    negation_tells = any("neg" in marks for marks in trigger.frame.conditions.values())
    noun, words = trigger.verb if trigger.nominal else None, words_of(around, trigger)
    act = judged(ACTS[trigger.frame.act], trigger, predicate, around)
    sides = toward_nobody(overt_sides(telling, around, cast), act, predicate, around, cast)
    sides = with_participants(sides, act, predicate, telling.at, around, cast)
    sides = turned_round(sides, trigger, predicate, around, cast)
    reality = find_reality(predicate, around, pack=pack, act=act, negation_tells=negation_tells, noun=noun)
    # "kınamadığını savundu" is no criticism; what the opinion calls a refusal it has read with its negation.
    undone = reality.rule == "negation" and trigger.frame.note != MADE and act.type == "ACCUSE"
    by_saying = not undone and is_done_by_saying(act, predicate)
    if statement is not None and statement.speaker in sides.actors and by_saying:
        # "tanımayacaklarını duyurdu" is a refusal now, whatever the tense: the words are the act.
        reality = Reality("occurred", reality.background, "own-words")
    act = refused(act, reality, predicate, around, named=trigger.frame.note != MADE)
    act, sides, reality = called_off(act, sides, reality, predicate, around, cast)
    act, sides, reality = warned_of(act, sides, reality, predicate, around, cast)
    act, sides, reality, asker = called_on(act, sides, reality, predicate, around, cast)
    if reality.status is None:
        both = sides.actors, sides.recipients
        account.passed(around, words, act.act, "not-claimed", reality.rule, sides=both, sure=telling.sure)
        return
    act_rule = why_so(act, telling, reality)
    asserted, asserted_rule = whose_word(trigger, sides.actors, statement, around, cast, pack)
    asserted = () if reality.rule == WARNED else asserted
    draft = Draft(
        act=act.act, trigger=trigger, around=around, predicate=predicate, actors=sides.actors, statement=statement,
        recipients=sides.recipients, status=reality.status, background=reality.background,
        asserted_by=asker or asserted, evidence=[_evidence(around, trigger, predicate)], words=words,
        sure=sure_of_actor(telling) if sides.open_to_all else telling.sure, open_to_all=sides.open_to_all,
        rules={"act": act_rule, "actors": sides.actor_rule, "recipients": sides.recipient_rule,
               "status": reality.rule, "asserted_by": asserted_rule},
    )  # fmt: skip
    if (rule := why_no_dealing(draft, cast)) is not None:
        account.dropped([draft], "scope", rule)
        return
    draft = standing_for(draft, cast)
    if is_timetabled(draft, clock):
        draft.status, draft.rules["status"] = "planned", "day-to-come"
    draft.date = date_of(draft, clock)
    draft.place = place_of(draft)
    for way in both_ways(draft, telling, cast):
        for each in each_of_gapped(way, telling, cast, clock):
            yield from one_by_one(each, cast)


def _evidence(around: Around, trigger: Trigger, predicate: Predicate) -> Span:
    """The clause of the act without its subject, or the noun with what stands before it."""
    words = around.sent.words
    first, last = trigger.first, max(trigger.last, predicate.at if not trigger.nominal else trigger.last)
    for mention in around.mentions:
        if predicate.start <= mention.first < first and not around.is_topic(mention):
            if trigger.nominal and trigger.first - mention.last > 4:
                continue
            first = min(first, mention.first)
    return Span(words[first].span.start, words[last].span.end)
