"""Which pages carry one text: whole, cut, in another order, under another headline, respelled or respun.

MinHash over sentences finds pages worth comparing (`bands_of`), the texts decide (`compare_texts`). A judgement rests
on the two texts and their days alone, so groups are the same in whatever order pages arrive, and whether they are kept
in memory (`CopyIndex`) or in a record. Refuses to decide whether texts of two languages are one: that needs a
translator.
"""

import struct
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import blake2b

from rensa import RMinHash

from dragoman.merge.joining import Components
from dragoman.merge.words import Bag, bags_of
from dragoman.model import Judgement, PageText

# How much of the shorter text has to stand in the longer. Over eval/gold/merge, copies have .45 and more, other reports
# of the same event .32 and less (2026-11); `tools/eval_merge.py` after changing it.
_SHARED = 0.4
# How many of a sentence's pairs of neighbouring words a sentence of the other text has to hold.
_SENTENCE = 0.3
# Where one sentence alone is shared, how much of it, and of a text that is one sentence: titles and names are half of
# the words of a lead, and come back in what another agency tells of the same people, or denies.
_ALONE, _ONLY = 0.75, 0.55
# Agencies' stock phrases come back: the same few words on another day tell another day's event.
_HOURS = 36
# Nobody writes as many sentences word for word by chance: such a copy may come late.
_VERBATIM, _LATE_SENTENCES, _LATE_DAYS = 0.9, 5, 10
# Texts of fewer words are headlines and captions.
_LEAST_STEMS = 8
_SENTENCES = 12  # of each page that are indexed; what an outlet copies begins somewhere in its first dozen
# Bands of four: a sentence that keeps three fifths of its words is met with .81, one that keeps a fifth with .02, and a
# page has several sentences. Bands of three met so many strangers that a page took five times as long.
_PERMUTATIONS, _BANDS = 48, 12
_FEW = 3  # sentences; of more, one or another is met
_SEED = 8
_ROWS = _PERMUTATIONS // _BANDS
NO_DAY = 0  # among the days of bands
# Copies that came out further apart than _LATE_DAYS are none; a clock may put one more day between them.
REACH_DAYS = _LATE_DAYS + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What is kept of a page for comparing it. `where` says in which sentence a pair of stems stands first."""

    id: str
    source: str
    language: str
    day: date | None
    hour: float | None
    agency: str | None
    bags: tuple[Bag, ...]
    stems: frozenset[str]
    where: dict[int, int]
    published: str | None = None

    @classmethod
    def of(cls, page: PageText) -> "Fingerprint":
        bags = bags_of(page.body, page.language)
        return cls(
            id=page.id,
            source=page.source,
            language=page.language,
            day=_day(page.published),
            hour=_hour(page.published),
            agency=page.agency,
            bags=bags,
            stems=frozenset(stem for bag in bags for stem in bag.stems),
            where={pair: at for at, bag in reversed(list(enumerate(bags))) for pair in bag.pairs},
            published=page.published,
        )


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _hour(published: str | None) -> float | None:
    """Hours on the page's own clock; zones are left aside, as half of all pages give none."""
    try:
        return (
            datetime.fromisoformat((published or "")[:16]).replace(tzinfo=UTC).timestamp() / 3600
            if len(published or "") >= 16
            else None
        )
    except ValueError:
        return None


def _hours_apart(left: Fingerprint, right: Fingerprint) -> float:
    """Between two publications; by days where a page gives no hour, and 0 where one gives no day."""
    if left.hour is not None and right.hour is not None:
        return abs(left.hour - right.hour)
    if left.day is not None and right.day is not None:
        return abs((left.day - right.day).days) * 24.0
    return 0.0


def compare_texts(left: Fingerprint, right: Fingerprint) -> Judgement:
    """Whether two pages carry one text, and why."""
    one, other = sorted((left, right), key=lambda page: page.id)
    verdict, why, score = _judge(one, other)
    return Judgement(
        left=one.id, right=other.id, verdict="same" if verdict else "different", by="machine", why=why, score=score
    )


