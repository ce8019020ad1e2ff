"""Five hundred strings in every field of the record run nowhere, in a real browser."""

from urllib.parse import quote

import pytest

from serve.browser import new_page
from serve.hostile import STRINGS, hostile_record
from serve.running import running

# Every string stands on the lists; the page of each is looked at for some of them here, for all in `make chaos`.
SOME = STRINGS[::51]


def test_there_are_five_hundred():
    assert len(set(STRINGS)) == 500


def look(page, address, paths):
    for path in paths:
        page.goto(address + path)
        page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
        ran, wide = page.evaluate("[window.ran, document.title.length]")
        assert ran is None and wide > 0, path


def watched(browser):
    page, trouble = new_page(browser, lang="en")
    page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    return page, trouble


def told(trouble):
    """What is no answer to an odd address."""
    return [each for each in trouble if "status of 40" not in each]


def test_lists_of_all_of_them_run_nothing(browser, tmp_path):
    path = hostile_record(tmp_path / "hostile.dragoman", merged=False)
    with running(path) as address:
        page, trouble = watched(browser)
        look(page, address, ["/", "/reports?limit=500", "/reports?limit=500&sort=outlet", "/rejects"])
        page.goto(f"{address}/reports?limit=500&act=visit")
        assert page.locator(".ev").count() == 500
        for words in SOME:
            look(
                page, address, [f"/search?q={quote(words)}", f"/events?place={quote(words, safe='')}&a={quote(words)}"]
            )
            look(
                page, address, [f"/actor/{quote(words, safe='')}", f"/sign-in?next={quote(words)}", f"/{quote(words)}"]
            )
        page.context.close()
        assert told(trouble) == []


def look_at_pages(browser, path, strings):
    hostile_record(path, strings)
    with running(path) as address:
        page, trouble = watched(browser)
        look(
            page,
            address,
            ["/", "/events?limit=500", "/agreements?limit=500", "/network", "/map", "/actor/FIN", "/between/FIN/MNG"],
        )
        page.goto(f"{address}/reports?limit=500&act=visit")
        articles = page.evaluate("async () => (await (await fetch('/api/events?limit=500&act=visit')).json()).events")
        for number, event in enumerate(articles):
            paths = [f"/event/{event['id']}", f"/report/{event['id']}", f"/article/{event['page_id']}"]
            paths += [f"/article/{event['page_id']}/copies"] if number < 5 else []
            paths += [f"/article/{event['page_id']}/raw"] if number < 3 else []
            paths += [
                f"/place/{quote(event['place'] or '', safe='')}",
                f"/actor/{quote(event['actors'][0]['name'], safe='')}",
            ]
            look(page, address, paths)
            note = page.request.post(
                f"{address}/event/{event['id']}/note",
                form={"why": event["title"] or "-"},
                headers={"Sec-Fetch-Site": "same-origin"},
            )
            assert note.ok
            look(page, address, [f"/report/{event['id']}"])
        look(page, address, ["/review"])
        page.context.close()
        assert told(trouble) == []


def test_pages_of_some_of_them_run_nothing(browser, tmp_path):
    look_at_pages(browser, tmp_path / "some.dragoman", SOME)


@pytest.mark.chaos
@pytest.mark.parametrize("part", range(10))
def test_pages_of_all_of_them_run_nothing(browser, tmp_path, part):
    look_at_pages(browser, tmp_path / "part.dragoman", STRINGS[part::10])
