"""The copies in the repository are brought level with the shared folder, and nothing else is touched."""

from pathlib import Path
from types import ModuleType

import pytest

from evaluate.support import load_tool


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The tool over a repository and a shared folder of a few small files, level with each other."""
    files = {
        "shared/gold/tr/tr-1.json": "{}",
        "shared/gold/tr-sentences.jsonl": "",
        "shared/gold/tr-sentences.README.md": "bank",
        "shared/gold/seeds/seed.json": "{}",
        "shared/acts.tsv": "# theirs\nact\nmeeting\n",
        "shared/CODEBOOK.md": "book",
        "repo/src/dragoman/model/acts.tsv": "# ours\nact\nold\n",
        "repo/eval/gold/README.md": "card",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    tool = load_tool("sync_shared")
    monkeypatch.setattr(tool, "REPO", tmp_path / "repo")
    monkeypatch.setenv("DRAGOMAN_SHARED", str(tmp_path / "shared"))
    assert tool.main(["--write"]) == 0
    return tool


def test_copies_are_level_after_writing(tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    capsys.readouterr()
    assert tool.main(["--check"]) == 0
    assert capsys.readouterr().out == "All copies are level.\n"
    assert (tmp_path / "repo/docs/codebook.md").read_text() == "book"
    assert (tmp_path / "repo/eval/gold/README.md").read_text() == "card"
    assert not (tmp_path / "repo/eval/gold/seeds").exists()


def test_the_shipped_catalogue_takes_their_rows_and_keeps_our_header(tool: ModuleType, tmp_path: Path):
    assert (tmp_path / "repo/src/dragoman/model/acts.tsv").read_text() == "# ours\nact\nmeeting\n"


def test_what_has_moved_on_is_named_and_left_as_it_is(
    tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "shared/gold/tr/tr-1.json").rename(tmp_path / "shared/gold/tr/tr-2.json")
    (tmp_path / "shared/CODEBOOK.md").write_text("second edition")
    capsys.readouterr()
    assert tool.main(["--check"]) == 1
    assert [line.split() for line in capsys.readouterr().out.splitlines()[:-1]] == [
        ["changed", "docs/codebook.md"],
        ["new", "eval/gold/tr/tr-2.json"],
        ["gone", "eval/gold/tr/tr-1.json"],
    ]
    assert (tmp_path / "repo/docs/codebook.md").read_text() == "book"


def test_writing_renews_the_manifest(tool: ModuleType, tmp_path: Path):
    gold, manifest = tmp_path / "repo/eval/gold", load_tool("gold_manifest")
    (tmp_path / "shared/gold/tr/tr-1.json").unlink()
    before = manifest.fingerprint(gold)
    tool.main(["--write"])
    assert not (gold / "tr/tr-1.json").exists()
    assert manifest.fingerprint(gold) != before
    assert manifest.find_faults(gold) == []


def test_a_file_changed_by_hand_is_found_by_the_manifest(tool: ModuleType, tmp_path: Path):
    gold, manifest = tmp_path / "repo/eval/gold", load_tool("gold_manifest")
    (gold / "tr/tr-1.json").write_text("{ }")
    (gold / "tr/tr-9.json").write_text("{}")
    (gold / "acts.tsv").unlink()
    assert manifest.find_faults(gold) == [
        "tr/tr-9.json: not in the manifest",
        "acts.tsv: in the manifest and not in the folder",
        "tr/tr-1.json: not the bytes of the manifest",
    ]


def test_without_a_shared_folder_there_is_nothing_to_do(
    tool: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("DRAGOMAN_SHARED", str(tmp_path / "nowhere"))
    capsys.readouterr()
    assert tool.main(["--check"]) == 0
    assert capsys.readouterr().out.startswith("No shared folder at ")
