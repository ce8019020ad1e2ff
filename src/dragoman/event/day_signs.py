"""The days that an act could have been on, each with its signs.

Those of the times near the words that tell the act, those of other acts of the article, the day of publication, and
none; what the rules of `when_where` and `meeting` chose is one of the signs.
"""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.event.clause import Around
from dragoman.event.draft import Draft, is_ahead
from dragoman.event.setting_signs import (
    Group,
    Option,
    Options,
    Story,
    general_signs,
    lead_sign,
    option_of,
    place_in_sentence,
    surest,
)
from dragoman.mention.times import TimeExpr
from dragoman.model import TimeSpan


def day_options(group: Group, groups: Sequence[Group], story: Story) -> list[Option[TimeSpan]]:
    """All days the act could have been on, each with its signs; "" is the unknown day."""
    options: Options[TimeSpan] = {"": Option("", None)}
    best, published = surest(group), story.clock.published
    future = is_ahead(best.status)
    sent = best.around.sent.index
    general = [*general_signs(group), f"i{min(sent, 3)}", f"n{min(len(group), 3)}"]
    for draft in group:
        times = story.clock.times(draft.around.sent)
        general.append(f"t{min(len(times), 3)}")
        for expr in times:
            _add_time(options, expr, draft.around, story, future, _time_signs(expr, draft, times, draft is best))
    for back, around in story.before(sent):
        for expr in story.clock.times(around.sent):
            signs = (f"back{back}", f"back{back}/{expr.rule}", lead_sign(around))
            _add_time(options, expr, around, story, future, signs)
    for other in groups:
        date = story.deed(other).date
        if other is not group and date is not None and date.span is not None:
            option_of(options, date.edtf, date).seen(*story.relation(group, other))
    if published:
        made = TimeSpan(edtf=published[:10], span=None, rule="published")
        option_of(options, made.edtf, made).seen("pub")
    told = story.deed(group).date
    option_of(options, told.edtf if told else "", told).seen("rule", f"rule/{_kind_of_rule(told)}")
    options[""].seen("none")
    for option in options.values():
        option.seen(f"g={_grain(option.name)}", f"w={_way(option.name, published)}")
        option.kind = "p" if "pub" in option.own else "n" if not option.name else "t"
        option.general = general
    return list(options.values())


def _add_time(
    options: Options[TimeSpan], expr: TimeExpr, around: Around, story: Story, future: bool, signs: Iterable[str]
) -> None:
    edtf = story.clock.edtf(expr, future=future)
    if edtf is None:
        return
    if edtf not in options:
        made = TimeSpan(edtf=edtf, span=expr.span.shift(around.sent.span.start), rule=expr.rule)
        options[edtf] = Option(edtf, made)
    options[edtf].seen(*signs)


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
    near = min(times, key=lambda other: _gap(other, around, at))
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
