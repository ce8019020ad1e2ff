"""One verb for what several did by themselves: "Letonya nisanda, Litvanya mayısta, Estonya haziranda onaylamıştı"."""

from collections.abc import Iterator
from itertools import pairwise

from dragoman.event.draft import Draft, copy_of
from dragoman.event.layout import NAMES
from dragoman.event.lineup import refs_of
from dragoman.event.opinion import Telling
from dragoman.model import Mention
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast

# So many words stand between one of them and the comma behind what he did it with or when.
_MOST_WORDS = 8


def each_of_gapped(draft: Draft, telling: Telling, cast: Cast) -> Iterator[Draft]:
    """The draft, or one for each of those who did the same apart from the others, all as sure as that it is they."""
    doers = _doers(draft, cast) if ACTS[draft.act].direction != "mutual" and not draft.trigger.nominal else []
    sides = [cast.countries(refs) for refs in doers]
    together = frozenset().union(*sides)
    others = tuple(ref for ref in draft.recipients if cast.countries((ref,)).isdisjoint(together))
    if len(doers) < 2 or not cast.countries(draft.actors) <= together or len(together) < len(doers):
        yield draft
        return
    shares = [option.share for option in telling.options if option.states[0] <= together]
    sure = telling.likely * min(1.0, sum(shares)) if shares else draft.sure
    for at, refs in enumerate(doers):
        mutual = len(doers) == 2 and draft.recipients and not others  # one was taken for whom the other did it to
        rules = {**draft.rules, "actors": "one verb for several"}
        yield copy_of(draft, actors=refs, recipients=doers[1 - at] if mutual else others, sure=sure, rules=rules)


def _doers(draft: Draft, cast: Cast) -> list[tuple[str, ...]]:
    """The bare names of the verb's clause with something of their own between each and the next, up to a comma."""
    around = draft.around
    found: list[Mention] = []
    for mention in around.inside(draft.predicate):
        bare = mention.case == "nom" and not mention.modifier and mention.kind in NAMES
        if bare and refs_of(mention, cast) and not around.agent_marked(mention):
            found.append(mention)
    gapped = [left for left, right in pairwise(found) if _is_gap(left, right, draft)]
    if len(gapped) + 1 != len(found) or not gapped:
        return []
    return [refs_of(mention, cast) for mention in found]


def _is_gap(left: Mention, right: Mention, draft: Draft) -> bool:
    """ "Letonya nisanda, Litvanya": words of its own, then a comma, and no verb; nor an object of its own ("Hamas
    rehineleri, İsrail tutukluları bıraktı").
    """
    words = draft.around.sent.words[left.last + 1 : right.first]
    if not 2 <= len(words) <= _MOST_WORDS or words[0].kind == "punct" or words[-1].text not in (",", ";"):
        return False
    return all(word.kind != "punct" for word in words[:-1]) and all(
        word.morph.form is None and word.morph.case != "acc" for word in words
    )
