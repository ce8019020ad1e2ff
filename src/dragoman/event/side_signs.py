"""Who could stand on either side of an act, and what can be seen of each: the features that the learned opinion weighs.

A candidate is everybody that one mention (or one list of mentions) stands for, or somebody the article spoke of just
before. Training and reading both come through here. Says nothing about who it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.event.act_signs import Place
from dragoman.event.clause import Around
from dragoman.event.draft import Scene
from dragoman.event.positions import distance, side_of, verbs_between
from dragoman.event.sides import Sides
from dragoman.model import Mention, Statement, Word
from dragoman.model.acts import Act
from dragoman.sentence.clauses import Predicate

Refs = tuple[str, ...]
_SLOTS = ("subj", "obj", "acc", "dat", "abl", "loc", "ins", "gen", "author", "betw", "toward", "mod", "head")
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


def find_candidates(
    place: Place, around: Around, scene: Scene, statement: Statement | None, grammar: Sides | None
) -> list[Candidate]:
    """Everybody who could be a side, those of the sentence first."""
    named = named_units(around, scene)
    slots = _slots(place, around)
    chain = _chain(place.owner, around)
    subjects = [frozenset(mention.index for mention in around.subject(p)) for p in chain[:3]]
    ranks = {ref: rank for rank, ref in enumerate(reversed(scene.sides))}
    speaker = (statement.speaker,) if statement and statement.speaker in scene.cast.actors else ()
    units: dict[Refs, list[Mention]] = dict(named)
    recent = [(ref,) for ref in reversed(scene.sides[-_RECENT:])]
    lists = tuple(reversed(scene.lists[-_LISTS:]))
    for refs in (scene.subject, speaker, *recent, *lists, scene.last_two()):
        if refs:
            units.setdefault(refs, [])
    joint = _joint(place.owner, around, scene)
    units |= {} if not joint or joint in units else {joint: []}
    late = _late(units, scene)
    units |= {refs: [] for refs in late}
    found: list[Candidate] = []
    for refs, mentions in units.items():
        signs: list[str] = ["b"]
        slot = "here" if mentions else "before"
        for mention in mentions:
            held = slots.get(mention.index, ())
            slot = held[0] if held and slot == "here" else slot
            signs += _mention_signs(mention, held, place, around, chain, subjects)
        signs += _story_signs(refs, bool(mentions), scene, ranks, speaker)
        signs += [late[refs]] if refs in late else ["joint"] if refs == joint else []
        if len(refs) > 1 and not mentions:
            signs += [f"list{lists.index(refs) if refs in lists else '-'}", f"two{refs == scene.last_two():d}"]
        if grammar is not None:
            signs += [f"G=a{refs == grammar.actors:d}"] if set(refs) & set(grammar.actors) else []
            signs += [f"G=r{refs == grammar.recipients:d}"] if set(refs) & set(grammar.recipients) else []
        first = min((mention.first for mention in mentions), default=-1)
        found.append(Candidate(refs, scene.cast.countries(refs), first, slot, tuple(dict.fromkeys(signs))))
    return found


def _joint(owner: Predicate, around: Around, scene: Scene) -> Refs:
    """The subject with those it acts together with: "Norveç, Küba ve Peru'yla birlikte Mali'yi kınadı"."""
    with_it = [mention for mention in around.mentions if mention.case == "ins"]
    both = [*around.subject(owner), *with_it] if with_it else []
    return tuple(dict.fromkeys(ref for mention in both for ref in refs_of(mention, scene)))


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


def _slots(place: Place, around: Around) -> dict[int, list[str]]:
    """Index of a mention -> the slots of the act it stands in."""
    held: dict[int, list[str]] = {}
    noun = place.at if place.nominal else place.trigger.noun if place.trigger else None
    for name in _SLOTS:
        for mention in around.slot(name, place.owner, noun):
            held.setdefault(mention.index, []).append(name)
    for mention in around.agent(place.owner):
        held.setdefault(mention.index, []).insert(0, "agent")
    return held


def _chain(owner: Predicate, around: Around) -> list[Predicate]:
    """The predicate and those that govern it."""
    chain = [owner]
    while len(chain) < 5 and (parent := around.parent(chain[-1])) is not None:
        chain.append(parent)
    return chain


def _mention_signs(
    mention: Mention,
    held: Sequence[str],
    place: Place,
    around: Around,
    chain: Sequence[Predicate],
    subjects: Sequence[frozenset[int]],
) -> Iterator[str]:
    kind, case = mention.kind, mention.case
    where = "m" if mention.modifier else case
    yield f"k={kind}"
    yield f"c={where}"
    yield f"kc={kind}/{where}"
    for name in held:
        yield f"s={name}"
        yield f"sk={name}/{kind}/{where}"
    if not held:
        yield f"s=none/{where}"
    if around.is_topic(mention):
        yield "topic"
    side, gap = side_of(mention.last, place.at), distance(mention.first, mention.last, place.at)
    yield f"d={gap}"
    yield f"dc={gap}/{where}"
    between = sum(1 for m in around.mentions if mention.last < m.first < place.at) if side == "<" else 0
    yield f"o={side}{min(between, 4)}"
    yield f"oc={side}{min(between, 3)}/{where}"
    zone = around.zone(mention.first)
    yield "z=same" if zone == around.zone(place.at) else "z=in" if zone else "z=out"
    owner = next((p for p in around.predicates if p.at > mention.last and mention in around.inside(p)), None)
    relation = next((str(depth) for depth, p in enumerate(chain) if p is owner), "x")
    if owner is not None and relation == "x":
        above = _chain(owner, around)
        relation = "below" if any(p is chain[0] for p in above) else "side"
        yield f"owf={owner.form}/{where}"
    path = side.strip("<") + verbs_between(mention.first, mention.last, place.at, around)
    yield f"pa={path}"
    yield f"pac={path}/{where}"
    yield f"ow={relation}"
    yield f"owc={relation}/{where}"
    for depth, governor in enumerate(chain[:3]):
        if mention.index in subjects[depth]:
            yield f"su{depth}"
            yield f"suf{depth}={governor.form}"
    after = around.next_word(mention.last)
    words = around.sent.words
    owned = _owned(mention, around) if mention.modifier or case == "gen" else None
    if owned is not None:
        yield f"hn={where}/{owned.morph.case}/{owned.morph.form}"
        yield f"hl={owned.morph.lemma}"
    if mention.last + 1 < len(words):
        following = words[mention.last + 1].morph
        yield f"af={following.lemma if len(after) < 14 else ''}"
        yield f"ac={following.case}/{following.possessor}/{following.form}"


def _owned(mention: Mention, around: Around) -> Word | None:
    """The noun that a genitive or a bare name belongs to."""
    for word in around.sent.words[mention.last + 1 : mention.last + 6]:
        if word.kind == "punct":
            return None
        if word.morph.possessor is not None or word.morph.case not in (None, "nom"):
            return word
    return None


def _story_signs(refs: Refs, here: bool, scene: Scene, ranks: Mapping[str, int], speaker: Refs) -> Iterator[str]:
    """What the article has told of them so far."""
    place = "H" if here else "B"
    yield f"in={place}"
    kinds = sorted({scene.cast.actors[ref].kind for ref in refs})
    yield f"ks={place}/{'+'.join(kinds)}/{min(len(refs), 3)}"
    yield f"n={min(len(scene.cast.countries(refs)), 3)}"
    rank = min((ranks[ref] for ref in refs if ref in ranks), default=99)
    yield f"rk={place}{min(rank, 6)}"
    if set(refs) & set(scene.subject):
        yield f"sub={place}"
    elif scene.cast.countries(refs) & scene.cast.countries(scene.subject):
        yield f"subc={place}"
    if set(refs) & set(speaker):
        yield f"spk={place}"
    elif speaker and scene.cast.countries(refs) & scene.cast.countries(speaker):
        yield f"spkc={place}"
    times = max(len(scene.cast.actors[ref].mentions) for ref in refs)
    yield f"t={place}{min(times, 5)}"


def contexts(act: Act, place: Place, statement: Statement | None) -> tuple[str, ...]:
    """What a sign is weighed together with: the act, its kind, and the form of the words."""
    morph = place.owner.word.morph
    form = "noun" if place.nominal else morph.form or "finite"
    voice = "".join(part[0] for part in morph.voice)
    said = statement.kind[0] if statement else "-"
    return ("", act.act, act.type, act.direction, f"{form}/{voice}", f"{act.direction}/{form}/{voice}", f"said{said}")


def may_differ(actor: Candidate, other: Candidate, scene: Scene) -> bool:
    """Sides of different states, or a state and an armed group or a territory of its own."""
    if not actor.sides & other.sides:
        return True
    parts, others = ({scene.cast.part(ref) for ref in candidate.refs} for candidate in (actor, other))
    if actor.sides == other.sides and not parts & others:
        return True
    kinds = {scene.cast.actors[ref].kind for ref in (*actor.refs, *other.refs)}
    return "group" in kinds and not set(actor.refs) & set(other.refs) and actor.sides == other.sides


def pair_signs(actor: Candidate, other: Candidate | None) -> Iterator[str]:
    """How two candidates stand to each other as actor and recipient; `other` is None where nobody is acted on."""
    if other is None:
        yield "p0"
        yield f"p0={actor.slot}/{min(len(actor.sides), 3)}"
        yield f"p0n={min(len(actor.sides), 3)}"
        return
    if actor.sides & other.sides:
        yield "same"
    yield f"pn={len(actor.sides) > 1:d}{len(other.sides) > 1:d}"
    yield f"ps={actor.slot}/{other.slot}"
    order = "b" if actor.first < 0 or other.first < 0 else "<" if actor.first < other.first else ">"
    yield f"po={order}/{actor.first >= 0:d}{other.first >= 0:d}"
    yield f"pz={actor.slot}/{other.slot}/{order}"
