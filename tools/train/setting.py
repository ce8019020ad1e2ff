"""Learning which of the possible days and places is an act's own, from articles whose acts are matched by the gold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from examples import Read
from fit import Table, fit_options, in_contexts
from scoring import golds, reading_of, tellings_of

from dragoman.evaluate.pair import pair_events
from dragoman.evaluate.sheet import Sheet
from dragoman.event.day_signs import day_options
from dragoman.event.find import trusted_acts
from dragoman.event.fold import to_events
from dragoman.event.place_signs import place_options
from dragoman.event.setting_signs import Deeds, Option
from dragoman.lang.opinion import OpinionWeights
from dragoman.text import key

# Signs in six options and weights of .03 would do as well, on the kept third and `tr`; these keep the file under its
# limit.
L2, STEPS, AT_LEAST, SMALL = 12.0, 120, 4, 0.035


@dataclass(slots=True)
class Choice:
    """The options of one act, which are right, and what their signs are weighed with."""

    options: Sequence[Option]
    right: list[int]
    context: tuple[str, ...]

    def signs(self) -> list[list[str]]:
        return [in_contexts(option.signs, self.context) for option in self.options]


def choices(read: Read, opinion: OpinionWeights) -> tuple[list[Choice], list[Choice]]:
    """What one text teaches of days and of places."""
    groups, story = tellings_of(read, opinion)
    groups = trusted_acts(groups, story, replace(read.pack, opinion=opinion))
    gold = next(iter(golds([read]).values()))
    events = to_events(groups, read.cast, page_id=read.text.id)
    pairs = pair_events(Sheet(gold).events, Sheet(reading_of(read, events)).events).pairs
    deeds = Deeds(groups, read.cast)
    days, places = [], []
    for wanted, at in pairs:
        event, context = gold["events"][wanted], deeds[at].contexts
        options = day_options(at, deeds, story)
        days.append(Choice(options, [n for n, o in enumerate(options) if o.name == (event["date"] or "")], context))
        options = place_options(at, deeds, story)
        named = key(event["place"] or "")
        places.append(Choice(options, [n for n, o in enumerate(options) if key(o.name) == named], context))
    return days, places


def learn_setting(reads: Sequence[Read], opinion: OpinionWeights) -> dict[str, Any]:
    """The tables `when` and `where` of the file of weights."""
    found = [(read, *choices(read, opinion)) for read in reads]
    return {
        "when": _learn([choice for read, days, _ in found if dates_closely(read) for choice in days]),
        "where": _learn([choice for _, _, places in found for choice in places]),
    }


def dates_closely(read: Read) -> bool:
    """Whether an article's days are coded as those of tr-train are. Those written to plans (x, y) date what the text
    leaves open: with them days on the kept third were right .02 less often, places .01 more.
    """
    return read.text.part != "written" or not read.text.id.startswith(("x", "y"))


def _learn(examples: Sequence[Choice]) -> Table:
    taught = [(choice.signs(), choice.right) for choice in examples if choice.right and len(choice.options) > 1]
    return fit_options(taught, l2=L2, steps=STEPS, at_least=AT_LEAST, small=SMALL)
