"""Who is meant where the clause names nobody: everybody, or friends without a name."""

import pytest

from dragoman.event.sides import Sides
from dragoman.event.toward import toward_nobody
from dragoman.model.acts import ACTS
from event.reader import read

# Norway is what the opinion chose as whom it is said to.
NORWAY = Sides(("per",), ("nor",), "model", "model")


@pytest.mark.parametrize(
    ("text", "act", "verb", "open_to_all"),
    [
        ("Peru, Norveç'in saldırısının ardından müttefiklerinden destek istedi.", "appeal_for_help", "istedi", True),
        ("Peru, Norveç'e karşı ortaklarına teşekkür etti.", "praise", "etti", True),
        ("Peru, komşularından Norveç'i durdurmalarını istedi.", "demand_to_yield", "istedi", True),
        ("Peru, müttefiki Norveç'ten destek istedi.", "appeal_for_help", "istedi", False),
        ("Peru, Norveç'ten ve diğer müttefiklerinden destek istedi.", "appeal_for_help", "istedi", False),
        ("Peru, Norveç ve diğer müttefiklerine teşekkür etti.", "praise", "etti", False),
        ("Peru, Norveç'in müttefiklerini eleştirdi.", "criticism", "eleştirdi", False),
        ("Peru, Norveç'in müttefiklerine ortak oldu.", "accession", "oldu", False),
        ("Peru, Norveç'i müttefiklerine saldırmaması konusunda uyardı.", "warning", "uyardı", False),
        ("Peru, Norveç'ten dostlarına karşı dürüst olmasını istedi.", "demand_change", "istedi", False),
        ("Peru, müttefiklerinden Norveç'e karşı durmasını istedi.", "appeal_for_help", "istedi", True),
    ],
)  # fmt: skip
def test_friends_without_a_name_are_nobody_of_the_article(text: str, act: str, verb: str, open_to_all: bool) -> None:
    told = read(text)
    around, predicate = told.around(verb)
    sides = toward_nobody(NORWAY, ACTS[act], predicate, around, told.cast)
    assert (sides.open_to_all, sides.recipients) == (open_to_all, () if open_to_all else ("nor",))
