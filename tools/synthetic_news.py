"""Made-up pages for measuring how merging grows: stories, agencies that tell them, sites that copy the agencies.

Names, states and sentences are drawn from small lists of this file; nothing is about anything. The same seed makes the
same pages. A record grows by days, as records do: how much comes out in a day does not depend on how long it goes on.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from dragoman.model import (
    Actor,
    Article,
    Event,
    Faint,
    Field,
    OffsetMap,
    Page,
    PageText,
    Place,
    Quantity,
    Reading,
    Report,
    Run,
    Side,
    Span,
    TimeSpan,
    event_id,
)
from dragoman.text import slug


def _words(text: str) -> list[str]:
    return text.split()


_STATES = _words("""
    ALB ARM AUT AZE BGR BLR BRA CAN CHE CHL CHN CZE DEU DNK EGY ESP EST FIN FRA GBR GEO GRC HRV HUN IDN IND IRL IRN IRQ
    ISR ITA JOR JPN KAZ KEN KGZ KOR KWT LBN LTU LVA MAR MEX MNG NGA NLD NOR OMN PAK PER POL PRK PRT QAT ROU RUS SAU SRB
    SVK SVN SWE SYR THA TUN TUR UKR USA UZB VNM ZAF
""")
_ACTS = _words("""
    meeting meeting meeting call call visit negotiation signing praise criticism criticism warning pledge_cooperation
    humanitarian_aid sanctions_imposed airstrike joint_exercise diplomat_expelled demand_change
""")
_GIVEN = _words("Aras Bora Cem Derin Ece Filiz Gonca Hale Irmak Jale Kaya Lale Mete Nil Okan Pelin Rana Sarp Tuna Umut")
_FAMILY = _words(
    "Akdal Beril Candar Dorukan Eskin Firuz Gurel Hisar Ilgaz Kutman Lodos Morova Nadas Orbay Pusat Sayrac"
)
_VERBS = _words("söyledi belirtti açıkladı kaydetti duyurdu bildirdi vurguladı aktardı")
_NOUNS = _words("""
    ticaret enerji sınır güvenlik tarım su demir yolu liman göç eğitim kültür sağlık ulaştırma maden gümrük vize yatırım
    turizm uydu köprü balıkçılık orman veri çelik tahıl gaz petrol elektrik boru hattı fuar kredi borç bursa okul müze
    arşiv deprem iklim baraj tünel uçuş pazar fabrika sanayi bölge komisyon kurul heyet çalıştay rapor takvim
