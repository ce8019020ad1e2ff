"""A real Chromium for the tests of the explorer: found on this machine, never fetched.

    with chromium() as browser:
        page, trouble = new_page(browser, theme="dark", lang="tr")
        …
        assert not trouble

Playwright's own browsers are not used: the tests must run where nothing but a package registry can be reached. A test
that asks for a browser is skipped, with `MISSING` or `NO_PLAYWRIGHT` as its reason, where there is none.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import pytest

from browser import find  # tools/browser.py, which also installs one

MISSING = "no Chromium on this machine (Debian: apt-get install chromium; elsewhere: DRAGOMAN_CHROMIUM=/path/to/it)"
NO_PLAYWRIGHT = "Python's playwright is not installed (it comes with `make setup`)"

# --no-sandbox: tests run as root in containers. The rest keeps the browser from calling home, one line of log each.
ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip


def need_browser() -> str:
    """The program, or the test is skipped with one line that says what is missing."""
    program = find()
    if program is None:
        pytest.skip(MISSING)
    pytest.importorskip("playwright", reason=NO_PLAYWRIGHT)
    return program


@contextmanager
def chromium(*args: str) -> Iterator[Any]:
    """A running Chromium (Playwright's `Browser`), closed at the end."""
    program = need_browser()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=[*ARGS, *args])
        try:
            yield browser
        finally:
            browser.close()


def until(page: Any, expression: str, *, seconds: float = 60) -> None:
    """Wait for something to become true on the page. (Playwright's own way needs eval, which the policy forbids.)"""
    ends_at = time.monotonic() + seconds
    while True:
        try:
            if page.evaluate(f"() => {expression}"):
                return
        except Exception as error:  # the page is on its way to another
            assert "context was destroyed" in str(error), error
        assert time.monotonic() < ends_at, expression
        time.sleep(0.03)


class Trouble(list[str]):
    """What a page complained of: errors of scripts, refusals of its security policy, requests to elsewhere."""


def new_page(
    browser: Any,
    *,
    theme: Literal["light", "dark"] = "light",
    lang: str = "tr",
    width: int = 1180,
    height: int = 900,
    javascript: bool = True,
    motion: Literal["reduce", "no-preference"] = "reduce",
) -> tuple[Any, Trouble]:
    """A fresh page with nothing kept from others, and the list that its complaints will stand in."""
    context = browser.new_context(
        color_scheme=theme, locale=lang, reduced_motion=motion, java_script_enabled=javascript,
        viewport={"width": width, "height": height}, timezone_id="America/Los_Angeles",
    )  # fmt: skip
    page = context.new_page()
    page.set_default_timeout(30_000)  # a busy machine is no fault of the page
    return page, watch(page)


def watch(page: Any) -> Trouble:
    """Note what goes wrong in `page` from now on."""
    trouble = Trouble()
    page.on("pageerror", lambda error: trouble.append(f"script: {error}"))
    page.on("console", lambda said: trouble.append(f"console: {said.text}") if said.type == "error" else None)
    page.on("request", lambda request: trouble.append(f"elsewhere: {request.url}") if _elsewhere(request.url) else None)
    return trouble


def _elsewhere(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "http://localhost:", "http://[::1]:", "about:", "blob:"))
