"""What stands between marks of quotation inside one sentence: words that the writer took over from somebody."""

from dragoman.event.clause import Around

_MARKS = ("'", '"', "“", "”", "‘", "’", "«", "»")


def in_marks(around: Around, *, verb: int = -1) -> set[int]:
    """The words between two marks; not between those around a verb, which is said together with them."""
    marks = [at for at, word in enumerate(around.sent.words) if word.text in _MARKS]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return {at for left, right in pairs if not left < verb < right for at in range(left, right)}
