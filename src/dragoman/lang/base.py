"""What a language pack tells each room, one section per room. Plain records, filled from the pack's own tables."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.resources import files
from typing import Any, get_origin

from dragoman.errors import DataError

# --- page: what the furniture around an article looks like -------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PagePack:
    """How news pages in one language dress an article.

    Every phrase is written plain: lower case, without diacritics, i for ı (`dragoman.article.shape.plain`), so that
    one row covers "ÇOK OKUNANLAR", "Çok Okunanlar" and "Cok okunanlar".

    language         ISO 639-1
    alphabet         the letters this language writes, lower case, those of common names included
    own_letters      letters that show this language even in a short text
    lowering         capitals whose small letter is not the usual one (I -> ı)
    joiners          words between two names ("ve")
    function_words   words so frequent that a text without them is not in this language
    months           name or abbreviation -> number
    weekdays         names and abbreviations
    published, updated, stamp_words
                     labels of a stamp: first publication, later change, and words that say neither ("saat", "tarih")
    zones            names of time zones -> offset ("tsi" -> "+03:00")
    sections         names of sections and menu items, that stand in headers and beside stamps
    exact            whole lines that are never the article ("haberin devami")
    starts, ends, holds
                     a line that starts with, ends with or holds one of these is never the article
    tickers          names of currencies and indices in lines of figures
    notices          how sentences to the reader begin, about the site and not about the world ("yorumlariniz")
    related          headings, or labels before a colon, over headlines of other stories
    comments         headings over readers' comments, after which no article comes back
    summary          headings over a summary box
    caption_starts, caption_holds
                     marks of a picture's or a film's caption
    agencies         plain name -> name as it is recorded
    source_labels    labels that make any name behind them a source ("kaynak")
    agency_labels    labels before an agency or a person ("haber"): only a known agency counts
    byline_labels    labels before the name of a person who wrote or edited
    desks            what stands where an agency would, and is none ("haber merkezi")
    credit_words     stems that make a sentence with an agency's name a credit ("derlen")
    outlet_words     words that names of news outlets are made of
    caps_words       capital words that open a sentence before a dash and are no place of filing ("ABD - Çin")
    crossheads       subheads that would else be taken for a promotion ("ne olmustu")
    noise_classes    parts of class names and ids that pages in this language give to what is not the article ("yorum")
    mixed_crossheads whether a line in mixed case without a full stop between two paragraphs is a subhead
    """

    language: str
    alphabet: frozenset[str]
    own_letters: str
    lowering: Mapping[str, str]
    joiners: frozenset[str]
    function_words: frozenset[str]
    months: Mapping[str, int]
    weekdays: frozenset[str]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    stamp_words: tuple[str, ...]
    zones: Mapping[str, str]
    sections: frozenset[str]
    exact: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    holds: tuple[str, ...]
    notices: tuple[str, ...]
    tickers: frozenset[str]
    related: tuple[str, ...]
    comments: tuple[str, ...]
    summary: tuple[str, ...]
    caption_starts: tuple[str, ...]
    caption_holds: tuple[str, ...]
    agencies: Mapping[str, str]
    source_labels: tuple[str, ...]
    agency_labels: tuple[str, ...]
    byline_labels: tuple[str, ...]
    desks: frozenset[str]
    credit_words: tuple[str, ...]
    outlet_words: tuple[str, ...]
    caps_words: frozenset[str]
    crossheads: frozenset[str]
    noise_classes: tuple[str, ...]
    mixed_crossheads: bool


def read_page_pack(package: str) -> PagePack:
    """The page pack in `package`'s page.toml; raises `DataError` naming a key that is missing or nobody asks for."""
    table = tomllib.loads(files(package).joinpath("page.toml").read_text(encoding="utf-8"))
    kinds = {field.name: get_origin(field.type) for field in fields(PagePack)}
    if odd := sorted(kinds.keys() ^ table.keys()):
        raise DataError(f"{package}/page.toml: {', '.join(odd)}: missing or unknown; the keys are those of PagePack")
    values: dict[str, Any] = {}
    for name, kind in kinds.items():
        values[name] = kind(table[name]) if kind in (frozenset, tuple) else table[name]
    return PagePack(**values)
