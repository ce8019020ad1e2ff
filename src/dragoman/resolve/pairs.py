"""What "iki ülke", "üç bakan", "taraflar" may point back to: the sides named last, and the lists of them."""

from collections.abc import Callable, Mapping, Sequence

from dragoman.model import Mention

# A list further back than this is not taken up again without being named.
_SENTENCES = 3


def meant(
    mention: Mention,
    listed: Sequence[Sequence[str]],
    refs: Sequence[str],
    side_of: Callable[[str], str],
    *,
    but: str | None,
) -> tuple[str, ...]:
    """As many of `refs` as the words count, the last ones of different sides; nobody where they are fewer.

    listed   lists that may be meant as a whole, the last one first: where the words count three or say no number, the
             first that fits is taken
    but      a side that is not among them
    """
    count = counted_sides(mention)
    if count != 2:
        fitting = (each for each in listed if len({side_of(ref) for ref in each}) == (count or len(each)))
        whole = next(fitting, ())
        if whole:
            return tuple(whole)
    found: dict[str, str] = {}
    for ref in reversed(refs):
        side = side_of(ref)
        if side != but:
            found.setdefault(side, ref)
        if len(found) == (count or 2):
            return tuple(reversed(found.values()))
    return ()


def counted_sides(mention: Mention) -> int | None:
    """How many the words say: 3 of "üç ülke", None of "taraflar"."""
    number = mention.rule.removesuffix("+list").rpartition(".")[2]
    return int(number) if number.isdigit() else None


def lists_before(
    mention: Mention, mentions: Sequence[Mention], of: Mapping[int, tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """The lists of names before a mention ("A, B ve C"), the last one first.

    A list with somebody new behind it is none of them: whoever is named after a list is one of those that are meant.
    """
    found: list[tuple[str, ...]] = []
    run: list[Mention] = []
    since: set[str] = set()
    for other in reversed(mentions[: mention.index]):
        if mention.sent - other.sent > _SENTENCES:
            break
        refs = of.get(other.index, ())
        if other.rule.endswith("+list"):
            run.append(other)
            continue
        _close(run, of, found, since)
        run = [other] if refs and other.kind not in ("pair", "place") and not other.modifier else []
        since.update(refs if run and other.case != "loc" else ())
    _close(run, of, found, since)
    return found


def _close(
    run: Sequence[Mention], of: Mapping[int, tuple[str, ...]], found: list[tuple[str, ...]], since: set[str]
) -> None:
    if len(run) < 2:
        return
    refs = tuple(dict.fromkeys(ref for member in reversed(run) for ref in of.get(member.index, ())))
    since.update(refs)
    if len(refs) > 1 and since <= set(refs):
        found.append(refs)
