"""The reference scorer, where it is at hand."""

from pathlib import Path
from types import ModuleType

import pytest

from evaluate.support import SHARED, load_script


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"the shared evaluation material is not at {SHARED}; set DRAGOMAN_SHARED to its folder")
    return SHARED


@pytest.fixture(scope="session")
def reference(shared: Path) -> ModuleType:
    """score.py, written by the authors of the codebook."""
    return load_script(shared / "score.py", "reference_scorer")
