"""The whole room: pages in, merged events out."""

import random
from dataclasses import replace

from dragoman.merge import Merger, page_text, reports_of
from dragoman.model import Span
from dragoman.text.sentence_around import sentence_around
from readings import make_page, make_reading
from reports import page, report

LEAD = "Finlandiya Dışişleri Bakanı Aino Salmi, Darhan'da Moğol mevkidaşı Bat Erdene ile bir araya geldi."
NEXT = "Salmi, Moğolistan'ı sondaj lisansları konusunda sert sözlerle eleştirdi."
PEOPLE = ("Aino Salmi/FIN", "Bat Erdene/MNG")


def merger_of(pages):
    merger = Merger()
    for each, reports in pages:
        merger.add(each, reports)
    return merger


def test_a_copy_tells_what_was_read_on_another_copy():
    """The reader missed the meeting on the second page; the page carries the sentence all the same."""
    told = report("a", actors=PEOPLE, words=LEAD)
    merger = merger_of([(page("a", f"{LEAD}\n\n{NEXT}"), [told]), (page("b", f"{NEXT}\n\n{LEAD}"), [])])
    (event,) = merger.events()
    assert set(event.pages) == {"a", "b"}
    assert (event.copies, event.independent_sources) == (1, 1)
    assert [each.lent_by for each in event.reports if each.page == "b"] == ["a"]
    assert event.id == told.id


def test_a_copy_cut_before_the_sentence_does_not_tell_it():
    told = report("a", act="criticism", actors=PEOPLE[:1], recipients=("MNG",), words=NEXT)
    merger = merger_of([(page("a", f"{LEAD}\n\n{NEXT}"), [told]), (page("b", LEAD), [])])
    assert merger.copies.groups() == [("a", "b")]
    assert [event.pages for event in merger.events()] == [("a",)]


def test_one_reading_does_not_stand_against_another_reading_of_the_same_words():
    told = report("a", actors=PEOPLE, words=LEAD)
    otherwise = report("b", actors=("PER", "Bat Erdene/MNG"), words=LEAD)
    merger = merger_of([(page("a", f"{LEAD}\n\n{NEXT}"), [told]), (page("b", f"{LEAD}\n\n{NEXT}"), [otherwise])])
    assert sorted(event.pages for event in merger.events()) == [("a",), ("b",)]


def test_what_is_faint_bears_nothing_out_against_another_reading():
    body = f"{LEAD}\n\n{NEXT}"
    told, otherwise = report("a", actors=PEOPLE, words=LEAD), report("c", actors=("PER", "Bat Erdene/MNG"), words=LEAD)
    second = report("b", actors=PEOPLE, words=LEAD)
    pages = {}
    for faint in (False, True):
        merger = merger_of(
            [
                (page("a", body), [told]),
                (page("b", body), [replace(second, faint=faint)]),
                (page("c", body), [otherwise]),
            ]
        )
        pages[faint] = merger.event_of(told.id).pages
    assert pages == {False: ("a", "b", "c"), True: ("a", "b")}


def test_a_page_that_carries_nobodys_text_is_lent_nothing():
    told = report("a", actors=PEOPLE, words=LEAD)
    own = "Konuk bakan Aino Salmi, ev sahibi Bat Erdene'ye ülkesinin davetini Darhan'da sözlü olarak iletti."
    merger = merger_of([(page("a", f"{LEAD}\n\n{NEXT}"), [told]), (page("c", own), [])])
    assert [event.pages for event in merger.events()] == [("a",)]


def test_every_order_gives_the_same_events():
    pages = [
        (page("a", f"{LEAD}\n\n{NEXT}"), [report("a", actors=PEOPLE, words=LEAD)]),
        (page("b", f"{NEXT}\n\n{LEAD}"), []),
        (page("c", "Salmi ile Erdene Darhan'da buluştu ve sondaj konusunu ele aldı."), [report("c", said_date=False)]),
        (page("d", "Başka bir gün, başka bir yer ve bambaşka bir konu."), [report("d", date="2025-09-01")]),
    ]
    found = set()
    for seed in range(12):
        random.Random(seed).shuffle(pages)
        found.add(repr(list(merger_of(pages).events())))
    assert len(found) == 1


def test_a_page_added_twice_changes_nothing():
    once = merger_of([(page("a", LEAD), [report("a", actors=PEOPLE)])])
    twice = merger_of([(page("a", LEAD), [report("a", actors=PEOPLE)])] * 2)
    assert list(once.events()) == list(twice.events())


def test_a_reading_becomes_reports():
    reading = make_reading(make_page())
    told = reports_of(reading, page="salmi")
    text = page_text(reading, page="salmi")
    assert [each.id for each in told] == [event.id for event in reading.events]
    assert all(each.page == "salmi" and each.published == reading.article.published.value for each in told)
    assert (text.id, text.body) == ("salmi", reading.article.body)
    visit = next(each for each in told if each.act == "visit")
    assert [side.name for side in visit.actors] == ["Aino Salmi"]
    assert visit.words.startswith("Finlandiya Dışişleri Bakanı Aino Salmi")


def test_the_sentence_around_some_words_is_the_whole_sentence():
    body = "Birinci cümle burada. İkinci cümlede imza var. Üçüncüsü son."
    at = body.index("imza")
    assert sentence_around(body, Span(at, at + 4)) == "İkinci cümlede imza var."
    assert sentence_around(body, Span(at, at + 4), behind=1) == "İkinci cümlede imza var. Üçüncüsü son."
    assert sentence_around(body, Span(at, at + 4), behind=5) == "İkinci cümlede imza var. Üçüncüsü son."
