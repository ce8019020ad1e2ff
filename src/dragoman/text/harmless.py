"""Text of strangers made harmless: nothing in it may redraw a screen, turn its own direction, or hide."""

import re

# Control characters, and those that turn the direction of text or hide: they could redraw what stands on the screen.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""The text with every character that could harm a terminal written out.

    >>> visible("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    return _HARMFUL.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """The text without line breaks, harmless."""
    return visible(" ".join(text.split()))
