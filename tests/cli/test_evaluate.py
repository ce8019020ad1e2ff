"""`dragoman evaluate`: a folder of gold files in, figures out."""

import json

import pytest

from dragoman.model.shape import reading_to_dict
from readings import PAGE_TEXT, make_reading


@pytest.fixture
def gold(tmp_path):
    """Two gold files: one the reader reads without a mistake, one it turns away."""
    folder = tmp_path / "gold"
    folder.mkdir()
    reading = reading_to_dict(make_reading(), source="a.txt")
    (folder / "a.json").write_text(json.dumps({**reading, "id": "a", "raw": PAGE_TEXT}), encoding="utf-8")
    (folder / "b.json").write_text(json.dumps({**reading, "id": "b", "raw": "Ein Bericht."}), encoding="utf-8")
    return folder


def figures(out, name):
    return next(line.split()[-6:] for line in out.splitlines() if line.startswith(name))


def test_the_set_is_read_and_scored(run, gold):
    ran = run("evaluate", gold)
    assert ran.code == 0
    assert ran.out.startswith("gold: 2 articles, 1 without a reading")
    assert figures(ran.out, "events")[:3] == ["1.0000", "0.5000", "0.6667"]
    assert "b.txt: the text is in 'de'" in ran.err


def test_mistakes_are_listed_when_asked_for(run, gold):
    assert "missed" in run("evaluate", gold, "--errors").out


def test_readings_made_elsewhere_are_scored_without_reading(run, gold, tmp_path):
    made = tmp_path / "made.jsonl"
    made.write_text("".join(json.dumps(reading_to_dict(make_reading(), source=f"{n}.txt")) + "\n" for n in "ab"))
    ran = run("evaluate", gold, "--readings", made)
    assert (ran.code, ran.err) == (0, "")
    assert figures(ran.out, "events")[:3] == ["1.0000", "1.0000", "1.0000"]


def test_readings_of_other_pages_are_noticed(run, gold, tmp_path):
    made = tmp_path / "made.jsonl"
    made.write_text(json.dumps(reading_to_dict(make_reading(), source="other.txt")) + "\n")
    assert "no reading belongs to a gold file" in run("evaluate", gold, "--readings", made).err


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        ("not json", 65, "not a gold file"),
        ("[]", 65, "not a gold file"),
        ('{"raw": ""}', 65, "it lacks actors, agreements, article, events, statements"),
    ],
)
def test_a_broken_gold_file_is_named(run, gold, content, code, words):
    (gold / "c.json").write_text(content)
    ran = run("evaluate", gold)
    assert (ran.code, len(ran.complaints)) == (code, 1)
    assert "c.json" in ran.err
    assert words in ran.err


def test_a_folder_without_gold_is_named(run, tmp_path):
    (tmp_path / "none").mkdir()
    assert run("evaluate", tmp_path / "none").code == 66
    assert run("evaluate", tmp_path / "absent").code == 66


def test_a_broken_line_of_readings_is_named(run, gold, tmp_path):
    (tmp_path / "made.jsonl").write_text("{}\n")
    ran = run("evaluate", gold, "--readings", tmp_path / "made.jsonl")
    assert (ran.code, len(ran.complaints)) == (65, 1)
    assert "made.jsonl:1" in ran.err
