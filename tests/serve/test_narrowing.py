"""What a page about two sides, an actor or a place tells once its list is narrowed."""

import re
from dataclasses import replace

import pytest

from dragoman.record import add_reading, open_to_write
from readings import SIGNING, THANKS, VISIT, make_page, make_reading
from serve.browser import new_page, until
from serve.running import running


def facts_of(page):
    facts = re.search('<p class="facts" id="facts">(.*?)</p>', page, re.DOTALL)[1]
    return " | ".join(re.findall("<span>(.*?)</span>", facts))


@pytest.mark.parametrize(
    "query,told",
    [
        ("", r"3 events \| 3 events that occurred \| score 4.\d"),
        ("?act=visit", r"1 of 3 events \| 1 event that occurred \| score 1.9"),
        ("?since=12.07.2025&until=31.07.2025", r"1 of 3 events \| 1 event that occurred \| score (?!1.9|4)"),
        ("?status=planned", r"0 of 3 events$|0 of 3 events \| 1 agreement"),
        ("?sort=day", r"3 events \| 3 events that occurred"),
    ],
)
def test_the_head_of_a_dyad_tells_of_what_fits(reader, query, told):
    assert re.match(told, facts_of(reader.get(f"/between/FIN/MNG{query}").text)), facts_of(
        reader.get(f"/between/FIN/MNG{query}").text
    )


@pytest.mark.parametrize("path", ["/actor/FIN?act=visit", "/actor/Aino%20Salmi?act=visit"])
def test_so_does_that_of_an_actor(reader, path):
    assert re.search(r"1 of \d events", facts_of(reader.get(path).text))
    turkish = reader.get(path, headers={"Accept-Language": "tr"}).text
    assert re.search(r"\d olaydan 1 tanesi", facts_of(turkish))


def test_the_table_of_months_stays_where_one_month_fits(reader):
    page = reader.get("/between/FIN/MNG?act=visit").text
    assert "<td>July 2025</td>" in page and 'data-island="months"' not in page
    assert "Timeline</h2>" not in page


@pytest.mark.parametrize("path", ["/between/FIN/MNG", "/actor/FIN", "/place/Darhan"])
def test_the_filters_come_first(reader, path):
    page = reader.get(path).text
    assert page.index("<h2>Narrow the list</h2>") < page.index('id="list"') < page.index('<aside class="side">')
    assert 'hx-select-oob="#facts,#drawn,#beside"' in page


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("narrow") / "news.dragoman"
    page = make_page()
    with open_to_write(path) as conn:
        add_reading(conn, page, make_reading(page))
    with running(path) as address:
        yield address


@pytest.mark.parametrize("width,is_open", [(1180, True), (390, False)])
def test_filters_stand_open_where_there_is_room(browser, address, width, is_open):
    page, trouble = new_page(browser, lang="en", width=width)
    page.goto(f"{address}/between/FIN/MNG")
    assert page.locator(".fold select[name=act]").is_visible() is is_open
    summary, first = (page.locator(each).bounding_box() for each in (".fold summary", "#list"))
    assert summary["y"] <= first["y"] + 5
    if not is_open:
        page.locator(".fold summary").click()
    page.locator("select[name=act]").select_option("visit")
    until(page, "document.querySelector('#facts').textContent.includes('1 of 3 events')")
    page.context.close()
    assert trouble == []


def test_what_is_folded_away_is_printed_and_the_legend_keeps_its_colours(browser, address):
    for javascript in (True, False):
        page, _ = new_page(browser, lang="en", javascript=javascript)
        page.goto(f"{address}/between/FIN/MNG?act=visit")
        table = page.locator("details[data-print] table")
        assert not table.is_visible()
        page.emulate_media(media="print")
        if javascript:
            page.evaluate("() => { dispatchEvent(new Event('beforeprint')) }")
        assert table.is_visible() and table.bounding_box()["height"] > 20
        if javascript:
            kept = "getComputedStyle(document.querySelector('.legend li'), '::before').printColorAdjust"
            assert page.evaluate(f"() => {kept}") == "exact"
        page.context.close()


def test_the_map_says_what_is_not_on_it_and_why(visitor_of, tmp_path):
    """Of three events one has no place, and one is at a place nobody knows."""
    path, page = tmp_path / "map.dragoman", make_page()
    nowhere = replace(SIGNING, place="planını")
    with open_to_write(path) as conn:
        add_reading(conn, page, make_reading(page, events=(VISIT, THANKS, nowhere)))
    visitor = visitor_of(path)
    told = visitor.get("/api/places").json()
    assert (told["unplaced"], told["placeless"], len(told["places"])) == (1, 1, 1)
    for query, counts in (
        ("a=FIN&b=MNG", (1, 1)),
        ("since=2025-08", (0, 1)),
        ("until=2025-08", (1, 0)),
        ("a=TUR", (0, 0)),
    ):
        told = visitor.get(f"/api/places?{query}").json()
        assert (told["unplaced"], told["placeless"]) == counts, query
    shown = visitor.get("/map", headers={"Accept-Language": "tr"}).text
    assert "1 olayın yerini hiçbir sayfa söylemiyor." in shown and "1 olayın yeri yer adları sözlüğünde yok." in shown


@pytest.mark.parametrize("share", ["90", "%90", "90 %", "0.9", "0,9"])
@pytest.mark.parametrize("path", ["/events", "/reports", "/between/FIN/MNG"])
def test_a_confidence_may_be_written_as_it_is_shown(reader, path, share):
    answer = reader.get(path, params={"min_confidence": share})
    assert answer.status_code == 200 and f'name="min_confidence" value="{share}"' in answer.text
    asked = re.findall(r"/api/timeline\?[^\"]*min_confidence=([^&\"]*)", answer.text)
    assert asked == (["0.9"] if "between" in path else [])