def is_copy(left: Fingerprint, right: Fingerprint) -> bool:
    """Whether two pages carry one text."""
    return may_share(left, right) and _judge(*sorted((left, right), key=lambda page: page.id))[0]


def may_share(left: Fingerprint, right: Fingerprint) -> bool:
    """Whether it is worth comparing sentence by sentence: a text that holds two fifths of another's sentences holds as
    many of its words, and of its pairs of neighbours.
    """
    shorter, longer = _by_length(left, right)
    if left.language != right.language or len(left.stems & right.stems) < _SHARED * len(shorter.stems) * 0.75:
        return False
    where = longer.where
    needed = _SHARED * sum(len(bag.pairs) for bag in shorter.bags)
    left_over = needed / _SHARED - needed  # what may stand nowhere
    for bag in shorter.bags:
        if sum(map(where.__contains__, bag.pairs)) < _SENTENCE * len(bag.pairs):
            left_over -= len(bag.pairs)
            if left_over < -1e-6:
                return False
    return True


def _by_length(left: Fingerprint, right: Fingerprint) -> tuple[Fingerprint, Fingerprint]:
    return (left, right) if (len(left.stems), left.id) <= (len(right.stems), right.id) else (right, left)


def day_of(page: Fingerprint) -> int:
    """The day that a page's bands are kept under."""
    return page.day.toordinal() if page.day else NO_DAY


def bands_of(page: Fingerprint) -> list[int]:
    """What two pages have to share one of to be worth comparing: numbers of 64 bits, made from the hashes of the first
    sentences, and of all of a short text, as its sentences may be split otherwise.
    """
    bags = [bag.stems for bag in page.bags[:_SENTENCES]]
    if 0 < len(bags) < _FEW:
        bags.append(frozenset().union(*bags))
    found: set[int] = set()
    for stems in bags:
        hashed = RMinHash(_PERMUTATIONS, _SEED)
        hashed.update(sorted(stems))
        packed = struct.pack(f"<{_PERMUTATIONS}I", *hashed.digest())
        for band in range(_BANDS):
            rows = packed[band * _ROWS * 4 : (band + 1) * _ROWS * 4]
            found.add(int.from_bytes(blake2b(rows, digest_size=8, salt=bytes((band,))).digest(), "little", signed=True))
    return sorted(found)


def _judge(left: Fingerprint, right: Fingerprint) -> tuple[bool, tuple[str, ...], float]:
    if left.language != right.language:
        return False, ("two languages",), 0.0
    shorter, longer = _by_length(left, right)
    if len(shorter.stems) < _LEAST_STEMS:
        return False, ("too short to tell",), 0.0
    shared, exact, clashes, alone = _containment(shorter.bags, longer)
    why = [f"{shared:.0%} of {shorter.id} stands in {longer.id}"]
    why += [f"figures differ in {clashes} sentence" + "s" * (clashes > 1)] if clashes else []
    apart = _hours_apart(left, right)
    if apart > _HOURS:
        why.append(f"{apart:.0f} hours apart")
        long = len(shorter.bags) >= _LATE_SENTENCES
        return long and exact >= _VERBATIM and apart <= _LATE_DAYS * 24, tuple(why), shared
    if left.agency and right.agency:
        why.append("one agency" if left.agency == right.agency else "two agencies")
    enough = alone >= (_ALONE if len(shorter.bags) > 1 else _ONLY)
    if shared >= _SHARED and not enough:
        why.append(f"{alone:.0%} of the only sentence that they share")
    return shared >= _SHARED and enough, tuple(why), shared


