"""A running site with the built islands, and a browser that looks at it."""

from collections.abc import Iterator
from typing import Any

import pytest

from dragoman.serve.islands import Islands, load_islands
from serve.browser import Trouble, new_page
from serve.islands_made_up import ANSWERS, DRAWN, MARK, island
from serve.islands_site import page as page_with
from serve.islands_site import site


@pytest.fixture(scope="package")
def islands() -> Islands:
    return load_islands() or pytest.skip("the islands are not built here (no Node, or no way to npm's packages)")


@pytest.fixture(scope="package")
def address(islands: Islands) -> Iterator[str]:
    pages = {f"/{name}": page_with(islands, island(name)) for name in DRAWN}
    pages |= {f"/{name}-en": page_with(islands, island(name), lang="en") for name in DRAWN}
    pages |= {
        "/open": page_with(islands, island("timeline", more="")),
        "/world": page_with(islands, island("map", "/api/world")),
        "/empty": page_with(islands, island("timeline", "/api/empty")),
        "/missing": page_with(islands, island("timeline", "/api/nowhere")),
        "/strange": page_with(islands, island("timeline", "/api/strange")),
        "/elsewhere": page_with(islands, island("timeline", "http://elsewhere.example/api")),
        "/hostile": page_with(islands, island("timeline", "/api/hostile")),
        "/filter": page_with(islands, '<label>Baş <input name="since"></label>' + island("timeline")),
        "/mark": page_with(islands, MARK),
        "/event/e4": page_with(islands, "<p>the event</p>"),
    }
    with site(pages, ANSWERS) as running:
        yield running


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Any]:
    """Opens a path of the site; nothing may be refused or thrown meanwhile."""
    made: list[tuple[Any, Trouble]] = []

    def open_(path: str, *, state: str = "ready", **how: Any) -> Any:
        page, trouble = new_page(browser, **how)
        made.append((page, trouble))
        page.goto(address + path)
        page.wait_for_selector(f'[data-island-state="{state}"]')
        return page

    yield open_
    for page, trouble in made:
        page.context.close()
        assert not trouble
