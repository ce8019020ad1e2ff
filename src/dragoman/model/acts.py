"""The catalogue of acts: what the record calls a thing, and what PLOVER and CAMEO call it.

The rows are `acts.tsv` beside this file. Which words of a language tell of an act is the language pack's business; the
cues here are for people.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from importlib.resources import files
from typing import Final, Literal, NamedTuple, cast, get_args

from dragoman.errors import DataError

Direction = Literal["mutual", "directed", "open"]

# PLOVER's types by what they are to the other side, in the order of filters and legends.
QUARTERS: Final[Mapping[str, tuple[str, ...]]] = {
    "verbal_cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material_cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal_conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material_conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUARTER_OF: Final[Mapping[str, str]] = {type_: name for name, types in QUARTERS.items() for type_ in types}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One row of the catalogue.

    act         the key that events carry: "meeting"
    type, mode  PLOVER 0.8; mode is "" where PLOVER has none
    cameo       CAMEO 1.1b3, a string because of its leading zeros
    direction   "mutual": every side is an actor, nobody a recipient; "directed": actor -> recipient;
                "open": directed, and a recipient may be missing
    """

    act: str
    type: str
    mode: str
    cameo: str
    direction: Direction
    definition: str
    turkish_cue: str
    english_cue: str

    def codes(self) -> dict[str, str | None]:
        """The act and what the field calls it, by the keys that every output has for them."""
        return {"act": self.act, "type": self.type, "mode": self.mode or None, "cameo": self.cameo}


class Label(NamedTuple):
    """What people call an act: "ziyaret", "visit"."""

    tr: str
    en: str


def parse_acts(text: str, *, source: str) -> dict[str, Act]:
    """The rows of a catalogue in the form of `acts.tsv`; `source` is its name in messages.

    Raises DataError at the first row that breaks the form.
    """
    columns = [field.name for field in fields(Act)]
    rows: dict[str, Act] = {}
    seen_head = False
    for number, cells in _lines(text):
        if not seen_head:
            if cells != columns:
                raise DataError(f"{source}:{number}: columns are {cells}; they must be {columns}")
            seen_head = True
            continue
        act = _act(cells, where=f"{source}:{number}")
        if act.act in rows:
            raise DataError(f"{source}:{number}: {act.act} stands twice; keep one row")
        rows[act.act] = act
    return rows


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The numbered rows of a table, without its comments."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def _act(cells: list[str], *, where: str) -> Act:
    if len(cells) != len(fields(Act)):
        raise DataError(f"{where}: {len(cells)} cells; a row has {len(fields(Act))}, separated by tabs")
    act, type_, mode, cameo, direction, definition, turkish_cue, english_cue = cells
    if direction not in get_args(Direction):
        raise DataError(f"{where}: unknown direction {direction!r}; use one of {', '.join(get_args(Direction))}")
    return Act(
        act=act,
        type=type_,
        mode=mode,
        cameo=cameo,
        direction=cast(Direction, direction),
        definition=definition,
        turkish_cue=turkish_cue,
        english_cue=english_cue,
    )


class _Catalogue(Mapping[str, Act]):
    """The shipped catalogue, read when it is first asked, so that importing the records opens no file."""

    @cached_property
    def _rows(self) -> dict[str, Act]:
        return parse_acts(files("dragoman.model").joinpath("acts.tsv").read_text(encoding="utf-8"), source="acts.tsv")

    def __getitem__(self, act: str) -> Act:
        return self._rows[act]

    def __contains__(self, act: object) -> bool:
        return act in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


ACTS: Final[Mapping[str, Act]] = _Catalogue()


@cache
def act_labels() -> Mapping[str, Label]:
    """The short names of every act, from `act_labels.tsv`."""
    text = files("dragoman.model").joinpath("act_labels.tsv").read_text(encoding="utf-8")
    return {act: Label(tr, en) for _, (act, tr, en) in _lines(text)}
