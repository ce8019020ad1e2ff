"""What pages together tell: dyads, actors, places, agreements, networks, copies."""

import re
from dataclasses import replace

import pytest

from dragoman.model import Field, Span
from dragoman.record import add_reading, open_to_write
from readings import PAGE_TEXT, PARAGRAPHS, SIGNING, THANKS, VISIT, make_page, make_reading
from serve.conftest import OURS

COPY = PAGE_TEXT.replace("Ana Sayfa", "Baska Site")
LATER = PAGE_TEXT.replace("11 Temmuz'da", "Cuma günü")


@pytest.fixture
def record(tmp_path):
    """Two pages of one text."""
    path = tmp_path / "news.dragoman"
    with open_to_write(path) as conn:
        for text, source in ((PAGE_TEXT, "salmi.txt"), (COPY, "kopya.txt")):
            page = make_page(text, source=source)
            add_reading(conn, page, make_reading(page))
    return path


@pytest.fixture
def merged(visitor):
    return {event["act"]: event for event in visitor.get("/api/merged").json()["events"]}


def test_an_event_of_two_pages_is_shown_once_with_both(visitor, merged):
    visit = merged["visit"]
    assert len(merged) == 3 and len(visit["pages"]) == 2
    page = visitor.get(f"/event/{visit['id']}").text
    assert page.count('class="report q-') == 2 and all(f"/article/{sha}" in page for sha in visit["pages"])
    for report in visit["reports"]:
        assert visitor.get(f"/event/{report['event']}").status_code == 200
        assert visitor.get(f"/report/{report['event']}").text.count('name="stamp"') >= 1


def test_what_people_said_of_one_report_stands_on_the_event_with_their_word_for_its_field(visitor, post, merged):
    event, report = merged["visit"]["id"], merged["visit"]["reports"][1]["event"]
    assert post(f"/event/{report}/note", why="checked with the agency").status_code == 303
    answer = post(f"/event/{report}/set", place="Ulan Batur", why="not in Darhan")
    assert visitor.get(answer.headers["location"].partition("#")[0]).status_code == 200
    page = visitor.get(f"/event/{event}?lang=en").text
    assert "checked with the agency" in page and "not in Darhan" in page
    assert answer.headers["location"].partition("#")[2] in re.findall('id="(c-[0-9]+)"', page)
    shown = visitor.get(f"/api/merged/{event}").json()
    assert (shown["event"]["place"], shown["event"]["contradictions"]) == ("Ulan Batur", [])
    assert "corrected by people" in page
    assert post("/correction/2/undo", why="it was", next="/").status_code == 303
    again = visitor.get(f"/event/{event}?lang=en").text
    assert visitor.get(f"/api/merged/{event}").json()["event"]["place"] == "Darhan" and "taken back" in again


def test_a_page_stands_beside_its_copy(visitor, merged):
    first, second = merged["visit"]["pages"]
    page = visitor.get(f"/article/{first}/copies").text
    assert second in page and "100 %" in page and "this page" in page
    assert [copy["page"] for copy in visitor.get(f"/api/articles/{first}/copies").json()["copies"]] == [second]


def test_side_by_side_what_both_pages_have_is_coloured_and_the_columns_bear_their_outlets(visitor_of, tmp_path):
    path, pages = tmp_path / "beside.dragoman", []
    ends = ("Bakan, ilişkilerin geliştiğini söyledi.", "Bakan, başka bir şey söyledi.")
    with open_to_write(path) as conn:
        for end, outlet in zip(ends, ("Darhan Postası", "Bozkır"), strict=True):
            page = make_page(PAGE_TEXT.replace(ends[0], end), source=f"{outlet}.txt")
            paragraphs = [each.replace(ends[0], end) for each in PARAGRAPHS]
            reading = make_reading(page, paragraphs=paragraphs, events=(VISIT,), with_more=False)
            article = replace(reading.article, outlet=Field(value=outlet, span=Span(0, 4), rule="x"))
            add_reading(conn, page, replace(reading, article=article))
            pages.append(page.id)
    text = visitor_of(path).get(f"/article/{pages[0]}/copies").text
    coloured = re.findall('<mark class="shared">(.*?)</mark>', text.partition('class="compare"')[2])
    assert len(coloured) == 6 and not any("söyledi" in words for words in coloured)
    assert text.count("söyledi.") == 2 and "in both" in text.partition('class="compare"')[0]
    heads = [
        " ".join(re.sub("<[^>]+>", " ", head).split()) for head in re.findall('<h2 id="(?:mine|theirs)">.*?</h2>', text)
    ]
    assert heads == ["Darhan Postası this page", "Bozkır"] and '<span class="soft small">Bozkır</span>' in text


