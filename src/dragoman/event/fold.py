"""One event per real act: tellings of one act in one article are put together, with all their evidence."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.event.account import UNHEARD, Account
from dragoman.event.draft import Draft, is_likely
from dragoman.event.meeting import best_placed
from dragoman.event.stands_for import is_put_right
from dragoman.model import Event, Span, event_id
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast

# A telling less sure than this share of the surest one of its act is no evidence of it.
_WITNESS = 0.4


def group_drafts(drafts: Sequence[Draft], cast: Cast, account: Account = UNHEARD) -> list[list[Draft]]:
    """Tellings of the same act together, in the order of their first words. A telling without sides joins the act of
    its kind that was told last, or else the next one; it makes no act of its own."""
    groups: list[list[Draft]] = []
    told = [draft for draft in drafts if draft.actors]
    for draft in told:
        done = _purpose_done(draft, told, cast)
        if done is not None:
            account.dropped([draft], "repeats", "purpose-done", by=[done])
            continue
        group = next((group for group in groups if _belongs(draft, group, cast)), None)
        if group is None:
            groups.append([draft])
        else:
            group.append(draft)
    for draft in drafts:
        if draft.actors:
            continue
        if draft.status != "occurred":
            account.dropped([draft], "incomplete", "actor")
            continue
        same = [group for group in groups if group[0].act == draft.act and group[0].status == "occurred"]
        before = [group for group in same if group[0].words < draft.words]
        if same:
            (before[-1] if before else same[0]).append(draft)
        else:
            account.dropped([draft], "incomplete", "actor")
    return groups


def to_events(groups: Sequence[list[Draft]], cast: Cast, *, page_id: str) -> tuple[Event, ...]:
    """One event of all tellings of each act; every event of a page has an id of its own."""
    told: Counter[tuple[str, Span]] = Counter()
    events: list[Event] = []
    for group in groups:
        event = _event(group, cast, page_id)
        told[event.act, event.trigger] += 1
        nth = told[event.act, event.trigger]
        events.append(event if nth == 1 else replace(event, id=event_id(page_id, event.act, event.trigger, nth)))
    return tuple(events)


def _purpose_done(draft: Draft, drafts: Sequence[Draft], cast: Cast) -> Draft | None:
    """ "Temaslarda bulunmak üzere ziyaret ettiği": what somebody set out to do and the same sentence says was done."""
    if not draft.rules.get("status", "").startswith("before."):
        return None
    kind = ACTS[draft.act].type
    for other in drafts:
        if other.around.sent.index == draft.around.sent.index and is_likely(other):
            same_kind = other.status == "occurred" and ACTS[other.act].type == kind
            # "Dün Oslo'ya inen bakanın Bergen'e geçmesi bekleniyor": what was done before is no end of what is to come.
            before = other.predicate.form in ("rel", "fact") and other.predicate.at < draft.predicate.at
            if same_kind and not before and _same_states(draft, other, cast):
                return other
    return None


def _same_states(left: Draft, right: Draft, cast: Cast) -> bool:
    return cast.countries(left.actors) == cast.countries(right.actors) and cast.countries(
        left.actors + left.recipients
    ) == cast.countries(right.actors + right.recipients)


def _belongs(draft: Draft, group: Sequence[Draft], cast: Cast) -> bool:
    """Whether it tells the act that these do; one of them that names nobody does not make one of two people's acts."""
    same = any(_same_act(draft, other, cast) for other in group)
    return same and not any(
        _is_earlier(draft, other) or _is_earlier(other, draft) or _of_others(draft, other, cast) for other in group
    )


def _of_others(left: Draft, right: Draft, cast: Cast) -> bool:
    return _other_people(left.actors + left.recipients, right.actors + right.recipients, cast)


def _is_earlier(draft: Draft, other: Draft) -> bool:
    """ "Mayısta da ziyaret etmişti" beside "ziyaret etti": what was done before, on a day of its own."""
    if not draft.background or other.background or not draft.own_date:
        return False
    return other.date is None or draft.date is None or draft.date.edtf != other.date.edtf


def _same_act(left: Draft, right: Draft, cast: Cast) -> bool:
    if left.act != right.act or left.status != right.status:
        return False
    if not _same_sides(left, right, cast):
        return False
    if left.own_date and right.own_date and left.date and right.date and left.date.edtf != right.date.edtf:
        return False
    return left.background == right.background or not (left.own_date and right.own_date)


