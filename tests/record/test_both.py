"""A record file and a record on a PostgreSQL server hold and answer the same."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

import postgres
from dragoman.errors import RecordError, UsageError
from dragoman.model import Rejected
from dragoman.record import (
    Question,
    RecordBusyError,
    add_reading,
    add_readings,
    add_reject,
    digest_record,
    find_changes,
    find_corrections,
    find_damage,
    find_event,
    find_events,
    find_gaps,
    find_origin,
    find_page,
    find_rejects,
    find_reviews,
    find_stats,
    make_backup,
    merge_events,
    open_to_read,
    open_to_write,
    parse_values,
    reject_event,
    restore_backup,
    set_fields,
    split_event,
)
from readings import FINLAND, MONGOLIA, SALMI, SIGNING, THANKS, VISIT, Who, make_page, make_reading
from synthetic import make_readings

pytestmark = pytest.mark.skipif(postgres.find_programs() is None, reason=postgres.MISSING)

QUESTIONS = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "cases" / "record" / "questions.toml").read_text(encoding="utf-8")
)["case"]
UN = Who(id="un", kind="organisation", name="United Nations", country=None, words=("Taraflar",))
OZDAGLI = Who(id="umit-ozdagli", kind="person", name="Ümit Özdağlı", country=None, words=("Bakan,",))
ODD = (
    "Москва'da 日本 heyeti, harekât ve kâğıt üzerine naïve bir straße görüşmesi yaptı.",
    "IRAK'IN covid19 açıklaması: 12 Temmuz 2025, %100 o'neil.",
    "Iğdır'da ışık, İğneada'da işbirliği; _alt_çizgi_ ve 100% doluluk.",
)
PLACES = ("Çanakkale", "Iğdır", "İstanbul", "Şam", "Ürgüp", "Urfa", None, "москва", "東京")
DATES = ("2025-07-11", "2025-07", "2025", None, "2024-22", "202X", "2025-07-11/2025-07-20", "2024-02-29", None)


def fill(place):
    """The same pages, corrections and rejects, wherever the record is."""
    with open_to_write(place) as conn:
        add_readings(conn, list(make_readings(150)))
        page = make_page()
        add_reading(conn, page, make_reading(page, reader="0.0.9", events=[VISIT, replace(THANKS, status="planned")]))
        events = (
            VISIT,
            THANKS,
            SIGNING,
            replace(THANKS, act="criticism", actors=("umit-ozdagli",), recipients=("un",)),
        )
        add_reading(conn, page, make_reading(page, actors=(SALMI, MONGOLIA, FINLAND, UN, OZDAGLI), events=events))
        for number, (place_, date) in enumerate(zip(PLACES, DATES, strict=True)):
            words = ODD[number % len(ODD)]
            other = make_page(f"{words}\nSalmi {number}\n", source=f"tuhaf-{number}.txt")
            actors = [replace(who, words=("Salmi",)) for who in (SALMI, MONGOLIA)]
            event = replace(
                THANKS, trigger=words.split()[0], evidence=(words,), date=date, status="planned",
            )  # fmt: skip
            reading = make_reading(
                other, paragraphs=[words, f"Salmi {number}"], actors=actors, events=[event], with_more=False
            )
            article = replace(reading.article, outlet=None if number % 2 else reading.article.outlet)
            made = replace(
                reading.events[0], place=replace(make_reading().events[0].place, name=place_) if place_ else None
            )
            add_reading(conn, other, replace(reading, article=article, events=(made,)))
        correct(conn)
        turned = Rejected(item_id="ş.zip", source="ş.zip", room="intake", reason="corrupt", detail="bozuk")
        add_reject(conn, turned, reader="0.1.0")
        add_reject(conn, replace(turned, item_id="S.zip", source="S.zip"), reader="0.1.0")


def correct(conn):
    ids = [view.id for view in find_events(conn, Question(act="meeting"))]
    set_fields(conn, ids[0], parse_values(["status=planned", "place=Çanakkale", "actors=TUR; IRN"]), why="misread")
    reject_event(conn, ids[1], why="not told")
    merge_events(conn, ids[2], ids[3], why="one meeting")
    split_event(conn, ids[4], [parse_values(["date=2023-05"]), parse_values(["act=call"])], why="two")


@pytest.fixture(scope="module")
def cluster():
    with postgres.cluster() as made:
        yield made


@pytest.fixture(scope="module")
def places(cluster, tmp_path_factory):
    file, server = str(tmp_path_factory.mktemp("both") / "news.dragoman"), cluster.address()
    fill(file)
    fill(server)
    return file, server


@pytest.fixture(scope="module")
def both(places):
    with open_to_read(places[0]) as file, open_to_read(places[1]) as server:
        yield file, server


def question_of(case):
    return Question(**{name: tuple(v) if isinstance(v, list) else v for name, v in case["question"].items()})


def answer(conn, case):
    try:
        return list(find_events(conn, question_of(case), order=case.get("order", "day")))
    except UsageError as error:
        return str(error)


@pytest.fixture(scope="module")
def answers(both):
    """What the file answers, by the question's label."""
    return {case["label"]: answer(both[0], case) for case in QUESTIONS}


