"""Reads a few sentences as the event room does, by the frames and the grammar alone.

What was learned from articles (`Pack.opinion`) is left out: a case says what the rules do, whatever the weights are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dragoman.event import Clock, find_agreements, find_events
from dragoman.event.clause import Around
from dragoman.event.draft import Scene
from dragoman.event.opinion import statement_at
from dragoman.event.sides import Sides, find_sides
from dragoman.event.status import Reality, find_reality
from dragoman.event.triggers import Trigger, find_triggers
from dragoman.event.walk import walk
from dragoman.lang.opinion import OpinionWeights
from dragoman.lang.pack import Pack
from dragoman.lang.tr import load_pack
from dragoman.mention import find_mentions
from dragoman.model import Agreement, Event, Mention, Quote, Sentence, Statement
from dragoman.model.acts import ACTS
from dragoman.pipeline import Known, load_known
from dragoman.resolve import Cast, resolve_actors
from dragoman.sentence import find_quotes, split_sentences
from dragoman.sentence.clauses import Predicate
from dragoman.statement import find_statements
from dragoman.world.agreements import load_agreements

DAY = "2025-09-05"  # a Friday
PAGE = "a page"


@cache
def turkish() -> Pack:
    return replace(load_pack(), opinion=None)


@cache
def world() -> Known:
    return load_known({"tr": turkish()})


def plain_weights(other: int) -> OpinionWeights:
    """Weights that a person can follow: `kına` is a criticism of somebody, rather of what is in the accusative by
    `other`; an event is as trusted as its words are sure.
    """
    return OpinionWeights(
        scale=2.0, acts=("none", "criticism"), nouns=frozenset(), act={"l=kına": [1, 18]},
        side={"c=acc": {"": (0, other)}}, pair={"p0": {"": -20}}, again={}, when={}, where={}, agreed={}, floor=0.5,
        trust={"sure": 1.0},
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A text of a few sentences, read up to the statements."""

    text: str
    seen: str | None
    sents: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    mentions: tuple[Mention, ...]
    cast: Cast
    statements: tuple[Statement, ...]

    @property
    def clock(self) -> Clock:
        return Clock(body=self.text, published=self.seen, pack=turkish())

    def walk(self) -> Iterator[tuple[Around, Scene]]:
        return walk(self.sents, self.quotes, self.mentions, self.cast, pack=turkish())

    def triggers(self) -> list[tuple[Sentence, Trigger]]:
        frames = turkish().frame_index
        return [(sent, trigger) for sent in self.sents for trigger in find_triggers(sent, frames)]

    def acts(self) -> dict[str, str]:
        """The words of each trigger and the act they tell."""
        return {
            self.text[sent.words[t.first].span.start : sent.words[t.last].span.end]: t.frame.act
            for sent, t in self.triggers()
        }

    def around(self, verb: str) -> tuple[Around, Predicate]:
        """The sentence of this verb and its predicate."""
        for around, _ in self.walk():
            for predicate in around.predicates:
                if predicate.word.text == verb:
                    return around, predicate
        raise AssertionError(f"{verb} is no verb of its own in: {self.text}")

    def slot(self, slot: str, verb: str) -> list[str]:
        around, predicate = self.around(verb)
        return [mention.name for mention in around.slot(slot, predicate, None)]

    def sides(self, act: str) -> Sides | None:
        """The sides of the last trigger of this act, in the discourse up to its sentence."""
        found: list[Sides | None] = []
        for around, scene in self.walk():
            for trigger, predicate in self._of_act(act, around):
                statement = statement_at(around.sent, trigger.verb, self.statements)
                found.append(find_sides(trigger, predicate, around, scene, statement))
        assert found, f"no frame tells {act}: {self.acts()}"
        return found[-1]

    def reality(self, act: str) -> Reality:
        found = [
            find_reality(
                predicate,
                around,
                pack=turkish(),
                act=ACTS[act],
                negation_tells=any("neg" in marks for marks in trigger.frame.conditions.values()),
                noun=trigger.verb if trigger.nominal else None,
            )
            for around, _ in self.walk()
            for trigger, predicate in self._of_act(act, around)
        ]
        assert found, f"no frame tells {act}: {self.acts()}"
        return found[-1]

    def _of_act(self, act: str, around: Around) -> Iterator[tuple[Trigger, Predicate]]:
        for trigger in find_triggers(around.sent, turkish().frame_index):
            predicate = around.predicate_of(trigger.verb)
            if trigger.frame.act == act and predicate is not None:
                yield trigger, predicate

    def events(self) -> tuple[Event, ...]:
        return find_events(
            self.sents, self.quotes, self.mentions, self.statements, self.cast,
            clock=self.clock, page_id=PAGE, pack=turkish(),
        ).events  # fmt: skip

    def agreements(self) -> tuple[Agreement, ...]:
        return find_agreements(
            self.sents, self.mentions, self.events(), self.cast,
            clock=self.clock, pack=turkish(), known=load_agreements("tr"),
        )  # fmt: skip

    def named(self, words: str) -> tuple[str, ...]:
        """Whom the last mention written so stands for."""
        at = [m.index for m in self.mentions if m.span.of(self.text) == words or m.name == words]
        assert at, f"no mention «{words}»: {[m.span.of(self.text) for m in self.mentions]}"
        return self.cast.of.get(at[-1], ())


def read(text: str, *, seen: str | None = DAY) -> Told:
    pack, known = turkish(), world()
    quotes = find_quotes(text)
    sents = split_sentences(text, quotes=quotes, pack=pack)
    mentions = find_mentions(sents, pack=pack, tables=known.tables["tr"])
    cast = resolve_actors(mentions, pack=pack, world=known.world, holders=known.holders)
    statements = find_statements(text, sents, quotes, mentions, cast, pack=pack)
    return Told(text=text, seen=seen, sents=sents, quotes=quotes, mentions=mentions, cast=cast, statements=statements)
