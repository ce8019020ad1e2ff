"""The numbers that belong to an event: how many died, how long they talked, how much was given, how many voted for it.

What the words of the event count is the event's. Of the sentence around them only such units are taken as can belong to
no other kind of act. Refuses to decide which of two numbers is right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.lang.numbers import Numbers
from dragoman.mention.quantities import read_quantities
from dragoman.model import Quantity, Span
from dragoman.model.acts import ACTS
from dragoman.text.sentence_around import sentence_span

# PLOVER type -> units that the sentence around the words, and the one behind it, tell of the act.
_BESIDE: Mapping[str, frozenset[str]] = {
    "CONSULT": frozenset({"minute"}),
    "ASSAULT": frozenset({"person", "dead"}),
    "AID": frozenset({"tonne"}),
}


def quantities_of(act: str, evidence: Sequence[Span], body: str, numbers: Numbers) -> tuple[Quantity, ...]:
    """The numbers that the words of an event give, and those around them that can only belong to it.

    `numbers` are the words for numbers of the language of the body. Spans are of the body; each number stands once.
    """
    own = [quantity for span in evidence for quantity in _within(span, body, numbers)]
    units = _BESIDE.get(ACTS[act].type, frozenset()) - {quantity.unit for quantity in own}
    around = [sentence_span(body, span, behind=1) for span in evidence] if units else []
    beside = [quantity for span in around for quantity in _within(span, body, numbers) if quantity.unit in units]
    return tuple({quantity.span: quantity for quantity in (*own, *beside)}.values())


def _within(span: Span, body: str, numbers: Numbers) -> Iterator[Quantity]:
    for quantity in read_quantities(span.of(body), numbers):
        yield replace(quantity, span=quantity.span.shift(span.start))
