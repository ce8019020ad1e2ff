"""Pages of the record, read again by this version: from their kept bytes, in children that can be killed."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from dragoman import __version__
from dragoman.cli.main import Stopped
from dragoman.cli.reading import load_reader, read_guarded
from dragoman.cli.show import complain
from dragoman.errors import RecordError
from dragoman.model import Page, Reading, Rejected
from dragoman.record import Writer, add_reject, has_record, place_name
from dragoman.record.again import page_of, pages_to_read
from dragoman.text.counted import counted
from dragoman.text.harmless import one_line

_ALONE = 20  # pages; fewer are read in this process, as by `add`
_TIDY_EVERY = 200


def reread_pages(record: str, *, everything: bool) -> int:
    """0, whatever the pages came to: they are in the record, and were read before."""
    name = one_line(place_name(record))
    if not has_record(record):
        raise RecordError(f"{name}: no such record; make one with `dragoman add PATH --record …`")
    said = Counter[str]()
    with Writer(record) as writer:
        wanted = writer.do(lambda conn: pages_to_read(conn, reader=__version__, everything=everything))
        try:
            for number, (page, result) in enumerate(_read(writer, wanted), start=1):
                said[_keep(writer, page, result)] += 1
                if number % _TIDY_EVERY == 0:
                    writer.tidy()
        except KeyboardInterrupt:
            raise Stopped(
                f"stopped; {said['read anew']} of {counted(len(wanted), 'page')} read anew; run again to go on"
            ) from None
    print(f"{name}: {said['read anew']} read anew, {said['not read']} not read")
    return 0


def _read(writer: Writer, wanted: Sequence[str]) -> Iterator[tuple[Page, Reading | Rejected]]:
    pages = (writer.do(lambda conn, sha256=sha256: _page(conn, sha256)) for sha256 in wanted)  # type: ignore[misc]
    if len(wanted) <= _ALONE:
        reader = load_reader() if wanted else None
        for page in pages:
            assert reader is not None
            yield page, read_guarded(reader, page)
        return
    from dragoman.children import read_in_children

    for read, result in read_in_children(pages):
        assert read is not None
        assert result is not None
        yield read, result


def _page(conn: Connection, sha256: str) -> Page:
    page = page_of(conn, sha256)
    conn.rollback()
    return page


def _keep(writer: Writer, page: Page, result: Reading | Rejected) -> str:
    if isinstance(result, Rejected):
        complain(f"{result.source}: {result.detail}")
        writer.do(lambda conn: add_reject(conn, result, reader=__version__, page=page, merge=False))
        return "not read"
    writer.add([(page, result)])
    print(f"read anew  {one_line(page.source)}", flush=True)
    return "read anew"
