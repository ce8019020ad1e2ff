"""One event, taken apart: each value with the words it was read from, where they stand, and the rule that decided.
docs/output.md says in words what the rules mean.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.table import Table
from rich.text import Text

from dragoman.cli.events import WEAK, act_name, is_weak, party_name, whose_word
from dragoman.cli.show import one_line, show, visible
from dragoman.record import Naming, Origin, Said, Words

_AROUND_CHARS = 60  # of the article, on each side of the words
_SENTENCE_END = re.compile(r"[.!?…][\"”’»')\]]*\s|\n")
# Mentions that name nobody: whom they were taken for has to be said.
_POINTING = ("pair", "chain.pair", "chain.role", "chain.relation")
_PARTS = {"actor": ("actor", "actors"), "recipient": ("recipient", "recipients"),
          "asserted_by": ("asserted by", "asserted_by")}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A field of the event as `explain` shows it. `note` says what the words and the rule leave open."""

    field: str
    value: str
    words: tuple[Words, ...] = ()
    rule: str | None = None
    note: str | None = None


def print_explanation(origin: Origin) -> None:
    """The whole chain: event, its fields, their words, the page."""
    view = origin.view
    table = Table.grid(padding=(0, 1))
    table.add_column(width=12, style="cyan")
    table.add_column(overflow="fold")
    table.add_row("event", Text(view.id).append("  ").append_text(act_name(view)))
    codes = "/".join(part for part in (view.type, view.mode) if part)
    table.add_row("codes", f"PLOVER {codes}, CAMEO {view.cameo}")
    weak = f", weak: below {WEAK:.2f}, shown with a question mark" if is_weak(view) else ""
    table.add_row("confidence", f"{view.confidence:.2f}{weak}")
    told = ", ".join(one_line(part) for part in (view.title, view.outlet, view.agency, view.published) if part)
    table.add_row("article", told or "without a title")
    table.add_row("page", one_line(view.source))
    table.add_row("sha256", view.page)
    table.add_row("read by", f"dragoman {visible(origin.reader)}, page decoded as {origin.encoding}")
    if view.state != "shown":
        table.add_row("state", view.state + (f" into {view.merged_into}" if view.merged_into else ""))
    for fact in _facts(origin):
        table.add_row()
        table.add_row(fact.field, _explained(fact, origin.body))
    for said in origin.said:
        table.add_row()
        table.add_row(f"{said.kind} {said.seq}", _said(said))
    show(table)


def _said(said: Said) -> Text:
    """What a person said of the event: what, why, who and when, and what stood there before."""
    lines = [Text(one_line(said.why), style="bold")]
    if said.kind == "set":
        for field, value in said.value.items():
            lines.append(Text(f"{field}: {_plain(said.before[field])} → {_plain(value)}"))
    state = "" if said.state == "attached" else f", {said.state}"
    lines.append(Text(f"{one_line(said.by)}, {said.at[:16]}{state}", style="dim"))
    return Text("\n").join(lines)


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(one_line(party["name"]) for party in value) or "nobody"
    return "none" if value is None else one_line(str(value))


def _facts(origin: Origin) -> Iterator[Fact]:
    view, rules = origin.view, origin.rules
    trigger = tuple(words for words in origin.words if words.field == "trigger")
    yield Fact(field="act", value=view.act, words=trigger, rule=rules.get("act"))
    yield from (_party(naming, origin) for naming in origin.namings)
    if not view.asserted_by:
        reporter = next((line.plain for line in whose_word(view)), "the page names no outlet and no agency")
        yield Fact(field="asserted by", value="nobody", rule=rules.get("asserted_by"), note=reporter)
    note = "read from the form of the act's words"
    yield Fact(field="status", value=view.status, rule=rules.get("status"), note=note)
    if view.background:
        yield Fact(field="background", value="true", rule=rules.get("background"), note="told as history")
    yield _setting("date", view.date, origin)
    yield _setting("place", view.place, origin)
    yield Fact(field="evidence", value=_count(len(view.evidence), "stretch", "stretches"), words=view.evidence)


