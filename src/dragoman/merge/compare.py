"""Two reports side by side: what agrees, what differs, and what that makes of them.

Every finding has a name and a weight in weights.toml; the sum decides between same, unsure and different. A few
findings settle the matter alone ("never"). Symmetric, and the same for the same two reports whatever else there is.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.merge.kinds import load_kinds, load_weights
from dragoman.merge.names import likeness
from dragoman.merge.sketch import Sketch, Wording
from dragoman.model import Verdict

# Reports of one sentence share this much of it.
_ONE_SENTENCE = 0.5
# How long before it is spoken of without a date a thing may have happened; how far ahead one is planned.
_BACK_DAYS, _AHEAD_DAYS = 45, 60
# News is of today or yesterday where the page gives no day.
_NEWS_DAYS = 2
_PRINTED_DAYS = 3
NEVER = -20.0  # as a score


class Finding(NamedTuple):
    """What was seen, by the name that weights.toml has for it, and what it counts."""

    name: str
    weight: float


class Compared(NamedTuple):
    verdict: Verdict
    score: float
    findings: tuple[Finding, ...]

    def why(self) -> tuple[str, ...]:
        return tuple(f"{finding.name} {finding.weight:+.1f}" for finding in self.findings)


def one_sentence(left: Wording, right: Wording) -> bool:
    """Whether two reports were coded from one sentence, printed within a few days: later it is a stock phrase about
    another day.
    """
    if left.seen is not None and right.seen is not None and abs(left.seen - right.seen) > _PRINTED_DAYS:
        return False
    least = min(len(left.pairs), len(right.pairs))
    return least > 0 and len(left.pairs & right.pairs) >= _ONE_SENTENCE * least


def compare(left: Sketch, right: Sketch, *, one_sentence: bool) -> Compared:
    """Whether two reports tell of one event. `one_sentence` says whether they do so in nearly the same words."""
    never = _never(left, right)
    if never is not None:
        return Compared("different", NEVER, (Finding(never, NEVER),))
    weights = load_weights()
    findings = [Finding(name, weights[name] * times) for name, times in _findings(left, right, one_sentence)]
    score = sum(finding.weight for finding in findings)
    verdict: Verdict = "different"
    if score >= weights["judge.unsure"]:
        verdict = "same" if score >= weights["judge.same"] else "unsure"
    return Compared(verdict, score, tuple(findings))


def _never(left: Sketch, right: Sketch) -> str | None:
    """What rules out that two reports are of one event; None where nothing does."""
    kinds = load_kinds()
    if kinds[left.act].kin != kinds[right.act].kin:
        return "never.act"
    shared = left.sides & right.sides
    if left.sides - right.sides and right.sides - left.sides and len(shared) < 2:
        return "never.sides"
    if not (left.mutual or right.mutual) and left.actors and right.actors and not left.actors & right.actors:
        return "never.actors"
    if left.recipients and right.recipients and not left.recipients & right.recipients:
        return "never.recipients"
    return None


def _findings(left: Sketch, right: Sketch, one_sentence: bool) -> Iterator[tuple[str, float]]:
    yield _act(left, right), 1
    if left.sides == right.sides:
        yield "sides.same", 1
    else:
        yield ("sides.held" if left.sides <= right.sides or right.sides <= left.sides else "sides.mixed"), 1
    if (people := _people(left, right)) is not None:
        yield people, 1
    yield from _days(left, right, one_sentence)
    if left.place and right.place:
        # A page that gives a palace and one that gives its town do not disagree about the first word alone.
        yield ("place.same" if left.place & right.place else "place.other"), 1
    yield from _numbers(left, right)
    if one_sentence:
        yield "words.same", 1


def _act(left: Sketch, right: Sketch) -> str:
    if left.act == right.act:
        return "act.same"
    kinds = load_kinds()
    return "act.kin" if kinds[left.act].way == kinds[right.act].way else "act.other_way"


def _people(left: Sketch, right: Sketch) -> str | None:
    """What the people of the states say in whom both name somebody: the worst of it counts."""
    seen = set()
    for state in left.persons.keys() & right.persons.keys():
        mine, theirs = left.persons[state], right.persons[state]
        alike = {likeness(one, other) for one in mine for other in theirs}
        told = left.tellers.issuperset(mine) or right.tellers.issuperset(theirs)
        seen.add("same" if "same" in alike else "unsure" if told or "unsure" in alike else "other")
    for verdict, name in (("other", "persons.other"), ("unsure", "persons.unsure"), ("same", "persons.shared")):
        if verdict in seen:
            return name
    return None


def _days(left: Sketch, right: Sketch, one_sentence: bool) -> Iterator[tuple[str, float]]:
    if left.days is None or right.days is None:
        yield from _undated(left, right)
    elif left.said and right.said:
        yield _said_days(left, right, one_sentence), 1
    else:
        yield _stand_in(left, right, one_sentence), 1


def _apart(left: tuple[int, int], right: tuple[int, int]) -> int:
    """Days between two stretches; 0 when they touch."""
    return max(0, left[0] - right[1], right[0] - left[1])


def _said_days(left: Sketch, right: Sketch, one_sentence: bool) -> str:
    assert left.days is not None and right.days is not None
    if left.days == right.days:
        return "date.same"
    apart = _apart(left.days, right.days)
    if apart == 0:
        return "date.within"
    kinds = load_kinds()
    spread = min(kinds[left.act].spread, kinds[right.act].spread)
    # "Dün" in a copy that comes after midnight counts from the wrong day.
    return "date.near" if apart <= (max(spread, 1) if one_sentence else spread) else "date.far"


def _stand_in(left: Sketch, right: Sketch, one_sentence: bool) -> str:
    """The day of publication stands in for the day of one report, or of both."""
    assert left.days is not None and right.days is not None
    apart = _apart(left.days, right.days)
    if left.said or right.said:
        said, other = (left, right) if left.said else (right, left)
        assert said.days is not None and other.days is not None
        # The page that gives no day comes out on the day or after it; planned things lie ahead of both.
        late = other.days[0] - said.days[1]
        if apart == 0:
            return "date.stand_in"
        if 0 < late <= _NEWS_DAYS or (said.status == "planned" and other.status == "planned" and apart <= _AHEAD_DAYS):
            return "date.next_day"
        return "date.stand_in_far"
    if apart == 0:
        return "date.stand_in"
    if apart > 1:
        return "date.stand_in_far"
    spoken = load_kinds()[left.act].spoken or load_kinds()[right.act].spoken
    return "date.spoken_next_day" if spoken and not one_sentence else "date.next_day"


def _undated(left: Sketch, right: Sketch) -> Iterator[tuple[str, float]]:
    """One or both give no day at all: what was printed when is all there is to go by."""
    undated, other = (left, right) if left.days is None else (right, left)
    there = other.days[0] if other.days else other.seen
    if undated.seen is None or there is None:
        yield "date.unknown", 1
        return
    ahead = there - undated.seen
    if other.days is None:
        fits = abs(ahead) <= _BACK_DAYS
    else:
        fits = -_BACK_DAYS <= ahead <= (1 if undated.status == "occurred" else _AHEAD_DAYS)
    near = "date.unknown_near" if abs(ahead) <= 1 else "date.unknown"
    yield (near if fits else "date.unknown_far"), 1
    yield "date.per_day", abs(ahead)


def _numbers(left: Sketch, right: Sketch) -> Iterator[tuple[str, float]]:
    for part, mine, theirs in (("rows", left.rows, right.rows), ("numbers", left.counts, right.counts)):
        units = mine.keys() & theirs.keys()
        if units:
            yield (f"{part}.same" if any(mine[unit] & theirs[unit] for unit in units) else f"{part}.other"), 1
