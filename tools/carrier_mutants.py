"""Feeds, archives and tables after an accident, and what intake may make of them. `make chaos` reads 100,000.

Half of the packed ones are damaged before they are packed: otherwise nothing but the packing would ever be tried.
"""

import gzip
import io
import json
import random
import re
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path

from dragoman.intake import Found, Options, load_pages
from dragoman.intake.limits import MAX_UNPACKED_BYTES
from dragoman.model import Page, Rejected
from mutants import cut, flip, insert, recode, repeat, splice, truncate

MAX_CPU_S = 5.0  # one small carrier; what takes longer would be minutes for a large one
_TOKENS = {
    "feed": (
        b"<item>", b"</item>", b"<entry>", b"</channel>", b"<![CDATA[", b"]]>", b"<!DOCTYPE x [", b"<!ENTITY a 'b'>",
        b"&#0;", b"&amp;#x110000;", b"<?xml version='1.1' encoding='x'?>", b"<content src='file:///etc/passwd'/>",
        b"<title type='xhtml'>", b"<link href='javascript:1'/>", b" xml:base='http://[' ", b"<pubDate>", b"\xff\xfe",
        b"<div><p><b>", b"<content type='application/xml'>", b"<media:content url='x'/>", b"<a:b:c>", b"<guid/>",
    ),
    "warc": (
        b"WARC/1.0\r\n", b"WARC/1.1\r\nWARC-Type: response\r\n", b"\r\n\r\n", b"\n\n", b"Content-Length: 0\r\n",
        b"Content-Length: 99999999\r\n", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n",
        b"Content-Encoding: br\r\n", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 404 X\r\n", b"\x1f\x8b\x08\x00",
        b"WARC-Type: revisit\r\n", b"WARC-Type: x\r\n", b"WARC-Target-URI: javascript:alert(1)\r\n", b"WARC-Date: \r\n",
        b"Content-Type: text/html; charset=punycode\r\n", b"WARC-Truncated: length\r\n",
        b"WARC-Payload-Digest: sha1:A\r\n",
    ),
    "zip": (
        b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"\xff\xff\xff\xff", b"../", b"\x00",
    ),
    "table": (b"{", b"[", b"]", b'"text":', b"NaN", b"1e999", b"\\ud800", b"\x00", b"\n", b'{"text": "x"}\n', b'"'),
}  # fmt: skip
_DIGITS = re.compile(rb"[0-9]+")
Accident = Callable[[bytearray, Sequence[bytes], random.Random], bytearray]


class Carriers:
    """Carriers of some pages, and their mutants. The same pages, seed and number give the same mutant."""

    def __init__(self, pages: Sequence[bytes], folder: Path) -> None:
        self._pages = [page[:4_000] for page in pages]
        self._path = folder

    def faults(self, numbers: Iterator[int] | range, *, seed: int) -> Iterator[tuple[int, str | None, list[str]]]:
        """(number, what is wrong or None, how each item turned out) of one mutant after another."""
        for number in numbers:
            name, data = self.mutant(number, seed=seed)
            yield number, *self._judged(name, data, by_pipe=number % 4 == 3)

    def mutant(self, number: int, *, seed: int) -> tuple[str, bytes]:
        dice = random.Random(f"carrier/{seed}/{number}")
        suffix, make, pack = dice.choice(_MAKERS)
        kind = _KINDS[suffix]
        sound = [make(dice.sample(self._pages, dice.randint(1, 4))) for _ in range(2)]
        inside = pack is not None and dice.random() < 0.5
        data = sound[0] if pack is None or inside else pack(sound[0])
        for _ in range(dice.randint(1, 5)):
            if dice.random() < 0.4:
                data = _struck(data, _TOKENS[kind], dice)
            else:
                data = bytes(dice.choice(_ACCIDENTS)(bytearray(data), sound, dice))
        return f"x{suffix}", pack(data) if inside and pack is not None else data

    def _judged(self, name: str, data: bytes, *, by_pipe: bool) -> tuple[str | None, list[str]]:
        found, options = Found(path="-", source="-"), Options(stdin=io.BytesIO(data))
        if not by_pipe:
            path = self._path / name
            path.write_bytes(data)
            found, options = Found(path=str(path), source=name), Options()
        start = time.process_time()
        try:
            items = list(load_pages(found, options))
        except Exception as error:
            return f"{type(error).__name__}: {error}", []
        took_s = time.process_time() - start
        problems = [problem for item in items if (problem := _problem_of(item, found))]
        problems += [] if items else ["it gave nothing, not even a word"]
        problems += [f"took {took_s:.1f} s"] if took_s > MAX_CPU_S else []
        outcomes = [item.reason if isinstance(item, Rejected) else "page" for item in items]
        return problems[0] if problems else None, outcomes


def _problem_of(item: Page | Rejected, found: Found) -> str | None:
    """What an item must never be, whatever it was made from."""
    if not item.source.startswith(found.source):
        return f"its name is {item.source!r}"
    if isinstance(item, Rejected):
        named = item.item_id.startswith(found.path) and item.reason and 0 < len(item.detail) <= 500
        return None if named else f"a reject of no use: {item!r}"
    if item.id != Page.of(item.data, source="").id:
        return "its id is not that of its bytes"
    if len(item.data) > MAX_UNPACKED_BYTES:
        return f"{len(item.data)} bytes"
    if item.url is not None and not re.fullmatch(r"https?://[^@/\s]+(?:[/?]\S*)?", item.url):
        return f"its address is {item.url!r}"
    for text in (item.outlet, item.published, item.captured, item.charset, *item.flags):
        if text is not None and (len(text) > 10_000 or "\x00" in text or not text.strip()):
            return f"{text[:50]!r} is kept of it"
    return None


