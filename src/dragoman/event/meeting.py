"""What was said, thanked, promised or signed at a meeting takes the meeting's place and day."""

from collections.abc import Sequence

from dragoman.event.draft import Draft, is_spoken
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast

_OCCASIONS = ("meeting", "multilateral_meeting", "negotiation", "visit")


def share_meeting(groups: Sequence[Sequence[Draft]], cast: Cast, *, beside: Sequence[Sequence[Draft]] = ()) -> None:
    """Give the place and the day of the article's meeting to what its people said and signed there.

    beside  acts that may be such a meeting too, and are given nothing
    """
    occasions = [group for group in (*beside, *groups) if _is_occasion(group)]
    for group in groups:
        if group in occasions and group[0].act != "meeting":
            continue
        first = group[0]
        if not (is_spoken(ACTS[first.act]) or first.act in ("meeting", "signing", "joint_statement")):
            continue
        if first.status != "occurred" or all(draft.background for draft in group):
            continue
        occasion = next((other for other in occasions if other is not group and _holds(other, group, cast)), None)
        if occasion is not None:
            _take(group, occasion)


def _is_occasion(group: Sequence[Draft]) -> bool:
    first = group[0]
    today = first.status == "occurred" and not all(draft.background for draft in group)
    return first.act in _OCCASIONS and today and any(draft.own_place for draft in group)


def _holds(occasion: Sequence[Draft], group: Sequence[Draft], cast: Cast) -> bool:
    """Whoever acts took part in the occasion: people by name, sides by state."""
    there = _refs(occasion)
    actors = {ref for draft in group for ref in draft.actors}
    people = {ref for ref in actors if cast.actors[ref].kind == "person"}
    if people:
        return people <= there
    return cast.countries(tuple(_refs(group))) <= cast.countries(tuple(there))


def _refs(group: Sequence[Draft]) -> set[str]:
    return {ref for draft in group for ref in (*draft.actors, *draft.recipients)}


def best_placed(group: Sequence[Draft]) -> Draft:
    """The telling with the narrowest place: a town before a country."""
    placed = [draft for draft in group if draft.place is not None and draft.own_place]
    return next(
        (d for d in placed if d.place and not d.place.rule.startswith("world.name")), (placed or list(group))[0]
    )


def _take(group: Sequence[Draft], occasion: Sequence[Draft]) -> None:
    placed = best_placed(occasion)
    dated = next((draft for draft in occasion if draft.own_date), None)
    for draft in group:
        if not any(other.own_place for other in group):
            draft.place = placed.place
        if dated is not None and occasion[0].act != "visit" and not any(other.own_date for other in group):
            draft.date = dated.date
