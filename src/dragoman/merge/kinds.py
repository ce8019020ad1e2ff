"""What merging knows of each act: acts.tsv and weights.toml beside this file."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rensa import RMinHash

from dragoman.errors import DataError
from dragoman.lang.tables import read_rows
from dragoman.model.acts import ACTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How reports of one act differ.

    family  PLOVER's type: reports of different types are never compared
    kin     acts of one kin may be two pages' words for one act ("görüştü": they met, or spoke on the telephone)
    way     how it was done, where pages of one kin differ over it ("phone")
    spread  days by which two pages may differ over the day and still mean one act; the same again, as an act of its
            own, is rare within so few days
    spoken  an act of words: the same side does it again on the next day as likely as not
    score   Goldstein's scale of conflict and cooperation, for the act's CAMEO code
    """

    family: str
    kin: str
    way: str
    spread: int
    spoken: bool
    score: float


@cache
def load_kinds() -> Mapping[str, Kind]:
    """Every act of the catalogue. Raises DataError where the table and the catalogue differ."""
    kinds: dict[str, Kind] = {}
    for act, kin, spread, spoken, score in read_rows("dragoman.merge", "acts.tsv", 5):
        if act not in ACTS:
            raise DataError(f"merge/acts.tsv: {act!r} is not in the catalogue of acts")
        root, _, way = kin.partition("/")
        kinds[act] = Kind(
            family=ACTS[act].type, kin=root, way=way, spread=int(spread), spoken=spoken == "spoken",
            score=float(score),
        )  # fmt: skip
    if missing := sorted(ACTS.keys() - kinds.keys()):
        raise DataError(f"merge/acts.tsv: {', '.join(missing)}: no row; every act of the catalogue needs one")
    return kinds


# Raise it when code of this room comes to other results than before: records are merged anew then.
_RULES = 6


@cache
def rules_digest() -> str:
    """What the results of this room hang on besides the pages: its tables, its code, the hashes that find copies."""
    made = hashlib.sha256(f"{_RULES} {RMinHash.ALGORITHM_VERSION}".encode())
    for name in ("acts.tsv", "weights.toml"):
        made.update(files("dragoman.merge").joinpath(name).read_bytes())
    return made.hexdigest()[:16]


@cache
def load_weights() -> Mapping[str, float]:
    """What each finding counts in `compare.py`, and the thresholds of `judge`."""
    table = tomllib.loads(files("dragoman.merge").joinpath("weights.toml").read_text(encoding="utf-8"))
    return {f"{part}.{name}": float(value) for part, values in table.items() for name, value in values.items()}