def _containment(shorter: Sequence[Bag], longer: Fingerprint) -> tuple[float, float, int, float]:
    """The share of the shorter text that stands in the longer, the share that does nearly word for word, how many of
    its sentences would if their figures agreed; and how much of a sentence stands there that alone does, or 1.
    """
    total = shared = exact = clashes = 0.0
    fits: list[float] = []
    for bag in shorter:
        size = len(bag.pairs)
        fit, clash = _best(bag, longer)
        total += size
        fits += [fit] if fit >= _SENTENCE else []
        shared += size * (fit >= _SENTENCE)
        exact += size * (fit >= _VERBATIM)
        clashes += clash
    return shared / total, exact / total, int(clashes), fits[0] if len(fits) == 1 else 1.0


def _best(bag: Bag, page: Fingerprint) -> tuple[float, bool]:
    """How well a sentence fits a sentence of a page, or two neighbours, as a sentence may have been split; and whether
    it would fit if the figures agreed.
    """
    where, others = page.where, page.bags
    least = _SENTENCE * len(bag.pairs)
    if sum(map(where.__contains__, bag.pairs)) < least:  # most sentences of most pages that are met
        return 0.0, False
    hits = Counter(where[pair] for pair in bag.pairs if pair in where)
    best, clash = 0.0, False
    for at, count in hits.items():
        figures = others[at].figures
        if len(bag.pairs) > len(others[at].pairs) and at + 1 in hits:
            count, figures = count + hits[at + 1], figures | others[at + 1].figures
        if count < least:
            continue
        if _disagree(bag.figures, figures):
            clash = True
        else:
            best = max(best, count / len(bag.pairs))
    return best, clash and best == 0.0


def _disagree(left: frozenset[str], right: frozenset[str]) -> bool:
    """Both give figures, and each one that the other lacks."""
    return bool(left - right) and bool(right - left)


def carries(page: Fingerprint, words: Sequence[Bag]) -> bool:
    """Whether a copy holds the words of a report: all its sentences, with the same figures."""
    return bool(words) and all(_best(bag, page)[0] > 0 for bag in words)


class CopyIndex:
    """The pages met so far, and which of them carry one text. Pages may come in any order."""

    def __init__(self) -> None:
        self.pages: dict[str, Fingerprint] = {}
        self.same = Components()
        self._bands: dict[int, dict[int, list[str]]] = defaultdict(dict)  # by stretches of days

    def add(self, page: PageText) -> None:
        """Take in a page. One that is known already changes nothing."""
        if page.id not in self.pages:
            self.add_made(Fingerprint.of(page))

    def add_made(self, mine: Fingerprint) -> None:
        """Take in a page whose fingerprint has been made."""
        if mine.id in self.pages:
            return
        self.same.add(mine.id)
        bands = bands_of(mine)
        for other in sorted(self._met(mine, bands)):
            # Who is in the group already need not be asked: one bond or ten, the group is the same.
            if self.same.root(other) != self.same.root(mine.id) and is_copy(mine, self.pages[other]):
                self.same.join(mine.id, other)
        kept = self._bands[day_of(mine) // REACH_DAYS]
        for band in bands:
            kept.setdefault(band, []).append(mine.id)
        self.pages[mine.id] = mine

    def _met(self, mine: Fingerprint, bands: Sequence[int]) -> set[str]:
        """The pages that share a band; a page without a day may be a copy of any."""
        day = day_of(mine) // REACH_DAYS
        near = (NO_DAY, day - 1, day, day + 1) if mine.day else tuple(self._bands)
        kept = [self._bands[each] for each in near if each in self._bands]
        return {other for own in kept for band in bands if band in own for other in own[band]}

    def group_of(self, page: str) -> str | None:
        """The name of the group a page is in: the smallest id in it. None for a page that stands alone."""
        members = self.same.members(page)
        return min(members) if len(members) > 1 else None

    def members(self, page: str) -> list[str]:
        """The pages that carry one text with this one, itself among them; sorted."""
        return sorted(self.same.members(page))

    def groups(self) -> list[tuple[str, ...]]:
        """All groups of two and more, sorted."""
        return sorted(tuple(sorted(group)) for group in self.same.groups() if len(group) > 1)
