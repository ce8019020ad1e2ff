"""Everybody who could stand on a side of what a sentence tells, whatever word tells it, and what was told of them.

Seen once for all the acts of a sentence that are told on one speaker's word.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.event.clause import Around
from dragoman.event.draft import Scene
from dragoman.model import Mention, Statement
from dragoman.resolve.cast import Cast
from dragoman.resolve.pairs import counted_sides
from dragoman.sentence.clauses import Predicate

Refs = tuple[str, ...]
# How many of those named before are still candidates, whoever they are, and how many lists of sides; of those named
# longer ago only who brings a new side: so there are fewer candidates than with the last 14, and more right ones.
_RECENT, _LISTS = 12, 5
_LONG_AGO = 20
# So many sentences ahead are looked into where a sentence and those before it name nobody or one side alone; one, where
# they name two. 7 of 1,000 events have a side there, at one candidate more in a hundred.
AHEAD = 3


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
    """Whoever could be a side, before it is known which word tells the act; each such word makes a candidate of it.

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
    units: dict[Refs, list[Mention]] = named_units(around, scene.cast)
    recent = [(ref,) for ref in reversed(scene.sides[-_RECENT:])]
    lists = reversed(scene.lists[-_LISTS:])
    for refs in (scene.subject, _speaker(scene, statement), *recent, *lists, scene.last_two()):
        if refs:
            units.setdefault(refs, [])
    late = _late(units, scene)
    units |= {refs: [] for refs in late}
    if scene.main:
        main = next((refs for refs in units if set(refs) == set(scene.main)), scene.main)
        units.setdefault(main, []).extend(_pairs_of_main(around, scene))
    unit_of = _units(scene, statement)
    return [unit_of(refs, mentions, late.get(refs)) for refs, mentions in units.items()]


def with_joint(
    units: list[Unit], owner: Predicate, around: Around, scene: Scene, statement: Statement | None
) -> list[Unit]:
    """The same for one verb: its subject and those it acts together with are one side.

    "Norveç, Küba ve Peru'yla birlikte Mali'yi kınadı"
    """
    with_it = [mention for mention in around.mentions if mention.case == "ins"]
    both = [*around.subject(owner), *with_it] if with_it else []
    joint = all_refs_of(both, scene.cast)
    if not joint:
        return units
    mentions = next((unit.mentions for unit in units if unit.refs == joint), ())
    made = _units(scene, statement)(joint, mentions, "joint")
    if any(unit.refs == joint for unit in units):
        return [made if unit.refs == joint else unit for unit in units]
    return [*units, made]


def _pairs_of_main(around: Around, scene: Scene) -> Iterator[Mention]:
    """ "İki ülke", "taraflar": they may be the two that all is about, and not those named last."""
    for mention in around.mentions:
        if mention.kind == "pair":
            refs, count = set(refs_of(mention, scene.cast)), counted_sides(mention)
            if refs != set(scene.main) and (count == 2 or (count is None and len(refs) <= 2)):
                yield mention


def _speaker(scene: Scene, statement: Statement | None) -> Refs:
    return (statement.speaker,) if statement and statement.speaker in scene.cast.actors else ()


def _units(scene: Scene, statement: Statement | None) -> Callable[[Refs, Sequence[Mention], str | None], Unit]:
    """What makes one side out of its actors, its mentions here, and a sign of how it came to be one."""
    ranks = {ref: rank for rank, ref in enumerate(reversed(scene.sides))}
    speaker = _speaker(scene, statement)
    lists = tuple(reversed(scene.lists[-_LISTS:]))
    last_two, main = scene.last_two(), scene.cast.countries(scene.main)

    def unit_of(refs: Refs, mentions: Sequence[Mention], how: str | None) -> Unit:
        signs = _story_signs(refs, bool(mentions), scene, ranks, speaker)
        if how:
            signs = (*signs, how)
        if len(refs) > 1 and not mentions:
            signs = (*signs, f"list{lists.index(refs) if refs in lists else '-'}", f"two{refs == last_two:d}")
        sides = scene.cast.countries(refs)
        if sides <= main:
            signs = (*signs, f"main{len(sides)}")
        unnamed = None if mentions else Candidate(refs, sides, -1, "before", ("b", *signs))
        return Unit(refs, sides, mentions, signs, unnamed)

    return unit_of


