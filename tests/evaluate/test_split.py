"""The kept third is a third, everywhere, and the same for ever."""

from dragoman.evaluate import is_kept


def test_about_a_third_of_names_is_kept():
    kept = sum(is_kept(f"page-{n:04}") for n in range(3000))
    assert 900 < kept < 1100


def test_the_choice_is_the_one_made_when_the_sets_were_first_scored():
    """A changed rule would let what was learned from into what is measured."""
    assert [n for n in range(12) if is_kept(f"page-{n}")] == [3, 4, 6, 11]
