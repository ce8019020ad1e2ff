"""What is read on one page of a text is told by every page that carries the text.

A reader that stumbles over a lost dot or a rare synonym misses an event on one copy and finds it on the next. A copy
that holds the words of a report tells of its event, unless it was read otherwise there by more pages of the group.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.merge.copies import CopyIndex, Fingerprint, carries
from dragoman.merge.kinds import load_kinds
from dragoman.merge.words import bags_of
from dragoman.model import Report

# On how many copies a report has to be read before it stands against another reading of the same words.
_AGAINST_ANOTHER = 2


def with_lent(reports: Sequence[Report], copies: CopyIndex, own: Mapping[str, Sequence[Report]]) -> list[Report]:
    """The reports of one event, and one for each copy that carries the words of one of them.

    own  page -> everything that was read on it
    """
    told = {report.page for report in reports}
    lenders: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        group = copies.group_of(report.page)
        if group is not None:
            lenders[group].append(report)
    lent = (each for group in sorted(lenders) for each in _lent(lenders[group], told, copies, own))
    return [*reports, *lent]


def _lent(
    lenders: Sequence[Report], told: set[str], copies: CopyIndex, own: Mapping[str, Sequence[Report]]
) -> Iterator[Report]:
    alike = len({report.page for report in lenders})
    for name in copies.members(lenders[0].page):
        page = copies.pages[name]
        if name in told or (alike < _AGAINST_ANOTHER and _is_read_otherwise(lenders[0], own.get(name, ()))):
            continue
        found = next((report for report in _sorted(lenders) if _holds(page, report)), None)
        if found is not None:
            yield replace(found, id=f"{found.id}@{name}", page=name, published=page.published, lent_by=found.page)


def _is_read_otherwise(lender: Report, own: Iterable[Report]) -> bool:
    kinds = load_kinds()
    return any(kinds[report.act].kin == kinds[lender.act].kin for report in own)


def _holds(page: Fingerprint, report: Report) -> bool:
    return carries(page, bags_of(report.words, page.language))


def _sorted(reports: Iterable[Report]) -> list[Report]:
    return sorted(reports, key=lambda report: (-report.confidence, report.id))
