"""A reading as plain data: the shape of CODEBOOK.md, with everything needed to check it against the page.

The codebook's own keys keep their names and forms. Beside them stand the spans every value was read from (`start` and
`end` in the body, `page_start` and `page_end` in the decoded page), PLOVER's and CAMEO's codes, and the rules that
decided. `reading.schema.json` says the same to machines. Nothing is decided here.
"""

import json
from importlib.resources import files
from typing import Any

from dragoman.model.actor import Actor, Place, TimeSpan
from dragoman.model.acts import ACTS
from dragoman.model.article import Article, Cut, Field
from dragoman.model.event import Event, Quantity
from dragoman.model.mention import Mention
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.model.statement import Agreement, Statement

# `Any` is honest here: this is JSON, and the schema holds its types.
Json = dict[str, Any]


def reading_to_dict(reading: Reading, *, source: str) -> Json:
    """The reading as JSON data. `source` is the name of the file it came from."""
    article = reading.article
    return {
        "id": article.id,
        "source": source,
        "reader": reading.reader,
        "article": _article(article),
        "actors": [_actor(actor, reading.mentions, article) for actor in reading.actors],
        "events": [_event(event, article) for event in reading.events],
        "statements": [_statement(stmt, article) for stmt in reading.statements],
        "agreements": [_agreement(agreement, article) for agreement in reading.agreements],
    }


def reading_schema() -> Json:
    """The JSON Schema (2020-12) of what `reading_to_dict` gives."""
    schema: Json = json.loads(files("dragoman.model").joinpath("reading.schema.json").read_text(encoding="utf-8"))
    return schema


def span_to_dict(span: Span, article: Article) -> Json:
    """Where some words stand in the body and on the page, and the words themselves."""
    page = article.anchors.back(span)
    return {
        "start": span.start,
        "end": span.end,
        "page_start": page.start,
        "page_end": page.end,
        "text": span.of(article.body),
    }


def _article(article: Article) -> Json:
    fields = {name: getattr(article, name) for name in ("title", "published", "updated", "outlet", "agency", "author")}
    return {
        "url": article.url,
        "language": article.language,
        **{name: field.value if field else None for name, field in fields.items()},
        "body": article.body,
        "encoding": article.encoding,
        "flags": list(article.flags),
        "spans": {name: _field(field, article) for name, field in fields.items() if field},
        "cuts": [_cut(cut) for cut in article.cuts],
    }


def _field(field: Field, article: Article) -> Json:
    span = field.span
    return {
        "page_start": span.start if span else None,
        "page_end": span.end if span else None,
        "text": span.of(article.page_text) if span else None,
        "rule": field.rule,
    }


def _cut(cut: Cut) -> Json:
    return {"page_start": cut.span.start, "page_end": cut.span.end, "reason": cut.reason}


def _actor(actor: Actor, mentions: tuple[Mention, ...], article: Article) -> Json:
    own = [mentions[index] for index in actor.mentions]
    return {
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "country": actor.country,
        "office": actor.office,
        "mentions": [span_to_dict(mention.span, article) | {"rule": mention.rule} for mention in own],
        "rule": actor.rule,
    }


def _quantity(quantity: Quantity, article: Article) -> Json:
    counted = {"value": quantity.value, "unit": quantity.unit, "ordinal": quantity.ordinal}
    return counted | span_to_dict(quantity.span, article)


def _event(event: Event, article: Article) -> Json:
    act = ACTS[event.act]
    return {
        "id": event.id,
        **act.codes(),
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "date": event.date.edtf if event.date else None,
        "place": event.place.name if event.place else None,
        "status": event.status,
        "background": event.background,
        "asserted_by": list(event.asserted_by),
        "evidence": [span.of(article.body) for span in event.evidence],
        "spans": {
            "evidence": [span_to_dict(span, article) for span in event.evidence],
            "trigger": span_to_dict(event.trigger, article),
            "date": _read_from(event.date, article),
            "place": _read_from(event.place, article),
        },
        "quantities": [_quantity(quantity, article) for quantity in event.quantities],
        "confidence": round(event.confidence, 4),
        "rules": dict(event.rules),
    }


def _read_from(value: TimeSpan | Place | None, article: Article) -> Json | None:
    if value is None or value.span is None:
        return None
    return span_to_dict(value.span, article) | {"rule": value.rule}


def _statement(stmt: Statement, article: Article) -> Json:
    return {
        "speaker": stmt.speaker,
        "kind": stmt.kind,
        "text": stmt.text,
        # A quotation that stands alone has no verb; the reader marks its place with an empty span.
        "spans": {
            "text": span_to_dict(stmt.span, article),
            "verb": span_to_dict(stmt.verb, article) if stmt.verb.start < stmt.verb.end else None,
        },
        "rule": stmt.rule,
    }


def _agreement(agreement: Agreement, article: Article) -> Json:
    return {
        "title": agreement.title,
        "kind": agreement.kind,
        "parties": list(agreement.parties),
        "signed": agreement.signed,
        "period": agreement.period,
        "subject": agreement.subject,
        "spans": {"title": span_to_dict(agreement.span, article)},
        "rule": agreement.rule,
    }
