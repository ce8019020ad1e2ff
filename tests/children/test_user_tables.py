"""Child processes read the user's tables too, whichever way they were named."""

import json
import os
import subprocess
import sys

import pytest

from dragoman.world.folder import VARIABLE

DRAGOMAN = [sys.executable, "-m", "dragoman.cli"]
ROWS = "id,country,name,source,tr\norg:halden-pact,,Halden Pact,own,Halden Paktı; HALPA\n"
TEXT = """{day} Şubat 2026

Norveç Dışişleri Bakanı Anders Lund, HALPA Genel Sekreteri Elsa Vahl ile Oslo'da görüştü.

Lund, Halden Paktı ile iş birliğinin süreceğini söyledi. Norveç, Halden Paktı'nı kınadı.
"""


@pytest.mark.parametrize("way", ["option", "variable"])
def test_rows_of_the_user_are_read_in_child_processes(tmp_path, way):
    folder, rows = tmp_path / "world", tmp_path / "rows.csv"
    rows.write_text(ROWS, encoding="utf-8")
    env = {**os.environ, VARIABLE: str(folder)}
    subprocess.run([*DRAGOMAN, "world", "add", rows], env=env, check=True, capture_output=True)
    pages = tmp_path / "pages"
    pages.mkdir()
    for day in range(1, 26):  # more than are read in the process itself
        (pages / f"{day}.txt").write_text(TEXT.format(day=day), encoding="utf-8")
    if way == "option":
        env, options = {key: value for key, value in env.items() if key != VARIABLE}, ["--world", folder]
    else:
        options = []
    ran = subprocess.run(
        [*DRAGOMAN, "read", pages, "--format", "jsonl", *options], env=env, capture_output=True, text=True, check=True
    )
    named = [{actor["name"] for actor in json.loads(line)["actors"]} for line in ran.stdout.splitlines()]
    assert len(named) == 25
    assert all("Halden Pact" in names for names in named)


def test_broken_tables_of_the_user_stop_the_run_with_one_line(tmp_path):
    folder = tmp_path / "world"
    (folder / "holders").mkdir(parents=True)
    (folder / "holders/mine.tsv").write_text("Ann Ames\tUSA\n", encoding="utf-8")
    pages = tmp_path / "pages"
    pages.mkdir()
    for day in range(1, 26):
        (pages / f"{day}.txt").write_text(TEXT.format(day=day), encoding="utf-8")
    ran = subprocess.run(
        [*DRAGOMAN, "read", pages], env={**os.environ, VARIABLE: str(folder)}, capture_output=True, text=True
    )
    assert ran.returncode == 65
    assert ran.stderr.splitlines() == [f"dragoman: {folder}/holders/mine.tsv:1: 2 cells; a row has 9"]


def test_two_ministers_added_one_after_the_other_do_not_stop_the_next_run(tmp_path):
    env = {**os.environ, VARIABLE: str(tmp_path / "world")}
    for name, start in (("Anna Aames", "2026-03-01"), ("Berta Bbames", "2026-06-01")):
        rows = tmp_path / "rows.csv"
        rows.write_text(
            f"name,country,office,start,source\n{name},FRA,foreign-minister,{start},own\n", encoding="utf-8"
        )
        subprocess.run([*DRAGOMAN, "world", "add", rows], env=env, check=True, capture_output=True)
    page = tmp_path / "page.txt"
    page.write_text(TEXT.format(day=7), encoding="utf-8")
    ran = subprocess.run([*DRAGOMAN, "read", page], env=env, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
