"""Agreements the article speaks of: what they are called, who the parties are, when they were signed."""

from collections.abc import Iterator, Sequence

from dragoman.event.when_where import Clock
from dragoman.lang.pack import Pack
from dragoman.mention.times import find_times
from dragoman.model import Agreement, Event, Mention, Sentence, Span
from dragoman.resolve.actors import Cast
from dragoman.resolve.times import resolve_time
from dragoman.text import fold

_TELLING = {"signing", "ratification", "agreement_reached", "agreement_suspended", "joint_statement", "accession"}
_MAX_TITLE_WORDS = 14


def find_agreements(
    sents: Sequence[Sentence],
    mentions: Sequence[Mention],
    events: Sequence[Event],
    cast: Cast,
    *,
    clock: Clock,
    pack: Pack,
) -> tuple[Agreement, ...]:
    """The agreements of an article, each once, in the order of the text."""
    found: list[Agreement] = []
    for sent in sents:
        for agreement in _of_sentence(sent, mentions, events, cast, clock, pack):
            same = [a for a in found if a.kind == agreement.kind and set(a.parties) == set(agreement.parties)]
            if not same:
                found.append(agreement)
    return tuple(found)


def _of_sentence(
    sent: Sentence, mentions: Sequence[Mention], events: Sequence[Event], cast: Cast, clock: Clock, pack: Pack
) -> Iterator[Agreement]:
    here = [mention for mention in mentions if mention.sent == sent.index]
    for at, word in enumerate(sent.words):
        kind = pack.agreements.get(word.morph.lemma)
        if kind is None or word.morph.form is not None:
            continue
        telling = _event_of(sent, at, events)
        parties = _parties(sent, at, here, telling, cast)
        if len(parties) < 2 and not (telling and parties):
            continue
        span = _title(sent, at)
        signed = telling.date.edtf if telling and telling.act == "signing" and telling.date else None
        yield Agreement(
            title=span.of(clock.body), kind=kind, parties=parties,  # type: ignore[arg-type]
            signed=signed if telling and telling.status == "occurred" else None,
            period=_period(sent, clock), subject=None, span=span, rule=f"agreement.{word.morph.lemma}",
        )  # fmt: skip


def _event_of(sent: Sentence, at: int, events: Sequence[Event]) -> Event | None:
    """The signing (or ending, or ratifying) whose words take this noun in."""
    span = sent.words[at].span
    for event in events:
        if event.act in _TELLING and any(stretch.covers(span) for stretch in event.evidence):
            return event
    return None


def _parties(sent: Sentence, at: int, here: Sequence[Mention], telling: Event | None, cast: Cast) -> tuple[str, ...]:
    for index in range(max(0, at - 8), at):
        if fold(sent.words[index].text) in ("arasında", "arasındaki"):
            before = [m for m in here if m.last < index and index - m.last <= 2]
            if before:
                members = [m for m in here if m.rule.endswith("+list") and index - m.last <= 8] + [before[-1]]
                return _states([ref for m in members for ref in cast.of.get(m.index, ())], cast)
    if telling is not None:
        return _states((*telling.actors, *telling.recipients), cast)
    return ()


def _states(refs: Sequence[str], cast: Cast) -> tuple[str, ...]:
    """The states that people and bodies sign for; organisations sign for themselves."""
    found: list[str] = []
    for ref in refs:
        actor = cast.actors[ref]
        state = (actor.country or "").lower()
        party = state if actor.kind in ("person", "body", "group") and state in cast.actors else ref
        if party not in found:
            found.append(party)
    return tuple(found)


def _title(sent: Sentence, at: int) -> Span:
    first = at
    while first > 0 and at - first < _MAX_TITLE_WORDS and sent.words[first - 1].kind != "punct":
        if sent.words[first - 1].morph.form in ("finite", "conv"):
            break
        first -= 1
    word = sent.words[at]
    return Span(sent.words[first].span.start, word.span.start + word.morph.bare_len)


def _period(sent: Sentence, clock: Clock) -> str | None:
    for expr in find_times(sent.span.of(clock.body), grammar=clock.pack.times):
        if expr.role == "validity":
            return resolve_time(expr, published=clock.published)
    return None
