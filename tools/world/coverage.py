"""Which actors of the training articles have no entry, and which states no form in the article's own words.

    python tools/world/coverage.py [FOLDER]        # FOLDER holds articles as eval/gold describes them

Prints, for each kind, the share of actors with an entry of that name and country (bodies and groups that are plain
descriptions, "Polish court", can have none), the missing ones by frequency, and the states no form of which occurs.
A list to choose general knowledge from, never to copy.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from dragoman.text import key
from dragoman.world import World, form_key, load_world

DEFAULT = Path(__file__).parents[2] / "eval" / "gold" / "tr-train"
SHOWN = 60


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    readings = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    if not readings:
        sys.exit(f"{folder}: no articles; give the folder of a training set")
    world = load_world()
    for kind in ("state", "organisation", "group", "body"):
        report_names(kind, readings, world)
    report_unwritten(readings, world)


def report_names(kind: str, readings: list[dict], world: World) -> None:
    """Actors of one kind against names of entries; states by country alone, as the codebook compares them."""
    known = {(key(entry.name), entry.country) for entry in world.entries.values() if entry.kind == kind}
    countries = {entry.country for entry in world.entries.values() if entry.kind == kind}
    seen = Counter((a["name"], a["country"]) for r in readings for a in r["actors"] if a["kind"] == kind)
    missing = Counter(
        {
            (name, country): n
            for (name, country), n in seen.items()
            if not (country in countries if kind == "state" else (key(name), country) in known)
        }
    )
    found = seen.total() - missing.total()
    print(f"{kind}: {found} of {seen.total()} named by an entry; {len(missing)} names missing")
    for (name, country), n in missing.most_common(SHOWN):
        print(f"  {n:3} {name} ({country})")


def report_unwritten(readings: list[dict], world: World) -> None:
    """State actors of which no Turkish form begins a word of the article; another name for the same state counts."""
    forms: dict[str, list[str]] = {}
    for words, shared in world.forms("tr").items():
        for form in shared:
            country = world.entries[form.entry].country
            if country and not form.entry.startswith("org:"):
                forms.setdefault(country, []).append(" " + " ".join(words))
    total, unwritten = 0, Counter[str]()
    for reading in readings:
        article = reading["article"]
        text = " " + " ".join(form_key(f"{article['title'] or ''} {article['body']}", "tr"))
        for actor in reading["actors"]:
            if actor["kind"] == "state":
                total += 1
                if not any(form in text for form in forms.get(actor["country"], ())):
                    unwritten[f"{actor['name']} in {reading['id']}"] += 1
    print(f"states: {total - unwritten.total()} of {total} written in a form we know")
    for where in sorted(unwritten):
        print(f"      {where}")


if __name__ == "__main__":
    main()
