"""The Turkish pack and the world's tables, read once; a sentence's mentions, without who they are."""

from collections.abc import Callable

import pytest

from dragoman.lang.pack import Pack
from dragoman.lang.tr import load_pack
from dragoman.mention import Tables, find_mentions
from dragoman.model import Mention
from dragoman.sentence import find_quotes, split_sentences
from dragoman.world import load_world
from dragoman.world.holders import load_holders
from dragoman.world.places import load_gazetteer

Find = Callable[[str], tuple[Mention, ...]]


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="session")
def tables(pack: Pack) -> Tables:
    return Tables.of(load_world(), load_holders(), load_gazetteer(), pack=pack)


@pytest.fixture(scope="session")
def find(pack: Pack, tables: Tables) -> Find:
    def mentions_of(text: str) -> tuple[Mention, ...]:
        sents = split_sentences(text, quotes=find_quotes(text), pack=pack)
        return find_mentions(sents, pack=pack, tables=tables)

    return mentions_of
