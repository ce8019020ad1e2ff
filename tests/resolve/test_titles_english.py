"""What titles, bodies and groups are called in English."""

from typing import Any

import pytest

from case_tables import load_cases
from dragoman.resolve.titles import english_body, english_office
from event.reader import turkish, world


@pytest.mark.parametrize("case", load_cases("titles-english.toml"))
def test_titles_are_called_as_the_case_file_says(case: dict[str, Any]) -> None:
    entries = world().world.entries
    words = case["words"]
    if "table" in case:
        state = entries[case["state"]] if "state" in case else None
        # The tables' small letters stand for the name as a page writes it, a capital to each word.
        found = english_body(words, state=state, name=words.title(), table=case["table"], pack=turkish())
    else:
        owner = entries[case["owner"]] if "owner" in case else None
        found = english_office(words, country=case.get("country"), owner=owner, pack=turkish()) or "none"
    assert found == case["english"]
