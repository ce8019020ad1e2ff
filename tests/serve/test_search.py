"""What the search box finds, and what it offers where it finds nothing."""

import pytest


@pytest.mark.parametrize(
    "words,count",
    [
        ("Salmi", 3),
        ("SALMİ", 3),
        ("salmı", 3),
        ("mogolistan", 3),
        ("MOĞOLİSTAN", 3),
        ("darhan", 3),
        ("Salmi'nin", 3),
        ("Darhan’da", 3),
        ("Darhan'dan Moğolistan'a", 3),
        ('"Darhan\'dan"', 0),
        ("-salmi", 0),
        ("yokyok", 0),
    ],
)
def test_search_knows_no_case_and_no_dots(reader, words, count):
    assert reader.get("/search", params={"q": words}).text.count('class="ev q-') == count


def test_what_no_event_tells_is_offered_in_whole_articles(reader):
    page = reader.get("/search", params={"q": "ilişkilerin"}).text
    assert 'class="ev q-' not in page and 'href="/reports?article=ili%C5%9Fkilerin"' in page
    assert reader.get("/reports?article=ili%C5%9Fkilerin").text.count('class="ev q-') == 3
    assert "/reports?article=" not in reader.get("/reports?article=yokyok").text.partition('id="list"')[2]
    assert "/reports?article=" not in reader.get("/search?q=salmi").text
