"""Pages from JSON and JSON Lines: one object, one page. Which field holds what can be said; the usual names are known.

The page's bytes are those of the field, so that a page is the same page whether it comes loose or in a table.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from dragoman.errors import UsageError
from dragoman.intake.days import read_date
from dragoman.intake.limits import MAX_JSON_BYTES
from dragoman.intake.refuse import refuse
from dragoman.intake.urls import clean_url
from dragoman.model import Page, Rejected
from dragoman.text.fold import fold

# What each field is called by crawlers, feeds and corpora; the first that holds a text counts. HTML comes before text,
# as the text beside it is mostly another program's reading of the same page.
USUAL: Mapping[str, tuple[str, ...]] = {
    "text": (
        "raw_html", "html", "raw", "content_html", "text", "body", "articleBody", "content", "content_text", "maintext",
        "metin",
    ),
    "title": ("title", "headline", "baslik"),
    "url": ("url", "link", "source_url", "canonical_url"),
    "published": (
        "published", "date_published", "datePublished", "date_publish", "publishedAt", "pubDate", "publish_date",
        "publication_date", "date", "tarih", "yayin_tarihi",
    ),
    "outlet": ("outlet", "source_name", "publisher", "site_name", "source_domain"),
    "id": ("id", "_id", "guid", "uuid"),
}  # fmt: skip
_WITH_TITLE_OF_ITS_OWN = ("raw_html", "html", "raw")  # whole pages; only bare texts get the title put before them
_NAME_CHARS = 120


class Fields:
    """Where a table keeps what: `Fields.parse("text=haber_metni,url=adres")`, else the usual names."""

    def __init__(self, named: Mapping[str, str] | None = None) -> None:
        self.names = {**USUAL, **{key: (value,) for key, value in (named or {}).items()}}
        self.named = dict(named or {})

    @classmethod
    def parse(cls, said: str | None) -> "Fields":
        """Raises UsageError for a field that does not exist."""
        named: dict[str, str] = {}
        for part in filter(None, (part.strip() for part in (said or "").split(","))):
            key, sign, value = (piece.strip() for piece in part.partition("="))
            key = {"html": "text", "raw": "text"}.get(key, key)
            if key not in USUAL or not sign or not value:
                raise UsageError(f"--fields: {part!r}; write FIELD=NAME with a field of {', '.join(USUAL)}")
            named[key] = value
        return cls(named)

    def find(self, item: Mapping[str, Any], what: str) -> tuple[str, str]:
        """(name, value) of the first field for `what` that holds anything; ("", "") when none does."""
        spelled = _spellings(item)
        for name in self.names[what]:
            value: Any = item
            there = name if name in item else spelled.get(_spelling(name))
            for step in name.split(".") if there is None else (there,):
                value = value.get(step) if isinstance(value, dict) else None
            if isinstance(value, int) and not isinstance(value, bool):
                value = str(value) if value.bit_length() < 128 else None
            if isinstance(value, str) and value.strip():
                return name, value
        return "", ""


def _spellings(item: Mapping[str, Any]) -> dict[str, str]:
    """An object's names by how they are compared; the first of two counts."""
    found: dict[str, str] = {}
    for name in item:
        found.setdefault(_spelling(name), name)
    return found


def _spelling(name: str) -> str:
    """What "publishedAt", "published_at" and "Published At" have in common, and "Yayın tarihi" and "yayin_tarihi"."""
    return re.sub("[ _-]", "", fold(name)).replace("ı", "i").replace("ş", "s")


def pages_in_json(data: bytes, fields: Fields, *, path: str, source: str) -> Iterator[Page | Rejected]:
    """A .json file: one object, a list of them, or an object with one list of objects in it (`items`, `articles`)."""
    if len(data) > MAX_JSON_BYTES:
        what = f"JSON larger than {MAX_JSON_BYTES / 1e6:g} MB; write it as JSON Lines, one object a line"
        yield refuse(path, "too-large", what, source=source)
        return
    value, flags = _parsed(data)
    if isinstance(value, Rejected):
        yield refuse(path, value.reason, value.detail, source=source)
        return
    items = _items(value, fields)
    if items is None:
        yield object_page(value, flags, fields, path=path, source=source)
        return
    for number, item in enumerate(items, start=1):
        yield object_page(item, flags, fields, path=f"{path}:{number}", source=f"{source}:{number}")
    if not items:
        yield refuse(path, "empty", "a list without objects", source=source)


