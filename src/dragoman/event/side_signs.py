"""Who could stand on either side of an act, and what can be seen of each: the features that the learned opinion weighs.

A candidate is everybody that one mention (or one list of mentions) stands for, or somebody the article spoke of just
before. Training and reading both come through here. Says nothing about who it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from dragoman.event.act_signs import Place
from dragoman.event.clause import Around
from dragoman.event.draft import Scene
from dragoman.event.lineup import Candidate, Unit, find_units, with_joint
from dragoman.event.positions import distance, side_of, verbs_between
from dragoman.event.sides import Sides
from dragoman.model import Mention, Statement, Word
from dragoman.model.acts import Act
from dragoman.sentence.clauses import Predicate

SLOTS = ("subj", "obj", "acc", "dat", "abl", "loc", "ins", "gen", "author", "betw", "toward", "mod", "head")


def find_candidates(
    place: Place, around: Around, scene: Scene, statement: Statement | None, grammar: Sides | None
) -> list[Candidate]:
    """Everybody who could be a side, those of the sentence first."""
    units = with_joint(find_units(around, scene, statement), place.owner, around, scene, statement)
    return with_grammar(candidates_at(place, around, units), grammar)


def candidates_at(place: Place, around: Around, units: Sequence[Unit]) -> list[Candidate]:
    """The candidates for the sides of any act that is told at this place."""
    slots = _slots(place, around)
    chain = _chain(place.owner, around)
    subjects = [frozenset([mention.index for mention in around.subject(p)]) for p in chain[:3]]
    found: list[Candidate] = []
    for unit in units:
        if unit.unnamed is not None:
            found.append(unit.unnamed)
            continue
        signs: list[str] = ["b"]
        slot = "here"
        for mention in unit.mentions:
            held = slots.get(mention.index, ())
            slot = held[0] if held and slot == "here" else slot
            signs += _mention_signs(mention, held, place, around, chain, subjects)
        first = min([mention.first for mention in unit.mentions])
        found.append(Candidate(unit.refs, unit.sides, first, slot, tuple(dict.fromkeys((*signs, *unit.signs)))))
    return found


def with_grammar(candidates: Sequence[Candidate], grammar: Sides | None) -> list[Candidate]:
    """The same, with what a frame says of them."""
    if grammar is None:
        return list(candidates)
    actors, recipients = set(grammar.actors), set(grammar.recipients)
    found: list[Candidate] = []
    for each in candidates:
        signs = [f"G=a{each.refs == grammar.actors:d}"] if not actors.isdisjoint(each.refs) else []
        signs += [f"G=r{each.refs == grammar.recipients:d}"] if not recipients.isdisjoint(each.refs) else []
        found.append(replace(each, signs=(*each.signs, *signs)) if signs else each)
    return found


def _slots(place: Place, around: Around) -> dict[int, list[str]]:
    """Index of a mention -> the slots of the act it stands in."""
    held: dict[int, list[str]] = {}
    noun = place.at if place.nominal else place.trigger.noun if place.trigger else None
    for name in SLOTS:
        for mention in around.slot(name, place.owner, noun):
            held.setdefault(mention.index, []).append(name)
    for mention in around.agent(place.owner):
        held.setdefault(mention.index, []).insert(0, "agent")
    return held


def _chain(owner: Predicate, around: Around) -> list[Predicate]:
    """The predicate and those that govern it."""
    return [owner, *islice(around.above(owner), 4)]


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
    between = len([m for m in around.mentions if mention.last < m.first < place.at]) if side == "<" else 0
    yield f"o={side}{min(between, 4)}"
    yield f"oc={side}{min(between, 3)}/{where}"
    zone = around.zone(mention.first)
    yield "z=same" if zone == around.zone(place.at) else "z=in" if zone else "z=out"
    owner = around.owner(mention)
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
    return actor.sides == other.sides and not parts & others


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
