"""What the times of an article's sentences may mean, also where that takes more than their own words.

    "5 Temmuz'da vergi koydu; üç gün sonra …"  counts from the fifth
    "tanımasından dört gün sonra geldi"        also dates the recognition: four days before he came
    "Mayıs 2022'de … kasımda"                  may mean November of the same year

A time has one meaning or several possible ones, each with how it was found; which act has it, and which meaning is the
right one, is weighed in `day_signs`.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from dragoman.event.when_where import Clock
from dragoman.mention.times import TimeExpr
from dragoman.model import Sentence
from dragoman.resolve.edtf import DAY, parse_edtf
from dragoman.resolve.times import resolve_time

# plain     from its words and the day of publication
# counted   from the time told before it
# backward  the time that "X'ten iki gün sonra" counts from: that of X
# hint      in the year that was told before it
# limit     the day by which it is to have happened
# against   in the other direction than the tense of the clause says
How = Literal["plain", "counted", "backward", "hint", "against", "limit"]
# How many sentences back a day may stand that "ertesi gün" counts from.
_BACK = 4
# "eylülde toplanacağını" read as past: of the Septembers to come, only those of the next three months were ever meant.
_SOON = 90 * DAY


class ToldDay(NamedTuple):
    """A time expression (span in its sentence) and one EDTF string that it may mean."""

    expr: TimeExpr
    edtf: str
    how: How


class ToldDays:
    """The days of an article's sentences, each sentence read once for either direction of tense."""

    def __init__(self, sents: Sequence[Sentence], clock: Clock) -> None:
        self._sents = sents
        self._clock = clock
        self._known: dict[tuple[int, bool], tuple[ToldDay, ...]] = {}
        self._last: list[str | None] = []

    def of(self, sent: int, *, future: bool) -> tuple[ToldDay, ...]:
        """All that the times of a sentence may mean; `future` where the act is still to come."""
        if (sent, future) not in self._known:
            self._known[sent, future] = tuple(self._read(sent, future))
        return self._known[sent, future]

    def _read(self, sent: int, future: bool) -> Iterator[ToldDay]:
        published = self._clock.published
        for expr in self._clock.limits(self._sents[sent]) if future else ():
            if (limit := self._clock.edtf(expr, future=True)) is not None:
                yield ToldDay(expr, limit, "limit")
        times = self._clock.times(self._sents[sent])
        if not times:
            return
        day, year = self._day_before(sent) if any(map(_is_counted, times)) else None, None
        plain = [self._clock.edtf(expr, future=future) for expr in times]
        for at, expr in enumerate(times):
            edtf = plain[at]
            if edtf is not None:
                yield ToldDay(expr, edtf, "plain")
            yield from self._other_meanings(expr, edtf, future=future, year=year)
            if _is_counted(expr):
                ahead = (expr.parts.shift or 0) > 0
                anchor = day or (published if future or not ahead else None)
                counted = resolve_time(expr, published=published, anchor=anchor)
                if counted is not None and counted != edtf:
                    yield ToldDay(expr, counted, "counted")
                if self._is_counted_from_act(expr, sent):
                    after = next((one for one in plain[at + 1 :] if one), published)
                    of_act = resolve_time(expr, published=published, anchor=after, backward=True)
                    if of_act is not None:
                        yield ToldDay(expr, of_act, "backward")
                edtf = counted
            day, year = edtf or day, expr.parts.year or year

    def _other_meanings(self, expr: TimeExpr, edtf: str | None, *, future: bool, year: int | None) -> Iterator[ToldDay]:
        published, parts = self._clock.published, expr.parts
        if parts.unit is not None or parts.year is not None:
            return
        found: list[tuple[str | None, How]] = []
        if year is not None and parts.month is not None:
            found.append((resolve_time(expr, published=published, future=future, year_hint=year), "hint"))
        if not parts.way:
            against = self._clock.edtf(expr, future=not future)
            if future or (parts.weekday is None and _is_soon(against, published)):
                found.append((against, "against"))
        for other, how in found:
            if other is not None and other != edtf:
                yield ToldDay(expr, other, how)

    def _day_before(self, sent: int) -> str | None:
        """The last day told in the sentences before this one.

        The sentences are read in order, or a page whose every sentence counts from the one before would be a tower
        of calls.
        """
        while len(self._last) < sent:
            days = [told.edtf for told in self.of(len(self._last), future=False) if told.how in ("plain", "counted")]
            self._last.append(days[-1] if days else None)
        return next((day for day in reversed(self._last[max(0, sent - _BACK) : sent]) if day), None)

    def _is_counted_from_act(self, expr: TimeExpr, sent: int) -> bool:
        """ "…masından üç gün sonra", "depremin ertesi günü"."""
        sentence = self._sents[sent]
        before = [word for word in sentence.words if word.span.end <= sentence.span.start + expr.span.start]
        return bool(before) and before[-1].morph.case in ("abl", "gen")


def _is_soon(edtf: str | None, published: str | None) -> bool:
    """Whether something still to come lies so near that the text may speak of it as if it were there."""
    to_come, now = parse_edtf(edtf or ""), parse_edtf((published or "")[:10])
    return to_come is not None and now is not None and to_come.first - now.first <= _SOON


def _is_counted(expr: TimeExpr) -> bool:
    return expr.parts.unit is not None and expr.parts.base != "published"
