"""Who takes part in an act beside those first found: all whom its clause lists with a partner ("Katarlı bakan ve
Mısırlı mevkidaşı ile görüştü") and who acts together with the doer, but not who presides ("Trump'ın huzurunda
imzaladı").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.event.clause import Around
from dragoman.event.lineup import all_refs_of, named_units, refs_of
from dragoman.event.sides import Sides
from dragoman.lang.pack import Pack
from dragoman.model import Mention, Morph
from dragoman.model.acts import Act
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate

_MEDIATION = "mediation"


def with_participants(sides: Sides, act: Act, predicate: Predicate, at: int, around: Around, cast: Cast) -> Sides:
    """The sides of a directed act with those who act beside the doer, those of a mutual one completed and cleared."""
    if act.direction == "open" and sides.recipients and _is_agreed(predicate, around):
        partners_named = [
            m for m in around.in_reach(predicate) if not set(sides.recipients).isdisjoint(refs_of(m, cast))
        ]
        # "NATO, Rusya'nın tehdidine karşı … uzlaştı": against whom, and not with whom.
        if not partners_named or any(m.case == "ins" or m.kind == "pair" for m in partners_named):
            return replace(sides, actors=(*sides.actors, *sides.recipients), recipients=())
    if act.act == _MEDIATION:
        return _mediated(sides, predicate, around, cast)
    if act.direction != "mutual":
        return _with_companions(sides, predicate, at, around, cast)
    actors = list(sides.actors)
    for refs, mentions in named_units(around, cast).items():
        # "Lavrov, Fidan ile Pekin'de görüştü": the town is no member of a list, though it stands where one would.
        own = [m for m in mentions if around.owner(m) in (None, predicate) and m.last < at]
        partners = [m for m in own if m.case not in ("nom", "loc")]
        named = len(refs) > 1 and any(mention.kind != "pair" for mention in partners)
        place = next((number for number, ref in enumerate(actors) if ref in refs), None) if named else None
        if place is not None:
            others = [ref for ref in actors if ref not in refs]
            actors = [*others[:place], *refs, *others[place:]]
    presiding = all_refs_of(presiders(around, predicate), cast)
    parties = [ref for ref in actors if ref not in presiding]
    if len(parties_of(parties, cast)) > 1:
        actors = parties
    if actors == [*sides.actors]:
        return sides
    return replace(sides, actors=tuple(actors), actor_rule=f"{sides.actor_rule}, by their list")


def parties_of(refs: Sequence[str], cast: Cast) -> set[tuple[str, str]]:
    """The sides that actors are: a government and an armed group of its own country are two."""
    return {(cast.actors[ref].country or ref, cast.part(ref)) for ref in refs}


def _mediated(sides: Sides, predicate: Predicate, around: Around, cast: Cast) -> Sides:
    """ "Sudan ordusu ile HDK, Suudi arabuluculuğunda imza attı": who presides mediates, between those who act."""
    mediators = reversed([*presiders(around, predicate)])
    presiding = all_refs_of(mediators, cast)
    partners = [m for m in around.inside(predicate) if m.case == "ins" and not m.modifier]
    named = (*around.slot("betw", predicate, None), *around.subject(predicate), *partners)
    parties = tuple(ref for ref in all_refs_of(named, cast) if ref not in presiding)
    if not presiding or len(parties_of(parties, cast)) < 2:
        return sides
    return replace(sides, actors=presiding, recipients=parties, actor_rule=f"{sides.actor_rule}, who presides")


def _is_agreed(predicate: Predicate, around: Around) -> bool:
    """ "Erdoğan'la hemfikir olduklarını": what is agreed upon is done by both."""
    near = around.sent.words[max(0, predicate.at - 1) : predicate.at + 1]
    return any(word.morph.lemma in around.pack.agreeing for word in near)


def _with_companions(sides: Sides, predicate: Predicate, at: int, around: Around, cast: Cast) -> Sides:
    """ "Castro, Sheinbaum'la birlikte komşularını toplantıya çağırdı": who stands beside the doer does it too."""
    pack = around.pack
    beside: list[str] = []
    for mention in around.mentions:
        if around.owner(mention) is not predicate or mention.last >= at:
            continue
        if mention.case in ("acc", "dat"):
            break  # "İsrail'i ABD ile birlikte … suçladı": together with whom is said of the object
        behind = [word for word in around.folded[mention.last + 1 : mention.last + 3] if word != pack.partner_word]
        if mention.case == "ins" and not pack.beside.isdisjoint(behind[:1]):
            beside += refs_of(mention, cast)
    subject = set(all_refs_of(around.subject(predicate), cast))
    if not beside or subject.isdisjoint(sides.actors) or (sides.recipients and set(sides.recipients) <= set(beside)):
        return sides
    actors = tuple(dict.fromkeys((*sides.actors, *beside)))
    recipients = tuple(ref for ref in sides.recipients if ref not in beside)
    if actors == sides.actors:
        return sides
    return replace(sides, actors=actors, recipients=recipients, actor_rule=f"{sides.actor_rule}, with whom he acts")


def presiders(around: Around, predicate: Predicate) -> Iterator[Mention]:
    """Owners of such a presence, and all who are listed with one: "Katar ve Mısır'ın arabuluculuğunda"."""
    presides = False
    for mention in reversed(around.mentions):
        following = around.sent.words[mention.last + 1 : mention.last + 2]
        owns = any(_is_presence(word.morph, around.pack) for word in following)
        presides = owns or (presides and mention.rule.endswith("+list"))
        if presides and (mention.case == "gen" or mention.modifier) and predicate.start <= mention.first:
            yield mention


def _is_presence(morph: Morph, pack: Pack) -> bool:
    """ "huzurunda", "aracılığıyla"; not "Suriye'nin huzuru için"."""
    return morph.lemma in pack.presence and morph.possessor is not None and morph.case in ("loc", "ins")