def pages_in_json_lines(handle: BinaryIO, fields: Fields, *, path: str, source: str) -> Iterator[Page | Rejected]:
    """A .jsonl file, line by line; a bad line is named by its number and costs itself alone."""
    number, found = 0, False
    while line := handle.readline(MAX_JSON_BYTES + 1):
        number += 1
        where, name = f"{path}:{number}", f"{source}:{number}"
        if len(line) > MAX_JSON_BYTES:
            while line and not line.endswith(b"\n"):
                line = handle.readline(MAX_JSON_BYTES)
            yield refuse(where, "too-large", f"a line longer than {MAX_JSON_BYTES / 1e6:g} MB", source=name)
            continue
        if not line.strip(b" \t\r\n\x00").removeprefix(b"\xef\xbb\xbf"):
            continue
        found = True
        value, flags = _parsed(line)
        if isinstance(value, Rejected):
            yield refuse(where, value.reason, value.detail, source=name)
        else:
            yield object_page(value, flags, fields, path=where, source=name)
    if not found:
        yield refuse(path, "empty", "no line holds anything", source=source)


def _parsed(data: bytes) -> tuple[Any, tuple[str, ...]]:
    """The value, or why there is none as a Rejected without a place; and what was noticed on the way."""
    flags: list[str] = []

    def pairs(found: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, value in found:
            if key in made:
                flags.append("duplicate-keys")
            else:
                made[key] = value  # the first counts
        return made

    def constant(name: str) -> None:
        flags.append("not-a-number")

    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        # Numbers are not ours to compute with, and one of a million digits takes minutes to read.
        value = json.loads(text, object_pairs_hook=pairs, parse_constant=constant, parse_int=_small, parse_float=str)
    except RecursionError:
        return refuse("", "depth", "JSON with too many values inside one another"), ()
    except UnicodeDecodeError:
        return refuse("", "not-json", "not UTF-8, as JSON has to be"), ()
    except ValueError as error:
        return refuse("", "not-json", f"no JSON ({error})"), ()
    return value, tuple(dict.fromkeys(flags))


def _small(digits: str) -> int | None:
    return int(digits) if len(digits) < 30 else None


def _items(value: Any, fields: Fields) -> list[Any] | None:
    """The objects of a list, or of the one list of objects that an object without a text holds."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not fields.find(value, "text")[0]:
        lists = [v for v in value.values() if isinstance(v, list) and v and all(isinstance(x, dict) for x in v)]
        if len(lists) == 1:
            return lists[0]
    return None


def object_page(item: Any, flags: Iterable[str], fields: Fields, *, path: str, source: str) -> Page | Rejected:
    if not isinstance(item, dict):
        return refuse(path, "no-text-field", f"an object is wanted here, not {type(item).__name__}", source=source)
    name, text = fields.find(item, "text")
    if not name:
        wanted = fields.named.get("text")
        seen = ", ".join(key[:30] for key in list(item)[:8])
        what = f"no field {wanted!r}" if wanted else "no field with the page's text"
        what += f"; there are: {seen}; say which with --fields text=NAME"
        return refuse(path, "no-text-field", what, source=source)
    title = fields.find(item, "title")[1]
    if title and name not in _WITH_TITLE_OF_ITS_OWN and "<" not in text[:200] and not text.lstrip().startswith(title):
        text = f"{' '.join(title.split())}\n\n{text}"
    link, said = fields.find(item, "url")[1], fields.find(item, "published")[1]
    url, date = clean_url(link), read_date(said)
    odd = [flag for flag, bad in (("odd-link", link and not url), ("odd-date", said and not date)) if bad]
    own_id = " ".join(fields.find(item, "id")[1].split())[:_NAME_CHARS]
    return Page.of(
        text.encode("utf-8", "replace"),
        source=f"{source} ({own_id})" if own_id else source,
        url=url,
        outlet=" ".join(fields.find(item, "outlet")[1].split())[:_NAME_CHARS] or None,
        published=date,
        flags=(*flags, *odd),
    )
