"""Which pages carry one text, kept in tables. A page that comes or goes touches its own group and those it joins."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from dragoman.merge import CopyIndex, Fingerprint
from dragoman.merge.copies import NO_DAY, REACH_DAYS, bands_of, day_of, is_copy
from dragoman.merge.joining import Components
from dragoman.model import PageText
from dragoman.record.insert import insert_rows, last_number
from dragoman.record.merged.kept import Kept
from dragoman.record.merged.looking import look_up
from dragoman.record.schema import readings, text_bands, text_pages
from dragoman.record.seals import canonical, digest_of
from dragoman.record.tellings import PageTold

_KEPT = 3_000  # fingerprints, of some 25 kB
_EVER = 10**7
Banded = tuple[Fingerprint, Sequence[int]]
# Days that are kept together. As many as a page asks for on either side, so that it asks in two blocks.
_BLOCK_DAYS = 2 * REACH_DAYS


@dataclass(slots=True, kw_only=True)
class TextPage:
    """A row of `text_pages`, as far as grouping is concerned."""

    number: int
    page: str
    source: str
    text: str
    reading: int
    digest: str


class Texts:
    """The pages of a record by their texts. For one transaction after another of one writer."""

    def __init__(self) -> None:
        self._prints: Kept[tuple[str, str], Fingerprint] = Kept(_KEPT)

    def update(self, conn: Connection, told: Mapping[str, PageTold], asked: Sequence[str]) -> set[str]:
        """Bring what is kept of some pages up to date. The pages whose group, or what counts of them, has changed;
        those that are no longer there are not among them.
        """
        old = text_rows(conn, text_pages.c.page.in_(asked))
        digests = {page: text_digest(each.text) for page, each in told.items()}
        gone = [row for page, row in old.items() if page not in told or row.digest != digests[page]]
        fresh = [page for page in sorted(told) if page not in old or old[page].digest != digests[page]]
        self._refresh(conn, [(old[page], told[page]) for page in told if page in old and page not in fresh])
        touched = self._remove(conn, gone)
        touched |= self._add(conn, {page: told[page] for page in fresh}, digests)
        return touched - {row.page for row in gone if row.page not in told}

    def _refresh(self, conn: Connection, same: Iterable[tuple[TextPage, PageTold]]) -> None:
        """A page that was read again, and whose text is what it was."""
        for row, told in same:
            if row.reading != told.reading:
                own = update(text_pages).where(text_pages.c.number == row.number)
                conn.execute(own.values(reading=told.reading, name=told.name))

    # -- coming and going

    def _remove(self, conn: Connection, gone: Sequence[TextPage]) -> set[str]:
        if not gone:
            return set()
        prints = self.prints(conn, gone)
        days = {row.page: day_of(prints[row.page]) for row in gone}
        bands = [
            {"k": block_of(days[row.page]), "b": band, "d": days[row.page], "p": row.number}
            for row in gone
            for band in bands_of(prints[row.page])
        ]
        if bands:
            own = (text_bands.c.block == bindparam("k"), text_bands.c.band == bindparam("b"))
            page = (text_bands.c.day == bindparam("d"), text_bands.c.page == bindparam("p"))
            conn.execute(delete(text_bands).where(*own, *page), bands)
        conn.execute(delete(text_pages).where(text_pages.c.number.in_([row.number for row in gone])))
        touched: set[str] = set()
        for text in sorted({row.text for row in gone}):
            touched |= self._regroup(conn, text)
        return touched

    def _regroup(self, conn: Connection, text: str) -> set[str]:
        """What is left of a group, grouped anew: the page that held it together may be the one that is gone."""
        left = text_rows(conn, text_pages.c.text == text)
        index = CopyIndex()
        for made in self.prints(conn, left.values()).values():
            index.add_made(made)
        for page in left:
            _name_group(conn, [page], index.group_of(page) or page)
        return set(left)

    def _add(self, conn: Connection, fresh: Mapping[str, PageTold], digests: Mapping[str, str]) -> set[str]:
        if not fresh:
            return set()
        number = last_number(conn, text_pages.c.number)
        numbers = {page: number + n for n, page in enumerate(fresh, start=1)}
        insert_rows(conn, text_pages, [row_of_page(numbers[page], each, page) for page, each in fresh.items()])
        made_of: dict[int, Banded] = {}
        kept: list[dict[str, int]] = []
        for page, each in fresh.items():
            made = Fingerprint.of(each.text)
            self._prints.put((page, digests[page]), made)
            bands = bands_of(made)
            made_of[numbers[page]] = (made, bands)
            day = day_of(made)
            kept += [{"block": block_of(day), "band": band, "day": day, "page": numbers[page]} for band in bands]
        insert_rows(conn, text_bands, kept)
        asked = list(bands_asked(conn, made_of))
        met = look_up(conn, "bands", asked)
        return self._join(conn, numbers, met)

    def _join(self, conn: Connection, numbers: Mapping[str, int], met: Mapping[int, set[int]]) -> set[str]:
        """Put new pages to the groups of those they are copies of."""
        pages = numbered(conn, {*numbers.values(), *(other for own in met.values() for other in own)})
        prints = self.prints(conn, pages.values())
        groups = Components()
        for row in pages.values():
            groups.add(row.text)
        for number in numbers.values():
            row = pages[number]
            for other in (pages[each] for each in sorted(met.get(number, ()))):
                # Who is in the group already need not be asked: one bond or ten, the group is the same.
                if groups.root(row.text) != groups.root(other.text) and is_copy(prints[row.page], prints[other.page]):
                    groups.join(row.text, other.text)
        return set(numbers) | _join_groups(conn, [sorted(texts) for texts in groups.groups() if len(texts) > 1])

    # -- asking

    def prints(self, conn: Connection, some: Iterable[TextPage]) -> dict[str, Fingerprint]:
        """The fingerprints of pages that are kept, by their names."""

        def load(missing: list[tuple[str, str]]) -> dict[tuple[str, str], Fingerprint]:
            texts = stored_texts(conn, [page for page, _ in missing])
            return {(page, digest): Fingerprint.of(texts[page]) for page, digest in missing}

        found = self._prints.get([(row.page, row.digest) for row in some], load)
        return {page: made for (page, _), made in found.items()}


def block_of(day: int) -> int:
    """The block of days that a day's bands are kept in."""
    return day // _BLOCK_DAYS


