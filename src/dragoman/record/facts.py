"""An event taken apart: each value with the words it was read from, the rule that decided, and what the two leave open.
The command line and the explorer show the same; how it is worded is theirs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.event import quantities_of
from dragoman.lang.numbers import load_numbers
from dragoman.model import Span
from dragoman.record.as_read import Setter
from dragoman.record.offsets import ByteOffsets
from dragoman.record.origin import Naming, Origin
from dragoman.record.state import State
from dragoman.record.view import Party, Words

_SENTENCE_END = re.compile(r"[.!?…][\"”’»')\]]*\s|\n")
# Mentions that name nobody: whom they were taken for has to be said.
_POINTING = ("pair", "chain.pair", "chain.role", "chain.relation")
_FIELD_OF = {"actor": "actors", "recipient": "recipients", "asserted_by": "asserted_by"}
FACT_FIELDS = ("act", *_FIELD_OF, "status", "background", "date", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What words and rule leave open, by a key; `values` go into the wording.

    reporter     nobody is named: the outlet or agency `who` reports it
    no_reporter  nobody is named, and the page names no outlet and no agency
    of_form      read from the form of the act's words
    as_history   told as history
    unnamed      nobody is named
    taken_for    `words` was taken for `names`
    stands_in    the day of publication: the page gives no day for it
    no_words     no words of the page give it
    elsewhere    taken over from another sentence
    taken_over   taken over from the `act` with the id `event`, told in another sentence
    stretches    `count` stretches of the body
    set_by       a person set it: `by` whom, with which `correction`
    """

    key: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A field of the event. `value` is None where there is none; `read_as` is what the page was read as, where a person
    set another value.
    """

    field: str
    value: str | Party | None
    words: tuple[Words, ...] = ()
    rules: tuple[str, ...] = ()
    note: Note | None = None
    read_as: "tuple[Fact, ...]" = ()


def facts_of(origin: Origin) -> Iterator[Fact]:
    """Every field of an event, in the order in which people ask."""
    read = list(_facts_as_read(origin))
    setters = origin.setters
    for name in (*FACT_FIELDS, "number", "evidence"):
        own, setter = [fact for fact in read if fact.field == name], setters.get(_FIELD_OF.get(name, name))
        yield from own if setter is None else _set_by(setter, name, own, origin)


def _set_by(setter: Setter, name: str, own: Sequence[Fact], origin: Origin) -> Iterator[Fact]:
    """Facts whose values a person set; they stand on no words of the page but those that a person chose."""
    note = Note(key="set_by", values={"by": setter.by, "correction": setter.seq})
    read_as = tuple(_read_as(name, origin.read, origin)) if origin.read else ()
    words = own[0].words if own and origin.read is None and name == "act" else ()
    if not own and not read_as:
        return
    for fact in own or [_fact(name, "false" if name == "background" else None, (), None)]:
        yield Fact(field=name, value=fact.value, words=words, note=note, read_as=read_as)
        read_as = ()


def _read_as(name: str, read: State, origin: Origin) -> Iterator[Fact]:
    """What the page had been read as in this field."""
    rules = origin.rules
    if name in _FIELD_OF:
        namings = [naming for naming in origin.namings_read if naming.role == name]
        yield from (_party(naming, origin) for naming in namings)
        if not namings:
            yield _fact(name, None, (), None)
    elif name in ("date", "place"):
        yield _setting(name, read.date if name == "date" else read.place, origin)
    elif name == "act":
        yield _fact(name, read.act, _trigger(origin), rules.get(name))
    elif name == "status":
        yield _fact(name, read.status, (), rules.get(name), Note(key="of_form"))
    elif name == "background":
        yield _fact(name, str(read.background).lower(), (), rules.get(name))


def _trigger(origin: Origin) -> tuple[Words, ...]:
    return tuple(words for words in origin.words if words.field == "trigger")


def _facts_as_read(origin: Origin) -> Iterator[Fact]:
    view, rules = origin.view, origin.rules
    yield _fact("act", view.act, _trigger(origin), rules.get("act"))
    yield from (_party(naming, origin) for naming in origin.namings)
    toward = rules.get("recipients") or ""
    if not view.recipients and toward.startswith("toward"):
        yield _fact("recipient", None, (), toward, Note(key="unnamed"))
    if not view.asserted_by:
        reporter = view.agency or view.outlet
        note = Note(key="reporter", values={"who": reporter}) if reporter else Note(key="no_reporter")
        yield _fact("asserted_by", None, (), rules.get("asserted_by"), note)
    yield _fact("status", view.status, (), rules.get("status"), Note(key="of_form"))
    if view.background:
        yield _fact("background", "true", (), rules.get("background"), Note(key="as_history"))
    yield _setting("date", view.date, origin)
    yield _setting("place", view.place, origin)
    yield from _numbers(origin)
    yield _fact("evidence", None, view.evidence, None, Note(key="stretches", values={"count": len(view.evidence)}))


def _fact(
    name: str, value: str | Party | None, words: Sequence[Words], rule: str | None, note: Note | None = None
) -> Fact:
    named_by = next((each.rule for each in words if each.rule), None)
    rules = tuple(each for each in dict.fromkeys((named_by, rule)) if each)
    return Fact(field=name, value=value, words=tuple(words), rules=rules, note=note)


def _party(naming: Naming, origin: Origin) -> Fact:
    shown = _closest(naming.names, origin)
    note = None if naming.names else Note(key="unnamed")
    for words in shown:
        others = naming.also[naming.names.index(words)]
        if others or (words.rule or "").removesuffix("+list") in _POINTING:
            note = Note(key="taken_for", values={"words": words.words, "names": (naming.party.name, *others)})
    return _fact(naming.role, naming.party, shown, origin.rules.get(_FIELD_OF[naming.role]), note)


def _setting(name: str, value: str | None, origin: Origin) -> Fact:
    """The day or the place, and where it comes from when not from the act's own sentence."""
    words = tuple(words for words in origin.words if words.field == name)
    rule = origin.rules.get(name) or (words[0].rule if words else None)
    note = None
    if not words:
        stands_in = rule == "published" and value is not None
        note = Note(key="stands_in" if stands_in else "no_words")
    elif _is_elsewhere(words[0], origin):
        note = _taken_over(words[0], origin)
    return _fact(name, value, words, None if rule == "none" else rule, note)


