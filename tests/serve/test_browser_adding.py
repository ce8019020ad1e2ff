"""Pages are added in a real browser: the samples, and files, with scripts and without."""

from serve.browser import new_page, until
from serve.running import running


def test_an_empty_record_is_filled_with_the_samples_and_with_files(browser, tmp_path):
    with running(tmp_path / "new.dragoman") as address:
        page, trouble = new_page(browser, lang="en")
        page.goto(address)
        page.get_by_role("button", name="Load the sample pages").click()
        until(page, "document.querySelector('h1')?.textContent != 'Reading'")
        until(page, "!document.querySelector('#job[hx-trigger]')")
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