def _same_sides(left: Draft, right: Draft, cast: Cast) -> bool:
    if _of_others(left, right, cast):
        return False
    if ACTS[left.act].direction == "mutual":
        mine, theirs = cast.countries(left.actors), cast.countries(right.actors)
        if len(mine) != len(theirs) and (_is_within(left, cast) or _is_within(right, cast)):
            return False
        return mine <= theirs or theirs <= mine
    return cast.countries(left.actors) == cast.countries(right.actors) and cast.countries(
        left.recipients
    ) == cast.countries(right.recipients)


def _is_within(draft: Draft, cast: Cast) -> bool:
    """Between a government and an armed group of its own country: no part of what its state does with another."""
    return len(cast.countries(draft.actors)) == 1 and len({cast.part(ref) for ref in draft.actors}) > 1


def _other_people(left: Sequence[str], right: Sequence[str], cast: Cast) -> bool:
    """Both tellings name people of one state, and nobody in both: two ministers met two guests."""
    mine, theirs = _people(left, cast), _people(right, cast)
    return any(not mine[side] & theirs[side] for side in mine.keys() & theirs.keys())


def _people(refs: Sequence[str], cast: Cast) -> dict[str, set[str]]:
    people: dict[str, set[str]] = {}
    for ref in refs:
        actor = cast.actors[ref]
        if actor.kind == "person" and actor.country:
            people.setdefault(actor.country, set()).add(ref)
    return people


def _event(group: list[Draft], cast: Cast, page_id: str) -> Event:
    told = [draft for draft in group if draft.actors]
    # "… çağrıldığını duyurdu": at the deed its sides are put right, and at the verb of saying they are not.
    deeds = [draft for draft in told if not _reports_another(draft, group)] if any(map(is_put_right, told)) else []
    best = max(deeds or told, key=lambda draft: _fullness(draft, cast))
    dated = next((d for d in (best, *group) if d.own_date and d.date), best)
    placed = best_placed([best, *group])
    plain = next((d for d in group if not d.asserted_by and d.actors and not _reports_another(d, group)), best)
    witnesses = _witnesses(group)
    first = witnesses[0]
    trigger = first.words
    spans = sorted({span for draft in witnesses for span in draft.evidence})
    surest = max(witnesses, key=lambda draft: draft.by_itself or 0.0)
    rules = {**best.rules, "act": surest.rules["act"], "date": dated.date.rule if dated.date else "none"}
    if placed.place:
        rules["place"] = placed.place.rule
    return Event(
        id=event_id(page_id, best.act, trigger), act=best.act, actors=best.actors, recipients=best.recipients,
        status=best.status, background=all(draft.background for draft in group), date=dated.date, place=placed.place,
        asserted_by=plain.asserted_by, evidence=tuple(_ordered(spans, first.evidence[0])), trigger=trigger,
        rules=tuple(sorted(rules.items())), confidence=_confidence(group),
    )  # fmt: skip


def _witnesses(group: Sequence[Draft]) -> list[Draft]:
    """The tellings that a reader can be shown: a word that hardly tells the act is no evidence beside one that does."""
    least = _WITNESS * max(draft.by_itself or 0.0 for draft in group)
    return [draft for draft in group if draft.by_itself is None or draft.by_itself >= least]


def _reports_another(draft: Draft, group: Sequence[Draft]) -> bool:
    """ "nota verdiğini bildirdi", "silah vermekle suçladı": read at the verb of saying, the deed is on the word it has
    at its own verb. The accusation itself is on nobody's.
    """
    around = draft.around
    if ACTS[draft.act].type == "ACCUSE":
        group = [other for other in group if other.rules["asserted_by"] != "accuser"]
    below = [
        other.predicate for other in group if other.asserted_by and other.around is around and other.predicate.embedded
    ]
    return any(around.parent(predicate) is draft.predicate for predicate in below)


def _confidence(group: Sequence[Draft]) -> float:
    """That of the surest telling."""
    return max((draft.sure for draft in group if draft.sure is not None and draft.actors), default=0.5)


def _fullness(draft: Draft, cast: Cast) -> tuple[bool, int, int, int]:
    """The telling that names most people, and then most sides, speaks for all.

    Not where the act is only the occasion of another: who speaks "imza töreninde" need not have signed.
    """
    refs = draft.actors + draft.recipients
    people = sum(cast.actors[ref].kind == "person" for ref in refs if ref in cast.actors)
    return not _is_occasion(draft), people, len(refs), draft.own_date + draft.own_place


def _is_occasion(draft: Draft) -> bool:
    noun = draft.trigger.noun
    return draft.trigger.nominal and noun is not None and draft.around.sent.words[noun].morph.case == "loc"


def _ordered(spans: list[Span], first: Span) -> list[Span]:
    return [first, *(span for span in spans if span != first)]
