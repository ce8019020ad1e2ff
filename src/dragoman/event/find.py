"""Events of an article: triggers, their sides, whether it happened, on whose word, when and where."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.event.account import UNHEARD, Account, FullAccount, words_of
from dragoman.event.clause import Around
from dragoman.event.confidence import trusted
from dragoman.event.doer import with_doer
from dragoman.event.doubles import without_doubles
from dragoman.event.draft import Draft, Scene, is_whole, missing_in
from dragoman.event.drafting import drafts_of
from dragoman.event.faint import faint_acts, second_choices, to_faint
from dragoman.event.fold import group_drafts, to_events
from dragoman.event.invited import answering
from dragoman.event.journeys import with_journeys
from dragoman.event.meeting import share_meeting
from dragoman.event.opinion import Telling, propose, statement_at
from dragoman.event.quantities import quantities_of
from dragoman.event.scope import in_scope
from dragoman.event.second_look import Told, look_again, tell_of_other_sides
from dragoman.event.setting import settle
from dragoman.event.setting_signs import Story
from dragoman.event.sides import find_sides
from dragoman.event.stands_for import toward_named
from dragoman.event.triggers import find_triggers
from dragoman.event.walk import walk
from dragoman.event.when_where import Clock
from dragoman.lang.pack import Pack
from dragoman.model import Considered, Event, Faint, Mention, Quote, Sentence, Statement
from dragoman.resolve.cast import Cast


class Found(NamedTuple):
    """The events an article tells, one per act; what it may tell besides, too unsure to be told by itself; and, where
    that was asked for, what became of everything that may tell an act.
    """

    events: tuple[Event, ...]
    faint: tuple[Faint, ...]
    considered: tuple[Considered, ...] = ()


def find_events(
    sents: Sequence[Sentence],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    cast: Cast,
    *,
    clock: Clock,
    page_id: str,
    pack: Pack,
    considering: bool = False,
) -> Found:
    """The events an article tells, one per act, and its faint ones.

    considering  what became of everything else is wanted too
    """
    full = FullAccount(cast) if considering else None
    account = full or UNHEARD
    arounds, first = find_told(sents, quotes, mentions, statements, cast, pack=pack, account=account)
    tellings = _again(first, pack)
    story = Story(arounds, clock, cast)
    if full is not None:
        tell_of_other_sides(first, tellings, arounds, full)
    groups = _grouped(tellings, story, pack, account)
    kept = trusted_acts(groups, story, pack, account)
    others = _grouped(second_choices(tellings), story, pack)
    faint = faint_acts(groups, others, kept, story, pack.opinion)
    settle(faint, story, pack.opinion, beside=kept)
    settle(kept, story, pack.opinion)
    told = to_events([*kept, *faint], cast, page_id=page_id)
    events = tuple(
        replace(each, quantities=quantities_of(each.act, each.evidence, clock.body, pack.numbers))
        for each in told[: len(kept)]
    )
    considered = full.close(kept, events, faint) if full is not None else ()
    return Found(events, to_faint(faint, told[len(kept) :], kept, events, cast), considered)


def trusted_acts(
    groups: Sequence[list[Draft]], story: Story, pack: Pack, account: Account = UNHEARD
) -> list[list[Draft]]:
    """The acts likely enough to be told, each once, with the days and places that the rules give them."""
    whole = _whole(groups, story.cast, account)
    kept = trusted(whole, pack.opinion, sentences=len(story.arounds), account=account)
    kept = without_doubles(kept, story.cast, account)
    kept = in_scope(kept, story.arounds, story.cast, pack, account)
    share_meeting(kept, story.cast)
    return kept


def _whole(groups: Sequence[list[Draft]], cast: Cast, account: Account) -> list[list[Draft]]:
    """The acts that have all the sides they need."""
    kept: list[list[Draft]] = []
    for group in groups:
        if is_whole(group, cast):
            kept.append(group)
        else:
            for draft in group:
                account.dropped([draft], "incomplete", missing_in(draft, cast) or "")
    return kept


def find_tellings(
    sents: Sequence[Sentence],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    cast: Cast,
    *,
    clock: Clock,
    pack: Pack,
) -> tuple[list[list[Draft]], Story]:
    """Everything in the article that may tell an act, put together by act; weak opinions are still among it."""
    arounds, told = find_told(sents, quotes, mentions, statements, cast, pack=pack)
    story = Story(arounds, clock, cast)
    return _grouped(_again(told, pack), story, pack), story


def _again(told: Sequence[Told], pack: Pack) -> list[Told]:
    """The tellings, once the whole article has been read."""
    weights = pack.opinion.again if pack.opinion is not None else {}
    return [(at, telling) for (at, _), telling in zip(told, look_again(told, weights), strict=True)]


def _grouped(told: Sequence[Told], story: Story, pack: Pack, account: Account = UNHEARD) -> list[list[Draft]]:
    """Tellings put together by act."""
    drafts: list[Draft] = []
    for at, telling in told:
        made = [*drafts_of(telling, story.arounds[at], story.cast, story.clock, pack, account)]
        named = [toward_named(with_doer(draft, drafts, story.cast), drafts, story.cast) for draft in made]
        drafts += [answering(draft, drafts, story.cast) for draft in named]
    return group_drafts(drafts, story.cast, account)


def find_told(
    sents: Sequence[Sentence],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    cast: Cast,
    *,
    pack: Pack,
    account: Account = UNHEARD,
) -> tuple[list[Around], list[Told]]:
    """The sentences as they are seen, and what each by itself may tell, by its place among them."""
    arounds: list[Around] = []
    told: list[Told] = []
    for around, scene in walk(sents, quotes, mentions, cast, pack=pack):
        told += [(len(arounds), telling) for telling in _tellings(around, statements, scene, pack, account)]
        arounds.append(around)
    return arounds, told


def _tellings(
    around: Around, statements: Sequence[Statement], scene: Scene, pack: Pack, account: Account
) -> Iterator[Telling]:
    """Words that tell an act, and the sides: by the frames alone, or with the opinion that the pack has learned."""
    triggers = find_triggers(around.sent, pack.frame_index)
    if pack.opinion is not None:
        told = propose(around, triggers, scene, statements, pack.opinion, account)
        yield from with_journeys(told, around, triggers, scene, statements)
        return
    for trigger in triggers:
        predicate = around.predicate_of(trigger.verb)
        if predicate is None:
            account.passed(around, words_of(around, trigger), trigger.frame.act, "no-verb")
            continue
        statement = statement_at(around.sent, trigger.verb, statements)
        sides = find_sides(trigger, predicate, around, scene, statement)
        if sides is not None:
            yield Telling(
                at=trigger.verb, trigger=trigger, predicate=predicate, statement=statement, sides=sides,
                act_rule=trigger.frame.name,
            )  # fmt: skip
        else:
            account.passed(around, words_of(around, trigger), trigger.frame.act, "no-sides")


__all__ = ["find_events"]
