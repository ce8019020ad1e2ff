"""The door: who is let in, from where, with how much, and under which policy every answer leaves."""

import re

import pytest

from dragoman.serve.guard import policy
from dragoman.serve.visit import is_ours
from serve.explorer import all_routes

PATHS = ["/", "/events", "/search?q=x", "/rejects", "/review", "/add", "/api/", "/api/events", "/nothing", "/health"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_leaves_under_the_policy_and_its_headers(reader, path):
    answer = reader.get(path)
    rules = answer.headers["content-security-policy"]
    assert rules.startswith("default-src 'none';") and "unsafe" not in rules and "*" not in rules
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "server" not in answer.headers


def test_no_two_answers_bear_the_same_nonce(reader):
    nonces = [re.search("'nonce-([^']+)'", reader.get("/").headers["content-security-policy"])[1] for _ in range(5)]
    assert len(set(nonces)) == 5 and all(len(nonce) >= 22 for nonce in nonces)
    page = reader.get("/")
    assert re.search("'nonce-([^']+)'", page.headers["content-security-policy"])[1] in page.text
    assert b"'unsafe-inline'" not in policy("x")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil", "", "127.0.0.2", "[::2]"])
def test_a_name_that_is_not_ours_is_misdirected(reader, host):
    assert reader.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8321", "localhost", "LOCALHOST:1", "[::1]:8321"])
def test_names_of_this_machine_are_ours(reader, host):
    assert reader.get("/health", headers={"Host": host}).status_code == 200


WAYS = [
    ({"Sec-Fetch-Site": "same-origin"}, True),
    ({"Sec-Fetch-Site": "cross-site"}, False),
    ({"Sec-Fetch-Site": "same-site"}, False),
    ({"Sec-Fetch-Site": "none"}, False),
    ({"Sec-Fetch-Site": "same-origin, cross-site"}, False),
    ({"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1"}, False),
    ({}, False),
    ({"Origin": "null"}, False),
    ({"Origin": "http://evil.example"}, False),
    ({"Origin": "http://127.0.0.1.evil.example"}, False),
    ({"Origin": "http://127.0.0.1:9"}, False),
    ({"Origin": "http://127.0.0.1"}, True),
]
CHANGES = [
    "/preferences",
    "/event/abc/set",
    "/event/abc/reject",
    "/event/abc/join",
    "/event/abc/part",
    "/event/abc/split",
    "/event/abc/note",
    "/article/abcdef/add-event",
    "/correction/1/undo",
    "/add/text",
    "/add/url",
    "/add/samples",
    "/add/file",
    "/add/files",
    "/sign-in",
    "/sign-out",
    "/account",
    "/accounts",
    "/accounts/x",
]


@pytest.mark.parametrize("headers,good", WAYS, ids=[str(headers) for headers, _ in WAYS])
@pytest.mark.parametrize("path", CHANGES)
def test_changes_come_from_our_own_pages_only(reader, path, headers, good):
    status = reader.post(path, headers=headers, data={"why": ""}).status_code
    assert (status != 403) if good else (status == 403), path


def test_every_route_that_changes_something_is_in_that_list():
    made = {re.sub(r"\{[^}]+\}", "{}", route.path) for route in all_routes() if route.methods - {"GET", "HEAD"}}
    assert made == {re.sub("/(abc|abcdef|1|x)(/|$)", r"/{}\2", path) for path in CHANGES}


@pytest.mark.parametrize(
    "path,size,status",
    [
        ("/add/text", 1_000_001, 413),
        ("/event/abc/note", 1_000_001, 413),
        ("/add/file?name=x", 10_000_001, 413),
        ("/add/files", 11_000_001, 413),
    ],
)
def test_what_is_too_large_is_refused_whether_it_says_so_or_not(reader, path, size, status):
    ours = {"Sec-Fetch-Site": "same-origin"}
    assert reader.post(path, content=b"x" * size, headers=ours).status_code == status

    def drops():
        for _ in range(size // 50_000 + 1):
            yield b"x" * 50_000

    assert reader.post(path, content=drops(), headers=ours).status_code == status


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "/\\evil.example",
        "/%2f%2fevil.example",
        "/%5cevil.example",
        "/..%2f..%2fetc/passwd",
        "/%00",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/events/",
        "/article/",
        "/event/" + "a" * 4000,
        "/api/events/%0d%0aX:1",
    ],
)
def test_odd_addresses_lead_nowhere(reader, path):
    answer = reader.get(f"http://127.0.0.1{path}")
    assert answer.status_code in (400, 404, 422) and "location" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/\tevil",
        "/\nevil",
        "\\\\evil",
        "javascript:alert(1)",
        "",
        "evil",
        "/\x00",
        "http:/evil",
        "/ok\\..\\",
        "/\r\nSet-Cookie: x=1",
        "///evil",
        "/\u2028x",
    ],
)
def test_nobody_is_led_away(reader, path):
    assert not is_ours(path)
    answer = reader.post("/preferences", data={"next": path, "look": "none"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.headers.get("location", "/") == "/"


def test_ranges_are_not_served(reader):
    whole = reader.get("/static/style.css")
    part = reader.get("/static/style.css", headers={"Range": "bytes=0-0," * 1000 + "0-1"})
    assert part.status_code == 200 and part.content == whole.content


def test_head_is_get_without_its_body(reader):
    answer = reader.head("/events")
    assert answer.status_code == 200 and answer.content == b""


def test_what_nobody_expected_is_told_without_where_it_happened(reader, monkeypatch):
    monkeypatch.setattr("dragoman.serve.pages.front.count_all", lambda conn: 1 / 0)
    answer = reader.get("/")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text and "Traceback" not in answer.text
    assert answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "headers,words",
    [
        ({"Accept-Language": "tr"}, "Değişiklikler yalnız kendi sayfalarından yapılır."),
        ({"Cookie": "x=1; dragoman-language=tr"}, "Değişiklikler yalnız kendi sayfalarından yapılır."),
        ({}, "changes are only made from the explorer's own pages"),
    ],
)
def test_the_door_refuses_in_the_language_of_the_visit(reader, headers, words):
    answer = reader.post("/preferences", headers={"Sec-Fetch-Site": "cross-site"} | headers)
    assert answer.status_code == 403 and answer.text == f"{words}\n"
    told = reader.post("/add/file", headers={"Sec-Fetch-Site": "cross-site"} | headers)
    assert told.json()["error"]["message"] == words
