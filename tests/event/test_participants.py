"""Who takes part in an act, and who only presides."""

import pytest

from dragoman.event.participants import with_participants
from dragoman.event.sides import Sides
from dragoman.model.acts import ACTS
from event.reader import read

CASES = [
    # the mediator first, whoever was taken for him
    ("mediation", "Norveç ile Peru, Küba'nın arabuluculuğunda görüştü.", ("nor",), ("cub",), ("cub",), ("nor", "per")),
    # a government and an armed group of its own country are two
    ("signing", "Sudan ordusu ile HDK, Küba arabuluculuğunda anlaşma imzaladı.", ("body-saf", "group-rsf", "cub"), (),
     ("body-saf", "group-rsf"), ()),
    # nobody presides
    ("mediation", "Norveç, Peru ile Küba arasında arabuluculuk yaptı.", ("nor",), ("per", "cub"),
     ("nor",), ("per", "cub")),
    ("meeting", "Küba'nın başkenti Havana'da Norveç ile Peru bir toplantı yaptı.", ("cub", "nor", "per"), (),
     ("cub", "nor", "per"), ()),
]  # fmt: skip


@pytest.mark.parametrize(("act", "text", "actors", "recipients", "doers", "others"), CASES)
def test_who_presides_is_no_party(
    act: str, text: str, actors: tuple[str, ...], recipients: tuple[str, ...], doers: tuple[str, ...],
    others: tuple[str, ...],
) -> None:  # fmt: skip
    told = read(text)
    around, predicate = next(
        (around, p) for around, _ in told.walk() for p in reversed(around.predicates) if p.form == "finite"
    )
    sides = with_participants(Sides(actors, recipients, "", ""), ACTS[act], predicate, predicate.at, around, told.cast)
    assert (sides.actors, sides.recipients) == (doers, others)
