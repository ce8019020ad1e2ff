"""What kind of line a line is, by the phrases of a page pack. Looks at one line at a time; the layout decides."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dragoman.article.lines import Line
from dragoman.article.shape import doubled_at, phrase
from dragoman.article.stamp import StampGrammar, is_stamp_line, stamp_grammar
from dragoman.lang.base import PagePack

LONG_CHARS = 120  # a line of this length is prose even when its full stop got lost
MAX_PHRASE_CHARS = 300
MAX_CREDIT_WORDS = 14
_BRACKETED = re.compile(r"[(\[][^()\[\]]{1,200}[)\]]\W{0,3}$")
_URL = re.compile(r"(?:https?://|www\.)\S+$")
_USER = re.compile(r"[A-Za-z.]{0,20}[\d_][\w.]{0,20}\s?:\s")  # "okur_34: …": no speaker in prose is called so
_HASHTAGS = re.compile(r"(?:#[\w'’.-]+\W*){1,}$")
_QUOTES = re.compile(r"[\"“”«»]")
_COUNTER = re.compile(r"[\W\d_]+$")
_QUESTION_CHARS = 110
MAX_CAPTION_CHARS = 260  # "… töreninden (AFP)": a picture's description that ends in its credit, without a full stop


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
    ends: re.Pattern[str]
    holds: re.Pattern[str]
    related: re.Pattern[str]
    related_open: re.Pattern[str]
    comments: re.Pattern[str]
    summary: frozenset[str]
    caption: re.Pattern[str]
    caption_word: re.Pattern[str]
    caption_label: re.Pattern[str]
    caption_credit: re.Pattern[str]
    agency: re.Pattern[str]
    source: re.Pattern[str]
    agency_label: re.Pattern[str]
    byline: re.Pattern[str]
    credit: re.Pattern[str]
    between_names: re.Pattern[str]
    picture_part: re.Pattern[str]
    glued_sources: frozenset[str]


@lru_cache(maxsize=16)
def page_rules(pack: PagePack) -> PageRules:
    agencies, captions = _any(pack.agencies), _any(pack.caption_starts)
    closers = r"\s*(?:[:.]|\?|$|[|>»›–—]|\s-\s|\s{2})"
    return PageRules(
        pack=pack,
        stamps=stamp_grammar(pack),
        beside=pack.sections | frozenset(pack.agencies) | pack.desks | frozenset(pack.stamp_words),
        menu=pack.sections | pack.exact,
        section_words=frozenset(word for name in pack.sections | pack.exact for word in name.split()),
        starts=re.compile(rf"(?:{_any(pack.starts)})(?: |$)"),
        notices=re.compile(rf"(?:{_any(pack.notices)})(?: |$)"),
        ends=re.compile(rf"(?:^| )(?:{_any(pack.ends)})$"),
        holds=re.compile(rf"\b(?:{_any(pack.holds)})"),
        related=re.compile(rf"\W{{0,6}}(?:{_any(pack.related)}){closers}"),
        related_open=re.compile(rf"\W{{0,6}}(?:{_any(p for p in pack.related if ' ' in p)})\s"),
        comments=re.compile(rf"\W{{0,6}}(?:\d{{1,4}} )?(?:{_any(pack.comments)})\s*(?::|$|[(|])"),
        summary=frozenset(pack.summary),
        caption=re.compile(
            rf"\W{{0,6}}(?:(?:{agencies})\s?-\s?)?(?:{captions})[ ]?(?:[:|/\]]|\s-\s|icin\b|$)|[©▲▼◀►]|\(c\)"
        ),
        caption_word=re.compile(rf"\b(?:{_any(pack.caption_holds)})\b"),
        caption_label=re.compile(rf"\b(?:{captions})\s?:\s?\S|[|]\s?(?:{captions})$|\((?:{captions}|arsiv)\)$"),
        caption_credit=re.compile(rf"[^.!?…\"”’»\s]\s?\((?:{agencies}|{captions})[^()]{{0,30}}\)$"),
        agency=re.compile(rf"\b(?:{agencies})\b"),
        source=re.compile(rf"\W{{0,4}}(?:{_any(pack.source_labels)})\s?[:：]\s?\S"),
        agency_label=re.compile(rf"\W{{0,4}}(?:{_any(pack.agency_labels)})\s?[:：]\s?\S"),
        byline=re.compile(rf"\W{{0,4}}(?:{_any(pack.byline_labels)})\s?[:：]\s?\S"),
        credit=re.compile(rf"\b(?:{_any(pack.credit_words)})"),
        between_names=re.compile(rf"\s?[,/&|+]\s?|\s[-–—]\s|\s(?:{_any(pack.joiners)})\s"),
        picture_part=re.compile(rf"[|]\s?(?:{captions})"),
        glued_sources=frozenset(label.replace(" ", "") + a for label in pack.source_labels for a in pack.agencies),
    )


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True)) or r"(?!)"


def mark_line(line: Line, rules: PageRules) -> str:
    """The kind of a line.

    Prose: "sentence"; "capitals" and "loose" are lines without a full stop, in capitals and in mixed case.
    Never the article: "stamp", "credit", "byline", "caption", "related", "related-line", "comments", "summary",
    "doubled", "furniture", "tags", "section".
    """
    if len(line.text) <= MAX_PHRASE_CHARS and (kind := _labelled(line, rules)):
        return kind
    return _prose(line)


def _labelled(line: Line, rules: PageRules) -> str | None:
    pack, key = rules.pack, line.phrase
    if not key or _COUNTER.match(line.text) or _URL.match(line.text):
        return "stamp" if is_stamp_line(line.text, rules.stamps, rules.beside) else "furniture"
    if is_stamp_line(line.text, rules.stamps, rules.beside) or key in pack.published or key in pack.updated:
        return "stamp"
    if rules.comments.match(line.plain):
        return "comments"
    if key in pack.exact:
        return "furniture"
    if key in rules.summary:
        return "summary"
    if rules.related.match(line.plain):
        return "related" if key in pack.related else "related-line"
    if rules.caption.match(line.plain) and not (line.stops and line.word_count > 25):
        return "caption"
    if kind := _credited(line, rules):
        return kind
    if rules.holds.search(key):
        return "furniture"
    return _short(line, rules) if not line.stops or line.word_count <= 5 else _odd_sentence(line, rules)


def _credited(line: Line, rules: PageRules) -> str | None:
    """Agency credits and bylines: with a label, alone on their line, or as a sentence."""
    key, brief = line.phrase, line.word_count <= MAX_CREDIT_WORDS and line.sentences <= 1
    agency = rules.agency.search(key)
    if key in rules.pack.desks or key.replace(" ", "") in rules.glued_sources or _is_bare_label(line, rules):
        return "credit"
    if brief and (rules.source.match(line.plain) or (agency and rules.agency_label.match(line.plain))):
        return "credit"
    if line.word_count <= MAX_CREDIT_WORDS and rules.byline.match(line.plain):
        return "byline"
    if agency and line.word_count <= 10 and (rules.credit.search(key) or _is_signature(line, rules)):
        return "credit"
    return None


def _is_bare_label(line: Line, rules: PageRules) -> bool:
    """ "KAYNAK:" before a line with the name, or "Kaynak SoL" without the colon."""
    if line.text.endswith(":"):
        return line.phrase in rules.pack.source_labels
    named = any(line.phrase.startswith(label + " ") for label in rules.pack.source_labels)
    return named and line.word_count <= 3 and not line.stops


def _is_signature(line: Line, rules: PageRules) -> bool:
    """ "İHA", "AA, Reuters", "VELİN (AA) -", "AA / Ad Soyad": an agency and hardly anything else."""
    if line.word_count > 6 or line.stops:
        return False
    rest = [word for word in rules.agency.sub(" ", line.phrase).split() if word not in rules.pack.joiners]
    if not rest or " ".join(rest) in rules.beside:
        return True
    return len(rest) <= 3 and bool(re.search(r"[/|()©]|\s[-–—]|[-–—]\s", line.text))


def _short(line: Line, rules: PageRules) -> str | None:
    """Furniture among lines without a full stop."""
    key = line.phrase
    if _HASHTAGS.match(line.text):
        return "tags"
    if all(part.strip() in rules.pack.exact for part in re.split(r"\s{2,}|[|·•/,:]", line.plain) if part.strip()):
        return "furniture"
    if key in rules.pack.sections or _all_sections(line.text, rules.pack):
        return "section"
    if set(key.split()) <= rules.menu or _is_ticker(line, rules.pack):
        return "furniture"
    if rules.starts.match(key) or (line.word_count <= 14 and rules.ends.search(key)):
        return "furniture"
    if rules.related_open.match(line.plain):
        return "related-line"
    if len(line.text) <= MAX_CAPTION_CHARS and rules.caption_credit.search(line.plain):
        return "caption"
    if rules.caption_label.search(line.plain) or (_BRACKETED.match(line.text) and line.word_count <= 14):
        return "caption"
    if line.word_count <= 14 and rules.caption_word.search(line.plain):
        return "caption"
    return None


def _is_ticker(line: Line, pack: PagePack) -> bool:
    """Quotations of currencies and shares: "DOLAR 34,60 EURO 37,10"."""
    figures = re.findall(r"\d[\d.,]*", line.text)
    return not pack.tickers.isdisjoint(line.phrase.split()) and len(figures) * 3 >= line.word_count


def _odd_sentence(line: Line, rules: PageRules) -> str | None:
    """Furniture that ends like a sentence."""
    key = line.phrase
    if line.word_count <= 25 and rules.notices.match(key):
        return "furniture"
    to_reader = line.word_count <= 12 and line.sentences <= 2 and rules.ends.search(key)
    if to_reader and not _QUOTES.search(line.text):
        return "furniture"
    if line.word_count <= 40 and _USER.match(line.text):
        return "comment"
    if line.word_count <= 20 and rules.caption_label.search(line.plain):
        return "caption"
    if _BRACKETED.match(line.text) and rules.caption_word.search(line.plain):
        return "caption"
    return None


def _all_sections(text: str, pack: PagePack) -> bool:
    """A menu or a breadcrumb: two parts or more, all of them sections."""
    parts = [phrase(part) for part in re.split(r"\s{2,}|\s[/>»›|·•-]\s?|[|>»›]", text)]
    return len(parts) > 1 and all(part in pack.sections or part in pack.exact for part in parts if part)


def _prose(line: Line) -> str:
    text = line.text
    if doubled_at(text) and not (text[-1] == "." and line.word_count >= 16):
        return "doubled"  # a promotion: its headline stands once as the link and once as the name of its picture
    if line.stops:
        question = text.rstrip("\"”’'») ")[-1:] in ("?", "!")
        opens_quote = text[0] in "\"“‘'«-–—"
        trails_off = text.endswith(("...", "…"))  # promotions tease with it
        if line.sentences <= 1 and (question or trails_off) and len(text) < _QUESTION_CHARS and not opens_quote:
            return "capitals" if line.capitals else "loose"
        return "sentence" if line.word_count >= 2 else "loose"
    if text[-1] == ":" and line.word_count >= 3 and not line.capitals:
        return "sentence"
    if len(text) >= LONG_CHARS and line.word_count >= 12:
        return "sentence"
    if text[0] in '"“«' and text[-1] in '"”»' and line.word_count >= 6 and not line.capitals:
        return "sentence"
    return "capitals" if line.capitals else "loose"
