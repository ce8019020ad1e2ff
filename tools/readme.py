#!/usr/bin/env python3
"""Refresh what README.md shows: the terminal picture and the table of figures.

    readme.py            the picture from `make demo`'s record, the figures from `tools/eval.py --json`
    readme.py --check    exit 1 where the README's figures are not those of eval/last.json

Run `make demo` and `python tools/eval.py --json` first.
"""

import json
import re
import sys
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.terminal_theme import MONOKAI

from dragoman.cli.events import event_table
from dragoman.record import Question, find_events, open_to_read

REPO = Path(__file__).resolve().parent.parent
RECORD = REPO / "out" / "demo.dragoman"
PICTURE = REPO / "docs" / "images" / "events.svg"
README = REPO / "README.md"
LAST = REPO / "eval" / "last.json"
BEGIN, END = "<!-- figures: tools/eval.py -->", "<!-- /figures -->"
SETS = ("seeds", "tr", "tr-plain", "tr-train-kept")
ROWS = (
    ("events, F1", "events", "f1"),
    ("full record, F1", "full_record", "f1"),
    ("of matched events: act right", "agreement_on_matched", "act"),
    ("status right", "agreement_on_matched", "status"),
    ("date right", "agreement_on_matched", "date"),
    ("place right", "agreement_on_matched", "place"),
    ("persons right", "agreement_on_matched", "persons"),
    ("whose word right", "agreement_on_matched", "asserted_by"),
    ("statements, F1", "statements", "f1"),
    ("actors, F1", "actors", "f1"),
    ("agreements, F1", "agreements", "f1"),
    ("body words, F1", "body_words", "f1"),
    ("title right", "title", ""),
    ("day and time of publication right", "published", ""),
)


def main(argv: list[str]) -> int:
    figures = table(json.loads(LAST.read_text(encoding="utf-8")))
    text = README.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    shown, tail = rest.split(END)
    if "--check" in argv:
        if shown.strip() != figures.strip():
            print("README.md: the figures are not those of eval/last.json; run tools/readme.py")
            return 1
        return 0
    README.write_text(f"{head}{BEGIN}\n{figures}\n{END}{tail}", encoding="utf-8")
    paint()
    return 0


def table(scores: Mapping[str, Any]) -> str:
    """The figures as a Markdown table, a column a set; a dash where a set does not have the figure."""
    sets = [name for name in SETS if name in scores]
    lines = [f"| | {' | '.join(f'`{name}`' for name in sets)} |", "|---|" + "---|" * len(sets)]
    for label, group, figure in ROWS:
        cells = [_cell(scores[name], group, figure) for name in sets]
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(scores: Mapping[str, Any], group: str, figure: str) -> str:
    value = scores.get(group)
    if isinstance(value, dict) and value.get("gold") == 0:
        return "–"  # the set does not code it
    value = value.get(figure) if figure and isinstance(value, dict) else value
    # Halves go up, as in what `make eval` prints: .6415 is .642 in both.
    return "–" if value is None else str(Decimal(str(value)).quantize(Decimal("0.001"), ROUND_HALF_UP))


def paint() -> None:
    """The first events of the demo's record, as the terminal shows them."""
    console = Console(record=True, width=104, force_terminal=True, file=open("/dev/null", "w"))  # noqa: SIM115
    with open_to_read(RECORD) as conn:
        console.print(event_table(islice(find_events(conn, Question()), 9), with_source=True))
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    svg = console.export_svg(title="dragoman events --record demo.dragoman", theme=MONOKAI)
    # The picture asks nobody for its letters: whatever fixed-width font is at hand will do.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL).replace("Fira Code", "monospace")
    PICTURE.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
