"""Which states a name for several of them stands for: "Baltık ülkeleri"."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dragoman.world.tables import read_table


@cache
def load_members() -> Mapping[str, tuple[str, ...]]:
    """Id of a group of the world -> ISO 3166-1 alpha-3 codes of its states.

    >>> load_members()["group:baltic-states"]
    ('EST', 'LVA', 'LTU')
    """
    table = files("dragoman.world") / "members.tsv"
    return {group: tuple(members.split(" ")) for _, (group, members) in read_table(table, ("group", "members"))}
