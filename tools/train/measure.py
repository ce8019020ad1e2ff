"""The figures of docs/decisions/0004: grammar alone, model alone and both, on texts that nothing was learned from."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from examples import Read, SideExample, WordExample, examples_of
from scoring import events_of, right_events, score

from dragoman.evaluate.trust import calibration_error
from dragoman.event.opinion import likely_acts
from dragoman.event.pairs import Pairs, pair_shares, rank_sides, states_of
from dragoman.lang.opinion import OpinionWeights
from dragoman.model.acts import ACTS

# From here on a type counts as told in a sentence; the best of .10, .15, .20 inside the seen part.
_TELLS = 0.15


def measure(reads: Sequence[Read], opinion: OpinionWeights, blind: OpinionWeights) -> None:
    """Print the figures. `blind` was learned without what the grammar says."""
    for part in ("kept", "tr"):
        mine = [read for read in reads if read.text.part == part]
        examples = {read.text.id: examples_of(read, opinion.nouns) for read in mine}
        words = {name: found for name, (found, _) in examples.items()}
        sides = [side for _, found in examples.values() for side in found]
        print(f"\n{part}: {len(mine)} articles")
        types = [types_f1(mine, words, namer) for namer in (by_frames, by_model(blind), by_model(opinion))]
        print("  types per sentence, F1   grammar {:.3f}   model {:.3f}   both {:.3f}".format(*types))
        by_grammar = share(side.grammar == "right" for side in sides)
        right = [by_grammar, sides_right(sides, blind), sides_right(sides, opinion)]
        print("  sides right, act given   grammar {:.3f}   model {:.3f}   both {:.3f}".format(*right))
        for name, weights in (("grammar", None), ("model", blind), ("both", opinion)):
            print(f"  {name:8} {events_line(mine, weights)}")
        print(f"  {trust_line(mine, opinion)}")


def events_line(reads: Sequence[Read], weights: OpinionWeights | None) -> str:
    scores = score(list(reads), {read.text.id: events_of(read, weights) for read in reads})
    events, total = scores.events, scores.events.gold + scores.events.predicted
    return (
        f"events P {events.hit / max(1, events.predicted):.3f} R {events.hit / events.gold:.3f} "
        f"F1 {2 * events.hit / total:.3f}, full record F1 {2 * scores.full_record.hit / total:.3f}"
    )


def trust_line(reads: Sequence[Read], opinion: OpinionWeights) -> str:
    found = [(read, events_of(read, opinion)) for read in reads]
    values = [event.confidence for _, events in found for event in events]
    fits = [fit for read, events in found for fit in right_events(read, events)]
    mean, error = sum(values) / len(values), calibration_error(zip(values, fits, strict=True))
    return f"calibration error {error:.3f}: mean confidence {mean:.3f}, right {share(fits):.3f}"


Namer = Callable[[WordExample], Iterable[str]]


def by_frames(word: WordExample) -> list[str]:
    return [word.place.trigger.frame.act] if word.place.trigger is not None else []


def by_model(opinion: OpinionWeights) -> Namer:
    return lambda word: [act for act, likely in likely_acts(word.signs, opinion) if likely >= _TELLS]


def types_f1(reads: Sequence[Read], words: Mapping[str, Sequence[WordExample]], name: Namer) -> float:
    """Micro-F1 of the PLOVER types told in each sentence."""
    hit = gold_count = told_count = 0
    for read in reads:
        gold: dict[int, set[str]] = defaultdict(set)
        told: dict[int, set[str]] = defaultdict(set)
        for sent, evidence in read.evidence.items():
            gold[sent] |= {ACTS[read.text.gold["events"][number]["act"]].type for number, _ in evidence}
        for word in words[read.text.id]:
            told[word.sent] |= {ACTS[act].type for act in name(word)}
        hit += sum(len(types & told[sent]) for sent, types in gold.items())
        gold_count += sum(map(len, gold.values()))
        told_count += sum(map(len, told.values()))
    return 2 * hit / (gold_count + told_count)


def sides_right(examples: Sequence[SideExample], opinion: OpinionWeights) -> float:
    return share(_is_right(example, opinion) for example in examples)


def _is_right(example: SideExample, opinion: OpinionWeights) -> bool:
    if not example.pairs:
        return False
    act = ACTS[example.act]
    pairs = Pairs(example.candidates, example.pairs)
    shares = pair_shares(example.candidates, pairs, example.context, opinion)
    chosen = rank_sides(example.candidates, pairs, shares, act, first=1)[0].states
    return any(chosen == states_of(example.candidates, example.pairs[n], act) for n in example.right_by_country)


def share(values: Iterable[bool]) -> float:
    kept = list(values)
    return sum(kept) / max(1, len(kept))
