"""An explorer on a record with the one hand-made reading, and visitors of it."""

import pytest
from starlette.testclient import TestClient

from dragoman.record import add_reading, open_to_write
from dragoman.serve import Settings, create_app
from readings import make_page, make_reading

HERE = "http://127.0.0.1"
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "news.dragoman"
    page = make_page()
    with open_to_write(path) as conn:
        add_reading(conn, page, make_reading(page))
    return path


@pytest.fixture
def page_id():
    return make_page().id


@pytest.fixture
def event_id():
    """The visit of the hand-made page."""
    return make_reading(make_page()).events[0].id


@pytest.fixture
def visitor_of():
    """visitor_of(record, **settings): a browser on an explorer of that record; it asks for English."""
    opened = []

    def visitor_of(record, **settings):
        app = create_app(Settings(record=record, **settings))
        client = TestClient(app, base_url=HERE, follow_redirects=False, headers={"Accept-Language": "en"})
        client.__enter__()
        opened.append(client)
        return client

    yield visitor_of
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def visitor(visitor_of, record):
    return visitor_of(record)


@pytest.fixture
def post(visitor):
    """A form sent from a page of ours."""
    return lambda path, **fields: visitor.post(path, data=fields, headers=OURS)
