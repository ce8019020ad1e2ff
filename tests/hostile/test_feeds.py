"""Feeds and JSON: what they say is read, what they try is refused (H080–H091)."""

import sys
import time

import pytest

from dragoman.errors import UsageError
from dragoman.intake import Fields, Found, Options, load_pages
from dragoman.model import Page, Rejected

TEXT = "Karvanya Dışişleri Bakanı Arkan, Meridya'yı ziyaret etti ve protokol imzaladı."


@pytest.fixture
def read(tmp_path):
    def read(name: str, data: bytes | str, fields: str | None = None) -> tuple[list[Page], dict[str, str]]:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        items = list(load_pages(Found(path=str(path), source=name), Options(fields=Fields.parse(fields))))
        pages = [item for item in items if isinstance(item, Page)]
        return pages, {item.source: item.reason for item in items if isinstance(item, Rejected)}

    return read


def rss(*items: str) -> str:
    joined = "".join(f"<item>{item}</item>" for item in items)
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0">'
    return f"{head}<channel><title>Ajans</title>{joined}</channel></rss>"


ITEM = (
    "<title>Protokol imzalandı</title><link>https://ajans.example/1</link>"
    f"<pubDate>Sat, 21 Nov 2026 10:00:00 +0300</pubDate><description>{TEXT}</description>"
)


def test_an_entry_is_a_page_with_what_its_feed_says_of_it(read):
    (page,), reasons = read("x.rss", rss(ITEM))
    assert (page.source, page.url, page.outlet) == ("x.rss#1", "https://ajans.example/1", "Ajans")
    assert page.published == "2026-11-21T10:00+03:00" and TEXT in page.data.decode() and reasons == {}


def test_an_atom_entry_gives_its_content_rather_than_its_summary(read):
    entry = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Ajans</title><entry><title>Başlık</title>'
        '<link href="https://ajans.example/2"/><updated>2026-11-21T10:00:00Z</updated><summary>Kısa.</summary>'
        f'<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>'
    )
    (page,), _ = read("x.atom", entry)
    assert f"<p>{TEXT}</p>" in page.data.decode() and "Kısa." not in page.data.decode()


# -- H080–H082: entities and documents from elsewhere ---------------------------------------------------------------

LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
TRAPS = {
    "H080-billion-laughs": f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>' + rss("<title>&l9;</title>"),
    "H080-quadratic": f'<!DOCTYPE r [<!ENTITY a "{"a" * 100_000}">]>' + rss(f"<title>{'&a;' * 10_000}</title>"),
    "H080-parameter-entity": "<!DOCTYPE r [<!ENTITY % a \"<!ENTITY b 'x'>\">%a;]>" + rss(ITEM),
    "H081-file": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss("<title>&x;</title>"),
    "H081-web": '<!DOCTYPE r [<!ENTITY x SYSTEM "http://127.0.0.1/x">]>' + rss("<title>&x;</title>"),
    "H081-utf-16": ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///a">]>' + rss("<title>&x;</title>")).encode("utf-16"),
}


@pytest.mark.parametrize("name", TRAPS)
def test_entities_are_refused_at_once(read, name):
    start = time.monotonic()
    assert read("x.xml", TRAPS[name]) == ([], {"x.xml": "entity"})
    assert time.monotonic() - start < 1


class Watched:
    """Files and sockets that are opened while it watches; an audit hook can be put to sleep, not taken out."""

    def __init__(self) -> None:
        self.on, self.seen = False, list[tuple[str, object]]()
        sys.addaudithook(self.hear)

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.on and event in ("open", "socket.connect", "socket.getaddrinfo", "urllib.Request"):
            self.seen.append((event, arguments[0]))


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1/rss.dtd">',
        '<?xml-stylesheet href="http://127.0.0.1/x.xsl" type="text/xsl"?>',
        "",
    ],
)
def test_h082_nothing_else_is_opened_or_fetched(tmp_path, head):
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'
    path = tmp_path / "x.xml"
    path.write_text(head + rss(ITEM + include).removeprefix('<?xml version="1.0" encoding="utf-8"?>'))
    list(load_pages(Found(path=str(path), source="x.xml"), Options()))  # whatever is imported is imported by now
    watched = Watched()
    watched.on = True
    pages = list(load_pages(Found(path=str(path), source="x.xml"), Options()))
    watched.on = False
    assert [seen for seen in watched.seen if seen[1] != str(path) and not isinstance(seen[1], int)] == []
    assert isinstance(pages[0], Page) and b"root:" not in pages[0].data


