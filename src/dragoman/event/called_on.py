"""What somebody calls on his own state to do: "Muhalefet, hükümeti Pekin'le ilişkileri kesmeye çağırdı". Between him
and his government that is home news; what he wants done to another side is told, as called for, on his word.
"""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.event.clause import Around
from dragoman.event.lineup import all_refs_of, refs_of
from dragoman.event.sides import Sides
from dragoman.event.status import Reality
from dragoman.event.triggers import find_triggers
from dragoman.model.acts import ACTS, Act
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate

_ADDRESSED = ("acc", "dat", "abl")
# What is asked of one's own state is a deed; "to answer", "to condemn" is told by its own words, if at all.
_DEEDS = ("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "RETREAT", "AID", "COOPERATE", "SUPPORT", "CONSULT", "AGREE")


def called_on(
    act: Act, sides: Sides, reality: Reality, predicate: Predicate, around: Around, cast: Cast
) -> tuple[Act, Sides, Reality, tuple[str, ...]]:
    """The same, or the deed that the doer's own state is asked for, and on whose word."""
    own = cast.countries(sides.actors)
    seen = reality.status == "called_for" and reality.rule.startswith("verb.")
    if len(own) != 1 or not (act.type == "REQUEST" or seen) or not _is_asked_of_own(predicate, around, sides, cast):
        return act, sides, reality, ()
    state = next(iter(own)).lower()
    doer, asker = (state,) if state in cast.actors else sides.actors, sides.actors[:1]
    if seen:
        return act, sides if act.direction == "mutual" else replace(sides, actors=doer), reality, asker
    for lower in _asked(predicate, around):
        others = [m for m in around.in_reach(lower) if refs_of(m, cast) and cast.sides_of([m]).isdisjoint(own)]
        # Without the verb of asking, whose own frames may take the words of the deed.
        up_to = replace(around.sent, words=around.sent.words[: lower.at + 1])
        told = [t for t in find_triggers(up_to, around.pack.frame_index) if t.verb == lower.at]
        deed = next((ACTS[t.frame.act] for t in told if ACTS[t.frame.act].type in _DEEDS), None)
        if deed is not None and others:
            refs = all_refs_of(around.with_list(others[0]), cast)
            mutual = deed.direction == "mutual"
            made = replace(sides, actors=(*doer, *refs) if mutual else doer, recipients=() if mutual else refs)
            return deed, made, Reality("called_for", reality.background, "asked of one's own state"), asker
    return act, sides, replace(reality, status=None), ()


def _asked(predicate: Predicate, around: Around) -> Iterator[Predicate]:
    """The verb nouns that hang on the verb of asking, the nearest first."""
    for lower in reversed(around.predicates):
        if lower.form in ("ger", "inf") and lower.at < predicate.at and around.parent(lower) is predicate:
            yield lower


def _is_asked_of_own(predicate: Predicate, around: Around, sides: Sides, cast: Cast) -> bool:
    """ "Tel Aviv hükümetinden", "Hartum'u"; "hükümetine" without more, of whom does not speak for a government."""
    own = cast.countries(sides.actors)
    lower = next(_asked(predicate, around), None)
    for mention in around.mentions:
        owner = around.owner(mention)
        if owner is None or owner not in (predicate, lower) or mention.modifier or mention.kind != "state":
            continue
        if mention.case in _ADDRESSED and cast.sides_of([mention]) == own:
            if owner is not predicate and mention.case != "abl":
                return False
            # Of the verb noun's own words only the ablative is whom one asks: "hükümetinden kesmesini istedi". In
            # "İsrail'i Lübnan'dan çekilmeye çağırdı" another is asked.
            named = mention.head is None and mention.case == "abl"
            return not (named and _is_asked_of_another(predicate, lower, own, around, cast))
    taken = around.named_words
    for at in range(predicate.start, predicate.at):
        morph = around.sent.words[at].morph
        if morph.lemma in around.pack.governments and morph.case in _ADDRESSED and at not in taken:
            return around.predicate_of(at) in (predicate, lower) and _is_private(sides, around, cast)
    return False


def _is_private(sides: Sides, around: Around, cast: Cast) -> bool:
    """People of one state, none of whom holds an office that speaks for it."""
    speaks_for_it = {title.english for title in around.pack.offices.values() if "state" in title.kind.split()}
    actors = (cast.actors[ref] for ref in sides.actors)
    return all(each.kind != "state" and each.country and each.office not in speaks_for_it for each in actors)


def _is_asked_of_another(
    predicate: Predicate, lower: Predicate | None, own: frozenset[str], around: Around, cast: Cast
) -> bool:
    """Another state is addressed, or is who is to do it: "İsrail'in Suriye'den çekilmesini istedi"."""
    for mention in around.mentions:
        here = around.owner(mention) in (predicate, lower) and not mention.modifier
        if here and mention.case in ("acc", "abl", "gen") and not (cast.sides_of([mention]) or own) <= own:
            return True
    return False


__all__ = ["called_on"]
