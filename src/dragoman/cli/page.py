"""What one page tells, for a person: its head, its events, who said what, what was agreed."""

from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from dragoman.cli.events import print_events
from dragoman.cli.show import show
from dragoman.model import Page, Reading
from dragoman.record import views_of
from dragoman.text.harmless import one_line

_QUOTE_CHARS = 200
UNDATED = "undated"  # a flag of pipeline.py, which takes a moment to load
_NO_DAY = (
    'The page gives no day of publication: what is told as "yesterday" has no date. --published 2025-07-11 stands in.'
)


def print_reading(page: Page, reading: Reading) -> None:
    """Print one reading."""
    article = reading.article
    show(Rule(Text(one_line(page.source), style="bold"), align="left", style="dim"))
    show(Text(one_line(article.title.value) if article.title else "without a title", style="bold"))
    facts = (article.outlet, article.agency, article.published)
    known = [one_line(fact.value) for fact in facts if fact]
    show(Text(", ".join([*known, f"language {article.language}", *map(one_line, article.flags)]), style="dim"))
    show()
    if UNDATED in article.flags:
        show(Text(_NO_DAY, style="yellow"))
        show()
    if reading.events:
        print_events(views_of(page, reading), with_source=False)
    else:
        show(Text("No events between sides of different states.\n", style="dim"))
    _print_statements(reading)
    _print_agreements(reading)


def _print_statements(reading: Reading) -> None:
    for stmt in reading.statements:
        speaker = reading.actor(stmt.speaker)
        name = one_line(speaker.name) if speaker else "an unnamed source"
        words = one_line(stmt.text)
        words = words if len(words) <= _QUOTE_CHARS else words[:_QUOTE_CHARS] + "…"
        line = Text(f"{name}: ").append(f"“{words}”" if stmt.kind == "direct" else words, style="italic")
        show(Padding(line, (0, 0, 0, 2), expand=False))
    if reading.statements:
        show()


def _print_agreements(reading: Reading) -> None:
    for agreement in reading.agreements:
        parties = " – ".join(actor.name if (actor := reading.actor(ref)) else ref for ref in agreement.parties)
        dates = [f"signed {agreement.signed}" if agreement.signed else "", agreement.period or ""]
        line = f"{agreement.kind}: {agreement.title} ({', '.join(part for part in (parties, *dates) if part)})"
        show(Padding(Text(one_line(line), style="cyan"), (0, 0, 0, 2), expand=False))
    if reading.agreements:
        show()