# -- H083–H090 -------------------------------------------------------------------------------------------------------


def test_h083_a_feed_that_is_not_well_formed_is_read_and_flagged(read):
    pages, _ = read("x.rss", rss(ITEM, "<title>Arkan & Solt</title><description>İki bakan görüştü.<br></description>"))
    assert len(pages) == 2 and pages[0].flags == ("feed-not-well-formed",)


@pytest.mark.parametrize("ref", ["#99999999999", f"#{'9' * 20_000}", "#xFFFFFFFFFF", "#xD800", "#x110000", "#0"])
def test_h042_a_reference_to_no_character_costs_itself_alone(read, ref):
    """feedparser raises OverflowError on them where the feed is not well-formed."""
    items = [f"<title>Haber &{ref}; & sonra</title><description>{TEXT}</description>", ITEM]
    pages, reasons = read("x.rss", rss(*items))
    assert len(pages) == 2 and reasons == {} and all(TEXT in page.data.decode() for page in pages)


def test_h083_an_entry_that_no_parser_gets_through_costs_itself_alone(read):
    """Carrier mutant 3229 of seed 1: feedparser raises KeyError on a link that goes on behind its entry."""
    bad = rss(ITEM, "BAD", ITEM).replace("<item>BAD</item>", "<item<link></item></link>")
    pages, reasons = read("x.rss", bad)
    assert [TEXT in page.data.decode() for page in pages] == [True, True] and set(reasons.values()) <= {"corrupt"}


def test_h083_whatever_the_parser_raises_the_entries_are_read_one_by_one(read, monkeypatch):
    import feedparser

    sound = feedparser.parse

    def parse(handle, **options):
        if b"BAD" in handle.getvalue():
            raise KeyError("links")
        return sound(handle, **options)

    monkeypatch.setattr(feedparser, "parse", parse)
    pages, reasons = read("x.rss", rss(ITEM, "<title>BAD</title>", ITEM))
    assert [(page.source, page.url, page.outlet) for page in pages] == [
        ("x.rss#1", "https://ajans.example/1", "Ajans"),
        ("x.rss#3", "https://ajans.example/1", "Ajans"),
    ]
    assert all(page.flags == ("feed-not-well-formed",) for page in pages) and reasons == {"x.rss#2": "corrupt"}
    assert read("y.rss", "<rss>BAD") == ([], {"y.rss": "corrupt"})
    assert len(read("z.rss", rss(ITEM).replace("Ajans", "BAD", 1))[0]) == 1  # the feed's own head is the bad part


def test_the_name_of_a_feed_is_plain_text_of_some_length(read):
    feed = rss(ITEM).replace("<title>Ajans</title>", f"<title>Ajans &amp; Ortakları {'x' * 20_000}</title>", 1)
    (page,), _ = read("x.rss", feed)
    assert page.outlet is not None and page.outlet.startswith("Ajans & Ortakları x") and len(page.outlet) == 120


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_a_feed_of_nothing_is_empty(read, data):
    assert read("x.rss", data) == ([], {"x.rss": "empty"})


def test_h084_a_hundred_thousand_entries_are_cut_at_ten_thousand_and_it_is_said(read):
    start = time.monotonic()
    pages, reasons = read("x.rss", rss(*["<title>Haber</title>"] * 100_000))
    assert len(pages) == 10_000 and reasons == {"x.rss": "clipped"}
    assert time.monotonic() - start < 30


def test_h085_entries_without_link_date_or_with_one_guid_are_all_kept(read):
    items = [f"<guid>1</guid><description>{number}. {TEXT}</description>" for number in range(5)]
    pages, reasons = read("x.rss", rss(*items))
    assert len({page.id for page in pages}) == 5 and reasons == {}
    assert {(page.url, page.published) for page in pages} == {(None, None)}


def test_h086_markup_in_a_title_is_text(read):
    title = "<title>&lt;img src=x onerror=alert(1)&gt;Bakan</title>"
    (page,), _ = read("x.rss", rss(f"{title}<description>{TEXT}</description>"))
    assert "&lt;img" in page.data.decode() and "<img" not in page.data.decode()


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//ajans.example/"])
def test_h087_a_link_that_is_no_web_address_is_none(read, link):
    (page,), _ = read("x.rss", rss(f"<title>x</title><link>{link}</link><description>{TEXT}</description>"))
    assert (page.url, page.flags) == (None, ("odd-link",))


