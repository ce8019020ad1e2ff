"""The page pack: every phrase is written the way lines are compared with it, and the loader names what is wrong."""

from dataclasses import fields

import pytest

from dragoman.article.shape import plain, words
from dragoman.errors import DataError
from dragoman.lang.base import PagePack, read_page_pack

UNCHECKED = {"language", "alphabet", "own_letters", "lowering", "mixed_crossheads"}


def test_every_phrase_is_plain_words(pack: PagePack) -> None:
    """A phrase with a capital, a diacritic or a punctuation mark would never be found."""
    for field in fields(PagePack):
        if field.name not in UNCHECKED:
            odd = [
                p for p in getattr(pack, field.name) if p != " ".join(words(plain(p))) and field.name != "noise_classes"
            ]
            assert odd == [], field.name


def test_months_are_months_and_zones_are_offsets(pack: PagePack) -> None:
    assert set(pack.months.values()) == set(range(1, 13))
    assert all(len(offset) == 6 and offset[0] in "+-" for offset in pack.zones.values())


def test_a_pack_that_lacks_a_key_says_which(tmp_path: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "halfpack"  # type: ignore[operator]
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "page.toml").write_text('language = "xx"\nodd_key = 1\n', encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(DataError, match=r"halfpack/page\.toml: .*months.*odd_key"):
        read_page_pack("halfpack")
