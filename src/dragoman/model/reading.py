"""One article, read."""

from dataclasses import dataclass

from dragoman.model.actor import Actor
from dragoman.model.article import Article
from dragoman.model.considered import Considered
from dragoman.model.event import Event
from dragoman.model.faint import Faint
from dragoman.model.mention import Mention
from dragoman.model.statement import Agreement, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the program read on one page. `reader` is the version that read it; `faint` is what it may tell besides, too
    unsure to be told unless another page tells it plainly. `considered` is what became of all that might tell an act,
    where somebody asked for that; no record keeps it.
    """

    article: Article
    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    agreements: tuple[Agreement, ...]
    reader: str
    faint: tuple[Faint, ...] = ()
    considered: tuple[Considered, ...] = ()

    def actor(self, ref: str) -> Actor | None:
        """The actor with this id, or None ("unnamed")."""
        return next((actor for actor in self.actors if actor.id == ref), None)
