"""What became of what was considered, in words: docs/output.md has the same as a table."""

from collections.abc import Mapping

from dragoman.model import Considered, Fate, Twin
from dragoman.text.harmless import one_line

_OUT = "out of scope: "
# By fate, and by rule where there are several; "" stands for any other. `{sure}` and the like are filled in.
FATES: Mapping[Fate, Mapping[str, str]] = {
    "silent": {"": "no act is likely here: the likeliest, {act} and its kind, {sure}; {floor} is needed"},
    "no-verb": {"": "no verb tells it"},
    "deed": {"": "what somebody is accused of; the accusation is told by its own verb"},
    "no-sides": {"": "no two sides are named that it could be between"},
    "sides-unsure": {"": "who did it to whom is too unsure: with these sides {sure}, and {floor} is needed"},
    "another-doer": {"": "the verb itself names another doer"},
    "other-sides": {
        "rest-of-article": "the sentence by itself spoke for these sides ({sure}), the rest of the article for others",
        "second-look": "the sentence by itself spoke for these sides ({sure}); on a second look others are likelier",
    },
    "not-claimed": {
        "denied-report": "it is denied that this happened",
        "": "nobody says that it happened: the verb above it ({verb}-) asks for it, refuses or denies it",
    },
    "scope": {
        "own-affair": _OUT + "whom the verb names is of the doer's own state",
        "of-nobody": _OUT + "whoever it is done to has no state here",
        "another-clause": "these sides stand in another clause than the verb",
        "flag": _OUT + "the article names that state by its flag alone",
        "sport": _OUT + "the article is about sport",
        "one-state": _OUT + "the article names one side alone",
        "player": _OUT + "the article calls whoever does it a player or a coach",
    },
    "repeats": {
        "names-again": "a noun for what the clause before it tells",
        "turned-round": "the same act with its sides turned round, less sure",
        "with-doubt": "the same act with another status, less sure",
        "that-call": "the talks are the call",
        "the-letter": "the letter is how something else was said",
        "the-shot": "the weapon was used, not tested",
        "that-attack": "the attack is the one that was told",
        "its-matter": "it is what another act of these sides is about",
        "the-opposite": "the same words rather tell the opposite",
        "called-off": "the plan is told only to say who gives it up",
        "purpose-done": "the same sentence tells that it was done",
    },
    "incomplete": {
        "recipient": "to whom it is done is not told, and this act needs somebody",
        "partner": "with whom is not told, and nobody does this alone",
        "foreign": _OUT + "between one state and organisations that no table knows",
        "actor": "nobody is named with it, and there is no event of the kind that it could belong to",
    },
    "unsure": {"": "too unsure: confidence {confidence}, and {floor} is needed"},
    "not-plain": {
        "": "the whole article tells nothing plainly: its surest act needs {floor}, and this one has {confidence}",
    },
    "told": {
        "trigger": "told",
        "evidence": "told, with other words",
        "no-evidence": "told with other words, and too unsure beside them to be shown as evidence",
    },
}  # fmt: skip
_FAINT = "counts as a report where another page tells it plainly"


def fate_of(each: Considered, body: str) -> str:
    """What became of it, with the event that tells it or that it gave way to.

    >>> from dragoman.model import Span
    >>> seen = Considered(words=Span(0, 4), act="visit", actors=(), recipients=(), status="occurred", sure=0.2,
    ...     confidence=0.31, floor=0.4, fate="unsure", rule="", twin=None, faint=False)
    >>> fate_of(seen, "Gitti.")
    'too unsure: confidence 0.31, and 0.40 is needed'
    """
    texts = FATES[each.fate]
    told = texts.get(each.rule) or texts[""]
    digits = _digits(each)
    told = told.format(
        **{name: _number(getattr(each, name), digits) for name in ("sure", "confidence", "floor")},
        verb=each.rule.removeprefix("under."), act=each.act.replace("_", " "),
    )  # fmt: skip
    if each.twin is not None:
        told += f": {_twin(each.twin, body)}"
    return f"{told}; {_FAINT}" if each.faint else told


def _twin(twin: Twin, body: str) -> str:
    told = f"{twin.act.replace('_', ' ')} “{one_line(twin.words.of(body))}”"
    return f"event {twin.event}, {told}" if twin.event is not None else f"{told}, not told either"


def _digits(each: Considered) -> int:
    """As many as show that what was weighed is below what it needed: two, or more where it is close."""
    weighed = each.sure if each.confidence is None else each.confidence
    if weighed is None or each.floor is None:
        return 2
    return next((n for n in (2, 3) if f"{weighed:.{n}f}" != f"{each.floor:.{n}f}"), 4)


def _number(likely: float | None, digits: int) -> str:
    return "unknown" if likely is None else f"{likely:.{digits}f}"
