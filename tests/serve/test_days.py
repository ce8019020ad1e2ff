"""Days in the forms of the explorer are taken as Turkish writes them."""

import re

import pytest

from dragoman.record import find_corrections, open_to_read
from serve.conftest import OURS

TURKISH = {"Accept-Language": "tr"}


@pytest.mark.parametrize(
    "query,count",
    [
        ("since=11.07.2025&until=12.07.2025", 2),
        ("since=11 Temmuz 2025&until=11 temmuz 2025", 1),
        ("since=Temmuz 2025&until=TEMMUZ 2025", 2),
        ("since=Eylül 2025", 1),
        ("since=eylul 2025", 1),
        ("until=10.7.2025", 0),
    ],
)
@pytest.mark.parametrize("path", ["/events", "/between/FIN/MNG", "/actor/FIN", "/reports"])
def test_a_list_is_narrowed_by_days_as_people_write_them(reader, path, query, count):
    answer = reader.get(f"{path}?{query}", headers=TURKISH)
    assert answer.status_code == 200 and answer.text.count('class="ev q-') == count


@pytest.mark.parametrize("path", ["/network", "/map", "/agreements"])
def test_overviews_take_the_same_days(reader, path):
    assert reader.get(f"{path}?since=Temmuz 2025&until=31.12.2025").status_code == 200
    assert reader.get(f"{path}?since=31.02.2025").status_code == 400


@pytest.mark.parametrize("written", ["14.05.2026", "14 Mayıs 2026", "2026-05-14"])
def test_a_correction_keeps_the_day_as_edtf(visitor, post, record, event_id, written):
    assert post(f"/event/{event_id}/set", date=written, why="x").status_code == 303
    with open_to_read(record) as conn:
        assert find_corrections(conn)[0]["value"] == {"date": "2026-05-14"}


def test_a_split_takes_them_too(post, event_id):
    parts = {"part1": "date=14.05.2026,,place=Darhan", "part2": "date=Mayıs 2026"}
    assert post(f"/event/{event_id}/split", **parts, why="two").status_code == 303


def test_what_is_no_date_is_told_once(reader, visitor, event_id):
    told = reader.get("/events?since=yesterday", headers=TURKISH).text
    alert = re.search('role="alert">([^<]*)', told)[1]
    assert alert == "‘yesterday’ bir tarih değil; 11.07.2025, Temmuz 2025, 2025 ya da 2025-07-11 gibi yazın"
    answer = visitor.post(f"/event/{event_id}/set", data={"date": "soon", "why": "x"}, headers=OURS | TURKISH)
    assert answer.text.count("bir tarih değil") == 1 and answer.text.count("gibi yazın") == 1
