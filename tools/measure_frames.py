"""How well the event frames find acts, before anything is asked about sides.

    measure_frames.py [--set seen|kept|tr|sentences] [--act ACT] [--type TYPE] [--missed N] [--false N]

For every sentence of the gold bodies: the acts its evidence tells against the acts whose frames match. Prints, for each
act, how many of its tellings some frame of the same act found (recall), of the same PLOVER type, and how many matches
fell on a sentence that tells no such act. The kept third of tr-train is measured, never looked at: --missed and
--false refuse it.
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

from dragoman.evaluate import is_kept
from dragoman.event.triggers import find_triggers
from dragoman.lang.tr import load_pack
from dragoman.model.acts import ACTS
from dragoman.sentence import find_quotes, split_sentences

GOLD = Path(__file__).parent.parent / "eval" / "gold"


def texts(name: str):
    """(id, text, events) of a set."""
    if name == "sentences":
        for line in (GOLD / "tr-sentences.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["id"], row["text"], row["events"]
        return
    folder = GOLD / ("tr" if name == "tr" else "tr-train")
    for path in sorted(folder.glob("*.json")):
        if name in ("seen", "kept") and is_kept(path.stem) != (name == "kept"):
            continue
        row = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, row["article"]["body"], row["events"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", default="seen", choices=["seen", "kept", "tr", "sentences"])
    parser.add_argument("--act")
    parser.add_argument("--type")
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--false", type=int, default=0)
    args = parser.parse_args()
    if args.set == "kept" and (args.missed or args.false):
        parser.error("the kept third is measured, not looked at")
    pack = load_pack()
    gold, hit, type_hit, fired, right = Counter(), Counter(), Counter(), Counter(), Counter()
    missed, false = defaultdict(list), defaultdict(list)
    for name, body, events in texts(args.set):
        sents = split_sentences(body, quotes=find_quotes(body), pack=pack)
        told = defaultdict(set)
        for event in events:
            for words in event["evidence"]:
                at = body.find(words)
                told[next((s.index for s in sents if s.span.start <= at < s.span.end), -1)].add(event["act"])
        for sent in sents:
            triggers = find_triggers(sent, pack.frame_index)
            acts = {t.frame.act for t in triggers}
            types = {ACTS[act].type for act in acts}
            for act in told[sent.index]:
                gold[act] += 1
                hit[act] += act in acts
                type_hit[act] += ACTS[act].type in types
                if act not in acts:
                    missed[act].append((name, sent.span.of(body)))
            told_types = {ACTS[act].type for act in told[sent.index]}
            for trigger in triggers:
                act = trigger.frame.act
                fired[act] += 1
                right[act] += ACTS[act].type in told_types
                if ACTS[act].type not in told_types:
                    false[act].append((name, trigger.frame.words, sent.span.of(body)))
    wanted = [a for a in ACTS if (not args.act or a == args.act) and (not args.type or ACTS[a].type == args.type)]
    print(f"{'act':24}{'told':>6}{'recall':>8}{'by type':>9}{'matches':>9}{'precision':>11}")
    for act in wanted:
        if gold[act] or fired[act]:
            print(
                f"{act:24}{gold[act]:6}{hit[act] / max(1, gold[act]):8.2f}{type_hit[act] / max(1, gold[act]):9.2f}"
                f"{fired[act]:9}{right[act] / max(1, fired[act]):11.2f}"
            )
    total = sum(gold[a] for a in wanted), sum(hit[a] for a in wanted), sum(type_hit[a] for a in wanted)
    matches = sum(fired[a] for a in wanted), sum(right[a] for a in wanted)
    print(
        f"{'all':24}{total[0]:6}{total[1] / max(1, total[0]):8.3f}{total[2] / max(1, total[0]):9.3f}"
        f"{matches[0]:9}{matches[1] / max(1, matches[0]):11.3f}"
    )
    for act in wanted:
        for where, text in missed[act][: args.missed]:
            print(f"missed {act} [{where}] {text}")
        for where, words, text in false[act][: args.false]:
            print(f"false {act} «{words}» [{where}] {text}")


if __name__ == "__main__":
    main()
