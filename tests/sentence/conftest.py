"""The Turkish pack, read once for all tests of this room."""

import pytest

from dragoman.lang.pack import Pack
from dragoman.lang.tr import load_pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack()