def _numbers(origin: Origin) -> Iterator[Fact]:
    """What the words of the event count ("10 sivil"), with the words where the evidence holds them."""
    spans = [Span(each.start, each.end) for each in origin.view.evidence if each.start is not None and each.end]
    for quantity in quantities_of(origin.view.act, spans, origin.body, load_numbers(origin.language)):
        words = _part_of_evidence(quantity.span, origin)
        note = None if words else Note(key="elsewhere")
        yield _fact("number", f"{_plain_number(quantity.value)} {quantity.unit}", words, None, note)


def _plain_number(value: float) -> str:
    """ "500,000,000", "2.5"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _part_of_evidence(span: Span, origin: Origin) -> tuple[Words, ...]:
    """Some words of the evidence by themselves; nothing where the page writes them otherwise than the body does."""
    for held in origin.view.evidence:
        if held.start is None or held.end is None or not held.start <= span.start < span.end <= held.end:
            continue
        if held.page_end - held.page_start == held.end - held.start:
            inside = span.shift(-held.start)
            on_page, in_bytes = inside.shift(held.page_start), _bytes_inside(inside, held, origin)
            return (
                Words(
                    field="number", words=span.of(origin.body), start=span.start, end=span.end,
                    page_start=on_page.start, page_end=on_page.end, byte_start=in_bytes and in_bytes.start,
                    byte_end=in_bytes and in_bytes.end, rule=None,
                ),
            )  # fmt: skip
    return ()


def _bytes_inside(inside: Span, held: Words, origin: Origin) -> Span | None:
    if held.byte_start is None:
        return None
    data = origin.page_bytes[held.byte_start : held.byte_end]
    found = ByteOffsets(data, held.words, origin.encoding).of(inside)
    return found and found.shift(held.byte_start)


def _is_elsewhere(words: Words, origin: Origin) -> bool:
    """Whether the words stand in no sentence that tells the act."""
    return not any(same_sentence(words, told, origin.body) for told in (origin.view.trigger, *origin.view.evidence))


def same_sentence(one: Words, other: Words, body: str) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return not _SENTENCE_END.search(body, min(one.end, other.end), max(one.start, other.start))


def _taken_over(words: Words, origin: Origin) -> Note:
    tellers = [
        teller
        for teller in origin.tellers
        if (teller.field, teller.start) == (words.field, words.start)
        and same_sentence(words, teller.trigger, origin.body)
    ]
    if not tellers:
        return Note(key="elsewhere")
    return Note(key="taken_over", values={"act": tellers[0].act, "event": tellers[0].id})


def _closest(mentions: Sequence[Words], origin: Origin) -> tuple[Words, ...]:
    """The mention among the event's own words, or in their sentence, or else the nearest to what carries the act."""
    evidence, trigger = origin.view.evidence[0], origin.view.trigger

    def distance(mention: Words) -> tuple[bool, bool, int]:
        inside = evidence.page_start <= mention.page_start < evidence.page_end
        beside = same_sentence(mention, trigger, origin.body)
        return not inside, not beside, abs(mention.page_start - trigger.page_start)

    return tuple(sorted(mentions, key=distance)[:1])
