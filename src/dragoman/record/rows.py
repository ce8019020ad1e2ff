"""A page and its reading as rows of the tables. Pure: the same reading gives the same rows."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.merge.sketch import side_of
from dragoman.model import Actor, Article, Event, Page, Reading, Span
from dragoman.model.acts import ACTS
from dragoman.record.days import days_of
from dragoman.record.offsets import ByteOffsets
from dragoman.record.seals import Row, Rows, is_storable, row_seal, storable, storable_name

_FIELDS = ("title", "published", "updated", "outlet", "agency", "author")


def page_row(page: Page) -> Row:
    """What is kept of a page, with its seal."""
    told = {
        "sha256": page.id,
        "source": storable_name(page.source),
        "url": storable(page.url),
        "outlet": storable(page.outlet),
        "published": storable(page.published),
        "captured": storable(page.captured),
        "flags": list(page.flags),
    }
    return {**told, "bytes": page.data, "seal": row_seal(told)}


def reading_row(reading: Reading) -> Row:
    """What a reading says of the article as a whole."""
    article = reading.article
    told = {
        "page": article.id,
        "reader": reading.reader,
        "url": article.url,
        "language": article.language,
        "body": article.body,
        "encoding": article.encoding,
        "flags": list(article.flags),
        **{name: field.value if (field := getattr(article, name)) else None for name in _FIELDS},
    }
    return {name: storable(value) for name, value in told.items()}


def rows_of(page: Page, reading: Reading) -> Rows:
    """The rows a reading writes, without the number the record gives it."""
    sides = {actor.id: side_of(actor) for actor in reading.actors}
    rows: Rows = {
        "readings": [reading_row(reading)],
        "actors": [_actor(actor) for actor in reading.actors],
        "events": [_event(position, event) for position, event in enumerate(reading.events)],
        "event_actors": [
            row for position, event in enumerate(reading.events) for row in _parties(position, event, sides)
        ],
        "statements": [
            {"position": n, "speaker": stmt.speaker, "kind": stmt.kind, "text": stmt.text, "rule": stmt.rule}
            for n, stmt in enumerate(reading.statements)
        ],
        "agreements": [
            {
                "position": n,
                "title": agreement.title,
                "kind": agreement.kind,
                "parties": list(agreement.parties),
                "signed": agreement.signed,
                "period": agreement.period,
                "subject": agreement.subject,
                "rule": agreement.rule,
            }
            for n, agreement in enumerate(reading.agreements)
        ],
        "evidence": _evidence(page, reading),
    }
    if is_storable("\n".join(_texts(reading))):
        return rows
    return {
        table: [{name: storable(value) for name, value in row.items()} for row in own] for table, own in rows.items()
    }


def _texts(reading: Reading) -> Iterator[str]:
    """Everything in a reading that is not ours: looked at as one, because it is sound in all but a few pages."""
    article = reading.article
    yield from (article.page_text, article.body, article.url or "", article.language, article.encoding, *article.flags)
    yield from (field.value for name in _FIELDS if (field := getattr(article, name)))
    yield from (text for actor in reading.actors for text in (actor.id, actor.name, actor.office or ""))
    yield from (event.place.name for event in reading.events if event.place)
    yield from (f"{agreement.title} {agreement.subject}" for agreement in reading.agreements)


def _actor(actor: Actor) -> Row:
    return {
        "id": actor.id,
        "kind": actor.kind,
        "name": actor.name,
        "country": actor.country,
        "office": actor.office,
        "side": side_of(actor),
        "rule": actor.rule,
    }


def _event(position: int, event: Event) -> Row:
    act = ACTS[event.act]
    first_day, last_day = _days(event)
    return {
        "position": position,
        "id": event.id,
        **act.codes(),
        "mutual": act.direction == "mutual",
        "status": event.status,
        "background": event.background,
        "date": event.date.edtf if event.date else None,
        "first_day": first_day,
        "last_day": last_day,
        "place": event.place.name if event.place else None,
        "confidence": round(event.confidence, 4),
        "rules": dict(event.rules),
    }


def _days(event: Event) -> tuple[str | None, str | None]:
    if event.date is None:
        return None, None
    try:
        return days_of(event.date.edtf)
    except ValueError:  # kept as it was read; it only cannot be asked for by time
        return None, None


def _parties(event_position: int, event: Event, sides: Mapping[str, str]) -> list[Row]:
    roles: tuple[tuple[str, Sequence[str]], ...] = (
        ("actor", event.actors),
        ("recipient", event.recipients),
        ("asserted_by", event.asserted_by),
    )
    return [
        {"event": event_position, "role": role, "position": n, "actor": ref, "side": sides.get(ref)}
        for role, refs in roles
        for n, ref in enumerate(refs)
    ]


def _evidence(page: Page, reading: Reading) -> list[Row]:
    article = reading.article
    words = _Words(article, ByteOffsets(page.data, article.page_text, article.encoding))
    for name in _FIELDS:
        field = getattr(article, name)
        if field is not None and field.span is not None:
            words.on_page("article", "", name, field.span, field.rule)
    for actor in reading.actors:
        own = [reading.mentions[index] for index in actor.mentions]
        for n, mention in enumerate(own):
            words.in_body("actor", actor.id, "mention", mention.span, rule=mention.rule, position=n)
    for number, event in enumerate(reading.events):
        words.in_body("event", number, "trigger", event.trigger, rule=dict(event.rules).get("act"))
        for n, span in enumerate(event.evidence):
            words.in_body("event", number, "evidence", span, position=n)
        for name, value in (("date", event.date), ("place", event.place)):
            if value is not None and value.span is not None:
                words.in_body("event", number, name, value.span, rule=value.rule)
    for number, stmt in enumerate(reading.statements):
        words.in_body("statement", number, "text", stmt.span, rule=stmt.rule)
        if stmt.verb.start < stmt.verb.end:  # a quotation that stands alone has none
            words.in_body("statement", number, "verb", stmt.verb, rule=stmt.rule)
    for number, agreement in enumerate(reading.agreements):
        words.in_body("agreement", number, "title", agreement.span, rule=agreement.rule)
    return words.rows


class _Words:
    """Collects evidence rows of one article."""

    def __init__(self, article: Article, offsets: ByteOffsets) -> None:
        self.article = article
        self.offsets = offsets
        self.rows: list[Row] = []

    def in_body(
        self, owner: str, owner_key: str | int, field: str, span: Span, *, rule: str | None = None, position: int = 0
    ) -> None:
        on_page = self.article.anchors.back(span)
        self._add(owner, owner_key, field, position, span, on_page, span.of(self.article.body), rule)

    def on_page(self, owner: str, owner_key: str, field: str, span: Span, rule: str) -> None:
        self._add(owner, owner_key, field, 0, None, span, span.of(self.article.page_text), rule)

    def _add(
        self,
        owner: str,
        owner_key: str | int,
        field: str,
        position: int,
        span: Span | None,
        on_page: Span,
        words: str,
        rule: str | None,
    ) -> None:
        in_bytes = self.offsets.of(on_page)
        self.rows.append(
            {
                "owner": owner,
                "owner_key": str(owner_key),
                "field": field,
                "position": position,
                "start": span.start if span else None,
                "end": span.end if span else None,
                "page_start": on_page.start,
                "page_end": on_page.end,
                "byte_start": in_bytes.start if in_bytes else None,
                "byte_end": in_bytes.end if in_bytes else None,
                "words": words,
                "rule": rule,
            }
        )
