"""What the record gives, as JSON data."""

from typing import Any

from dragoman.record import ArticleView, EventView, Origin, Party, Words
from dragoman.record.export import event_to_dict
from dragoman.record.facts import Fact, facts_of

Json = dict[str, Any]


def party(one: Party) -> Json:
    return {"name": one.name, "kind": one.kind, "country": one.country, "office": one.office}


def words(one: Words) -> Json:
    return {
        "start": one.start, "end": one.end, "page_start": one.page_start, "page_end": one.page_end,
        "byte_start": one.byte_start, "byte_end": one.byte_end, "text": one.words,
    }  # fmt: skip


def event_detail(view: EventView, origin: Origin) -> Json:
    return {
        "event": event_to_dict(view),
        "state": view.state,
        "merged_into": view.merged_into,
        "reader": origin.reader,
        "facts": [_fact(fact) for fact in facts_of(origin)],
        "said": [
            {name: getattr(said, name) for name in ("seq", "at", "by", "kind", "value", "before", "why", "state")}
            for said in origin.said
        ],
    }


def _fact(fact: Fact) -> Json:
    return {
        "field": fact.field,
        "value": party(fact.value) if isinstance(fact.value, Party) else fact.value,
        "words": [words(each) for each in fact.words],
        "rules": list(fact.rules),
        "note": fact.note.key if fact.note else None,
        "note_values": {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in (fact.note.values if fact.note else {}).items()
        },
        "read_as": [_fact(each) for each in fact.read_as],
    }


_OF_ARTICLE = (
    "source", "url", "reader", "added", "language", "title", "published", "updated", "outlet", "agency", "author",
    "body", "encoding",
)  # fmt: skip


def article(view: ArticleView) -> Json:
    return {
        "id": view.page,
        **{name: getattr(view, name) for name in _OF_ARTICLE},
        "flags": list(view.flags),
        "actors": [
            {"party": party(each.party), "side": each.side, "words": [words(one) for one in each.words]}
            for each in view.actors
        ],
        "statements": [
            {"speaker": party(each.speaker), "kind": each.kind, "words": words(each.words)} for each in view.speeches
        ],
        "agreements": [
            {
                "title": each.title, "kind": each.kind, "parties": [party(one) for one in each.parties],
                "signed": each.signed, "period": each.period, "subject": each.subject,
            }
            for each in view.papers
        ],
        "events": [event_to_dict(each) for each in view.events if each.state == "shown"],
    }  # fmt: skip
