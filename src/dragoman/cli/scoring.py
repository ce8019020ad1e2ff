"""`dragoman evaluate`: a folder of gold files, the readings of its pages, and the figures."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman.cli.reading import load_reader, progress, read_guarded
from dragoman.cli.show import complain
from dragoman.errors import DataError, InputError
from dragoman.evaluate import list_errors, render_errors, render_scores, score_readings
from dragoman.model import Page, Rejected
from dragoman.model.shape import reading_to_dict
from dragoman.text.harmless import visible

Gold = dict[str, Any]


def evaluate_set(folder: Path, *, readings: Path | None, errors: bool) -> None:
    """Print the figures of one set."""
    golds = load_golds(folder)
    made = dict(load_readings(readings)) if readings else read_golds(golds)
    if not golds.keys() & made.keys():
        complain(f"{readings or folder}: no reading belongs to a gold file; `source` has to be the gold file's name")
    scores = score_readings(golds, made)
    print(visible(render_scores(scores, title=folder.name)))
    if errors:
        print()
        print(visible(render_errors(list_errors(golds, made))))


def load_golds(folder: Path) -> dict[str, Gold]:
    """The gold files of a folder by name. Raises InputError when there are none, DataError for one that is broken."""
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder; name one that holds gold files (*.json)")
    golds = {path.stem: _load_gold(path) for path in sorted(folder.glob("*.json"))}
    if not golds:
        raise InputError(f"{folder}: folder without gold files; they are named *.json")
    return golds


def read_golds(golds: Mapping[str, Gold]) -> dict[str, Gold]:
    """What the reader makes of the pages of a set. It sees the page and nothing else of the gold."""
    reader, made = load_reader(), {}
    with progress(len(golds)) as tick:
        for name, gold in golds.items():
            page = _page(name, gold)
            result = read_guarded(reader, page)
            if isinstance(result, Rejected):
                complain(f"{result.source}: {result.detail}")
            else:
                made[name] = reading_to_dict(result, source=page.source)
            tick()
    return made


def load_readings(path: Path) -> Iterator[tuple[str, Gold]]:
    """Readings as `dragoman read --format jsonl` prints them, by the name of their file without its ending."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or 'not UTF-8'})") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            reading = json.loads(line)
            name = Path(reading.get("source") or reading["id"]).stem
            yield name, {key: reading[key] for key in ("article", "actors", "events", "statements", "agreements")}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError(f"{path}:{number}: not a reading ({error}); `dragoman schema` tells its form") from error


def _load_gold(path: Path) -> Gold:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        missing = {"article", "actors", "events", "statements", "agreements"} - gold.keys()
    except (OSError, ValueError, AttributeError) as error:
        raise DataError(f"{path}: not a gold file ({error}); it has to be JSON in the codebook's shape") from error
    if missing or not ("raw" in gold or "raw_html" in gold):
        raise DataError(f"{path}: not a gold file; it lacks {', '.join(sorted(missing)) or 'raw or raw_html'}")
    return dict(gold)


def _page(name: str, gold: Gold) -> Page:
    kind, text = ("html", gold["raw_html"]) if gold.get("raw_html") else ("txt", gold["raw"])
    return Page.of(text.encode("utf-8"), source=f"{name}.{kind}")
