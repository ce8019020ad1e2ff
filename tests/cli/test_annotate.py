"""A page can be seen with what was read in it, and a hostile page stays words."""

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from dragoman.cli import annotate
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
        self.numbers: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.inside = tag
        self.attributes.update(name for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        (self.numbers if self.inside == "sup" else self.text).append(data)


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
    assert tags.seen <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "ul",
        "ol",
        "li",
        "span",
        "sup",
        "main",
    }
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
    bare = re.sub(r"\|\w+\]|\[", "", flat)
    for number, stmt in enumerate(reading.statements, start=1):
        assert f"⟦{' '.join(stmt.text.split())}⟧{number}" in bare
        assert f"⟧{number} said by" in flat


def test_without_colours_mentions_stand_in_brackets_with_their_kind(reading: Reading, capsys) -> None:
    print_annotated(reading)
    out = " ".join(capsys.readouterr().out.split())
    named = Counter(mark.kind for mark in marks_of(reading) if not mark.is_said)
    assert named and {kind: out.count(f"|{kind}]") for kind in named} == named
    assert out.count("[") == named.total()
    assert "[[Finlandiya|state] Dışişleri Bakanı Aino Salmi|person]" in out


def test_with_colours_the_words_stand_as_they_are(reading: Reading) -> None:
    marks = marks_of(reading)
    text = annotate._marked(reading.article.body, marks, plain=False)
    assert re.sub(r"⟦|⟧\d+", "", text.plain) == reading.article.body
    assert {str(part.style) for part in text.spans} >= {"magenta", "italic"}


def test_the_html_numbers_the_statements_and_says_below_whose_they_are(reading: Reading) -> None:
    page = annotated_html(reading)
    assert page.count("<sup>") == len(reading.statements) == page.count("said by") - page.count('title="said by')
    assert f"<sup>{len(reading.statements)}</sup>" in page


def contrast(ink: str, paper: str) -> float:
    """As the guidelines for accessible pages (WCAG) count it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(ink), light(paper)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("column, inks", [(1, annotate._LIGHT), (2, annotate._DARK)])
def test_words_can_be_read_on_every_colour_by_day_and_by_night(column: int, inks: tuple[str, str]) -> None:
    papers = [inks[1], *(colours[column] for colours in annotate._COLOURS.values())]
    assert min(contrast(inks[0], paper) for paper in papers) >= 7


def test_overlapping_marks_leave_every_letter_in_its_place_in_the_html(reading: Reading) -> None:
    body = reading.article.body
    marks = [Mark(Span(0, 12), "direct", "a"), Mark(Span(5, 20), "indirect", "b"), Mark(Span(8, 30), "person", "c")]
    tags = parse(annotate._marked_up(body, marks))
    assert "".join(tags.text) == body
    assert tags.numbers == ["1", "2"]


def test_read_prints_one_page_of_html(run, page) -> None:
    ran = run("read", page, "--format", "html")
    assert ran.code == 0
    assert ran.out.startswith("<!doctype html>") and ran.out.count("</html>") == 1


def test_a_hostile_page_moves_no_cursor(reading: Reading, capsys) -> None:
    print_annotated(hostile(reading))
    assert "\x1b[31m" not in capsys.readouterr().out
