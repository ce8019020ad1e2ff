"""Pages that visitors bring: read in children, kept by the one writer, told as they come."""

import io
import re
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.serve.jobs import sample_pages
from dragoman.serve.multipart import files_in
from readings import PAGE_TEXT
from serve.conftest import OURS


def over(visitor, address):
    """The page of a job once it is over."""
    for _ in range(600):
        page = visitor.get(address).text
        if "hx-trigger" not in page.partition('id="job"')[2][:300]:
            return page
        time.sleep(0.05)
    raise AssertionError("the job has not ended")


@pytest.fixture
def nothing(visitor_of, tmp_path):
    return visitor_of(tmp_path / "new.dragoman")


TEXT = """Türkiye Dışişleri Bakanı Selin Arkan Astana'da
13 Mayıs 2026 18:42
Türkiye Dışişleri Bakanı Selin Arkan, 12 Mayıs'ta Kazakistan'ın başkenti Astana'yı ziyaret etti.
Arkan, Kazakistan Dışişleri Bakanı Daniyar Seytkali ile görüştü.
İki bakan, ulaştırma alanında iş birliği protokolü imzaladı. Görüşmede bölgesel gelişmeler ele alındı.
"""


def test_a_text_that_was_pasted_is_read_and_shown(nothing):
    answer = nothing.post(
        "/add/text", data={"text": TEXT, "name": "arkan.txt", "url": "https://haber.example/a"}, headers=OURS
    )
    assert answer.status_code == 303
    address = answer.headers["location"]
    if address.startswith("/add/job"):
        over(nothing, address)
    assert nothing.get("/api/stats").json()["articles"] == 1
    page = nothing.get("/api/events").json()["events"][0]["page_id"]
    article = nothing.get(f"/api/articles/{page}").json()
    assert article["source"] == "arkan.txt" and article["url"] == "https://haber.example/a"
    assert nothing.get(f"/article/{page}").text.count("m-trigger") >= 2
    raw = nothing.get(f"/article/{page}/raw").text
    assert 'class="cut"' in raw and "Astana" in raw


def test_files_are_sent_one_by_one_and_what_is_no_page_is_told(nothing):
    for name, data, came in (
        ("a.txt", TEXT.encode(), "added"),
        ("a.txt", TEXT.encode(), "already there"),
        ("empty.txt", b" ", "turned away"),
        ("x.zip", b"PK\x03\x04broken", "turned away"),
        ("../../etc/passwd", b"\x00\x01\x02", "turned away"),
    ):
        answer = nothing.post("/add/file", params={"name": name}, content=data, headers=OURS)
        assert answer.status_code == 202
        assert came in over(nothing, answer.json()["href"]), name
    assert nothing.get("/api/stats").json()["articles"] == 1
    for reject in nothing.get("/api/rejects").json()["rejects"]:
        assert "/tmp" not in reject["source"] + reject["detail"] and ".." not in reject["source"]


def line_of(visitor, name, data, **headers):
    """What `send.js` would tell of a file in the end, and where it would lead."""
    sent = visitor.post("/add/file", params={"name": name}, content=data, headers=OURS | headers)
    for _ in range(600):
        line = visitor.get(f"/add/job/{sent.json()['job']}/line", headers=headers).json()
        if line["over"]:
            return line["text"], line["href"]
        time.sleep(0.05)
    raise AssertionError("the job has not ended")


def test_what_came_of_a_file_is_told_in_a_line_of_the_visitors_language(nothing):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a.txt", TEXT)
        packed.writestr("b.txt", "x")
    for name, data, words, href, language in (
        ("a.txt", TEXT.encode(), r"eklendi, \d olay", "/article/", "tr"),
        ("a.txt", TEXT.encode(), "already there", "/article/", "en"),
        ("c.txt", b" ", "geri çevrildi: boş \\(içinde metin yok", "/article/.*/raw|/add/job/", "tr"),
        ("d.zip", archive.getvalue(), "1 zaten var, 1 geri çevrildi, 0 olay", "/add/job/", "tr"),
    ):
        text, more = line_of(nothing, name, data, **{"Accept-Language": language})
        assert re.match(words, text) and re.match(href, more), (text, more)
    answer = nothing.post("/add/file", params={"name": "x"}, headers=OURS | {"Accept-Language": "tr"})
    assert answer.status_code == 400 and answer.json()["error"]["message"] == "İçinde bir şey yok."
    assert nothing.get("/add/job/x/line").status_code == 404


def test_a_form_of_files_without_scripts_does_the_same(nothing):
    sent = [
        ("files", ("a.txt", TEXT.encode(), "text/plain")),
        ("files", ("C:\\news\\b.txt", b" ", "text/plain")),
        ("files", ("../../etc/x.zip", b"PK\x03\x04bro\r\nken\r\n--", "application/zip")),
    ]
    answer = nothing.post("/add/files", files=sent, headers=OURS)
    assert answer.status_code == 303 and answer.headers["location"].startswith("/add/job/")
    page = over(nothing, answer.headers["location"])
    assert "a.txt" in page and ">b.txt" in page and ">x.zip" in page and page.count("turned away") >= 2
    assert nothing.get("/api/stats").json()["articles"] == 1
    assert "/tmp" not in nothing.get("/rejects").text
    folder, ends_at = nothing.app.state.explorer.jobs.folder, time.monotonic() + 20
    while list(folder.iterdir()):
        assert time.monotonic() < ends_at, "what was sent still lies there"
        time.sleep(0.02)


