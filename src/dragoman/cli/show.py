"""How things look on a terminal: characters made harmless, colours, and the console itself."""

import re
import sys
from functools import cache

from rich.console import Console, RenderableType
from rich.text import Text

from dragoman.model.acts import QUARTER_OF
from dragoman.record.export import Named
from dragoman.text.harmless import one_line

_TRAILING = re.compile(" +$", re.MULTILINE)
_QUARTER_STYLES = {
    "verbal_cooperation": "green",
    "material_cooperation": "cyan",
    "verbal_conflict": "yellow",
    "material_conflict": "red",
}
STYLES = {type_: _QUARTER_STYLES[quarter] for type_, quarter in QUARTER_OF.items()}


def name_and_country(side: Named) -> str:
    """ "Aino Salmi (FIN)"."""
    return one_line(side.name) + (f" ({side.country})" if side.country else "")


def act_text(act: str, type: str, *, weak: bool = False) -> Text:
    """An act in the colour of its type; with a question mark when the reader is unsure that it was told at all."""
    name = Text(act.replace("_", " "), style=f"bold {STYLES.get(type, '')}".strip())
    return Text.assemble(name, (" ?", "bold yellow")) if weak else name


def claim_text(names: str) -> Text:
    """Whose claim something is, told apart by word and by look."""
    return Text(f"claimed by {names}", style="italic yellow")


def status_text(status: str) -> Text:
    """A status; what has not simply occurred stands out."""
    return Text(status.replace("_", " "), style="" if status == "occurred" else "magenta")


def show(what: RenderableType = "") -> None:
    """Print a result. Rich fills lines up to the edge; in a file or a pipe those blanks are noise."""
    console = output()
    with console.capture() as held:
        console.print(what)
    sys.stdout.write(_TRAILING.sub("", held.get()))
    sys.stdout.flush()


@cache
def output() -> Console:
    """The terminal results go to. Words of pages are never read as markup or emoji codes."""
    return Console(highlight=False, markup=False, emoji=False)


def complain(line: str) -> None:
    """One line for the person at the keyboard, beside the results."""
    print(f"dragoman: {one_line(line)}", file=sys.stderr, flush=True)