# -- sound carriers --------------------------------------------------------------------------------------------------


def _texts(pages: Sequence[bytes]) -> list[str]:
    return [escape(page.decode("utf-8", "replace")) for page in pages]


def _rss(pages: Sequence[bytes]) -> bytes:
    items = "".join(
        f"<item><title>Haber {number}</title><link>https://haber.example/{number}</link><guid>{number}</guid>"
        f"<pubDate>Sat, 21 Nov 2026 10:0{number}:00 +0300</pubDate><description>{text}</description></item>"
        for number, text in enumerate(_texts(pages))
    )
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Ajans</title>'
    return f"{head}{items}</channel></rss>".encode()


def _atom(pages: Sequence[bytes]) -> bytes:
    entries = "".join(
        f'<entry><title type="html">Haber</title><link href="https://haber.example/{number}"/><id>urn:{number}</id>'
        f'<updated>2026-11-21T10:00:00Z</updated><content type="html">{text}</content></entry>'
        for number, text in enumerate(_texts(pages))
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Ajans</title>{entries}</feed>'.encode()


def _warc(pages: Sequence[bytes]) -> bytes:
    return b"".join(_record(page, number) for number, page in enumerate(pages))


def _record(page: bytes, number: int) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    if number == 1:
        http, page = http + b"Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    elif number == 2:
        http, page = http + b"Content-Encoding: gzip\r\n", gzip.compress(page, mtime=0)
    block = http + b"\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://haber.example/{number}\r\n"
        f"WARC-Date: 2026-11-21T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _in_members(data: bytes) -> bytes:
    """Each record a gzip member of its own, as far as records can still be told apart."""
    parts = re.split(rb"(?=WARC/1\.[01]\r\nWARC-Type)", data)
    return b"".join(gzip.compress(part, 1, mtime=0) for part in parts if part)


def _in_one_member(data: bytes) -> bytes:
    return gzip.compress(data, 1, mtime=0)


def _zip(pages: Sequence[bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, page in enumerate(pages):
            info = zipfile.ZipInfo(f"2026/haber-{number}.html")
            archive.writestr(info, page, zipfile.ZIP_DEFLATED if number % 2 else zipfile.ZIP_STORED)
        archive.writestr(zipfile.ZipInfo("akis.rss"), _rss(pages[:1]))
    return out.getvalue()


def _lines(pages: Sequence[bytes]) -> bytes:
    made = ({"text": page.decode("utf-8", "replace"), "url": "https://haber.example/1", "id": 7} for page in pages)
    return b"".join(json.dumps(item, ensure_ascii=False).encode() + b"\n" for item in made)


def _json_feed(pages: Sequence[bytes]) -> bytes:
    items = [{"id": "1", "content_text": page.decode("utf-8", "replace")} for page in pages]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()


_Maker = tuple[str, Callable[[Sequence[bytes]], bytes], Callable[[bytes], bytes] | None]
_MAKERS: tuple[_Maker, ...] = (
    (".rss", _rss, None), (".xml", _rss, None), (".atom", _atom, None), (".warc", _warc, None),
    (".warc.gz", _warc, _in_members), (".warc.gz", _warc, _in_one_member), (".zip", _zip, None),
    (".jsonl", _lines, None), (".jsonl.gz", _lines, _in_one_member), (".json", _json_feed, None),
)  # fmt: skip
_KINDS = {
    ".rss": "feed", ".xml": "feed", ".atom": "feed", ".warc": "warc", ".warc.gz": "warc", ".zip": "zip",
    ".jsonl": "table", ".jsonl.gz": "table", ".json": "table",
}  # fmt: skip


# -- accidents -------------------------------------------------------------------------------------------------------


def _struck(data: bytes, tokens: Sequence[bytes], dice: random.Random) -> bytes:
    """A word of the format where it does not belong, now and then many times over."""
    at = dice.randrange(len(data) + 1)
    times = dice.randint(2, 400) if dice.random() < 0.1 else 1
    return data[:at] + dice.choice(tokens) * times + data[at:]


def _renumber(data: bytearray, _: Sequence[bytes], dice: random.Random) -> bytearray:
    """Another number: a length, a date, an offset."""
    found = list(_DIGITS.finditer(data))
    if found:
        match = dice.choice(found)
        was = int(match[0][:15])
        other = dice.choice((0, was + 1, max(0, was - 1), was * 10, 2**31, 2**63, 10**30, -1))
        data[match.start() : match.end()] = str(other).encode()
    return data


def _cut_at_line(data: bytearray, _: Sequence[bytes], dice: random.Random) -> bytearray:
    """A line is lost, or stands twice."""
    lines = bytes(data).splitlines(keepends=True)
    if lines:
        at = dice.randrange(len(lines))
        lines[at : at + 1] = [lines[at]] * dice.choice((0, 2))
    return bytearray(b"".join(lines))


_ACCIDENTS: tuple[Accident, ...] = (
    flip, cut, repeat, splice, insert, truncate, recode, _renumber, _renumber, _cut_at_line,
)  # fmt: skip
