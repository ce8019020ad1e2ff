"""Merging what waits to be merged."""

from sqlalchemy import Connection, delete, insert, select

from dragoman.merge import Merger
from dragoman.merge.judge import pair
from dragoman.record.merged.rows import rows_of_event
from dragoman.record.open import transaction
from dragoman.record.schema import MERGED, merge_waiting, merged, merged_pairs, merged_parties, merged_reports, merged_tags, reports, text_pages
from dragoman.record.tellings import stored_pages, agreements_told
from dragoman.merge.ledger import make_ledger
from dragoman.record.merged.ledger import rows_of_paper
from dragoman.record.merged.told import report_to_json
from dragoman.record.schema import papers, paper_tags


def merge_all(conn: Connection) -> None:
    told = list(stored_pages(conn))
    joined = {pair(*both): "same" for each in told for both in each.joined}
    merger = Merger(joined)
    for each in told:
        merger.add(each.text, each.reports, each.denied)
    for table in MERGED:
        conn.execute(delete(table))
    pages = [
        {
            "number": n, "page": each.text.id, "reading": each.reading, "name": each.name, "source": each.text.source,
            "language": each.text.language, "published": each.text.published, "agency": each.text.agency, "digest": "",
            "text": merger.copies.group_of(each.text.id) or each.text.id,
        }
        for n, each in enumerate(told, start=1)
    ]
    if pages:
        conn.execute(insert(text_pages), pages)
    n = 0
    lang = {each.text.id: each.text.language for each in told}
    for number, event in enumerate(merger.events(), start=1):
        rows = rows_of_event(event, number)
        for table in (merged, merged_reports, merged_parties, merged_tags, merged_pairs):
            if rows[table.name]:
                conn.execute(insert(table), rows[table.name])
        for report in event.reports:
            if report.lent_by is None:
                n += 1
                conn.execute(insert(reports), {"number": n, "id": report.id, "page": report.page, "pile": 0, "event": number, "told": report_to_json(report, lang[report.page])})
    agreements = [each for page in told for each in agreements_told(conn, [page.text.id])]
    for number, entry in enumerate(make_ledger(agreements, ()), start=1):
        row, tags = rows_of_paper(entry, number, f"{number:012}")
        conn.execute(insert(papers), row)
        if tags:
            conn.execute(insert(paper_tags), tags)


def merge_what_waits(conn: Connection) -> int:
    """Merge the pages that wait; how many there were."""
    with transaction(conn):
        count = len(conn.execute(select(merge_waiting)).all())
        if count:
            merge_all(conn)
    return count
