"""Ctrl-C in the middle of a statement: it comes out as what it is, and the record is whole and can be written again."""

import pytest
from sqlalchemy.engine.default import DefaultDialect

from dragoman.record import Question, Writer, find_damage, find_events, open_to_read
from readings import PAGE_TEXT, make_page, make_reading


def written(number):
    page = make_page(f"{PAGE_TEXT}{number}\n")
    return page, make_reading(page)


@pytest.fixture
def interrupted_at(monkeypatch):
    """Raises KeyboardInterrupt out of the n-th statement from now on, once it has been carried out."""

    def interrupt(number):
        real, count = DefaultDialect.do_execute, 0

        def do_execute(self, cursor, statement, parameters, context=None):
            nonlocal count
            real(self, cursor, statement, parameters, context)
            count += 1
            if count == number:
                raise KeyboardInterrupt

        monkeypatch.setattr(DefaultDialect, "do_execute", do_execute)

    return interrupt


@pytest.mark.parametrize("number", [1, 2, 3, 5, 8, 13, 21])
def test_an_interrupt_within_a_statement_leaves_a_whole_record(tmp_path, interrupted_at, number):
    record = tmp_path / "news.dragoman"
    with Writer(record) as writer:
        writer.add([written(0)])
    with pytest.raises(KeyboardInterrupt), Writer(record) as writer:
        interrupted_at(number)
        writer.add([written(1)])
    with Writer(record) as writer:  # its lock is free again
        writer.add([written(1)])
    with open_to_read(record) as conn:
        assert not list(find_damage(conn))
        assert len(list(find_events(conn, Question()))) == 2 * len(make_reading(make_page()).events)
