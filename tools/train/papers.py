"""Learning whose agreement a word tells of, if any: from the articles whose agreements are coded.

Those of tr-train are coded in the gold; `eval/training/articles/agreements.tsv` codes a part of our own articles. The
events that parties are read off are those of weights that had not seen the article, as they are on a new page.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from articles import CodedAgreement, coded_agreements
from examples import Read
from fit import Table, fit_options, in_contexts
from scoring import events_of

from dragoman.event import Clock
from dragoman.event.agreement_signs import Whose, whose_contexts
from dragoman.event.agreements import asked_nouns, parties_of
from dragoman.lang.opinion import OpinionWeights
from dragoman.text import key
from dragoman.world.agreements import load_agreements

CODED = Path(__file__).parents[2] / "eval" / "training" / "articles"
# Of 1 to 9 the best on the seen part and our own articles, of other folds; none lies .01 from another.
L2, STEPS, AT_LEAST, SMALL = 6.0, 120, 2, 0.015
Sides = frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The signs of each answer for one word, each with what it is weighed with, and which answers are right."""

    signs: Sequence[Sequence[str]]
    right: Sequence[int]


def choices(read: Read, opinion: OpinionWeights) -> Iterator[Choice]:
    """What one article teaches."""
    coded = coded_sides(read)
    if coded is None:
        return
    pack = replace(read.pack, opinion=opinion)
    events = events_of(read, opinion)
    clock = Clock(body=read.text.body, published=read.text.published, pack=pack)
    parties = parties_of(read.mentions, events, read.cast, pack, load_agreements(pack.code))
    for options in asked_nouns(read.sents, parties, clock, pack):
        right = [
            number for number, option in enumerate(options)
            if option.found and sides_of(read, option) in coded.get(option.noun.word.kind, ())
        ]  # fmt: skip
        context = whose_contexts(options[0].noun)
        signs = [in_contexts(option.signs, context) for option in options]
        yield Choice(signs, right or [0])


def sides_of(read: Read, option: Whose) -> Sides:
    actors = [read.cast.actors[ref] for ref in option.found.refs] if option.found else []
    return frozenset(actor.country or key(actor.name) for actor in actors)


def coded_sides(read: Read) -> Mapping[str, set[Sides]] | None:
    """Kind -> the sides of each agreement; None where nobody has looked."""
    gold = {actor["id"]: actor for actor in read.text.gold["actors"]}
    found: dict[str, set[Sides]] = defaultdict(set)
    if read.text.part in ("seen", "kept"):
        for agreement in read.text.gold["agreements"]:
            actors = [gold[ref] for ref in agreement["parties"]]
            found[agreement["kind"]].add(frozenset(actor["country"] or key(actor["name"]) for actor in actors))
        return found
    rows = _coded().get(read.text.id) if read.text.part == "written" else None
    if rows is None:
        return None
    # A group or an organisation is written by its name; the article's list of actors knows its state.
    states = {f"@{key(actor['name'])}": actor["country"] for actor in gold.values()}
    for row in rows:
        names = [f"@{key(name[1:])}" if name.startswith("@") else name for name in row.parties]
        found[row.kind].add(frozenset(states.get(name) or name.removeprefix("@") for name in names))
    return found


@cache
def _coded() -> Mapping[str, Sequence[CodedAgreement]]:
    return coded_agreements(CODED)


def fit_papers(examples: Sequence[Choice]) -> Table:
    """The table `agreed` of the file of weights."""
    taught = [(choice.signs, choice.right) for choice in examples if len(choice.signs) > 1]
    return fit_options(taught, l2=L2, steps=STEPS, at_least=AT_LEAST, small=SMALL)
