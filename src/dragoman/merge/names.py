"""Whether two names are one person's, as two pages write them: "Arakçi" and "Abbas Araghchi".

Looks at letters alone, by the rules of `world/same_name.py`. Who the person is, is `resolve`'s business.
"""

from functools import lru_cache
from typing import Literal

from dragoman.text import key
from dragoman.world.same_name import compare_names

Likeness = Literal["same", "other", "unsure"]


@lru_cache(maxsize=200_000)
def likeness(left: str, right: str) -> Likeness:
    """Whether two pages may mean one person.

    >>> likeness("Arakçi", "Abbas Araghchi"), likeness("Takaiçi Sanae", "Sanae Takaichi")
    ('same', 'same')
    >>> likeness("Ahmed el-Abdullah es-Sabah", "Mişal es-Sabah"), likeness("Kim Jong Un", "Kim Jong Il")
    ('other', 'other')
    """
    if compare_names(left, right).same:
        return "same"
    mine, theirs = key(left).split(), key(right).split()
    if min(len(mine), len(theirs)) != 2:
        return "other"
    if len(mine) == len(theirs) and compare_names(" ".join(reversed(mine)), " ".join(theirs)).same:
        return "same"  # family names come first in one tongue and last in another
    # Members of one family share the last name, and not the first.
    return "unsure" if compare_names(mine[0], theirs[0]).same else "other"
