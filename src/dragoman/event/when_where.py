"""The day and the place of an act: those of its clause, else those of its sentence, else the day's news."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.event.clause import Around
from dragoman.event.draft import Draft, is_spoken, lies_ahead
from dragoman.lang.pack import Pack
from dragoman.mention.times import TimeExpr, find_times
from dragoman.model import Mention, Place, Sentence, TimeSpan
from dragoman.model.acts import ACTS
from dragoman.resolve.times import resolve_time
from dragoman.sentence.clauses import Predicate

# A time this close before a verb is that verb's own ("dün imzalanan").
_NEAR_WORDS = 3
# "gittiği ve üç gün kaldığı Helsinki'de" is too far: the head of a participle stands right behind it.
_HEAD_WORDS = 3
_DATING = ("point", "period", "since")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Times of one article: where they stand and what they mean."""

    body: str
    published: str | None
    pack: Pack
    # Every act asks for the times of its own sentence and of those before it.
    _known: dict[int, tuple[tuple[TimeExpr, ...], tuple[TimeExpr, ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _meant: dict[tuple[TimeExpr, bool], str | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def times(self, sent: Sentence) -> tuple[TimeExpr, ...]:
        """Time expressions of a sentence that can date an act; spans in the sentence."""
        return self._read(sent)[0]

    def limits(self, sent: Sentence) -> tuple[TimeExpr, ...]:
        """Times by which something is to have happened: "yıl sonuna kadar"."""
        return self._read(sent)[1]

    def _read(self, sent: Sentence) -> tuple[tuple[TimeExpr, ...], tuple[TimeExpr, ...]]:
        if sent.index not in self._known:
            found = find_times(sent.span.of(self.body), grammar=self.pack.times)
            dating = tuple(expr for expr in found if expr.role in _DATING)
            self._known[sent.index] = dating, tuple(expr for expr in found if expr.role == "until")
        return self._known[sent.index]

    @property
    def day_of_news(self) -> TimeSpan | None:
        """The day of publication, as the day of an act."""
        return TimeSpan(edtf=self.published[:10], span=None, rule="published") if self.published else None

    def days(self, sent: Sentence) -> Iterator[TimeSpan]:
        """What the times of a sentence mean for what has happened; spans in the body."""
        for expr in self.times(sent):
            edtf = self.edtf(expr, future=False)
            if edtf is not None:
                yield TimeSpan(edtf=edtf, span=expr.span.shift(sent.span.start), rule=expr.rule)

    def edtf(self, expr: TimeExpr, *, future: bool) -> str | None:
        """What one of these times means for an act that was, or that is still to come."""
        asked = expr, future
        if asked not in self._meant:
            self._meant[asked] = resolve_time(expr, published=self.published, future=future)
        return self._meant[asked]


def date_of(draft: Draft, clock: Clock) -> TimeSpan | None:
    """The day of an act; `draft.own_date` is set where the text gives it."""
    sent = draft.around.sent
    future = lies_ahead(draft)
    start = sent.words[draft.predicate.start].span.start - sent.span.start
    end = sent.words[max(draft.predicate.at, draft.trigger.last)].span.end - sent.span.start
    times = clock.times(sent)
    inside = [expr for expr in times if start <= expr.span.start and expr.span.end <= end]
    inside = [expr for expr in inside if not _in_other_clause(expr, draft, sent)]
    before = [expr for expr in times if expr.span.end <= end and not _in_other_clause(expr, draft, sent)]
    for expr in (*reversed(inside), *reversed(before)):
        edtf = clock.edtf(expr, future=future)
        if edtf is not None and not _is_of_the_meeting(expr, draft, clock):
            draft.own_date = True
            return TimeSpan(edtf=edtf, span=expr.span.shift(sent.span.start), rule=expr.rule)
    return clock.day_of_news if draft.status == "occurred" and not draft.background else None


def is_timetabled(draft: Draft, clock: Clock) -> bool:
    """ "Yarın Ankara'ya geliyor", "pazartesi gidiyor": the present tells what is to come where the verb's own clause
    names a time ahead, or for a journey or a meeting a day of the week. What is said is said now.
    """
    morph, sent, act = draft.predicate.word.morph, draft.around.sent, ACTS[draft.act]
    if draft.status != "occurred" or morph.tense != "prog" or morph.copula is not None or is_spoken(act):
        return False
    start, end = sent.words[draft.predicate.start].span.start, draft.predicate.word.span.start
    times = (e for e in clock.times(sent) if start <= e.span.start + sent.span.start < end and e.role == "point")
    ahead = (e for e in times if (e.parts.shift or 0) > 0 or (_is_weekday(e) and act.type == "CONSULT"))
    return any(not _in_other_clause(e, draft, sent) and not _is_beginning(e, draft.around) for e in ahead)


def _is_weekday(expr: TimeExpr) -> bool:
    return expr.parts.weekday is not None and expr.parts.shift is None


def _is_beginning(expr: TimeExpr, around: Around) -> bool:
    """ "Cuma gününden bu yana", "gelecek yıldan itibaren", "salı günkü": not the day on which it is done."""
    words = around.words_in(expr.span.shift(around.sent.span.start))
    morph = around.sent.words[words[-1]].morph if words else None
    return morph is not None and (morph.ki or morph.case in ("abl", "gen"))


def _is_of_the_meeting(expr: TimeExpr, draft: Draft, clock: Clock) -> bool:
    """ "Nisanda davet etti": the month is the visit's; the invitation was made today, or on a day past by its words."""
    if draft.act != "agreement_to_meet" or clock.published is None:
        return False
    ahead = clock.edtf(expr, future=True)
    return ahead is not None and ahead[:10] > clock.published[:10]


def _in_other_clause(expr: TimeExpr, draft: Draft, sent: Sentence) -> bool:
    """A time inside a clause that another verb closes before ours dates that other act.

    Unless it opens all that follows: "3 Eylül'de, savaşın bitişinin yıl dönümünde yapılan görüşme" was on the 3rd.
    """
    words = draft.around.words_in(expr.span.shift(sent.span.start))
    if not words:
        return False
    for predicate in draft.around.predicates:
        if predicate.at >= draft.predicate.at or not predicate.embedded or draft.trigger.first <= predicate.at:
            continue
        if predicate.at in draft.trigger.words() or _holds_occasion(predicate, draft) or _is_planned(predicate, draft):
            continue
        opens = words[0] - predicate.start <= 1 and predicate.at - words[-1] > _NEAR_WORDS
        if predicate.start <= words[0] < predicate.at and not opens:
            return True
    return False


def _holds_occasion(predicate: Predicate, draft: Draft) -> bool:
    """ "3 Eylül'de Pekin'de düzenlenen törende görüştü": the ceremony's day and place are the meeting's."""
    return predicate.form == "rel" and predicate.word.morph.lemma in draft.around.pack.occasion_verbs


def _is_planned(predicate: Predicate, draft: Draft) -> bool:
    """ "ekimde gitmesi bekleniyor", read as one act at its last verb: the day is that of the going."""
    around, above = draft.around, draft.predicate
    plans = around.pack.modality.get(above.word.morph.lemma) == "planned"
    return plans and predicate.form in ("ger", "inf") and around.parent(predicate) is above


def place_of(draft: Draft) -> Place | None:
    """The place of an act, from the locatives of its clause and then of its sentence."""
    stands = [m for m in draft.around.mentions if is_place(m, draft)]
    for mention in (*_own_places(stands, draft), *_shared_places(stands, draft)):
        draft.own_place = True
        return place_named(mention)
    return None


def place_named(mention: Mention) -> Place:
    """The place that a mention names."""
    return Place(name=mention.name, country=mention.country, span=mention.span, rule=mention.rule)


def _own_places(stands: list[Mention], draft: Draft) -> list[Mention]:
    """Places of the act's own clause, and those between its noun and its verb."""
    around, trigger = draft.around, draft.trigger
    inside = {m.index for m in around.inside(draft.predicate)}
    own = [m for m in stands if m.index in inside or (trigger.first <= m.first and m.last <= trigger.last)]
    if not own and draft.act == "visit" and draft.predicate.form in ("fact", "fut"):
        # "gittiği Helsinki'de": the place gone to stands behind its participle.
        own = [m for m in stands if 0 < m.first - draft.predicate.at <= _HEAD_WORDS][:1]
    return own


def _shared_places(stands: list[Mention], draft: Draft) -> list[Mention]:
    """Places that open the sentence, or stand in a clause that tells of the occasion the act belongs to."""
    around, predicate = draft.around, draft.predicate
    first, _ = around.main_clause(predicate)
    return [
        m
        for m in stands
        if first <= m.first and m.last < predicate.at and around.zone(m.first) == around.zone(predicate.at)
    ]


def is_place(mention: Mention, draft: Draft) -> bool:
    """Whether a mention stands where the place of this act would."""
    locative = mention.case == "loc"
    if mention.kind == "place":
        goal = mention.case == "dat" and draft.act == "visit"
        return locative or goal or (mention.head is not None and mention.case in ("loc", "dat"))
    if mention.kind == "body" and (mention.entry or "").startswith("body:"):
        return locative  # "Beyaz Saray'da": a seat of government is a house as well
    if mention.kind == "state" and (mention.rule.startswith("world.capital") or mention.rule.startswith("world.name")):
        if draft.act == "visit":
            return mention.case in ("loc", "dat", "acc")
        return locative
    return False
