"""What the record refuses is told in the language of the visit."""

import ast
import gzip
import re
from itertools import product
from pathlib import Path

import pytest

import dragoman
from dragoman.intake.files import page_of
from dragoman.model import Rejected
from dragoman.pipeline import default_reader
from dragoman.serve.refusals import refusals, retold
from dragoman.serve.tongue import tongue
from serve.conftest import OURS

HOUSE = Path(dragoman.__file__).parent
# Where a person's wish is refused; what `days` says is part of a sentence.
ROOMS = [
    *(f"record/{name}.py" for name in (
        "values", "parties", "corrections", "joining", "asking", "question", "terms", "walking", "query", "days",
    )),
    "record/merged/query.py", "record/merged/ledger.py", "serve/asked.py", "serve/visit.py", "serve/accounts.py",
    "serve/desk.py", "serve/guard.py",
    *(f"serve/pages/{name}.py" for name in ("correct", "lists", "add", "between", "overviews")),
]  # fmt: skip
ERRORS = {"UsageError", "Refused", "RecordBusyError", "NoRecord", "ValueError"}


def sentences(node):
    """Every sentence that an expression may come to, with an x for what is not known before."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            return ["".join(each) for each in product(*map(sentences, parts))]
        case ast.FormattedValue(value=value, conversion=conversion):
            return ["'x'"] if conversion == ord("r") else sentences(value)
        case ast.IfExp(body=one, orelse=other):
            return [*sentences(one), *sentences(other)]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return ["".join(each) for each in product(sentences(left), sentences(right))]
    return ["x"]


def refused_in(path):
    tree = ast.parse((HOUSE / path).read_text(encoding="utf-8"))
    raised = [node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)]
    return [
        text
        for call in raised
        if isinstance(call.func, ast.Name) and call.func.id in ERRORS and call.args
        for text in sentences(call.args[call.func.id == "Refused"])
    ]


@pytest.mark.parametrize("path", ROOMS)
def test_every_refusal_a_person_may_meet_has_turkish_words(path):
    told = refused_in(path)
    assert [text for text in told if retold(text, tongue("tr")) == text] == []
    assert told or path in ("serve/pages/between.py", "serve/pages/overviews.py", "record/merged/query.py"), path


def test_the_table_fills_in_only_what_its_sentences_hold():
    for each in refusals("tr"):
        each.told.format(**dict.fromkeys(each.names, "x"))
        assert len(each.pieces) == len(each.names) + 1


def test_english_stays_and_so_does_what_the_table_lacks():
    assert refusals("en") == ()
    assert retold("split: 1 parts; give between 2 and 60", tongue("en")).startswith("split")
    assert retold("something new", tongue("tr")) == "something new"


def test_words_of_strangers_are_only_filled_in():
    words = "x {0} {problem} %s; nothing was kept: did you mean " + "event event " * 2000
    told = retold(f"side {words!r}: not in this record; did you mean 'IRN'?", tongue("tr"))
    assert words in told and told.endswith("şunu mu demek istediniz: ‘IRN’")


ENGLISH = (
    b"Norway sends aid\n18 May 2026\nNorway has sent humanitarian aid to Kenya after the floods of last week. " * 3
)


@pytest.mark.parametrize(
    "data,words",
    [
        (b" \n", "içinde metin yok"),
        (gzip.compress(ENGLISH)[:-20], "sonu eksik"),
        (b"%PDF-1.4 " + bytes(range(256)) * 9, "metin değil"),
        (ENGLISH, "haberin dili İngilizce; olaylar şimdilik yalnız Türkçe"),
        (b"bir\niki", "aralarında haberden bir cümle yok"),
    ],
)
def test_why_a_page_was_turned_away_is_told_in_turkish_where_it_is_met_often(data, words):
    page = page_of(data, path="x", source="x")
    rejected = page if isinstance(page, Rejected) else default_reader()(page)
    assert isinstance(rejected, Rejected) and words in retold(rejected.detail, tongue("tr")), rejected


@pytest.mark.parametrize(
    "detail",
    [
        "not fetched: 127.0.0.1 is 127.0.0.1, no address of the public internet",
        "not fetched: a.example is 10.0.0.1, no address of the public internet (after 2 redirects, at https://b.example/)",
        "not fetched: port 22 is none of the web (80, 443)",
        "could not be fetched (the host 'a.example' is not known ([Errno -2] x))",
        "its robots.txt asks not to fetch this page",
        "its robots.txt cannot be read now (no answer), so nothing of it may be fetched; try again later",
        "headlines with a sentence each, and no article; read the pages they lead to",
        "not a text: it looks like a PDF file; save its text as .txt",
        "an encrypted member; unpack the archive yourself",
        "no column with the pages' text; the first line names them: a, b; say which with --fields text=NAME",
    ],
)
def test_why_a_page_or_an_address_was_turned_away_has_turkish_words_throughout(detail):
    told = retold(detail, tongue("tr"))
    assert told != detail and not re.search(r"\b(the|not|is|its|no|an|was|with)\b", told), told


TURKISH = {"Accept-Language": "tr"}


@pytest.mark.parametrize(
    "form,words",
    [
        ({"status": "planned"}, "Düzeltmenin bir nedeni olmalı"),
        ({"act": "nonsense", "why": "x"}, "eylem: ‘nonsense’ yok"),
        ({"status": "plan", "why": "x"}, "şunu mu demek istediniz: planned"),
        ({"date": "soon", "why": "x"}, "‘soon’ bir tarih değil"),
        ({"date": "2025-02-30", "why": "x"}, "böyle bir gün yok"),
        ({"actors": "A" * 501, "why": "x"}, "en çok 500 karakter"),
        ({"actors": "X (TOOLONG)", "why": "x"}, "ayraç içinde ülke kodunu"),
        ({"why": "x"}, "Değişecek bir şey yok"),
        ({"status": "planned", "why": "x" * 2001}, "Neden: en çok 2000 karakter"),
    ],
)
def test_a_correction_that_cannot_be_kept_is_refused_in_turkish(visitor, event_id, form, words):
    answer = visitor.post(f"/event/{event_id}/set", data=form, headers=OURS | TURKISH)
    assert answer.status_code == 400
    assert words.casefold() in answer.text.replace("&#39;", "'").casefold(), answer.text


@pytest.mark.parametrize(
    "path,words",
    [
        ("/events?a=XQZ&b=TUR", "XQZ’ bu kayıtta taraf olarak geçmiyor; bir kod (TUR)"),
        ("/events?since=yesterday", "‘yesterday’ bir tarih değil"),
        ("/events?min_sources=0", "En az kaynak: 1 ya da daha büyük"),
        ("/events?after=x", "Liste buradan sürmüyor"),
        ("/events?q=-", "aranacak bir şey yok"),
        ("/between/FIN/MNG?sort=sideways", "Sıra: şunlardan biri olmalı"),
        ("/agreements?since=x", "bir tarih değil"),
        ("/network?since=x", "bir tarih değil"),
        ("/rejects?before=x", "tam sayı olmalı"),
    ],
)
def test_a_question_nobody_can_answer_is_refused_in_turkish_and_kept_in_its_form(reader, path, words):
    answer = reader.get(path, headers=TURKISH)
    told = answer.text.replace("&#39;", "'")
    assert answer.status_code == 400 and words in told, re.search("role=.alert.>[^<]*", told)
    if "since=" in path:
        assert f'name="since" value="{path.partition("since=")[2]}"' in answer.text


def test_what_is_gone_or_taken_back_already_is_told_in_turkish(visitor, post, event_id):
    other = next(event["id"] for event in visitor.get("/api/events").json()["events"] if event["act"] == "praise")
    for path, form, words in (
        ("/correction/7/undo", {"why": "x"}, "7 numaralı bir düzeltme yok"),
        (f"/event/{event_id}/join", {"into": event_id, "why": "x"}, "kendisiyle birleştirilemez"),
        (f"/event/{event_id}/part", {"why": "x"}, "arasında haber seçin"),
        (f"/event/{event_id}/part", {f"report-{event_id}": "yes", "why": "x"}, "başka haberi yok"),
        (f"/event/{event_id}/note", {"why": " "}, "Not boş"),
        (f"/event/{event_id}/split", {"part1": "x", "part2": "y", "why": "x"}, "ALAN=DEĞER"),
    ):
        answer = visitor.post(path, data=form, headers=OURS | TURKISH)
        assert answer.status_code == 400 and words in answer.text, (path, answer.text)
    assert post(f"/event/{other}/reject", why="x").status_code == 303
    answer = visitor.post(f"/event/{other}/set", data={"status": "planned", "why": "x"}, headers=OURS | TURKISH)
    assert answer.status_code == 410 and "ayırmış" in answer.text
