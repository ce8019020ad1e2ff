"""Readings built by hand, for the tests of rooms that keep, print or score them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.model import (
    Actor,
    ActorKind,
    Agreement,
    Article,
    Cut,
    Event,
    Faint,
    Field,
    Mention,
    OffsetMap,
    Page,
    Place,
    Reading,
    Run,
    Side,
    Span,
    Statement,
    Status,
    TimeSpan,
    event_id,
)

# Invented. The menu line and the glued stamp stand on the page and not in the body, so that the two offsets differ.
PAGE_TEXT = """Ana Sayfa | Dünya | Spor
Salmi Darhan'da: “Dostluğumuz sürecek”
05.09.2025 20:33
Finlandiya Dışişleri Bakanı Aino Salmi, 11 Temmuz'da Moğolistan'ın Darhan kentine geldi.
Salmi, Moğolistan'a teşekkür etti. Bakan, ilişkilerin geliştiğini söyledi.
Taraflar 12 Temmuz'da 2026/2027 değişim planını imzaladı.
Çok Okunanlar
"""
TITLE = "Salmi Darhan'da: “Dostluğumuz sürecek”"
PARAGRAPHS = (
    "Finlandiya Dışişleri Bakanı Aino Salmi, 11 Temmuz'da Moğolistan'ın Darhan kentine geldi.",
    "Salmi, Moğolistan'a teşekkür etti. Bakan, ilişkilerin geliştiğini söyledi.",
    "Taraflar 12 Temmuz'da 2026/2027 değişim planını imzaladı.",
)


@dataclass(frozen=True, kw_only=True)
class Who:
    """An actor, and the words of the body that name it (each the first time it stands there)."""

    id: str
    kind: ActorKind
    name: str
    country: str | None
    words: tuple[str, ...]
    office: str | None = None


@dataclass(frozen=True, kw_only=True)
class What:
    """An event; words are looked up in the body."""

    act: str
    actors: tuple[str, ...]
    trigger: str
    evidence: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    date: str | None = None
    date_words: str | None = None
    place: str | None = None
    status: Status = "occurred"
    background: bool = False
    asserted_by: tuple[str, ...] = ()


SALMI = Who(
    id="aino-salmi",
    kind="person",
    name="Aino Salmi",
    country="FIN",
    words=("Finlandiya Dışişleri Bakanı Aino Salmi", "Bakan,"),
    office="foreign minister",
)
MONGOLIA = Who(id="mng", kind="state", name="Mongolia", country="MNG", words=("Moğolistan",))
FINLAND = Who(id="fin", kind="state", name="Finland", country="FIN", words=("Finlandiya",))

VISIT = What(
    act="visit",
    actors=("aino-salmi",),
    recipients=("mng",),
    trigger="geldi",
    evidence=(PARAGRAPHS[0],),
    date="2025-07-11",
    date_words="11 Temmuz'da",
    place="Darhan",
)
THANKS = What(
    act="praise",
    actors=("aino-salmi",),
    recipients=("mng",),
    trigger="teşekkür etti",
    evidence=("Salmi, Moğolistan'a teşekkür etti.",),
    date="2025-09-05",
)
SIGNING = What(
    act="signing",
    actors=("fin", "mng"),
    trigger="imzaladı",
    evidence=(PARAGRAPHS[2],),
    date="2025-07-12",
    date_words="12 Temmuz'da",
    asserted_by=("aino-salmi",),
)


def make_page(text: str = PAGE_TEXT, *, source: str = "salmi.txt", encoding: str = "utf-8") -> Page:
    return Page.of(text.encode(encoding), source=source)


def make_reading(
    page: Page | None = None,
    *,
    paragraphs: Sequence[str] = PARAGRAPHS,
    actors: Sequence[Who] = (SALMI, MONGOLIA, FINLAND),
    events: Sequence[What] = (VISIT, THANKS, SIGNING),
    faint: Sequence[What] = (),
    reader: str = "0.1.0",
    encoding: str = "utf-8",
    with_more: bool = True,
) -> Reading:
    """A reading of `page` (PAGE_TEXT when none is given). `with_more` adds a statement and an agreement. What is faint
    stands in the stead of the event that has its words.
    """
    page = page or make_page(encoding=encoding)
    article = make_article(page, paragraphs, encoding=encoding)
    mentions: list[Mention] = []
    resolved = [_actor(who, article.body, mentions) for who in actors]
    told = tuple(_event(what, page, article.body) for what in events)
    return Reading(
        article=article,
        mentions=tuple(mentions),
        actors=tuple(resolved),
        events=told,
        faint=tuple(_faint(what, page, article.body, {who.id: who for who in actors}, told) for what in faint),
        statements=(_statement(article.body),) if with_more else (),
        agreements=(_agreement(article.body),) if with_more else (),
        reader=reader,
    )


def make_article(page: Page, paragraphs: Sequence[str], *, encoding: str) -> Article:
    text = page.data.decode(encoding)
    runs, made, at = [], 0, 0
    for paragraph in paragraphs:
        at = text.index(paragraph, at)
        runs.append(Run(made, made + len(paragraph), at, at + len(paragraph)))
        made += len(paragraph) + 2
        at += len(paragraph)

    def field(words: str, value: str, rule: str) -> Field | None:
        start = text.find(words)
        return Field(value=value, span=Span(start, start + len(words)), rule=rule) if start >= 0 else None

    return Article(
        id=page.id,
        source=page.source,
        url=None,
        language="tr",
        page_text=text,
        encoding=encoding,
        title=field(TITLE, TITLE, "line.first"),
        published=field("05.09.2025 20:33", "2025-09-05T20:33", "stamp.numeric"),
        updated=None,
        outlet=Field(value="Örnek Haber", span=None, rule="carrier"),
        agency=None,
        author=None,
        body="\n\n".join(paragraphs),
        anchors=OffsetMap(tuple(runs)),
        cuts=(Cut(span=Span(0, 24), reason="menu"),),
    )


def find(body: str, words: str) -> Span:
    start = body.index(words)
    return Span(start, start + len(words))


def _actor(who: Who, body: str, mentions: list[Mention]) -> Actor:
    first = len(mentions)
    for words in who.words:
        span = find(body, words)
        kind = "person" if who.kind == "person" else "state"
        mentions.append(
            Mention(index=len(mentions), kind=kind, span=span, sent=0, first=0, last=0, name=words, rule="world.name")
        )
    return Actor(
        id=who.id,
        kind=who.kind,
        name=who.name,
        country=who.country,
        office=who.office,
        mentions=tuple(range(first, len(mentions))),
        rule="test.actor",
    )


def _event(what: What, page: Page, body: str) -> Event:
    trigger = find(body, what.trigger)
    date_span = find(body, what.date_words) if what.date_words else None
    date_rule = "times.day-month" if date_span else "published"
    return Event(
        id=event_id(page.id, what.act, trigger),
        act=what.act,
        actors=what.actors,
        recipients=what.recipients,
        status=what.status,
        background=what.background,
        date=TimeSpan(edtf=what.date, span=date_span, rule=date_rule) if what.date else None,
        place=Place(name=what.place, country=None, span=find(body, what.place), rule="test.place")
        if what.place
        else None,
        asserted_by=what.asserted_by,
        evidence=tuple(find(body, words) for words in what.evidence),
        trigger=trigger,
        rules=(("act", "frame.test"), ("status", "tense.past")),
        confidence=0.9,
    )


def _faint(what: What, page: Page, body: str, cast: Mapping[str, Who], told: Sequence[Event]) -> Faint:
    event = _event(what, page, body)
    instead = next((each for each in told if (each.act, each.trigger) == (event.act, event.trigger)), None)

    def named(refs: Sequence[str]) -> tuple[Side, ...]:
        return tuple(Side(name=cast[ref].name, kind=cast[ref].kind, country=cast[ref].country) for ref in refs)

    return Faint(
        event=replace(event, id=event_id(page.id, what.act, event.trigger, 2) if instead else event.id, confidence=0.2),
        actors=named(what.actors),
        recipients=named(what.recipients),
        asserted_by=tuple(cast[ref].name for ref in what.asserted_by),
        instead_of=instead.id if instead else None,
    )


def _statement(body: str) -> Statement:
    words = "ilişkilerin geliştiğini"
    return Statement(
        speaker="aino-salmi",
        kind="indirect",
        text=words,
        span=find(body, words),
        verb=find(body, "söyledi"),
        rule="frame.test",
    )


def _agreement(body: str) -> Agreement:
    return Agreement(
        title="2026/2027 değişim planı",
        kind="plan",
        parties=("fin", "mng"),
        signed="2025-07-12",
        period="2026/2027",
        subject="değişim",
        span=find(body, "2026/2027 değişim planı"),
        rule="agreement.test",
    )
