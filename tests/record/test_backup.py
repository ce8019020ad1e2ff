"""A backup gives the same record, or is refused."""

import json
import random
import threading
import zipfile
from itertools import product

import pytest

from bit_flips import make_subject
from dragoman.errors import RecordError
from dragoman.record import (
    Question,
    add_reading,
    digest_record,
    find_corrections,
    find_damage,
    find_events,
    make_backup,
    open_to_read,
    open_to_write,
    restore_backup,
)
from dragoman.record.audit import links
from dragoman.record.backup import read_manifest
from dragoman.record.dump import dump_lines
from dragoman.record.seals import canonical as canonical_json
from readings import PAGE_TEXT, make_page, make_reading


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """A record with rows of every kind, and its backup."""
    folder = tmp_path_factory.mktemp("backup")
    pages = [make_page(PAGE_TEXT + f"{n}\n", source=f"{n}.txt") for n in range(4)]
    make_subject(folder / "news.dragoman", pages, make_reading)
    make_backup(folder / "news.dragoman", folder / "news.backup")
    return folder


def canonical(path):
    with open_to_read(path) as conn:
        return digest_record(conn).canonical


def test_what_is_restored_is_what_was_backed_up(held, tmp_path):
    manifest = restore_backup(held / "news.backup", tmp_path / "back.dragoman")
    assert canonical(tmp_path / "back.dragoman") == canonical(held / "news.dragoman") == manifest["canonical"]
    with open_to_read(held / "news.dragoman") as one, open_to_read(tmp_path / "back.dragoman") as other:
        assert list(find_events(one, Question())) == list(find_events(other, Question()))
        assert list(map(dict, find_corrections(one))) == list(map(dict, find_corrections(other)))
        assert list(find_damage(other)) == []
        assert [link.what for link in links(other)] == [*(link.what for link in links(one)), "restored"]
    assert [path.name for path in tmp_path.iterdir()] == ["back.dragoman"]


def test_nothing_that_is_there_is_written_over(held, tmp_path):
    for attempt in (
        lambda: restore_backup(held / "news.backup", held / "news.dragoman"),
        lambda: make_backup(held / "news.dragoman", held / "news.backup"),
    ):
        with pytest.raises(RecordError, match="is there already"):
            attempt()


def test_a_backup_is_of_one_moment_while_pages_are_added(tmp_path):
    path, stop = tmp_path / "news.dragoman", threading.Event()
    added = []

    def go_on_adding():
        with open_to_write(path) as conn:
            while not stop.is_set():
                page = make_page(PAGE_TEXT + f"{len(added)}\n")
                added.append(add_reading(conn, page, make_reading(page)).change)

    adder = threading.Thread(target=go_on_adding)
    adder.start()
    try:
        for number in range(5):
            while len(added) < 3 * number + 2:
                stop.wait(0.005)
            manifest = make_backup(path, tmp_path / f"{number}.backup")
            restore_backup(tmp_path / f"{number}.backup", tmp_path / f"{number}.dragoman")
            assert canonical(tmp_path / f"{number}.dragoman") == manifest["canonical"]
    finally:
        stop.set()
        adder.join()


def test_a_backup_that_was_damaged_is_refused_or_gives_the_same(held, tmp_path):
    """One bit turned, bytes cut out, the end cut off: sixty times here, a thousand in `make chaos`."""
    data, whole, dice = (held / "news.backup").read_bytes(), canonical(held / "news.dragoman"), random.Random(5)
    refused = 0
    for number in range(60):
        broken = bytearray(data)
        place = dice.randrange(len(broken))
        if number % 3 == 0:
            broken[place] ^= 1 << dice.randrange(8)
        elif number % 3 == 1:
            del broken[place : place + dice.randrange(1, 50)]
        else:
            del broken[place:]
        (tmp_path / "broken.backup").write_bytes(broken)
        target = tmp_path / f"{number}.dragoman"
        try:
            restore_backup(tmp_path / "broken.backup", target)
        except RecordError as error:
            assert "\n" not in str(error)
            assert not list(tmp_path.glob(f"*{number}.dragoman*"))
            refused += 1
        else:
            assert canonical(target) == whole
    assert refused > 50


