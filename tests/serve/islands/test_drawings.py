"""The drawings in a real browser, under the policy the explorer promises: they draw, can be used without a mouse, and
leave the page as it was when something is amiss."""

from collections.abc import Callable
from typing import Any

import pytest

from serve.axe import serious_faults
from serve.browser import new_page
from serve.islands_made_up import DRAWN, HOSTILE


def until(page: Any, true: Callable[[], bool]) -> bool:
    """Whether it becomes true in good time. The page's policy forbids Playwright's own waiting by a function."""
    for _ in range(200):
        if true():
            return True
        page.wait_for_timeout(50)
    return False


def hrefs(page: Any, selector: str) -> list[str]:
    return [link.get_attribute("href") for link in page.locator(selector).all()]


@pytest.mark.parametrize("name", DRAWN)
def test_it_draws_and_folds_the_list_away(opened, name):
    page = opened(f"/{name}")
    assert page.locator("figure.island > svg").first.bounding_box()["height"] > 150
    assert page.locator("[data-stop]").count() >= 2
    assert not page.locator(".fallback").is_visible()
    page.locator("details.island-list > summary").click()
    assert page.locator(".fallback").is_visible()


def test_a_list_that_is_not_to_be_folded_stays(opened):
    page = opened("/open")
    assert page.locator(".fallback").is_visible() and page.locator("figure.island").count() == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", [*DRAWN, "mark"])
def test_axe_finds_nothing_serious(opened, name, theme):
    assert serious_faults(opened(f"/{name}", theme=theme)) == []


