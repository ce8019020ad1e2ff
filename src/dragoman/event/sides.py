"""Who did it, and to whom: slots of the frame turned into actors, with the discourse filling what the clause drops."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.event.clause import Around
from dragoman.event.draft import Scene
from dragoman.event.triggers import Trigger
from dragoman.model import Mention, Statement
from dragoman.model.acts import ACTS
from dragoman.sentence.clauses import Predicate


@dataclass(frozen=True, slots=True)
class Sides:
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_rule: str
    recipient_rule: str
    open_to_all: bool = False  # it is directed at nobody in particular

    @property
    def anaphoric(self) -> bool:
        """The words tell of an act without its sides: "yapılan görüşmede" is the meeting just spoken of."""
        return not self.actors


def find_sides(
    trigger: Trigger, predicate: Predicate, around: Around, scene: Scene, statement: Statement | None
) -> Sides | None:
    """The sides of an act, or None where nobody of two states takes part."""
    act = ACTS[trigger.frame.act]
    if not trigger.nominal and around.has_thing_for_subject(predicate):
        return None
    if not _object_fits(trigger, predicate, around):
        return None
    actors, actor_rule = _first_filled(trigger.frame.actors, trigger, predicate, around, scene)
    recipients, recipient_rule = _first_filled(trigger.frame.recipients, trigger, predicate, around, scene, but=actors)
    if not actors:
        actors, actor_rule = _dropped_actor(trigger, predicate, scene, statement)
    if act.direction == "mutual":
        main = not trigger.nominal and predicate.form in ("finite", "conv")
        return _mutual(actors, recipients, actor_rule, scene, main=main)
    recipients = tuple(ref for ref in recipients if ref not in actors)
    one_side = len(scene.cast.countries(actors)) == 1
    if not recipients and trigger.frame.needs_other and one_side and not trigger.nominal:
        recipients, recipient_rule = _other_side(trigger, predicate, around, scene, actors)
    if not actors or (act.direction == "directed" and not recipients):
        return None
    if act.act == "visit":
        recipients = _hosts(recipients, scene)
    if not _crosses_a_border(actors, recipients, scene):
        return None
    return Sides(actors, recipients, actor_rule, recipient_rule)


def _other_side(
    trigger: Trigger, predicate: Predicate, around: Around, scene: Scene, actors: Sequence[str]
) -> tuple[tuple[str, ...], str]:
    """The other side, where the frame's slots hold nobody: the nearest in the sentence, else the one spoken of last."""
    mine = scene.cast.countries(actors)
    zone = around.zone(predicate.at)
    first, last = around.main_clause(predicate)
    here = [
        m
        for m in around.mentions
        if around.zone(m.first) == zone and m.kind != "place" and m.case != "loc" and first <= m.first <= last
    ]
    here.sort(key=lambda m: (m.first > trigger.last, abs(m.first - trigger.first)))
    for mention in here:
        refs = tuple(ref for ref in scene.cast.of.get(mention.index, ()) if not scene.cast.countries([ref]) & mine)
        if refs:
            return refs, "near"
    other = scene.other_than(actors)
    return ((other,), "context") if other else ((), "none")


def _object_fits(trigger: Trigger, predicate: Predicate, around: Around) -> bool:
    """What the frame's note asks of the other side: a person received, a place gone to, an organisation joined."""
    note = trigger.frame.note
    if note not in ("person", "place", "organisation") or trigger.nominal:
        return True
    slots = [m for name in trigger.frame.recipients for m in around.slot(name, predicate, trigger.noun)]
    kinds = {
        "person": ("person", "role", "body", "group", "pair"),
        "place": ("place", "state"),
        "organisation": ("organisation",),
    }
    return any(m.kind in kinds[note] for m in slots)


def _hosts(recipients: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """A visit goes to a state, not to the person met there."""
    hosts: list[str] = []
    for ref in recipients:
        country = scene.cast.actors[ref].country
        host = country.lower() if country and country.lower() in scene.cast.actors else ref
        hosts += [host] if host not in hosts else []
    return tuple(hosts)


def _first_filled(
    slots: Sequence[str], trigger: Trigger, predicate: Predicate, around: Around, scene: Scene, but: Sequence[str] = ()
) -> tuple[tuple[str, ...], str]:
    mine = scene.cast.countries(but)
    for name in slots:
        found: list[Mention] = []
        for part in name.split("+"):
            if trigger.nominal and part == "subj":
                # "resepsiyonda … dedi": who speaks at an occasion takes part in it.
                occasion = around.sent.words[trigger.last].morph.case in ("loc", "dat", "acc", "ins")
                found += around.slot(part, predicate, trigger.noun) if occasion else []
            elif trigger.nominal and part in ("obj", "acc", "dat", "abl", "loc"):
                found += _near(around.slot(part, predicate, trigger.noun), trigger)
            else:
                found += around.slot(part, predicate, trigger.noun)
        refs = _refs(found, scene, any_town=trigger.frame.act == "visit")
        refs = tuple(ref for ref in refs if ref not in but and not scene.cast.countries([ref]) <= mine)
        if refs:
            return refs, f"slot.{name}"
    return (), "none"


def _near(mentions: Sequence[Mention], trigger: Trigger) -> list[Mention]:
    """What stands right before a noun: the rest of its clause belongs to the verb."""
    return [m for m in mentions if 0 < trigger.first - m.last <= 3]


def _refs(mentions: Sequence[Mention], scene: Scene, *, any_town: bool) -> tuple[str, ...]:
    """Whom mentions stand for. A place stands for its state where the article names that; a town gone to always."""
    refs: list[str] = []
    for mention in mentions:
        found = scene.cast.of.get(mention.index, ())
        if not found and mention.kind == "place" and mention.country:
            state = mention.country.lower()
            found = (state,) if scene.cast.named(state) or (any_town and state in scene.cast.actors) else ()
        refs += [ref for ref in found if ref not in refs]
    return tuple(refs)


def _dropped_actor(
    trigger: Trigger, predicate: Predicate, scene: Scene, statement: Statement | None
) -> tuple[tuple[str, ...], str]:
    if trigger.nominal:
        return (), "none"
    morph = predicate.word.morph
    first_person = morph.person in ("1s", "1p") or morph.possessor in ("1s", "1p")
    speaks = statement is not None and statement.speaker in scene.cast.actors
    if statement is not None and speaks and (first_person or _agrees_with_speaker(statement, predicate)):
        return (statement.speaker,), "speaker"
    if "pass" in morph.voice or (morph.form not in (None, "finite", "conv")):
        return (), "none"
    return scene.subject, "dropped"


def _agrees_with_speaker(statement: Statement, predicate: Predicate) -> bool:
    """ "… yapacağını söyledi": without another subject, the reported verb's is whoever speaks."""
    return statement.kind == "indirect" and predicate.word.morph.possessor in ("3s", "3p")


def _mutual(
    actors: tuple[str, ...], recipients: tuple[str, ...], rule: str, scene: Scene, *, main: bool
) -> Sides | None:
    both = actors + tuple(ref for ref in recipients if ref not in actors)
    if not both:
        return Sides((), (), "anaphora", "mutual")
    if main and len(scene.cast.countries(both)) < 2:
        other = scene.other_than(both)
        if other is not None:
            both, rule = (*both, other), rule + "+context"
    if len(scene.cast.countries(both)) < 2:
        return None
    return Sides(both, (), rule, "mutual")


def _crosses_a_border(actors: Sequence[str], recipients: Sequence[str], scene: Scene) -> bool:
    mine, theirs = scene.cast.countries(actors), scene.cast.countries(recipients)
    return not recipients or mine != theirs
