"""Which articles of a training set are kept from whoever learns from it.

By the name alone, so that every script and every later year keeps the same third.
"""

import hashlib

# So many parts for whoever wants to learn without the article that is measured.
FOLDS = 3


def is_kept(name: str) -> bool:
    """Whether this article is of the kept third: never learned from, never read for wording, only scored.

    The rule: SHA-256 of the name in UTF-8, as a number, divides by three.

    >>> [name for name in ("a-1", "a-2", "a-3", "a-4", "a-5", "a-6") if is_kept(name)]
    ['a-4', 'a-5']
    """
    return int.from_bytes(hashlib.sha256(name.encode()).digest()) % 3 == 0


def fold_of(name: str) -> int:
    """The fold of an article that may be learned from, 0 to 2: another digit of the number that tells the kept third.

    >>> [fold_of(name) for name in ("a-1", "a-2", "a-3", "a-4")]
    [0, 0, 2, 1]
    """
    return int.from_bytes(hashlib.sha256(name.encode()).digest()) // 3 % FOLDS
