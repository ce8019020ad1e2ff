"""Learn where reported clauses begin, from gold articles: the weights of statement/clause.py.

    python tools/train/clauses.py GOLD_DIR OUT.json

Every gold statement of kind "indirect" whose last word is the verb that some verb of saying reports is an example: its
first word is right, every other place where the clause could begin is wrong. The articles that `is_kept` keeps apart
are not learned from. A softmax over the places, L2, plain gradient steps; no library is needed.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.article import extract_article
from dragoman.evaluate import is_kept
from dragoman.lang.tr import load_pack
from dragoman.mention import find_mentions
from dragoman.model import Page, Rejected
from dragoman.pipeline import load_known
from dragoman.resolve import resolve_actors
from dragoman.sentence import find_quotes, split_sentences
from dragoman.statement.find import complement
from dragoman.statement.frames import find_sayings
from dragoman.statement.speaker import SpeakerFinder

EPOCHS, RATE, L2 = 40, 0.1, 0.03  # by five-fold check on the articles learned from
# What the language says where examples are few; weights are pulled towards these instead of 0.
PRIOR = {
    "after.conv-ken.plain": 3.0, "after.conv-ken.comma": 3.0, "after.venue.comma": 2.0, "after.audience.comma": 2.0,
    "after.audience.plain": 2.0, "over.gen-comma": -4.0, "behind.ardından": 3.0,
}  # fmt: skip
Example = tuple[list[list[str]], int]


def examples(folder: Path) -> Iterator[Example]:
    packs = {"tr": load_pack()}
    known, pack = load_known(packs), packs["tr"]
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        page = Page.of((gold.get("raw") or gold.get("raw_html")).encode(), source=path.stem)
        article = extract_article(page, packs={code: each.page for code, each in packs.items()})
        if is_kept(path.stem) or isinstance(article, Rejected):
            continue
        body = article.body
        quotes = find_quotes(body)
        sents = split_sentences(body, quotes=quotes, pack=pack)
        mentions = find_mentions(sents, pack=pack, tables=known.tables["tr"])
        cast = resolve_actors(mentions, pack=pack, world=known.world, holders=known.holders)
        speakers = SpeakerFinder(mentions, cast, pack)
        texts = [each["text"] for each in gold["statements"] if each["kind"] == "indirect"]
        ends = {body.find(text) + len(text): body.find(text) for text in texts if text in body}
        for sent in sents:
            inside = [quote for quote in quotes if sent.span.covers(quote.outer)]
            sayings = [
                saying
                for saying in find_sayings(sent.words, pack=pack)
                if not any(quote.span.covers(sent.words[saying.at].span) for quote in inside)
            ]
            speakers.enter(sent, inside)
            for saying in sayings:
                end = complement(sent, saying)
                if end is None:
                    continue
                right = next(
                    (ends[e] for e in range(sent.words[end].span.end, sent.words[end].span.end + 3) if e in ends), None
                )
                if right is None:
                    continue
                base, subject = speakers.clause_base(saying, end, sayings)
                starts = list(speakers.starts.possible(base, end))
                at = next((i for i, s in enumerate(starts) if sent.words[s].span.start == right), None)
                if at is None:
                    print(
                        "unreachable",
                        path.stem,
                        body[max(0, right - 60) : right] + "[" + body[right : right + 40].replace("\n", " "),
                    )
                    continue
                yield [list(speakers.starts.signs(s, base, end, subject)) for s in starts], at


def learn(data: list[Example]) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float, PRIOR)
    for epoch in range(EPOCHS):
        rate = RATE / (1 + epoch / 20)
        for places, right in data:
            scores = [sum(weights[sign] for sign in signs) for signs in places]
            top = max(scores)
            odds = [math.exp(score - top) for score in scores]
            total = sum(odds)
            for at, signs in enumerate(places):
                step = rate * ((at == right) - odds[at] / total)
                for sign in signs:
                    weights[sign] += step - rate * L2 * (weights[sign] - PRIOR.get(sign, 0.0))
    return weights


def main(folder: str, out: str) -> None:
    data = list(examples(Path(folder)))
    for fold in range(5):
        weights = learn([example for i, example in enumerate(data) if i % 5 != fold])
        held = [example for i, example in enumerate(data) if i % 5 == fold]
        hit = sum(
            max(range(len(places)), key=lambda i: (sum(weights.get(s, 0.0) for s in places[i]), -i)) == right
            for places, right in held
        )
        print(f"fold {fold}: {hit} of {len(held)}; the first place: {sum(right == 0 for _, right in held)}")
    weights = learn(data)
    kept = {sign: round(weight, 2) for sign, weight in sorted(weights.items()) if abs(weight) >= 0.05}
    Path(out).write_text(json.dumps(kept, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(data)} examples, {len(kept)} weights")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
