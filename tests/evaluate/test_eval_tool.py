"""`tools/eval.py` from its arguments to its exit status, with a reader made for the test."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.model import Article, OffsetMap, Page, Reading, Rejected
from evaluate.support import load_tool


def read_nothing(page: Page) -> Reading | Rejected:
    """A reader that finds the article whole and nothing in it, and takes no HTML."""
    if page.source.endswith(".html"):
        return Rejected(item_id=page.id, source=page.source, room="intake", reason="html", detail="")
    text = page.data.decode()
    article = Article(
        id=page.id,
        source=page.source,
        url=None,
        language="tr",
        page_text=text,
        encoding="utf-8",
        title=None,
        published=None,
        updated=None,
        outlet=None,
        agency=None,
        author=None,
        body=text,
        anchors=OffsetMap(()),
        cuts=(),
    )
    return Reading(article=article, mentions=(), actors=(), events=(), statements=(), agreements=(), reader="test")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., tuple[int, ModuleType]]:
    """The tool with its files under tmp_path and everything in this process."""
    tool = load_tool("eval")
    monkeypatch.setattr(tool, "reader", lambda weights: read_nothing)
    monkeypatch.setattr(tool, "ProcessPoolExecutor", ThreadPoolExecutor)
    monkeypatch.setattr(tool, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(tool, "LAST", tmp_path / "last.json")
    return lambda *argv: tool.main(list(argv))


def test_a_set_is_read_scored_and_written(run, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run("--set", "tr", "--json", "--readings", str(tmp_path / "out")) == 0
    printed = capsys.readouterr().out
    assert "turned away: 8 intake/html" in printed
    assert "tr: 44 articles, 8 without a reading" in printed
    figures = json.loads((tmp_path / "last.json").read_text())["tr"]
    assert figures["events"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 608, "predicted": 0}
    assert 0.5 < figures["body_words"]["f1"] < 0.9
    readings = [json.loads(line) for line in (tmp_path / "out" / "tr.jsonl").read_text().splitlines()]
    assert [Path(reading["source"]).stem for reading in readings][:2] == ["tr-001", "tr-002"]


def test_floors_are_lifted_held_and_reported_when_a_figure_falls(
    run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert run("--set", "tr", "--raise") == 0
    path = tmp_path / "floors.json"
    floors = json.loads(path.read_text())
    assert run("--set", "tr") == 0
    floors["floors"]["tr"]["body_words"] = 0.99
    path.write_text(json.dumps(floors))
    capsys.readouterr()
    assert run("--set", "tr") == 1
    assert "below its floor 0.990" in capsys.readouterr().out.splitlines()[-1]


def test_figures_of_other_sets_than_the_pinned_ones_are_refused_until_they_are_pinned_anew(
    run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "floors.json").write_text('{"manifest": "another", "floors": {}}')
    assert run("--set", "tr") == 1
    assert "not the one the floors were measured on" in capsys.readouterr().out
    assert run("--set", "tr", "--raise") == 0
    assert run("--set", "tr") == 0


def test_mistakes_are_listed_on_request(run, capsys: pytest.CaptureFixture[str]):
    assert run("--errors", "tr") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "tr-001" in lines
    assert sum(line.startswith("  missed    event") for line in lines) == 608


def test_sentences_are_a_set_without_agreements(run, capsys: pytest.CaptureFixture[str]):
    assert run("--set", "tr-sentences") == 0
    printed = capsys.readouterr().out
    assert "tr-sentences: 1414 articles, 0 without a reading" in printed
    assert next(line for line in printed.splitlines() if line.startswith("agreements F1")).split()[-1] == "–"


def test_of_a_set_in_a_language_without_a_grammar_the_article_alone_is_scored(
    run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """Figures of what is not read are not measured, which is something else than 0."""
    assert run("--set", "en", "--raise", "--json") == 0
    summary = capsys.readouterr().out.split("\n\n")[-2]
    assert {line.split()[-1] for line in summary.splitlines() if line.startswith(("events", "act ", "statements"))} == {
        "–"
    }
    assert set(json.loads((tmp_path / "floors.json").read_text())["floors"]["en"]) == {
        "body_words",
        "published_right",
        "title_right",
    }


@pytest.mark.parametrize(
    ("name", "thirds_kept", "weights"),
    [("a-4", True, "held-back"), ("a-4", False, "fold-1"), ("a-1", True, "fold-0"), ("a-3", True, "fold-2")],
)
def test_each_article_is_read_with_weights_that_never_saw_it(name: str, thirds_kept: bool, weights: str):
    assert load_tool("eval").unseen_weights(name, thirds_kept=thirds_kept) == weights


def test_sets_that_were_learned_from_are_read_with_other_weights(
    run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    asked: set[str | None] = set()
    monkeypatch.setattr(load_tool("eval"), "reader", lambda weights: asked.add(weights) or read_nothing)
    monkeypatch.setattr(load_tool("eval"), "report", lambda done, errors: {})  # what they score is asked elsewhere
    for name, wanted in (
        ("tr", {None}),
        ("tr-train", {"held-back", "fold-0", "fold-1", "fold-2"}),
        ("tr-train-kept", {"held-back"}),
        ("tr-sentences", {"fold-0", "fold-1", "fold-2"}),
    ):
        asked.clear()
        assert run("--set", name) == 0
        assert asked == wanted, name
