"""The rooms up to statements, with the shipped tables, for one short text; not the pipeline."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from dragoman.lang.tr import load_pack
from dragoman.mention import Tables, find_mentions
from dragoman.model import UNNAMED, Statement
from dragoman.resolve import resolve_actors
from dragoman.sentence import find_quotes, split_sentences
from dragoman.statement import find_statements
from dragoman.world import load_world
from dragoman.world.holders import load_holders
from dragoman.world.places import load_gazetteer


class Said(NamedTuple):
    speaker: str  # the name of the actor, or "unnamed"
    kind: str
    text: str
    statement: Statement


@pytest.fixture(scope="session")
def said() -> Callable[[str], list[Said]]:
    pack, world, holders = load_pack(), load_world(), load_holders()
    tables = Tables.of(world, holders, load_gazetteer(), pack=pack)

    def statements_of(body: str) -> list[Said]:
        quotes = find_quotes(body)
        sents = split_sentences(body, quotes=quotes, pack=pack)
        mentions = find_mentions(sents, pack=pack, tables=tables)
        cast = resolve_actors(mentions, pack=pack, world=world, holders=holders)
        found = find_statements(body, sents, quotes, mentions, cast, pack=pack)
        names = {ref: actor.name for ref, actor in cast.actors.items()} | {UNNAMED: UNNAMED}
        return [Said(names[each.speaker], each.kind, each.text, each) for each in found]

    return statements_of
