"""What is said of the day of an act beside what was weighed for it alone: days of acts hang together.

    "Dün vurdu. … Sözcü kınadı"                        condemned today: yesterday is the day of what others did
    "Pazartesi telefonlaştı. Tamayo teşekkür etti"     thanked on Monday, in that talk
    "Dün … anlattı. Lund, … istedi"                    wanted it yesterday, for he went on speaking
    "Sınırı kapattı. Kararı cuma günü açıklayan …"     on Friday
    "3 Mayıs'ta ticareti kesmiş, vergi koymuştu"       both on the third of May
    "2008'de kovulan elçisini geri gönderecek"         to come, and not in 2008

How each is chosen before that is decided in `setting`; what a clause says of its own day is in `day_clauses`.
"""

from collections.abc import Sequence

from dragoman.event.clause import Around
from dragoman.event.day_clauses import (
    case_of_head,
    counted_from_it,
    counted_from_story,
    is_told_in,
    not_of_another,
    owner_of,
    said_on,
    until_its_end,
)
from dragoman.event.draft import is_ahead, is_spoken
from dragoman.event.place_rules import Chosen
from dragoman.event.setting_signs import Deed, Story
from dragoman.event.speaking import is_venue
from dragoman.event.status import is_pluperfect
from dragoman.model import Span
from dragoman.model.acts import ACTS
from dragoman.resolve.edtf import is_day
from dragoman.sentence.clauses import Predicate

# Where sides come together, so that what they say is said on that day.
_TOGETHER = ("CONSULT", "SUPPORT", "AGREE")
_TALKS = ("meeting", "call", "negotiation")


def right_days(chosen: Sequence[Chosen], beside: Sequence[Deed], story: Story) -> list[Chosen]:
    """The acts of an article with their days, once all have been chosen, in the same order.

    beside  other acts of the article, with the days that the rules gave them
    """
    days = [*chosen, *(Chosen(deed, deed.date, deed.place) for deed in beside)]
    for rule in _RULES:
        days = [rule(each, days, story) for each in days]
    return days[: len(chosen)]


# -- the day of another sentence


def _not_of_others(each: Chosen, chosen: Sequence[Chosen], story: Story) -> Chosen:
    """What somebody says has the day of another sentence only where he or his side came together with others on it,
    not where something was done that he speaks of.
    """
    deed, day = each.deed, each.day
    if day is None or day.span is None or is_told_in(day, deed) or not _is_said_now(deed):
        return each
    if any(_is_occasion(other, each) for other in chosen):
        return each
    return each._replace(day=story.clock.day_of_news or day)


def _is_said_now(deed: Deed) -> bool:
    return deed.best.status == "occurred" and not deed.background and is_spoken(ACTS[deed.best.act])


def _is_occasion(other: Chosen, each: Chosen) -> bool:
    if other.deed is each.deed or other.day is None or each.day is None or other.day.edtf != each.day.edtf:
        return False
    if ACTS[other.deed.best.act].type not in _TOGETHER or not is_told_in(other.day, other.deed):
        return False
    return each.deed.ours <= other.deed.states or _are_there(each.deed, other.deed)


def _are_there(mine: Deed, theirs: Deed) -> bool:
    return bool(mine.people) and mine.people <= theirs.there


def _in_that_talk(each: Chosen, chosen: Sequence[Chosen], _: Story) -> Chosen:
    """The day of the talk that the sentence before tells, for who spoke in it, toward the other side."""
    deed, day = each.deed, each.day
    if day is None or day.span is not None or not _is_said_now(deed):
        return each
    before = deed.best.around.sent.index - 1
    for other in chosen:
        talk = other.deed
        if talk.best.act not in _TALKS or talk.best.around.sent.index != before or talk.background:
            continue
        dated = other.day is not None and is_day(other.day.edtf) and is_told_in(other.day, talk)
        if dated and talk.best.status == "occurred" and _are_there(deed, talk) and deed.ours <= talk.states:
            return each._replace(day=other.day)
    return each


