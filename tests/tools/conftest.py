"""The scripts of tools/train, which find their neighbours as they do when they are run."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

TRAIN = Path(__file__).parents[2] / "tools" / "train"


@pytest.fixture
def train_script(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """A script by its name, imported anew."""

    def load(name: str) -> ModuleType:
        monkeypatch.syspath_prepend(str(TRAIN))
        sys.modules.pop(name, None)
        return import_module(name)

    return load
