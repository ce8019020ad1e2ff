#!/usr/bin/env python3
"""The training articles of eval/training/articles, in the shape of the files in eval/gold/tr-train.

articles.py --check FILE...    says what breaks the form, and how many events each act has; exit 1 if anything does
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from bank import STATUSES

from dragoman.model import ActorKind
from dragoman.model.acts import ACTS
from dragoman.world import form_key, load_world

KINDS = frozenset(get_args(ActorKind))
SPEECH = {"direct", "indirect"}
_EDTF = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?[~?]?(/(\d{4}(-\d{2}(-\d{2})?)?[~?]?|\.\.)?)?")
PAPERS = frozenset({"treaty", "agreement", "memorandum", "protocol", "plan", "declaration", "contract"})
_PARTIES = re.compile(r"-|(@[^,@]+|[A-Z]{3})(, ?(@[^,@]+|[A-Z]{3}))*")
_PARTS = ("actors", "events", "statements")


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """Every article of a file; raises ValueError with the line where the form is broken."""
    article: dict[str, Any] | None = None
    part = "body"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            if line.startswith("=== "):
                if article is not None:
                    yield _closed(article)
                article, part = _opened(line), "body"
            elif article is None:
                if line.strip() and not line.startswith("#"):
                    raise ValueError("text before the first article")
            elif line.startswith("--- "):
                part = line[4:].strip()
                if part not in _PARTS:
                    raise ValueError(f"no part is called {part!r}")
            elif part == "body":
                article["article"]["body"] += line.rstrip() + "\n"
            elif line.strip():
                _READ[part](article, [cell.strip() for cell in line.split("|")])
        except (ValueError, KeyError) as fault:
            raise ValueError(f"{path.name}:{number}: {fault}") from None
    if article is not None:
        yield _closed(article)


def _opened(line: str) -> dict[str, Any]:
    name, published, title = (cell.strip() for cell in line[4:].split("|", 2))
    return {
        "id": name, "synthetic": True,
        "article": {"title": title, "published": published, "language": "tr", "body": ""},
        "actors": [], "events": [], "statements": [], "agreements": [],
    }  # fmt: skip


def _closed(article: dict[str, Any]) -> dict[str, Any]:
    text = article["article"]
    text["body"] = text["body"].strip("\n")
    article["raw"] = text["title"] + "\n\n" + text["body"]
    return article


def _actor(article: dict[str, Any], cells: Sequence[str]) -> None:
    name, kind, called, country = cells
    if kind not in KINDS:
        raise ValueError(f"no actor is a {kind!r}")
    if country != "-" and not re.fullmatch("[A-Z]{3}", country):
        raise ValueError(f"no state has the code {country!r}")
    article["actors"].append(
        {
            "id": name,
            "kind": kind,
            "name": _usual(called),
            "country": None if country == "-" else country,
            "office": None,
        }
    )


def _usual(name: str) -> str:
    """ "SADC", "UN Security Council": the name that the reader gives the one entry so called in English.

    The articles have many writers, and the sides of an event are compared by name.
    """
    world = load_world()
    bearers = {world.entries[form.entry] for form in world.forms("en").get(form_key(name, "en"), ())}
    named = [entry.name for entry in bearers if entry.country is None]
    return named[0] if len(bearers) == 1 and named else name


def _event(article: dict[str, Any], cells: Sequence[str]) -> None:
    act, actors, others, date, place, status, background, said, evidence = cells
    known = {actor["id"] for actor in article["actors"]}
    event = {
        "act": act, "actors": _refs(actors), "recipients": _refs(others), "date": None if date == "-" else date,
        "place": None if place == "-" else place, "status": status, "background": background == "b",
        "asserted_by": _refs(said), "evidence": [_words(article, words) for words in evidence.split("##")],
    }  # fmt: skip
    if act not in ACTS:
        raise ValueError(f"no act is called {act!r}")
    if status not in STATUSES or background not in ("b", "-"):
        raise ValueError(f"status {status!r}, background {background!r}")
    if not event["actors"]:
        raise ValueError("no actor")
    # Only whose word it is may stay without a name.
    if unknown := {*event["actors"], *event["recipients"]} - known | set(event["asserted_by"]) - known - {"unnamed"}:
        raise ValueError(f"unknown actors {sorted(unknown)}")
    if (ACTS[act].direction == "mutual") and event["recipients"]:
        raise ValueError(f"{act} is mutual: all sides are actors")
    if event["date"] is not None and not _EDTF.fullmatch(event["date"]):
        raise ValueError(f"date {date!r}")
    article["events"].append(event)


def _statement(article: dict[str, Any], cells: Sequence[str]) -> None:
    speaker, kind, text = cells
    if speaker not in {actor["id"] for actor in article["actors"]} | {"unnamed"} or kind not in SPEECH:
        raise ValueError(f"speaker {speaker!r}, kind {kind!r}")
    article["statements"].append({"speaker": speaker, "kind": kind, "text": _words(article, text)})


_READ = {"actors": _actor, "events": _event, "statements": _statement}


def _refs(cell: str) -> list[str]:
    return [] if cell == "-" else [ref.strip() for ref in cell.split(",")]


def _words(article: dict[str, Any], words: str) -> str:
    """Words of the body; ¶ stands for the break between two paragraphs."""
    found = words.strip().replace("¶", "\n\n")
    if not found or found not in article["article"]["body"]:
        raise ValueError(f"not in the body: {words.strip()!r}")
    return found


def all_articles(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.txt")):
        yield from articles(path)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedAgreement:
    """A row of agreements.tsv. parties: ISO alpha-3 codes, and @ before an organisation or a group."""

    kind: str
    parties: tuple[str, ...]
    title: str


def coded_agreements(folder: Path) -> dict[str, list[CodedAgreement]]:
    """The agreements of each article that was looked through for them; raises ValueError where the form is broken."""
    found: dict[str, list[CodedAgreement]] = {}
    lines = (folder / "agreements.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if line.startswith("#"):
            continue
        name, kind, *rest = line.split("\t")
        rows = found.setdefault(name, [])
        if kind == "-" and not rest:
            continue
        if kind not in PAPERS or len(rest) != 4 or not _PARTIES.fullmatch(rest[0]):
            raise ValueError(f"agreements.tsv:{number}: {line!r}")
        parties = () if rest[0] == "-" else tuple(party.strip() for party in rest[0].split(","))
        rows.append(CodedAgreement(kind=kind, parties=parties, title=rest[3]))
    return found


def main(argv: list[str]) -> int:
    acts, count, broken = Counter[str](), 0, 0
    for name in argv[2:]:
        try:
            for article in articles(Path(name)):
                count += 1
                acts.update(event["act"] for event in article["events"])
        except ValueError as fault:
            broken += 1
            print(fault)
    print(", ".join(f"{act} {number}" for act, number in sorted(acts.items())))
    print(f"{count} articles, {sum(acts.values())} events, {broken} files broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
