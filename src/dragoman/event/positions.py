"""Where words stand to the word that tells an act: on which side, how far, and which verbs lie between."""

from dragoman.event.layout import Layout


def side_of(last: int, at: int) -> str:
    """ "<" for words that end before word `at`, ">" for the others."""
    return "<" if last < at else ">"


def distance(first: int, last: int, at: int) -> str:
    """The side and how far off, in steps: "<1", "<2", "<4", "<8", and "<9" for all beyond."""
    side = side_of(last, at)
    gap = at - last if side == "<" else first - at
    return side + next((str(step) for step in (1, 2, 4, 8) if gap <= step), "9")


def verbs_between(first: int, last: int, at: int, around: Layout) -> str:
    """The forms of the verbs between, of the act's own quotation, in the order of the text; "+" for more than three."""
    low, high = (last, at) if last < at else (at, first)
    zone = around.zone(at)
    forms = [p.form for p in around.predicates if low < p.at < high and around.zone(p.at) == zone]
    return "-".join(forms[:3]) + ("+" if len(forms) > 3 else "")
