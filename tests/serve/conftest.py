"""An explorer on a record with the one hand-made reading, and visitors of it."""

from contextlib import contextmanager

import pytest
from starlette.testclient import TestClient

from dragoman.serve.app import create_app
from dragoman.serve.settings import Settings
from readings import make_page, make_reading
from records import make_record
from serve.browser import chromium

HERE = "http://127.0.0.1"
OURS = {"Sec-Fetch-Site": "same-origin"}


@contextmanager
def visiting(record, **settings):
    """A browser on an explorer of that record; it asks for English."""
    app = create_app(Settings(record=record, **settings))
    with TestClient(app, base_url=HERE, follow_redirects=False, headers={"Accept-Language": "en"}) as client:
        yield client


@pytest.fixture(scope="session")
def browser():
    """One for all: Playwright takes no second one in the same thread."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """A visitor who only looks: one explorer for a whole module, as putting one together takes a moment."""
    with visiting(make_record(tmp_path_factory.mktemp("read") / "news.dragoman")) as client:
        yield client


@pytest.fixture
def record(tmp_path):
    return make_record(tmp_path / "news.dragoman")


@pytest.fixture
def page_id():
    return make_page().id


@pytest.fixture
def event_id():
    """The visit of the hand-made page."""
    return make_reading(make_page()).events[0].id


@pytest.fixture
def visitor_of():
    """visitor_of(record, **settings): a visitor of an explorer of that record."""
    opened = []

    def visitor_of(record, **settings):
        context = visiting(record, **settings)
        opened.append(context)
        return context.__enter__()

    yield visitor_of
    for context in opened:
        context.__exit__(None, None, None)


@pytest.fixture
def visitor(visitor_of, record):
    return visitor_of(record)


@pytest.fixture
def post(visitor):
    """A form sent from a page of ours."""
    return lambda path, **fields: visitor.post(path, data=fields, headers=OURS)
