"""The built islands: what the manifest promises is there, small enough, and asks nothing of anybody else."""

import gzip
import json
import re
from pathlib import Path

import pytest

import islands as build
from dragoman.serve.islands import FOLDER, Islands, load_islands

ROOT = Path(__file__).resolve().parents[3]
NAMES = {"timeline", "months", "network", "map", "mark"}
MOST_EACH, MOST_ALL = 60_000, 180_000
# Names of XML's namespaces are no addresses that anybody asks.
NAMESPACES = {"http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
NAMESPACES |= {"http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"}


@pytest.fixture(scope="module")
def islands() -> Islands:
    """Where set-up could build them they must be there; that Node and npm's packages are here says that it could."""
    found = load_islands()
    if found is None and not (build.find_node() and (ROOT / "web" / "node_modules" / "vite").is_dir()):
        pytest.skip("the islands are not built here (no Node, or no way to npm's packages)")
    assert found is not None, "Node and the packages are here, yet nothing was built: npm --prefix web run build"
    return found


def test_every_island_is_there_with_what_it_imports(islands):
    assert set(islands.files) == NAMES
    for file in {islands.loader, islands.style}.union(*islands.files.values()):
        assert re.fullmatch(r"[\w-]+-[\w-]{8}\.(js|css)", file), "no digest: it could not be kept for ever"
        assert (FOLDER / file).stat().st_size > 0


def test_no_file_imports_what_the_manifest_does_not_name(islands):
    for name, files in islands.files.items():
        for file in files:
            imported = set(re.findall(r"""from\s*["'`]\./([^"'`]+)""", (FOLDER / file).read_text(encoding="utf-8")))
            assert imported <= set(files), f"{name}: {file} imports {imported - set(files)}"


def test_they_are_small(islands):
    served = [path for path in FOLDER.iterdir() if path.suffix != ".txt"]
    weights = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in served}
    outlines = json.loads((FOLDER / "manifest.json").read_text())["assets"]
    # The finer outline is fetched when a reader comes close; a map of the world does without.
    extra = {"map": [name for name in outlines if "near" not in name]}
    for name, files in islands.files.items():
        assert sum(weights[file] for file in (*files, *extra.get(name, ()))) <= MOST_EACH, name
    assert sum(weights.values()) <= MOST_ALL


def test_they_hold_no_address_no_eval_and_no_markup(islands):
    for path in FOLDER.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"https?://[\w./-]+", text)) <= NAMESPACES, path.name
        assert not re.search(r"\beval\(|\bFunction\(|document\.write|importScripts|new Worker", text), path.name


def test_their_licences_go_along(islands):
    text = (FOLDER / "LICENCES.txt").read_text(encoding="utf-8")
    for name in ("d3-brush", "d3-force", "d3-geo", "d3-selection", "d3-zoom", "topojson-client", "world-atlas"):
        assert f"\n{name} " in text
    assert "Natural Earth" in text


def test_a_page_names_each_file_once(islands):
    preload = islands.preload("timeline", "months", "timeline", "no-such-island")
    assert len(preload) == len(set(preload))
    assert preload[0] == islands.files["timeline"][0]


def test_files_of_half_a_build_or_another_one_count_as_none(tmp_path):
    assert load_islands(tmp_path) is None
    manifest = {"version": 1, "loader": "l.js", "style": "s.css", "assets": []}
    manifest["islands"] = {"map": {"file": "m.js", "imports": []}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    assert load_islands(tmp_path) is None
    for name in ("l.js", "s.css", "m.js"):
        (tmp_path / name).write_text("")
    assert load_islands(tmp_path) == Islands(loader="l.js", style="s.css", files={"map": ("m.js",)})
    (tmp_path / "manifest.json").write_text(json.dumps(manifest | {"version": 2}))
    assert load_islands(tmp_path) is None
    (tmp_path / "manifest.json").write_text('{"version": 1, "lo')
    assert load_islands(tmp_path) is None
