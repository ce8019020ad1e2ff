"""`Statement` + `Mention` -> `Event`: what is said to have happened. Refuses to decide which source is right."""

from dragoman.event.agreements import find_agreements
from dragoman.event.find import find_events
from dragoman.event.quantities import quantities_of
from dragoman.event.when_where import Clock

__all__ = ["Clock", "find_agreements", "find_events", "quantities_of"]
