"""A page can be seen with what was read in it, and a hostile page stays words."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dragoman.cli.annotate import Mark, annotated_html, marks_of, print_annotated, stretches
from dragoman.model import Page, Reading, Span
from readings import PAGE_TEXT, make_reading

HOSTILE = "<script>alert(1)</script> \x1b[31m \u202e &amp; \"'> <img src=x onerror=alert(2)>"


@pytest.fixture
def reading() -> Reading:
    return make_reading(Page.of(PAGE_TEXT.encode(), source="page.txt"))


def hostile(reading: Reading) -> Reading:
    """The same reading of a body whose marked words are an attack, with an actor who is one too."""
    body = HOSTILE + reading.article.body[len(HOSTILE) :]
    actors = tuple(replace(actor, name=HOSTILE) for actor in reading.actors)
    return replace(reading, article=replace(reading.article, body=body), actors=actors)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def parse(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    return tags


def test_the_html_holds_the_whole_body_and_every_mark(reading: Reading) -> None:
    page = annotated_html(reading)
    assert reading.article.body in "".join(parse(page).text)
    assert all(f'class="{mark.kind}"' in page for mark in marks_of(reading))


def test_the_html_of_a_hostile_page_has_no_element_of_its_own_making(reading: Reading) -> None:
    tags = parse(annotated_html(hostile(reading)))
    assert tags.seen <= {"html", "head", "meta", "title", "style", "body", "h1", "ul", "li", "span", "main"}
    assert not {name for name in tags.attributes if name.startswith("on")} | (tags.attributes & {"src", "href"})
    assert "<script>alert(1)</script>" in "".join(tags.text)


def test_the_html_lets_nothing_be_loaded(reading: Reading) -> None:
    assert "default-src 'none'" in annotated_html(reading)
    assert "http://" not in annotated_html(reading) and "https://" not in annotated_html(reading)


def test_characters_that_turn_text_around_are_written_out(reading: Reading) -> None:
    page = annotated_html(hostile(reading))
    assert "\u202e" not in page and "\x1b" not in page
    assert "\\x1b[31m" in page


def test_marks_that_lie_inside_each_other_or_overlap_are_cut_into_pieces() -> None:
    wide, inner, late = Mark(Span(0, 6), "direct", ""), Mark(Span(2, 4), "state", ""), Mark(Span(5, 8), "place", "")
    pieces = [(tuple(span), [mark.kind for mark in over]) for span, over in stretches(9, [wide, inner, late])]
    assert pieces == [
        ((0, 2), ["direct"]),
        ((2, 4), ["direct", "state"]),
        ((4, 5), ["direct"]),
        ((5, 6), ["direct", "place"]),
        ((6, 8), ["place"]),
        ((8, 9), []),
    ]


def test_the_speaker_and_the_actor_meant_stand_in_the_notes(reading: Reading) -> None:
    notes = {mark.note for mark in marks_of(reading)}
    speaker = reading.actor(reading.statements[0].speaker)
    assert speaker is not None and f"said by {speaker.name}" in notes


def test_read_marks_the_text_on_a_terminal(run, page, reading: Reading) -> None:
    ran = run("read", page, "--format", "annotated")
    assert ran.code == 0
    flat = " ".join(ran.out.split())
    for number, stmt in enumerate(reading.statements, start=1):
        assert f"⟦{' '.join(stmt.text.split())}⟧{number}" in flat
        assert f"⟧{number} said by" in flat


def test_read_prints_one_page_of_html(run, page) -> None:
    ran = run("read", page, "--format", "html")
    assert ran.code == 0
    assert ran.out.startswith("<!doctype html>") and ran.out.count("</html>") == 1


def test_a_hostile_page_moves_no_cursor(reading: Reading, capsys) -> None:
    print_annotated(hostile(reading))
    assert "\x1b[31m" not in capsys.readouterr().out
