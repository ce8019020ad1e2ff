"""Many stretches of one index looked up at once, in the words of either database."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, TextClause, text

_AT_ONCE = 4_000  # stretches

# For each asked page: the pages that share a band with it, not further apart than asked.
_BANDS = {
    "sqlite": """
        SELECT DISTINCT json_extract(asked.value, '$[0]'), kept.page
        FROM json_each(:asked) AS asked CROSS JOIN text_bands AS kept
        WHERE kept.block = json_extract(asked.value, '$[1]') AND kept.band = json_extract(asked.value, '$[2]')
        AND kept.day BETWEEN json_extract(asked.value, '$[3]') AND json_extract(asked.value, '$[4]')""",
    "postgresql": """
        SELECT DISTINCT (asked ->> 0)::int, kept.page
        FROM json_array_elements(CAST(:asked AS json)) AS asked JOIN text_bands AS kept
        ON kept.block = (asked ->> 1)::int AND kept.band = (asked ->> 2)::bigint
        AND kept.day BETWEEN (asked ->> 3)::int AND (asked ->> 4)::int""",
}
# For each asked report: those kept in its blocks, of the kinds and days it asks for.
_BLOCKS = {
    "sqlite": """
        SELECT DISTINCT json_extract(asked.value, '$[0]'), kept.report
        FROM json_each(:asked) AS asked CROSS JOIN report_blocks AS kept
        WHERE kept.block = json_extract(asked.value, '$[1]') AND kept.kind = json_extract(asked.value, '$[2]')
        AND kept.first_day BETWEEN json_extract(asked.value, '$[3]') AND json_extract(asked.value, '$[4]')""",
    "postgresql": """
        SELECT DISTINCT (asked ->> 0)::int, kept.report
        FROM json_array_elements(CAST(:asked AS json)) AS asked JOIN report_blocks AS kept
        ON kept.block = (asked ->> 1) COLLATE "C" AND kept.kind = (asked ->> 2) COLLATE "C"
        AND kept.first_day BETWEEN (asked ->> 3)::int AND (asked ->> 4)::int""",
}
_PAPERS = {
    "sqlite": """
        SELECT DISTINCT json_extract(asked.value, '$[0]'), kept.telling
        FROM json_each(:asked) AS asked CROSS JOIN paper_blocks AS kept
        WHERE kept.block = json_extract(asked.value, '$[1]')
        AND kept.day BETWEEN json_extract(asked.value, '$[2]') AND json_extract(asked.value, '$[3]')""",
    "postgresql": """
        SELECT DISTINCT (asked ->> 0)::int, kept.telling
        FROM json_array_elements(CAST(:asked AS json)) AS asked JOIN paper_blocks AS kept
        ON kept.block = (asked ->> 1) COLLATE "C" AND kept.day BETWEEN (asked ->> 2)::int AND (asked ->> 3)::int""",
}
_TEXTS: dict[str, dict[str, TextClause]] = {
    name: {dialect: text(words) for dialect, words in of.items()}
    for name, of in (("bands", _BANDS), ("blocks", _BLOCKS), ("papers", _PAPERS))
}


def look_up(conn: Connection, what: str, asked: Iterable[Sequence[Any]]) -> dict[int, set[int]]:
    """For each number that asks, what is kept in the stretches it asks for. `what` is "bands", "blocks" or "papers"."""
    found: dict[int, set[int]] = {}
    query, everything = _TEXTS[what][conn.dialect.name], list(asked)
    for start in range(0, len(everything), _AT_ONCE):
        some = json.dumps(everything[start : start + _AT_ONCE])
        for number, other in conn.execute(query, {"asked": some}):
            found.setdefault(number, set()).add(other)
    return found
