"""H050–H076: packed pages and archives, made in memory."""

import gzip
import io
import random
import struct
import zipfile
import zlib

from hostile.inputs import html, story

PAGE = html(story())


def page_no(number: int) -> bytes:
    """A page that differs from the others and packs as badly as news does."""
    dice = random.Random(number)
    words = " ".join("".join(dice.choices("abcçdefgğhıijklmnoöprsştuüvyz", k=7)) for _ in range(150))
    return html(story(f"<p>Bu {number}. haberdir: {words}.</p>"))


def record(
    body: bytes = PAGE,
    *,
    type: str = "response",
    url: str = "http://haber.example/1",
    length: str | None = None,
    extra: str = "",
    http: bytes = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
    date: str = "2026-01-02T03:04:05Z",
) -> bytes:
    block = (http if type == "response" else b"") + body
    kind = "application/http; msgtype=response" if type == "response" else "text/html"
    said = f"Content-Length: {len(block) if length is None else length}\r\n"
    said = "" if length == "absent" else said
    head = f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n{extra}"
    head += f"Content-Type: {kind}\r\n{said}\r\n"
    return head.encode("utf-8", "surrogateescape") + block + b"\r\n\r\n"


def warc_gz(records: list[bytes]) -> tuple[bytes, list[int]]:
    """The archive, and where each record begins in it."""
    out, offsets = io.BytesIO(), []
    for data in records:
        offsets.append(out.tell())
        out.write(gzip.compress(data, mtime=0))
    return out.getvalue(), offsets


def two_hundred() -> tuple[bytes, list[int]]:
    return warc_gz([record(page_no(i), url=f"http://haber.example/{i}") for i in range(200)])


def zeros(size: int) -> bytes:
    return bytes(size)


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def zip_of(members: dict[str, bytes], *, link: str | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        if link is not None:
            info = zipfile.ZipInfo("kisayol.html")
            info.external_attr = 0o120777 << 16
            archive.writestr(info, link)
    return out.getvalue()


def zip_that_claims(members: int) -> bytes:
    """A short archive whose end says it holds that many members, as ZIP64 has it."""
    plain = zip_of({"a.html": PAGE})
    at = plain.rfind(b"PK\x05\x06")
    wide = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, members, members, 46 * members, 0)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, at, 1)
    return plain[:at] + wide + locator + plain[at:]
