"""Figures and mistakes as plain text for a terminal. Returns text; printing is the caller's."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

from dragoman.evaluate.figures import Agreed, Ratio, Scores
from dragoman.evaluate.mistakes import Mistake
from dragoman.text.counted import counted

NOTHING = "–"  # nothing of the kind in the gold and nothing claimed: there is no figure
EXCERPT_CHARS = 90


def render_scores(scores: Scores, *, title: str) -> str:
    """All figures of one set."""
    ratios = {name: ratio for name, ratio in scores.ratios().items() if any(ratio)}
    head = f"{title}: {counted(scores.articles, 'article')}, {scores.missing} without a reading"
    columns = ["precision", "recall", "f1", "hit", "gold", "predicted"]
    return "\n".join(
        [
            head,
            _table(["", *columns], map(_ratio_row, ratios, ratios.values())),
            "",
            _table(["share right", ""], ([name, _share(scores, name, 4)] for name in scores.shares())),
            "",
            *(
                _table([f"events by {name}", *columns], map(_ratio_row, by, by.values())) + "\n"
                for name, by in (("type", scores.by_type), ("act", scores.by_act), ("status", scores.by_status))
            ),
        ]
    ).rstrip("\n")


def render_kinds(kinds: Counter[str], *, first: int = 10) -> str:
    """The costliest kinds of mistakes, the most frequent first."""
    rows = ([kind, str(count)] for kind, count in kinds.most_common(first))
    return _table([f"the {first} costliest kinds of mistakes", "events"], rows)


def render_summary(sets: Mapping[str, Scores]) -> str:
    """One column a set: F1 of what has one, shares of the rest."""
    rows: dict[str, list[str]] = {}
    for scores in sets.values():
        for name, ratio in scores.ratios().items():
            rows.setdefault(f"{name} F1", []).append(f"{ratio.f1:.3f}" if any(ratio) else NOTHING)
        for name in scores.shares():
            rows.setdefault(f"{name} right", []).append(_share(scores, name, 3))
    return _table(["", *sets], ([name, *cells] for name, cells in rows.items()))


def render_errors(mistakes: Iterable[Mistake]) -> str:
    """Mistakes under the name of their article."""
    lines = []
    for article, group in groupby(mistakes, key=lambda mistake: mistake.article):
        lines.append(article)
        for mistake in group:
            detail = f" | {mistake.detail[:EXCERPT_CHARS]}" if mistake.detail else ""
            lines.append(f"  {mistake.fault:8}  {mistake.part:9}  {mistake.what}{detail}")
    return "\n".join(lines)


def _share(scores: Scores, name: str, digits: int) -> str:
    """A share in figures; of matched events there is none where the set has no events."""
    measured = scores.events.gold or name not in Agreed._fields
    return f"{scores.shares()[name]:.{digits}f}" if measured else NOTHING


def _ratio_row(name: str, ratio: Ratio) -> list[str]:
    shares = (f"{share:.4f}" for share in (ratio.precision, ratio.recall, ratio.f1))
    return [name, *shares, *map(str, ratio)]


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    """Columns as wide as their widest cell: the first flush left, numbers flush right."""
    cells = [head, *rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(w) if n == 0 else cell.rjust(w) for n, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in cells
    )
