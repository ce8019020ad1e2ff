"""`Mention` -> `Actor`, `Place`, `TimeSpan`: who, where and when is meant. Refuses to guess a name nobody gave."""

from dragoman.resolve.actors import Cast, resolve_actors

__all__ = ["Cast", "resolve_actors"]
