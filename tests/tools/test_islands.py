"""tools/islands.py: set-up with and without Node; and what web/'s own tests and the wheel have to say."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import islands

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "web"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with web/ in it and nothing built."""
    (tmp_path / "web" / "src").mkdir(parents=True)
    (tmp_path / "web" / "src" / "a.ts").write_text("a")
    (tmp_path / "web" / "package-lock.json").write_text("{}")
    (tmp_path / "tools").mkdir()
    return tmp_path


def program(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def built(project: Path) -> Path:
    folder = project / "src" / "dragoman" / "serve" / "static" / "islands"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_text("{}")
    return folder


@pytest.mark.parametrize(
    ("said", "enough"),
    [("v20.19.0", True), ("v20.18.3", False), ("v21.7.3", False), ("v22.11.0", False), ("v22.12.0", True),
     ("v26.1.0", True), ("", False), ("node: not found", False)],
)  # fmt: skip
def test_node_is_new_enough_or_not(said, enough):
    assert islands.is_new_enough(said) is enough


def test_without_node_one_line_is_said_once_and_all_goes_on(project, monkeypatch):
    monkeypatch.setenv("PATH", str(project / "nothing"))
    said: list[str] = []
    for _ in range(2):
        islands.make(project, project / "tools", said.append)
    assert len(said) == 1 and "Node.js" in said[0] and "\n" not in said[0]
    assert islands.are_made(project, project / "tools")


def test_what_came_with_an_archive_is_kept_without_node(project, monkeypatch):
    monkeypatch.setenv("PATH", str(project / "nothing"))
    folder = built(project)
    said: list[str] = []
    islands.make(project, project / "tools", said.append)
    assert (folder / "manifest.json").is_file() and "kept" in said[0]


def test_they_are_built_when_node_comes_and_when_the_sources_change(project, monkeypatch):
    monkeypatch.setenv("PATH", str(project / "nothing"))
    tools, said = project / "tools", []
    islands.make(project, tools, said.append)
    program(project / "bin", "node", "echo v22.12.0")
    program(project / "bin", "npm", f'echo "$1" >> {project}/calls; /bin/mkdir -p {project}/web/node_modules')
    monkeypatch.setenv("PATH", str(project / "bin"))
    assert not islands.are_made(project, tools)
    built(project)
    islands.make(project, tools, said.append)
    islands.make(project, tools, said.append)
    assert (project / "calls").read_text().split() == ["ci", "run"]
    (project / "web" / "node_modules" / "x.js").write_text("no source")
    assert islands.are_made(project, tools)
    (project / "web" / "src" / "a.ts").write_text("b")
    islands.make(project, tools, said.append)
    assert (project / "calls").read_text().split() == ["ci", "run", "run"], "the packages are those of the lock already"
    assert len(said) == 1


def test_where_npm_cannot_fetch_one_line_is_said_and_the_next_run_tries_again(project, monkeypatch):
    program(project / "bin", "node", "echo v22.12.0")
    program(project / "bin", "npm", "echo 'npm error code ECONNREFUSED' >&2; echo more >&2; exit 1")
    monkeypatch.setenv("PATH", str(project / "bin"))
    said: list[str] = []
    islands.make(project, project / "tools", said.append)
    assert len(said) == 1 and "ECONNREFUSED" in said[0] and "\n" not in said[0]
    assert not islands.are_made(project, project / "tools")


def test_the_lock_names_no_address():
    lock = (WEB / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock and "registry." not in lock


def npm(*words: str) -> "subprocess.CompletedProcess[str]":
    program = islands.find_node()
    if program is None or not (WEB / "node_modules" / "vitest").is_dir():
        pytest.skip("no Node here, or its packages are not installed: web/'s own tests cannot run")
    return subprocess.run([program, "--silent", *words], cwd=WEB, capture_output=True, text=True, timeout=300)


def test_webs_own_tests_pass():
    done = npm("test")
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]


def test_webs_types_hold():
    done = npm("run", "check")
    assert done.returncode == 0, done.stdout[-4000:]


def test_the_wheel_takes_them_along(tmp_path):
    folder = ROOT / "src" / "dragoman" / "serve" / "static" / "islands"
    if not (folder / "manifest.json").is_file():
        pytest.skip("the islands are not built here, so no wheel can hold them")
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if uv is None:
        pytest.skip("no uv here to build a wheel with")
    command = [uv, "build", "--wheel", "--quiet", "--out-dir", str(tmp_path), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode != 0 and "hatchling" in done.stderr and "fetch" in done.stderr.lower():
        pytest.skip("hatchling cannot be fetched here, so no wheel can be built")
    assert done.returncode == 0, done.stderr[-2000:]
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = {Path(name).name for name in wheel.namelist() if "/serve/static/islands/" in name}
    assert names == {path.name for path in folder.iterdir()}
