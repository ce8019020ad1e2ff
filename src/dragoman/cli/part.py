"""The part of a list that is wanted: so many at a time, from where the last ones ended."""

from dataclasses import dataclass

from dragoman.cli.show import complain
from dragoman.errors import UsageError


@dataclass(frozen=True, slots=True)
class Part:
    """`limit` and `after` as the options give them. Raises UsageError for a cursor without a limit."""

    limit: int | None = None
    after: str | None = None

    def __post_init__(self) -> None:
        if self.after is not None and self.limit is None:
            raise UsageError("--after goes on with a list that --limit cut; give --limit too")

    def say_more(self, following: str | None) -> None:
        """How to go on, where there is more."""
        if following is not None:
            complain(f"there are more; go on with --limit {self.limit} --after {following}")
