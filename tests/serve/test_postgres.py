"""The explorer of a record on a PostgreSQL server answers as that of a file."""

import pytest

import postgres
from dragoman.record import add_reading, open_to_write
from readings import make_page, make_reading
from records import make_record
from serve.conftest import OURS, visiting

PATHS = [
    "/",
    "/events",
    "/reports?q=salmi",
    "/between/FIN/MNG",
    "/actor/FIN",
    "/agreements",
    "/network",
    "/map",
    "/review",
]


def body(answer):
    """The page without what names its record or its moment."""
    return answer.text.partition("<main")[2].partition("</main>")[0]


def test_every_page_is_the_same_and_corrections_are_kept(tmp_path, event_id):
    if postgres.find_programs() is None:
        pytest.skip(postgres.MISSING)
    with postgres.cluster() as cluster:
        address, page = cluster.address(), make_page()
        with open_to_write(address) as conn:
            add_reading(conn, page, make_reading(page))
        with visiting(address) as server, visiting(make_record(tmp_path / "news.dragoman")) as file:
            for path in PATHS:
                assert body(server.get(path)) == body(file.get(path)), path
            form = {"status": "planned", "why": "put off"}
            assert server.post(f"/event/{event_id}/set", data=form, headers=OURS).status_code == 303
            assert "put off" in server.get(f"/event/{event_id}").text
            assert server.get("/api/stats").json()["events"] == 3
