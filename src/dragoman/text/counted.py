"""Numbers with what they count."""


def counted(number: int, one: str, several: str | None = None) -> str:
    """
    >>> counted(1, "page"), counted(2, "page"), counted(0, "entry", "entries")
    ('1 page', '2 pages', '0 entries')
    """
    return f"{number} {one if number == 1 else several or f'{one}s'}"