def _late(units: Mapping[Refs, object], scene: Scene) -> dict[Refs, str]:
    """Who brings a side that no candidate has yet, with a sign: the organisation whose official is one, who was named
    long ago or in passing in the sentence before, or only behind this one.
    """
    sides = {side for refs in units for side in scene.cast.countries(refs)}
    found: dict[Refs, str] = {}

    def add(refs: Refs, sign: str) -> None:
        for ref in refs:
            if not scene.cast.countries((ref,)) <= sides:
                found[(ref,)] = sign
                sides.update(scene.cast.countries((ref,)))

    add(tuple(scene.cast.acts_for.get(ref, "") for refs in units for ref in refs), "office")
    add(tuple(reversed(scene.sides[-_LONG_AGO:-_RECENT])), "old")
    add(scene.aside, "aside")
    far = AHEAD if len(sides) < 2 else 1 if len(sides) == 2 else 0
    for number, refs in enumerate(scene.ahead[:far]):
        add(refs, f"ahead{number}")
    return found


def named_units(around: Around, cast: Cast) -> dict[Refs, list[Mention]]:
    """The sides named in the sentence: each mention by itself, and each list as a whole."""
    units: dict[Refs, list[Mention]] = {}
    whole: list[Mention] = []
    for mention in around.mentions:
        refs = refs_of(mention, cast)
        if not refs:
            whole = []
            continue
        units.setdefault(refs, []).append(mention)
        whole.append(mention)
        if not mention.rule.endswith("+list"):
            if len(whole) > 1:
                together = all_refs_of(whole, cast)
                units.setdefault(together, []).append(mention)
            whole = []
    return units


def all_refs_of(mentions: Iterable[Mention], cast: Cast) -> Refs:
    """Whom several mentions stand for, each once, in their order."""
    return tuple(dict.fromkeys(ref for mention in mentions for ref in refs_of(mention, cast)))


def refs_of(mention: Mention, cast: Cast) -> Refs:
    """Whom a mention stands for; a place stands for the state it lies in, where the article names that state."""
    refs = cast.of.get(mention.index, ())
    if not refs and mention.kind == "place" and mention.country:
        state = mention.country.lower()
        return (state,) if cast.named(state) else ()
    return refs


def _story_signs(refs: Refs, here: bool, scene: Scene, ranks: Mapping[str, int], speaker: Refs) -> tuple[str, ...]:
    """What the article has told of them so far."""
    sides = scene.cast.countries(refs)
    kinds, times = scene.known(refs)
    rank = min([ranks[ref] for ref in refs if ref in ranks], default=99)
    subject = spoken = ""
    if not set(scene.subject).isdisjoint(refs):
        subject = "sub"
    elif not sides.isdisjoint(scene.cast.countries(scene.subject)):
        subject = "subc"
    if not set(speaker).isdisjoint(refs):
        spoken = "spk"
    elif speaker and not sides.isdisjoint(scene.cast.countries(speaker)):
        spoken = "spkc"
    place = "H" if here else "B"
    counts = min(len(refs), 3), min(len(sides), 3), min(rank, 6), min(times, 5)
    return _signs_of_story(place, kinds, counts, subject, spoken)


@lru_cache(maxsize=8192)  # sentence for sentence the same few hundred
def _signs_of_story(
    place: str, kinds: str, counts: tuple[int, int, int, int], subject: str, spoken: str
) -> tuple[str, ...]:
    refs, sides, rank, times = counts
    asked = [f"{sign}={place}" for sign in (subject, spoken) if sign]
    return (
        f"in={place}", f"ks={place}/{kinds}/{refs}", f"n={sides}", f"rk={place}{rank}", *asked, f"t={place}{times}",
    )  # fmt: skip
