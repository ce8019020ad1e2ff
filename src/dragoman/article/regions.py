"""The parts of an HTML page that are furniture by their element or class, and the lists of links among them.

Reads tags as the page opens and closes them, in one pass and without a tree, so that every part keeps its place in the
source. Decides by names and by what a part holds; whether the article itself stands in a part with an unlucky name is
for `markup` to find out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.lang.base import PagePack
from dragoman.model import Cut, Span

MAX_DEPTH = 400
MAX_CLOSED = 40  # elements that one end tag closes; pages forget end tags, but not that many
PROSE_WORDS = 10  # shorter lines are left to the line rules
PROSE_CHARS = 60  # in which so many words of news hardly ever fit
LIST_LINES = 12  # furniture of so many lines and no prose is a menu or a list of other stories
LINKS = 40  # lines of a list that are links and nothing else: then it is one whatever it is called
TOLD_LINES = 3  # sentences without a link in what is called tags or share: then it is neither
_RAW_OPEN = re.compile(r"<(script|style|noscript|template|svg|iframe|textarea|object|math)\b|<!--", re.IGNORECASE)
_INLINE = (
    "a|abbr|b|bdi|bdo|cite|code|data|em|font|i|img|input|ins|kbd|label|link|mark|meta|q|s|samp|small|source|span|strong"
    "|sub|sup|time|u|var|wbr"
)
# A tag may hold a whole picture as text; no part of it is looked at twice, as it ends at the next bracket.
_BLOCK_TAG = re.compile(rf"<(/?)(?!(?:{_INLINE})\b)([a-z][a-z0-9]{{0,15}})\b([^<>]{{0,10000000}})>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]{1,10000}>")
_ATTRIBUTE = re.compile(r"""(?<![\w-])(?:class|id|role)\s{0,3}=\s{0,3}["']?([^"'<>]{1,400})""", re.IGNORECASE)
_LINK = re.compile(r"\s{0,20}<a\b[^<>]{0,2000}>[^<>]{0,300}</a>\s{0,20}", re.IGNORECASE)
_ENDS = re.compile(r"\w\W{0,2}[.!?…][\"”’»]?\s{0,20}$")
# Real ones are links and labels, so that sentences in one belong to an article whose author named a part so.
_LABELS = frozenset(["breadcrumb", "keyword", "menu", "share", "social", "tag", "tags"])
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "param", "track"])
_NOISE_TAGS = frozenset(
    ["nav", "aside", "footer", "button", "select", "figcaption", "figure", "menu", "dialog", "title"]
)
_PLAIN_TAGS = frozenset(["body", "html", "main", "article"])
# Parts of class names and ids that sites anywhere give to what is not the article; packs add those of their language.
_NOISE_CLASS = (
    "comment|disqus|twitter-tweet|instagram-media|embed|reaction|related|recommend|popular|trending|most-?read|newsletter"
    "|subscribe|paywall|share|social|breadcrumb|sidebar|widget|banner|advert|sponsor|promo|teaser|caption|credit|copyright"
    "|footer|cookie|gdpr|consent|navbar|menu|tags|keyword|gallery|ticker|up-?next|next-|masthead|popup|modal|poll|read-?more|author-?bio"
    "|more-|also-"
)
_NOISE_WORD = re.compile(r"(?<![a-z])(?:ads?|adv|bio|cmt|follow|foot|lire|nav|next|prev|react|rel|share|tag)(?![a-z])")


class Region(NamedTuple):
    """From `start` on: the block element around the text, and the furniture around that, "" for none."""

    start: int
    element: str
    furniture: str


class Furniture:
    """What kind of furniture an element is, by its name, class, id and role."""

    def __init__(self, packs: Mapping[str, PagePack]) -> None:
        own = [re.escape(word) for pack in packs.values() for word in pack.noise_classes]
        self._noise = re.compile("|".join([_NOISE_CLASS, *own]))
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}  # menus repeat their classes
        self.spared = set[int]()  # where elements begin that are named like furniture and hold sentences

    def kind(self, name: str, attributes: str, ignored: frozenset[str] = frozenset()) -> str:
        """The first kind that is not `ignored`, "" for none."""
        kinds = self._known.get((name, attributes))
        if kinds is None:
            kinds = self._known[name, attributes] = tuple(self._kinds(name, attributes))
        return next((kind for kind in kinds if kind not in ignored), "")

    def _kinds(self, name: str, attributes: str) -> Iterator[str]:
        if name in _NOISE_TAGS:
            yield name
        if name in _PLAIN_TAGS or not attributes:
            return
        for value in _ATTRIBUTE.findall(attributes):
            low = value.lower()
            for pattern in (self._noise, _NOISE_WORD):
                yield from pattern.findall(low)


def raw_spans(text: str) -> list[Span]:
    """Scripts, styles and comments: from the opening to the end tag, or to the end of the page."""
    low = text.lower() if len(text.lower()) == len(text) else text
    spans: list[Span] = []
    at, missing = 0, set[str]()
    while match := _RAW_OPEN.search(text, at):
        name = (match[1] or "").lower()
        closing = f"</{name}" if name else "-->"
        end = -1 if closing in missing else low.find(closing, match.end())
        if end < 0:
            missing.add(closing)
            at = match.end()
            continue
        stop = text.find(">", end) + 1 or len(text)
        spans.append(Span(match.start(), stop))
        at = stop
    return spans


