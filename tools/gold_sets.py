"""The evaluation sets as pages to read and golds to score against.

A page goes to the reader as bytes under the name of its gold file, and with nothing else of the gold: no language, no
address, no title. Only the sentences of `tr-sentences` come with their day of publication, as a feed would give it.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dragoman.evaluate import ReadingDict, is_kept
from dragoman.model import Page
from sync_shared import REPO, shared_folder

GOLD = REPO / "eval" / "gold"
SENTENCES = "tr-sentences"
PLAIN = "tr-plain"
# Sets that say nothing of agreements, so that nothing read there is right or wrong.
WITHOUT_AGREEMENTS = frozenset({SENTENCES, PLAIN})
# A set and the parts of it that are scored beside the whole: who learns from tr-train learns from "seen" alone.
PARTS: Mapping[str, Callable[[str], bool]] = {
    "tr-train-seen": lambda name: not is_kept(name),
    "tr-train-kept": is_kept,
}
# Sets of which the article alone is scored: nothing more is read in their language yet.
ARTICLES_ONLY = frozenset({"en"})
DEFAULT_SETS = ("seeds", "tr", PLAIN, "tr-train", SENTENCES, "en")
SETS = (*DEFAULT_SETS, *PARTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """One set. `pages` stand in the order of `golds`; a page's source is the gold's name and "txt" or "html"."""

    name: str
    golds: Mapping[str, ReadingDict]
    pages: tuple[Page, ...]

    def parts(self) -> Iterator["GoldSet"]:
        """The set itself, then its parts."""
        yield self
        for name, belongs in PARTS.items():
            if whole_of(name) == self.name:
                yield self.only(name, belongs)

    def only(self, name: str, belongs: Callable[[str], bool]) -> "GoldSet":
        golds = {key: gold for key, gold in self.golds.items() if belongs(key)}
        return GoldSet(name=name, golds=golds, pages=tuple(p for p in self.pages if Path(p.source).stem in golds))


def whole_of(part: str) -> str:
    """The set that a part belongs to: "tr-train" for "tr-train-kept"."""
    return part.rpartition("-")[0]


def load_set(name: str) -> GoldSet | None:
    """A set by its name; None when it is one that stays outside the repository and is not at hand."""
    if name in PARTS:
        whole = load_set(whole_of(name))
        return whole and whole.only(name, PARTS[name])
    if name == SENTENCES:
        return sentence_set((GOLD / f"{SENTENCES}.jsonl").read_text(encoding="utf-8"))
    if name == PLAIN:
        return plain_set((GOLD / f"{PLAIN}.jsonl").read_text(encoding="utf-8"))
    folder = GOLD / name if (GOLD / name).is_dir() else shared_folder() / "gold" / name
    return article_set(name, folder) if folder.is_dir() else None


def article_set(name: str, folder: Path) -> GoldSet:
    """A folder of gold files, each with the page it was read from."""
    golds = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    pages = tuple(_page(stem, gold) for stem, gold in golds.items())
    return GoldSet(name=name, golds=golds, pages=pages)


def without_events(golds: Mapping[str, ReadingDict]) -> dict[str, ReadingDict]:
    """The golds with their articles alone, so that figures of what is not read yet are not measured, rather than 0."""
    nothing: ReadingDict = {"actors": [], "events": [], "statements": [], "agreements": []}
    return {name: {**gold, **nothing} for name, gold in golds.items()}


def _page(stem: str, gold: ReadingDict) -> Page:
    kind, text = ("html", gold["raw_html"]) if gold.get("raw_html") else ("txt", gold["raw"])
    return Page.of(text.encode(), source=f"{stem}.{kind}")


def sentence_set(lines: str) -> GoldSet:
    """The bank of sentences: each one an article without a title. It says nothing of agreements."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines.splitlines() if line.strip()]
    golds = {row["id"]: {**row, "article": _bare_article(row), "agreements": []} for row in rows}
    pages = (
        replace(Page.of(row["text"].encode(), source=f"{row['id']}.txt"), published=row["published"]) for row in rows
    )
    return GoldSet(name=SENTENCES, golds=golds, pages=tuple(pages))


def plain_set(lines: str) -> GoldSet:
    """Articles in plain agency prose, each a title and paragraphs, with their day of publication from outside."""
    golds = {row["id"]: {**row, "agreements": []} for row in map(json.loads, lines.splitlines())}
    pages = tuple(
        replace(
            Page.of(f"{gold['article']['title']}\n\n{gold['article']['body']}".encode(), source=f"{name}.txt"),
            published=gold["article"]["published"],
        )
        for name, gold in golds.items()
    )
    return GoldSet(name=PLAIN, golds=golds, pages=pages)


def _bare_article(row: Mapping[str, str]) -> dict[str, str | None]:
    return {"title": None, "published": row["published"], "body": row["text"]}
