"""`read --format page` shows the whole page, and beside what was cut the reason; an archive is read in children."""

import gzip
import subprocess
import sys

import pytest

from hostile.archives import page_no, record, warc_gz

PAGE = """<html><head><meta charset="utf-8"><title>Protokol imzalandı - Bozkır Postası</title></head><body>
<nav><a>Gündem</a> <a>Spor</a></nav><article><h1>Karvanya ile Meridya protokol imzaladı</h1>
<p>Karvanya Dışişleri Bakanı Selin Arkan, Meridya'nın başkenti Sorra'da mevkidaşı ile görüştü.</p>
<p>İki bakan, iş birliğini öngören bir protokol imzaladı.</p></article>
<footer>Tüm hakları saklıdır</footer></body></html>"""


def dragoman(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dragoman.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env={"COLUMNS": "100", "PATH": ""})


def test_what_was_cut_stands_in_its_place_with_the_reason(run_reading, tmp_path):
    (tmp_path / "x.html").write_text(PAGE, encoding="utf-8")
    lines = run_reading("read", "--format", "page", tmp_path / "x.html").out.splitlines()
    rows = {line.split("  ")[0].strip(): line.rpartition("← ")[2] if "←" in line else "" for line in lines}
    assert rows["Karvanya ile Meridya protokol imzaladı"] == "title"
    assert rows["Gündem Spor"] != ""
    assert rows["İki bakan, iş birliğini öngören bir protokol imzaladı."] == ""
    assert rows["Tüm hakları saklıdır"] != ""
    assert not any("<p>" in line for line in lines)


@pytest.fixture
def archive(tmp_path):
    data, offsets = warc_gz([record(page_no(i), url=f"http://haber.example/{i}") for i in range(6)])
    damaged = bytearray(data)
    damaged[offsets[3] + 300] ^= 4
    path = tmp_path / "a.warc.gz"
    path.write_bytes(damaged)
    return path, offsets


def test_an_archive_is_added_and_the_lost_record_is_told_of_and_kept(archive, tmp_path):
    path, offsets = archive
    ran = dragoman("add", path, "--record", tmp_path / "news.dragoman")
    assert ran.stdout.count("added  a.warc.gz@") == 5 and ran.returncode == 0
    assert f"a.warc.gz@{offsets[3]}: damaged" in ran.stderr
    told = dragoman("rejects", "--record", tmp_path / "news.dragoman").stdout
    assert f"a.warc.gz@{offsets[3]}" in told and "1 corrupt" in told


def test_a_misspelt_field_is_one_line(run_reading, tmp_path):
    (tmp_path / "x.jsonl").write_bytes(gzip.decompress(gzip.compress(b"{}\n")))
    ran = run_reading("read", tmp_path / "x.jsonl", "--fields", "colour=x")
    assert ran.code == 64 and ran.err.count("\n") == 1 and "--fields" in ran.err


def test_an_address_that_leads_inward_is_refused_in_one_line():
    ran = dragoman("read", "http://127.0.0.1/", "ftp://x/")
    assert ran.returncode == 65 and ran.stderr.count("\n") == 2
    assert "no address of the public internet" in ran.stderr


ENGLISH = """Solt meets Dovan in Sorra
14 March 2031, 10:42 GMT

Meridian Prime Minister Ander Solt met Karvanian Foreign Minister Mira Dovan in Sorra on Friday and thanked her.

Also read: Heat record broken for second day
"""


def test_an_english_page_is_shown_as_a_page_and_its_events_are_not_claimed(run_reading, tmp_path):
    path = tmp_path / "solt.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    shown = run_reading("read", "--format", "page", path)
    assert (shown.code, shown.err) == (0, "")
    assert "Also read: Heat record broken for second day" in shown.out and "← related" in shown.out
    for command in (
        ["read", path],
        ["read", "--format", "jsonl", path],
        ["add", path, "--record", tmp_path / "r.dragoman"],
    ):
        ran = run_reading(*command)
        assert ran.code == 65 and "an article in English" in ran.err and ran.err.count("\n") == 1
        assert "No events" not in ran.out and "{" not in ran.out
    assert "1 language" in run_reading("rejects", "--record", tmp_path / "r.dragoman").out


def test_english_pages_of_an_archive_are_shown_as_pages_too(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc_gz([record(ENGLISH.encode(), url="http://news.example/1")])[0])
    shown = dragoman("read", "--format", "page", path)
    assert shown.returncode == 0 and "thanked her." in shown.stdout, shown.stderr
