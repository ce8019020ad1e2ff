"""Every page behind a path or an address: loose files, archives, tables, feeds, the web.

What a file is goes by its name, as a page about archives may begin like one; only a WARC archive is also known by its
first bytes. Whatever happens, the answer is pages and `Rejected`s with their reasons.
"""

import gzip
import io
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dragoman.intake.archive import members_of
from dragoman.intake.feed import is_feed, pages_in_feed
from dragoman.intake.files import CARRIERS, STDIN, SUFFIXES, Found, find_pages, load_page, open_file, page_of
from dragoman.intake.limits import MAX_FEED_BYTES, MAX_JSON_BYTES
from dragoman.intake.records import pages_in_warc
from dragoman.intake.refuse import refuse
from dragoman.intake.response import charset_of, content_type
from dragoman.intake.table import Fields, pages_in_json, pages_in_json_lines
from dragoman.intake.unpack import Refusal, unpack
from dragoman.model import Page, Rejected

if TYPE_CHECKING:
    from dragoman.intake.fetch import Fetcher

_WARC, _ZIP, _LINES = (".warc", ".warc.gz"), (".zip",), (".jsonl", ".ndjson", ".jsonl.gz")
_FEED, _JSON = (".rss", ".atom", ".xml"), (".json",)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "application/rdf+xml")
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "")
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """fields   which field of a table holds what
    fetcher  makes the fetcher when the first address is met; None: addresses are refused
    stdin    read instead of the process's own standard input
    """

    fields: Fields = field(default_factory=Fields)
    fetcher: "Callable[[], Fetcher] | None" = None
    stdin: BinaryIO | None = None


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


def find_sources(paths: Iterable[str | Path]) -> Iterator[Found | Rejected]:
    """The files and addresses behind `paths`, before any of them is opened."""
    taken: set[str] = set()
    for path in paths:
        name = os.fspath(path)
        if is_address(name):
            yield Found(path=name, source=name)
        elif "://" in name[:20] and not os.path.exists(name):
            yield refuse(name, "url", "only http:// and https:// are fetched")
        else:
            yield from find_pages([path], taken=taken)


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
    name = found.path.lower()
    if found.path == STDIN or not (is_carrier(name) or _is_warc(found.path)):
        yield load_page(found, stdin=options.stdin)
        return
    if is_address(name):
        yield from _fetched(found, options)
        return
    try:
        with open_file(found.path) as handle:
            yield from _in_file(handle, found, options)
    except (OSError, ValueError, EOFError, zlib.error) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        yield refuse(found.path, "unreadable", f"cannot be read ({reason}); check it", source=found.source)


def _is_warc(path: str) -> bool:
    try:
        with open_file(path) as handle:
            return handle.read(5) == b"WARC/"
    except (OSError, ValueError):
        return False  # `load_page` says why


def _in_file(handle: BinaryIO, found: Found, options: Options) -> Iterator[Page | Rejected]:
    name, path, source = found.path.lower(), found.path, found.source
    if name.endswith(_ZIP):
        for member in members_of(handle, path=path, source=source):
            yield from [member] if isinstance(member, Rejected) else _in_member(*member, found, options)
    elif name.endswith(_LINES):
        lines = gzip.GzipFile(fileobj=handle) if name.endswith(".gz") else handle
        yield from pages_in_json_lines(lines, options.fields, path=path, source=source)  # type: ignore[arg-type]
    elif name.endswith(_JSON):
        yield from pages_in_json(handle.read(MAX_JSON_BYTES + 1), options.fields, path=path, source=source)
    elif name.endswith(_FEED):
        yield from pages_in_feed(handle.read(MAX_FEED_BYTES + 1), path=path, source=source)
    else:
        yield from pages_in_warc(handle, path=path, source=source)


def _in_member(name: str, data: bytes, found: Found, options: Options) -> Iterator[Page | Rejected]:
    path, source, low = f"{found.path}!{name}", f"{found.source}!{name}", name.lower()
    if low.endswith(SUFFIXES):
        yield page_of(data, path=path, source=source)
    elif low.endswith((".jsonl", ".ndjson")):
        yield from pages_in_json_lines(io.BytesIO(data), options.fields, path=path, source=source)
    elif low.endswith(_JSON):
        yield from pages_in_json(data, options.fields, path=path, source=source)
    elif low.endswith(_FEED):
        yield from pages_in_feed(data, path=path, source=source)
    else:
        what = "an archive in an archive; unpack it first" if low.endswith(CARRIERS) else "not a page by its name"
        yield refuse(path, "skipped", what, source=source)


def _fetched(found: Found, options: Options) -> Iterator[Page | Rejected]:
    if options.fetcher is None:
        yield refuse(found.path, "url", "addresses are not fetched here; name a file")
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
