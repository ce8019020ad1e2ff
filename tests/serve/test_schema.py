"""The API keeps to its own document, whatever it is asked. A small dose here; `make chaos` gives a large one."""

import os

import pytest

schemathesis = pytest.importorskip("schemathesis")
from hypothesis import HealthCheck, given, settings  # noqa: E402
from hypothesis.errors import Unsatisfiable  # noqa: E402
from schemathesis.specs.openapi.checks import positive_data_acceptance  # noqa: E402

from dragoman.record import add_reading, open_to_write  # noqa: E402
from dragoman.serve.api.document import document  # noqa: E402
from dragoman.serve.app import create_app  # noqa: E402
from dragoman.serve.settings import Settings  # noqa: E402
from readings import make_page, make_reading  # noqa: E402

# A day that is none has the form of one: the document cannot tell, and the answer is a 400 that says so.
DOSE = int(os.environ.get("DRAGOMAN_API_DOSE", "12"))  # calls for each route


@pytest.fixture(scope="module")
def schema(tmp_path_factory):
    path = tmp_path_factory.mktemp("api") / "news.dragoman"
    page = make_page()
    with open_to_write(path) as conn:
        add_reading(conn, page, make_reading(page))
    app = create_app(Settings(record=path, names=("testserver",)))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


PATHS = sorted(document(create_app(Settings(record="nowhere.dragoman")))["paths"])


def ask(schema, path, **dose):
    """Questions to one route, valid and not; every answer is held against the document."""
    operation = schema[path]["GET"]
    for mode in schemathesis.GenerationMode:

        @settings(deadline=None, suppress_health_check=list(HealthCheck), database=None, **dose)
        @given(case=operation.as_strategy(generation_mode=mode))
        def check(case):
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        try:
            check()
        except Unsatisfiable:  # a route without parameters cannot be asked wrongly
            assert mode is schemathesis.GenerationMode.NEGATIVE


@pytest.mark.parametrize("path", PATHS)
def test_no_answer_is_a_fault_and_every_one_is_as_described(schema, path):
    ask(schema, path, max_examples=DOSE, derandomize=True)


@pytest.mark.chaos
@pytest.mark.parametrize("path", PATHS)
def test_no_answer_is_a_fault_however_often_it_is_asked(schema, path):
    ask(schema, path, max_examples=1500)