@pytest.mark.parametrize(
    "date",
    ["32 Mart", "Sal, 21 Kas 2026", "Mon, 01 Jan 0001 00:00:00 GMT", "Sat, 21 Nov 2026 10:00:00 +9999", "9" * 500],
)
def test_h088_a_date_that_is_none_is_null_and_flagged(read, date):
    (page,), _ = read("x.rss", rss(f"<title>x</title><pubDate>{date}</pubDate><description>{TEXT}</description>"))
    assert (page.published, page.flags) == (None, ("odd-date",))


def test_h089_a_page_where_a_feed_was_wanted_is_refused(read):
    page = "<!DOCTYPE html><html><body><h1>Sayfa bulunamadı</h1></body></html>"
    assert read("x.rss", page) == ([], {"x.rss": "not-a-feed"})


def test_h090_twenty_thousand_elements_in_one_another_are_refused(read):
    deep = "<div>" * 20_000 + "x" + "</div>" * 20_000
    entry = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">{deep}</content></entry></feed>'
    assert read("x.atom", entry) == ([], {"x.atom": "depth"})


def test_a_feed_of_more_than_10_mb_is_too_large(read):
    assert read("x.rss", rss("<title>" + "x" * 10_000_000 + "</title>")) == ([], {"x.rss": "too-large"})


# -- H091: JSON ------------------------------------------------------------------------------------------------------


def test_json_lines_are_pages_by_the_usual_names(read):
    lines = f'{{"title": "Başlık", "text": "{TEXT}", "url": "https://a.example/1", "published": "2026-11-21 10:00"}}\n'
    (page,), reasons = read("x.jsonl", lines)
    assert page.data.decode() == f"Başlık\n\n{TEXT}" and reasons == {}
    assert (page.source, page.url, page.published) == ("x.jsonl:1", "https://a.example/1", "2026-11-21T10:00")


def test_a_field_can_be_named_and_lie_deep(read):
    line = f'{{"veri": {{"haber": "{TEXT}"}}, "adres": "https://a.example/2"}}'
    (page,), _ = read("x.json", line, "text=veri.haber,url=adres")
    assert (page.data.decode(), page.url) == (TEXT, "https://a.example/2")


@pytest.mark.parametrize("said", ["text", "colour=red", "text=", "=x"])
def test_a_field_that_does_not_exist_is_a_usage_error(said):
    with pytest.raises(UsageError, match="--fields"):
        Fields.parse(said)


def test_a_bad_line_costs_itself_alone(read):
    lines = f'{{"text": "{TEXT}"}}\n{{"text": \n\n[1]\n{{"baska": "x"}}\n{{"text": "{TEXT} 2"}}\n'
    pages, reasons = read("x.jsonl", lines)
    assert [page.source for page in pages] == ["x.jsonl:1", "x.jsonl:6"]
    assert reasons == {"x.jsonl:2": "not-json", "x.jsonl:4": "no-text-field", "x.jsonl:5": "no-text-field"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("[" * 100_000 + "]" * 100_000, "depth"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "depth"),
        ('{"text": ', "not-json"),
        (b'{"text": "\xff"}', "not-json"),
        ("[]", "empty"),
        ("3", "no-text-field"),
        ('"' + "x" * 20_000_001 + '"', "too-large"),
    ],
)
def test_h091_json_that_cannot_be_read_is_refused_with_what_it_is(read, data, reason):
    assert read("x.json", data) == ([], {"x.json": reason})


def test_h091_doubled_keys_and_numbers_that_are_none_are_flagged(read):
    (page,), _ = read("x.json", f'{{"text": "{TEXT}", "text": "başka", "n": NaN, "m": 1e999, "k": {"9" * 100_000}}}')
    assert page.data.decode() == TEXT and set(page.flags) == {"duplicate-keys", "not-a-number"}


def test_a_json_feed_is_a_list_of_pages(read):
    feed = f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"id": "1", "content_text": "{TEXT}"}}]}}'
    (page,), _ = read("x.json", feed)
    assert (page.data.decode(), page.source) == (TEXT, "x.json:1 (1)")
