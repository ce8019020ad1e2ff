"""Days as people write them in forms, as EDTF: `14.05.2026`, `14 Mayıs 2026`, `Mayıs 2026`. What is none of these stays
as it is, and the record says whether it is a date.
"""

import re
from functools import cache

from dragoman.lang.base import read_page_pack
from dragoman.serve.tongue import LANGUAGES
from dragoman.text import key

_NUMBERS = re.compile(r"(?:(?P<day>\d{1,2})[./])?(?P<month>\d{1,2})[./](?P<year>\d{4})", re.ASCII)
_WORDS = re.compile(r"(?:(?P<day>\d{1,2})\.? )?(?P<month>[^\W\d_]+)\.?,? (?P<year>\d{4})")
_BETWEEN = re.compile(r"\s+[-–—]\s+|\s*[–—]\s*")


def edtf_of(text: str) -> str:
    """
    >>> edtf_of("14.05.2026"), edtf_of("14 Mayıs 2026"), edtf_of("MAYIS 2026"), edtf_of("5 May 2026")
    ('2026-05-14', '2026-05-14', '2026-05', '2026-05-05')
    >>> edtf_of("14.05.2026 – 16.05.2026"), edtf_of("2026-05"), edtf_of("yarın")
    ('2026-05-14/2026-05-16', '2026-05', 'yarın')
    """
    parts = _BETWEEN.split(" ".join(text.split()))
    ends = [_one(part) for part in parts]
    return "/".join(ends) if len(parts) <= 2 and ends != parts else text


def _one(text: str) -> str:
    if found := _NUMBERS.fullmatch(text):
        month = int(found["month"])
    elif found := _WORDS.fullmatch(text):
        month = _months().get(key(found["month"]), 0)
    if not found or not month:
        return text
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{found['year']}-{month:02}{day}"


@cache
def _months() -> dict[str, int]:
    """Their names in the languages of the interface, as they are compared."""
    packs = [read_page_pack(f"dragoman.lang.{code}") for code in LANGUAGES]
    return {key(name): number for pack in packs for name, number in pack.months.items()}
