"""The day and the place of each act, chosen from all that the article offers by what was learned of such choices."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.event.day_rules import right_days
from dragoman.event.day_signs import day_options
from dragoman.event.pairs import softmax
from dragoman.event.place_rules import Chosen, right_places
from dragoman.event.place_signs import place_options
from dragoman.event.setting_signs import Deed, Deeds, Group, Made, Option, Story, of_kind
from dragoman.lang.opinion import OpinionWeights
from dragoman.lang.sums import ColumnSums
from dragoman.model import Place, TimeSpan

# The first of `Deed.contexts` say what the act is, the others how it is told.
_ACT_CONTEXTS = 3


def settle(
    groups: Sequence[Group], story: Story, weights: OpinionWeights | None, *, beside: Sequence[Group] = ()
) -> None:
    """Give every act its day and place. What the rules found stands where nothing was learned.

    beside  other acts of the article, which are given nothing; their days and places are among those to choose from
    """
    deeds = Deeds([*groups, *beside], story.cast)
    chosen = [_choose(at, deeds, story, weights) for at in range(len(groups))]
    chosen = right_days(chosen, [deeds[at] for at in range(len(groups), len(deeds))], story)
    for group, (_, day, _), place in zip(groups, chosen, right_places(chosen, story), strict=True):
        for draft in (draft for draft in group if not draft.settled):
            draft.date, draft.own_date = day, day is not None and day.span is not None
            draft.place, draft.own_place = place, place is not None


def _choose(at: int, deeds: Deeds, story: Story, weights: OpinionWeights | None) -> Chosen:
    deed = deeds[at]
    if weights is None or not weights.when:
        return Chosen(deed, deed.date, deed.place)
    return Chosen(deed, _day(at, deeds, story, weights), _place(at, deeds, story, weights))


def _day(at: int, deeds: Deeds, story: Story, weights: OpinionWeights) -> TimeSpan | None:
    deed, published = deeds[at], story.clock.published
    options = [option for option in day_options(at, deeds, story) if not _is_to_come(option, deed, published)]
    return _chosen(options, deed.date, deed.contexts, weights.when_sums, weights.scale)


def _is_to_come(option: Option[TimeSpan], deed: Deed, published: str | None) -> bool:
    """Whether a day lies behind that of publication, and the act has happened. Either may be a month or a year."""
    if deed.best.status != "occurred" or published is None:
        return False
    begin = option.name.partition("/")[0].rstrip("?~%")
    # A stamp of Greenwich may name the day before that of the page's own readers, so it rules nothing out.
    day = published[:10] if "Z" not in published else "9999"
    size = min(len(begin), len(day))
    return begin[:size] > day[:size]


def _place(at: int, deeds: Deeds, story: Story, weights: OpinionWeights) -> Place | None:
    options, deed = place_options(at, deeds, story), deeds[at]
    return _chosen(options, deed.place, deed.contexts, weights.where_sums, weights.scale)


def option_scores(options: Sequence[Option[Made]], context: tuple[str, ...], sums: ColumnSums) -> list[int]:
    """The sum of the weights of each option's signs; what is general is summed once for each kind of option."""
    contexts = context[:_ACT_CONTEXTS], context[_ACT_CONTEXTS:]
    kinds = {option.kind: option.general for option in options}
    general = sums.of_each([of_kind(kind, signs) for kind, signs in kinds.items()], *contexts)
    by_kind = dict(zip(kinds, general, strict=True))
    own = sums.of_each([option.own for option in options], *contexts)
    return [by_kind[option.kind] + weight for option, weight in zip(options, own, strict=True)]


def _chosen(
    options: Sequence[Option[Made]], told: Made | None, context: tuple[str, ...], sums: ColumnSums, scale: float
) -> Made | None:
    """The likeliest option. Where that is what the rules told, it stays as they made it, else it names the model."""
    shares = softmax([score / scale for score in option_scores(options, context, sums)])
    at = max(range(len(options)), key=lambda number: (shares[number], options[number].name))
    option = options[at]
    if "rule" in option.own:
        return told
    return option.made and replace(option.made, rule=f"{option.made.rule} + model {shares[at]:.2f}")
