"""What a clause says of its own day: what it counts from, and whose the day in it is.

    "Tanımasından dört gün sonra geldi"            recognised four days before he came
    "Dün durdurdu; Oslo bir gün önce kapatmıştı"   closed on the day before yesterday
    "Küba'nın dün açıkladığı planı kınadı"         yesterday is the plan's
    "Kınadıklarını dün duyurdu"                     condemned yesterday
    "Bugün başladı. 9 Eylül'e kadar sürecek …"     from today to the ninth

Days that hang on those of other acts are put right in `day_rules`.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.event.clause import Around
from dragoman.event.draft import Draft, is_spoken
from dragoman.event.genitives import genitive_subject
from dragoman.event.place_rules import Chosen
from dragoman.event.setting_signs import Deed, Story
from dragoman.mention.times import TimeExpr
from dragoman.model import Span, TimeSpan
from dragoman.model.acts import ACTS
from dragoman.resolve.edtf import is_day
from dragoman.resolve.times import resolve_time
from dragoman.sentence.clauses import Predicate

# "-masından yaklaşık dört gün sonra": one word between at most.
_COUNT_WORDS = 2
# A participle and what may stand before the noun that it describes.
_HEAD_WORDS = 9
# Acts that go on for days, and are told when they begin.
_LASTING = ("exercise", "joint_exercise")


def is_told_in(day: TimeSpan, deed: Deed) -> bool:
    """Whether a sentence that tells the act gives the day."""
    return any(draft.around.sent.span.covers(day.span) for draft in deed.group if day.span is not None)


def owner_of(day: Span, around: Around) -> Predicate | None:
    """The verb whose clause the words of a day stand in."""
    words = around.words_in(day)
    return next((p for p in around.predicates if words and p.at > words[-1] and p.start <= words[0]), None)


# -- the day of another's deed


def not_of_another(each: Chosen, _: Sequence[Chosen], story: Story) -> Chosen:
    """A day behind the subject of what somebody else did is that deed's: of what is condemned, or why it was done."""
    day, deed = each.day, each.deed
    if day is None or day.span is None or deed.best.status != "occurred":
        return each
    told = [draft for draft in deed.group if draft.around.sent.span.covers(day.span)]
    if not told or not all(_is_anothers(day.span, draft, story) for draft in told):
        return each
    return each._replace(day=None if deed.background else story.clock.day_of_news)


def _is_anothers(day: Span, draft: Draft, story: Story) -> bool:
    around = draft.around
    words, owner = around.words_in(day), owner_of(day, around)
    if owner is None or owner.at >= draft.predicate.at or owner.at in draft.trigger.words():
        return False
    doer = genitive_subject(around, owner) if owner.form in ("fact", "ger") else None
    if doer is None or doer.last >= words[0]:
        return False
    theirs = story.cast.countries(story.cast.of.get(doer.index, ()))
    return theirs.isdisjoint(story.cast.countries(draft.actors)) and _is_object_or_reason(owner, around)


def _is_object_or_reason(deed: Predicate, around: Around) -> bool:
    """ "Gönderdiği mektubu", "vurmasını", "kesmesi üzerine"; not "gittiği Oslo'da", "dolmasıyla"."""
    if deed.form == "ger":
        return deed.word.morph.case == "acc" or around.next_word(deed.at) in around.pack.reasons
    return case_of_head(deed, around) not in ("loc", "ins")


def case_of_head(participle: Predicate, around: Around) -> str | None:
    """The case of the noun that a participle describes; its own where it is one itself."""
    for word in around.sent.words[participle.at : participle.at + _HEAD_WORDS]:
        verb = word is not participle.word and word.morph.form is not None
        if verb or word.text == "," or word.morph.case not in (None, "nom"):
            return None if verb else word.morph.case
    return None


# -- counted days


def counted_from_it(each: Chosen, chosen: Sequence[Chosen], story: Story) -> Chosen:
    """ "Tanımasından dört gün sonra geldi": so many days before the other act of the sentence."""
    for draft in each.deed.group:
        expr = _count_behind(draft, story)
        span = expr.span.shift(draft.around.sent.span.start) if expr is not None else None
        if expr is None or (each.day is not None and each.day.span not in (None, span)):
            continue
        anchor = _day_behind(expr, draft, chosen, story)
        edtf = resolve_time(expr, published=story.clock.published, anchor=anchor, backward=True) if anchor else None
        if edtf is not None:
            return each._replace(day=TimeSpan(edtf=edtf, span=span, rule=expr.rule))
    return each


