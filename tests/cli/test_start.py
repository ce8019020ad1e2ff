"""What a command does not need it does not import."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["dragoman.cli.page", "dragoman.cli.events", "dragoman.pipeline", "dragoman.merge"])
def test_reading_a_page_imports_no_database(module: str) -> None:
    asked = f"import sys, {module}; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_doors_of_the_lazy_rooms_offer_what_they_list() -> None:
    import dragoman.merge
    import dragoman.record

    for room in (dragoman.merge, dragoman.record):
        assert all(hasattr(room, name) for name in room.__all__)
