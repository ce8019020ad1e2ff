"""Learn which act a Turkish word tells and who stands on its sides; write lang/tr/models/opinion.json.

    python tools/train/train.py [--measure]

Needs scipy beside the project's own packages (`uv run --with scipy …`); the reader itself does not. Learns from the seen part of
eval/gold/tr-train and from tr-sentences.jsonl. --measure writes nothing but prints the figures of docs/decisions/0004 on
the kept third and on `tr`. The same checkout gives the same file.
"""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from examples import Read, carrier_nouns, examples_of, gold_texts
from learn import learn

from dragoman.lang.tr import load_pack
from dragoman.pipeline import load_known

REPO = Path(__file__).parents[2]
OUT = REPO / "src" / "dragoman" / "lang" / "tr" / "models" / "opinion.json"


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args(argv)
    pack = replace(load_pack(), opinion=None)
    known = load_known({pack.code: pack})
    reads = [Read(text, pack, known) for text in gold_texts(REPO / "eval" / "gold", measured=False)]
    nouns = carrier_nouns(reads)
    examples = [examples_of(read, nouns) for read in reads]
    data = learn(
        [word for words, _ in examples for word in words], [side for _, sides in examples for side in sides], nouns
    )
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.relative_to(REPO)}: {OUT.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
