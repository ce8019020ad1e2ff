"""How English news pages dress an article: page.toml beside this file."""

from dragoman.lang.base import PagePack, read_page_pack


def load_page_pack() -> PagePack:
    """The page pack of English."""
    return read_page_pack("dragoman.lang.en")
