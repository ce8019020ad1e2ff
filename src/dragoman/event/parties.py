"""Who the parties of an agreement are. Refuses to say who signed for whom: persons stand for their states."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from dragoman.lang.pack import Pack
from dragoman.lang.rows import AgreementWord
from dragoman.model import Event, Mention, Sentence, Span
from dragoman.resolve.cast import Cast, actor_id
from dragoman.text import fold

_SIDES = ("person", "state", "body", "organisation", "group", "pair", "role")
_NAME_WORDS = 5  # before the noun
_REACH = 8  # words from the noun back to "arasında", from there back to the first of a list
_GAP = 2  # words that may stand between a party and the word that makes it one


@dataclass(frozen=True, slots=True)
class Noun:
    """A word for an agreement: where it stands, the act that takes it in, whether it is written as a name."""

    sent: Sentence
    at: int
    word: AgreementWord
    title: Span
    telling: Event | None
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The parties, and what decided. `sure` where the words themselves say so, and not only what stands near."""

    refs: tuple[str, ...]
    rule: str
    sure: bool


@dataclass(frozen=True)
class Parties:
    """Finds the parties of the agreements of one article.

    names   words before the noun -> parties of the agreements called so (world.agreements)
    organs  actor -> the organisation it signs for
    """

    mentions: Sequence[Mention]
    events: Sequence[Event]
    cast: Cast
    pack: Pack
    names: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]
    organs: Mapping[str, str]

    def of(self, noun: Noun) -> Found | None:
        return next((Found(refs=refs, rule=rule, sure=sure) for rule, refs, sure in self.answers(noun) if refs), None)

    def answers(self, noun: Noun) -> Iterator[tuple[str, tuple[str, ...], bool]]:
        """What each rule says, the surest first: its name, the parties (none where it is silent), whether the words
        themselves say so.
        """
        yield from ((rule, refs, True) for rule, refs in self._said(noun))
        yield from ((rule, refs, False) for rule, refs in self._supposed(noun))

    def _said(self, noun: Noun) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield "world.agreements", self._by_name(noun)
        yield "accession", self._of_accession(noun)
        yield "between", self._between(noun)
        yield "told", self._of_telling(noun)
        yield "with", self._with(noun)

    def _supposed(self, noun: Noun) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield "event near", self._of_event_near(noun)
        if not noun.named:
            yield "main pair", self._main_pair()

    # -- what the words say

    def _by_name(self, noun: Noun) -> tuple[str, ...]:
        """Of the agreement of this name, if the article speaks of its parties: "Ankara Anlaşması" is many."""
        words = noun.sent.words
        for first in range(max(0, noun.at - _NAME_WORDS), noun.at):
            before = tuple(fold(w.text) for w in words[first : noun.at])
            for parties in self.names.get(before, ()):
                there = tuple(ref for ref in map(actor_id, parties) if ref in self.cast.actors)
                if len(there) >= min(2, len(parties)):
                    return there
        return ()

    def _of_accession(self, noun: Noun) -> tuple[str, ...]:
        """ "İsveç'in NATO'ya katılım protokolü": who joins, and what. Who ratifies it is no party."""
        before = noun.sent.words[max(0, noun.at - 2) : noun.at]
        if not any(w.morph.lemma in self.pack.joining for w in before):
            return ()
        near = [m for m in self._sides(noun.sent) if m.last < noun.at and m.case == "gen" and m.kind == "state"]
        joins = self.states(self._refs(near[-1:]))
        nearest = sorted(self.mentions, key=lambda m: abs(m.span.start - noun.title.start))
        clubs = [ref for ref in self._refs(m for m in nearest if m.kind == "organisation") if self.is_club(ref)]
        return (*joins, clubs[0]) if joins and clubs else ()

    def _between(self, noun: Noun) -> tuple[str, ...]:
        """ "X ile Y arasındaki anlaşma"."""
        here, at = self._sides(noun.sent), noun.at
        for index in range(max(0, at - _REACH), at):
            if noun.sent.words[index].morph.lemma not in self.pack.between:
                continue
            before = [m for m in here if m.last < index and index - m.last <= _GAP]
            if before:
                first = self._list_begins(noun.sent, index)
                members = [m for m in here if m.rule.endswith("+list") and first <= m.first < index] + [before[-1]]
                return self.states(self._refs(members))
        return ()

    def _list_begins(self, sent: Sentence, index: int) -> int:
        """Where the list before "arasında" may begin: "Norveç, X ile Y arasındaki anlaşmayı" is of X and Y alone."""
        first = max(0, index - _REACH)
        words = [fold(word.text) for word in sent.words[first:index]]
        if self.pack.partner_word not in words or "," not in words:
            return first
        return first + max(at for at, word in enumerate(words) if word == ",") + 1

    def _of_telling(self, noun: Noun) -> tuple[str, ...]:
        if noun.telling is None:
            return ()
        itself = set(self._refs(m for m in self._sides(noun.sent) if self._names_it(m, noun)))
        # Whom a declaration is addressed to is no party to it.
        told = noun.telling.recipients if noun.word.kind != "declaration" else ()
        return self.states([ref for ref in (*noun.telling.actors, *told) if ref not in itself])

    def _with(self, noun: Noun) -> tuple[str, ...]:
        """ "Fransa'yla askeri anlaşmalar": with whom the side that the sentence is about has it."""
        here = [
            m for m in self._sides(noun.sent) if m.case == "ins" and m.span.end <= noun.sent.words[noun.at].span.start
        ]
        partners = [m for m in here if m.span.start >= noun.title.start or self._touches(m, noun)]
        other = self.states(self._refs(partners[-1:]))
        if not other:
            return ()
        pairs = chain(self._pairs_here(noun), self._pairs(self.events))
        return next((pair for pair in pairs if other[0] in pair), ())

    def _touches(self, mention: Mention, noun: Noun) -> bool:
        first = next(i for i, w in enumerate(noun.sent.words) if w.span.start >= noun.title.start)
        return 0 <= first - mention.last <= _GAP

    # -- what stands near

    def _of_event_near(self, noun: Noun) -> tuple[str, ...]:
        """The two sides of what the same sentence tells."""
        return next(iter(self._pairs_here(noun)), ())

    def _main_pair(self) -> tuple[str, ...]:
        """The two sides of most that the article tells."""
        pairs = Counter(tuple(sorted(pair)) for pair in self._pairs(self.events))
        return next((pair for pair, _ in pairs.most_common()), ())

    def _pairs_here(self, noun: Noun) -> Iterator[tuple[str, ...]]:
        return self._pairs(self.events_here(noun))

    def events_here(self, noun: Noun) -> list[Event]:
        """What the sentence tells, nearest to the noun first."""
        sent, place = noun.sent.span, noun.sent.words[noun.at].span.start
        here = [e for e in self.events if any(s.start < sent.end and s.end > sent.start for s in e.evidence)]
        return sorted(here, key=lambda event: abs(event.trigger.start - place))

    def named_here(self, noun: Noun) -> tuple[str, ...]:
        """Whoever the sentence names that could be a party, in its order."""
        return self.states(self._refs(self._beside(noun)))

    def sides_here(self, noun: Noun) -> list[tuple[Mention, frozenset[str]]]:
        """The same one by one: who is named, and whom that stands for as a party."""
        found = [(mention, frozenset(self.states(self._refs([mention])))) for mention in self._beside(noun)]
        return [(mention, sides) for mention, sides in found if sides]

    def _beside(self, noun: Noun) -> list[Mention]:
        return [mention for mention in self._sides(noun.sent) if not self._names_it(mention, noun)]

    def lists_here(self, noun: Noun) -> Iterator[tuple[str, ...]]:
        """Sides that the sentence names in one breath."""
        members: list[Mention] = []
        for mention in self._sides(noun.sent):
            members.append(mention)
            if not mention.rule.endswith("+list"):
                if len(members) > 1:
                    yield self.states(self._refs(members))
                members = []

    @cached_property
    def clubs(self) -> list[str]:
        """The organisations of the article, the one most spoken of first."""
        counts = Counter(self.cast.meant_by(self.mentions))
        return [ref for ref, _ in counts.most_common() if self.is_club(ref)]

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Who could be a party -> place among them by how often they are spoken of, 0 for the most."""
        counts = Counter(ref for m in self.mentions if m.kind in _SIDES for ref in self.states(self._refs([m])))
        return {ref: place for place, (ref, _) in enumerate(counts.most_common())}

    @cached_property
    def lead(self) -> frozenset[str]:
        """Whoever the first sentence speaks of that could be a party."""
        first = [m for m in self.mentions if m.kind in _SIDES and m.sent == 0]
        return frozenset(self.states(self._refs(first)))

    @cached_property
    def dealings(self) -> Counter[tuple[str, ...]]:
        """Who deals with whom in the article, and how often; the order of two sides says nothing."""
        found = (self.states((*event.actors, *event.recipients)) for event in self.events)
        return Counter(tuple(sorted(refs)) for refs in found if len(refs) > 1)

    def _pairs(self, events: Sequence[Event]) -> Iterator[tuple[str, ...]]:
        for event in events:
            if len(parties := self.states((*event.actors, *event.recipients))) == 2:
                yield parties

    # -- who

    def is_club(self, ref: str) -> bool:
        """An organisation may declare something alone: its members agreed on it."""
        return self.cast.actors[ref].kind == "organisation"

    def _names_it(self, mention: Mention, noun: Noun) -> bool:
        """ "Viyana Sözleşmesi": the town is part of the name; so is an organisation that is called after its treaty."""
        bare = mention.case in (None, "nom") or mention.modifier or mention.last >= noun.at
        return mention.last >= noun.at - len(noun.word.lemmas) and mention.first <= noun.at and bare

    def _sides(self, sent: Sentence) -> list[Mention]:
        return [m for m in self.mentions if m.sent == sent.index and m.kind in _SIDES]

    def _refs(self, mentions: Iterable[Mention]) -> list[str]:
        """Whom they stand for, in their order."""
        return self.cast.meant_by(mentions)

    def states(self, refs: Sequence[str]) -> tuple[str, ...]:
        """The states, organisations and groups that people, bodies and organs sign for."""
        found: list[str] = []
        for ref in refs:
            actor = self.cast.actors[ref]
            state = (actor.country or "").lower()
            party = state if actor.kind in ("person", "body") and state in self.cast.actors else ref
            if actor.kind == "person" and not actor.country:
                party = self.cast.acts_for.get(ref, "")
            party = self.organs.get(party, party)
            if party and party not in found and party in self.cast.actors:
                found.append(party)
        return tuple(found)
