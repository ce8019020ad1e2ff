"""What pages tell too weakly by themselves, on the page of the event that others tell."""

import pytest

from dragoman.record import add_reading, open_to_write
from readings import PAGE_TEXT, THANKS, VISIT, make_page, make_reading


@pytest.fixture
def record(tmp_path):
    """A page that tells all of it plainly."""
    path = tmp_path / "news.dragoman"
    with open_to_write(path) as conn:
        page = make_page(source="salmi.txt")
        add_reading(conn, page, make_reading(page))
    return path


def test_a_page_that_tells_it_too_weakly_by_itself_is_marked_and_leads_to_no_report(visitor, record, post):
    page = make_page(PAGE_TEXT.replace("Ana Sayfa", "Sönük"), source="sönük.txt")
    with open_to_write(record) as conn:
        add_reading(conn, page, make_reading(page, events=(THANKS,), faint=(VISIT,)))
    (visit,) = (event for event in visitor.get("/api/merged").json()["events"] if event["act"] == "visit")
    (faint,) = (report["event"] for report in visit["reports"] if report["faint"])
    shown = visitor.get(f"/event/{faint}?lang=en").text
    assert shown.count("unsure by itself") == 1 and f"/report/{faint}" not in shown
    assert "tek başına belirsiz" in visitor.get(f"/event/{faint}?lang=tr").text
    told = visitor.get(f"/api/merged/{visit['id']}").json()
    assert [report["faint"] for report in told["reports"]].count(True) == 1
    assert visitor.get(f"/report/{faint}").status_code == 404
    assert post(f"/event/{visit['id']}/part", **{f"report-{faint}": "yes", "why": "in May"}).status_code == 303
    assert "unsure by itself" not in visitor.get(f"/event/{visit['id']}?lang=en").text
