"""The fetcher goes to the public web only, politely, in bounded time; everything else is refused (H135–H143)."""

import ast
import time
from pathlib import Path

import pytest

from dragoman.article import extract_article
from dragoman.intake import Found, Options, load_pages
from dragoman.intake.address import is_public, resolve
from dragoman.intake.fetch import MAX_REDIRECTS, Answer, Fetcher
from dragoman.intake.robots import read_rules
from dragoman.lang.tr.page import load_page_pack
from dragoman.model import Article, Page, Rejected
from hostile.webserver import PAGE, Server

SOURCE = Path(__file__).resolve().parents[2] / "src" / "dragoman"


@pytest.fixture
def server():
    server = Server()
    yield server
    server.shutdown()
    server.server_close()


def local(host: str, port: int) -> list[str]:
    """Every name is this machine, as a hostile name server would have it."""
    return ["127.0.0.1"]


def fetcher(server: Server, *, seconds: float = 5.0, lookup=local) -> Fetcher:
    return Fetcher(lookup=lookup, test_server=server.at, seconds=seconds, min_pause_s=0.0)


def pages_at(url: str, fetch: Fetcher) -> list[Page | Rejected]:
    return list(load_pages(Found(path=url, source=url), Options(fetcher=lambda: fetch)))


def test_a_page_is_fetched_with_its_address_and_hour(server):
    (page,) = pages_at(server.url("/page"), fetcher(server))
    assert isinstance(page, Page) and page.data == PAGE
    assert page.url == page.source == server.url("/page") and page.captured


def test_a_packed_page_is_unpacked_and_a_bomb_is_not(server):
    (page,) = pages_at(server.url("/gzip"), fetcher(server))
    assert isinstance(page, Page) and page.data == PAGE
    (bomb,) = pages_at(server.url("/bomb"), fetcher(server))
    assert isinstance(bomb, Rejected) and bomb.reason == "bomb"


@pytest.mark.parametrize(
    ("said", "flags"), [("windows-1254", ()), ("utf-8", ("encoding-guessed",)), ("x-foo", ("encoding-guessed",))]
)
def test_the_charset_of_the_answer_is_heard_and_no_more(server, said, flags):
    (page,) = pages_at(server.url(f"/latin5/{said}"), fetcher(server))
    assert isinstance(page, Page) and page.charset == said
    article = extract_article(page, packs={"tr": load_page_pack()})
    assert isinstance(article, Article)
    assert (article.encoding, article.flags, "Dışişleri" in article.body) == ("cp1254", flags, True)


def test_a_feed_gives_its_entries_and_their_links_are_not_followed(server):
    (page,) = pages_at(server.url("/feed"), fetcher(server))
    assert isinstance(page, Page) and page.url == "http://haber.example/1"
    assert [path for path, _ in server.asked] == ["/robots.txt", "/feed"]


@pytest.mark.parametrize(
    ("path", "reason"), [("/status/404", "status"), ("/status/503", "status"), ("/pdf", "wrong-type")]
)
def test_an_answer_without_a_page_is_refused_with_what_it_was(server, path, reason):
    (refused,) = pages_at(server.url(path), fetcher(server))
    assert isinstance(refused, Rejected) and refused.reason == reason


def reason_of(found: Answer | Rejected) -> str:
    assert isinstance(found, Rejected), found
    assert found.detail and len(found.detail) <= 500
    return found.reason


# -- H135–H137: addresses --------------------------------------------------------------------------------------------

INWARD = [
    "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[::1]/", "http://0.0.0.0/", "http://localhost/",
    "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://192.168.1.1/", "http://[fe80::1]/",
    "http://[fd00::1]/", "http://224.0.0.1/", "http://100.64.0.1/", "http://[2001:0:7f00:1::]/", "http://255.255.255.255/",
]  # fmt: skip


@pytest.mark.parametrize("url", INWARD)
def test_h135_an_address_that_leads_inward_is_refused_before_connecting(url):
    start = time.monotonic()
    assert reason_of(Fetcher().fetch(url)) in ("address", "url", "network")
    assert time.monotonic() - start < 5


def test_h135_a_name_that_leads_inward_is_refused(server):
    assert reason_of(Fetcher(lookup=local).fetch("http://127.0.0.1.nip.example/")) == "address"
    assert server.asked == []


@pytest.mark.parametrize("port", [22, 25, 3306, 6379, 8080])
def test_other_ports_than_those_of_the_web_are_refused(port):
    assert (
        reason_of(Fetcher(lookup=lambda host, port: ["193.140.1.1"]).fetch(f"http://haber.example:{port}/"))
        == "address"
    )