def test_a_dyad_has_its_events_months_agreements_people_and_places(visitor):
    page = visitor.get("/between/MNG/FIN").text
    assert "Finland" in page and "Mongolia" in page and "Aino Salmi" in page and "Darhan" in page
    assert 'data-island="timeline"' in page and "/api/timeline?a=MNG&amp;b=FIN" in page
    months = visitor.get("/api/months?a=FIN&b=MNG").json()
    assert [month["month"] for month in months["months"]] == ["2025-07", "2025-09"]
    assert sum(month["events"] for month in months["months"]) == 3


def test_what_stands_beside_the_list_of_a_dyad_is_narrowed_with_it(visitor):
    months = visitor.get("/api/months?a=FIN&b=MNG&type=CONSULT").json()["months"]
    assert [(month["month"], month["events"]) for month in months] == [("2025-07", 1)]
    visits, all_of_it = (visitor.get(path).text for path in ("/between/MNG/FIN?act=visit", "/between/MNG/FIN"))
    assert all_of_it.count('data-island="months"') == 1 and 'data-island="months"' not in visits
    beside = [
        page[page.index('id="beside"') : page.index("</aside>", page.index('id="beside"'))]
        for page in (all_of_it, visits)
    ]
    assert "Darhan" in beside[1] and beside[0] != beside[1]


@pytest.mark.parametrize(
    "path,status",
    [
        ("/between/FIN/FIN", 404),
        ("/between/FIN/Finlandiya", 404),
        ("/between/FIN/TUR", 200),
        ("/between/FIN/MNG?since=x", 400),
        ("/between/FIN/MNG?after=x", 400),
        ("/actor/TUR", 404),
        ("/actor/Nobody%20Known", 404),
        ("/actor/MNG", 200),
        ("/actor/Moğolistan", 200),
        ("/actor/Aino%20Salmi", 200),
        ("/place/Nowhere", 404),
        ("/place/Darhan", 200),
        ("/actor/" + "x" * 201, 404),
        ("/agreement/ffff", 404),
        ("/agreements?since=x", 400),
        ("/network?since=x", 400),
        ("/map?until=x", 400),
        ("/between/FIN/MNG?sort=sideways", 400),
    ],
)
def test_pages_about_what_is_not_there_say_so(visitor, path, status):
    assert visitor.get(path).status_code == status


@pytest.mark.parametrize("path", ["/actor/Nobody%20Known", "/place/Nowhere"])
def test_whoever_was_never_met_has_no_page_but_its_words(visitor, path):
    assert "No event is like this." in visitor.get(path).text


def test_shares_and_agreements_are_written_as_turkish_writes_them(visitor, merged):
    turkish = {"Accept-Language": "tr"}
    first = merged["visit"]["pages"][0]
    assert "%100</td>" in visitor.get(f"/article/{first}/copies", headers=turkish).text
    (paper,) = visitor.get("/api/agreements").json()["agreements"]
    for path in (f"/article/{first}", "/between/FIN/MNG"):
        words = re.sub("<br>", " ", visitor.get(path, headers=turkish).text)
        assert f"{paper['title']} plan" in re.sub("<[^>]+>", "", words), path


