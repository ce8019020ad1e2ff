"""Words of places that say what a place is and not which: "Host vilayeti", "Wonsan kenti". One table a language."""

from functools import cache
from importlib.resources import files

from dragoman.lang.tables import read_rows

_NAME = "place_kinds.tsv"


@cache
def load_place_kinds() -> frozenset[str]:
    """Those of every language that ships them, as `dragoman.text.key` folds them."""
    languages = sorted(folder.name for folder in files("dragoman.lang").iterdir() if folder.joinpath(_NAME).is_file())
    return frozenset(form for language in languages for (form,) in read_rows(f"dragoman.lang.{language}", _NAME, 1))
