"""What the pages say, without a browser."""

import inspect
import json
import re
from dataclasses import replace
from itertools import product

import pytest

from dragoman.record import add_reading, open_to_write
from dragoman.serve.labels import labels
from dragoman.serve.present import environment
from dragoman.serve.settings import Settings
from dragoman.serve.tongue import LANGUAGES, tongue
from readings import make_page, make_reading
from serve.explorer import OPEN, all_routes, role_of

PAGES = [
    "/",
    "/events",
    "/search?q=Salmi",
    "/reports",
    "/rejects",
    "/review",
    "/add",
    "/api/",
    "/between/FIN/MNG",
    "/actor/FIN",
    "/actor/Aino%20Salmi",
    "/place/Darhan",
    "/agreements",
    "/network",
    "/map",
    "/between/Finlandiya/Moğolistan",
]


OF_ALL = ("/", "/events", "/search?q=x", "/reports", "/agreements", "/network", "/map", "/review")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_in_both_languages(reader, path, language):
    answer = reader.get(path, headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert len(answer.content) < 300_000


def test_an_empty_record_says_how_to_fill_it(visitor_of, tmp_path):
    reader = visitor_of(tmp_path / "none.dragoman")
    with open_to_write(tmp_path / "bare.dragoman"):
        pass
    for visitor, path in product((reader, visitor_of(tmp_path / "bare.dragoman")), OF_ALL):
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        assert "dragoman add PATH" in answer.text and 'action="/add/samples"' in answer.text, path
    assert reader.get("/event/ffffffffffff").status_code == 404
    assert reader.get("/api/events").json()["error"]["code"] == "no-record"
    assert not (tmp_path / "none.dragoman").exists()


def test_an_event_shows_every_value_with_its_words(reader, event_id):
    page = reader.get(f"/event/{event_id}").text
    assert re.search("<b>geldi</b>", page)
    assert "11 July 2025" in page and "Darhan" in page and "Aino Salmi" in page
    assert "Mongolia" in page
    assert "Moğolistan" in reader.get(f"/event/{event_id}", headers={"Accept-Language": "tr"}).text


def test_an_article_has_its_body_as_it_was_read_with_marks_in_it(reader, page_id, event_id):
    page = reader.get(f"/article/{page_id}").text
    blocks = re.findall(r'<p data-start="(\d+)">(.*?)</p>', page, re.DOTALL)
    body = reader.get(f"/api/articles/{page_id}").json()["body"]
    for start, block in blocks:
        words = re.sub("<[^>]+>", "", block).replace("&#39;", "'").replace("&#34;", '"')
        assert body[int(start) : int(start) + len(words)] == words
    assert "".join(re.sub("<[^>]+>", "", block) for _, block in blocks).count("geldi") == 1
    assert f'href="/event/{event_id}"' in page


def test_the_beginning_of_an_id_leads_to_it_and_an_unknown_one_nowhere(reader, page_id, event_id):
    assert reader.get(f"/event/{event_id[:6]}").status_code == 200
    assert reader.get(f"/search?q={event_id}").headers["location"] == f"/event/{event_id}"
    assert reader.get(f"/search?q={page_id}").headers["location"] == f"/article/{page_id}"
    for path in ("/event/ffffffffffff", "/event/x'y", "/article/ffffff", "/article/" + "f" * 64, "/article/zz/raw"):
        assert reader.get(path).status_code == 404, path


@pytest.mark.parametrize(
    "query",
    [
        "act=nonsense",
        "since=yesterday",
        "min_sources=0",
        "min_sources=1e3",
        "min_confidence=200",
        "min_confidence=%25",
        "min_confidence=.",
        "sort=id%3BDROP",
        "after=x",
        "after=WyJkYXkiXQ==",
        "q=" + "a" * 301,
        "limit=-1",
        "limit=1%2C5",
        "a=XQZ&b=TUR",
        "q=%00",
        "state=gone",
    ],
)
def test_what_nobody_can_answer_is_told_and_the_form_stays(reader, query):
    answer = reader.get(f"/events?{query}")
    assert answer.status_code == 400 and 'role="alert"' in answer.text and 'name="q"' in answer.text


@pytest.mark.parametrize(
    "words",
    ['"', "*", "NEAR(", 'a" OR 1=1 --', "col:", "a " * 149, "%", "_", "\\", "'", "-", "**", '"" ""', "(", "ı" * 300],
)
def test_odd_words_are_words(reader, words):
    assert reader.get("/events", params={"q": words}).status_code in (200, 400)


def test_words_of_strangers_stay_words(visitor_of, tmp_path):
    assert environment().autoescape is True
    made = environment().from_string("{{ x }}").render(x="<b onclick='x'>\u202e\x1b[31m</b>")
    assert "<" not in made and "\u202e" not in made and "\x1b" not in made


def test_no_template_marks_anything_as_safe_or_brings_a_script_of_its_own():
    env = environment()
    for name in env.list_templates():
        source = env.loader.get_source(env, name)[0]
        assert not re.search(r"\|\s*safe|autoescape|Markup|<style|\son\w+=|javascript:|\sstyle=", source), name
        for script in re.findall(r"<script[^>]*>(.*?)</script>", source, re.DOTALL):
            assert script == "", name
        assert not re.search(r'(src|href)="(https?:)?//', source), name


def test_both_catalogues_have_the_same_keys_and_the_same_values_to_fill_in():
    turkish, english = (tongue(code).words for code in LANGUAGES)
    assert turkish.keys() == english.keys()
    for key, text in english.items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", turkish[key])), key


def test_templates_say_nothing_that_the_catalogues_lack():
    env, words = environment(), tongue("en").words
    for name in env.list_templates():
        for key in re.findall(r'say\("([^"]+)"[,)]', env.loader.get_source(env, name)[0]):
            assert key in words or f"{key}.other" in words, (name, key)


def test_every_reason_to_cut_something_from_a_page_has_words():
    from dragoman.article import marking

    kinds = set(re.findall(r'return "([a-z-]+)"', inspect.getsource(marking))) - {"sentence", "capitals"}
    assert {"furniture", "stamp"} <= kinds <= {key[4:] for key in tongue("en").words if key.startswith("cut.")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_has_a_name(language):
    from dragoman.model.acts import ACTS

    assert labels(language).acts.keys() == ACTS.keys()
    assert labels("tr").country("USA") == "ABD" and labels("tr").country("PRK") == "Kuzey Kore"


def test_every_route_asks_for_a_role_or_is_known_to_be_open():
    for route in all_routes():
        assert (role_of(route) is None) == (route.path in OPEN), route.path
        if route.methods - {"GET", "HEAD"} and route.path not in OPEN | {"/account"}:  # one's own password
            assert role_of(route) in ("analyst", "admin"), route.path


@pytest.mark.parametrize(
    "settings,problem",
    [
        ({"host": "0.0.0.0"}, "nobody has an account"),
        ({"host": "192.168.1.4"}, "nobody has an account"),
        ({"host": "::"}, "account"),
        ({"host": "example.org"}, "account"),
        ({"port": 70000}, "port"),
    ],
)
def test_what_nobody_should_start_is_not_started(settings, problem):
    with pytest.raises(Exception, match=problem):
        Settings(record="x", **settings).check()


def test_the_api_says_the_same_as_the_command_line(visitor, record, capsys, monkeypatch):
    from dragoman.record import find_events, open_to_read
    from dragoman.record.export import event_to_dict
    from dragoman.record.question import Question

    with open_to_read(record) as conn:
        told = [json.loads(json.dumps(event_to_dict(view))) for view in find_events(conn, Question())]
    assert visitor.get("/api/events?sort=day").json() == {"events": told, "next": None}
    first = visitor.get("/api/events?sort=day&limit=2").json()
    rest = visitor.get("/api/events", params={"sort": "day", "limit": 2, "after": first["next"]}).json()
    assert first["events"] + rest["events"] == told and rest["next"] is None


def test_an_etag_holds_until_the_record_changes(visitor, post, event_id):
    answer = visitor.get("/api/events")
    again = {"If-None-Match": answer.headers["etag"]}
    assert visitor.get("/api/events", headers=again).status_code == 304
    assert visitor.get("/api/events?limit=2", headers=again).status_code == 200
    post(f"/event/{event_id}/note", why="look again")
    assert visitor.get("/api/events", headers=again).status_code == 200


def test_language_and_look_are_kept_in_the_browser(visitor, post):
    post("/preferences", language="tr", theme="dark", next="/events")
    page = visitor.get("/events").text
    assert '<html lang="tr" data-theme="dark">' in page


def test_visitors_do_not_see_where_the_record_lies(reader, visitor_of, tmp_path):
    folder = str(reader.app.state.explorer.desk.place.parent)
    for path in ("/", "/events", "/nothing", "/api/stats"):
        assert folder not in reader.get(path).text
    (tmp_path / "broken.dragoman").write_bytes(b"no record")
    answer = visitor_of(tmp_path / "broken.dragoman").get("/events")
    assert answer.status_code == 503 and "broken.dragoman" in answer.text and str(tmp_path) not in answer.text


def test_words_that_no_catalogue_has_yet_are_shown_as_they_stand(visitor_of, tmp_path):
    page, path = make_page(), tmp_path / "later.dragoman"
    reading = make_reading(page)
    papers = tuple(replace(paper, kind="side-letter") for paper in reading.agreements)
    article = replace(reading.article, flags=("seen-from-above",))
    with open_to_write(path) as conn:
        add_reading(conn, page, replace(reading, agreements=papers, article=article))
    visitor = visitor_of(path)
    (paper,) = visitor.get("/api/agreements").json()["agreements"]
    for address in (f"/article/{page.id}", "/agreements", f"/agreement/{paper['id']}", "/between/FIN/MNG"):
        answer = visitor.get(address)
        assert answer.status_code == 200 and "side-letter" in answer.text, address
    assert "seen-from-above" in visitor.get(f"/article/{page.id}").text


def test_ministries_are_called_as_the_language_calls_them_and_their_state_stands_once():
    turkish, english = labels("tr"), labels("en")
    assert turkish.party("Egyptian Foreign Ministry", "body") == "Mısır Dışişleri Bakanlığı"
    assert turkish.party("Pentagon", "body") == "Pentagon" and turkish.country("GBR") == "İngiltere"
    assert turkish.listed("Kenyan people; Norway") == "Kenya halkı; Norveç"
    assert turkish.party("Egyptian Foreign Ministry", "person") == "Egyptian Foreign Ministry"
    assert english.party("Egyptian Foreign Ministry", "body") == "Egyptian Foreign Ministry"
    bits = environment().from_string('{% import "bits.html" as bits with context %}{{ bits.party(p) }}')
    party = {"name": "Egyptian Foreign Ministry", "kind": "body", "country": "EGY"}
    assert bits.render(p=party, labels=turkish, say=tongue("tr").say).strip() == "Mısır Dışişleri Bakanlığı"
    assert "(Egypt)" in bits.render(p=party, labels=english, say=tongue("en").say)


def test_the_front_page_parts_what_happened_from_what_is_expected(visitor_of, tmp_path):
    page, path = make_page(), tmp_path / "plans.dragoman"
    reading = make_reading(page)
    visit, *others = reading.events
    planned = replace(visit, status="planned", date=replace(visit.date, edtf="2026-03-04"))
    with open_to_write(path) as conn:
        add_reading(conn, page, replace(reading, events=(planned, *others)))
    shown = visitor_of(path).get("/").text
    latest, _, side = shown.partition('<aside class="side">')
    assert "4 March 2026" in side.partition('id="busiest"')[0] and "4 Mar" not in latest


def test_a_page_asks_early_for_what_its_drawings_need(reader):
    islands = reader.app.state.explorer.assets.islands
    if islands is None:
        pytest.skip("the islands are not built (no Node when the project was set up)")
    page = reader.get("/between/FIN/MNG").text
    early = re.findall(r'<link rel="modulepreload" href="/static/islands/([^"]+)">', page)
    assert early == list(islands.preload("timeline", "months"))
    assert all(reader.get(f"/static/islands/{name}").status_code == 200 for name in early)
    assert "modulepreload" not in reader.get("/events").text
