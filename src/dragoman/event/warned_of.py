"""What somebody warns of: "yaptırım uygulanacağı uyarısında bulundu" threatens, and nothing was done."""

from dataclasses import replace

from dragoman.event.clause import Around
from dragoman.event.lineup import all_refs_of
from dragoman.event.sides import Sides
from dragoman.event.status import Reality
from dragoman.model.acts import ACTS, Act
from dragoman.resolve.cast import Cast
from dragoman.sentence.clauses import Predicate

WARNED = "warned"
# What is threatened, by the kind of what would be done.
_THREATS = {"SANCTION": "threat_of_sanctions", "ASSAULT": "threat_of_force", "COERCE": "warning", "MOBILIZE": "warning"}
_RELATIONS = ("relations_reduced", "diplomat_expelled", "ambassador_recalled")


def warned_of(
    act: Act, sides: Sides, reality: Reality, predicate: Predicate, around: Around, cast: Cast
) -> tuple[Act, Sides, Reality]:
    """The same, or the threat that it is where the speaker would do it himself; what he says that others will do is
    not told beside his warning.
    """
    threat = "threat_to_relations" if act.act in _RELATIONS else _THREATS.get(act.type)
    ahead = predicate.form == "fut" and around.next_lemma(predicate.at) in around.pack.warnings
    parent = around.parent(predicate)
    if threat is None or not ahead or parent is None or reality.status in (None, "negated"):
        return act, sides, reality
    speakers = all_refs_of(around.subject(parent), cast)
    if not sides.recipients or not speakers or cast.countries(sides.actors) != cast.countries(speakers):
        return act, sides, replace(reality, status=None)
    said = Reality("occurred", reality.background, WARNED)
    return ACTS[threat], replace(sides, actors=speakers), said
