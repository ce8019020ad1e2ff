"""Pages are added in a real browser: the samples, and files, with scripts and without."""

from serve.browser import new_page, until
from serve.running import running


def test_an_empty_record_is_filled_with_the_samples_and_with_files(browser, tmp_path):
    with running(tmp_path / "new.dragoman") as address:
        page, trouble = new_page(browser, lang="en")
        page.goto(address)
        page.get_by_role("button", name="Load the sample pages").click()
        until(page, "document.querySelector('#job:not([hx-trigger]), .ev')")
        page.goto(address)
        assert page.locator(".ev").count() >= 10
        path = tmp_path / "haber.txt"
        path.write_text("Türkiye Dışişleri Bakanı Selin Arkan, dün Kenya'nın başkenti Nairobi'yi ziyaret etti.\n" * 2)
        page.goto(f"{address}/add")
        page.set_input_files("input[type=file]", [str(path)])
        page.get_by_role("button", name="Send").click()
        page.wait_for_url("**/add/job/**")
        until(page, "!document.querySelector('#job[hx-trigger]')")
        assert page.get_by_text("haber.txt").count() == 1
        page.context.close()
        assert trouble == []


def test_files_are_sent_without_scripts_too(browser, tmp_path):
    words = "Türkiye Dışişleri Bakanı Selin Arkan, dün Kenya'nın başkenti Nairobi'yi ziyaret etti.\n" * 2
    paths = [tmp_path / name for name in ("bir.txt", "iki haber.txt")]
    with running(tmp_path / "new.dragoman") as address:
        page, trouble = new_page(browser, lang="en", javascript=False)
        for number, path in enumerate(paths):
            path.write_text(f"{number}. haber\n{words}")
        page.goto(f"{address}/add")
        page.set_input_files("input[type=file]", [str(path) for path in paths])
        page.get_by_role("button", name="Send").click()
        page.wait_for_url("**/add/job/**")
        page.get_by_role("heading", name="Done").wait_for()
        assert [page.get_by_text(path.name).count() for path in paths] == [1, 1]
        page.context.close()
        assert trouble == []


def test_of_several_files_each_is_told_what_came_of_it(browser, tmp_path):
    words = "Türkiye Dışişleri Bakanı Selin Arkan, dün Kenya'nın başkenti Nairobi'yi ziyaret etti.\n" * 2
    held = {"iyi.txt": words.encode(), "boş.txt": b"", "bozuk.zip": b"PK\x03\x04broken"}
    for name, data in held.items():
        (tmp_path / name).write_bytes(data)
    with running(tmp_path / "new.dragoman") as address:
        page, trouble = new_page(browser, lang="tr")
        page.goto(f"{address}/add")
        page.set_input_files("input[type=file]", [str(tmp_path / name) for name in held])
        page.get_by_role("button", name="Gönder").click()
        until(page, "!document.querySelector('#send button').disabled && document.querySelectorAll('#send li').length")
        lines = dict(line.split(None, 1) for line in page.locator("#send li").all_inner_texts())
        assert lines["iyi.txt"] == "eklendi, 1 olay" and lines["boş.txt"] == "İçinde bir şey yok."
        assert lines["bozuk.zip"].startswith("geri çevrildi: bozuk (bozuk zip arşivi")
        page.locator("#send li a", has_text="iyi.txt").click()
        page.wait_for_url("**/article/**")
        page.context.close()
        # The browser itself tells of the one answer of 400.
        assert [each for each in trouble if "status of 400" not in each] == []
