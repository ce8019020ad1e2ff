"""What a language pack tells each room, one section per room. Plain records, filled from the pack's own tables."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from dragoman.errors import DataError

# --- page: what the furniture around an article looks like -------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PagePack:
    """How news pages in one language dress an article.

    Every phrase is written plain: lower case, without diacritics, i for ı (`dragoman.article.shape.plain`), so that
    one row covers "ÇOK OKUNANLAR", "Çok Okunanlar" and "Cok okunanlar".

    language         ISO 639-1
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


_SETS = ("function_words", "weekdays", "sections", "exact", "desks", "caps_words", "crossheads", "tickers")
_LISTS = (
    "published", "updated", "stamp_words", "starts", "ends", "holds", "notices", "related", "comments", "summary",
    "caption_starts", "caption_holds", "source_labels", "agency_labels", "byline_labels", "credit_words", "outlet_words", "noise_classes",
)  # fmt: skip


def read_page_pack(package: str) -> PagePack:
    """The page pack in `package`'s page.toml; raises `DataError` naming the key that is missing."""
    table = tomllib.loads(files(package).joinpath("page.toml").read_text(encoding="utf-8"))
    try:
        return PagePack(
            language=table["language"],
            mixed_crossheads=table["mixed_crossheads"],
            months=table["months"],
            zones=table["zones"],
            agencies=table["agencies"],
            **{name: frozenset(table[name]) for name in _SETS},
            **{name: tuple(table[name]) for name in _LISTS},
        )
    except KeyError as error:
        raise DataError(f"{package}/page.toml: {error} is missing; dragoman.lang.base.PagePack says what it is") from error
