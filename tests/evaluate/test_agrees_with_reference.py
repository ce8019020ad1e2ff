"""Our figures are those of the reference scorer, to the fourth digit, whatever is wrong with the readings."""

import json
import re
from collections import Counter
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from dragoman.evaluate import list_errors, score_readings, scores_to_dict
from evaluate.perturb import perturb
from evaluate.support import read_set

pytestmark = pytest.mark.shared

SETS = ("tr", "en", "tr-train", "seeds")


def write_readings(readings: dict[str, dict[str, Any]], path: Path) -> str:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in readings.values()), encoding="utf-8")
    return str(path)


def spoiled(golds: dict[str, dict[str, Any]], rng: Random, *, share: float) -> dict[str, dict[str, Any]]:
    """Readings of most of the articles, with mistakes."""
    return {name: perturb(gold, rng, share=share) for name, gold in golds.items() if rng.random() > 0.05}


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("seed", "share"), [(1, 0.1), (2, 0.4), (3, 0.9)])
def test_every_figure_of_spoiled_readings_is_the_reference_scorers(
    name: str, seed: int, share: float, shared: Path, reference: ModuleType, tmp_path: Path
):
    folder = shared / "gold" / name
    golds = read_set(folder)
    readings = spoiled(golds, Random(seed), share=share)
    theirs = reference.score(str(folder), write_readings(readings, tmp_path / "readings.jsonl"))
    ours = scores_to_dict(score_readings(golds, readings))
    assert ours == theirs
    assert list(ours) == list(theirs)
    if len(golds) > 2:  # two articles may escape unspoiled
        assert ours["full_record"]["f1"] < ours["events"]["f1"] < 1


def test_the_perfect_reading_scores_one_everywhere_by_both(shared: Path, reference: ModuleType, tmp_path: Path):
    folder = shared / "gold" / "en"
    golds = read_set(folder)
    theirs = reference.score(str(folder), write_readings(golds, tmp_path / "readings.jsonl"))
    assert scores_to_dict(score_readings(golds, golds)) == theirs
    assert theirs["full_record"]["f1"] == theirs["actors"]["f1"] == 1


def test_mistakes_in_events_are_those_the_reference_lists(
    shared: Path, reference: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = shared / "gold" / "tr"
    golds = read_set(folder)
    readings = spoiled(golds, Random(7), share=0.5)
    reference.errors(str(folder), write_readings(readings, tmp_path / "readings.jsonl"))
    theirs: Counter[tuple[str, str, str]] = Counter()
    article = ""
    for line in capsys.readouterr().out.splitlines():
        if found := re.match(r"  (missed|invented|differs) +(\w+)", line):
            theirs[article, found[1], found[2]] += 1
        else:
            article = line
    ours = Counter((m.article, m.fault, m.what.split()[0]) for m in list_errors(golds, readings) if m.part == "event")
    assert ours == theirs
    assert {fault for _, fault, _ in ours} == {"missed", "invented", "differs"}