@pytest.mark.parametrize(
    "kind,body",
    [
        ("multipart/form-data", b"--b\r\n\r\nx\r\n--b--"),
        ("multipart/form-data; boundary=", b"--\r\n"),
        ("multipart/form-data; boundary=b; boundary=c", b"--b--"),
        ("multipart/mixed; boundary=b", b"--b--"),
        ("multipart/form-data; boundary=" + "b" * 71, b"--" + b"b" * 71 + b"--"),
        ("multipart/form-data; boundary=b", b""),
        ("multipart/form-data; boundary=b", b"--b--"),
        ("multipart/form-data; boundary=b", b"preamble\r\n--b\r\n\r\nx\r\n--b--"),
        ("multipart/form-data; boundary=b", b"--b\r\nno head\r\n--b--"),
        ("multipart/form-data; boundary=b", b"--bb\r\n\r\nx\r\n--b--"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="x"; filename="x"\r\n\r\nx'),
        ("multipart/form-data; boundary=b", b"--b\r\nX: " + b"x" * 9000 + b"\r\n\r\nx\r\n--b--"),
        ("multipart/form-data; boundary=b", b"--b\r\nX: x\r\n\r\nx\r\n" * 400 + b"--b--"),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\nno file\r\n--b--'),
        ("application/x-www-form-urlencoded", b"files=x"),
    ],
)
def test_what_is_no_form_of_files_is_not_taken_apart(nothing, kind, body):
    answer = nothing.post("/add/files", content=body, headers=OURS | {"Content-Type": kind})
    assert answer.status_code == 400 and 'role="alert"' in answer.text
    assert list(nothing.app.state.explorer.jobs.folder.iterdir()) == []


@settings(deadline=None)
@given(
    files=st.lists(st.tuples(st.text("abçİ.; '", max_size=9), st.binary(max_size=60)), max_size=5),
    data=st.binary(max_size=400),
)
def test_a_form_of_files_gives_back_what_was_put_in_and_nothing_breaks_it(files, data):
    head = '--x\r\nContent-Disposition: form-data; name="f"; filename="{}"\r\nContent-Type: a/b\r\n\r\n'
    files = [(name, held) for name, held in files if b"\r\n--x" not in held]
    form = b"".join(head.format(name).encode() + held + b"\r\n" for name, held in files) + b"--x--\r\n"
    if files:
        assert files_in(form, "multipart/form-data; boundary=x") == [each for each in files if any(each)]
    with suppress(UsageError):
        files_in(data, "multipart/form-data; boundary=x")


def test_the_sample_pages_fill_an_empty_record(nothing):
    assert len(sample_pages()) == 9
    answer = nothing.post("/add/samples", headers=OURS)
    if answer.headers["location"] != "/":
        over(nothing, answer.headers["location"])
    assert nothing.get("/api/stats").json()["articles"] == 8
    assert "Nothing is in this record yet" not in nothing.get("/").text


@pytest.mark.parametrize(
    "path,form,status",
    [
        ("/add/text", {"text": " "}, 400),
        ("/add/text", {"text": "x" * 500_001}, 400),
        ("/add/text", {"text": "x", "published": "soon"}, 400),
        ("/add/url", {"url": "javascript:alert(1)"}, 400),
        ("/add/url", {"url": "file:///etc/passwd"}, 400),
        ("/add/url", {"url": ""}, 400),
        ("/add/file", {}, 400),
    ],
)
def test_what_is_none_is_not_taken(nothing, path, form, status):
    assert nothing.post(path, data=form, headers=OURS).status_code == status


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://localhost:1/", "http://169.254.169.254/x", "http://[::1]/"]
)
def test_addresses_that_lead_inward_are_not_fetched(nothing, address):
    answer = nothing.post("/add/url", data={"url": address}, headers=OURS)
    assert answer.status_code == 303
    assert "leads inward" in over(nothing, answer.headers["location"])


def test_fetching_can_be_switched_off(visitor_of, tmp_path):
    visitor = visitor_of(tmp_path / "new.dragoman", fetches=False)
    assert 'action="/add/url"' not in visitor.get("/add").text
    assert visitor.post("/add/url", data={"url": "https://haber.example/"}, headers=OURS).status_code == 403


def test_a_form_of_another_kind_is_not_taken_apart(visitor):
    answer = visitor.post("/add/text", files={"text": ("x.txt", PAGE_TEXT)}, headers=OURS)
    assert answer.status_code == 400 and "x-www-form-urlencoded" in answer.text
