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
    return [each for each in trouble if "status of 4" not in each]


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


_SEND = """([path, fields]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: path });
  for (const [name, value] of fields) form.append(Object.assign(document.createElement("textarea"), { name, value }));
  document.body.append(form);
  form.submit();
}"""


def send(page, path, **fields):
    """A form of ours, sent; what it is answered with stands on the page afterwards, and has run nothing."""
    with page.expect_navigation(timeout=120_000):
        page.evaluate(_SEND, [path, list(fields.items())])
    assert page.evaluate("[window.ran, document.querySelectorAll('main h1').length]") == [None, 1], (path, fields)


def correct(page, address, event, words):
    """Corrections of every kind, with the words in every field they have; what is refused says them back."""
    report, own = f"/report/{event['id']}", f"/event/{event['id']}"
    page.goto(address + report)
    send(page, f"{own}/note", why=words)
    send(page, f"{own}/set", date=words, why=words)
    send(page, f"{own}/set", asserted_by=words.replace(";", ",")[:400], why=words)
    send(page, f"{own}/set", place=words, actors=f"FIN; person {words.replace(';', ',')[:300]}", why=words)
    send(page, f"{own}/part", why=words, **{f"report-{words}": "yes"})
    send(page, f"{own}/split", part1=f"place={words}", part2="status=planned", why=words)
    place = {"actors": "FIN", "recipients": "MNG", "act": "praise", "place": words, "why": words}
    send(page, f"/article/{event['page_id']}/add-event", words=" ".join(words.split()), **place)
    look(page, address, [report, f"/article/{event['page_id']}"])


def look_at_pages(browser, path, strings):
    hostile_record(path, strings)
    with running(path) as address:
        page, trouble = watched(browser)
        lists = [
            "/",
            "/events?limit=500",
            "/agreements?limit=500",
            "/network",
            "/map",
            "/actor/FIN",
            "/between/FIN/MNG",
        ]
        look(page, address, lists)
        papers = page.request.get(f"{address}/api/agreements?limit=500").json()["agreements"]
        look(page, address, [f"/agreement/{paper['id']}" for paper in papers])
        titles = {title for paper in papers for title in (paper["title"], *paper["titles"])}
        assert len(titles) >= len(strings) // 2
        events = page.request.get(f"{address}/api/events?limit=500&act=visit").json()["events"]
        assert len(events) == len(strings)
        for number, event in enumerate(events):
            paths = [f"/event/{event['id']}", f"/report/{event['id']}", f"/article/{event['page_id']}"]
            paths += [f"/article/{event['page_id']}/copies"] if number < 5 else []
            paths += [f"/article/{event['page_id']}/raw"] if number < 3 else []
            names = {party["name"] for role in ("actors", "recipients") for party in event[role]}
            paths += [f"/place/{quote(event['place'] or '', safe='')}"]
            look(page, address, paths + [f"/actor/{quote(name, safe='')}" for name in sorted(names)])
            correct(page, address, event, event["title"] or "-")
        look(page, address, [*lists, "/review"])
        assert page.locator("ol.history > li").count() >= min(200, 4 * len(strings))  # most of it was kept
        page.context.close()
        assert told(trouble) == []


def test_pages_of_some_of_them_run_nothing(browser, tmp_path):
    look_at_pages(browser, tmp_path / "some.dragoman", STRINGS[::101])


def test_what_is_brought_and_turned_away_runs_nothing(browser, tmp_path):
    with running(tmp_path / "new.dragoman") as address:
        page, trouble = watched(browser)
        page.goto(f"{address}/add")
        for words in SOME[::3]:
            send(page, "/add/text", text=words, name=words, url=words)
            send(page, "/add/text", text=words, published=words)
            send(page, "/add/url", url=words)
        look(page, address, ["/add", "/rejects", "/"])
        page.context.close()
        assert told(trouble) == []


@pytest.mark.chaos
@pytest.mark.parametrize("part", range(25))  # many pages of nearly one text are slow to merge anew
def test_pages_of_all_of_them_run_nothing(browser, tmp_path, part):
    look_at_pages(browser, tmp_path / "part.dragoman", STRINGS[part::25])
