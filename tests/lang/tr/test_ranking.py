"""The choice of analyses is the best way through the sentence, by the weights that the trainer learned."""

from itertools import product

import pytest

from dragoman.lang.tr.morphology.features import observations
from dragoman.lang.tr.morphology.ranking import WEIGHTS, Options, best_path, options_of


def weigh(options: list[Options], path: tuple[int, ...]) -> float:
    """What a path weighs in all, looked up name by name."""
    words, capitals = [option.word for option in options], [option.capital for option in options]
    best, verbs = [option.labels[0][1] for option in options], [option.verb for option in options]
    total, before = 0.0, "^"
    for index, (option, chosen) in enumerate(zip(options, path, strict=True)):
        label, rough = option.labels[chosen]
        total += WEIGHTS.pair.get(before, {}).get(label, 0.0)
        before = rough
        if len(option.labels) > 1:
            total += option.scores[chosen]
            for name in observations(words, best, verbs, capitals, index):
                weights = WEIGHTS.place.get(name, {})
                total += weights.get(label, 0.0) + weights.get(rough, 0.0)
    return total


@pytest.mark.parametrize(
    "text",
    [
        "Bakanı görüştü .",
        "Meridya'nın yeni büyükelçisi basını bilgilendirdi .",
        "Ander Solt saldırıyı kınadı",
        "geleceğini söyledi",
        "Kapıları",
    ],
)
def test_no_other_path_weighs_more(text: str) -> None:
    options = [options_of(token) for token in text.split()]
    paths = list(product(*(range(len(option.labels)) for option in options)))
    top = max(weigh(options, path) for path in paths)
    assert weigh(options, tuple(best_path(options))) == pytest.approx(top)
