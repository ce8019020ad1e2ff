"""robots.txt as RFC 9309 has it: what a host does not want read is not read."""

from collections.abc import Callable
from typing import NamedTuple

MAX_ROBOTS_BYTES = 500_000  # RFC 9309 asks for 500 KiB at least to be read


class Rules(NamedTuple):
    """Whether an address may be fetched, why not if it may not, and how long to wait between two."""

    allow: Callable[[str], bool]
    why: str
    delay_s: float


def read_rules(status: int | None, body: bytes, *, agent: str) -> Rules:
    """The rules of a host from its answer; `status` None when it gave none.

    A host without a robots.txt (4xx) allows all; one that cannot give it now (5xx, no answer) allows nothing.
    """
    if status is None or status >= 500:
        said = f"status {status}" if status else "no answer"
        why = f"its robots.txt cannot be read now ({said}), so nothing of it may be fetched; try again later"
        return Rules(lambda url: False, why, 0.0)
    if not 200 <= status < 300:
        return Rules(lambda url: True, "", 0.0)
    from protego import Protego

    parsed = Protego.parse(body[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace"))
    delay = parsed.crawl_delay(agent)
    why = "its robots.txt asks not to fetch this page"
    return Rules(lambda url: bool(parsed.can_fetch(url, agent)), why, float(delay or 0.0))
