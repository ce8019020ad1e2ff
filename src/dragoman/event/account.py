"""What became of every act that words might tell, told by each step of reading as it decides; for `dragoman why`.

Nobody asks for it while pages are read for a record: then the account is one that keeps nothing. Decides nothing, and
guesses no reason afterwards: whoever drops something says why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dragoman.event.act_signs import Place
from dragoman.event.clause import Around
from dragoman.event.draft import Draft
from dragoman.event.triggers import Trigger
from dragoman.model import Considered, Event, Fate, Side, Span, Status, Twin
from dragoman.model.acts import ACTS
from dragoman.resolve.cast import Cast

Refs = tuple[str, ...]
NOBODY: tuple[Refs, Refs] = (), ()


class Weighed(NamedTuple):
    """How likely something is, and what it had to reach."""

    likely: float
    floor: float


class Account:
    """Listens to what is dropped, and keeps nothing of it."""

    def silent(self, around: Around, place: Place, shares: Sequence[float], acts: Sequence[str], floor: float) -> None:
        """No kind of act is likely enough here. `shares` are those of all `acts`, of which the first is "none"."""

    def passed(
        self,
        around: Around,
        words: Span,
        act: str,
        fate: Fate,
        rule: str = "",
        *,
        sides: tuple[Refs, Refs] = NOBODY,
        sure: float | None = None,
        floor: float | None = None,
    ) -> None:
        """What words might tell was given up before a draft was made of it."""

    def dropped(
        self,
        group: Sequence[Draft],
        fate: Fate,
        rule: str = "",
        *,
        by: Sequence[Draft] = (),
        weighed: Weighed | None = None,
    ) -> None:
        """Drafts will be no event, of their own or at all. `by` are those that tell it instead."""


UNHEARD = Account()


@dataclass(frozen=True, slots=True)
class _Note:
    """What was said of a draft, until it is known which event tells it."""

    draft: Draft
    fate: Fate
    rule: str
    by: Draft | None
    weighed: Weighed | None


class FullAccount(Account):
    """Keeps all of it."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._early: list[Considered] = []
        self._notes: list[_Note] = []

    def silent(self, around: Around, place: Place, shares: Sequence[float], acts: Sequence[str], floor: float) -> None:
        kinds: dict[str, float] = {}
        for name, share in zip(acts[1:], shares[1:], strict=True):
            kinds[ACTS[name].type] = kinds.get(ACTS[name].type, 0.0) + share
        kind = max(kinds, key=lambda each: (kinds[each], each))
        of_kind = ((share, name) for name, share in zip(acts[1:], shares[1:], strict=True) if ACTS[name].type == kind)
        words = around.sent.words[place.at].span
        self.passed(around, words, max(of_kind)[1], "silent", sure=kinds[kind], floor=floor)

    def passed(
        self,
        around: Around,
        words: Span,
        act: str,
        fate: Fate,
        rule: str = "",
        *,
        sides: tuple[Refs, Refs] = NOBODY,
        sure: float | None = None,
        floor: float | None = None,
    ) -> None:
        self._early.append(self._considered(words, act, sides, fate, rule, sure=sure, floor=floor))

    def dropped(
        self,
        group: Sequence[Draft],
        fate: Fate,
        rule: str = "",
        *,
        by: Sequence[Draft] = (),
        weighed: Weighed | None = None,
    ) -> None:
        first = by[0] if by else None
        self._notes += [_Note(draft, fate, rule, first, weighed) for draft in group]

    def close(
        self, kept: Sequence[Sequence[Draft]], events: Sequence[Event], faint: Sequence[Sequence[Draft]]
    ) -> tuple[Considered, ...]:
        """Everything, in the order of the text, once it is known what is told (`kept`, as `events`) and what faint."""
        told = {_key(draft): event for group, event in zip(kept, events, strict=True) for draft in group}
        by_words = {key[:2]: event for key, event in reversed(told.items())}
        unsure = {_key(draft) for group in faint for draft in group}
        found = [self._told_beside(each, by_words) for each in self._early]
        found += [self._told_of(note, told, faint=_key(note.draft) in unsure) for note in self._notes]
        for group, event in zip(kept, events, strict=True):
            found += [self._told_in(draft, event) for draft in group]
        return tuple(sorted(found, key=lambda each: each.words))

    def _told_beside(self, each: Considered, by_words: Mapping[tuple[object, ...], Event]) -> Considered:
        """What gave way to other sides of the same words, with the event that these are told as."""
        event = by_words.get((each.act, each.words)) if each.fate == "other-sides" else None
        return each if event is None else replace(each, twin=Twin(act=event.act, words=event.trigger, event=event.id))

    def _told_of(self, note: _Note, told: Mapping[tuple[object, ...], Event], *, faint: bool) -> Considered:
        twin = None
        if note.by is not None:
            event = told.get(_key(note.by))
            twin = Twin(act=note.by.act, words=note.by.words, event=event.id if event is not None else None)
        return replace(self._of_draft(note.draft, note.fate, note.rule, twin=twin, weighed=note.weighed), faint=faint)

    def _told_in(self, draft: Draft, event: Event) -> Considered:
        """What an event is told by. Words that are no evidence of it were too unsure beside the surest."""
        rule = "trigger" if draft.words == event.trigger else "evidence"
        if not any(span.covers(draft.words) for span in event.evidence):
            rule = "no-evidence"
        twin = Twin(act=event.act, words=event.trigger, event=event.id)
        return self._of_draft(draft, "told", rule, twin=twin)

    def _of_draft(
        self, draft: Draft, fate: Fate, rule: str, *, twin: Twin | None, weighed: Weighed | None = None
    ) -> Considered:
        is_weighed = draft.by_itself is not None
        confidence = weighed.likely if weighed is not None else draft.sure if is_weighed else None
        return self._considered(
            draft.words, draft.act, (draft.actors, draft.recipients), fate, rule, status=draft.status, twin=twin,
            sure=draft.by_itself if is_weighed else draft.sure, confidence=confidence,
            floor=weighed.floor if weighed is not None else None,
        )  # fmt: skip

    def _considered(
        self,
        words: Span,
        act: str,
        sides: tuple[Refs, Refs],
        fate: Fate,
        rule: str,
        *,
        status: Status | None = None,
        sure: float | None = None,
        confidence: float | None = None,
        floor: float | None = None,
        twin: Twin | None = None,
    ) -> Considered:
        actors, recipients = (self._named(refs) for refs in sides)
        return Considered(
            words=words, act=act, actors=actors, recipients=recipients, status=status, sure=_rounded(sure),
            confidence=_rounded(confidence), floor=floor, fate=fate, rule=rule, twin=twin, faint=False,
        )  # fmt: skip

    def _named(self, refs: Refs) -> tuple[Side, ...]:
        actors = (self._cast.actors[ref] for ref in refs if ref in self._cast.actors)
        return tuple(Side(name=actor.name, kind=actor.kind, country=actor.country) for actor in actors)


def words_of(around: Around, trigger: Trigger) -> Span:
    """Where the words of a trigger stand in the body."""
    words = around.sent.words
    return Span(words[trigger.first].span.start, words[trigger.last].span.end)


def words_at(around: Around, place: Place) -> Span:
    """Where the words of a place stand in the body: those of its frame, or the word alone."""
    return words_of(around, place.trigger) if place.trigger is not None else around.sent.words[place.at].span


def _key(draft: Draft) -> tuple[object, ...]:
    """What stays of a draft while it is weighed: then it is made anew, with its confidence."""
    return draft.act, draft.words, draft.status, draft.actors, draft.recipients


def _rounded(likely: float | None) -> float | None:
    return None if likely is None else round(likely, 4)
