"""`verify` sees whatever is no longer what was written, and says where."""

import random
import sqlite3

import pytest

from bit_flips import flip_many, make_subject
from dragoman.record import find_damage, open_to_read, open_to_write
from dragoman.record.audit import head
from readings import PAGE_TEXT, make_page, make_reading


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A record with rows of every kind."""
    path = tmp_path_factory.mktemp("verify") / "news.dragoman"
    pages = [make_page(PAGE_TEXT + f"{n}\n", source=f"{n}.txt") for n in range(4)]
    make_subject(path, pages, make_reading)
    return path


@pytest.fixture
def record(whole, tmp_path):
    path = tmp_path / "news.dragoman"
    path.write_bytes(whole.read_bytes())
    return path


def damage(path):
    with open_to_read(path) as conn:
        return list(find_damage(conn))


def change(path, statement):
    raw = sqlite3.connect(path)
    for table in ("audit", "corrections"):
        for verb in ("update", "delete"):
            raw.execute(f"DROP TRIGGER {table}_no_{verb}")
    raw.execute(statement)
    raw.commit()
    raw.close()


def test_nothing_is_amiss_with_a_whole_record(whole):
    assert damage(whole) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE pages SET source = 'x' WHERE source = '1.txt'", "what is told of it has changed"),
        ("UPDATE pages SET bytes = x'00' WHERE source = '1.txt'", "its bytes have changed"),
        ("UPDATE readings SET title = 'x' WHERE id = 2", "do not match its seal"),
        ("UPDATE readings SET added = '2001' WHERE id = 2", "is not what the audit log says"),
        ("UPDATE readings SET current = 0 WHERE id = 2", "0 of its readings are current"),
        ("UPDATE statements SET text = text || 'x' WHERE reading = 3", "do not match its seal"),
        ("UPDATE evidence SET words = 'x' WHERE reading = 3 AND owner = 'event'", "the article does not hold its"),
        ("DELETE FROM agreements WHERE reading = 3", "do not match its seal"),
        ("UPDATE rejects SET detail = 'x'", "reject 1 (a.zip): it has changed"),
        ("UPDATE rejects SET current = 0", "readings are current"),
        ("DELETE FROM rejects", "is in the audit log, and gone"),
        ("UPDATE corrections SET why = 'x' WHERE seq = 1", "correction 1: it has changed"),
        ("DELETE FROM corrections WHERE seq = 4", "correction 4: is in the audit log, and gone"),
        ("UPDATE audit SET at = '2001' WHERE seq = 3", "audit entry 3 (read): it has been changed"),
        ("UPDATE attachments SET state = 'lost' WHERE correction = 1", "correction 1: where it holds"),
        ("UPDATE meta SET value = 'x' WHERE key = 'made_by'", "not what the record was made with"),
        ("UPDATE shown SET status = 'occurred' WHERE status = 'planned'", "is shown otherwise"),
        ("UPDATE shown SET place = 'Ankara' WHERE number = (SELECT min(number) FROM shown)", "is shown otherwise"),
        ("DELETE FROM shown_tags WHERE tag = 'side:FIN'", "is not found by all of its tags"),
        ("UPDATE shown_tags SET number = 1", "is not found by all of its tags"),
        ("INSERT INTO shown_tags SELECT tag || 'x', day_key, number FROM shown_tags LIMIT 3", "3 rows more than"),
        ("UPDATE shown SET tags = '[]' WHERE number = (SELECT min(number) FROM shown)", "is shown otherwise"),
        ("UPDATE shown_parties SET name = 'x' WHERE name = 'Mongolia'", "is shown otherwise"),
        ("DELETE FROM article_texts WHERE reading = 3", "its text for searching"),
        ("UPDATE article_texts SET folded = 'x' WHERE reading = 3", "its text for searching"),
        ("DELETE FROM shown_index WHERE rowid = (SELECT min(number) FROM shown)", "index of shown"),
        ("INSERT INTO shown_index(shown_index) VALUES ('delete-all')", "index of shown: holds 0 texts of"),
        ("UPDATE events SET background = '' WHERE reading = 3", "a value of another kind"),
        ("UPDATE alembic_version SET version_num = '0007'", "it says to be of format 0007"),
        ("UPDATE paper_tags SET tag = tag || 'x'", "is kept otherwise than its pages tell it"),
        ("DELETE FROM paper_blocks", "is not found by its own parties and day"),
        ("INSERT INTO paper_blocks VALUES ('x', 1, 1)", "table paper_blocks: holds"),
        (
            "INSERT INTO papers SELECT number + 9, id || 'x', title, kind, parties, signed, first_day, last_day, "
            "period, subject, pages, told, folded, day_key || 'x' FROM papers",
            "is kept, and no page tells it",
        ),
        ("UPDATE report_pairs SET page = (SELECT min(sha256) FROM pages)", "whether a person merged it with"),
        (
            "INSERT INTO report_pairs VALUES ('a', 'b', 'same', 0, 'x')",
            "table report_pairs: holds 2 rows, and 1 belong",
        ),
        ("DROP TABLE shown_parties", "is not laid out as"),
    ],
)
def test_whatever_is_changed_is_found(record, statement, words):
    change(record, statement)
    assert any(words in line for line in damage(record)), damage(record)


def test_a_log_whose_end_was_cut_off_is_seen_by_whoever_noted_its_head(record):
    with open_to_read(record) as conn:
        last = head(conn)[1]
    change(record, "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)")
    with open_to_read(record) as conn:
        assert any("was cut off" in line for line in find_damage(conn, expect=last))


def test_a_bit_that_is_turned_is_found(whole, tmp_path):
    """A few here; `make chaos` turns twenty thousand."""
    came_to = flip_many(whole, tmp_path, 400, seed=random.Random(3).randrange(1_000))
    assert came_to["missed"] == []
    assert len(came_to["found"]) > 20


def test_a_record_that_was_added_to_and_corrected_by_turns_is_whole(tmp_path):
    from dragoman.record import Question, add_reading, find_events, set_fields

    path = tmp_path / "x.dragoman"
    page = make_page()
    with open_to_write(path) as conn:
        for version in range(1, 5):
            add_reading(conn, page, make_reading(page, reader=f"0.{version}.0"))
            event = next(find_events(conn, Question()))
            set_fields(conn, event.id, {"date": f"2025-0{version}"}, why="x")
        assert list(find_damage(conn)) == []
