"""What goes wrong most often: every lost or invented event, and every wrong field, under the kind of its mistake."""

from collections import Counter
from collections.abc import Mapping
from itertools import product

from dragoman.evaluate.pair import pair_events
from dragoman.evaluate.sheet import UNREAD, CodedEvent, Facts, ReadingDict, Sheet

SIDES_OTHER_TYPE = "event: sides right, another type"
NOTHING_TOLD = "event missed: nothing like it told"
TOLD_TWICE = "event invented: told a second time"
NOTHING_LIKE_IT = "event invented: nothing like it in the gold"


def error_kinds(golds: Mapping[str, ReadingDict], readings: Mapping[str, ReadingDict]) -> Counter[str]:
    """Kind of mistake -> how many events of the set it costs. A missed event and an invented one that was to be it are
    one mistake; a matched event is counted once for each field that differs.
    """
    total: Counter[str] = Counter()
    for name, gold in golds.items():
        total += _of_article(Sheet(gold), Sheet(readings.get(name) or UNREAD))
    return total


def _of_article(want: Sheet, got: Sheet) -> Counter[str]:
    pairing = pair_events(want.events, got.events)
    found: Counter[str] = Counter()
    for i, j in pairing.pairs:
        agreeing = want.events[i].facts.agreeing(got.events[j].facts)
        found.update(f"field: {field}" for field, same in zip(Facts._fields, agreeing, strict=True) if not same)
    missed, invented = list(pairing.missed), list(pairing.invented)
    near = [(how, i, j) for i, j in product(missed, invented) if (how := _nearly(want.events[i], got.events[j]))]
    for (_, kind), i, j in sorted(near):
        if i in missed and j in invented:
            missed.remove(i)
            invented.remove(j)
            found[kind] += 1
    told = [want.events[i] for i, _ in pairing.pairs]
    for j in invented:
        again = any(event.can_be(got.events[j]) for event in told)
        found[TOLD_TWICE if again else NOTHING_LIKE_IT] += 1
    found[NOTHING_TOLD] += len(missed)
    return found


def _nearly(gold: CodedEvent, read: CodedEvent) -> tuple[int, str] | None:
    """How an event that was read came near the one of the gold; the nearer, the smaller the number."""
    if gold.type == read.type:
        return _sides_apart(gold, read)
    same = gold.left | gold.right == read.left | read.right
    return (5, SIDES_OTHER_TYPE) if same else None


def _sides_apart(gold: CodedEvent, read: CodedEvent) -> tuple[int, str] | None:
    if gold.mutual or read.mutual:
        shared = (gold.left | gold.right) & (read.left | read.right)
        return (3, "event: type right, one of the sides wrong") if shared else None
    if (gold.left, gold.right) == (read.right, read.left):
        return 1, "event: type right, sides the wrong way round"
    if gold.left == read.left:
        return 2, "event: type right, recipient wrong"
    if gold.right == read.right:
        return 2, "event: type right, actor wrong"
    return (4, "event: type right, both sides wrong") if (gold.left | gold.right) & (read.left | read.right) else None
