"""Every page behind a path or an address: loose files, archives, tables, feeds, the web.

What a file is goes by its name, as a page about archives may begin like one; only a WARC archive is also known by its
first bytes, and standard input by nothing else. Whatever happens, the answer is pages and `Rejected`s with reasons.
"""

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dragoman.intake.archive import members_of
from dragoman.intake.csv_table import pages_in_csv
from dragoman.intake.feed import is_feed, pages_in_feed
from dragoman.intake.files import CARRIERS, STDIN, SUFFIXES, Found, find_pages, load_page, open_file, page_of
from dragoman.intake.limits import MAX_FEED_BYTES, MAX_JSON_BYTES
from dragoman.intake.records import pages_in_warc
from dragoman.intake.refuse import refuse
from dragoman.intake.response import charset_of, content_type
from dragoman.intake.sniff import Kind, sniffed
from dragoman.intake.table import Fields, pages_in_json, pages_in_json_lines
from dragoman.intake.unpack import Refusal, unpack
from dragoman.intake.urls import clean_url, may_hold_password, without_password
from dragoman.model import Page, Rejected

if TYPE_CHECKING:
    from dragoman.intake.fetch import Fetcher

_KINDS: dict[Kind, tuple[str, ...]] = {
    "warc": (".warc", ".warc.gz"),
    "zip": (".zip",),
    "lines": (".jsonl", ".ndjson", ".jsonl.gz"),
    "json": (".json",),
    "csv": (".csv", ".tsv"),
    "feed": (".rss", ".atom", ".xml"),
}
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml")
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "")
_WEB = ("http://", "https://")
_ALMOST = re.compile(r"(?i)\s*https?:")
_WITHOUT_SCHEME = re.compile(r"(?i)(?:www\.\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?::[0-9]+)?/\S*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """fields   which field of a table holds what
    fetcher  makes the fetcher when the first address is met; None: addresses are refused
    stdin    read instead of the process's own standard input
    strict   turn away what an archive's digests do not bear out, instead of flagging it
    published  the day that stands in where neither page nor carrier gives one
    """

    fields: Fields = field(default_factory=Fields)
    fetcher: "Callable[[], Fetcher] | None" = None
    stdin: BinaryIO | None = None
    strict: bool = False
    published: str | None = None


def make_fetcher() -> "Fetcher":
    """The fetcher of the command line. It takes no settings: what it refuses, it refuses for everybody."""
    from dragoman.intake.fetch import Fetcher

    return Fetcher()


def is_address(path: str) -> bool:
    """Whether a path somebody named is an address of the web; `file:` and the like are not."""
    return path.lower().startswith(_WEB)


def is_carrier(path: str) -> bool:
    """Whether what is behind the path may be many pages, or comes from somebody else's machine."""
    return is_address(path) or path.lower().endswith(CARRIERS)


def known_as(path: str) -> str:
    """The name under which it is kept what became of a path: an address in its clean form, without a password."""
    if not is_address(path):
        return path
    return (None if may_hold_password(path) else clean_url(path)) or without_password(path)


def find_sources(paths: Iterable[str | Path]) -> Iterator[Found | Rejected]:
    """The files and addresses behind `paths`, before any of them is opened."""
    taken: set[str] = set()
    for path in paths:
        name = os.fspath(path)
        if is_address(name):
            yield Found(path=name, source=known_as(name))
        elif not os.path.exists(name) and (problem := _no_address(name)):
            yield problem
        else:
            yield from find_pages([path], taken=taken)


def _no_address(name: str) -> Rejected | None:
    """What is wrong with a name that was meant as an address; a password in it is not told again."""
    if "://" in name[:20] or _ALMOST.match(name):
        return refuse(without_password(name), "url", "only http:// and https:// are fetched")
    shown = name.rpartition("@")[2] if ":" in name.partition("@")[0] else name
    if _WITHOUT_SCHEME.fullmatch(shown):
        return refuse(shown, "missing", f"no such file; an address begins with https://, as https://{shown[:300]}")
    return None if shown == name else refuse(shown, "missing", "no such file or folder; check the spelling")


def pages_from(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None = None, options: Options | None = None
) -> Iterator[Page | Rejected]:
    """The pages behind `paths`, in order; folders are searched through, sorted by name."""
    options = options or Options(stdin=stdin)
    for found in find_sources(paths):
        if isinstance(found, Rejected):
            yield found
        else:
            yield from load_pages(found, options)


def load_pages(found: Found, options: Options) -> Iterator[Page | Rejected]:
    """The page or pages of one file or address."""
    for item in _loaded(found, options):
        if options.published and isinstance(item, Page) and not item.published:
            item = replace(item, published=options.published)
        yield item


def _loaded(found: Found, options: Options) -> Iterator[Page | Rejected]:
    if is_address(found.path):
        yield from _fetched(found, options)
        return
    try:
        if found.path == STDIN:
            with sniffed(_stdin(options)) as (kind, handle):
                yield from _in_file(handle, kind, found, options)
        elif (kind := _kind_of(found.path)) == "page":
            yield load_page(found)
        else:
            with open_file(found.path) as handle:
                yield from _in_file(handle, kind, found, options)
    except EOFError:
        yield refuse(found.path, "truncated", "is packed, and its end is missing", source=found.source)
    except (gzip.BadGzipFile, zlib.error) as error:
        yield refuse(found.path, "corrupt", f"is packed, and damaged ({error})", source=found.source)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        yield refuse(found.path, "unreadable", f"cannot be read ({reason}); check it", source=found.source)


def _stdin(options: Options) -> BinaryIO:
    if options.stdin is None and sys.stdin is None:
        raise ValueError("standard input is closed")
    return options.stdin or sys.stdin.buffer


def _kind_of(path: str) -> Kind:
    """What a file's name says it is; a page when it says nothing."""
    low = path.lower()
    for kind, suffixes in _KINDS.items():
        if low.endswith(suffixes):
            return kind
    return "warc" if _is_warc(path) else "page"


def _is_warc(path: str) -> bool:
    try:
        with open_file(path) as handle:
            return handle.read(5) == b"WARC/"
    except (OSError, ValueError):
        return False  # `load_page` says why


def _in_file(handle: BinaryIO, kind: Kind, found: Found, options: Options) -> Iterator[Page | Rejected]:
    path, source = found.path, found.source
    if kind == "page":
        yield load_page(found, stdin=handle)
    elif kind == "zip":
        for member in members_of(handle, path=path, source=source):
            yield from [member] if isinstance(member, Rejected) else _in_member(*member, found, options)
    elif kind == "lines":
        lines = gzip.GzipFile(fileobj=handle) if path.lower().endswith(".gz") else handle
        yield from pages_in_json_lines(lines, options.fields, path=path, source=source)  # type: ignore[arg-type]
    elif kind == "json":
        yield from pages_in_json(handle.read(MAX_JSON_BYTES + 1), options.fields, path=path, source=source)
    elif kind == "csv":
        yield from pages_in_csv(handle, options.fields, path=path, source=source)
    elif kind == "feed":
        yield from pages_in_feed(handle.read(MAX_FEED_BYTES + 1), path=path, source=source)
    else:
        yield from pages_in_warc(handle, path=path, source=source, strict=options.strict)


def _in_member(name: str, data: bytes, found: Found, options: Options) -> Iterator[Page | Rejected]:
    path, source, low = f"{found.path}!{name}", f"{found.source}!{name}", name.lower()
    if low.endswith(SUFFIXES):
        yield page_of(data, path=path, source=source)
    elif low.endswith((".jsonl", ".ndjson")):
        yield from pages_in_json_lines(io.BytesIO(data), options.fields, path=path, source=source)
    elif low.endswith(_KINDS["json"]):
        yield from pages_in_json(data, options.fields, path=path, source=source)
    elif low.endswith(_KINDS["csv"]):
        yield from pages_in_csv(io.BytesIO(data), options.fields, path=path, source=source)
    elif low.endswith(_KINDS["feed"]):
        yield from pages_in_feed(data, path=path, source=source)
    else:
        what = "an archive in an archive; unpack it first" if low.endswith(CARRIERS) else "not a page by its name"
        yield refuse(path, "skipped", what, source=source)


def _fetched(found: Found, options: Options) -> Iterator[Page | Rejected]:
    if options.fetcher is None:
        yield refuse(found.source, "url", "addresses are not fetched here; name a file")
        return
    answer = options.fetcher().fetch(found.path)
    if isinstance(answer, Rejected):
        yield answer
        return
    url = answer.url
    if not 200 <= answer.status < 300:
        yield refuse(url, "status", f"the server answered with status {answer.status}")
        return
    unpacked = unpack(answer.body, encodings=answer.headers.get("content-encoding", "").split(","))
    if isinstance(unpacked, Refusal):
        yield refuse(url, unpacked.reason, unpacked.detail)
        return
    said = answer.headers.get("content-type", "")
    kind = content_type(said)
    if kind in _FEED_TYPES or (kind in _PAGE_TYPES and is_feed(unpacked.data)):
        yield from pages_in_feed(unpacked.data, path=url, source=url)
    elif kind not in _PAGE_TYPES:
        yield refuse(url, "wrong-type", f"the server says it is {kind[:60]!r}, no page")
    else:
        yield Page.of(
            unpacked.data, source=url, url=url, captured=answer.captured, charset=charset_of(said), flags=unpacked.flags
        )
