"""Between which sides an event is."""

from itertools import combinations

from dragoman.merge.sketch import side_of
from dragoman.model import MergedEvent
from dragoman.model.acts import ACTS


def facing(event: MergedEvent) -> list[tuple[str, str]]:
    """The pairs of sides that an event is between: all of a mutual act, each actor with each recipient of another."""
    actors, recipients = sorted({*map(side_of, event.actors)}), sorted({*map(side_of, event.recipients)})
    if ACTS[event.act].direction == "mutual" or not recipients:
        return list(combinations(actors, 2))
    pairs = {(min(a, b), max(a, b)) for a in actors for b in recipients if a != b}
    return sorted(pairs)
