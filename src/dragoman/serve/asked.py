"""What a page of a list was asked for: the parameters of its address, which are those of `dragoman events`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import cast, get_args

from dragoman.errors import UsageError
from dragoman.record import MergedOrder, MergedQuestion, Order, PaperQuestion, Question, make_question, of_merged
from dragoman.record.seals import is_storable
from dragoman.serve.days import edtf_of
from dragoman.serve.settings import MAX_PAGE_SIZE, PAGE_SIZE
from dragoman.serve.typed import without_endings
from dragoman.world.sides import known_side

_MAX_CHARS = 300
# "%80", "80 %", and a bare number, which is a share of one or, above it, of a hundred.
_SHARE = re.compile(r"%\s?(\d{1,3}(?:[.,]\d{1,6})?)|(\d{1,3}(?:[.,]\d{1,6})?)\s?%|(\d{0,3}(?:[.,]\d{1,18})?)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """As it was written; `question()` makes it a question, or says what is wrong with it."""

    q: str = ""
    article: str = ""
    a: str = ""
    b: str = ""
    since: str = ""
    until: str = ""
    act: str = ""
    type: str = ""
    mode: str = ""
    status: str = ""
    place: str = ""
    outlet: str = ""
    min_sources: str = ""
    min_confidence: str = ""
    state: str = ""
    contradicted: str = ""
    sort: str = ""
    limit: str = ""
    after: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str], **fixed: str) -> "Asked":
        """Raises UsageError for a parameter that is too long; unknown ones are nobody's business."""
        names = [each.name for each in fields(cls)]
        values = {name: given.get(name, "").strip() for name in names} | fixed
        return cls(**(values | {name: edtf_of(values[name]) for name in ("since", "until")})).checked()

    @classmethod
    def as_written(cls, given: Mapping[str, str]) -> "Asked":
        """What a form shows again when nobody can answer it: cut where it is too long, and without its cursor."""
        plain = {
            name: "".join(char for char in value[:_MAX_CHARS] if char.isprintable()) for name, value in given.items()
        }
        return cls.of(plain, after="")

    def checked(self) -> "Asked":
        for each in fields(self):
            value = getattr(self, each.name)
            if len(value) > _MAX_CHARS and each.name != "after":
                raise UsageError(f"{each.name}: longer than {_MAX_CHARS} characters")
            if not is_storable(value):
                raise UsageError(f"{each.name}: holds characters that are no text")
        return self

    def question(self) -> Question:
        """Raises UsageError for an act, a side or a date that does not exist."""
        return make_question(
            text=without_endings(self.q) or None, article=without_endings(self.article) or None,
            between=(self.a, self.b) if self.a and self.b else None,
            actors=[side for side in (self.a, self.b) if side] if not (self.a and self.b) else (),
            since=self.since or None, until=self.until or None, act=self.act or None, type=self.type or None,
            mode=self.mode or None, status=self.status or None, place=self.place or None, outlet=self.outlet or None,
            min_sources=_whole("min_sources", self.min_sources), min_confidence=_share(self.min_confidence),
            state=self.state or "shown",
        )  # fmt: skip

    def merged(self) -> MergedQuestion:
        """The same of merged events. Raises UsageError as `question` does, and for what only single pages know."""
        return of_merged(self.question(), contradicted=self.contradicted == "true")

    def papers(self) -> PaperQuestion:
        """What the ledger of agreements is asked for."""
        sides = [known_side(name) for name in (self.a, self.b) if name]
        return PaperQuestion(
            between=(sides[0], sides[1]) if len(sides) == 2 else None, side=sides[0] if len(sides) == 1 else None,
            text=without_endings(self.q) or None, since=self.since or None, until=self.until or None,
        )  # fmt: skip

    def merged_order(self, otherwise: MergedOrder = "newest") -> MergedOrder:
        return cast(MergedOrder, self._sorted(get_args(MergedOrder), otherwise))

    def order(self, otherwise: Order = "newest") -> Order:
        return cast(Order, self._sorted(get_args(Order), otherwise))

    def _sorted(self, orders: Sequence[str], otherwise: str) -> str:
        if self.sort and self.sort not in orders:
            raise UsageError(f"sort: use one of {', '.join(orders)}")
        return self.sort or otherwise

    def size(self) -> int:
        return min(MAX_PAGE_SIZE, _whole("limit", self.limit) or PAGE_SIZE)

    def share(self) -> str:
        """The confidence as programs write it. Raises UsageError."""
        share = _share(self.min_confidence)
        return "" if share is None else f"{share:g}"

    @property
    def cursor(self) -> str | None:
        return self.after or None

    @property
    def narrows_more(self) -> bool:
        """Whether anything beyond sides, order and place in the list is asked for."""
        beside = ("a", "b", "place", "sort", "limit", "after")
        return any(getattr(self, each.name) for each in fields(self) if each.name not in beside)


def _whole(name: str, text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0 and len(text) < 10):
        raise UsageError(f"{name}: has to be a whole number from 1")
    return int(text)


def _share(text: str) -> float | None:
    """
    >>> [_share(each) for each in ("0.8", "0,8", "80", "%80", "80 %", "1", "")]
    [0.8, 0.8, 0.8, 0.8, 0.8, 1.0, None]
    """
    if not text:
        return None
    found = _SHARE.fullmatch(text)
    share = float((found[1] or found[2] or found[3]).replace(",", ".")) if found else -1.0
    if found and (not found[3] or share > 1):
        share /= 100
    if not 0 <= share <= 1:
        raise UsageError("min_confidence: write a share, as 80 or 0.8")
    return share
