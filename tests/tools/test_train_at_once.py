"""Jobs of the training run side by side: forked children know what was read, and a fault in one is not lost."""

from functools import partial
from time import sleep

import pytest


@pytest.fixture
def at_once(train_script):
    return train_script("at_once").at_once


def test_what_closures_know_is_known_in_the_children_and_order_is_kept(at_once):
    words = ["görüştü", "imzaladı", "kınadı"]
    assert at_once([lambda word=word: len(word) for word in words]) == [7, 8, 6]


def test_a_fault_in_a_job_reaches_who_asked(at_once):
    with pytest.raises(ZeroDivisionError):
        at_once([lambda: 1, lambda: 1 // 0])


def test_after_a_fault_what_has_not_begun_is_left_undone(at_once, tmp_path):
    def later(number: int) -> None:
        sleep(0.05)
        (tmp_path / str(number)).touch()

    with pytest.raises(ZeroDivisionError):
        at_once([lambda: 1 // 0, *(partial(later, number) for number in range(100))])
    assert len(list(tmp_path.iterdir())) < 50