@pytest.mark.parametrize("name", DRAWN)
def test_it_fits_a_telephone(opened, name):
    page = opened(f"/{name}", width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(("name", "marks"), [("timeline", 5), ("months", 3), ("network", 3), ("map", 2)])
def test_a_drawing_is_one_stop_of_the_tab_key_and_arrows_go_on(opened, name, marks):
    page = opened(f"/{name}")
    stops = page.locator("[data-stop]")
    assert stops.count() == marks
    assert page.locator('[data-stop][tabindex="0"]').count() == 1
    page.locator('[data-stop][tabindex="0"]').focus()
    seen = set()
    for key in ("Home", *["ArrowDown", "ArrowRight"] * 4, "End", *["ArrowUp", "ArrowLeft"] * 4):
        page.keyboard.press(key)
        seen.add(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert len(seen) >= min(marks, 3) and None not in seen


def test_enter_opens_an_event(opened):
    page = opened("/timeline")
    page.locator('[aria-label^="Olay e4"]').focus()
    assert page.locator(".island-tip").inner_text().startswith("Olay e4")
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/e4")


def test_several_events_on_one_spot_are_listed_and_escape_goes_back(opened):
    page = opened("/timeline")
    several = page.locator('[role="button"][aria-label^="Görüşme: 2"]')
    several.focus()
    page.keyboard.press("Enter")
    assert hrefs(page, ".island-listing a") == ["/event/e1", "/event/e2"]
    page.keyboard.press("Escape")
    assert not page.locator(".island-listing").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Görüşme: 2")


def test_a_period_is_chosen_by_keys(opened):
    page = opened("/filter")
    page.evaluate("addEventListener('island:period', (event) => { window.told = event.detail })")
    page.locator('[role="slider"][data-side="start"]').focus()
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("window.told") == {"since": "2025-08-02", "until": "2025-09-30"}
    assert page.locator('input[name="since"]').input_value() == "2025-08-02"
    assert page.locator(".island-readout a").get_attribute("href") == "/filter?since=2025-08-02&until=2025-09-30"
    assert page.locator('[aria-label^="Görüşme: 2"]').count() == 0
    page.get_by_role("button", name="Tüm dönem").click()
    assert page.locator(".island-readout a").count() == 0
    assert page.locator('[aria-label^="Görüşme: 2"]').count() == 1


def test_a_period_is_chosen_with_the_pointer(opened):
    page = opened("/timeline")
    box = page.locator(".strip .overlay").bounding_box()
    handle = page.locator(".strip .handle--e").bounding_box()
    page.mouse.move(handle["x"] + 5, handle["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, handle["y"] + 20, steps=4)
    page.mouse.up()
    assert "2025-08-10" < page.locator(".island-readout").get_attribute("data-until") < "2025-08-20"
    assert "since=2025-07-01&until=2025-08-" in page.locator(".island-readout a").get_attribute("href")


def test_the_address_says_which_period_is_shown_first(opened):
    page = opened("/timeline?since=2025-08-01&until=2025-08")
    assert page.locator(".island-readout").get_attribute("data-since") == "2025-08-01"
    assert page.locator(".island-readout").get_attribute("data-until") == "2025-08-31"


def test_a_month_leads_to_the_page_of_that_month(opened):
    page = opened("/months")
    assert page.locator("a.month").last.get_attribute("href") == "/months?since=2025-07-01&until=2025-07-31"
    assert page.locator("a.month").last.get_attribute("aria-label").startswith("Temmuz 2025. 2 olay, 2 haber. puan −4")


def test_an_actor_shows_whom_it_dealt_with(opened):
    page = opened("/network")
    page.locator('.node[aria-label^="BM"]').focus()
    assert hrefs(page, ".island-readout a") == ["/actor/UN", "/between/RUS/UN"]
    assert page.locator(".tie.near").count() == 1


def test_places_that_cover_each_other_are_named_and_the_map_comes_closer(opened):
    page = opened("/map")
    both = page.locator('.bubble[aria-label^="Moskova +1. 2 yer, 10 olay"]')
    both.focus()
    page.keyboard.press("Enter")
    assert hrefs(page, ".island-readout a") == ["/place/m", "/place/m2"]
    before = page.locator(".land").get_attribute("transform")
    page.keyboard.press("-")
    assert page.locator(".land").get_attribute("transform") != before
    assert page.evaluate("document.activeElement.getAttribute('data-place')") == "m", "the focus stays through a redraw"


def test_a_finer_coast_is_fetched_when_a_reader_comes_close(opened):
    page = opened("/world")
    before = page.locator(".coast").get_attribute("d")
    with page.expect_response(lambda answer: "outline-near" in answer.url):
        for _ in range(2):
            page.get_by_role("button", name="Yakınlaştır").click()
    assert until(page, lambda: len(page.locator(".coast").get_attribute("d")) > 2 * len(before))


def test_the_wheel_scrolls_the_page_and_does_not_zoom(opened):
    page = opened("/map", height=400)
    before = page.locator(".land").get_attribute("transform")
    page.locator(".island-map > svg").hover()
    page.mouse.wheel(0, 200)
    assert until(page, lambda: page.evaluate("window.scrollY") > 0)
    assert page.locator(".land").get_attribute("transform") == before


@pytest.mark.parametrize("name", DRAWN)
def test_english_pages_say_it_in_english(opened, name):
    text = opened(f"/{name}-en").locator("figure.island").inner_text()
    assert not set("çğışöüÇĞİŞÖÜ") & set(text.replace("Rusya", "").replace("Kuzey Kore", ""))


def test_a_page_without_data_keeps_its_list(opened):
    page = opened("/empty", state="empty")
    assert page.locator(".fallback").is_visible() and page.locator("figure").count() == 0


@pytest.mark.parametrize("path", ["/strange", "/elsewhere"])
def test_when_it_cannot_be_drawn_the_list_stays_and_one_line_says_so(opened, path):
    page = opened(path, state="failed")
    assert page.locator(".fallback").is_visible() and page.locator("figure").count() == 0
    assert "yüklenemedi" in page.locator('[role="status"]').inner_text()


def test_an_answer_that_is_missing_leaves_the_list(browser, address):
    page, trouble = new_page(browser)
    page.goto(f"{address}/missing")
    page.wait_for_selector('[data-island-state="failed"]')
    assert page.locator(".fallback").is_visible()
    assert all("404" in line for line in trouble)
    page.context.close()


def test_what_the_record_says_is_never_run_and_leads_nowhere_else(opened):
    page = opened("/hostile")
    page.locator("[data-stop]").first.focus()
    page.locator("[data-stop]").first.click(force=True)
    assert page.title() == "Islands" and page.locator("figure img, figure script").count() == 0
    assert page.locator("figure a[href]").count() == 0
    assert HOSTILE in page.locator(".island-listing").inner_text()


def test_without_javascript_the_list_is_the_page(browser, address):
    page, trouble = new_page(browser, javascript=False)
    page.goto(f"{address}/timeline")
    assert page.locator(".fallback").is_visible() and page.locator("figure").count() == 0 and not trouble
    page.context.close()


def test_it_prints_without_what_only_a_screen_can_use(opened):
    page = opened("/timeline", theme="dark")
    page.emulate_media(media="print")
    assert page.locator("figure.island > svg").first.is_visible()
    assert not page.locator(".island-help").is_visible() and not page.locator(".strip .brush").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.island')).color") == "rgb(0, 0, 0)"
