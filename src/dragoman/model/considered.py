"""What was seen at a word that was asked for an act, and what became of it."""

from dataclasses import dataclass
from typing import Literal

from dragoman.model.event import Status
from dragoman.model.merged import Side
from dragoman.model.span import Span

# What became of what was seen, in the order of the steps of reading that decide it; docs/output.md has them in words.
Fate = Literal[
    "silent", "no-verb", "deed", "no-sides", "sides-unsure", "another-doer", "other-sides", "not-claimed", "scope",
    "repeats", "incomplete", "unsure", "not-plain", "told",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """What tells an act instead: its words, and the event of the page that they went into; None where they were not
    told either.
    """

    act: str
    words: Span
    event: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """One act that words of the body might tell. Kept only where somebody asks for it.

    words       what carries the act, or the word that was asked
    act         a key of `acts.tsv`; of what is "silent" the likeliest one
    actors, recipients  who they were taken to be; of what is dropped early nobody was looked for
    sure        how likely the act and its sides are by these words alone; None where the grammar alone decided
    confidence  of the event it would be, with all that tells it; None where it was not weighed
    floor       what `sure` or `confidence` had to reach, where that decided
    fate        what became of it; `rule` says which of several rules it was
    twin        what it is told by, repeats, or stands back for
    faint       it is kept beside the events, for pages that tell it plainly
    """

    words: Span
    act: str
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    status: Status | None
    sure: float | None
    confidence: float | None
    floor: float | None
    fate: Fate
    rule: str
    twin: Twin | None
    faint: bool
