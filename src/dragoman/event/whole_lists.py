"""Who is listed with a partner takes part as he does: "Fidan, Katarlı bakan ve Mısırlı mevkidaşı ile görüştü"."""

from dataclasses import replace

from dragoman.event.clause import Around
from dragoman.event.lineup import named_units
from dragoman.event.sides import Sides
from dragoman.model.acts import Act
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate


def with_whole_lists(sides: Sides, act: Act, predicate: Predicate, at: int, around: Around, cast: Cast) -> Sides:
    """The same sides where an act is directed; the sides of a mutual one with all whom its clause lists beside them."""
    if act.direction != "mutual":
        return sides
    actors = list(sides.actors)
    for refs, mentions in named_units(around, cast).items():
        partners = [m for m in mentions if predicate.start <= m.first and m.last < at and m.case != "nom"]
        named = len(refs) > 1 and any(mention.kind != "pair" for mention in partners)
        place = next((number for number, ref in enumerate(actors) if ref in refs), None) if named else None
        if place is not None:
            others = [ref for ref in actors if ref not in refs]
            actors = [*others[:place], *refs, *others[place:]]
    if len(actors) == len(sides.actors):
        return sides
    return replace(sides, actors=tuple(actors), actor_rule=f"{sides.actor_rule}, with their list")
