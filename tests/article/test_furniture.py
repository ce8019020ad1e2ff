"""What a part of a page is called says that it is furniture; what it holds may say that it is not."""

import time
from collections.abc import Callable

import pytest

from dragoman.article.regions import Furniture, link_lists
from dragoman.lang.base import PagePack
from dragoman.model import Article, Rejected

Read = Callable[[bytes | str], Article | Rejected]
HEAD = "Karvanya ile Lindova sınırda anlaştı"
LEAD = "Karvanya Dışişleri Bakanı Mira Dovan, Velin'de Lindova ile sınır anlaşması imzaladı ve konuştu."
POINTS = [f"Lindova {i}. maddeyi kabul etti." for i in range(1, 15)]


@pytest.mark.parametrize(
    ("attributes", "kind"),
    [
        ('class="bio"', "bio"),
        ('class="author-bio"', "author-bio"),
        ('class="post bio-box"', "bio"),
        ('class="symbiotic"', ""),
        ('class="biography"', ""),
        ('data-id="share-box"', ""),
        ('data-class="menu"', ""),
        ('data-x="1" id="share-box"', "share"),
        ("role=menu", "menu"),
    ],
)
def test_a_name_is_furniture_by_its_words(attributes: str, kind: str, pack: PagePack) -> None:
    assert Furniture({"tr": pack}).kind("div", " " + attributes) == kind


def page(part: str) -> str:
    return f"<html><body><h1>{HEAD}</h1><p>{LEAD}</p>{part}<p>{LEAD.replace('konuştu', 'döndü')}</p></body></html>"


@pytest.mark.parametrize("name", ["tags-list", "share-content"])
def test_sentences_in_what_is_called_tags_are_the_articles(name: str, read: Read) -> None:
    part = "".join(f"<li>{point}</li>" for point in POINTS)
    got = read(page(f'<div class="{name}"><ul>{part}</ul></div>'))
    assert isinstance(got, Article)
    assert [point for point in POINTS if point not in got.body] == []


@pytest.mark.parametrize(
    "part",
    [
        '<div class="tags-list"><ul>' + "".join(f"<li><a href='#'>{p}</a></li>" for p in POINTS) + "</ul></div>",
        '<div class="comments"><ul>' + "".join(f"<li>{p}</li>" for p in POINTS) + "</ul></div>",
    ],
    ids=["links", "comments"],
)
def test_links_in_tags_and_sentences_of_readers_are_not(part: str, read: Read) -> None:
    got = read(page(part))
    assert isinstance(got, Article)
    assert [point for point in POINTS if point in got.body] == []


@pytest.mark.parametrize("end", ["</li>", ""])
def test_a_long_list_of_nothing_but_links_is_folded_whatever_it_is_called(end: str, pack: PagePack) -> None:
    links = "".join(f'<li><a href="/h{i}">Haber {i} başlığı geldi</a>{end}' for i in range(40))
    text = f"<body><p>{LEAD}</p><ul>{links}</ul><ul><li>{LEAD}</li></ul></body>"
    (cut,) = link_lists(text, [], Furniture({"tr": pack}))
    assert (cut.reason, cut.span.of(text)) == ("in-links", f"<ul>{links}</ul>")


def test_twenty_thousand_links_cost_little(read: Read) -> None:
    links = "".join(f"<li><a href=/h{i}>Haber {i} başlığı geldi</a>" for i in range(20_000))
    start = time.process_time()
    got = read(page(f"<ul>{links}</ul>"))
    assert isinstance(got, Article) and "başlığı" not in got.body
    assert time.process_time() - start < 3
