"""One verb for what several did by themselves: "Letonya nisanda, Litvanya mayısta, Estonya haziranda onaylamıştı"."""

from collections.abc import Iterator
from itertools import pairwise

from dragoman.event.draft import Draft, copy_of, lies_ahead
from dragoman.event.layout import NAMES
from dragoman.event.lineup import refs_of
from dragoman.event.opinion import Telling
from dragoman.event.when_where import Clock, is_place, place_named
from dragoman.model import Mention, Span, TimeSpan
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast

# So many words stand between one of them and the comma behind what he did it with or when.
_MOST_WORDS = 8
# The cases of whom one does it to or with: "ABD Peru'ya, Çin Fiji'ye" is each his own.
_OBJECTS = ("acc", "dat", "abl", "ins")


def each_of_gapped(draft: Draft, telling: Telling, cast: Cast, clock: Clock) -> Iterator[Draft]:
    """The draft, or one for each of those who did the same apart from the others, all as sure as that it is they, and
    each on the day and at the place that stand with him.
    """
    doers = _doers(draft, cast) if ACTS[draft.act].direction != "mutual" and not draft.trigger.nominal else []
    refs = [refs_of(mention, cast) for mention in doers]
    together = frozenset().union(*map(cast.countries, refs))
    if len(doers) < 2 or not cast.countries(draft.actors) <= together or len(together) < len(doers):
        yield draft
        return
    shares = [option.share for option in telling.options if option.states[0] <= together]
    sure = telling.likely * min(1.0, sum(shares)) if shares else draft.sure
    others = tuple(ref for ref in draft.recipients if cast.countries((ref,)).isdisjoint(together))
    # One was taken for whom the other did it to, and nobody else is named: it was to each other.
    each_other = len(doers) == 2 and draft.recipients and not others and not _others_named(draft, together, cast)
    ends = [*(mention.first for mention in doers[1:]), draft.predicate.at]
    for at, (doer, end) in enumerate(zip(doers, ends, strict=True)):
        made = copy_of(
            draft, actors=refs[at], recipients=refs[1 - at] if each_other else others, sure=sure,
            rules={**draft.rules, "actors": "one verb for several"},
        )  # fmt: skip
        own = range(doer.last + 1, end)
        made.evidence = _evidence(doer, own, draft)
        _settle(made, own, clock)
        yield made


def _doers(draft: Draft, cast: Cast) -> list[Mention]:
    """The bare names of the verb's clause with something of their own between each and the next, up to a comma."""
    around = draft.around
    found: list[Mention] = []
    for mention in around.inside(draft.predicate):
        bare = mention.case == "nom" and not mention.modifier and mention.kind in NAMES
        if bare and refs_of(mention, cast) and not around.agent_marked(mention):
            found.append(mention)
    if found and _is_object(found[-1], draft, cast):
        found.pop()
    gapped = [left for left, right in pairwise(found) if _is_gap(left, right, draft)]
    return found if gapped and len(gapped) + 1 == len(found) else []


def _is_object(mention: Mention, draft: Draft, cast: Cast) -> bool:
    """ "İsveç üç Rus diplomatı kovdu": people whom the verb is done to, in a form that may be bare or the object."""
    behind = draft.around.sent.words[mention.last + 1 : draft.predicate.at]
    done_to = cast.countries(refs_of(mention, cast)) == cast.countries(draft.recipients)
    return done_to and mention.kind in ("group", "role") and all(word.morph.case != "acc" for word in behind)


def _is_gap(left: Mention, right: Mention, draft: Draft) -> bool:
    """ "Letonya nisanda, Litvanya": words of its own, then a comma, and no verb; nor an object of its own ("Hamas
    rehineleri, İsrail tutukluları bıraktı").
    """
    words = draft.around.sent.words[left.last + 1 : right.first]
    if not 2 <= len(words) <= _MOST_WORDS or words[0].kind == "punct":
        return False
    # "Estonya 3, Letonya 2 ve Litvanya 4": the last of them may be joined by a word.
    counted = words[-1].text == "ve" and words[0].text[:1].isdigit()
    if words[-1].text not in (",", ";") and not counted:
        return False
    inside = [m for m in draft.around.mentions if left.last < m.first < right.first]
    if any(mention.case in _OBJECTS for mention in inside):
        return False
    own = all(word.morph.form is None and word.morph.case != "acc" for word in words)
    return own and all(word.kind != "punct" for word in words[:-1])


def _evidence(doer: Mention, own: range, draft: Draft) -> list[Span]:
    """Whoever did it with his own words, and the verb that he shares: numbers of the others are not his."""
    words = draft.around.sent.words
    if own.stop == draft.predicate.at:
        return [Span(words[doer.first].span.start, words[draft.predicate.at].span.end)]
    return [Span(words[doer.first].span.start, words[own.stop - 2].span.end), draft.words]


def _others_named(draft: Draft, together: frozenset[str], cast: Cast) -> bool:
    inside = draft.around.inside(draft.predicate)
    return any(not cast.countries(refs_of(mention, cast)) <= together for mention in inside)


def _settle(draft: Draft, own: range, clock: Clock) -> None:
    """Give one of several the day and the place among his own words, if there is a day."""
    sent = draft.around.sent
    for expr in clock.times(sent):
        span = expr.span.shift(sent.span.start)
        words = draft.around.words_in(span)
        edtf = clock.edtf(expr, future=lies_ahead(draft)) if words and words[0] in own else None
        if edtf is not None:
            draft.date, draft.own_date, draft.settled = TimeSpan(edtf=edtf, span=span, rule=expr.rule), True, True
    places = [m for m in draft.around.mentions if m.first in own and is_place(m, draft)] if draft.settled else []
    for mention in places[:1]:
        draft.place = place_named(mention)
        draft.own_place = True
