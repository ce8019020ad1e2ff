"""A question as people write it: sides by any of their names, acts and statuses in either spelling."""

import difflib
from collections.abc import Collection, Sequence
from typing import get_args

from dragoman.errors import UsageError
from dragoman.model import Status
from dragoman.model.acts import ACTS
from dragoman.record.merged.question import MergedQuestion
from dragoman.record.question import Question
from dragoman.world.sides import known_side

STATES = ("shown", "rejected", "merged", "split")


def make_question(
    *,
    between: tuple[str, str] | None = None,
    since: str | None = None,
    until: str | None = None,
    act: str | None = None,
    type: str | None = None,
    status: str | None = None,
    min_confidence: float | None = None,
    text: str | None = None,
    article: str | None = None,
    actors: Sequence[str] = (),
    mode: str | None = None,
    place: str | None = None,
    outlet: str | None = None,
    min_sources: int | None = None,
    state: str = "shown",
) -> Question:
    """The question, or UsageError for an act, type, mode, status or state that does not exist."""
    return Question(
        between=between and (known_side(between[0]), known_side(between[1])),
        since=since,
        until=until,
        act=_one_of("act", act and act.lower().replace("-", "_"), ACTS.keys()),
        type=_one_of("type", type and type.upper(), {act.type for act in ACTS.values()}),
        status=_one_of("status", status and status.lower().replace("-", "_"), get_args(Status)),
        min_confidence=min_confidence,
        text=text,
        article=article,
        actors=tuple(known_side(name) for name in actors),
        mode=_one_of("mode", mode and mode.lower(), {act.mode for act in ACTS.values() if act.mode}),
        place=place,
        outlet=outlet,
        min_sources=min_sources,
        states=(str(_one_of("state", state.lower(), STATES)),),
    )


def of_merged(question: Question, *, contradicted: bool = False) -> MergedQuestion:
    """The same of merged events; what only single pages know is left out."""
    return MergedQuestion(
        text=question.text, between=question.between, sides=question.actors, since=question.since,
        until=question.until, act=question.act, type=question.type, mode=question.mode, status=question.status,
        place=question.place, min_sources=question.min_sources, min_confidence=question.min_confidence,
        contradicted=contradicted,
    )  # fmt: skip


def _one_of(what: str, given: str | None, known: Collection[str]) -> str | None:
    if given is None or given in known:
        return given
    near = difflib.get_close_matches(given, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"use one of {', '.join(sorted(known))}"
    if what == "act" and not near:
        hint = "`dragoman acts` lists them"
    raise UsageError(f"{what} {given!r}: there is none; {hint}")
