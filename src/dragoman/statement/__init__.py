"""`Sentence` + `Mention` -> `Statement`: who says it, and how surely. Refuses to decide whether it is true."""

from dragoman.statement.find import find_statements

__all__ = ["find_statements"]
