"""The bench of the morphology measures what its columns say."""

from bench_words import Job, best_time, caches, read_paragraphs
from dragoman.lang.tr.morphology import analyse
from dragoman.lang.tr.morphology.grammar import chains
from dragoman.lang.tr.morphology.ranking import options_of


def test_cold_means_that_no_cache_of_the_morphology_holds_anything() -> None:
    analyse("görüştüler")
    assert options_of.cache_info().currsize and chains.cache_info().currsize
    for clear in caches():
        clear()
    assert not options_of.cache_info().currsize and not chains.cache_info().currsize


def test_a_cold_job_empties_the_caches_and_a_warm_one_does_not() -> None:
    sizes: list[int] = []

    def work() -> None:
        sizes.append(options_of.cache_info().currsize)
        analyse("görüştüler")

    best_time(Job("", work, 1, cold=True))
    assert sizes == [0, 0, 0]
    best_time(Job("", work, 1))
    assert sizes[3:] == [1, 1, 1]


def test_the_text_is_that_of_the_gold_articles() -> None:
    assert len(read_paragraphs()) > 1_000
