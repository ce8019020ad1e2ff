"""Pages from the records of a WARC archive. Refuses to take the day of capture for the day of publication.

A record bears digests of its bytes. They are always checked: what does not fit is read and flagged, as archives are
known whose writers reckoned wrongly; whoever trusts the writers more than the disk asks to have it turned away.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from dragoman.intake.refuse import refuse
from dragoman.intake.response import Answer, charset_of, content_type, parse_answer, unchunk
from dragoman.intake.unpack import Refusal, unpack
from dragoman.intake.urls import clean_url
from dragoman.intake.warc import read_records
from dragoman.intake.warc_record import MISMATCH, Damage, Record, digest_differs
from dragoman.model import Page, Rejected

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "")
_WITH_PAGE = ("response", "resource", "conversion")
_WITHOUT_PAGE = ("warcinfo", "request", "metadata", "revisit", "continuation")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})")
_FIRST_YEAR, _LAST_YEAR = 1995, 2090  # no web page was archived before; a clock beyond is wrong


def pages_in_warc(handle: BinaryIO, *, path: str, source: str, strict: bool = False) -> Iterator[Page | Rejected]:
    """The pages of the archive in its order; each bears the archive's name and its record's offset.

    `strict` turns away what its digest does not bear out, instead of flagging it.

    Records that hold no page (requests, pictures, error answers) are counted, and told of once at the end.
    """
    passed_over: Counter[str] = Counter()
    silent = True
    for item in read_records(handle):
        name, silent = f"{source}@{item.at}", False
        if isinstance(item, Damage):
            yield refuse(f"{path}@{item.at}", item.reason, item.detail, source=name)
            continue
        result = _page(item, path=path, source=name)
        if strict and isinstance(result, Page) and MISMATCH in result.flags:
            what = f"not the bytes its {_digest_at_odds(item)} was made of; without --strict it is read and flagged"
            result = refuse(f"{path}@{item.at}", MISMATCH, what, source=name)
        if isinstance(result, str):
            passed_over[result] += 1
        else:
            yield result
    if passed_over:
        told = ", ".join(f"{count} {what}" for what, count in passed_over.most_common(12))
        yield refuse(path, "skipped", f"records that hold no page: {told}", source=source)
    elif silent:
        yield refuse(path, "empty", "an archive without records", source=source)


def _page(record: Record, *, path: str, source: str) -> Page | Rejected | str:
    """The record's page; or what kind of record it is, when it is of a kind that holds none."""
    item_id = f"{path}@{record.at}"
    if record.type not in _WITH_PAGE:
        if record.type in _WITHOUT_PAGE:
            return record.type
        return refuse(item_id, "header", f"a record of the unknown type {record.type[:40]!r}", source=source)
    answer = _answer(record)
    if answer.status is not None and not 200 <= answer.status < 300:
        return f"with status {answer.status}"
    said = answer.headers.get("content-type", "")
    kind = content_type(said)
    if kind not in PAGE_TYPES:
        return kind[:60]
    if not answer.body:
        return "empty"
    url = clean_url(record.headers.get("warc-target-uri", "").strip("<>"))
    if url is None:
        return "without a web address"
    unpacked = unpack(answer.body, encodings=answer.headers.get("content-encoding", "").split(","))
    if isinstance(unpacked, Refusal):
        return refuse(item_id, unpacked.reason, unpacked.detail, source=source)
    captured, more = _captured(record.headers.get("warc-date"))
    flags = (*record.flags, *_payload_flags(record), *answer.flags, *unpacked.flags, *more)
    return Page.of(
        unpacked.data, source=source, url=url, captured=captured, charset=charset_of(said),
        flags=tuple(dict.fromkeys(flags)),
    )  # fmt: skip


def _answer(record: Record) -> Answer:
    kind = record.headers.get("content-type", "")
    target = record.headers.get("warc-target-uri", "").lower().lstrip("<")
    if record.type == "response" and target.startswith(("http:", "https:")):
        return parse_answer(record.content)
    return Answer(None, {"content-type": kind}, record.content, ())


def _payload_flags(record: Record) -> Iterator[str]:
    if "warc-truncated" in record.headers:
        yield "truncated-in-archive"
    if record.type == "response" and "warc-payload-digest" in record.headers and MISMATCH not in record.flags:
        said, start = record.headers["warc-payload-digest"], record.content.find(b"\r\n\r\n")
        payload = record.content[start + 4 :]
        # Some writers make it of the body as sent, some of the body with its chunks joined.
        if start >= 0 and all(digest_differs(said, body) for body in (payload, unchunk(payload)[0])):
            yield MISMATCH


def _digest_at_odds(record: Record) -> str:
    return "WARC-Block-Digest" if MISMATCH in record.flags else "WARC-Payload-Digest"


def _captured(said: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The day and time of capture, if it can be believed."""
    if said and _DATE.fullmatch(said):
        try:
            if _FIRST_YEAR <= datetime.fromisoformat(said[:19]).year <= _LAST_YEAR:
                return said, ()
        except ValueError:
            pass
    return None, ("odd-capture-date",)