""")
_OUTLETS = [f"site-{number}" for number in range(300)]
_PER_DAY = 90  # pages
_START = datetime(2021, 1, 4, 6)

Given = tuple[PageText, tuple[Report, ...]]


def make_pages(count: int, *, seed: int = 8) -> Iterator[Given]:
    """`count` pages, in the order in which they come out, with what a reader would have read on them."""
    chance = random.Random(seed)
    made = 0
    day = 0
    while made < count:
        for given in sorted(_day(chance, day), key=lambda given: (given[0].published or "", given[0].id)):
            if made == count:
                return
            made += 1
            yield given
        day += 1


def _day(chance: random.Random, day: int) -> list[Given]:
    pages: list[Given] = []
    while len(pages) < _PER_DAY:
        pages += _story(chance, day)
    return pages


def _story(chance: random.Random, day: int) -> Iterator[Given]:
    # A few pairs of states fill most of the news.
    first = _STATES[min(int(chance.paretovariate(0.6)) - 1, len(_STATES) - 1)]
    second = chance.choice([state for state in _STATES if state != first])
    act = chance.choice(_ACTS)
    sides = [_person(chance, first), _person(chance, second)]
    place = chance.choice(_NOUNS).title() + chance.choice(["ova", "kent", "hisar", "pınar"])
    number = float(chance.randint(2, 60))
    for _ in range(chance.choice((1, 1, 2, 3))):
        text = _sentences(chance, sides, place, number)
        said = chance.random() < 0.6
        hour = chance.randint(0, 16)
        for copy in range(1 + min(int(chance.paretovariate(1.1)) - 1, 40)):
            yield _page(
                chance, day, hour + copy % 7, text if not copy else _cut(chance, text), act, sides, place, number, said
            )


def _person(chance: random.Random, state: str) -> Side:
    own = random.Random(f"{state}{chance.randint(0, 3)}")
    return Side(name=f"{own.choice(_GIVEN)} {own.choice(_FAMILY)}", kind="person", country=state)


def _sentences(chance: random.Random, sides: list[Side], place: str, number: float) -> list[str]:
    names = " ile ".join(side.name for side in sides)
    topics = " ve ".join(chance.sample(_NOUNS, 2))
    lead = f"{names} {place} kentinde {topics} konusunda {number:g} belge {chance.choice(_VERBS)}."
    rest = [
        f"{sides[n % 2].name}, {' '.join(chance.sample(_NOUNS, 6))} {chance.choice(_VERBS)}."
        for n in range(chance.randint(3, 7))
    ]
    return [lead, *rest]


def _cut(chance: random.Random, text: list[str]) -> list[str]:
    kept = text[: chance.randint(max(2, len(text) // 2), len(text))]
    if chance.random() < 0.2:
        kept = chance.sample(kept, len(kept))
    return [sentence.replace("ı", "i").replace("ş", "s") for sentence in kept] if chance.random() < 0.1 else kept


def _page(
    chance: random.Random,
    day: int,
    hour: int,
    text: list[str],
    act: str,
    sides: list[Side],
    place: str,
    number: float,
    said: bool,
) -> Given:
    published = (_START + timedelta(days=day, hours=hour, minutes=chance.randint(0, 59))).isoformat()[:16]
    name = hashlib.sha256(f"{published}{chance.random()}".encode()).hexdigest()[:16]
    page = PageText(id=name, source=chance.choice(_OUTLETS), published=published, language="tr", body="\n\n".join(text))
    mutual = act in ("meeting", "call", "negotiation", "signing", "joint_exercise")
    quantity = Quantity(value=number, unit="document", ordinal=False, span=Span(0, 0))
    report = Report(
        id=hashlib.sha256(name.encode()).hexdigest()[:12], page=name, published=published, act=act,
        actors=tuple(sides) if mutual else (sides[0],), recipients=() if mutual else (sides[1],), date=published[:10],
        said_date=said, place=place if chance.random() < 0.7 else None, status="occurred", background=False,
        asserted_by=(), quantities=(quantity,), words=text[0], confidence=0.8,
    )  # fmt: skip
    return page, (report, *_faint(report, chance=random.Random(name)))


def _faint(report: Report, chance: random.Random) -> Iterator[Report]:
    """What is faint beside it: on two pages of three something is, as on pages that are read."""
    if chance.random() < 0.33:
        return
    other = hashlib.sha256(f"faint {report.id}".encode()).hexdigest()[:12]
    weak = replace(report, id=other, faint=True, confidence=round(chance.uniform(0.1, 0.4), 3))
    if report.recipients and chance.random() < 0.4:
        yield replace(weak, actors=report.recipients, recipients=report.actors, instead_of=report.id)
    else:
        yield replace(weak, act="call" if report.act == "meeting" else "meeting", recipients=(),
                      actors=(*report.actors, *report.recipients))  # fmt: skip


def make_readings(count: int, *, seed: int = 8) -> Iterator[tuple[Page, Reading]]:
    """The same pages as readings, for a record."""
    for text, reports in make_pages(count, seed=seed):
        page = Page.of(f"{text.id}\n{text.body}\n".encode(), source=f"{text.id}.txt")
        at = len(text.id) + 1
        article = Article(
            id=page.id, source=page.source, url=None, language=text.language, page_text=page.data.decode(),
            encoding="utf-8", title=None, published=_given(text.published), updated=None, outlet=_given(text.source),
            agency=None, author=None, body=text.body,
            anchors=OffsetMap((Run(0, len(text.body), at, at + len(text.body)),)), cuts=(),
        )  # fmt: skip
        sides = {side.name: side for report in reports for side in (*report.actors, *report.recipients)}
        actors = tuple(
            Actor(id=slug(name), kind=side.kind, name=name, country=side.country, office=None, mentions=(), rule="made")
            for name, side in sides.items()
        )
        ids = {report.id: _event(report, page, text.body).id for report in reports}
        reading = Reading(
            article=article, mentions=(), actors=actors, statements=(), agreements=(), reader="0.1.0",
            events=tuple(_event(report, page, text.body) for report in reports if not report.faint),
            faint=tuple(
                Faint(
                    event=_event(report, page, text.body), actors=report.actors, recipients=report.recipients,
                    asserted_by=(), instead_of=ids.get(report.instead_of or ""),
                )
                for report in reports if report.faint
            ),
        )  # fmt: skip
        yield page, reading


def _given(value: str | None) -> Field | None:
    return Field(value=value, span=None, rule="made") if value else None


def _event(report: Report, page: Page, body: str) -> Event:
    first = body.find("\n\n") if "\n\n" in body else len(body)
    words = Span(0, first)
    trigger = Span(0, len(body.split()[0]))
    day = TimeSpan(edtf=report.date, span=trigger if report.said_date else None, rule="made") if report.date else None
    place = Place(name=report.place, country=None, span=trigger, rule="made") if report.place else None
    return Event(
        id=event_id(page.id, report.act, trigger, 2 if report.faint else 1), act=report.act,
        actors=tuple(slug(s.name) for s in report.actors),
        recipients=tuple(slug(side.name) for side in report.recipients), status=report.status, background=False,
        date=day, place=place, asserted_by=(), evidence=(words,), trigger=trigger, rules=(("act", "made"),),
        confidence=report.confidence,
    )  # fmt: skip
