"""Readings against the gold: the figures of docs/codebook.md, "How readings are scored".

>>> from dragoman.evaluate import score_readings
>>> gold = {"article": {"body": "Anlaştılar."}, "actors": [], "events": [], "statements": [], "agreements": []}
>>> score_readings({"a": gold}, {"a": gold}).body_words
Ratio(hit=1, gold=1, predicted=1)

Pure functions over readings as dicts. Where the sets lie and who reads the pages is `tools/eval.py`'s business; whether
a figure is good enough is that of `eval/floors.json`.
"""

from dragoman.evaluate.figures import Agreed, Ratio, Scores, scores_to_dict
from dragoman.evaluate.kinds import error_kinds
from dragoman.evaluate.mistakes import Mistake, list_errors
from dragoman.evaluate.render import render_errors, render_kinds, render_scores, render_summary
from dragoman.evaluate.score import score_article, score_readings
from dragoman.evaluate.sheet import ReadingDict
from dragoman.evaluate.split import FOLDS, fold_of, is_kept
from dragoman.evaluate.trust import Trust, render_trust, weigh_confidence

__all__ = [
    "FOLDS", "Agreed", "Mistake", "Ratio", "ReadingDict", "Scores", "Trust", "error_kinds", "fold_of", "is_kept",
    "list_errors", "render_errors", "render_kinds", "render_scores", "render_summary", "render_trust", "score_article",
    "score_readings", "scores_to_dict", "weigh_confidence",
]  # fmt: skip
