"""The patterns of one page pack, compiled once. What they say of a line is in `marking`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.article.phrases import any_of, byline_pattern, end_mark, picture_credit, spelt
from dragoman.article.shape import plain
from dragoman.article.stamptokens import StampGrammar, stamp_grammar
from dragoman.lang.base import PagePack

MAX_BYLINE_WORDS = 60
MAX_OPENER_CHARS = 40


@dataclass(frozen=True, eq=False)
class PageRules:
    """The patterns of one pack, compiled once. All but `glued_source` are matched against plain text."""

    pack: PagePack
    stamps: StampGrammar
    beside: frozenset[str]
    menu: frozenset[str]
    section_words: frozenset[str]
    starts: re.Pattern[str]
    notices: re.Pattern[str]
    asides: re.Pattern[str]
    asked: frozenset[str]
    ends: re.Pattern[str]
    ends_unstopped: re.Pattern[str]
    holds: re.Pattern[str]
    related: re.Pattern[str]
    related_open: re.Pattern[str]
    related_named: re.Pattern[str]
    comments: re.Pattern[str]
    summary: frozenset[str]
    caption: re.Pattern[str]
    caption_word: re.Pattern[str]
    caption_label: re.Pattern[str]
    caption_credit: re.Pattern[str]
    caption_opens: re.Pattern[str]
    picture_credit: re.Pattern[str]
    agency: re.Pattern[str]
    source: re.Pattern[str]
    agency_label: re.Pattern[str]
    byline: re.Pattern[str]
    byline_open: re.Pattern[str]
    pair_openers: re.Pattern[str]
    byline_words: frozenset[str]
    credit: re.Pattern[str]
    between_names: re.Pattern[str]
    picture_part: re.Pattern[str]
    glued_sources: frozenset[str]
    end_mark: re.Pattern[str]
    walls: Mapping[str, re.Pattern[str]]
    explainer: re.Pattern[str]
    defining: re.Pattern[str]
    told: re.Pattern[str]
    tells: re.Pattern[str]
    colon_datelines: bool


@lru_cache(maxsize=16)
def page_rules(pack: PagePack) -> PageRules:
    agencies, captions = any_of(pack.agencies), any_of(pack.caption_starts)
    caption_closers = rf"[ ]?(?:[:|/\],]|\s-\s|(?:{any_of(pack.caption_for)})\b|$)"
    closers = r"\s*(?:[:.]|\?|$|[|>»›–—]|\s-\s|\s{2})"
    return PageRules(
        pack=pack,
        stamps=stamp_grammar(pack),
        beside=pack.sections | frozenset(pack.agencies) | pack.desks | frozenset(pack.stamp_words),
        menu=pack.sections | pack.exact,
        section_words=frozenset(word for name in pack.sections | pack.exact for word in name.split()),
        starts=re.compile(rf"(?:{any_of(pack.starts)})(?: |$)"),
        notices=re.compile(rf"(?:{any_of(pack.notices)})(?: |$)"),
        ends=re.compile(rf"(?:^| )(?:{any_of(pack.ends)})$"),
        asides=re.compile(rf"\W{{0,6}}(?:{spelt(pack.asides)})\s?(?::|[–—]|-\s)"),
        asked=frozenset(p for p in (*pack.exact, *pack.ends) if " " in p),
        ends_unstopped=re.compile(rf"(?:^| )(?:{any_of(pack.ends_unstopped)})$"),
        holds=re.compile(rf"\b(?:{any_of(pack.holds)})"),
        related=re.compile(rf"\W{{0,6}}(?:{spelt(pack.related)}){closers}"),
        related_open=re.compile(rf"\W{{0,6}}(?:{spelt(p for p in pack.related if ' ' in p)})\s"),
        related_named=re.compile(rf"\W{{0,6}}(?:{spelt(pack.related_starts)})\s\w"),
        comments=re.compile(rf"\W{{0,6}}(?:\d{{1,4}} )?(?:{spelt(pack.comments)})\s*(?::|$|[(|])"),
        summary=frozenset(pack.summary),
        caption=re.compile(rf"\W{{0,6}}(?:(?:{agencies})\s?-\s?)?(?:{captions}){caption_closers}|[©▲▼◀►]|\(c\)"),
        caption_word=re.compile(rf"\b(?:{any_of(pack.caption_holds)})\b"),
        caption_label=re.compile(rf"\b(?:{captions})\s?:\s?\S|[|]\s?(?:{captions})$|\((?:{captions})\)$"),
        caption_credit=re.compile(rf"[^.!?…\"”’»\s]\s?\((?:{agencies}|{captions})[^()]{{0,30}}\)$"),
        caption_opens=re.compile(rf"\W{{0,6}}(?:{spelt(pack.caption_opens)})\b"),
        picture_credit=picture_credit(pack),
        agency=re.compile(rf"\b(?:{agencies})\b"),
        source=re.compile(rf"\W{{0,4}}(?:{spelt(pack.source_labels)})\s?[:：]\s?\S"),
        agency_label=re.compile(rf"\W{{0,4}}(?:{spelt(pack.agency_labels)})\s?[:：]\s?\S"),
        byline=re.compile(rf"\W{{0,4}}(?:{spelt(pack.byline_labels)})\s?[:：]\s?\S"),
        byline_open=byline_pattern(pack.byline_openers),
        pair_openers=byline_pattern(p for p in pack.byline_openers if " " in p),
        byline_words=pack.desks
        | frozenset(
            word
            for field in (pack.joiners, pack.jobs, pack.byline_openers, pack.name_links)
            for p in field
            for word in p.split()
        ),
        credit=re.compile(rf"\b(?:{any_of(pack.credit_words)})"),
        between_names=re.compile(rf"\s?[,/&|+]\s?|\s[-–—]\s|\s(?:{any_of(pack.joiners)})\s"),
        picture_part=re.compile(rf"[|]\s?(?:{captions})"),
        glued_sources=frozenset(label.replace(" ", "") + a for label in pack.source_labels for a in pack.agencies),
        end_mark=end_mark(pack),
        walls={kind: re.compile(rf"\b(?:{any_of(phrases)})") for kind, phrases in pack.walls.items()},
        explainer=re.compile(rf"^(?:{any_of(pack.explainer_titles)})\b|\b(?:{any_of(pack.explainer_titles)})$"),
        defining=re.compile(rf"\b(?:{any_of(pack.definitions)})\b"),
        told=_told(pack),
        tells=re.compile(rf"\b(?:{any_of(pack.saying)})\b"),
        colon_datelines=pack.dateline_colon,
    )


def _told(pack: PagePack) -> re.Pattern[str]:
    """ "Listen to the people, Solt said.": what somebody said, however it begins, with who said it behind a comma or
    the verb as the last word. "An earlier version of this article said …" is the site's own word."""
    said, stop = rf"\b(?:{any_of(pack.saying)})\b", r"[.!?…][\"”’»]?$"
    return re.compile(rf"(?:,[\"”’»]?\s[^,;:]{{2,60}}{said}[^,;:]{{0,40}}|{said}){stop}")


def names_writers(text: str, rules: PageRules, *, openers: re.Pattern[str] | None = None) -> bool:
    """ "By Jane Doe in Velin", "(Reporting by Jane Doe; Editing by John Roe)": a word that opens a byline, and names.

    Names are in capitals and what links them is small: "By land and sea" and "By the end of May" are no bylines.
    """
    if not rules.pack.byline_openers:
        return False
    opened = (openers or rules.byline_open).match(plain(text[:MAX_OPENER_CHARS]))
    if opened is None or not text[opened.end() : opened.end() + 1].isupper():
        return False
    parts = re.findall(r"[^\W\d_]+", text[opened.end() :])
    small = [word for word in parts if not word[:1].isupper()]
    known = all(word in rules.byline_words or len(word) == 1 for word in small)
    return known and len(parts) <= MAX_BYLINE_WORDS and len(small) <= len(parts) - len(small)