def _count_behind(draft: Draft, story: Story) -> TimeExpr | None:
    """ "… tanımasından (yaklaşık) dört gün sonra", "vurmasının ertesi günü"."""
    around = draft.around
    at = draft.trigger.last if draft.trigger.nominal else draft.predicate.at
    if around.sent.words[at].morph.case not in ("abl", "gen"):
        return None
    for expr in story.clock.times(around.sent):
        words = around.words_in(expr.span.shift(around.sent.span.start))
        later = expr.parts.unit is not None and expr.parts.base == "context" and (expr.parts.shift or 0) > 0
        if later and words and 0 < words[0] - at <= _COUNT_WORDS:
            return expr
    return None


def _day_behind(expr: TimeExpr, draft: Draft, chosen: Sequence[Chosen], story: Story) -> str | None:
    """The day that the words lead to: the next of the sentence, else that of the next act."""
    sent, at = draft.around.sent, draft.predicate.at
    for other in story.clock.times(sent):
        if other.span.start >= expr.span.end and other.parts.base == "published":
            return story.clock.edtf(other, future=False)
    behind = [
        (told.predicate.at, other.day.edtf)
        for other in chosen
        for told in other.deed.group
        if other.day is not None and told.around.sent.index == sent.index and told.predicate.at > at
    ]
    return min(behind)[1] if behind else None


def counted_from_story(each: Chosen, _: Sequence[Chosen], story: Story) -> Chosen:
    """ "Bir gün önce kapatmıştı" counts from the day that was told last, not from today."""
    day = each.day
    if day is None or day.span is None or not each.deed.background:
        return each
    for around in (draft.around for draft in each.deed.group if draft.around.sent.span.covers(day.span)):
        words = around.words_in(day.span)
        if words and words[0] and around.sent.words[words[0] - 1].morph.case == "abl":
            continue  # "görüşmeden bir gün önce"
        for told in story.days.of(around.sent.index, future=False):
            same = told.expr.span.shift(around.sent.span.start) == day.span
            if same and told.expr.parts.base == "story" and told.how == "counted":
                return each._replace(day=TimeSpan(edtf=told.edtf, span=day.span, rule=day.rule))
    return each


# -- the day of the saying


def said_on(each: Chosen, _: Sequence[Chosen], story: Story) -> Chosen:
    """ "Kınadıklarını dün duyurdu": words are an act on the day on which they are said."""
    deed, day = each.deed, each.day
    if day is None or day.span is not None or deed.best.status != "occurred" or not is_spoken(ACTS[deed.best.act]):
        return each
    for draft in deed.group:
        around, clause = draft.around, draft.predicate
        verb = around.parent(clause) if clause.form in ("fact", "fut", "ger") else None
        for told in story.clock.days(around.sent) if verb is not None and not verb.embedded else ():
            if told.span is None or len(told.edtf) != len(day.edtf) or told.edtf > day.edtf:
                continue
            if around.words_in(told.span).start > clause.at and owner_of(told.span, around) is verb:
                return each._replace(day=told)
    return each


# -- to its end


def _goes_on(until: TimeExpr, around: Around) -> bool:
    """ "9 Eylül'e kadar sürecek", "devam edecek"; not "9 Eylül'e kadar çıkacak"."""
    verb = owner_of(until.span.shift(around.sent.span.start), around)
    words = around.sent.words[max(0, verb.at - 1) : verb.at + 1] if verb is not None else ()
    return any(word.morph.lemma in around.pack.lasting for word in words)


def until_its_end(each: Chosen, _: Sequence[Chosen], story: Story) -> Chosen:
    """ "Tatbikat bugün başladı. 9 Eylül'e kadar sürecek tatbikat …": all its days."""
    deed, day = each.deed, each.day
    if deed.best.act not in _LASTING or deed.best.status != "occurred" or day is None or not is_day(day.edtf):
        return each
    told = {draft.around.sent.index for draft in deed.group}
    for around in story.arounds:
        if not told.isdisjoint((around.sent.index, around.sent.index - 1)):
            for expr in story.clock.limits(around.sent):
                if around.sent.index not in told and not _goes_on(expr, around):
                    continue
                end = story.clock.edtf(expr, future=True)
                if end is not None and is_day(end) and end > day.edtf:
                    return each._replace(day=replace(day, edtf=f"{day.edtf}/{end}"))
    return each
