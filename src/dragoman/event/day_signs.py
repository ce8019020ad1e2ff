"""The days that an act could have been on, each with its signs.

Those of the times near the words that tell the act, those of other acts of the article, the day of publication, and
none; what the rules of `when_where` and `meeting` chose is one of the signs.
"""

from collections.abc import Iterator, Sequence

from dragoman.event.clause import Around
from dragoman.event.draft import Draft, is_ahead, lies_ahead
from dragoman.event.setting_signs import (
    Deeds,
    Option,
    Options,
    Story,
    lead_sign,
    option_of,
    place_in_sentence,
)
from dragoman.event.told_days import ToldDay
from dragoman.mention.times import TimeExpr
from dragoman.model import TimeSpan


def day_options(at: int, deeds: Deeds, story: Story) -> list[Option[TimeSpan]]:
    """All days that the act at this place among `deeds` could have been on, each with its signs; "" is the unknown."""
    options: Options[TimeSpan] = {"": Option("", None)}
    deed, published = deeds[at], story.clock.published
    best = deed.best
    future = lies_ahead(best)
    # "Cuma günü yapılması planlanan görüşme iptal edildi": what is called off was never to be last Friday.
    off = future and not is_ahead(best.status)
    sent = best.around.sent.index
    general = [*deed.general, f"i{min(sent, 3)}", f"n{min(len(deed.group), 3)}"]
    for draft in deed.group:
        times = story.clock.times(draft.around.sent)
        general.append(f"t{min(len(times), 3)}")
        here = draft.around.sent.index
        for told in story.days.of(here, future=future):
            if off and told.how == "against":
                continue
            signs = tuple(_time_signs(told.expr, draft, times, draft is best))
            _add(options, told, draft.around).seen(*_by_how(told, signs))
    for back, around in story.before(sent):
        for told in story.days.of(around.sent.index, future=future):
            if told.how in ("plain", "counted"):
                signs = (f"back{back}", f"back{back}/{told.expr.rule}", lead_sign(around))
                _add(options, told, around).seen(*signs)
    if (behind := story.behind(sent)) is not None:
        for told in story.days.of(behind.sent.index, future=future):
            if told.how == "plain":
                _add(options, told, behind).seen("behind", f"behind/{told.expr.rule}")
    for other, relation in deeds.others(at):
        if (date := other.date) is not None and date.span is not None:
            option_of(options, date.edtf, date).seen(*relation)
    if (made := story.clock.day_of_news) is not None:
        option_of(options, made.edtf, made).seen("pub")
    ruled = deed.date
    option_of(options, ruled.edtf if ruled else "", ruled).seen("rule", f"rule/{_kind_of_rule(ruled)}")
    options[""].seen("none")
    for option in options.values():
        option.seen(f"g={_grain(option.name)}", f"w={_way(option.name, published)}")
        option.kind = "p" if "pub" in option.own else "n" if not option.name else "t"
        option.general = general
    return list(options.values())


def _add(options: Options[TimeSpan], told: ToldDay, around: Around) -> Option[TimeSpan]:
    option = options.get(told.edtf)
    if option is None:
        span = told.expr.span.shift(around.sent.span.start)
        option = option_of(options, told.edtf, TimeSpan(edtf=told.edtf, span=span, rule=told.expr.rule))
    return option


def _by_how(told: ToldDay, signs: Sequence[str]) -> Iterator[str]:
    """The signs of a time's usual meaning; those of its other meanings are weighed by themselves."""
    if told.how == "plain":
        yield from signs
    elif told.how == "counted":
        yield from (*signs, "counted", f"counted/{told.expr.rule}")
    else:
        yield told.how
        yield from (f"{told.how}:{sign}" for sign in signs)


def _kind_of_rule(told: TimeSpan | None) -> str:
    return "none" if told is None else "pub" if told.span is None else "own"


def _time_signs(expr: TimeExpr, draft: Draft, times: Sequence[TimeExpr], best: bool) -> Iterator[str]:
    around, at = draft.around, draft.predicate.at
    words = around.words_in(expr.span.shift(around.sent.span.start))
    if not words:
        return
    yield f"r={expr.rule}"
    yield f"best{best:d}"
    yield from place_in_sentence(words[0], words[-1], draft)
    after = around.next_lemma(words[-1])
    yield f"af={after}"
    near = min(times, key=lambda other: _gap(other, around, at), default=expr)
    yield f"near{near is expr:d}"
    yield f"only{len(times) == 1:d}"


def _gap(expr: TimeExpr, around: Around, at: int) -> int:
    words = around.words_in(expr.span.shift(around.sent.span.start))
    return min([abs(at - word) for word in words], default=999)


def _grain(edtf: str) -> str:
    return "none" if not edtf else "span" if "/" in edtf else {4: "year", 7: "month"}.get(len(edtf), "day")


def _way(edtf: str, published: str | None) -> str:
    if not edtf or not published:
        return "-"
    day = published[:10]
    size = min(len(edtf), 10)
    return "same" if edtf[:10] == day else "in" if edtf[:size] == day[:size] else "past" if edtf[:10] < day else "ahead"