def test_drawings_are_given_what_their_pages_show(visitor):
    timeline = visitor.get("/api/timeline?a=FIN&b=MNG").json()
    assert {event["act"] for event in timeline["events"]} == {"visit", "praise", "signing"} and timeline["total"] == 3
    network = visitor.get("/api/network").json()
    assert {node["id"] for node in network["nodes"]} == {"FIN", "MNG"}
    assert network["edges"][0]["href"] == "/between/FIN/MNG"
    assert visitor.get("/api/timeline?person=salmi").json()["total"] == 2
    turkish = visitor.get("/api/network", headers={"Accept-Language": "tr"}).json()
    assert {node["label"] for node in turkish["nodes"]} == {"Finlandiya", "Moğolistan"}


def test_agreements_have_their_ledger(visitor):
    (paper,) = visitor.get("/api/agreements").json()["agreements"]
    assert paper["title"] in visitor.get("/agreements").text
    page = visitor.get(f"/agreement/{paper['id']}").text
    assert paper["title"] in page and all(f"/article/{sha}" in page for sha in paper["pages"])


def test_cursors_walk_the_whole_list_once(visitor, merged):
    seen, after = [], None
    while True:
        part = visitor.get("/api/merged", params={"limit": 1, **({"after": after} if after else {})}).json()
        seen += [event["id"] for event in part["events"]]
        after = part["next"]
        if after is None:
            break
    assert sorted(seen) == sorted(event["id"] for event in merged.values()) and len(seen) == 3


def test_reports_are_parted_and_joined_again_by_people(visitor, merged):
    visit = merged["visit"]
    one, other = (report["event"] for report in visit["reports"])
    page = visitor.get(f"/event/{visit['id']}").text
    assert f'name="report-{one}"' in page and f'action="/event/{visit["id"]}/part"' in page
    answer = visitor.post(
        f"/event/{visit['id']}/part", data={f"report-{other}": "yes", "why": "another visit"}, headers=OURS
    )
    assert answer.status_code == 303, answer.text
    assert len([e for e in visitor.get("/api/merged").json()["events"] if e["act"] == "visit"]) == 2
    answer = visitor.post(f"/event/{one}/join", data={"into": other, "why": "one after all"}, headers=OURS)
    assert answer.status_code == 303, answer.text
    (again,) = [e for e in visitor.get("/api/merged").json()["events"] if e["act"] == "visit"]
    assert len(again["pages"]) == 2
    page = visitor.get(f"/event/{again['id']}").text
    assert "another visit" in page and "one after all" in page
    assert visitor.get("/review").text.count("one after all") >= 1
    for form in (
        {"why": "x"},
        {f"report-{one}": "yes", f"report-{other}": "yes", "why": "x"},
        {f"report-{one}": "yes"},
    ):
        assert visitor.post(f"/event/{again['id']}/part", data=form, headers=OURS).status_code == 400


@pytest.mark.parametrize("path", ["/", "/events", "/between/FIN/MNG", "/actor/FIN", "/place/Darhan"])
def test_a_claim_that_no_page_makes_its_own_says_whose_it_is(visitor, path):
    """The signing is told on Salmi's word by both pages, the visit in the pages' own voice."""
    rows = [
        re.sub("<[^>]+>", "", row) for row in re.findall('<li class="ev q-.*?</li>', visitor.get(path).text, re.DOTALL)
    ]
    claimed = ["claimed by Aino Salmi" in row for row in rows]
    assert claimed == ["signing" in row for row in rows] and len(rows) == (1 if "place" in path else 3)


def test_what_is_expected_on_somebodys_word_says_so(visitor_of, tmp_path):
    path, page = tmp_path / "plans.dragoman", make_page()
    planned = replace(SIGNING, status="planned", date="2026-03-04")
    with open_to_write(path) as conn:
        add_reading(conn, page, make_reading(page, events=(VISIT, planned)))
    coming = visitor_of(path).get("/").text.partition('id="coming"')[2].partition("</section>")[0]
    assert "claimed by Aino Salmi" in coming


