"""Acts told too weakly to be events of their page: unsure by themselves, or with other sides than the likeliest.

Another page may tell them plainly; merging then takes them for reports of that event (decision 15). Refuses to tell any
of them as an event.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from dragoman.event.confidence import WHOLE, within
from dragoman.event.doubles import repeats
from dragoman.event.draft import Draft, is_whole
from dragoman.event.meeting import share_meeting
from dragoman.event.opinion import sides_of
from dragoman.event.pairs import Likely
from dragoman.event.second_look import Told
from dragoman.event.setting_signs import Story
from dragoman.lang.opinion import OpinionWeights
from dragoman.model import Event, Faint, Side
from dragoman.model.acts import ACTS, Act
from dragoman.resolve.cast import Cast

# How sure the acts have to be, and other sides of what may be told. Lower ones found no more (tools/eval_merge.py;
# decision 15 has the table), and each costs time and a place in the record.
LEAST, LEAST_OTHER = 0.1, 0.2


def second_choices(told: Sequence[Told]) -> list[Told]:
    """The tellings that leave a choice of sides, with the likeliest of the others that name all whom the act needs."""
    others: list[Told] = []
    for at, telling in told:
        act = ACTS[telling.trigger.frame.act]
        second = next((option for option in telling.options[1:] if _is_whole(option, act)), None)
        if second is not None and telling.likely * second.share >= LEAST_OTHER / 2:
            sides = sides_of(second, act, f"model {second.share:.2f}, second choice")
            others.append((at, replace(telling, sides=sides, sure=telling.likely * second.share)))
    return others


def _is_whole(option: Likely, act: Act) -> bool:
    actors, others = option.states
    return bool(others) if act.direction == "directed" else act.direction != "mutual" or len(actors) > 1


def faint_acts(
    groups: Sequence[list[Draft]],
    others: Sequence[list[Draft]],
    kept: Sequence[list[Draft]],
    story: Story,
    weights: OpinionWeights | None,
) -> list[list[Draft]]:
    """The acts that are less sure than an event has to be, and not hopeless, with the days and places of the rules.

    groups  all acts of the article; others: the same words with the sides that come second; kept: what is told
    """
    if weights is None or not weights.trust or (len(story.arounds) >= WHOLE and not kept):
        return []
    cast = story.cast
    whole = [group for group in groups if is_whole(group, cast)]
    weak = within(whole, weights, LEAST, weights.floor)
    told = [*kept, *weak]
    weak = [group for group in weak if not any(repeats(group, each, cast) for each in told if each is not group)]
    whole = [group for group in others if is_whole(group, cast)]
    seen = {_told(group, cast) for group in (*kept, *weak)}
    weak += [group for group in within(whole, weights, LEAST_OTHER, math.inf) if _told(group, cast) not in seen]
    share_meeting(weak, cast, beside=kept)
    return weak


def _told(group: Sequence[Draft], cast: Cast) -> tuple[str, frozenset[str], frozenset[str]]:
    first = group[0]
    return first.act, cast.countries(first.actors), cast.countries(first.recipients)


def to_faint(
    faint: Sequence[list[Draft]], made: Sequence[Event], kept: Sequence[list[Draft]], told: Sequence[Event], cast: Cast
) -> tuple[Faint, ...]:
    """Tellings that are too weak with the events made of them, beside those that are told and theirs."""
    by_words = {(draft.act, draft.words): event.id for group, event in zip(kept, told, strict=True) for draft in group}
    return tuple(
        Faint(
            event=event, actors=_named(event.actors, cast), recipients=_named(event.recipients, cast),
            asserted_by=tuple(cast.actors[ref].name if ref in cast.actors else ref for ref in event.asserted_by),
            instead_of=by_words.get((group[0].act, group[0].words)),
        )
        for group, event in zip(faint, made, strict=True)
    )  # fmt: skip


def _named(refs: Sequence[str], cast: Cast) -> tuple[Side, ...]:
    actors = (cast.actors[ref] for ref in refs if ref in cast.actors)
    return tuple(Side(name=actor.name, kind=actor.kind, country=actor.country) for actor in actors)