def bands_asked(conn: Connection, pages: Mapping[int, Banded]) -> Iterator[tuple[int, int, int, int, int]]:
    """What pages ask of `text_bands`: pages of about their day, and those without a day; one without may copy any."""
    blocks: list[int] = []
    if any(made.day is None for made, _ in pages.values()):
        blocks = list(conn.execute(select(text_bands.c.block).distinct()).scalars())
    undated = select(text_bands.c.page).where(text_bands.c.block == NO_DAY).limit(1)
    some_have_no_day = conn.execute(undated).first() is not None
    for number, (made, bands) in pages.items():
        day = day_of(made)
        low, high = (day - REACH_DAYS, day + REACH_DAYS) if made.day else (NO_DAY, _EVER)
        own = sorted({block_of(low), block_of(high)}) if made.day else blocks
        for band in bands:
            yield from ((number, block, band, low, high) for block in own)
            if made.day and some_have_no_day:
                yield number, NO_DAY, band, NO_DAY, NO_DAY


def text_digest(text: PageText) -> str:
    return digest_of(canonical([text.source, text.language, text.published, text.agency, text.body]))[:24]


def row_of_page(number: int, told: PageTold, group: str) -> dict[str, Any]:
    """The row of `text_pages` of a page that is in a group."""
    text = told.text
    return {
        "number": number, "page": text.id, "reading": told.reading, "name": told.name, "source": text.source,
        "language": text.language, "published": text.published, "agency": text.agency, "digest": text_digest(text),
        "text": group,
    }  # fmt: skip


def text_rows(conn: Connection, which: Any) -> dict[str, TextPage]:
    names = TextPage.__dataclass_fields__
    rows = conn.execute(select(*(text_pages.c[name] for name in names)).where(which).order_by(text_pages.c.page))
    return {row["page"]: TextPage(**row) for row in rows.mappings()}


def numbered(conn: Connection, numbers: Iterable[int]) -> dict[int, TextPage]:
    return {row.number: row for row in text_rows(conn, text_pages.c.number.in_(sorted(numbers))).values()}


def _join_groups(conn: Connection, joined: Sequence[Sequence[str]]) -> set[str]:
    """Make one group of several, by the smallest of their names, which are their smallest pages; all pages in them."""
    for smallest, *others in joined:
        conn.execute(update(text_pages).where(text_pages.c.text.in_(others)).values(text=smallest))
    names = [texts[0] for texts in joined]
    return set(conn.execute(select(text_pages.c.page).where(text_pages.c.text.in_(names))).scalars())


def _name_group(conn: Connection, pages: Sequence[str], text: str) -> None:
    own = update(text_pages).where(text_pages.c.page.in_(pages), text_pages.c.text != text)
    conn.execute(own.values(text=text))


def stored_texts(conn: Connection, pages: Iterable[str]) -> dict[str, PageText]:
    """The texts of pages that are kept, as they are compared."""
    query = select(text_pages, readings.c.body).join(readings).where(text_pages.c.page.in_(sorted(pages)))
    return {
        row["page"]: PageText(
            id=row["page"], source=row["source"], published=row["published"], language=row["language"],
            body=row["body"], agency=row["agency"],
        )
        for row in conn.execute(query).mappings()
    }  # fmt: skip


class Groups:
    """The groups that some pages are in, as lending and counting ask for them (`merge.lend.Copies`)."""

    def __init__(self, conn: Connection, texts: Texts, some: Iterable[str]) -> None:
        of_pages = select(text_pages.c.text).where(text_pages.c.page.in_(sorted(some)))
        rows = text_rows(conn, text_pages.c.text.in_(of_pages.scalar_subquery()))
        self.rows = rows
        self._members: dict[str, list[str]] = {}
        for page, row in rows.items():
            self._members.setdefault(row.text, []).append(page)
        self.pages = _Prints(conn, texts, rows)

    def group_of(self, page: str) -> str | None:
        text = self.rows[page].text
        return text if len(self._members[text]) > 1 else None

    def members(self, page: str) -> list[str]:
        return self._members[self.rows[page].text]

    def source_of(self, page: str) -> str:
        return self.rows[page].source


class _Prints(Mapping[str, Fingerprint]):
    """Fingerprints by page, made when they are asked for."""

    def __init__(self, conn: Connection, texts: Texts, rows: Mapping[str, TextPage]) -> None:
        self._conn, self._texts, self.rows = conn, texts, rows

    def __getitem__(self, page: str) -> Fingerprint:
        return self._texts.prints(self._conn, [self.rows[page]])[page]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)
