"""Events as programs want them: JSON lines and CSV. docs/output.md describes every key and column."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from dragoman.record.days import FIRST_DAY, LAST_DAY, days_of
from dragoman.record.view import EventView, Party, Words
from dragoman.text.harmless import visible

# Raw in JSON, these are harmless to programs and not to terminals; inside a JSON string, `\u…` means the same.
_RAW_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
# A spreadsheet takes a cell that begins like this for a formula.
_FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"-\d+(?:\.\d+)?", re.ASCII)
_PARTIES, _STRETCHES = "; ", " | "  # between the entries of one cell

CSV_COLUMNS = (
    "id", "date", "date_start", "date_end", "act", "type", "mode", "cameo", "actors", "actor_countries", "recipients",
    "recipient_countries", "place", "status", "background", "asserted_by", "asserted_by_countries", "confidence",
    "evidence", "body_start", "body_end", "page_id", "source", "title", "published", "outlet", "agency", "sources",
    "corrected",
)  # fmt: skip


def json_line(data: Any) -> str:
    r"""One line of JSON that is safe to look at: every odd character is written as `\u…`, which means the same."""
    text = json.dumps(data, ensure_ascii=False)
    return _RAW_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def event_to_dict(view: EventView) -> dict[str, Any]:
    """A recorded event on its own, with names where a reading has ids."""
    first_day, last_day = date_range(view.date)
    return {
        "id": view.id,
        "date": view.date,
        "date_start": first_day,
        "date_end": last_day,
        "act": view.act,
        "type": view.type,
        "mode": view.mode,
        "cameo": view.cameo,
        "actors": [_party_to_dict(party) for party in view.actors],
        "recipients": [_party_to_dict(party) for party in view.recipients],
        "place": view.place,
        "status": view.status,
        "background": view.background,
        "asserted_by": [_party_to_dict(party) for party in view.asserted_by],
        "confidence": round(view.confidence, 4),
        "evidence": [words.words for words in view.evidence],
        "spans": {
            "evidence": [_words_to_dict(words) for words in view.evidence],
            "trigger": _words_to_dict(view.trigger),
        },
        "page_id": view.page,
        "source": view.source,
        "title": view.title,
        "published": view.published,
        "outlet": view.outlet,
        "agency": view.agency,
        "sources": view.sources,
        "corrected": list(view.corrected),
    }


def date_range(edtf: str | None) -> tuple[str | None, str | None]:
    """The first and the last day an EDTF date may mean; None for an end that is open, and for what is no date.

    >>> date_range("2025-02"), date_range("2025-02-10/.."), date_range(None)
    (('2025-02-01', '2025-02-28'), ('2025-02-10', None), (None, None))
    """
    try:
        first_day, last_day = days_of(edtf or "")
    except ValueError:
        return None, None
    return None if first_day == FIRST_DAY else first_day, None if last_day == LAST_DAY else last_day


def _party_to_dict(party: Party) -> dict[str, Any]:
    return {"name": party.name, "kind": party.kind, "country": party.country, "office": party.office}


def _words_to_dict(words: Words) -> dict[str, Any]:
    return {
        "start": words.start,
        "end": words.end,
        "page_start": words.page_start,
        "page_end": words.page_end,
        "byte_start": words.byte_start,
        "byte_end": words.byte_end,
        "text": words.words,
    }


def safe_cell(cell: str) -> str:
    """
    >>> safe_cell("=1+1"), safe_cell("-10.0"), safe_cell("-1+1")
    ("'=1+1", '-10.0', "'-1+1")
    """
    return ("'" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else "") + visible(cell)


def csv_row(view: EventView) -> Iterator[str]:
    """The cells of one event, in the order of `CSV_COLUMNS`."""
    first_day, last_day = date_range(view.date)
    values = {
        **{name: getattr(view, name, None) for name in CSV_COLUMNS},
        "date_start": first_day,
        "date_end": last_day,
        "actors": names_in_cell(view.actors),
        "actor_countries": countries_in_cell(view.actors),
        "recipients": names_in_cell(view.recipients),
        "recipient_countries": countries_in_cell(view.recipients),
        "background": "true" if view.background else "false",
        "asserted_by": names_in_cell(view.asserted_by),
        "asserted_by_countries": countries_in_cell(view.asserted_by),
        "confidence": round(view.confidence, 4),
        "evidence": _STRETCHES.join(words.words.replace("|", "¦") for words in view.evidence),
        "body_start": view.evidence[0].start,
        "body_end": view.evidence[0].end,
        "page_id": view.page,
        "corrected": _PARTIES.join(view.corrected),
    }
    return ("" if (value := values[name]) is None else str(value) for name in CSV_COLUMNS)


class Named(Protocol):
    """Somebody with a name and perhaps a country."""

    @property
    def name(self) -> str: ...
    @property
    def country(self) -> str | None: ...


def names_in_cell(parties: Iterable[Named]) -> str:
    return _PARTIES.join(party.name.replace(";", ",") for party in parties)


def countries_in_cell(parties: Iterable[Named]) -> str:
    """As many entries as there are names; empty where a party has no country."""
    return _PARTIES.join(party.country or "" for party in parties)
