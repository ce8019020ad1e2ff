"""H092–H107: dates, numbers, names and data that contradict or attack."""

import json

from hostile.inputs import ARTICLE, HEADLINE, WORDS, Reads, hostile, html, refuses, story


def with_data(data: str) -> bytes:
    return html(story(), f'<meta charset="utf-8"><script type="application/ld+json">{data}</script>')


@hostile("H092", Reads(flags=("other-text-in-data",), unlike="savaş ilan"))
def data_that_contradict_the_text() -> bytes:
    body = "Karvanya, Meridya'ya savaş ilan etti."
    return with_data(json.dumps({"@type": "NewsArticle", "articleBody": body}, ensure_ascii=False))


@hostile("H093", Reads())
def data_ten_thousand_deep() -> bytes:
    return with_data('{"a":' * 10_000 + "1" + "}" * 10_000)


@hostile("H093", Reads())
def data_with_a_list_of_types_and_an_end_tag_inside() -> bytes:
    return with_data('{"@type":["NewsArticle","Report"],"headline":"</script><b>x","datePublished":["2026"]}')


@hostile("H100", Reads(), refuses("no-body"), seconds=5)
def dates_without_end() -> bytes:
    return html(story() + "<p>" + "12 Mart 2024 " * 800 + "</p>")


@hostile("H101", Reads(), refuses("no-body"), seconds=5)
def ones_without_end() -> bytes:
    return html(story() + "<p>" + "1 " * 5_000 + "</p>")


@hostile("H102", Reads())
def a_number_of_20_000_digits() -> bytes:
    return html(story(f"<p>Anlaşmanın değeri {'9' * 20_000} dolar, 1e999 avro ve ١٢٣ liradır, dedi bakan.</p>"))


@hostile("H103", Reads())
def days_that_are_in_no_calendar() -> bytes:
    return html(story("<p>Bakan, 29 Şubat 2023, 31 Haziran ve 03/04/2024 tarihlerinde Sorra'da görüştü.</p>"))


@hostile("H104", Reads())
def an_empty_day_of_publication() -> bytes:
    return html(story(), '<meta charset="utf-8"><meta property="article:published_time" content="">')


@hostile("H104", Reads())
def a_day_of_publication_that_is_none() -> bytes:
    return html(story(), '<meta charset="utf-8"><meta property="article:published_time" content="0000-99-99T99:99">')


@hostile("H105", Reads(), refuses("no-body"), seconds=5)
def brackets_without_end() -> bytes:
    return html(story() + "<p>" + "(" * 100_000 + "</p>")


@hostile("H105", Reads(), refuses("no-body"), seconds=5)
def one_letter_without_end() -> bytes:
    return html(story() + "<p>" + "a" * 100_000 + "!</p>")


@hostile("H105", Reads(), refuses("no-body"), seconds=5)
def spaces_without_end() -> bytes:
    return f"{HEADLINE}\n\n{ARTICLE}{' ' * 100_000}\n{' ' * 100_000}.".encode()


@hostile("H105", Reads(), refuses("no-body"), seconds=5)
def open_tags_without_end() -> bytes:
    return html(story() + "<a " * 50_000)


@hostile("H105", Reads(), refuses("no-body"), seconds=5)
def quotation_marks_without_end() -> bytes:
    return html(story() + "<p>" + "“«\"'" * 25_000 + "</p>")


@hostile("H106", Reads("O'Brien"))
def people_with_names_of_programs() -> bytes:
    people = "Bakan NULL, Bakan None, Bakan true ve Bakan O'Brien\"; DROP TABLE-- Sorra'da görüştü."
    return html(story(f"<p>{people}</p>"))


@hostile("H106", Reads())
def a_person_with_a_name_of_10_000_letters() -> bytes:
    return html(story(f"<p>Dışişleri Bakanı {'Abcdefghij' * 1_000} Meridyalı mevkidaşıyla Sorra'da görüştü.</p>"))


@hostile("M9660", Reads(WORDS), seconds=5)
def a_sentence_without_end_full_of_names_and_verbs() -> bytes:
    """Mutant 9660 of seed 1: who belongs to which verb was asked anew for every pair of them."""
    opening = "Meridya, özerk ortağı Karvanya'nın Velin'le kendisine danışmadan imzaladığı anlaşmalar yüzünden "
    clause = "adalara tahsis ettiği 18,2 milyon Yeni Zelanda dolarlık "
    return html(story(f"<p>{opening}{clause * 150}yardımı durdurdu, dedi bakan.</p>"))


@hostile("H107", Reads(WORDS))
def five_hundred_states_in_a_row() -> bytes:
    names = ", ".join(["Kıbrıs", "KKTC", "Kuzey Makedonya", "Çin Tayvanı", "Kosova"] * 100)
    return html(story(f"<p>Toplantıya {names} temsilcileri katıldı ve ortak bildiri yayımladı.</p>"))
