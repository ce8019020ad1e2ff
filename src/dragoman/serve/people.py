"""Who may do what in the explorer: the roles, and somebody who has one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Role = Literal["viewer", "analyst", "admin"]
RANK: Mapping[str, int] = {"viewer": 0, "analyst": 1, "admin": 2}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may do something; `is_account` when they have signed in."""

    name: str
    role: Role
    is_account: bool = True

    def may(self, role: Role) -> bool:
        return RANK[self.role] >= RANK[role]
