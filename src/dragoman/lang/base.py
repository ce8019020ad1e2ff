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
    min_share        the share of function words from which a text is in this language
    months           name or abbreviation -> number
    weekdays         name or abbreviation -> number, Monday is 0
    published, updated, stamp_words
                     labels of a stamp: first publication, later change, and words that say neither ("saat", "tarih")
    zones            names of time zones -> offset ("tsi" -> "+03:00"), with the rule of its summer
                     ("et" -> "-05:00 us"), or "" where no reading is the likelier (`dragoman.article.zones`)
    shared_zones     those of these names that several states use, so that the reading is a guess
    month_first      zones whose pages write the month first ("03/14/2031"); empty where nobody does
    sections         names of sections and menu items, that stand in headers and beside stamps
    exact            whole lines that are never the article ("haberin devami")
    starts, ends, holds
                     a line that starts with, ends with or holds one of these is never the article
    ends_unstopped   the same for lines without a full stop: "two days ago" ends sentences too
    tickers          names of currencies and indices in lines of figures
    asides           labels before a colon that make the line a word to the reader ("editor s note")
    notices          how sentences to the reader begin, about the site and not about the world ("yorumlariniz")
    related          headings, or labels before a colon, over headlines of other stories
    related_starts   how such headings begin when a name follows ("more from The Velin Post")
    comments         headings over readers' comments, after which no article comes back
    summary          headings over a summary box
    caption_starts, caption_holds
                     marks of a picture's or a film's caption
    caption_for      words between such a mark and who the picture is from or for ("icin")
    caption_opens    how the description of a picture begins as a sentence ("this handout photo")
    picture_names    names that stand in credits of pictures only ("getty")
    agencies         plain name -> name as it is recorded
    source_labels    labels that make any name behind them a source ("kaynak")
    agency_labels    labels before an agency or a person ("haber"): only a known agency counts
    byline_labels    labels before the name of a person who wrote or edited
    byline_openers   words before such a name without a colon ("by")
    jobs             what an author is, in the sentence about the author below an article ("correspondent")
    name_links       small words between the names of a byline ("in", "for")
    desks            what stands where an agency would, and is none ("haber merkezi")
    credit_words     stems that make a sentence with an agency's name a credit ("derlen")
    outlet_words     words that names of news outlets are made of
    caps_words       capital words that open a sentence before a dash and are no place of filing ("ABD - Çin")
    dateline_colon   whether a colon may end a dateline ("VELIN: …")
    end_marks        what stands behind the last word of an article ("(END)")
    pointers         signs that point to other pages here, and are quotation marks elsewhere ("»")
    explainer_titles how a headline that asks for an explanation begins or ends ("what is", "nedir")
    definitions      what sentences of an explanation hold ("refers to")
    walls            reason -> phrases of pages that stand where an article should ("paywall" -> "to continue reading")
    saying           verbs as news attribute with them ("said"): whatever ends in one is no word to the reader
    crossheads       subheads that would else be taken for a promotion ("ne olmustu")
    taking_up        words that open a paragraph about whoever was named before ("iki", "taraflar")
    noise_classes    parts of class names and ids that pages in this language give to what is not the article ("yorum")
    mixed_crossheads whether a line in mixed case without a full stop between two paragraphs is a subhead
    """

    language: str
    alphabet: frozenset[str]
    own_letters: str
    lowering: Mapping[str, str]
    joiners: frozenset[str]
    function_words: frozenset[str]
    min_share: float
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    stamp_words: tuple[str, ...]
    zones: Mapping[str, str]
    shared_zones: frozenset[str]
    month_first: frozenset[str]
    sections: frozenset[str]
    exact: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    ends_unstopped: tuple[str, ...]
    holds: tuple[str, ...]
    asides: tuple[str, ...]
    notices: tuple[str, ...]
    tickers: frozenset[str]
    related: tuple[str, ...]
    related_starts: tuple[str, ...]
    comments: tuple[str, ...]
    summary: tuple[str, ...]
    caption_starts: tuple[str, ...]
    caption_holds: tuple[str, ...]
    caption_for: tuple[str, ...]
    caption_opens: tuple[str, ...]
    picture_names: tuple[str, ...]
    agencies: Mapping[str, str]
    source_labels: tuple[str, ...]
    agency_labels: tuple[str, ...]
    byline_labels: tuple[str, ...]
    byline_openers: tuple[str, ...]
    jobs: tuple[str, ...]
    name_links: tuple[str, ...]
    desks: frozenset[str]
    credit_words: tuple[str, ...]
    outlet_words: tuple[str, ...]
    caps_words: frozenset[str]
    dateline_colon: bool
    end_marks: tuple[str, ...]
    pointers: str
    explainer_titles: tuple[str, ...]
    definitions: tuple[str, ...]
    saying: tuple[str, ...]
    walls: Mapping[str, tuple[str, ...]]
    crossheads: frozenset[str]
    taking_up: frozenset[str]
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
    values["walls"] = {reason: tuple(phrases) for reason, phrases in values["walls"].items()}
    return PagePack(**values)
