"""Words of the record are told in those of the visit: amounts, offices, reasons, rules, days."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import dragoman
from dragoman.lang.tables import read_rows
from dragoman.merge.kinds import load_weights
from dragoman.record import add_reading, open_to_write
from dragoman.serve.labels import labels
from dragoman.serve.tongue import LANGUAGES, tongue
from dragoman.serve.wording import finding, rule
from readings import MONGOLIA, PAGE_TEXT, SALMI, SIGNING, VISIT, make_page, make_reading
from serve.conftest import OURS

HOUSE = Path(dragoman.__file__).parent
DOCS = Path(__file__).parents[2] / "docs"
TURKISH = {"Accept-Language": "tr"}


@pytest.mark.parametrize("pack", LANGUAGES)
def test_every_unit_that_is_counted_has_words(pack):
    units = {unit for _, _, unit, _ in read_rows(f"dragoman.lang.{pack}", "units.tsv", 4)}
    assert units and all(tongue(code).has(f"unit.{unit}.other") for unit in units for code in LANGUAGES)


def test_every_reason_for_one_event_has_words_and_no_others_do():
    never = set(re.findall(r'"(never\.\w+)"', (HOUSE / "merge/compare.py").read_text(encoding="utf-8")))
    weighed = {name for name in load_weights() if not name.startswith("judge.")}
    named = {key.removeprefix("why.") for key in tongue("en").words if key.startswith("why.")}
    assert len(never) == 4 and named == never | weighed
    for name in named:
        assert name not in finding(f"{name} +1.0", tongue("tr"))


def table_in(name, first):
    """The rows of a Markdown table, by the head of its first column."""
    text = (DOCS / name).read_text(encoding="utf-8").partition(f"| {first} |")[2]
    return re.findall(r"^\|(.*)\|$", text.partition("\n\n")[0], re.MULTILINE)[1:]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_rule_that_is_documented_has_words(code):
    rules = {name for row in table_in("output.md", "Rule") for name in re.findall("`([a-z-]+)`", row.split("|")[0])}
    assert len(rules) > 30 and [name for name in rules if not rule(name, tongue(code))] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_reason_to_turn_a_page_away_has_words(code):
    cells = [row.split("|")[1] for row in table_in("output.md", "Of")]
    reasons = {name for cell in cells for name in re.findall("`([a-z][a-z-]+)`", cell)} - {"article", "pipeline"}
    assert {"cookie-wall", "bad-length"} <= reasons
    assert [name for name in reasons if not tongue(code).has(f"reason.{name}")] == []


@pytest.mark.parametrize(
    "office,country,called",
    [
        ("foreign minister", "FIN", "dışişleri bakanı"),
        ("secretary of state", "USA", "dışişleri bakanı"),
        ("president", "RUS", "devlet başkanı"),
        ("president", "FRA", "cumhurbaşkanı"),
        ("president", "USA", "başkan"),
        ("former prime minister", "GBR", "eski başbakan"),
        ("UN secretary-general", None, "BM Genel Sekreteri"),
        ("Foreign Ministry spokesperson", "IRN", "Dışişleri Bakanlığı Sözcüsü"),
        ("keeper of the seals", "FRA", "keeper of the seals"),
    ],
)
def test_offices_are_called_as_the_language_calls_them_and_read_back(office, country, called):
    turkish = labels("tr")
    assert turkish.office(office, country) == called and labels("en").office(office, country) == office
    assert (turkish.offices.english(called, country) or called) == office


def test_who_is_in_an_article_is_told_with_office_in_the_language_of_the_visit(reader, page_id):
    assert "dışişleri bakanı" in reader.get(f"/article/{page_id}", headers=TURKISH).text
    assert "foreign minister" in reader.get(f"/article/{page_id}").text


def field_of(visitor, event_id, name):
    page = visitor.get(f"/event/{event_id}", headers=TURKISH).text
    return re.search(f'<input name="{name}" value="([^"]*)"', page)[1]


@pytest.mark.parametrize("office", ["dışişleri bakanı", "Dışişleri Bakanı", "foreign minister"])
def test_an_office_may_be_corrected_in_either_language(visitor, event_id, office):
    assert field_of(visitor, event_id, "actors") == "Aino Salmi (FIN, dışişleri bakanı)"
    form = {"actors": f"Aino Salmi (FIN, dışişleri bakanı); Bir Başkası (Kenya, {office})", "why": "x"}
    assert visitor.post(f"/event/{event_id}/set", data=form, headers=OURS | TURKISH).status_code == 303
    event = visitor.get(f"/api/events/{event_id}").json()["reports"][0]["event"]
    assert [one["office"] for one in event["actors"]] == ["foreign minister"] * 2
    again = {"actors": field_of(visitor, event_id, "actors"), "why": "x"}
    answer = visitor.post(f"/event/{event_id}/set", data=again, headers=OURS | TURKISH)
    assert answer.status_code == 400 and "Değişecek bir şey yok" in answer.text


def test_an_office_that_only_its_page_calls_so_is_left_as_it_was(visitor_of, tmp_path):
    path, page = tmp_path / "odd.dragoman", make_page()
    salmi = replace(SALMI, country="GBR")  # of whom the tables would say "foreign secretary"
    with open_to_write(path) as conn:
        reading = make_reading(page, actors=(salmi, MONGOLIA), events=(VISIT,), with_more=False)
        add_reading(conn, page, reading)
    visitor, event = visitor_of(path), reading.events[0].id
    stood = field_of(visitor, event, "actors")
    form = {"actors": f"{stood}; TUR", "why": "x"}
    assert visitor.post(f"/event/{event}/set", data=form, headers=OURS | TURKISH).status_code == 303
    actors = visitor.get(f"/api/events/{event}").json()["reports"][0]["event"]["actors"]
    assert [one["office"] for one in actors] == ["foreign minister", None]


def test_an_event_says_in_words_why_its_reports_are_one(visitor_of, tmp_path):
    path = tmp_path / "two.dragoman"
    with open_to_write(path) as conn:
        for text, source in ((PAGE_TEXT, "bir.txt"), (PAGE_TEXT.replace("Ana Sayfa", "Yazılar"), "iki.txt")):
            page = make_page(text, source=source)
            add_reading(conn, page, make_reading(page, events=(VISIT, SIGNING)))
    visitor = visitor_of(path)
    visit = next(each for each in visitor.get("/api/merged").json()["events"] if each["act"] == "visit")
    page = visitor.get(f"/event/{visit['id']}", headers=TURKISH).text
    why = page.partition("<summary>Bu haberler neden tek olay")[2].partition("</details>")[0]
    said = " ".join(re.sub("<[^>]+>", " ", why).split())
    assert "eylem aynı (+1,0)" in said and "taraflar aynı (+2,0)" in said and "act.same" not in said
    assert "Örnek Haber, bir" in said and "Örnek Haber, iki" in said


def test_a_report_says_in_words_by_which_rules_it_was_read(reader, event_id):
    page = reader.get(f"/report/{event_id}", headers=TURKISH).text
    said = re.findall(r'kural ([^<]*) <code class="soft">([^<]*)</code>', page)
    assert said
    for words, raw in said:
        assert bool(words.strip()) == bool(rule(raw, tongue("tr"))), raw


def test_the_history_of_an_event_has_days_and_states_in_words(visitor, event_id):
    form = {"date": "10.07.2025", "status": "planned", "act": "call", "recipients": "IRQ", "why": "x"}
    assert visitor.post(f"/event/{event_id}/set", data=form, headers=OURS).status_code == 303
    for path in (f"/report/{event_id}", "/review"):
        page = visitor.get(path, headers=TURKISH).text
        said = " ".join(re.sub("<[^>]+>", " ", page.partition('<ol class="history">')[2]).split())
        assert "gün: 11 Temmuz 2025 → 10 Temmuz 2025" in said and "2025-07" not in said, said
        assert "durum: gerçekleşti → planlanıyor" in said and "Moğolistan → Irak" in said
        assert "eylem: ziyaret → " in said


def test_an_unknown_format_is_refused_in_words(reader):
    answer = reader.get("/export/events.xlsx", headers=TURKISH)
    assert answer.status_code == 404 and "“xlsx” biçimi yok" in answer.text and "excel" in answer.text
