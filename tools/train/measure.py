"""The figures of docs/decisions/0004: grammar alone, model alone and both, on texts that nothing was learned from."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from examples import Read, SideExample, WordExample, examples_of
from scoring import events_of, right_events, score
from trust import calibration_error

from dragoman.event.opinion import best_pair, likely_acts, pair_shares
from dragoman.lang.opinion import OpinionWeights
from dragoman.model.acts import ACTS

# The signs by which the models see what the grammar says.
_OF_FRAMES = ("F=", "FN=", "FP=", "FS=")
_OF_SLOTS = ("G=",)
_TELLS = 0.15


def measure(reads: Sequence[Read], opinion: OpinionWeights, nouns: frozenset[str]) -> None:
    blind = without(opinion, _OF_FRAMES, _OF_SLOTS)
    for part in ("kept", "tr"):
        mine = [read for read in reads if read.text.part == part]
        examples = {read.text.id: examples_of(read, nouns) for read in mine}
        words = {name: found for name, (found, _) in examples.items()}
        sides = [side for _, found in examples.values() for side in found]
        print(f"\n{part}: {len(mine)} articles")
        print(f"  types per sentence   grammar {types_f1(mine, words, by_frames):.3f}", end="")
        print(
            f"   model {types_f1(mine, words, by_model(blind)):.3f}   both {types_f1(mine, words, by_model(opinion)):.3f}"
        )
        print(f"  sides, act given     grammar {share(side.grammar == 'right' for side in sides):.3f}", end="")
        print(f"   model {sides_right(sides, blind):.3f}   both {sides_right(sides, opinion):.3f}")
        for name, weights in (("grammar", None), ("model", blind), ("both", opinion)):
            found = {read.text.id: events_of(read, weights) for read in mine}
            scores = score(mine, found)
            total = scores.events.gold + scores.events.predicted
            print(f"  {name:8} events P {scores.events.hit / max(1, scores.events.predicted):.3f}", end=" ")
            print(f"R {scores.events.hit / scores.events.gold:.3f} F1 {2 * scores.events.hit / total:.3f}", end=" ")
            print(f"full record {2 * scores.full_record.hit / total:.3f}")
        values = [event.confidence for read in mine for event in found[read.text.id]]
        fits = [fit for read in mine for fit in right_events(read, found[read.text.id])]
        print(f"  calibration error {calibration_error(values, fits):.3f}; mean confidence ", end="")
        print(f"{sum(values) / len(values):.3f}, right {share(fits):.3f}")


def without(opinion: OpinionWeights, acts: tuple[str, ...], sides: tuple[str, ...]) -> OpinionWeights:
    """The opinion blind to what the grammar says. Not retrained, so a little worse than it could be."""
    return replace(
        opinion,
        act={sign: row for sign, row in opinion.act.items() if not sign.startswith(acts)},
        side={sign: row for sign, row in opinion.side.items() if not sign.startswith(sides)},
    )


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
    shares = pair_shares(example.candidates, example.pairs, example.context, opinion)
    chosen = best_pair(example.candidates, example.pairs, shares, ACTS[example.act])[1]
    return example.pairs.index(chosen) in example.right_by_country


def share(values: Iterable[bool]) -> float:
    kept = list(values)
    return sum(kept) / max(1, len(kept))
