"""Words that name their act beyond doubt, whatever the opinion makes of them: frames with the note "plain".

Refuses to choose sides; says only where those that were chosen cannot be meant.
"""

from collections.abc import Sequence

from dragoman.event.act_signs import Place
from dragoman.event.clause import Around
from dragoman.event.draft import Scene
from dragoman.event.genitives import genitive_subject
from dragoman.event.lineup import refs_of
from dragoman.event.sides import Sides
from dragoman.event.triggers import PLAIN, Trigger
from dragoman.model.acts import ACTS
from dragoman.sentence.clauses import Predicate

# How likely the act is at least where its words stand: in the seen part of tr-train fifteen acts are told by such words
# that were too weak before, twelve of them rightly.
_PLAIN = 0.9
_HALF = 0.5


def is_plain(place: Place, acts: Sequence[tuple[str, float]], around: Around) -> bool:
    """Whether the words here name their act and say that it happened, or did not."""
    if place.trigger is None or place.trigger.frame.note != PLAIN:
        return False
    if not (_is_cause(place, around) if place.nominal else _is_done(place.owner)):
        return False
    return not (place.owner.embedded and _is_refused(place.trigger, acts))


def _is_done(predicate: Predicate) -> bool:
    """Not what is denied, nor what holds at all times: "füzeler güvenliği tehdit ediyor"."""
    morph = predicate.word.morph
    holds = predicate.form == "finite" and morph.tense in ("prog", "aor", "pres") and morph.copula is None
    return not morph.negated and not holds


def _is_cause(place: Place, around: Around) -> bool:
    """What something else happened or did not happen for: "vetosu nedeniyle kabul edilmedi"."""
    return around.next_word(place.at) in around.pack.reasons


def _is_refused(trigger: Trigger, acts: Sequence[tuple[str, float]]) -> bool:
    """ "Bakanlık, görüşmenin iptal edildiğini duyurdu": who reports it may be who called it off, and then the
    talks that were not held are not told beside it.
    """
    held = ACTS[trigger.frame.act].type == "CONSULT"
    return held and any(ACTS[name].type == "REJECT" and share > _HALF for name, share in acts)


def is_of_others(trigger: Trigger, predicate: Predicate, sides: Sides, around: Around, scene: Scene) -> bool:
    """Whether words so plain are told of somebody other than these sides."""
    return _is_of_another(predicate, sides, around, scene) or _goes_elsewhere(trigger, sides, around, scene)


def _goes_elsewhere(trigger: Trigger, sides: Sides, around: Around, scene: Scene) -> bool:
    """ "Trump'ın Teksas ziyareti ertelendi": no journey to whoever else the article names."""
    noun = trigger.noun
    if noun is None or trigger.frame.act != "visit":
        return False
    goals = [m for m in around.mentions if m.last == noun - 1 and m.kind in ("place", "state") and m.country]
    return bool(goals) and scene.cast.countries(sides.recipients).isdisjoint(m.country for m in goals)


def _is_of_another(predicate: Predicate, sides: Sides, around: Around, scene: Scene) -> bool:
    """ "ABD'nin tehditte bulunduğunu savundu": whoever the verb agrees with does it, and not who tells of it."""
    doer = genitive_subject(around, predicate) if predicate.embedded else None
    return doer is not None and set(refs_of(doer, scene.cast)).isdisjoint(sides.actors)


def plainly(trigger: Trigger | None, acts: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The acts with the one that a plain frame names: "tehdidinde bulundu" is a threat, whatever it is of."""
    if trigger is None or trigger.frame.note != PLAIN:
        return acts
    act = trigger.frame.act
    kind = ACTS[act].type
    named, share = next(((name, share) for name, share in acts if ACTS[name].type == kind), (act, 0.0))
    if kind == "CONSULT" and share < _HALF:
        named = act  # what was put off, its noun says
    return [*((name, share) for name, share in acts if ACTS[name].type != kind), (named, max(share, _PLAIN))]