@pytest.mark.parametrize("url", ["file:///etc/passwd", "gopher://x/", "data:text/html,x", "ftp://x/", "http://", "//x"])
def test_other_schemes_are_no_web_addresses(url):
    assert reason_of(Fetcher().fetch(url)) == "url"


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/", "http://127.0.0.2/", "file:///etc/passwd", "gopher://x/", "http://[::1]/",
        "javascript:alert(1)", "//10.0.0.1/", "http://user:pass@192.168.0.1/",
    ],
)  # fmt: skip
def test_h136_a_redirect_that_leads_inward_is_refused_with_the_hop(server, target):
    def lookup(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "haber.example" else resolve(host, port)

    refused = fetcher(server, lookup=lookup).fetch(server.url(f"/to/{target.replace('@', '%40')}"))
    assert reason_of(refused) == "address"
    assert "1 redirect" in refused.detail or "hop 1" in refused.detail
    assert "user:pass" not in refused.detail


def test_h137_a_name_that_changes_its_address_is_looked_up_once_a_connection(server):
    answers = [["127.0.0.1"], ["127.0.0.1"], ["169.254.169.254"]]
    asked = []

    def lookup(host: str, port: int) -> list[str]:
        asked.append(host)
        return answers[min(len(asked), len(answers)) - 1]

    fetch = fetcher(server, lookup=lookup)
    assert isinstance(fetch.fetch(server.url("/page")), Answer)
    assert len(asked) == 2  # robots.txt and the page
    assert reason_of(fetch.fetch(server.url("/page"))) == "address"


def test_h137_one_inward_address_among_public_ones_is_enough(server):
    found = Fetcher(lookup=lambda host, port: ["193.140.1.1", "127.0.0.1"]).fetch("http://haber.example/")
    assert reason_of(found) == "address"


@pytest.mark.parametrize("address", ["193.140.1.1", "8.8.8.8", "2a00:1450:4017::1"])
def test_public_addresses_are_public(address):
    assert is_public(address)


# -- H138–H139 -------------------------------------------------------------------------------------------------------


def test_h138_redirects_end(server):
    assert reason_of(fetcher(server).fetch(server.url("/loop/0"))) == "redirects"
    assert len([path for path, _ in server.asked if path.startswith("/loop")]) == MAX_REDIRECTS + 1


def test_h138_the_body_of_a_redirect_is_not_read(server):
    start = time.monotonic()
    assert isinstance(fetcher(server).fetch(server.url("/heavy")), Answer)
    assert time.monotonic() - start < 3


@pytest.mark.parametrize("path", ["/slow", "/silent", "/drip"])
def test_h139_what_trickles_is_cut_off_in_time(server, path):
    start = time.monotonic()
    assert reason_of(fetcher(server, seconds=1.0).fetch(server.url(path))) == "timeout"
    assert time.monotonic() - start < 4


def test_h139_headers_without_end_are_refused(server):
    assert reason_of(fetcher(server).fetch(server.url("/headers"))) == "network"


def test_a_page_of_more_than_10_mb_is_too_large(server):
    assert reason_of(fetcher(server).fetch(server.url("/large"))) == "too-large"


# -- H141–H143 -------------------------------------------------------------------------------------------------------

AGENT = "dragoman/1"


@pytest.mark.parametrize(
    ("status", "body", "allowed"),
    [
        (404, b"", True),
        (403, b"", True),
        (500, b"", False),
        (503, b"User-agent: *\nAllow: /", False),
        (None, b"", False),
        (200, b"<html><body>404</body></html>", True),
        (200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /", False),
        (200, b"User-agent: *\nDisallow: /haber", False),
        (200, b"User-agent: *\nDisallow: /haber\nAllow: /haber/a", True),
        (200, b"User-agent: dragoman\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        (200, b"User-agent: *\nDisallow: /haber/a%C5%9F", False),
        (200, "User-agent: *\nDisallow: /haber/aş".encode(), False),
        (200, b"User-agent: *\nDisallow: /*aa$", True),
        (200, b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /", True),
        (200, b"", True),
    ],
)
def test_h141_robots_are_read_as_rfc_9309_has_them(status, body, allowed):
    rules = read_rules(status, body, agent=AGENT)
    assert rules.allow("http://haber.example/haber/a%C5%9F") is allowed


def test_h141_a_page_that_robots_forbid_is_not_asked_for(server):
    server.robots = (200, b"User-agent: *\nDisallow: /page")
    assert reason_of(fetcher(server).fetch(server.url("/page"))) == "robots"
    assert [path for path, _ in server.asked] == ["/robots.txt"]


def test_h141_robots_of_10_mb_are_read_as_far_as_they_count(server):
    server.robots = (200, b"User-agent: *\nDisallow: /x\n" + b"#" * 10_000_000)
    assert isinstance(fetcher(server).fetch(server.url("/page")), Answer)


def test_a_host_is_left_in_peace_between_two_pages(server):
    server.robots = (200, b"User-agent: *\nCrawl-delay: 0.5")
    fetch = fetcher(server)
    start = time.monotonic()
    assert all(isinstance(fetch.fetch(server.url(f"/page?{n}")), Answer) for n in range(3))
    assert time.monotonic() - start >= 1.0
    assert [path for path, _ in server.asked].count("/robots.txt") == 1


def test_h142_no_cookie_and_no_password_goes_anywhere(server):
    url = server.url(f"/to/{server.url('/page', host='baska.example')}").replace("haber.", "user:secret@haber.", 1)
    assert isinstance(fetcher(server).fetch(url), Answer)
    sent = {name.lower() for _, headers in server.asked for name in headers}
    assert not sent & {"cookie", "authorization", "proxy-authorization", "referer"}
    assert all(headers["User-Agent"].startswith("dragoman/") for _, headers in server.asked)


def test_h143_a_password_is_neither_stored_nor_told(server):
    url = server.url("/page").replace("haber.", "user:secret@haber.")
    (page,) = pages_at(url, fetcher(server))
    assert isinstance(page, Page) and "secret" not in f"{page.url} {page.source}"
    refused = Fetcher(lookup=local).fetch("http://user:secret@haber.example/")
    assert "secret" not in str(refused)


def test_the_environment_changes_nothing(server, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert isinstance(fetcher(server).fetch(server.url("/page")), Answer)


def test_no_way_leads_from_a_user_to_the_test_server():
    """The switch is an argument of two constructors; in the package one gives it, which passes it on."""
    given = []
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        given += [
            (path.name, ast.unparse(keyword.value))
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            for keyword in node.keywords
            if keyword.arg == "test_server"
        ]
    assert given == [("fetch.py", "self._test_server")]
    makers = [path.name for path in SOURCE.rglob("*.py") if "Fetcher(" in path.read_text(encoding="utf-8")]
    assert makers == ["carriers.py"]
