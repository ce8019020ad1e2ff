"""The catalogue of acts, for people and for programs."""

from dataclasses import asdict, fields

from rich.padding import Padding
from rich.text import Text

from dragoman.cli.export import write_csv
from dragoman.cli.show import STYLES, show
from dragoman.model.acts import ACTS, Act, act_labels
from dragoman.record.export import json_line

ACT_COLUMNS = (*(field.name for field in fields(Act)), "turkish_label", "english_label")


def list_acts(format: str = "table") -> None:
    """Every act with its codes. Definitions have a line of their own: beside the codes there would be no room."""
    if format == "csv":
        write_csv((_row(act).values() for act in ACTS.values()), ACT_COLUMNS)
    elif format == "jsonl":
        for act in ACTS.values():
            print(json_line(_row(act)))
    else:
        for act in ACTS.values():
            show(_head(act))
            show(Padding(Text(act.definition), (0, 0, 0, 2), expand=False))


def _row(act: Act) -> dict[str, str]:
    label = act_labels()[act.act]
    return {**asdict(act), "turkish_label": label.tr, "english_label": label.en}


def _head(act: Act) -> Text:
    codes = "/".join(part for part in (act.type, act.mode) if part)
    return Text.assemble(
        (act.act, "bold"),
        f"  {act_labels()[act.act].tr}  ",
        (codes, STYLES.get(act.type, "")),
        f"  CAMEO {act.cameo}  ",
        (act.direction, "dim"),
    )
