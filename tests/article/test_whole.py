"""What holds for every page there can be: nothing raises, every character of the body has its place, every other one
its reason. Pages are damaged at random, from a fixed seed; the seeds are the project's own cases."""

import random
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.model import Article, Rejected

Read = Callable[[bytes | str], Article | Rejected]
ROOT = Path(__file__).parents[1]
DAMAGE = [
    b"<", b">", b"&#", b"&amp;", b"&nbsp;", b"<script>", b"</script>", b"<!--", b"-->", b"\x00", b"\xff", b"\xc3",
    b"\n\n", b"<p>", b"</p>", b'<div class="', b'"', b"\\'", b"(AA) - ", b"KAYNAK: ", b"2025-13-45T99:99",
    b"99.99.2025", b"\x1e", b"\xe2\x80\xa8", b'{"datePublished":"', b"Yorumlar\n", b"i\xcc\x87", b"&#x110000;",
    b"&#xD800;", b"<html>", b"</body>",
]  # fmt: skip


def seeds() -> list[bytes]:
    tables = [ROOT / "cases" / language / "article-pages.toml" for language in ("tr", "en")]
    cases = [case for table in tables for case in tomllib.loads(table.read_text(encoding="utf-8"))["case"]]
    html = [path.read_bytes() for path in sorted((ROOT / "pages").glob("*.html"))]
    return [case["page"].encode("utf-8") for case in cases] + 4 * html


def damaged(count: int, seed: int) -> Iterator[bytes]:
    chance = random.Random(seed)
    pages = seeds()
    for _ in range(count):
        data = bytearray(chance.choice(pages))
        for _ in range(chance.randint(1, 10)):
            at, what = chance.randrange(len(data) + 1), chance.random()
            if what < 0.35:
                data[at:at] = chance.choice(DAMAGE) * chance.randint(1, 3)
            elif what < 0.6:
                del data[at : at + chance.randint(1, 80)]
            elif what < 0.8:
                data[at : at + 1] = bytes([chance.randrange(256)])
            else:
                other = chance.randrange(len(data) + 1)
                data[at:at] = data[other : other + chance.randint(1, 300)]
        yield bytes(data)


def check(article: Article) -> None:
    done = 0
    seen = bytearray(len(article.page_text))
    for run in article.anchors.runs:
        assert done <= run.out_start < run.out_end
        assert article.body[done : run.out_start].strip() == ""
        done = run.out_end
        if run.out_end - run.out_start == run.src_end - run.src_start:
            assert article.body[run.out_start : run.out_end] == article.page_text[run.src_start : run.src_end]
        seen[run.src_start : run.src_end] = b"\1" * (run.src_end - run.src_start)
    assert done == len(article.body)
    for cut in article.cuts:
        assert 0 <= cut.span.start <= cut.span.end <= len(article.page_text)
        twice = [
            c
            for c, known in zip(cut.span.of(article.page_text), seen[cut.span.start : cut.span.end], strict=True)
            if known
        ]
        assert not "".join(twice).strip()  # what is kept is not cut, and nothing is cut twice
        seen[cut.span.start : cut.span.end] = b"\1" * (cut.span.end - cut.span.start)
    assert [c for c, known in zip(article.page_text, seen, strict=True) if not known and not c.isspace()] == []
    fields = (article.title, article.published, article.updated, article.outlet, article.agency, article.author)
    assert all(0 <= f.span.start < f.span.end <= len(seen) for f in fields if f and f.span)


@pytest.mark.parametrize("seed", range(3))
def test_no_damaged_page_raises_and_every_character_is_accounted_for(seed: int, read_any: Read) -> None:
    kinds = set()
    for data in damaged(700, seed):
        got = read_any(data)
        kinds.add(type(got))
        if isinstance(got, Article):
            check(got)
    assert kinds == {Article, Rejected}


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "cp1254", "iso8859-9"])
def test_an_article_is_the_same_in_every_encoding(codec: str, read_any: Read) -> None:
    for data in seeds():
        text = data.decode("utf-8")
        if len(text.encode(codec, "ignore").decode(codec)) != len(text) or "charset" in text:
            continue
        want, got = read_any(data), read_any(text.encode(codec))
        assert isinstance(want, Article)
        assert isinstance(got, Article)
        assert (got.body, got.title and got.title.value) == (want.body, want.title and want.title.value)
        check(got)


S = "Karvanya Dışişleri Bakanı Dovan, Sorra'da mevkidaşı Solt ile görüştü ve bir açıklama yaptı. "
E = "Karvanian Foreign Minister Mira Dovan met her counterpart Solt in Sorra and told the press of it. "


@pytest.mark.parametrize(
    "text",
    [
        S * 3000, (S + "\n") * 3000, S.strip() * 2000, S + " " * 300000 + S, S + "\n" * 300000 + S, S + "(" * 100000,
        S + "- " * 100000, S + "." * 200000, "<html>" + S + "<!--" * 50000, "<html>" + S + "<script " * 30000,
        "<html><body>" + "<div>" * 30000 + S, "TEPKİ GELDİ " * 20000 + S, "12.12.2025 12:12 " * 10000 + S,
        "&amp;" * 50000 + S, '{"publisher":{' * 30000 + S, '"headline":"x"' * 20000 + S, "Ã¼" * 100000 + S,
        E * 3000, (E + "\n") * 3000, "By Jane Doe and " * 20000, "(Reporting by Jane Doe " * 20000 + E,
        E + "(AP Photo/" * 20000, "VELIN, March 14 (PTI) " * 10000 + E, "10:42 GMTUpdated " * 10000 + E,
        "03/04/2031 " * 20000 + E, "Editor's note: " * 20000 + E, "Jane Doe: " * 20000 + E,
        "<meta property='a' content='b'>" * 20000 + S, "<title>" * 30000 + S, "a1_" * 50000 + S,
    ],
    ids=lambda text: text[:12] + "…" + text[-12:],
)  # fmt: skip
def test_the_time_a_page_takes_grows_no_faster_than_the_page(text: str, read_any: Read) -> None:
    """A few hundred kilobytes of anything take well under the ten seconds that backtracking patterns would."""
    begin = time.process_time()
    read_any(text)
    assert time.process_time() - begin < 10
