"""What a language pack has learned of acts and sides: weights, read from a file that a script made. Scores nothing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionWeights:
    """Two linear models over named signs (event/act_signs.py, event/side_signs.py) and how sure they must be.

    scale    what the whole numbers of the weights are divided by
    acts     the acts in the order that the weights number them; the first is "none"
    nouns    lemmas of nouns that may carry an act without a verb
    act      sign -> number of an act, weight, number, weight …
    side     sign -> what it is weighed with -> weight as actor, weight as recipient
    pair     sign of a pair -> what it is weighed with -> weight
    trust    weights of the confidence of an event (event/confidence.py)
    floor    an event of less confidence than this is not told
    """

    scale: float
    acts: tuple[str, ...]
    nouns: frozenset[str]
    act: Mapping[str, Sequence[int]]
    side: Mapping[str, Mapping[str, Sequence[int]]]
    pair: Mapping[str, Mapping[str, int]]
    floor: float
    trust: Mapping[str, float]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        return cls(
            scale=data["scale"],
            acts=tuple(data["acts"]),
            nouns=frozenset(data["nouns"]),
            act=data["act"],
            side=data["side"],
            pair=data["pair"],
            floor=data["floor"],
            trust=data["trust"],
        )


def read_opinion(package: str, path: str) -> OpinionWeights | None:
    """The weights in a JSON file of a package; None where the pack ships none."""
    file = files(package).joinpath(path)
    if not file.is_file():
        return None
    return OpinionWeights.of(json.loads(file.read_text(encoding="utf-8")))
