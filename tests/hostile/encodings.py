"""H030–H047: pages in other encodings than they say, and odd characters."""

from hostile.inputs import ARTICLE, HEADLINE, Reads, hostile, html, refuses, story

TURKISH = "Karvanya Dışişleri Bakanı Selin Arkan"
PAGE = story()


def declared(charset: str) -> str:
    return f'<meta charset="{charset}">'


@hostile("H030", Reads(TURKISH))
def windows_1254_and_says_so() -> bytes:
    return html(PAGE, declared("windows-1254")).decode().encode("cp1254")


@hostile("H031", Reads(TURKISH))
def windows_1254_and_says_nothing() -> bytes:
    return html(PAGE, "").decode().encode("cp1254")


@hostile("H032", Reads(TURKISH, flags=("encoding-guessed",)))
def windows_1254_that_says_utf_8() -> bytes:
    return html(PAGE, declared("utf-8")).decode().encode("cp1254")


@hostile("H033", Reads(TURKISH, flags=("encoding-guessed",)))
def utf_8_that_says_iso_8859_9() -> bytes:
    return html(PAGE, declared("iso-8859-9"))


@hostile("H034", Reads(TURKISH))
def utf_16_with_its_mark() -> bytes:
    return html(PAGE, "").decode().encode("utf-16")


@hostile("H034", Reads(TURKISH))
def utf_16_big_endian_with_its_mark() -> bytes:
    return b"\xfe\xff" + html(PAGE, "").decode().encode("utf-16-be")


@hostile("H034", Reads(TURKISH))
def utf_16_without_its_mark() -> bytes:
    return html(PAGE, "").decode().encode("utf-16-le")


@hostile("H035", Reads(TURKISH, flags=("replaced-bytes",)))
def utf_8_with_one_paragraph_of_windows_1254() -> bytes:
    odd = "<p>Görüşmede sınır ticareti de ele alındı.</p>".encode("cp1254")
    return html(PAGE.replace("</article>", "@</article>") + f"<p>{ARTICLE}</p>" * 3).replace(b"@", odd)


@hostile("H036", Reads(flags=("replaced-bytes",)))
def one_bad_byte_at_the_end() -> bytes:
    return html(PAGE) + b"\xff"


@hostile("H037", Reads(TURKISH, flags=("replaced-bytes",)))
def overlong_letters_surrogates_and_more_than_unicode() -> bytes:
    return html(PAGE * 6 + "@").replace(b"@", b"\xc0\xaf \xed\xa0\x80 \xf4\x90\x80\x80")


@hostile("H038", Reads(unlike="<script>"))
def utf_7_is_never_decoded() -> bytes:
    return html(f"<p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</p>{PAGE}", declared("utf-7"))


@hostile("H039", Reads(TURKISH))
def a_charset_nobody_knows() -> bytes:
    return html(PAGE, declared("x-foo"))


@hostile("H039", Reads(TURKISH))
def a_charset_name_of_a_megabyte() -> bytes:
    return html(PAGE, declared("x" * 1_000_000))


@hostile("H039", Reads(TURKISH))
def a_charset_that_is_no_encoding_of_text() -> bytes:
    return html(PAGE, declared("base64")).decode().encode("cp1254")


@hostile("H040", Reads("Dışişleri Bakanı", flags=("mojibake",)))
def utf_8_encoded_twice() -> bytes:
    twice = ARTICLE.encode().decode("cp1252", "replace").replace("\ufffd", "\x81")
    return html(f"<h1>Protokol</h1><p>{twice}</p><p>{twice[:150]}</p>")


@hostile("H041", Reads(), refuses("binary"))
def a_nul_in_every_second_byte() -> bytes:
    return b"\x00".join(bytes([byte]) for byte in html(PAGE))


@hostile("H041", Reads())
def a_nul_in_the_headline() -> bytes:
    return html(PAGE.replace("ulaştırma", "ulaş\x00tırma", 1))


@hostile("H042", Reads("kaynak"))
def entities_of_no_character() -> bytes:
    return html(PAGE + "<p>Bir kaynak &#0; &#xD800; &#x110000; &#99999999999; görüşmenin olumlu geçtiğini söyledi.</p>")


@hostile("H043", Reads("protokol imzaladı"))
def letters_taken_apart() -> bytes:
    import unicodedata

    return html(unicodedata.normalize("NFD", PAGE))


@hostile("H044", Reads())
def ten_thousand_marks_on_one_letter() -> bytes:
    return html(PAGE + "<p>Zalgo a" + "\u0301" * 10_000 + " ve protokol görüşmesi sürüyor.</p>")


@hostile("H045", Reads(flags=("hidden-characters",)))
def letters_that_turn_and_hide() -> bytes:
    return html(PAGE.replace("Selin", "Se\u200dl\u202ein").replace("Arkan", "Ar\U000e0041kan"))


@hostile("H046", Reads())
def line_ends_of_all_kinds() -> bytes:
    return f"{HEADLINE}\r\r{ARTICLE}\u2028{ARTICLE[:104]}\u0085\x0c\x0b{ARTICLE[105:]}\r".encode()


@hostile("H047", Reads())
def an_outlet_in_look_alike_letters() -> bytes:
    return html(PAGE, '<meta charset="utf-8"><meta property="og:site_name" content="Bozkır Postаsı">')
