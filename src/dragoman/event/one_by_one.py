"""Acts told of several at once that each of them did, or met with, by himself."""

from collections.abc import Iterator
from itertools import pairwise, product

from dragoman.event.draft import Draft, copy_of
from dragoman.event.lineup import refs_of
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast


def one_by_one(draft: Draft, cast: Cast) -> Iterator[Draft]:
    """A visit to several states is a visit to each; so is a call with several partners, unless they say that they spoke
    together, and a meeting "ayrı ayrı".
    """
    if draft.act == "visit":
        draft = _to_all_hosts(draft, cast)
        if len(cast.countries(draft.recipients)) == len(draft.recipients) > 1:
            for host in draft.recipients:
                yield copy_of(draft, recipients=(host,))
            return
    if ACTS[draft.act].direction != "mutual" and _is_one_by_one(draft):
        yield from _of_each(draft, cast)
        return
    hosts, around = draft.actors[:1], draft.around
    apart = not around.pack.separately.isdisjoint(around.folded)
    if draft.act == "call" and not apart and not draft.trigger.nominal:
        callers = set(cast.meant_by(around.subject(draft.predicate)))
        alone = around.pack.together.isdisjoint(word.morph.lemma for word in around.sent.words)
        apart = alone and len(callers & set(draft.actors)) == 1
        hosts = tuple(ref for ref in draft.actors if ref in callers) if apart else hosts
    guests: list[str] = []
    if draft.act in ("meeting", "call") and apart:
        guests = [ref for ref in draft.actors if ref not in hosts and not cast.countries([ref]) & cast.countries(hosts)]
    if len(guests) < 2:
        yield draft
        return
    for guest in guests:
        yield copy_of(draft, actors=(*hosts, guest))


def _to_all_hosts(draft: Draft, cast: Cast) -> Draft:
    """ "İslamabad'a, iki gün sonra da Yeni Delhi'ye giderek": whatever states the verb of going has as its goals."""
    if draft.trigger.nominal or not draft.recipients:
        return draft
    goals: dict[str, None] = {}
    for mention in draft.around.inside(draft.predicate):
        if mention.case == "dat" and mention.kind in ("state", "place") and not mention.modifier:
            goals |= dict.fromkeys(refs_of(mention, cast))
    mine = cast.countries(draft.actors)
    hosts = tuple(ref for ref in goals if cast.countries((ref,)).isdisjoint(mine))
    if not set(draft.recipients) < set(hosts) or len(cast.countries(hosts)) < len(hosts):
        return draft
    return copy_of(draft, recipients=hosts)


def _is_one_by_one(draft: Draft) -> bool:
    """Whether its own clause says so, twice as Turkish does: "ayrı ayrı"."""
    around, predicate = draft.around, draft.predicate
    own = [at for at in range(predicate.start, predicate.at) if around.predicate_of(at) is predicate]
    words = [around.folded[at] for at in own]
    return any(left == right and left in around.pack.separately for left, right in pairwise(words))


def _of_each(draft: Draft, cast: Cast) -> Iterator[Draft]:
    """ "Mısır ve Kuveyt ayrı ayrı reddetti", "Çin'e ve Katar'a ayrı ayrı teşekkür etti"."""
    actors = [(ref,) for ref in draft.actors] if len(cast.countries(draft.actors)) > 1 else [draft.actors]
    many = len(actors) == 1 and len(cast.countries(draft.recipients)) > 1
    recipients = [(ref,) for ref in draft.recipients] if many else [draft.recipients]
    for left, right in product(actors, recipients):
        yield copy_of(draft, actors=left, recipients=right)
