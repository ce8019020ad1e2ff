"""The figures as counts. Counts add up, so the score of a set is the sum of the scores of its articles.

Rounding happens only on the way out (`scores_to_dict`): four digits, by the codebook.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple


class Ratio(NamedTuple):
    """What was found of what there is, and of what was claimed.

    >>> Ratio(hit=3, gold=4, predicted=6).f1
    0.6
    """

    hit: int = 0
    gold: int = 0
    predicted: int = 0

    def plus(self, other: "Ratio") -> "Ratio":
        return Ratio(self.hit + other.hit, self.gold + other.gold, self.predicted + other.predicted)

    @property
    def precision(self) -> float:
        return self.hit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Agreed(NamedTuple):
    """Of the matched pairs of events, how many say the same in each field."""

    act: int = 0
    status: int = 0
    date: int = 0
    place: int = 0
    persons: int = 0
    asserted_by: int = 0

    def plus(self, other: "Agreed") -> "Agreed":
        return Agreed(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


_NONE = Ratio()
_NO_PAIRS = Agreed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The figures of docs/codebook.md, "How readings are scored".

    missing      articles without any reading; they count as read and found empty
    full_record  as `events`, but a pair counts only when all fields of `Agreed` agree
    titles, published  articles whose title, whose time of publication is right
    by_type      PLOVER type -> events; "?" for acts that are not in the catalogue
    by_act, by_status  act, status -> events; matched ones count where the reading has the same
    """

    articles: int = 0
    missing: int = 0
    events: Ratio = _NONE
    full_record: Ratio = _NONE
    agreed: Agreed = _NO_PAIRS
    statements: Ratio = _NONE
    body_words: Ratio = _NONE
    actors: Ratio = _NONE
    agreements: Ratio = _NONE
    titles: int = 0
    published: int = 0
    by_type: Mapping[str, Ratio] = field(default_factory=dict)
    by_act: Mapping[str, Ratio] = field(default_factory=dict)
    by_status: Mapping[str, Ratio] = field(default_factory=dict)

    def plus(self, other: "Scores") -> "Scores":
        return Scores(
            articles=self.articles + other.articles,
            missing=self.missing + other.missing,
            events=self.events.plus(other.events),
            full_record=self.full_record.plus(other.full_record),
            agreed=self.agreed.plus(other.agreed),
            statements=self.statements.plus(other.statements),
            body_words=self.body_words.plus(other.body_words),
            actors=self.actors.plus(other.actors),
            agreements=self.agreements.plus(other.agreements),
            titles=self.titles + other.titles,
            published=self.published + other.published,
            by_type=_added(self.by_type, other.by_type),
            by_act=_added(self.by_act, other.by_act),
            by_status=_added(self.by_status, other.by_status),
        )

    def ratios(self) -> dict[str, Ratio]:
        """The figures that have precision, recall and F1, in the order of the codebook."""
        return {f.name: value for f in fields(self) if isinstance(value := getattr(self, f.name), Ratio)}

    def shares(self) -> dict[str, float]:
        """The figures that are shares: of matched events, then of articles."""
        pairs, articles = self.events.hit or 1, self.articles or 1
        agreed = {name: count / pairs for name, count in self.agreed._asdict().items()}
        return {**agreed, "title": self.titles / articles, "published": self.published / articles}


def _added(mine: Mapping[str, Ratio], other: Mapping[str, Ratio]) -> dict[str, Ratio]:
    return {name: mine.get(name, _NONE).plus(other.get(name, _NONE)) for name in sorted({*mine, *other})}


def scores_to_dict(scores: Scores) -> dict[str, Any]:
    """The figures as JSON, in the shape of the reference scorer's output."""
    shares = {name: round(share, 4) for name, share in scores.shares().items()}
    return {
        "articles": scores.articles,
        "missing": scores.missing,
        **{name: ratio_to_dict(scores.ratios()[name]) for name in ("events", "full_record")},
        "agreement_on_matched": {name: shares[name] for name in Agreed._fields},
        **{name: ratio_to_dict(scores.ratios()[name]) for name in ("statements", "body_words", "actors", "agreements")},
        "title": shares["title"],
        "published": shares["published"],
        "by_type": {name: ratio_to_dict(ratio) for name, ratio in scores.by_type.items()},
    }


def ratio_to_dict(ratio: Ratio) -> dict[str, float]:
    return {
        "precision": round(ratio.precision, 4),
        "recall": round(ratio.recall, 4),
        "f1": round(ratio.f1, 4),
        "gold": ratio.gold,
        "predicted": ratio.predicted,
    }