def _block_tags(text: str, skip: Sequence[Span]) -> Iterator[tuple[str, re.Match[str]]]:
    """(the text since the block tag before it, the tag) for all block tags outside `skip`.

    What is skipped may stand in the midst of a paragraph: a comment, a picture, a script.
    """
    before: list[str] = []
    at = 0
    for gap in [*skip, Span(len(text), len(text))]:
        for match in _BLOCK_TAG.finditer(text, at, gap.start):
            before.append(text[at : match.start()])
            yield "".join(before), match
            before.clear()
            at = match.end()
        before.append(text[at : gap.start])
        at = gap.end


class _Open:
    """An element that is still open, and what it holds so far."""

    __slots__ = ("kind", "lines", "linked", "links", "name", "prose", "start", "told")

    def __init__(self, name: str, kind: str, start: int) -> None:
        self.name, self.kind, self.start = name, kind, start
        self.lines = self.links = self.linked = self.told = 0  # linked: links and nothing else; told: none, and a stop
        self.prose = False

    def add(self, chunk: str) -> None:
        """A line of text, as it stands between two block tags."""
        has_link = "<a" in chunk
        self.lines += 1
        self.links += has_link
        self.linked += has_link and _LINK.fullmatch(chunk) is not None
        self.told += not has_link and _ENDS.search(chunk[-40:]) is not None
        self.prose = self.prose or _is_prose(chunk)

    def absorb(self, inner: "_Open") -> None:
        self.lines += inner.lines
        self.links += inner.links
        self.linked += inner.linked
        self.told += inner.told
        self.prose = self.prose or inner.prose

    def tells(self) -> bool:
        return not self.links and self.told >= TOLD_LINES and 2 * self.told >= self.lines


def link_lists(text: str, skip: Sequence[Span], furniture: Furniture) -> list[Cut]:
    """Furniture that holds many lines and no prose, and is closed by its own end tag: the outermost of each.

    Nothing in it can be the article, so that no other rule need look at it: on a page as sites serve it that is most
    of the page. A headline keeps a part from being a list, as some pages set it in a "banner".
    """
    root = _Open("", "", 0)
    stack = [root]
    lists: list[Cut] = []
    for before, match in _block_tags(text, skip):
        top = stack[-1]
        start = match.start()
        if len(before) > 1 and not before.isspace():
            top.add(before)
        name = match[2].lower()
        if match[1]:
            depth = _opened(stack, name)
            if depth:
                _close(stack, depth, match.end(), lists, furniture)
            continue
        if name == "li" == top.name:  # an open <li> ends where the next one begins
            _close(stack, len(stack) - 1, start, lists, furniture)
        if name not in _VOID and not match[3].endswith("/") and len(stack) < MAX_DEPTH:
            stack.append(_Open(name, furniture.kind(name, match[3]), start))
            stack[-1].prose = name == "h1"
    return lists


def _is_prose(chunk: str) -> bool:
    return len(chunk) >= PROSE_CHARS and len(_ANY_TAG.sub(" ", chunk).split()) >= PROSE_WORDS


def _opened(stack: Sequence[_Open], name: str) -> int:
    """The depth of the element that an end tag closes, 0 for none."""
    for depth in range(len(stack) - 1, max(0, len(stack) - MAX_CLOSED), -1):
        if stack[depth].name == name:
            return depth
    return 0


def _close(stack: list[_Open], depth: int, end: int, lists: list[Cut], furniture: Furniture) -> None:
    closed = stack[depth]
    for inner in stack[depth + 1 :]:
        closed.absorb(inner)
    del stack[depth:]
    stack[-1].absorb(closed)
    if closed.tells():
        if closed.kind in _LABELS:
            furniture.spared.add(closed.start)
        return
    of_links = closed.name in ("ul", "ol") and closed.lines == closed.linked >= LINKS
    if not closed.prose and (of_links or (closed.kind and closed.lines >= LIST_LINES)):
        while lists and lists[-1].span.start >= closed.start:
            lists.pop()
        lists.append(Cut(span=Span(closed.start, end), reason=f"in-{closed.kind or 'links'}"))


def regions(text: str, skip: Sequence[Span], furniture: Furniture, ignored: frozenset[str]) -> Iterator[Region]:
    """The region that begins at every block tag.

    ignored  kinds of furniture that are none on this page
    """
    stack: list[tuple[str, str]] = []
    for _, match in _block_tags(text, skip):
        name = match[2].lower()
        if match[1]:
            for depth in range(len(stack) - 1, max(-1, len(stack) - MAX_CLOSED), -1):
                if stack[depth][0] == name:
                    del stack[depth:]
                    break
        elif name not in _VOID and not match[3].endswith("/"):
            if name == "p" and stack and stack[-1][0] == "p":
                stack.pop()  # an open <p> ends where the next one begins
            around = stack[-1][1] if stack else ""
            if len(stack) < MAX_DEPTH:
                spared = match.start() in furniture.spared
                stack.append((name, around if around or spared else furniture.kind(name, match[3], ignored)))
        element, kind = stack[-1] if stack else ("", "")
        yield Region(match.end(), "br" if name == "br" else element, kind)
