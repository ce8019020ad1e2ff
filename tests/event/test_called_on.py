"""What somebody wants of his own state is what that is called on to do to others."""

import pytest

from dragoman.event.called_on import called_on
from dragoman.event.sides import Sides
from dragoman.event.status import Reality
from dragoman.model.acts import ACTS
from event.reader import read

OWN = [
    "Norveçli milletvekili Anders Lund, Oslo hükümetinden Peru'yla ilişkileri kesmesini istedi.",
    "Norveçli milletvekili Anders Lund, hükümetinden Peru'yla ilişkileri kesmesini istedi.",
    "Norveçli milletvekili Anders Lund, Oslo'yu Peru'yla ilişkileri kesmeye çağırdı.",
]
OTHERS = [
    "Norveçli milletvekili Anders Lund, Lima hükümetinden Küba'yla ilişkileri kesmesini istedi.",
    "Norveç Başbakanı Anders Lund, Peru'da hükümetten Küba'yla ilişkileri kesmesini istedi.",
    "Norveçli milletvekili Anders Lund, Peru'nun Oslo'yla ilişkileri kesmesini istedi.",
]


def _called(text: str) -> tuple[str, Sides, str | None, tuple[str, ...]]:
    told = read(text)
    around, predicate = told.around("çağırdı" if text.endswith("çağırdı.") else "istedi")
    sides = Sides(("anders-lund",), ("per",), "", "")
    act, sides, reality, asker = called_on(
        ACTS["demand_change"], sides, Reality("occurred", False, "past"), predicate, around, told.cast
    )
    return act.act, sides, reality.status, asker


@pytest.mark.parametrize("text", OWN)
def test_what_is_wanted_of_ones_own_state_is_the_deed(text: str) -> None:
    act, sides, status, asker = _called(text)
    assert (act, sides.recipients, status, asker) == ("relations_reduced", ("per",), "called_for", ("anders-lund",))


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_wanted_of_another_stays_a_demand(text: str) -> None:
    assert _called(text) == ("demand_change", Sides(("anders-lund",), ("per",), "", ""), "occurred", ())


def test_what_is_wanted_of_ones_own_state_alone_is_home_news() -> None:
    assert _called("Norveçli milletvekili Anders Lund, Oslo hükümetinden vergileri düşürmesini istedi.")[2] is None
