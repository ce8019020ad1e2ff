"""The record: readings kept in a file that can be queried."""

from dragoman.record.lock import RecordBusyError
from dragoman.record.open import check_place, checkpoint, open_to_read, open_to_write
from dragoman.record.origin import Naming, Origin, Teller, find_origin
from dragoman.record.query import Question, find_event, find_events, find_rejects
from dragoman.record.verify import find_damage
from dragoman.record.view import EventView, Party, Words, views_of
from dragoman.record.write import Change, Outcome, add_reading, add_reject, forget_rejects, seen_before

__all__ = [
    "Change", "EventView", "Naming", "Origin", "Outcome", "Party", "Question", "RecordBusyError", "Teller", "Words",
    "add_reading", "add_reject", "check_place", "checkpoint", "find_damage", "find_event", "find_events",
    "find_origin", "find_rejects", "forget_rejects", "open_to_read", "open_to_write", "seen_before", "views_of",
]  # fmt: skip
