"""What is read on one page of a text is told by every page that carries the text.

A reader that stumbles over a lost dot or a rare synonym misses an event on one copy and finds it on the next. A copy
that holds the words of a report tells of its event, unless it was read otherwise there by more pages of the group.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dragoman.merge.copies import Fingerprint, carries
from dragoman.merge.judge import Said, parted_from
from dragoman.merge.kinds import load_kinds
from dragoman.merge.sketch import side_of
from dragoman.merge.words import Bag, bags_of
from dragoman.model import Report

# On how many copies a report has to be read before it stands against another reading of the same words.
_AGAINST_ANOTHER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Page -> everything that was read on it, and of that what a person said it does not tell."""

    own: Mapping[str, Sequence[Report]]
    denied: Mapping[str, Sequence[Report]]


def with_parted(
    denied: Mapping[str, Sequence[Report]],
    event: Sequence[Report],
    said: Said,
    known: Mapping[str, Report],
) -> Mapping[str, Sequence[Report]]:
    """`denied`, and what people said to be of another event than these reports: its page tells of that other event."""
    parted = parted_from({report.id for report in event}, said, known)
    if not parted:
        return denied
    more: dict[str, list[Report]] = defaultdict(list)
    for page, reports in denied.items():
        more[page] += reports
    for other in sorted(parted):
        more[known[other].page].append(known[other])
    return more


class Copies(Protocol):
    """As much of `CopyIndex` as is asked here."""

    @property
    def pages(self) -> Mapping[str, Fingerprint]: ...
    def group_of(self, page: str) -> str | None: ...
    def members(self, page: str) -> list[str]: ...


def with_lent(reports: Sequence[Report], copies: Copies, read: Read) -> list[Report]:
    """The reports of one event, and one for each copy that carries the words of one of them."""
    told = {report.page for report in reports}
    lenders: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        group = copies.group_of(report.page)
        if group is not None:
            lenders[group].append(report)
    lent = (each for group in sorted(lenders) for each in _lent(lenders[group], told, copies, read))
    return [*reports, *lent]


def _lent(lenders: Sequence[Report], told: set[str], copies: Copies, read: Read) -> Iterator[Report]:
    alike = len({report.page for report in lenders if not report.faint})  # what is faint bears nothing out
    order = _sorted(lenders)
    words: dict[str, Sequence[Bag]] = {}  # of each lender, once: the pages of a group have one language
    for name in copies.members(lenders[0].page):
        if name in told or is_denied(lenders, read.denied.get(name, ())):
            continue
        if alike < _AGAINST_ANOTHER and _is_read_otherwise(order[0], read.own.get(name, ())):
            continue
        page = copies.pages[name]
        found = next((report for report in order if _holds(page, report, words)), None)
        if found is not None:
            yield replace(found, id=f"{found.id}@{name}", page=name, published=page.published, lent_by=found.page)


def is_denied(lenders: Iterable[Report], denied: Sequence[Report]) -> bool:
    """Whether a person said that the page does not tell such an act of these sides."""
    kinds = load_kinds()
    return any(
        kinds[report.act].kin == kinds[lender.act].kin and _sides(report) & _sides(lender)
        for report in denied
        for lender in lenders
    )


def _sides(report: Report) -> set[str]:
    return {side_of(side) for side in (*report.actors, *report.recipients)}


def _is_read_otherwise(lender: Report, own: Iterable[Report]) -> bool:
    kinds = load_kinds()
    return any(kinds[report.act].kin == kinds[lender.act].kin for report in own)


def _holds(page: Fingerprint, report: Report, words: dict[str, Sequence[Bag]]) -> bool:
    if report.id not in words:
        words[report.id] = bags_of(report.words, page.language)
    return carries(page, words[report.id])


def _sorted(reports: Iterable[Report]) -> list[Report]:
    return sorted(reports, key=lambda report: (-report.confidence, report.id))
