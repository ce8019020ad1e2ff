"""The record: readings kept in a file that can be queried."""

from dragoman.record.lock import RecordBusyError
from dragoman.record.open import checkpoint, open_to_read, open_to_write
from dragoman.record.query import Origin, Question, find_event, find_events, find_origin, find_rejects
from dragoman.record.verify import find_damage
from dragoman.record.view import EventView, Party, Words, views_of
from dragoman.record.write import Change, Outcome, add_reading, add_reject, has_seen

__all__ = [
    "Change", "EventView", "Origin", "Outcome", "Party", "Question", "RecordBusyError", "Words", "add_reading",
    "add_reject", "checkpoint", "find_damage", "find_event", "find_events", "find_origin", "find_rejects", "has_seen",
    "open_to_read", "open_to_write", "views_of",
]  # fmt: skip
