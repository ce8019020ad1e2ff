"""What tests of corrections ask a record, and its page read anew."""

from dragoman.record import Question, add_reading, find_events
from readings import PAGE_TEXT, SIGNING, THANKS, VISIT, make_page, make_reading


def acts(conn, **question):
    return [view.act for view in find_events(conn, Question(**question))]


def one(conn, act, **question):
    return next(find_events(conn, Question(act=act, **question)))


def read_anew(conn, reader, events=(VISIT, THANKS, SIGNING), text=PAGE_TEXT):
    page = make_page(text)
    return add_reading(conn, page, make_reading(page, events=events, reader=reader))
