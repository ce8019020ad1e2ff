"""The page pack: every phrase is written the way lines are compared with it, and the loader names what is wrong."""

import re
import tomllib
from collections import Counter
from dataclasses import fields
from importlib.resources import files

import pytest

from dragoman.article.shape import plain, words
from dragoman.errors import DataError
from dragoman.lang.base import PagePack, read_page_pack
from dragoman.lang.en.page import load_page_pack as load_english
from dragoman.lang.tr.page import load_page_pack as load_turkish

UNCHECKED = {
    "language", "alphabet", "own_letters", "lowering", "mixed_crossheads", "min_share", "dateline_colon", "pointers",
    "noise_classes", "end_marks", "walls",
}  # fmt: skip
PACKS = {"tr": load_turkish(), "en": load_english()}


@pytest.fixture(params=PACKS)
def pack(request: pytest.FixtureRequest) -> PagePack:
    return PACKS[request.param]


def test_every_phrase_is_plain_words(pack: PagePack) -> None:
    """A phrase with a capital, a diacritic or a punctuation mark would never be found."""
    for field in fields(PagePack):
        if field.name not in UNCHECKED:
            odd = [p for p in getattr(pack, field.name) if p != " ".join(words(plain(p)))]
            assert odd == [], field.name


def test_months_are_months_and_zones_are_offsets(pack: PagePack) -> None:
    assert set(pack.months.values()) == set(range(1, 13))
    assert set(pack.weekdays.values()) == set(range(7))
    for zone in pack.zones.values():
        assert zone == "" or re.fullmatch(r"[+-]\d\d:\d\d( (us|eu|au|nz|cl))?", zone), zone


def test_what_the_pack_says_of_zones_is_about_zones_it_has(pack: PagePack) -> None:
    left_open = {name for name, zone in pack.zones.items() if not zone}
    assert pack.shared_zones | pack.month_first <= pack.zones.keys() | left_open


def test_phrases_of_walls_are_plain_words_too(pack: PagePack) -> None:
    assert set(pack.walls) == {"cookie-wall", "error-page", "paywall"}
    assert [p for phrases in pack.walls.values() for p in phrases if p != " ".join(words(plain(p)))] == []


def test_no_list_holds_a_phrase_twice() -> None:
    for language in PACKS:
        text = files(f"dragoman.lang.{language}").joinpath("page.toml").read_text(encoding="utf-8")
        for name, phrases in tomllib.loads(text).items():
            if isinstance(phrases, list):
                assert [p for p, count in Counter(phrases).items() if count > 1] == [], (language, name)


def test_a_pack_that_lacks_a_key_says_which(tmp_path: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "halfpack"  # type: ignore[operator]
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "page.toml").write_text('language = "xx"\nodd_key = 1\n', encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(DataError, match=r"halfpack/page\.toml: .*months.*odd_key"):
        read_page_pack("halfpack")