def test_no_bit_of_the_directory_of_a_backup_can_be_turned_unnoticed(held, tmp_path):
    """Each bit of what says where the parts are and how they are packed, one at a time."""
    data, manifest = (held / "news.backup").read_bytes(), read_manifest(held / "news.backup")
    start, broken = data.rindex(b"PK\x03\x04"), tmp_path / "broken.backup"
    refused = 0
    for place, bit in product(range(start, len(data)), range(8)):
        turned = bytearray(data)
        turned[place] ^= 1 << bit
        broken.write_bytes(turned)
        try:
            assert read_manifest(broken) == manifest
        except RecordError:
            refused += 1
    assert refused > 2000


def rewritten(backup, to, change):
    """A backup whose parts somebody has changed with care."""
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(to, "w") as new:
        lines, manifest = old.read("dump.jsonl").decode().splitlines(), json.loads(old.read("manifest.json"))
        lines, manifest = change(lines, manifest)
        new.writestr("dump.jsonl", "".join(f"{line}\n" for line in lines))
        new.writestr("manifest.json", json.dumps(manifest))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda lines, m: (lines[:-1], m), "does not match its own digest"),
        (lambda lines, m: (lines[::-1], m), "damaged|digest|FOREIGN KEY"),
        (lambda lines, m: ([line.replace("Darhan", "Ankara") for line in lines], m), "does not match its own digest"),
        (lambda lines, m: (lines, {**m, "canonical": "0" * 64}), "is not what it was made from"),
        (lambda lines, m: (lines, {**m, "audit_head": "0" * 63 + "1"}), "is not what it was made from"),
        (lambda lines, m: (lines, {**m, "schema": 1}), "by an older Dragoman"),
        (lambda lines, m: (lines, {**m, "schema": 9}), "by a newer Dragoman"),
        (lambda lines, m: (lines, {**m, "format": "tar"}), "no whole backup"),
        (
            lambda lines, m: (['{"table": "sqlite_master", "row": {}}', *lines], m),
            "line 1: .*sqlite_master",
        ),
        (lambda lines, m: (["[]", *lines], m), r"dump.jsonl, line 1: is no row of a table\)"),
        (lambda lines, m: ([lines[0], lines[1][:-9], *lines[2:]], m), r"dump.jsonl, line 2: is cut off or changed\)"),
        (lambda lines, m: ([*lines, '{"row": {}}'], m), r"dump.jsonl, line \d+: says nothing of 'table'\)"),
        (lambda lines, m: (lines, [m]), "no whole backup"),
    ],
)
def test_a_backup_that_was_changed_with_care_is_refused(held, tmp_path, change, words):
    rewritten(held / "news.backup", tmp_path / "bad.backup", change)
    with pytest.raises(RecordError, match=words):
        restore_backup(tmp_path / "bad.backup", tmp_path / "x.dragoman")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.backup"]


def test_a_manifest_that_was_damaged_is_named(held, tmp_path):
    with zipfile.ZipFile(held / "news.backup") as old, zipfile.ZipFile(tmp_path / "bad.backup", "w") as new:
        new.writestr("dump.jsonl", old.read("dump.jsonl"))
        new.writestr("manifest.json", old.read("manifest.json").replace(b'"schema"', b"schema"))
    with pytest.raises(RecordError, match=r"\(manifest.json, line 3: is no JSON\)"):
        restore_backup(tmp_path / "bad.backup", tmp_path / "x.dragoman")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"metin", None])
def test_what_is_no_backup_is_refused(tmp_path, data):
    if data is not None:
        (tmp_path / "x.backup").write_bytes(data)
    with pytest.raises(RecordError, match=r"x\.backup"):
        restore_backup(tmp_path / "x.backup", tmp_path / "x.dragoman")


def test_the_canonical_dump_does_not_tell_in_which_order_pages_came(tmp_path):
    pages = [make_page(PAGE_TEXT + f"{n}\n", source=f"{n}.txt") for n in range(5)]
    digests = set()
    for number, order in enumerate((pages, pages[::-1], pages[2:] + pages[:2])):
        path = tmp_path / f"{number}.dragoman"
        with open_to_write(path) as conn:
            for page in order:
                add_reading(conn, page, make_reading(page))
        digests.add(canonical(path))
    assert len(digests) == 1


def test_every_line_of_a_dump_is_what_canonical_json_makes_of_it(held):
    with open_to_read(held / "news.dragoman") as conn:
        lines = list(dump_lines(conn))
    assert {line.table for line in lines} >= {"meta", "pages", "readings", "audit"}
    for line in lines:
        assert canonical_json(json.loads(line.full)) == line.full
        assert line.canonical is None or canonical_json(json.loads(line.canonical)) == line.canonical
