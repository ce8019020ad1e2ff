"""`eval/floors.json`: the figures below which no change may fall, and the sets they were measured on.

A floor rises on its own (`--raise`); lowering one is an edit by hand, in a commit that says why.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from pathlib import Path

from dragoman.evaluate import Agreed, Scores

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """manifest: SHA-256 of eval/gold/MANIFEST.tsv; None before the first measuring. sets: set -> figure -> floor."""

    manifest: str | None
    sets: Mapping[str, Figures]


def read_floors(path: Path) -> Floors:
    if not path.exists():
        return Floors(manifest=None, sets={})
    data = json.loads(path.read_text(encoding="utf-8"))
    return Floors(manifest=data["manifest"], sets=data["floors"])


def write_floors(floors: Floors, path: Path) -> None:
    data = {"manifest": floors.manifest, "floors": floors.sets}
    path.write_text(json.dumps(data, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def figures_of(scores: Scores) -> dict[str, float]:
    """The figures that can have a floor: F1 and shares, each only where there was something to measure."""
    ratios = {name: ratio.f1 for name, ratio in scores.ratios().items() if ratio.gold}
    shares = {f"{name}_right": share for name, share in scores.shares().items()}
    unmeasured = () if scores.events.gold else tuple(f"{name}_right" for name in Agreed._fields)
    return {**ratios, **{name: share for name, share in shares.items() if name not in unmeasured}}


def find_falls(floors: Floors, measured: Mapping[str, Figures]) -> list[str]:
    """Each figure that is below its floor, one line each. Sets that were not measured are left aside."""
    return [
        f"{name}: {figure} is {figures.get(figure, 0.0):.4f}, below its floor {floor:.3f}"
        for name, figures in measured.items()
        for figure, floor in floors.sets.get(name, {}).items()
        if figures.get(figure, 0.0) < floor
    ]


def hold(
    path: Path, measured: Mapping[str, Figures], *, manifest: str, lift: bool, complaints: Sequence[str] = ()
) -> int:
    """Say what fell beside other `complaints`, lift what rose where that is asked for; the exit status."""
    old, said = read_floors(path), list(complaints)
    if old.manifest not in (None, manifest) and not lift:
        said.append("eval/gold/MANIFEST.tsv is not the one the floors were measured on; see eval/README.md")
    said += find_falls(old, measured)
    if lift:
        write_floors(raise_floors(old, measured, manifest=manifest), path)
    print("\n".join(["", *said]) if said else "\nNo figure is below its floor.")
    return 1 if said else 0


def raise_floors(floors: Floors, measured: Mapping[str, Figures], *, manifest: str) -> Floors:
    """Floors lifted to what was measured, cut to three digits; none is lowered."""
    sets = {name: dict(figures) for name, figures in floors.sets.items()}
    for name, figures in measured.items():
        ours = sets.setdefault(name, {})
        for figure, value in figures.items():
            ours[figure] = max(ours.get(figure, 0.0), _cut(value))
    return Floors(manifest=manifest, sets=sets)


def _cut(value: float) -> float:
    # Decimal takes the float as it is, so that the floor is never above the figure it was cut from.
    return float(Decimal(value).quantize(Decimal("0.001"), rounding=ROUND_DOWN))