def _in_the_same_voice(each: Chosen, _: Sequence[Chosen], story: Story) -> Chosen:
    """ "Lund, dün düzenlediği toplantıda … anlattı. Lund, … istedi": he went on speaking."""
    deed, day, sent = each.deed, each.day, each.deed.best.around.sent.index
    if day is None or day.span is not None or not _is_said_now(deed) or not sent:
        return each
    around = story.arounds[sent - 1]
    verb = next((p for p in reversed(around.predicates) if p.form == "finite"), None)
    subject = set(story.cast.meant_by(around.subject(verb))) if verb else set()
    if not set(deed.best.actors) <= subject or any(story.clock.times(draft.around.sent) for draft in deed.group):
        return each
    for told in story.clock.days(around.sent):
        past = is_day(told.edtf) and told.edtf <= day.edtf
        if past and told.span is not None and _is_of_speech(told.span, verb, around):
            return each._replace(day=told)
    return each


def _is_of_speech(day: Span, verb: Predicate | None, around: Around) -> bool:
    """A day of the main verb, or of the occasion at which it was said: "dün yaptığı açıklamada"."""
    owner = owner_of(day, around)
    if owner is None or verb is None or is_pluperfect(verb, around):
        return False  # "dün akşam da görüşmüştü" was before
    if owner is verb:
        return True
    held = owner.form == "fact" and (owner.word.morph.lemma in around.pack.occasion_verbs or is_venue(owner, around))
    return held and case_of_head(owner, around) == "loc"


def _as_announced(each: Chosen, _: Sequence[Chosen], story: Story) -> Chosen:
    """ "Kararı cuma günü açıklayan Bakanlık …": the day of what the sentence before told without one."""
    deed, day = each.deed, each.day
    if day is None or day.span is not None or deed.best.status != "occurred" or deed.background:
        return each
    last = max((draft.around for draft in deed.group), key=lambda around: around.sent.index)
    if last.sent.index + 1 >= len(story.arounds) or story.clock.times(last.sent):
        return each
    around = story.arounds[last.sent.index + 1]
    first = next(story.clock.days(around.sent), None)
    if first is None or first.span is None or not is_day(first.edtf) or first.edtf > day.edtf:
        return each
    decided = around.sent.words[0].morph.lemma in around.pack.decisions
    behind = decided and around.words_in(first.span)[:1] == range(1, 2)
    return each._replace(day=first) if behind and _is_announced(first.span, around) else each


def _is_announced(day: Span, around: Around) -> bool:
    """A day of "açıklayan", "duyurdu"; not of "yürürlüğe girecek"."""
    verb = owner_of(day, around)
    ahead = verb is not None and (verb.form == "fut" or verb.word.morph.tense == "fut")
    return verb is not None and not ahead and verb.word.morph.lemma in around.pack.speech_frames


# -- the day of the same sentence


def _in_one_breath(each: Chosen, chosen: Sequence[Chosen], _: Story) -> Chosen:
    """ "3 Mayıs'ta ticareti kesmiş, varlıkları dondurmuştu": the second has the first's day."""
    deed = each.deed
    if each.day is not None or not deed.background or deed.best.status != "occurred":
        return each
    sent, at = deed.best.around.sent.index, deed.best.predicate.at
    for other in chosen:
        best = other.deed.best
        earlier = best.around.sent.index == sent and best.predicate.at < at
        if not earlier or set(best.actors) != set(deed.best.actors):
            continue
        if other.day is not None and is_told_in(other.day, other.deed):
            return each._replace(day=other.day)
    return each


# -- plans


def _not_gone_by(each: Chosen, _: Sequence[Chosen], story: Story) -> Chosen:
    """What is still to come has no day that has gone by."""
    now = (story.clock.published or "")[:10]
    if each.day is None or each.deed.background or not is_ahead(each.deed.best.status):
        return each
    end = each.day.edtf.rpartition("/")[2].rstrip("?~%")
    size = min(len(end), len(now))
    return each._replace(day=None) if end[:size] < now[:size] else each


# In this order: a day that is not the act's own goes before that of others is taken.
_RULES = (
    _not_gone_by,
    _not_of_others,
    _in_that_talk,
    counted_from_it,
    counted_from_story,
    not_of_another,
    _in_one_breath,
    until_its_end,
    _as_announced,
    _in_the_same_voice,
    said_on,
)
