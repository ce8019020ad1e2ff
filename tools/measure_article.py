"""Measure the article room against evaluation sets: body words, title, published, outlet, agency.

    python tools/measure_article.py GOLD_DIR... [--errors] [--part held|open]

`--part`: the third of a set that is held back from whoever writes rules (by hash of the id), or the rest.
"""

import argparse
import hashlib
import json
import re
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path

from dragoman.article import extract_article
from dragoman.lang.en.page import load_page_pack as load_english
from dragoman.lang.tr.page import load_page_pack as load_turkish
from dragoman.model import Article, Page


def fold(name: str | None) -> str:
    text = (name or "").replace("İ", "i").replace("I", "i").replace("ı", "i").lower()
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", text).replace("_", " ").strip()


def minute(stamp: str | None) -> str | None:
    return re.sub(r"(T\d\d:\d\d):\d\d(\.\d+)?", r"\1", stamp).replace("Z", "+00:00") if stamp else None


def held(name: str) -> bool:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def load(folder: str, part: str | None) -> dict[str, dict]:
    golds = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(folder).glob("*.json"))}
    golds = {name: gold for name, gold in golds.items() if isinstance(gold, dict) and "article" in gold}
    return {name: gold for name, gold in golds.items() if part is None or held(name) == (part == "held")}


def measure(folder: str, part: str | None, errors: bool) -> None:
    packs = {"tr": load_turkish(), "en": load_english()}
    count: Counter[str] = Counter()
    worst, spent = [], 0.0
    for name, gold in load(folder, part).items():
        raw = gold.get("raw") or gold["raw_html"]
        page = Page.of(raw.encode("utf-8"), source=name)
        begin = time.perf_counter()
        got = extract_article(page, packs=packs)
        spent += time.perf_counter() - begin
        want = gold["article"]
        value = dict.fromkeys(("title", "published", "outlet", "agency")) | {"body": ""}
        if isinstance(got, Article):
            value |= {
                key: f.value if (f := getattr(got, key)) else None for key in ("title", "published", "outlet", "agency")
            }
            value["body"] = got.body
        gold_words, own_words = (Counter(re.findall(r"\w+", text or "")) for text in (want["body"], value["body"]))
        hit = sum((gold_words & own_words).values())
        count.update(hit=hit, gold=sum(gold_words.values()), pred=sum(own_words.values()), pages=1)
        same = {
            "title": fold(want["title"]) == fold(value["title"]),
            "published": minute(want["published"]) == minute(value["published"]),
            "outlet": fold(want["outlet"]) == fold(value["outlet"]),
            "agency": fold(want["agency"]) == fold(value["agency"]),
        }
        count.update({key: int(ok) for key, ok in same.items()})
        count["paragraphs"] += want["body"].split("\n\n") == value["body"].split("\n\n")
        off = sum(gold_words.values()) + sum(own_words.values()) - 2 * hit
        if off or not all(same.values()):
            lines = [f"  {key}: {want[key]!r} / {value[key]!r}" for key, ok in same.items() if not ok]
            lines += _difference(want["body"], value["body"])
            if not isinstance(got, Article):
                lines.append(f"  REJECTED {got.reason}: {got.detail}")
            worst.append((off, name, lines))
    precision, recall = count["hit"] / max(1, count["pred"]), count["hit"] / max(1, count["gold"])
    pages = max(1, count["pages"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    fields = "  ".join(
        f"{key} {count[key] / pages:.4f}" for key in ("title", "published", "outlet", "agency", "paragraphs")
    )
    head = f"{Path(folder).name}{' ' + part if part else ''}: {pages} pages  body F1 {f1:.4f}"
    print(f"{head} (P {precision:.4f} R {recall:.4f})  {fields}  {pages / max(1e-9, spent):.0f} pages/s")
    if errors:
        for off, name, lines in sorted(worst, reverse=True):
            print(f"{name}: {off} words off", *lines, sep="\n")


def _difference(want: str, got: str) -> list[str]:
    wanted, had = want.split("\n\n"), got.split("\n\n")
    lines = [f"  lost {p[:160]!r}" for p in wanted if p not in had]
    return lines + [f"  kept {p[:160]!r}" for p in had if p not in wanted]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--part", choices=["held", "open"])
    args = parser.parse_args()
    for folder in args.folders:
        measure(folder, args.part, args.errors)


if __name__ == "__main__":
    sys.exit(main())
