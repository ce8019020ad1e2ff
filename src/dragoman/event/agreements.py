"""Agreements the article speaks of: what they are called, who the parties are, when they were signed."""

from collections import Counter
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
    nouns = [noun for sent in sents for noun in finder.nouns(sent)]
    found: list[Agreement] = []
    for sure in (True, False):
        for noun in nouns:
            if finder.is_sure(noun) is not sure:
                continue
            agreement = finder.read(noun)
            # A bare noun ("anlaşma") is mostly the agreement that the article has already named.
            if agreement and not any(_is_same(agreement, other, sure=sure) for other in found):
                found.append(agreement)
    return tuple(sorted(found, key=lambda agreement: agreement.span))


def _is_same(new: Agreement, old: Agreement, *, sure: bool) -> bool:
    return new.kind == old.kind and (not sure or set(new.parties) == set(old.parties))


@dataclass(frozen=True, slots=True)
class _Noun:
    """A word for an agreement: where it stands, the act that takes it in, whether it is written as a name."""

    sent: Sentence
    at: int
    word: AgreementWord
    telling: Event | None
    named: bool


@dataclass(frozen=True, slots=True)
class _Finder:
    mentions: Sequence[Mention]
    events: Sequence[Event]
    cast: Cast
    clock: Clock
    pack: Pack

    def nouns(self, sent: Sentence) -> Iterator[_Noun]:
        for at in range(len(sent.words)):
            word = self._word_at(sent, at)
            if word is None:
                continue
            telling = self._told_by(sent, at)
            named = sent.words[at].text[:1].isupper() and at > 0
            if not ((word.when == "told" and telling is None) or (word.when == "named" and not named)):
                yield _Noun(sent, at, word, telling, named)

    def is_sure(self, noun: _Noun) -> bool:
        """Whether an act, a name or the words "between X and Y" say that this is an agreement and whose."""
        return noun.telling is not None or noun.named or bool(self._between(noun))

    def read(self, noun: _Noun) -> Agreement | None:
        if not self.is_sure(noun) and _title(noun.sent, noun.at).start == noun.sent.words[noun.at].span.start:
            return None  # "anlaşma" and no word of which
        parties = self._parties(noun)
        if len(parties) < 2 and not (noun.telling and parties and (noun.named or self._is_club(parties[0]))):
            return None
        return self._agreement(noun, parties)

    def _word_at(self, sent: Sentence, at: int) -> AgreementWord | None:
        """The longest row whose last word stands here."""
        word = sent.words[at]
        if word.kind != "word" or word.morph.form is not None or word.morph.possessor in ("1s", "2s"):
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

    def _agreement(self, noun: _Noun, parties: tuple[str, ...]) -> Agreement:
        span = _title(noun.sent, noun.at)
        telling = noun.telling
        signing = telling is not None and telling.act == "signing" and telling.status == "occurred"
        return Agreement(
            title=span.of(self.clock.body),
            kind=noun.word.kind,  # type: ignore[arg-type]
            parties=parties,
            signed=telling.date.edtf if signing and telling is not None and telling.date is not None else None,
            period=self._period(noun.sent),
            subject=None,
            span=span,
            rule=f"agreement «{' '.join(noun.word.lemmas)}»",
        )

    # -- parties

    def _parties(self, noun: _Noun) -> tuple[str, ...]:
        if between := self._between(noun):
            return between
        if noun.telling is not None:
            itself = {
                ref for m in self._sides(noun.sent) if self._names_it(m, noun) for ref in self.cast.of.get(m.index, ())
            }
            # Whom a declaration is addressed to is no party to it.
            told = noun.telling.recipients if noun.word.kind != "declaration" else ()
            refs = (*noun.telling.actors, *told)
            return self._states([ref for ref in refs if ref not in itself])
        return self._of_event_near(noun) or self._of_names_near(noun)

    def _is_club(self, ref: str) -> bool:
        """An organisation may declare something alone: its members agreed on it."""
        return self.cast.actors[ref].kind == "organisation"

    def _of_event_near(self, noun: _Noun) -> tuple[str, ...]:
        """The two sides of what the same sentence tells, or else of most that the article tells."""
        sent, place = noun.sent.span, noun.sent.words[noun.at].span.start
        here = [e for e in self.events if any(s.start < sent.end and s.end > sent.start for s in e.evidence)]
        for event in sorted(here, key=lambda event: abs(event.trigger.start - place)):
            if len(parties := self._states((*event.actors, *event.recipients))) == 2:
                return parties
        return () if noun.named else self._main_pair()

    def _main_pair(self) -> tuple[str, ...]:
        pairs = Counter(tuple(sorted(self._states((*e.actors, *e.recipients)))) for e in self.events)
        return next((pair for pair, _ in pairs.most_common() if len(pair) == 2), ())

    def _of_names_near(self, noun: _Noun) -> tuple[str, ...]:
        sent, at = noun.sent, noun.at
        if not noun.named:
            return ()
        here = [m for m in self._sides(sent) if m.case != "loc" and not self._names_it(m, noun)]
        earlier = [m for m in self.mentions if 0 < sent.index - m.sent <= _MEMORY_SENTENCES and m.kind in _SIDES]
        near = sorted(here, key=lambda m: abs(m.last - at))
        refs = [ref for m in (*near, *reversed(earlier)) for ref in self.cast.of.get(m.index, ())]
        return self._states(refs)[:2]

    def _names_it(self, mention: Mention, noun: _Noun) -> bool:
        """ "Viyana Sözleşmesi": the town is part of the name; so is an organisation that is called after its treaty."""
        bare = mention.case in (None, "nom") or mention.modifier
        return mention.last >= noun.at - len(noun.word.lemmas) and mention.first <= noun.at and bare

    def _sides(self, sent: Sentence) -> list[Mention]:
        return [m for m in self.mentions if m.sent == sent.index and m.kind in _SIDES]

    def _between(self, noun: _Noun) -> tuple[str, ...]:
        """ "X ile Y arasındaki anlaşma"."""
        here, at = self._sides(noun.sent), noun.at
        for index in range(max(0, at - 8), at):
            if fold(noun.sent.words[index].text) not in ("arasında", "arasındaki"):
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
            if actor.kind == "person" and not actor.country:
                party = self.cast.acts_for.get(ref, "")
            if party and party not in found:
                found.append(party)
        return tuple(found)

    def _period(self, sent: Sentence) -> str | None:
        for expr in find_times(sent.span.of(self.clock.body), grammar=self.clock.pack.times):
            if expr.role == "validity":
                return resolve_time(expr, published=self.clock.published)
        return None


def _title(sent: Sentence, at: int) -> Span:
    """The noun with what describes it: owners, adjectives, nouns, and participles with what belongs to these."""
    first, described = at, False
    while first > 0 and at - first < _MAX_TITLE_WORDS:
        word = sent.words[first - 1]
        morph = word.morph
        if word.kind == "punct" or morph.form in ("finite", "conv") or morph.pos in ("PART", "POSTP", "CONJ"):
            break
        described = described or morph.form in ("rel", "fact", "fut")
        if morph.form is None and morph.case in ("acc", "dat", "abl", "loc", "ins") and not (described or morph.ki):
            break
        first -= 1
    word = sent.words[at]
    return Span(sent.words[first].span.start, word.span.start + word.morph.bare_len)
