"""`Mention` -> `Actor`, `Place`, `TimeSpan`: who, where and when is meant. Refuses to guess a name nobody gave."""

from dragoman.resolve.actors import resolve_actors
from dragoman.resolve.cast import Cast

__all__ = ["Cast", "resolve_actors"]