def test_there_are_enough_questions_and_they_differ():
    assert len(QUESTIONS) >= 150
    assert len({case["label"] for case in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("case", QUESTIONS, ids=[case["label"] for case in QUESTIONS])
def test_a_question_has_one_answer(both, answers, case):
    assert answer(both[1], case) == answers[case["label"]]


def test_most_questions_have_an_answer_and_not_the_same_one(answers):
    found = [views for views in answers.values() if not isinstance(views, str)]
    assert sum(map(bool, found)) > 110
    assert len({tuple(view.id for view in views) for views in found}) > 80


@pytest.mark.parametrize("order", ["day", "newest", "published", "place", "outlet", "confidence", "sources"])
def test_pages_of_a_list_are_cut_in_the_same_places(both, order):
    after, seen = None, 0
    while True:
        file, server = (find_page(conn, Question(), order=order, limit=37, after=after) for conn in both)
        assert file == server
        seen += len(file.views)
        after = file.next
        if after is None:
            break
    assert seen == len(list(find_events(both[0], Question())))


@pytest.mark.parametrize(
    "ask",
    [
        find_gaps,
        lambda conn: list(find_changes(conn)),
        lambda conn: [dict(row) | {"at": ""} | {"digest": ""} for row in find_corrections(conn)],
        lambda conn: [row["seq"] for row in find_reviews(conn)],
        lambda conn: [dict(row) | {"added": ""} for row in find_rejects(conn)],
        lambda conn: replace(find_stats(conn), size=0),
        lambda conn: digest_record(conn).canonical,
        lambda conn: digest_record(conn).counts,
        lambda conn: [find_origin(conn, view) for view in find_events(conn, Question(actors=("FIN",)))],
        lambda conn: find_event(conn, next(find_events(conn, Question(act="call"))).id[:8]),
        lambda conn: list(find_damage(conn)),
    ],
    ids=range(11),
)
def test_everything_else_is_told_alike(both, ask):
    file, server = (ask(conn) for conn in both)
    # Who said what at which second is the only thing that may differ.
    assert _timeless(file) == _timeless(server)


def _timeless(found):
    if isinstance(found, list) and found and hasattr(found[0], "said"):
        return [replace(one, said=tuple(replace(said, at="") for said in one.said)) for one in found]
    return found


def test_a_backup_of_one_is_restored_as_the_other(places, cluster, tmp_path):
    file, server = places
    digests = {make_backup(server, tmp_path / "server.backup")["canonical"]}
    restore_backup(tmp_path / "server.backup", str(tmp_path / "from-server.dragoman"))
    make_backup(file, tmp_path / "file.backup")
    empty = cluster.address()
    digests.add(restore_backup(tmp_path / "file.backup", empty)["canonical"])
    for place in (str(tmp_path / "from-server.dragoman"), empty):
        with open_to_read(place) as conn:
            assert list(find_damage(conn)) == []
            digests.add(digest_record(conn).canonical)
    assert len(digests) == 1
    with pytest.raises(RecordError, match="holds a record already"):
        restore_backup(tmp_path / "file.backup", empty)


def test_the_servers_locale_does_not_matter(cluster, answers):
    locales = [
        row[0] for row in cluster.do("postgres", "SELECT collname FROM pg_collation WHERE collname LIKE '%utf8'")
    ]
    locale = next((name for name in locales if name.startswith(("tr_TR", "en_US", "C."))), None)
    if locale is None:
        pytest.skip("no locale but C is on this machine")
    other = cluster.address(locale=locale)
    fill(other)
    with open_to_read(other) as server:
        for case in QUESTIONS:
            assert answer(server, case) == answers[case["label"]], case["label"]


# -- what only a server has


def test_a_second_writer_is_told_which_session_holds_the_record(cluster):
    address = cluster.address()
    busy = pytest.raises(RecordBusyError, match=r"server process [0-9]+ is writing")
    with open_to_write(address), busy, open_to_write(address):
        pass
    with open_to_write(address):
        pass


def test_a_reader_of_a_server_cannot_write(places):
    from sqlalchemy import text

    with pytest.raises(RecordError, match="read-only"), open_to_read(places[1]) as conn:
        conn.execute(text("DELETE FROM shown"))


def test_what_was_said_cannot_be_changed_on_a_server_either(places, cluster):
    import sqlalchemy

    name = places[1].split("/")[3].split("?")[0]
    for table in ("corrections", "audit"):
        with pytest.raises(sqlalchemy.exc.DBAPIError, match="append-only"):
            cluster.do(name, f"DELETE FROM {table}")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("CREATE TABLE t (x int)", "holds tables of another program"),
        ("CREATE TABLE meta (x int); CREATE TABLE pages (x int); CREATE TABLE alembic_version (version_num text); "
         "INSERT INTO alembic_version VALUES ('0009')", "newer Dragoman"),
    ],
)  # fmt: skip
def test_a_database_that_is_not_ours_is_refused(cluster, statement, words):
    address = cluster.address()
    cluster.do(address.split("/")[3].split("?")[0], *statement.split("; "))
    for opener in (open_to_read, open_to_write):
        with pytest.raises(RecordError, match=words), opener(address):
            pass


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("postgresql://desk:secret@127.0.0.1:1/news", "is the server running"),
        ("postgresql://desk:secret@/news?host=/nowhere", "is the server running"),
        ("postgresql://desk:secret@host:port/news", "not an address"),
    ],
)
def test_a_server_that_is_not_there_is_named_without_its_password(address, words):
    with pytest.raises(RecordError, match=words) as caught, open_to_read(address):
        pass
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_empty_database_is_no_record_to_read(cluster):
    with pytest.raises(RecordError, match="no record there"), open_to_read(cluster.address()):
        pass


def test_a_commit_waits_for_the_disk_whatever_the_server_is_set_to(cluster):
    from sqlalchemy import text

    address = cluster.address()
    name = address.split("/")[3].split("?")[0]
    cluster.do("postgres", f"ALTER DATABASE {name} SET synchronous_commit = off")
    with open_to_write(address) as conn:
        assert conn.execute(text("SHOW synchronous_commit")).scalar_one() == "on"
