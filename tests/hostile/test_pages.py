"""Every hostile page is read or refused as the list says, in bounded time, and nothing is read that is not there."""

import time

import pytest

import hostile.encodings
import hostile.shapes
import hostile.values  # noqa: F401  (the modules register their inputs)
from dragoman.children import Limits, read_in_children
from dragoman.intake.files import page_of
from dragoman.intake.limits import MAX_PAGE_BYTES
from dragoman.model import Reading, Rejected
from evidence import find_lie
from hostile.inputs import INPUTS, Hostile, Reads, Refuses

MARKS = [pytest.param(item, id=item.name, marks=[pytest.mark.chaos] if item.heavy else []) for item in INPUTS.values()]
# Other jobs share the machine that tests run on; what is hung is hung for ever, not for a few seconds.
PATIENCE = 3


@pytest.mark.parametrize("item", MARKS)
def test_it_is_read_or_refused_as_the_list_says(item: Hostile) -> None:
    data = item.make()
    start = time.monotonic()
    result = in_children(data)
    seconds = time.monotonic() - start
    assert any(meets(result, outcome) for outcome in item.allowed), told(result)
    assert seconds < item.seconds * PATIENCE


def in_children(data: bytes) -> Reading | Rejected:
    """Read bytes as `dragoman read` does a file's: the same limits."""
    item = page_of(data, path="x.html", source="x.html") if len(data) <= MAX_PAGE_BYTES else too_large()
    (found,) = read_in_children([item], Limits(children=1))
    if isinstance(found, Rejected):
        return found
    page, result = found
    lie = find_lie(page, result) if isinstance(result, Reading) else None
    assert lie is None
    return result


def too_large() -> Rejected:
    """As `load_page` says of a file of this size; test_files.py reads one."""
    return Rejected(item_id="x.html", source="x.html", room="intake", reason="too-large", detail="")


def meets(result: Reading | Rejected, outcome: Reads | Refuses) -> bool:
    if isinstance(result, Rejected):
        return isinstance(outcome, Refuses) and result.reason in outcome.reasons
    if isinstance(outcome, Refuses):
        return False
    article = result.article
    flagged = set(outcome.flags) <= set(article.flags) and (not outcome.any_flag or bool(article.flags))
    unlike = not outcome.unlike or outcome.unlike not in article.body
    return flagged and unlike and outcome.words in article.body


def told(result: Reading | Rejected) -> str:
    if isinstance(result, Rejected):
        return f"refused: {result.reason}: {result.detail}"
    return f"read, flags {result.article.flags}: {result.article.body[:300]!r}"