def test_one_report_in_its_own_voice_is_enough(visitor_of, tmp_path):
    path = tmp_path / "two.dragoman"
    with open_to_write(path) as conn:
        for text, source, events in (
            (PAGE_TEXT, "salmi.txt", (SIGNING,)),
            (COPY, "kopya.txt", (replace(SIGNING, asserted_by=()),)),
        ):
            page = make_page(text, source=source)
            add_reading(conn, page, make_reading(page, events=events))
    visitor = visitor_of(path)
    (event,) = visitor.get("/api/merged").json()["events"]
    assert len(event["pages"]) == 2 and "claimed by" not in visitor.get("/events").text
    assert visitor.get("/export/events.csv").text.count("Aino Salmi") == 0


def test_pages_of_one_agency_are_told_apart_by_outlet_and_name(visitor_of, tmp_path):
    path = tmp_path / "outlets.dragoman"
    outlets = (("salmi.txt", "Darhan Postası"), ("kopya.txt", "Bozkır"), ("bir-daha.txt", "Bozkır"))
    with open_to_write(path) as conn:
        for number, (source, outlet) in enumerate(outlets):
            page = make_page(PAGE_TEXT.replace("Ana Sayfa", f"Site {number}"), source=source)
            reading = make_reading(page)
            field = Field(value=outlet, span=Span(0, 4), rule="x")
            agency = Field(value="AA", span=Span(0, 4), rule="x")
            article = replace(reading.article, outlet=field, agency=agency)
            add_reading(conn, page, replace(reading, article=article))
    visitor = visitor_of(path)
    visit = next(each for each in visitor.get("/api/merged").json()["events"] if each["act"] == "visit")
    page = visitor.get(f"/event/{visit['id']}").text
    fields = page.partition('<table class="fields">')[2].partition("</table>")[0]
    for name in ("Darhan Postası (AA)", "Bozkır (AA), kopya", "Bozkır (AA), bir-daha"):
        assert f">{name}</a>" in fields and f"> {name}: " in page, name
    answer = visitor.post(f"/event/{visit['id']}/part", data={"why": "x"}, headers=OURS)
    assert answer.status_code == 400 and "> Bozkır (AA), kopya: " in answer.text


def head_of(page):
    return re.search(r'id="list-head">(.*?)</h2>', page, re.DOTALL)[1]


def test_every_count_is_of_merged_events_and_says_of_which(visitor_of, tmp_path):
    """Two pages tell three events; one of them is only planned."""
    path = tmp_path / "counts.dragoman"
    with open_to_write(path) as conn:
        for text, source in ((PAGE_TEXT, "salmi.txt"), (COPY, "kopya.txt")):
            page = make_page(text, source=source)
            add_reading(conn, page, make_reading(page, events=(VISIT, THANKS, replace(SIGNING, status="planned"))))
    visitor = visitor_of(path)
    front, dyad = visitor.get("/").text, visitor.get("/between/FIN/MNG").text
    assert re.search(r"<dt>events</dt><dd>(\d+)", front)[1] == "3"
    assert "3 events" in head_of(visitor.get("/events").text)
    assert "6 events" in head_of(visitor.get("/reports").text)
    assert "2 events that occurred" in front.partition('id="busiest"')[2]
    facts = re.search('<p class="facts" id="facts">(.*?)</p>', dyad, re.DOTALL)[1]
    assert "<span>3 events</span><span>2 events that occurred</span>" in facts
    network = visitor.get("/network").text
    assert "Events that occurred" in network and '<td class="n">2</td>' in network
    assert "2 events that occurred" in visitor.get("/actor/FIN").text


@pytest.mark.parametrize(
    "path,fit",
    [("/events?act=visit", 1), ("/reports?act=visit", 2), ("/between/FIN/MNG?act=visit", 1), ("/actor/FIN?limit=1", 3)],
)
def test_a_list_says_how_many_events_fit(visitor, path, fit):
    assert f">{fit} event{'s' if fit != 1 else ''}<" in head_of(visitor.get(path).text)


def test_a_long_list_says_that_there_are_more(visitor, monkeypatch):
    from dragoman.serve.pages import lists
    from dragoman.serve.present import environment

    monkeypatch.setattr(lists, "MOST_COUNTED", 2)
    monkeypatch.setitem(environment().globals, "MOST_COUNTED", 2)
    assert "more than 2 events" in head_of(visitor.get("/events").text)
