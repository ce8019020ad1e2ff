#!/usr/bin/env python3
"""Pictures of the explorer for the README, on the sample pages and the pages of eval/gold/merge.

python tools/screenshots.py          into docs/images/; needs Chromium (tools/browser.py)
"""

import contextlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
IMAGES = ROOT / "docs" / "images"
# name, address, theme, language, height
SHOTS = (
    ("explorer-front", "/", "light", "en", 900),
    ("explorer-dyad", "/between/POL/RUS", "light", "en", 1000),
    ("explorer-event", "/events?min_sources=2&sort=sources", "light", "en", 900),
    ("explorer-article", "/article/ARTICLE", "dark", "tr", 760),
)


def main() -> int:
    from serve.browser import chromium, new_page
    from serve.running import running

    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        record = Path("news.dragoman")
        command = [sys.executable, "-m", "dragoman.cli", "add", str(ROOT / "eval/gold/merge/pages")]
        command += [str(ROOT / "demo/pages"), "--record", str(record)]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with running(record) as address, chromium() as browser:
            for name, path, theme, lang, height in SHOTS:
                page, _ = new_page(browser, theme=theme, lang=lang, width=1200, height=height)
                page.goto(address + path.replace("ARTICLE", article(page, address)))
                if name == "explorer-event":
                    page.locator(".ev h3 a").first.click()
                page.wait_for_timeout(800)
                page.screenshot(path=IMAGES / f"{name}.png")
                page.context.close()
                print(name, os.path.getsize(IMAGES / f"{name}.png"))
    return 0


def article(page: object, address: str) -> str:
    """The sample page on humanitarian aid."""
    page.goto(f"{address}/events?q=Nairobi")  # type: ignore[attr-defined]
    page.locator(".ev h3 a").first.click()  # type: ignore[attr-defined]
    link = page.locator(".report h2 a, .report h3 a").first.get_attribute("href")  # type: ignore[attr-defined]
    return str(link).split("/")[2].partition("#")[0]


if __name__ == "__main__":
    sys.exit(main())
