"""Verb forms of news sentences are read as they were judged by hand (eval/morphology/verb_forms.tsv)."""

import pytest

from dragoman.evaluate import is_kept
from morphology.survey import Score, find_word, read_table, score

# The whole table read at 98.4 % when the floor was set; the task asked for 97.
FLOOR = 0.98
TABLE = read_table()


@pytest.fixture(scope="module")
def result() -> Score:
    return score(TABLE)


def test_suffix_tense_voice_and_negation_are_right_at_once(result: Score) -> None:
    assert result.share("all four") >= FLOOR, result.wrong


@pytest.mark.parametrize("part", ["suffix", "tense", "voice", "negation", "able"])
def test_each_part_is_right(result: Score, part: str) -> None:
    assert result.share(part) >= FLOOR


def test_a_wrong_reading_counts_as_wrong() -> None:
    judged = next(row for row in TABLE if row.suffix == "finite" and row.tense == "past")
    changed = score((judged._replace(tense="fut"), judged._replace(negated="yes"), judged))
    assert changed.right["all four"] == 1
    assert [parts for _, _, _, parts in changed.wrong] == [("tense",), ("negation",)]


def test_the_table_holds_enough_forms_each_once_and_none_of_the_kept_articles() -> None:
    assert len(TABLE) >= 600
    assert len({(row.article, row.start) for row in TABLE}) == len(TABLE)
    assert not [row.article for row in TABLE if is_kept(row.article)]


def test_a_row_that_points_at_no_word_is_refused() -> None:
    with pytest.raises(LookupError, match="no word"):
        find_word(TABLE[0]._replace(start=TABLE[0].start + 1))
