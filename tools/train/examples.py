"""Gold articles read by the grammar, each gold event tied to the word that tells it and to who stands on its sides.

The gold gives words (evidence) and actors by name; the models learn from single words and from candidates. Where an
event's evidence holds several verbs, the last that is no verb of saying is taken for the one that tells it.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from articles import all_articles
from bank import sentences

from dragoman.evaluate import is_kept
from dragoman.event.act_signs import Place, act_signs, find_places
from dragoman.event.clause import Around
from dragoman.event.lineup import Candidate
from dragoman.event.opinion import grammar_sides, statement_at
from dragoman.event.pairs import PAIR_CONTEXTS, possible_pairs
from dragoman.event.side_signs import contexts, find_candidates, pair_signs
from dragoman.event.triggers import find_triggers
from dragoman.event.walk import walk
from dragoman.lang.pack import Pack
from dragoman.mention import find_mentions
from dragoman.model import Actor, Sentence
from dragoman.model.acts import ACTS
from dragoman.pipeline import Known
from dragoman.resolve import Cast, resolve_actors
from dragoman.sentence import find_quotes, split_sentences
from dragoman.statement import find_statements
from dragoman.text import key

Gold = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """A gold text and where it comes from.

    part  "seen" and "kept" of tr-train, "tr", "sentences" (tr-sentences.jsonl), "bank" and "written" (eval/training:
          its sentences, of which only acts and sides are coded, and its articles)
    """

    id: str
    part: str
    body: str
    published: str | None
    gold: Gold


@dataclass(slots=True)
class WordExample:
    """A place with its signs, and the acts it tells (none for most).

    may_tell  the frame at this place names an act that the text tells by other words: it may well tell it again
    """

    text: str
    sent: int
    place: Place
    signs: list[str]
    acts: list[str] = field(default_factory=list)
    may_tell: bool = False

    def without_frames(self) -> Self:
        """The same, blind to the frames."""
        return replace(self, signs=[sign for sign in self.signs if not sign.startswith(("F=", "FN=", "FP=", "FS="))])


@dataclass(slots=True)
class SideExample:
    """An act told by a word of a sentence, the candidates for its sides, and which pairs of them are right."""

    text: str
    sent: int
    at: int
    act: str
    candidates: list[Candidate]
    pairs: list[tuple[int, int]]
    context: tuple[str, ...]
    right: list[int]
    right_by_country: list[int]
    grammar: str  # "right", "wrong" or "silent"

    def without_slots(self) -> Self:
        """The same, blind to the sides that the grammar chose."""
        seen = [
            replace(candidate, signs=tuple(sign for sign in candidate.signs if not sign.startswith("G=")))
            for candidate in self.candidates
        ]
        return replace(self, candidates=seen)

    def signs(self) -> list[list[str]]:
        return [[f"{sign}|{name}" for sign in c.signs for name in self.context] for c in self.candidates]

    def signs_of_pairs(self) -> list[list[str]]:
        near = [self.context[number] for number in PAIR_CONTEXTS]
        return [
            [
                f"{sign}|{name}"
                for sign in pair_signs(self.candidates[i], self.candidates[j] if j >= 0 else None)
                for name in near
            ]
            for i, j in self.pairs
        ]


def gold_texts(folder: Path) -> Iterator[Text]:
    """All there is to learn from and to measure on, each text with its part."""
    for path in sorted((folder / "tr-train").glob("*.json")):
        yield _article(path, "kept" if is_kept(path.stem) else "seen")
    for line in (folder / "tr-sentences.jsonl").read_text(encoding="utf-8").splitlines():
        yield _sentence(json.loads(line))
    for row in sentences(folder.parent / "training"):
        yield replace(_sentence(row), part="bank")
    for gold in all_articles(folder.parent / "training" / "articles"):
        yield Text(gold["id"], "written", gold["article"]["body"], gold["article"]["published"], gold)
    for path in sorted((folder / "tr").glob("*.json")):
        yield _article(path, "tr")


def _sentence(row: Gold) -> Text:
    return Text(row["id"], "sentences", row["text"], row["published"], row)


def _article(path: Path, part: str) -> Text:
    gold = json.loads(path.read_text(encoding="utf-8"))
    return Text(path.stem, part, gold["article"]["body"], gold["article"]["published"], gold)


# -- one text


class Read:
    """A text as the grammar reads it, up to the statements."""

    def __init__(self, text: Text, pack: Pack, known: Known) -> None:
        self.text = text
        self.pack = pack
        body = text.body
        self.quotes = find_quotes(body)
        self.sents = split_sentences(body, quotes=self.quotes, pack=pack)
        self.mentions = find_mentions(self.sents, pack=pack, tables=known.tables[pack.code])
        self.cast: Cast = resolve_actors(self.mentions, pack=pack, world=known.world, holders=known.holders)
        self.statements = find_statements(body, self.sents, self.quotes, self.mentions, self.cast, pack=pack)
        self.evidence = self._evidence()

    def _evidence(self) -> dict[int, list[tuple[int, list[int]]]]:
        """Sentence -> (number of a gold event, words of its evidence there)."""
        found: dict[int, list[tuple[int, list[int]]]] = defaultdict(list)
        for number, event in enumerate(self.text.gold["events"]):
            for words in event["evidence"]:
                start = self.text.body.find(words)
                if start < 0:
                    continue
                for sent in self.sents:
                    inside = _words_within(sent, start, start + len(words))
                    if inside:
                        found[sent.index].append((number, inside))
        return found


def _words_within(sent: Sentence, start: int, end: int) -> list[int]:
    return [
        at for at, word in enumerate(sent.words)
        if word.kind != "punct" and word.span.start < end and word.span.end > start
    ]  # fmt: skip


def carrier_nouns(reads: Sequence[Read]) -> frozenset[str]:
    """Lemmas of nouns that end an evidence without a verb, twice or more, and not by accident."""
    told: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for read in reads:
        for sent in read.sents:
            seen.update(word.morph.lemma for word in sent.words if word.morph.pos == "NOUN")
            for _, inside in read.evidence.get(sent.index, ()):
                words = [sent.words[at] for at in inside]
                nouns = [word.morph.lemma for word in words if word.morph.pos == "NOUN" and word.morph.form is None]
                if nouns and not any(word.morph.form is not None for word in words):
                    told[nouns[-1]] += 1
    return frozenset(lemma for lemma, count in told.items() if count >= 2 and count / seen[lemma] > 0.05)


def examples_of(read: Read, nouns: frozenset[str]) -> tuple[list[WordExample], list[SideExample]]:
    """Everything that one text teaches."""
    words: list[WordExample] = []
    sides: list[SideExample] = []
    events = read.text.gold["events"]
    coded = {event["act"] for event in events}
    for around, scene in walk(read.sents, read.quotes, read.mentions, read.cast, pack=read.pack):
        triggers = find_triggers(around.sent, read.pack.frame_index)
        places = find_places(around, triggers, nouns)
        told: dict[int, list[int]] = defaultdict(list)
        for number, inside in read.evidence.get(around.sent.index, ()):
            at = telling_word(around, inside, places, read.pack)
            if at is not None:
                told[at].append(number)
        for place in places:
            statement = statement_at(around.sent, place.at, read.statements)
            acts = sorted({events[number]["act"] for number in told.get(place.at, ())})
            signs = act_signs(place, around, triggers, statement)
            may_tell = place.trigger is not None and place.trigger.frame.act in coded
            words.append(WordExample(read.text.id, around.sent.index, place, signs, acts, may_tell))
            for act in acts:
                grammar = grammar_sides(place, ACTS[act], around, scene, statement)
                candidates = find_candidates(place, around, scene, statement, grammar)
                pairs = possible_pairs(candidates, scene)
                mine = [events[number] for number in told[place.at] if events[number]["act"] == act]
                right, by_country = _right_pairs(read, act, candidates, pairs, mine)
                said = "silent"
                if grammar is not None and grammar.actors:
                    fits = any(_fits(read, act, grammar.actors, grammar.recipients, event) for event in mine)
                    said = "right" if fits else "wrong"
                context = contexts(ACTS[act], place, statement)
                where = (read.text.id, around.sent.index, place.at)
                sides.append(SideExample(*where, act, candidates, pairs, context, right, by_country, said))
    return words, sides


def telling_word(around: Around, inside: Sequence[int], places: Sequence[Place], pack: Pack) -> int | None:
    """The word of an evidence that tells its act."""
    here = [place for place in places if place.at in set(inside)]
    verbs = [place for place in here if not place.nominal]
    plain = [place for place in verbs if around.sent.words[place.at].morph.lemma not in pack.speech_frames]
    framed = [place for place in here if place.trigger is not None]
    chosen = plain or verbs or framed or here
    return chosen[-1].at if chosen else None


# -- which pairs are right


def _right_pairs(
    read: Read, act: str, candidates: Sequence[Candidate], pairs: Sequence[tuple[int, int]], events: Sequence[Gold]
) -> tuple[list[int], list[int]]:
    """The pairs whose countries are the gold's; and of these the ones that name most of the gold's people."""
    scores: dict[int, int] = {}
    for number, (left, right) in enumerate(pairs):
        actors = candidates[left].refs
        others = candidates[right].refs if right >= 0 else ()
        fits = [event for event in events if _fits(read, act, actors, others, event)]
        if fits:
            scores[number] = max(_people_right(read, (*actors, *others), event) for event in fits)
    best = max(scores.values(), default=0)
    return [number for number, score in scores.items() if score == best], list(scores)


def _fits(read: Read, act: str, actors: Sequence[str], others: Sequence[str], event: Gold) -> bool:
    left, right = ({_side(read.cast.actors[ref]) for ref in refs} for refs in (actors, others))
    wanted = {actor["id"]: actor for actor in read.text.gold["actors"]}
    gold_left, gold_right = (
        {wanted[ref]["country"] or key(wanted[ref]["name"]) for ref in event[side]} for side in ("actors", "recipients")
    )
    if ACTS[act].direction == "mutual":
        return left | right == gold_left | gold_right
    return (left, right) == (gold_left, gold_right)


def _people_right(read: Read, refs: Sequence[str], event: Gold) -> int:
    wanted = {actor["id"]: actor for actor in read.text.gold["actors"]}
    named = [wanted[ref] for ref in (*event["actors"], *event["recipients"])]
    gold = {key(actor["name"]) for actor in named if actor["kind"] == "person"}
    mine = {key(read.cast.actors[ref].name) for ref in refs if read.cast.actors[ref].kind == "person"}
    return -len(gold ^ mine)


def _side(actor: Actor) -> str:
    return actor.country or key(actor.name)
