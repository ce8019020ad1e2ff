"""`Sentence` -> `Mention`: actors, places and times as written. Refuses to decide who they are."""

from dragoman.mention.find import find_mentions
from dragoman.mention.unlisted import Tables

__all__ = ["Tables", "find_mentions"]
