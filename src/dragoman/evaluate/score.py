"""Readings held against the gold: all figures of docs/codebook.md, pooled over the articles of a set."""

from collections import Counter
from collections.abc import Callable, Mapping

from dragoman.errors import DataError
from dragoman.evaluate.figures import Agreed, Ratio, Scores
from dragoman.evaluate.pair import Pairing, overlap, pair_events, pair_statements
from dragoman.evaluate.sheet import UNKNOWN_TYPE, UNREAD, CodedEvent, ReadingDict, Sheet


def score_readings(golds: Mapping[str, ReadingDict], readings: Mapping[str, ReadingDict]) -> Scores:
    """The figures of a set. Both maps go by the article's name; readings of other articles are left aside.

    Raises DataError when a gold event has an act that is not in the catalogue.
    """
    total = Scores()
    for name, gold in golds.items():
        total = total.plus(score_article(gold, readings.get(name), name=name))
    return total


def score_article(gold: ReadingDict, reading: ReadingDict | None, *, name: str = "gold") -> Scores:
    """The figures of one article; None is an article nobody read."""
    want, got = Sheet(gold), Sheet(reading or UNREAD)
    for event in want.events:
        if event.catalogued_type == UNKNOWN_TYPE:
            raise DataError(f"{name}: unknown act {event.facts.act!r} in the gold; use one of model/acts.tsv")
    events = pair_events(want.events, got.events)
    agreeing = [want.events[i].facts.agreeing(got.events[j].facts) for i, j in events.pairs]
    found = events.as_ratio()
    return Scores(
        articles=1,
        missing=int(reading is None),
        events=found,
        full_record=found._replace(hit=sum(map(all, agreeing))),
        agreed=Agreed(*map(sum, zip(*agreeing, strict=True))),
        statements=pair_statements(want.statements, got.statements).as_ratio(),
        body_words=overlap(want.words, got.words),
        actors=overlap(want.actors, got.actors),
        agreements=overlap(want.agreements, got.agreements),
        titles=int(want.title == got.title),
        published=int(want.published == got.published),
        by_type=_by_type(want, got, events),
        by_act=_by(want, got, events, lambda event: event.facts.act),
        by_status=_by(want, got, events, lambda event: event.facts.status),
    )


def _by_type(want: Sheet, got: Sheet, events: Pairing) -> dict[str, Ratio]:
    hits = Counter(want.events[i].type for i, _ in events.pairs)
    golds = Counter(event.type for event in want.events)
    reads = Counter(event.catalogued_type for event in got.events)
    return {name: Ratio(hits[name], golds[name], reads[name]) for name in sorted({*golds, *reads})}


def _by(want: Sheet, got: Sheet, events: Pairing, name: Callable[[CodedEvent], str]) -> dict[str, Ratio]:
    """The events under one of their values; a pair counts where both have it."""
    pairs = [(name(want.events[i]), name(got.events[j])) for i, j in events.pairs]
    hits = Counter(mine for mine, theirs in pairs if mine == theirs)
    golds, reads = Counter(map(name, want.events)), Counter(map(name, got.events))
    return {each: Ratio(hits[each], golds[each], reads[each]) for each in sorted({*golds, *reads})}
