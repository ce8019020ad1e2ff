"""What came in, and what was turned away."""

import hashlib
from dataclasses import dataclass

from dragoman.model.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The bytes of one page, as they came.

    id      SHA-256 of `data`, in hex: the same bytes are the same page, whatever the file is called
    source  the name the user knows it by: a file's name, a WARC record's address, "-"
    url     where it was found, when anything outside the page says so
    outlet, published  what the carrier of the page says of it (a feed, a JSON field); None for a bare file
    captured  when it was fetched, as its archive or the fetcher says; never taken for the day of publication
    charset   the encoding that the answer's Content-Type names, as written; evidence, which may be wrong or nonsense
    flags     what the carrier's reader noticed ("digest-mismatch", "bad-chunks", …); the article bears them too
    """

    id: str
    source: str
    data: bytes
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    captured: str | None = None
    charset: str | None = None
    flags: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        data: bytes,
        *,
        source: str,
        url: str | None = None,
        outlet: str | None = None,
        published: str | None = None,
        captured: str | None = None,
        charset: str | None = None,
        flags: tuple[str, ...] = (),
    ) -> "Page":
        """A page named by its own content."""
        name = hashlib.sha256(data).hexdigest()
        return cls(
            id=name, source=source, data=data, url=url, outlet=outlet, published=published, captured=captured,
            charset=charset, flags=flags,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A page that was not read, kept beside what was read.

    item_id  the page's id, or the path where there was nothing to hash
    source   the name the user knows it by
    room     the room that turned it away
    reason   a short fixed word that can be counted: "empty", "binary", "no-body", "language", "unreadable"
    detail   for a person: what was seen, and what to do about it
    article  the article, where the page has one in a language whose events are not read yet
    """

    item_id: str
    source: str
    room: str
    reason: str
    detail: str
    article: Article | None = None
