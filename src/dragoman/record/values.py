"""What people may set, as they write it: `status=planned`, `recipients=Russia; Iran`. Checked before it is kept."""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from sqlalchemy import Connection, RowMapping, select

from dragoman.errors import UsageError
from dragoman.model import Span, Status
from dragoman.model.acts import ACTS
from dragoman.record.days import days_of
from dragoman.record.offsets import ByteOffsets
from dragoman.record.parties import parse_party
from dragoman.record.schema import pages
from dragoman.record.seals import Row
from dragoman.record.state import FIELDS, PARTY_FIELDS

Values = Mapping[str, Any]
_MOST_CHARS = 500


def parse_values(given: Iterable[str]) -> dict[str, Any]:
    """`FIELD=VALUE` each. Raises UsageError for a field or value that does not exist.

    >>> parse_values(["status=called-for", "date=2025-07", "place="])
    {'status': 'called_for', 'date': '2025-07', 'place': None}
    """
    values: dict[str, Any] = {}
    for pair in given:
        field, equals, value = pair.partition("=")
        field = field.strip().lower().replace("-", "_")
        if not equals or field not in FIELDS:
            raise UsageError(f"{pair!r}: write FIELD=VALUE; fields are {', '.join(FIELDS)}")
        values[field] = _value(field, value.strip())
    if not values:
        raise UsageError("nothing to set; write FIELD=VALUE")
    return values


def _value(field: str, text: str) -> Any:
    if len(text) > _MOST_CHARS:
        raise UsageError(f"{field}: longer than {_MOST_CHARS} characters")
    if field in PARTY_FIELDS:
        return [parse_party(name.strip()) for name in text.split(";") if name.strip()]
    if field == "act":
        return _one_of("act", text.lower().replace("-", "_"), list(ACTS))
    if field == "status":
        return _one_of("status", text.lower().replace("-", "_"), list(get_args(Status)))
    if field == "background":
        return _one_of("background", text.lower(), ["true", "false"]) == "true"
    if field == "date" and text:
        try:
            days_of(text)
        except ValueError as error:
            raise UsageError(f"date {error}; write 2025-07-11, 2025-07 or 2025") from error
    return text or None


def _one_of(field: str, text: str, known: list[str]) -> str:
    if text in known:
        return text
    near = difflib.get_close_matches(text, known, n=1)
    raise UsageError(
        f"{field} {text!r}: there is none; " + (f"did you mean {near[0]}?" if near else f"use {', '.join(known[:6])} …")
    )


def words_on_page(conn: Connection, reading: RowMapping, words: str, *, start: int | None = None) -> Row:
    """Where words of the article stand: at `start`, where that is told. Raises UsageError when they do not, or stand
    there more than once.
    """
    body, named = reading["body"], start
    start = body.find(words) if named is None or body[named : named + len(words)] != words else named
    if not words.strip() or start < 0:
        raise UsageError(f"words {words!r}: the article does not hold them; copy them from `dragoman read`")
    if start != named and body.find(words, start + 1) >= 0:
        raise UsageError(f"words {words!r}: they stand there more than once; copy more")
    data = conn.execute(select(pages.c.bytes).where(pages.c.sha256 == reading["page"])).scalar_one()
    text = data.decode(reading["encoding"], "replace")
    at = _nearest(text, words, body, start)
    if at is None:
        raise UsageError(f"words {words!r}: markup stands between them on the page; give fewer of them")
    on_page = Span(at, at + len(words))
    in_bytes = ByteOffsets(data, text, reading["encoding"]).of(on_page)
    return {
        "words": words, "start": start, "end": start + len(words), "page_start": on_page.start, "page_end": on_page.end,
        "byte_start": in_bytes.start if in_bytes else None, "byte_end": in_bytes.end if in_bytes else None,
    }  # fmt: skip


def _nearest(text: str, words: str, body: str, start: int) -> int | None:
    """Where on the page the words stand: of several places, the one as far along as in the article."""
    places = [match.start() for match in re.finditer(re.escape(words), text)]
    share = start / max(1, len(body))
    return min(places, key=lambda place: abs(place / max(1, len(text)) - share), default=None)
