"""Towns that are the post of somebody sent there, and those where a mission stands.

    "Oslo'daki büyükelçisini geri çağırdı"    he is posted in Oslo; nothing was done there
    "Krakow Başkonsolosluğunu kapattı"        it stands in Krakow, and is closed there

Both are names of places at which an act would stand by its words alone. Refuses names that may be those of states.
"""

from dragoman.event.clause import Around
from dragoman.event.draft import is_spoken
from dragoman.event.setting_signs import Deed
from dragoman.lang.pack import Pack
from dragoman.model import Mention, Place, Span
from dragoman.model.acts import ACTS

# What is done to a mission is done where it stands.
_AT_MISSIONS = ("relations_reduced", "relations_opened", "restriction", "demonstration", "ground_attack", "seizure")
_POST = "{post}"


def is_post(place: Place, deed: Deed) -> bool:
    """A place that only says where somebody is posted who speaks, is spoken of or sent home. He may well meet people
    there, or be attacked.
    """
    act = ACTS[deed.best.act]
    if not (is_spoken(act) or act.type in ("ACCUSE", "SANCTION")):
        return False
    for draft in deed.group:
        for mention in draft.around.mentions:
            if mention.name == place.name and mention.span.covers(place.span):
                return _holds_envoy(mention, draft.around)
    return False


def _holds_envoy(mention: Mention, around: Around) -> bool:
    """ "Oslo'daki maslahatgüzarı": the place has its "-daki", and right behind stands who is sent to such."""
    behind = next((other for other in around.mentions if other.first == mention.last + 1), None)
    if behind is None or behind.kind not in ("role", "person") or not around.sent.words[mention.last].morph.ki:
        return False
    return behind.head in _sent_somewhere(around.pack)


def _sent_somewhere(pack: Pack) -> set[str]:
    return {form.split()[-1] for form, title in pack.offices.items() if _POST in title.english}


def of_mission(deed: Deed, body: str) -> Place | None:
    """Krakow in "Rusya'nın Krakow Başkonsolosluğunu kapattı", Dublin in "Dublin Büyükelçiliğini kapattı". Any other
    name without whose it is may be that of a state ("Rusya Büyükelçiliği").
    """
    if deed.best.act not in _AT_MISSIONS:
        return None
    for draft in deed.group:
        end = max(draft.predicate.at, draft.trigger.last + 1)
        for mention in draft.around.mentions:
            if draft.predicate.start <= mention.first and mention.last < end and mention.case != "loc":
                post = _stands_in(mention, draft.around)
                if post is not None:
                    return Place(name=post.of(body), country=None, span=post, rule=mention.rule)
    return None


def _stands_in(mention: Mention, around: Around) -> Span | None:
    """Where a mission stands: the name between whose it is and what it is, the town that begins its own, or the one
    right before it.
    """
    title = around.pack.bodies.get(mention.head or "")
    if mention.kind != "body" or title is None or _POST not in title.english:
        return None
    if mention.first == mention.last:
        town = next((m for m in around.mentions if m.last == mention.first - 1 and m.kind == "place"), None)
        return town.span if town is not None and town.case == "nom" else None
    words = around.sent.words[mention.first : mention.last]
    owners = [at for at, word in enumerate(words) if word.morph.case == "gen"]
    starts = owners[-1] + 1 if owners else 0 if _begins_with_town(mention) else len(words)
    name = words[starts:]
    if not name or not all(word.kind == "punct" or word.text[:1].isupper() for word in name):
        return None
    return Span(name[0].span.start, name[-1].span.end)


def _begins_with_town(mention: Mention) -> bool:
    return mention.rule.startswith("chain.body.capital")
