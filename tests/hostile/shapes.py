"""H001–H023: pages of odd size and shape."""

import base64
import random

from hostile.inputs import ARTICLE, HEADLINE, Reads, hostile, html, refuses, story


@hostile("H001", refuses("empty"))
def empty_file() -> bytes:
    return b""


@hostile("H002", refuses("empty"))
def one_space() -> bytes:
    return b" "


@hostile("H002", refuses("empty"))
def byte_order_mark_alone() -> bytes:
    return b"\xef\xbb\xbf"


@hostile("H003", refuses("too-large"), seconds=1.5)
def letters_without_end() -> bytes:
    return b"a" * 100_000_000


@hostile("H004", refuses("too-large"), seconds=1.5)
def one_line_of_50_mb() -> bytes:
    return html("<p>" + "uzun satır " * 4_600_000)


@hostile("H005", Reads(), refuses("time", "memory"), heavy=True, seconds=15)
def paragraphs_by_the_hundred_thousand() -> bytes:
    body = "".join(f"<p>Bu {i}. paragrafta ulaştırma protokolü ele alındı ve görüşüldü.</p>" for i in range(105_000))
    return html(story() + body)


@hostile("H005", Reads(), refuses("time"))
def paragraphs_by_the_thousand() -> bytes:
    body = "".join(f"<p>Bu {i}. paragrafta ulaştırma protokolü ele alındı ve görüşüldü.</p>" for i in range(1_500))
    return html(story() + body)


@hostile("H006", Reads())
def three_hundred_divs_around() -> bytes:
    return html("<div>" * 300 + story() + "</div>" * 300)


@hostile("H007", Reads())
def a_hundred_thousand_divs_around() -> bytes:
    return html("<div>" * 100_000 + story() + "</div>" * 100_000)


@hostile("H008", Reads(), refuses("time"))
def a_million_unclosed_b() -> bytes:
    return html(story() + "<b>" * 1_000_000)


@hostile("H009", Reads())
def tables_in_tables() -> bytes:
    return html("<table><tr><td>" * 5_000 + story() + "</td></tr></table>" * 5_000)


@hostile("H010", Reads())
def an_enormous_colspan() -> bytes:
    return html(story() + "<table><tr><td colspan=9007199254740991>hücre</td></tr></table>")


@hostile("H011", Reads())
def a_hundred_thousand_attributes() -> bytes:
    return html("<div " + " ".join(f"a{i}=1" for i in range(100_000)) + ">" + story() + "</div>")


@hostile("H012", Reads())
def an_attribute_of_9_mb() -> bytes:
    return html(f'<div title="{"x" * 9_000_000}">' + story() + "</div>")


@hostile("H013", refuses("no-body", "language"))
def links_and_nothing_else() -> bytes:
    return html(
        "<ul>" + "".join(f'<li><a href="/haber/{i}">Haber başlığı {i}</a></li>' for i in range(50_000)) + "</ul>"
    )


@hostile("H014", Reads())
def a_million_line_breaks() -> bytes:
    return html(story("<br>" * 1_000_000))


@hostile("H015", Reads(), refuses("time", "memory"), heavy=True, seconds=15)
def a_table_of_200_000_rows() -> bytes:
    return html(story() + "<table>" + "<tr><td>kur</td><td>41,2</td></tr>" * 200_000 + "</table>")


@hostile("H015", Reads(), refuses("time"))
def a_table_of_10_000_rows() -> bytes:
    return html(story() + "<table>" + "<tr><td>kur</td><td>41,2</td></tr>" * 10_000 + "</table>")


@hostile("H016", Reads())
def a_comment_that_never_ends() -> bytes:
    return html(f"<h1>{HEADLINE}</h1><p>{ARTICLE}</p><!-- ve sonra")


@hostile("H017", Reads())
def a_script_that_never_ends() -> bytes:
    return html(story() + "<script>var a = 1;")


@hostile("H017", Reads())
def a_textarea_that_never_ends() -> bytes:
    return html(story() + "<textarea>yorumunuz")


@hostile("H017", Reads())
def plaintext_that_never_ends() -> bytes:
    return html(story() + "<plaintext>")


@hostile("H018", Reads())
def a_cdata_section_that_never_ends() -> bytes:
    return html(story() + "<![CDATA[ devam")


@hostile("H019", Reads(), refuses("too-large"))
def an_inline_picture_of_10_mb() -> bytes:
    picture = base64.b64encode(random.Random(19).randbytes(7_000_000)).decode()
    return html(f'<img src="data:image/png;base64,{picture}">' + story())


@hostile("H020", refuses("binary"))
def a_pdf_called_html() -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + random.Random(1).randbytes(5_000)


@hostile("H020", refuses("binary"))
def a_jpeg_called_html() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF" + random.Random(2).randbytes(5_000)


@hostile("H020", refuses("binary"))
def a_program_called_html() -> bytes:
    return b"MZ\x90\x00\x03\x00\x00\x00\x04" + random.Random(3).randbytes(5_000)


@hostile("H021", Reads(unlike="<p>"))
def html_saved_as_text() -> bytes:
    return f"<p>{ARTICLE}</p><p>{ARTICLE[::-1]}</p><div>son</div><div>bitti</div>".encode()


@hostile("H021", Reads())
def text_saved_as_html() -> bytes:
    return f"{HEADLINE}\n\n{ARTICLE}\n".encode()


@hostile("H022", refuses("error-page"))
def a_page_that_is_not_found() -> bytes:
    return html("<h1>404</h1><p>Aradığınız sayfa bulunamadı.</p>", "<title>Sayfa bulunamadı</title>")


@hostile("H022", refuses("cookie-wall"))
def a_cookie_wall() -> bytes:
    words = "Bu sitede size daha iyi hizmet sunabilmek için çerezler kullanılmaktadır."
    return html(f"<h1>Çerez politikası</h1><p>{words}</p><button>Kabul et</button>")


@hostile("H022", refuses("paywall"))
def a_paywall() -> bytes:
    return html(f"<h1>{HEADLINE}</h1><p>Bu içerik yalnızca abonelere özeldir. Okumaya devam etmek için abone olun.</p>")


@hostile("H023", Reads(flags=("several-articles",), unlike="seçim"))
def two_whole_articles() -> bytes:
    prose = "<p>Velin Cumhurbaşkanı Dovan, ülkede seçimlerin ekim ayında yapılacağını duyurdu.</p>"
    return html(f"{story()}<article><h1>Velin Cumhurbaşkanı Dovan seçim takvimini açıkladı</h1>{prose}</article>")


@hostile("H022", refuses("error-page"))
def a_captcha() -> bytes:
    return html("<h1>Robot olmadığınızı doğrulayın</h1><form><input name=q><button>Devam</button></form>")
