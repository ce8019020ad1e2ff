"""Words whose subject is the side that is refused: "Sidney, Ankara'dan olumlu yanıt alamadı" tells what Ankara did.

The opinion takes the subject for the doer, as it is with nearly all verbs; a frame with this note knows better.
"""

from dataclasses import replace

from dragoman.event.clause import Around
from dragoman.event.lineup import refs_of
from dragoman.event.sides import Sides
from dragoman.event.triggers import Trigger
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate

TURNED = "turned"


def turned_round(sides: Sides, trigger: Trigger, predicate: Predicate, around: Around, cast: Cast) -> Sides:
    """The sides as the frame has them, where they were taken for each other."""
    if trigger.frame.note != TURNED or not sides.recipients:
        return sides
    named = [mention for name in trigger.frame.recipients for mention in around.slot(name, predicate, trigger.noun)]
    refused = cast.countries([ref for mention in named for ref in refs_of(mention, cast)])
    if cast.countries(sides.actors) != refused:
        return sides
    return replace(sides, actors=sides.recipients, recipients=sides.actors)
