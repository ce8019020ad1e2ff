"""Everybody who could stand on a side of what a sentence tells, whatever word tells it, and what was told of them.

Seen once for all the acts of a sentence that are told on one speaker's word.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.event.clause import Around
from dragoman.event.draft import Scene
from dragoman.model import Mention, Statement

Refs = tuple[str, ...]
# How far back somebody named before is still a candidate, and how many lists of sides are.
_RECENT, _LISTS = 14, 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """One side that an act could have.

    refs      ids of its actors
    sides     their countries, or ids of organisations
    first     index of its first word in the sentence; -1 where the sentence does not name it
    slot      the likeliest slot it stands in ("subj"), or "here", or "before"
    signs     names of what is seen of it
    """

    refs: Refs
    sides: frozenset[str]
    first: int
    slot: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One side that an act could have.

    refs      ids of its actors
    sides     their countries, or ids of organisations
    mentions  those in the sentence that stand for it
    signs     names of what the article has told of it
    unnamed   the candidate it makes where no mention stands for it: the same for every word that tells an act
    """

    refs: Refs
    sides: frozenset[str]
    mentions: Sequence[Mention]
    signs: tuple[str, ...]
    unnamed: Candidate | None


def find_units(around: Around, scene: Scene, statement: Statement | None) -> list[Unit]:
    """Everybody who could be a side, those of the sentence first."""
    ranks = {ref: rank for rank, ref in enumerate(reversed(scene.sides))}
    speaker = (statement.speaker,) if statement and statement.speaker in scene.cast.actors else ()
    units: dict[Refs, list[Mention]] = named_units(around, scene)
    recent = [(ref,) for ref in reversed(scene.sides[-_RECENT:])]
    lists = tuple(reversed(scene.lists[-_LISTS:]))
    last_two = scene.last_two()
    for refs in (scene.subject, speaker, *recent, *lists, last_two):
        if refs:
            units.setdefault(refs, [])
    found: list[Unit] = []
    for refs, mentions in units.items():
        signs = [*_story_signs(refs, bool(mentions), scene, ranks, speaker)]
        if len(refs) > 1 and not mentions:
            signs += [f"list{lists.index(refs) if refs in lists else '-'}", f"two{refs == last_two:d}"]
        sides = scene.countries(refs)
        unnamed = None if mentions else Candidate(refs, sides, -1, "before", ("b", *signs))
        found.append(Unit(refs, sides, mentions, tuple(signs), unnamed))
    return found


def named_units(around: Around, scene: Scene) -> dict[Refs, list[Mention]]:
    """The sides named in the sentence: each mention by itself, and each list as a whole."""
    units: dict[Refs, list[Mention]] = {}
    whole: list[Mention] = []
    for mention in around.mentions:
        refs = refs_of(mention, scene)
        if not refs:
            whole = []
            continue
        units.setdefault(refs, []).append(mention)
        whole.append(mention)
        if not mention.rule.endswith("+list"):
            if len(whole) > 1:
                together = tuple(dict.fromkeys(ref for member in whole for ref in refs_of(member, scene)))
                units.setdefault(together, []).append(mention)
            whole = []
    return units


def refs_of(mention: Mention, scene: Scene) -> Refs:
    """Whom a mention stands for; a place stands for the state it lies in, where the article names that state."""
    refs = scene.cast.of.get(mention.index, ())
    if not refs and mention.kind == "place" and mention.country:
        state = mention.country.lower()
        return (state,) if scene.cast.named(state) else ()
    return refs


def _story_signs(refs: Refs, here: bool, scene: Scene, ranks: Mapping[str, int], speaker: Refs) -> Iterator[str]:
    """What the article has told of them so far."""
    place = "H" if here else "B"
    sides = scene.countries(refs)
    kinds, times = scene.known(refs)
    yield f"in={place}"
    yield f"ks={place}/{kinds}/{min(len(refs), 3)}"
    yield f"n={min(len(sides), 3)}"
    rank = min([ranks[ref] for ref in refs if ref in ranks], default=99)
    yield f"rk={place}{min(rank, 6)}"
    if not set(scene.subject).isdisjoint(refs):
        yield f"sub={place}"
    elif not sides.isdisjoint(scene.countries(scene.subject)):
        yield f"subc={place}"
    if not set(speaker).isdisjoint(refs):
        yield f"spk={place}"
    elif speaker and not sides.isdisjoint(scene.countries(speaker)):
        yield f"spkc={place}"
    yield f"t={place}{min(times, 5)}"
