"""`Sentence` -> `Mention`: actors, places and times as written. Refuses to decide who they are."""

from dragoman.mention.find import Tables, find_mentions

__all__ = ["Tables", "find_mentions"]
