"""Words chosen in the article become fields of the correction's form, with the offsets the record counts in."""

from typing import Any

import pytest

from serve.islands_made_up import BODY, SECOND


def fields(page: Any) -> tuple[int, int, str]:
    return (int(page.locator('[name="start"]').input_value()), int(page.locator('[name="end"]').input_value()),
            page.locator('[name="quote"]').input_value())  # fmt: skip


def select(page: Any, from_: tuple[str, int], to: tuple[str, int]) -> None:
    """Select from a character of one text node to one of another; the nodes are called by how they begin."""
    page.evaluate(
        """([[a, i], [b, j]]) => {
          const walker = document.createTreeWalker(document.querySelector('[data-island]'), NodeFilter.SHOW_TEXT);
          const nodes = []; while (walker.nextNode()) nodes.push(walker.currentNode);
          const at = (words) => nodes.find((node) => node.data.trimStart().startsWith(words));
          getSelection().setBaseAndExtent(at(a), i, at(b), j);
        }""",
        [from_, to],
    )
    page.wait_for_selector(".island-bar:not([hidden])")


@pytest.mark.parametrize(
    ("from_", "to", "words"),
    [
        (("Lavrov'un", 0), ("Lavrov'un", 9), "Lavrov'un"),
        (("Rusya", 6), ("ziyareti", 9), BODY[6 : BODY.index(" sürüyor")]),
        (("ziyareti", 10), ("Lavrov, ", 17), BODY[BODY.index("sürüyor") : SECOND + 17]),
    ],
    ids=["in a link", "past an emoji, a link and a footnote sign", "over two paragraphs"],
)
def test_selected_words_fill_the_form_with_the_body_s_own_offsets(opened, from_, to, words):
    page = opened("/mark")
    select(page, from_, to)
    page.get_by_role("button", name="Olayın sözleri").click()
    start, end, quote = fields(page)
    assert (quote, BODY[start:end]) == (words, words)
    assert page.locator('[name="start"]').is_visible() and page.evaluate("document.activeElement.name") == "start"
    assert not page.locator(".island-bar").is_visible()


def test_words_are_selected_by_keys_alone(opened):
    page = opened("/mark")
    page.get_by_role("button", name="Sözleri klavyeyle seç").focus()
    for key in ("Enter", *["ArrowRight"] * 3, "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent") == "Olayın sözleri"
    page.keyboard.press("Enter")
    start, end, quote = fields(page)
    assert quote == BODY[start:end] == "Lavrov'un ziyareti"


def test_a_selection_outside_the_article_is_left_alone(opened):
    page = opened("/mark")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    page.wait_for_timeout(100)
    assert not page.locator(".island-bar").is_visible()
