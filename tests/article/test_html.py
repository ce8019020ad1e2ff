"""HTML pages: the body comes back to its place in the source, page data name and date the article."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.article.markup import is_html
from dragoman.article.pagedata import near_headline, page_data
from dragoman.article.regions import Furniture, link_lists, raw_spans
from dragoman.model import Article, Page, Rejected, Span
from site_pages import in_a_site

Read = Callable[[bytes | str], Article | Rejected]
PAGE = (Path(__file__).parents[1] / "pages" / "meridya.html").read_text(encoding="utf-8")

BODY = [
    "Karvanya ile Meridya, sınır kapılarını açma konusunda uzun süren görüşmelerin ardından anlaşmaya vardı.",
    "Karvanya Dışişleri Bakanı Mira Dovan, kararın yıl sonunda yürürlüğe gireceğini belirterek \"Kapımız açık\" dedi.",
    "Belmar kaygılı",
    "Belmar Dışişleri Bakanlığı, anlaşmadan duyduğu kaygıyı Karvanya'nın Büyükelçisi'ne iletti.",
    "Meridya Başbakanı Ander Solt ise ülkesinin anlaşmaya bağlı kalacağını söyledi.",
]  # fmt: skip


@pytest.fixture(scope="module")
def article(read: Read) -> Article:
    got = read(PAGE)
    assert isinstance(got, Article)
    return got


def test_the_body_is_the_articles_own_words(article: Article) -> None:
    """Captions, related stories, tweets, comments, lists, comments of the source and scripts are left out; a heading of
    the article in mixed case stays, because its element says what it is."""
    assert article.body.split("\n\n") == BODY


def test_page_data_of_this_article_date_it_and_not_those_of_its_neighbour(article: Article) -> None:
    assert article.published is not None
    assert article.published.value == "2031-10-20T10:00+03:00"
    assert article.published.span is not None
    assert article.published.span.of(PAGE) == "2031-10-20T10:00:00+03:00"
    assert article.updated is not None
    assert article.updated.value == "2031-10-20T12:30+03:00"


def test_headline_outlet_agency_and_author_have_their_place(article: Article) -> None:
    fields = (article.title, article.outlet, article.agency, article.author)
    values = [(field.value, field.span.of(PAGE)) for field in fields if field and field.span]
    title = "Karvanya ile Meridya sınırda anlaştı"
    assert values == [(title, title), ("Velin Postası", "Velin Postası"), ("AA", "AA"), ("Ad Soyad", "Ad Soyad")]


def test_words_behind_entities_and_links_come_back_to_the_source(article: Article) -> None:
    def source_of(words: str) -> str:
        start = article.body.index(words)
        return article.anchors.back(Span(start, start + len(words))).of(PAGE)

    assert source_of("Karvanya'nın") == "Karvanya&#039;nın"
    assert source_of("sınır kapılarını açma") == "sınır kapılarını</a> açma"
    assert source_of("konusunda uzun") == "konusunda\n   uzun"


def test_every_kind_of_cut_is_named(article: Article) -> None:
    reasons = {cut.reason for cut in article.cuts}
    assert {"markup", "dateline", "title", "stamp", "in-figure", "in-related", "in-aside", "in-footer"} <= reasons


def test_a_page_without_page_data_is_dated_by_its_stamp(read: Read) -> None:
    page = PAGE[: PAGE.index("<script type")] + PAGE[PAGE.index("<style>") :]
    got = read(page)
    assert isinstance(got, Article)
    assert got.published is not None
    assert (got.published.value, got.published.rule) == ("2031-10-20T12:30", "stamp.bare")
    assert got.outlet is not None
    assert (got.outlet.value, got.outlet.rule) == ("Velin Postası", "title.element")


def test_a_page_with_two_days_says_so(read: Read) -> None:
    got = read(PAGE.replace("20 Ekim 2031 12:30", "21 Ekim 2031 12:30"))
    assert isinstance(got, Article)
    assert "two-dates" in got.flags


def test_midnight_in_page_data_gives_way_to_the_time_on_the_page(read: Read) -> None:
    got = read(PAGE.replace("2031-10-20T10:00:00+03:00", "2031-10-20T00:00:00+03:00"))
    assert isinstance(got, Article)
    assert got.published is not None
    assert got.published.value == "2031-10-20T12:30"


def test_a_systems_zero_is_no_publication(read: Read) -> None:
    meta = '<meta property="article:published_time" content="1970-01-01T00:00:00Z">'
    page = PAGE[: PAGE.index("<script type")] + meta + PAGE[PAGE.index("<style>") :]
    got = read(page)
    assert isinstance(got, Article)
    assert got.published is not None
    assert got.published.value == "2031-10-20T12:30"


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("<!doctype html><p>a", True),
        ("<HTML><body>", True),
        ("<div>a</div><div>b</div><p>c</p><p>d</p>", True),
        ("<h1>Başlık</h1>\nMetin<br>devam", False),
        ("Düz metin, 3 < 4", False),
    ],
)
def test_text_with_a_few_tags_is_not_html(text: str, expect: bool) -> None:
    assert is_html(text) is expect


def test_scripts_and_comments_are_skipped_to_their_ends_only() -> None:
    text = "a<script>x<!--</script>b<!-- <script> -->c<style>d"
    assert [span.of(text) for span in raw_spans(text)] == ["<script>x<!--</script>", "<!-- <script> -->"]


def test_broken_json_ld_is_still_read() -> None:
    data = page_data('<script>{"headline": "Kapı \\u0131", "datePublished": "2031-01-02T03:04Z", }, </script>')
    assert [(d.kind, d.value) for d in data] == [("title", "Kapı ı"), ("published", "2031-01-02T03:04Z")]
    assert near_headline(data, "updated", "Kapı ı") is None


def test_meta_elements_are_read_whatever_the_order_of_their_attributes() -> None:
    html = "<meta content='2031-01-02' name='pubdate'><META PROPERTY=\"og:site_name\" CONTENT=\"Velin&#39;in Sesi\">"
    assert [(d.kind, d.value, d.span.of(html)) for d in page_data(html)] == [
        ("published", "2031-01-02", "2031-01-02"),
        ("outlet", "Velin'in Sesi", "Velin&#39;in Sesi"),
    ]


_ITEMS = "<li>Haber</li>" * 12
_PROSE_TEXT = "Karvanya ile Meridya, sınır kapılarını açma konusunda uzun süren görüşmelerin ardından anlaştı."
_PROSE = f"<p>{_PROSE_TEXT}</p>"


@pytest.mark.parametrize(
    ("label", "text", "folded"),
    [
        ("a menu", f"<p>a</p><nav><ul>{_ITEMS}</ul></nav><p>b</p>", [f"<nav><ul>{_ITEMS}</ul></nav>"]),
        ("a few links stay lines", "<nav><ul><li>Haber</li><li>Spor</li></ul></nav>", []),
        ("a list that is no furniture", f"<div><ul>{_ITEMS}</ul></div>", []),
        ("prose in it", f'<div class="related">{_ITEMS}{_PROSE}</div>', []),
        ("prose that a comment or a picture ends",
         f'<div class="related"><p>{_PROSE_TEXT}<!-- --></p><p>{_PROSE_TEXT}<svg><p/></svg> Son</p>{_ITEMS}</div>', []),
        ("a headline in it", f'<div class="banner"><h1>Başlık</h1>{_ITEMS}</div>', []),
        ("never closed", f"<p>a</p><div><nav>{_ITEMS}</div><p>b</p>", []),
        ("an inner list, where the outer holds prose", f'<div class="more-x"><nav>{_ITEMS}</nav>{_PROSE}</div>',
         [f"<nav>{_ITEMS}</nav>"]),
        ("the outer list only", f'<footer><div class="menu">{_ITEMS}</div>{_ITEMS}</footer>',
         [f'<footer><div class="menu">{_ITEMS}</div>{_ITEMS}</footer>']),
    ],
)  # fmt: skip
def test_lists_of_links_are_found_as_a_whole(label: str, text: str, folded: list[str]) -> None:
    assert [cut.span.of(text) for cut in link_lists(text, raw_spans(text), Furniture({}))] == folded, label


def fields_of(article: Article) -> list[str | None]:
    fields = (article.title, article.published, article.updated, article.outlet, article.agency, article.author)
    return [field and field.value for field in fields]


def test_the_menus_of_a_site_change_nothing_in_its_article(read: Read, article: Article) -> None:
    got = read(in_a_site(Page.of(PAGE.encode("utf-8"), source="meridya.html")).data)
    assert isinstance(got, Article)
    assert got.body == article.body
    assert fields_of(got) == fields_of(article)
    start = got.body.index("Karvanya'nın")
    assert got.anchors.back(Span(start, start + len("Karvanya'nın"))).of(got.page_text) == "Karvanya&#039;nın"
    assert {"in-nav", "in-footer", "in-related"} <= {cut.reason for cut in got.cuts}
