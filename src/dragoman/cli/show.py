"""How things look on a terminal: characters made harmless, colours, and the console itself."""

import re
import sys
from functools import cache
from typing import Protocol

from rich.console import Console, RenderableType
from rich.text import Text

# Control characters, and those that turn the direction of text or hide: they could redraw what stands on the screen.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
_TRAILING = re.compile(" +$", re.MULTILINE)
_TYPE_STYLES = {
    "green": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "cyan": ("COOPERATE", "AID", "RETREAT"),
    "yellow": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "red": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
STYLES = {type_: style for style, types in _TYPE_STYLES.items() for type_ in types}


def visible(text: str) -> str:
    r"""The text with every character that could harm a terminal written out.

    >>> visible("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    return _HARMFUL.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """The text without line breaks, harmless."""
    return visible(" ".join(text.split()))


class Named(Protocol):
    """Somebody with a name and perhaps a country."""

    @property
    def name(self) -> str: ...
    @property
    def country(self) -> str | None: ...


def name_and_country(side: Named) -> str:
    """ "Aino Salmi (FIN)"."""
    return one_line(side.name) + (f" ({side.country})" if side.country else "")


def act_text(act: str, type: str) -> Text:
    """An act in the colour of its type."""
    return Text(act.replace("_", " "), style=f"bold {STYLES.get(type, '')}".strip())


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
