"""What a page tells too weakly to be an event of its own."""

from dataclasses import dataclass

from dragoman.model.event import Event
from dragoman.model.merged import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Faint:
    """An act that a page may tell, too unsure by itself to be told; no event of the page. Where another page tells it
    plainly, it is one more report of that event.

    event       the act and its words; its actors need not be among those of the reading
    actors, recipients, asserted_by  who they are, by name
    instead_of  the event of the page that the same words more likely tell, with other sides; None where there is none
    """

    event: Event
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    asserted_by: tuple[str, ...]
    instead_of: str | None
