"""No page and no form is a fault, whatever it is asked. (What the API is asked stands in test_schema.py.)"""

import re
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from readings import make_page, make_reading
from records import make_record
from serve.conftest import OURS, visiting
from serve.explorer import all_routes
from serve.hostile import STRINGS

PAGE = make_page()
EVENTS = [event.id for event in make_reading(PAGE).events]
FIELDS = [
    "q", "article", "a", "b", "since", "until", "act", "type", "mode", "status", "place", "outlet", "min_sources",
    "min_confidence", "state", "contradicted", "sort", "limit", "after", "reason", "before", "with", "lang", "next",
    "why", "stamp", "background", "date", "actors", "recipients", "asserted_by", "into", "part1", "part2", "words",
    "start", "end", "name", "password", "role", "disabled", "language", "theme", f"report-{EVENTS[0]}", "report-x",
]  # fmt: skip
PLAIN = [
    PAGE.id, PAGE.id[:8], *EVENTS, "FIN", "MNG", "Finlandiya", "Aino Salmi", "unnamed", "Darhan", "2025-07",
    "2025-07-11", "2025-13", "2025-07-11/2025-09-05", "../..", "visit", "newest", "seen", "occurred", "rejected",
    "true", "0", "1", "-1", "99999999999999999999", "1e400", "nan", ".5", "tr", "status=planned",
    "status=planned,,place=x", "Salmi", '"', "-", "",
]  # fmt: skip
# Those that read pages or fetch them take their time, and are asked in test_add.py.
SLOW = ("/add/", "/static/", "/article/{page}/raw")
ROUTES = sorted(
    {
        (method, route.path)
        for route in all_routes()
        for method in route.methods
        if method in ("GET", "POST") and not route.path.startswith((*SLOW, "/api/")) and route.path not in SLOW
    }
)
VALUES = st.one_of(st.sampled_from(PLAIN), st.sampled_from(STRINGS), st.text(max_size=40))
PAIRS = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6)


@pytest.fixture(scope="module")
def visitor(tmp_path_factory):
    with visiting(make_record(tmp_path_factory.mktemp("odd") / "news.dragoman"), fetches=False) as client:
        yield client


def ask(visitor, method, path, dose):
    path = path.replace("{format}", "csv")
    parts = path.count("{")

    @settings(
        max_examples=dose, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=dose < 50
    )
    @given(values=st.lists(VALUES, min_size=parts, max_size=parts), pairs=PAIRS)
    @example(values=[EVENTS[0]] * parts, pairs={"status": "planned", "why": "x"})
    @example(values=["FIN", "MNG"][:parts], pairs={"since": "2025", "after": "WyJkYXkiXQ=="})
    def check(values, pairs):
        left = iter(values)
        address = re.sub(r"{[^}]+}", lambda _: quote(next(left), safe="", errors="replace"), path)
        if method == "GET":
            answer = visitor.get(f"{address}?{urlencode(pairs, errors='replace')}")
        else:
            body = urlencode(pairs, errors="replace")
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            answer = visitor.post(address, content=body, headers=OURS | kind)
        assert answer.status_code < 500, (method, address, pairs, answer.text[:300])

    check()


@pytest.mark.parametrize("method,path", ROUTES)
def test_nothing_that_is_asked_is_a_fault(visitor, method, path):
    ask(visitor, method, path, 12)


@pytest.mark.chaos
@pytest.mark.parametrize("method,path", ROUTES)
def test_nothing_that_is_asked_is_a_fault_however_often(visitor, method, path):
    ask(visitor, method, path, 600)
