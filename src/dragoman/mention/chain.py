"""A title, body or group as it is being grown from its head noun."""

from dataclasses import dataclass

from dragoman.mention.atoms import Atom


@dataclass(slots=True)
class Chain:
    """A group of words with one head. `owner` is the state or organisation before it, `post` a second, bare one."""

    first: int
    last: int
    head: int
    kind: str
    owner: Atom | None = None
    post: Atom | None = None
    name: tuple[int, int] | None = None  # first and last word of the personal name

    @property
    def is_of_capital(self) -> bool:
        """ "Dublin Büyükelçiliği", which is in Dublin; "İrlanda Büyükelçiliği" is Ireland's, or in Ireland."""
        return self.kind == "body" and self.owner is not None and self.owner.form.role == "capital"
