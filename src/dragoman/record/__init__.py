"""The record: readings kept in a file, or on a server, that can be queried."""

from dragoman.record.corrections import (
    add_event,
    find_corrections,
    find_reviews,
    merge_events,
    note_on,
    reject_event,
    set_fields,
    split_event,
    withdraw,
)
from dragoman.record.lock import RecordBusyError
from dragoman.record.open import Place, check_place, checkpoint, is_server, open_to_read, open_to_write
from dragoman.record.origin import Naming, Origin, Teller, find_origin
from dragoman.record.query import Found, Order, find_event, find_events, find_page, find_rejects
from dragoman.record.question import Question
from dragoman.record.values import parse_values
from dragoman.record.verify import find_damage
from dragoman.record.view import EventView, Party, Words, views_of
from dragoman.record.write import (
    Change,
    Outcome,
    add_reading,
    add_readings,
    add_reject,
    forget_rejects,
    seen_before,
)

__all__ = [
    "Change", "EventView", "Found", "Naming", "Order", "Origin", "Outcome", "Party", "Place", "Question",
    "RecordBusyError", "Teller", "Words", "add_event", "add_reading", "add_readings", "add_reject", "check_place",
    "checkpoint", "find_corrections", "find_damage", "find_event", "find_events", "find_origin", "find_page",
    "find_rejects", "find_reviews", "forget_rejects", "is_server", "merge_events", "note_on", "open_to_read",
    "open_to_write", "parse_values", "reject_event", "seen_before", "set_fields", "split_event", "views_of", "withdraw",
]  # fmt: skip
