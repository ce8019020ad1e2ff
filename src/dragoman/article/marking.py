"""What kind of line a line is, by the phrases of a page pack. Looks at one line at a time; the layout decides."""

import re

from dragoman.article.lines import Line
from dragoman.article.rules import PageRules, names_writers
from dragoman.article.shape import doubled_at, ends_sentence, phrase, plain, words
from dragoman.article.stamptokens import is_stamp_line
from dragoman.article.trim import tail_credit
from dragoman.lang.base import PagePack

LONG_CHARS = 120  # a line of this length is prose even when its full stop got lost
MAX_PHRASE_CHARS = 300
MAX_CREDIT_WORDS = 14
MAX_TAIL_CHARS = 600
MAX_PICTURE_WORDS = 70
MAX_HEADING_WORDS = 8
MIN_CLAIM_WORDS = 6  # of a sentence behind a label
_BRACKETED = re.compile(r"[(\[][^()\[\]]{1,200}[)\]]\W{0,3}$")
_URL = re.compile(r"(?:https?://|www\.)\S+$")
_USER = re.compile(r"[A-Za-z.]{0,20}[\d_][\w.]{0,20}\s?:\s")  # "okur_34: …": no speaker in prose is called so
_ENDS_IN_URL = re.compile(r"https?://\S+$")
_HASHTAGS = re.compile(r"(?:#[\w'’.-]+\W*){1,}$")
_RIGHTS = re.compile(r"\W{0,3}copyrights? ?(?:©|\([cC]\)|\d{4})", re.IGNORECASE)
_QUOTES = re.compile(r"[\"“”«»]")
_COUNTER = re.compile(r"[\W\d_]+$")
_QUESTION_CHARS = 110
MAX_CAPTION_CHARS = 260  # "… töreninden (AFP)": a picture's description that ends in its credit, without a full stop


def mark_line(line: Line, rules: PageRules) -> str:
    """The kind of a line.

    Prose: "sentence"; "capitals" and "loose" are lines without a full stop, in capitals and in mixed case.
    Never the article: "stamp", "credit", "byline", "caption", "related", "related-line", "comments", "summary",
    "doubled", "furniture", "tags", "section".
    """
    line = _without_tail(line, rules)
    if rules.asides.match(line.plain):
        return "furniture"
    if len(line.text) <= MAX_PHRASE_CHARS and (kind := _labelled(line, rules)):
        return kind
    if len(line.text) <= MAX_TAIL_CHARS and (kind := _picture_or_names(line, rules)):
        return kind
    return _prose(line)


def _without_tail(line: Line, rules: PageRules) -> Line:
    """The line without what credits the text behind its last stop ("… he said. Endit"), which would hide the stop."""
    if line.stops:
        return line
    end, _ = tail_credit(line.text, rules)
    if end == len(line.text) or not ends_sentence(line.text[:end]):
        return line
    return Line(line.start, line.end, line.text[:end], line.gap, line.tag)


def _picture_or_names(line: Line, rules: PageRules) -> str | None:
    """What may be as long as a paragraph: a picture's description with its credit, who reported, whose it is."""
    if _RIGHTS.match(line.text):
        return "furniture"
    if names_writers(line.text, rules):
        return "byline"
    if line.word_count > MAX_PICTURE_WORDS or line.sentences > 3:
        return None
    credited = rules.picture_credit.search(line.text)
    if credited and not _agencies_alone(credited[0], rules):
        return "caption"
    closes = line.text[-1] in ")]" or not line.stops
    return "caption" if rules.caption_opens.match(line.plain) and (closes or line.sentences <= 1) else None


def _agencies_alone(credit: str, rules: PageRules) -> bool:
    """ "(AA / İHA)": agencies that the text is from, and nobody who took a picture."""
    return not rules.agency.sub("", phrase(credit)).strip()


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
    if rules.related_named.match(line.plain) and not line.stops and line.word_count <= MAX_HEADING_WORDS:
        return "related"
    if pack.pointers and not line.stops and pack.pointers.find(line.text[0]) + pack.pointers.find(line.text[-1]) > -2:
        return "furniture"
    if line.stops and rules.told.search(line.plain):
        return "comment" if _USER.match(line.text) else None
    if rules.caption.match(line.plain) and not (line.stops and (line.word_count > 25 or _goes_on_small(line))):
        return "caption"
    if kind := _credited(line, rules):
        return kind
    if rules.holds.search(key):
        return "furniture"
    return _short(line, rules) if not line.stops or line.word_count <= 5 else _odd_sentence(line, rules)


def _goes_on_small(line: Line) -> bool:
    """ "Photo: what the ministers signed remains secret.": a picture's description has a capital behind the label."""
    return line.word_count >= MIN_CLAIM_WORDS and line.text.partition(":")[2].lstrip()[:1].islower()


def _claims(line: Line, rules: PageRules) -> bool:
    """ "Sources: Lindova will attack Karvanya soon.": a sentence behind a label, and not names and what links them."""
    small = [word for word in words(line.text.partition(":")[2]) if word.islower()]
    plain_words = [word for word in small if plain(word) not in rules.byline_words]
    return line.stops and line.word_count >= MIN_CLAIM_WORDS and len(plain_words) >= 2


def _credited(line: Line, rules: PageRules) -> str | None:
    """Agency credits and bylines: with a label, alone on their line, or as a sentence."""
    key, brief = line.phrase, line.word_count <= MAX_CREDIT_WORDS and line.sentences <= 1
    agency = rules.agency.search(key)
    if key in rules.pack.desks or key.replace(" ", "") in rules.glued_sources or _is_bare_label(line, rules):
        return "credit"
    labelled = not _claims(line, rules)
    if brief and labelled and (rules.source.match(line.plain) or (agency and rules.agency_label.match(line.plain))):
        return "credit"
    written = line.word_count <= MAX_CREDIT_WORDS and labelled and rules.byline.match(line.plain)
    if written or names_writers(line.text, rules):
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
    if (set(key.split()) <= rules.menu and not line.stops) or _is_ticker(line, rules.pack):
        return "furniture"
    opened = rules.starts.match(key)
    # "Terms were not disclosed." is a sentence; one word is too little where a full stop follows.
    if opened and not (line.stops and " " not in opened[0].strip()):
        return "furniture"
    if line.word_count <= 14 and rules.ends.search(key):
        return "furniture"
    if line.word_count <= 14 and not line.stops and rules.ends_unstopped.search(key):
        return "furniture"
    if rules.related_open.match(line.plain):
        return "related-line"
    if _ENDS_IN_URL.search(line.text) and rules.notices.match(key):
        return "furniture"
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
    if line.word_count <= MAX_CREDIT_WORDS * 3 and line.sentences > 1 and not _QUOTES.search(line.text):
        last = re.split(r"[.!?…] ", line.text)[-1]
        if phrase(last) in rules.asked:  # "… is your guide to trade. Sign up here."
            return "furniture"
    to_reader = line.word_count <= 12 and line.sentences <= 2 and rules.ends.search(key)
    if to_reader and not _QUOTES.search(line.text):
        return "furniture"
    if line.word_count <= 40 and _USER.match(line.text):
        return "comment"
    if line.word_count <= 20 and rules.caption_label.search(line.plain) and not _goes_on_small(line):
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
