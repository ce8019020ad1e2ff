"""Agreements the article speaks of: what they are called, who the parties are, when they were signed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.event.when_where import Clock
from dragoman.lang.pack import AgreementWord, Pack
from dragoman.mention.times import find_times
from dragoman.model import Agreement, Event, Mention, Sentence, Span
from dragoman.resolve.cast import Cast
from dragoman.resolve.times import resolve_time
from dragoman.text import fold

_TELLING = {"signing", "ratification", "agreement_reached", "agreement_suspended", "joint_statement", "accession"}
_MAX_TITLE_WORDS = 14
# A party named this many sentences before is still on stage when a treaty is named without its parties.
_MEMORY_SENTENCES = 1
_SIDES = ("person", "state", "body", "organisation", "group", "pair", "role")


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
    finder = _Finder(mentions, events, cast, clock, pack)
    found: list[Agreement] = []
    for sent in sents:
        for agreement in finder.of_sentence(sent):
            if not any(a.kind == agreement.kind and set(a.parties) == set(agreement.parties) for a in found):
                found.append(agreement)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Finder:
    mentions: Sequence[Mention]
    events: Sequence[Event]
    cast: Cast
    clock: Clock
    pack: Pack

    def of_sentence(self, sent: Sentence) -> Iterator[Agreement]:
        for at in range(len(sent.words)):
            word = self._word_at(sent, at)
            if word is None:
                continue
            telling = self._told_by(sent, at)
            named = sent.words[at].text[:1].isupper() and at > 0
            if (word.when == "told" and telling is None) or (word.when == "named" and not named):
                continue
            parties = self._parties(sent, at, telling, named=named)
            if len(parties) < 2 and not (telling and parties and named):
                continue
            yield self._agreement(sent, at, word, parties, telling)

    def _word_at(self, sent: Sentence, at: int) -> AgreementWord | None:
        """The longest row whose last word stands here."""
        word = sent.words[at]
        if word.kind != "word" or word.morph.form is not None:
            return None
        for row in self.pack.agreements.get(word.morph.lemma, ()):
            before = sent.words[max(0, at - len(row.lemmas) + 1) : at]
            if tuple(w.morph.lemma for w in before) == row.lemmas[:-1]:
                named = row.when != "named" or word.text[:1].isupper()
                if named:
                    return row
        return None

    def _told_by(self, sent: Sentence, at: int) -> Event | None:
        """The signing (or ending, or ratifying) whose words take this noun in."""
        span = sent.words[at].span
        for event in self.events:
            if event.act in _TELLING and any(stretch.covers(span) for stretch in event.evidence):
                return event
        return None

    def _agreement(
        self, sent: Sentence, at: int, word: AgreementWord, parties: tuple[str, ...], telling: Event | None
    ) -> Agreement:
        span = _title(sent, at)
        signing = telling is not None and telling.act == "signing" and telling.status == "occurred"
        return Agreement(
            title=span.of(self.clock.body),
            kind=word.kind,  # type: ignore[arg-type]
            parties=parties,
            signed=telling.date.edtf if signing and telling is not None and telling.date is not None else None,
            period=self._period(sent),
            subject=None,
            span=span,
            rule=f"agreement «{' '.join(word.lemmas)}»",
        )

    # -- parties

    def _parties(self, sent: Sentence, at: int, telling: Event | None, *, named: bool) -> tuple[str, ...]:
        here = [m for m in self.mentions if m.sent == sent.index and m.kind in _SIDES]
        between = self._between(sent, at, here)
        if between:
            return between
        if telling is not None:
            return self._states((*telling.actors, *telling.recipients))
        if not named:
            return ()
        earlier = [m for m in self.mentions if 0 < sent.index - m.sent <= _MEMORY_SENTENCES and m.kind in _SIDES]
        near = sorted((m for m in here if m.case != "loc"), key=lambda m: abs(m.last - at))
        refs = [ref for m in (*near, *reversed(earlier)) for ref in self.cast.of.get(m.index, ())]
        return self._states(refs)[:2]

    def _between(self, sent: Sentence, at: int, here: Sequence[Mention]) -> tuple[str, ...]:
        """ "X ile Y arasındaki anlaşma"."""
        for index in range(max(0, at - 8), at):
            if fold(sent.words[index].text) not in ("arasında", "arasındaki"):
                continue
            before = [m for m in here if m.last < index and index - m.last <= 2]
            if before:
                members = [m for m in here if m.rule.endswith("+list") and 0 < index - m.last <= 8] + [before[-1]]
                return self._states([ref for m in members for ref in self.cast.of.get(m.index, ())])
        return ()

    def _states(self, refs: Sequence[str]) -> tuple[str, ...]:
        """The states and organisations that people and bodies sign for."""
        found: list[str] = []
        for ref in refs:
            actor = self.cast.actors[ref]
            state = (actor.country or "").lower()
            party = state if actor.kind in ("person", "body", "group") and state in self.cast.actors else ref
            party = self.cast.acts_for.get(ref, party) if actor.kind == "person" and not actor.country else party
            if party not in found:
                found.append(party)
        return tuple(found)

    def _period(self, sent: Sentence) -> str | None:
        for expr in find_times(sent.span.of(self.clock.body), grammar=self.clock.pack.times):
            if expr.role == "validity":
                return resolve_time(expr, published=self.clock.published)
        return None


def _title(sent: Sentence, at: int) -> Span:
    first = at
    while first > 0 and at - first < _MAX_TITLE_WORDS and sent.words[first - 1].kind != "punct":
        if sent.words[first - 1].morph.form in ("finite", "conv"):
            break
        first -= 1
    word = sent.words[at]
    return Span(sent.words[first].span.start, word.span.start + word.morph.bare_len)
