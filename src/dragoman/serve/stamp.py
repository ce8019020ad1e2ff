"""What an event was when somebody looked at it. A correction names it, so that two people who correct the same event at
once find out.
"""

import hashlib
from collections.abc import Sequence

from dragoman.record import EventView
from dragoman.record.origin import Said


def stamp_of(view: EventView, said: Sequence[Said]) -> str:
    parties = [
        (role, p.name, p.kind, p.country, p.office)
        for role in ("actors", "recipients", "asserted_by")
        for p in getattr(view, role)
    ]
    told = (
        view.id, view.act, view.status, view.background, view.date, view.place, view.state, view.merged_into, parties,
        [(each.seq, each.state) for each in said],
    )  # fmt: skip
    return hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:20]