def _party(naming: Naming, origin: Origin) -> Fact:
    field, of_rules = _PARTS[naming.role]
    shown = _closest(naming.names, origin)
    note = None if naming.names else "nobody is named"
    for words in shown:
        others = naming.also[naming.names.index(words)]
        if others or (words.rule or "").removesuffix("+list") in _POINTING:
            note = f"“{one_line(words.words)}” was taken for {one_line(' and '.join((naming.party.name, *others)))}"
    rule = origin.rules.get(of_rules)
    return Fact(field=field, value=party_name(naming.party), words=shown, rule=rule, note=note)


def _setting(field: str, value: str | None, origin: Origin) -> Fact:
    """The day or the place, and where it comes from when not from the act's own sentence."""
    words = tuple(words for words in origin.words if words.field == field)
    rule = origin.rules.get(field) or (words[0].rule if words else None)
    note = None
    if not words:
        stands_in = rule == "published" and value is not None
        note = "the day of publication: the page gives no day for it" if stands_in else "no words of the page give it"
    elif _is_elsewhere(words[0], origin):
        note = _taken_over(words[0], origin)
    rule = None if rule == "none" else rule
    return Fact(field=field, value=one_line(value) if value else "none", words=words, rule=rule, note=note)


def _is_elsewhere(words: Words, origin: Origin) -> bool:
    """Whether the words stand in no sentence that tells the act."""
    return not any(_same_sentence(words, told, origin.body) for told in (origin.view.trigger, *origin.view.evidence))


def _same_sentence(one: Words, other: Words, body: str) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return not _SENTENCE_END.search(body, min(one.end, other.end), max(one.start, other.start))


def _taken_over(words: Words, origin: Origin) -> str:
    tellers = [
        teller
        for teller in origin.tellers
        if (teller.field, teller.start) == (words.field, words.start)
        and _same_sentence(words, teller.trigger, origin.body)
    ]
    if not tellers:
        return "taken over from another sentence"
    return f"taken over from the {tellers[0].act.replace('_', ' ')} {tellers[0].id}, told in another sentence"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many} of the body"


def _closest(mentions: Sequence[Words], origin: Origin) -> tuple[Words, ...]:
    """The mention among the event's own words, or in their sentence, or else the nearest to what carries the act."""
    evidence, trigger = origin.view.evidence[0], origin.view.trigger

    def distance(mention: Words) -> tuple[bool, bool, int]:
        inside = evidence.page_start <= mention.page_start < evidence.page_end
        beside = _same_sentence(mention, trigger, origin.body)
        return not inside, not beside, abs(mention.page_start - trigger.page_start)

    return tuple(sorted(mentions, key=distance)[:1])


def _explained(fact: Fact, body: str) -> Text:
    lines = [Text(visible(fact.value), style="bold")]
    for words in fact.words:
        lines += [_in_context(words, body), Text(_where(words), style="dim")]
    if fact.note:
        lines.append(Text(fact.note, style="italic"))
    named_by = next((words.rule for words in fact.words if words.rule), None)
    rules = [rule for rule in dict.fromkeys((named_by, fact.rule)) if rule]
    if rules:
        lines.append(Text(f"rule {visible(', then '.join(rules))}", style="dim"))
    return Text("\n").join(lines)


def _where(words: Words) -> str:
    places = [("body", words.start, words.end), ("page", words.page_start, words.page_end)]
    places.append(("bytes", words.byte_start, words.byte_end))
    return ", ".join(f"{name} {start}–{end}" for name, start, end in places if start is not None)


def _in_context(words: Words, body: str) -> Text:
    """The words as the article has them, marked, with a little of the paragraph around them."""
    start, end = words.start, words.end
    if start is None or end is None:
        return Text(f"»{visible(words.words)}«")
    first = max(body.rfind("\n", 0, start) + 1, start - _AROUND_CHARS)
    last = body.find("\n", end)
    last = min(len(body) if last < 0 else last, end + _AROUND_CHARS)
    text = Text("…" if first and body[first - 1] != "\n" else "", style="dim")
    text.append(_on_one_line(body[first:start]))
    text.append(f"»{_on_one_line(body[start:end])}«", style="not dim bold reverse")
    text.append(_on_one_line(body[end:last]))
    return text.append("…" if last < len(body) and body[last] != "\n" else "")


def _on_one_line(text: str) -> str:
    return visible(re.sub(r"\s", " ", text))
