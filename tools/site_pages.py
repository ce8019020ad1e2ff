"""Pages as sites serve them: an article inside menus, lists of other stories and scripts, of our own making."""

import random

from dragoman.article.decode import decode
from dragoman.model import Page


def in_a_site(page: Page) -> Page:
    """The page inside the menus, other stories and scripts of a site; some 160 kB."""
    dice = random.Random(page.id)
    words = ("gündem", "ekonomi", "spor", "dünya", "bakan", "açıkladı", "borsa", "günü", "yükselişle", "uyarı", "yaşam")

    def phrase() -> str:
        return " ".join(dice.choices(words, k=dice.randint(1, 6))).capitalize()

    menu = "".join(f'<li class="nav-item"><a href="/{i}"><span>{phrase()}</span></a></li>' for i in range(150))
    cards = "".join(
        f'<div class="card related"><a href="/h/{i}"><img src="/{i}.jpg" alt="{phrase()}"><h3>{phrase()}</h3></a>'
        f'<span class="date">{i % 28 + 1} Mayıs 2026</span></div>'
        for i in range(60)
    )
    script = "<script>" + "".join(f"a[{i}]={{'k':{dice.random()}}};" for i in range(2_000)) + "</script>"
    before = f"{script}<header><nav><ul>{menu}</ul></nav></header>"
    behind = f'<aside class="related-news">{cards}</aside><footer>{menu}</footer>{script}'
    source = decode(page.data).text
    at = source.find(">", source.find("<body")) + 1 if "<body" in source else 0
    end = source.rfind("</body") if "</body" in source else len(source)
    return Page.of((source[:at] + before + source[at:end] + behind + source[end:]).encode(), source=page.source)
