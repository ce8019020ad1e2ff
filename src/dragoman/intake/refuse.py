"""What every reader of this room says of what it turns away."""

from dragoman.model import Rejected

DETAIL_CHARS = 500


def refuse(item_id: str, reason: str, detail: str, *, source: str | None = None) -> Rejected:
    """`item_id` is the path or address; `source` the name the user knows it by, when that is another."""
    return Rejected(
        item_id=item_id, source=source or item_id, room="intake", reason=reason, detail=detail[:DETAIL_CHARS]
    )
