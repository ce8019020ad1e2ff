"""The day and the place of each act, chosen from all that the article offers by what was learned of such choices."""

from collections.abc import Mapping, Sequence

from dragoman.event.draft import Draft
from dragoman.event.opinion import softmax
from dragoman.event.setting_signs import (
    Option,
    Story,
    day_options,
    place_options,
    rule_date,
    rule_place,
    setting_contexts,
)
from dragoman.lang.opinion import OpinionWeights
from dragoman.model import Place, TimeSpan

Table = Mapping[str, Mapping[str, int]]


def settle(groups: Sequence[Sequence[Draft]], story: Story, weights: OpinionWeights | None) -> None:
    """Give every act its day and place. What the rules found stands where nothing was learned."""
    if weights is None or not weights.when:
        return
    chosen = [
        (_choose(day_options(group, groups, story), group, weights.when, weights),
         _choose(place_options(group, groups, story), group, weights.where, weights))
        for group in groups
    ]  # fmt: skip
    for group, (day, place) in zip(groups, chosen, strict=True):
        _give_day(group, day)
        _give_place(group, place)


def option_scores(options: Sequence[Option], context: Sequence[str], table: Table) -> list[int]:
    """The sum of the weights of each option's signs."""
    scores = []
    for option in options:
        rows = (table[sign] for sign in option.signs if sign in table)
        scores.append(sum(row.get(name, 0) for row in rows for name in context))
    return scores


def _choose(
    options: Sequence[Option], group: Sequence[Draft], table: Table, weights: OpinionWeights
) -> tuple[Option, float]:
    scores = option_scores(options, setting_contexts(group), table)
    shares = softmax([score / weights.scale for score in scores])
    at = max(range(len(options)), key=lambda number: (shares[number], options[number].name))
    return options[at], shares[at]


def _give_day(group: Sequence[Draft], chosen: tuple[Option, float]) -> None:
    option, share = chosen
    before = rule_date(group)
    made = option.made
    if (before.edtf if before else "") == option.name:
        made = before
    elif isinstance(made, TimeSpan):
        made = TimeSpan(edtf=made.edtf, span=made.span, rule=f"{made.rule} + model {share:.2f}")
    assert made is None or isinstance(made, TimeSpan)
    for draft in group:
        draft.date = made
        draft.own_date = made is not None and made.span is not None


def _give_place(group: Sequence[Draft], chosen: tuple[Option, float]) -> None:
    option, share = chosen
    before = rule_place(group)
    made = option.made
    if (before.name if before else "") == option.name:
        made = before
    elif isinstance(made, Place):
        made = Place(name=made.name, country=made.country, span=made.span, rule=f"{made.rule} + model {share:.2f}")
    assert made is None or isinstance(made, Place)
    for draft in group:
        draft.place = made
        draft.own_place = made is not None
