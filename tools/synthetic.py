"""Readings made up by the thousand, for loading a record. The words are invented and tell nothing; the shape is that of
the sample pages: three events, five actors, a page of news text.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.model import (
    Actor,
    Article,
    Event,
    Field,
    Mention,
    OffsetMap,
    Page,
    Place,
    Reading,
    Run,
    Span,
    Statement,
    TimeSpan,
    event_id,
)

_CODES = (
    "TUR RUS USA IRN IRQ SYR GRC AZE ARM GEO KAZ UZB TKM KGZ CHN JPN DEU FRA GBR ITA ESP UKR POL ROU BGR SRB EGY LBY "
    "QAT SAU ARE ISR PAK IND"
)
_COUNTRIES = _CODES.split()
_ACTS = ("visit", "meeting", "signing", "praise", "criticism")
_PLACES = ("Ankara", "İstanbul", "Moskova", "Tahran", "Bağdat", "Şam", "Atina", "Bakü", "Astana", "Çanakkale", "Doha")
_OUTLETS = ("Örnek Haber", "Deneme Ajansı", "Kurgu Gazetesi", "Işık Postası", "Çınar Haber", "Şehir Bülteni")
_VOCABULARY = (
    "görüşme ziyaret anlaşma işbirliği enerji sınır güvenlik ticaret heyet bakan açıklama toplantı karar süreç bölge "
    "destek taraf ilişki konu gelişme doğal gaz petrol savunma sanayi ulaştırma tarım eğitim kültür turizm gümrük "
    "liman yatırım şirket proje takvim ortak bildiri zirve davet yetkili sözcü kaynak"
)
_WORDS = _VOCABULARY.split()
_FIRST_DAY = date(2022, 1, 1)
_DAYS = 1_400


def make_readings(
    count: int, *, seed: int = 1, start: int = 0, reader: str = "0.1.0", a_day: int | None = None
) -> Iterator[tuple[Page, Reading]]:
    """Pages with their readings; the same numbers give the same ones. They come in no order of time, as out of an
    archive; or, with `a_day`, as news do: so many of each day, some of them a few days late.
    """
    for number in range(start, start + count):
        yield make_reading(number, seed=seed, reader=reader, a_day=a_day)


def make_reading(
    number: int, *, seed: int = 1, reader: str = "0.1.0", a_day: int | None = None
) -> tuple[Page, Reading]:
    dice = random.Random(f"{seed}/{number}")
    day = _FIRST_DAY + timedelta(days=dice.randrange(_DAYS))
    if a_day is not None:
        day = _FIRST_DAY + timedelta(days=max(0, number // a_day - int(dice.expovariate(0.5))))
    # Every state now and then, a few of them all the time.
    states = sorted(
        {_COUNTRIES[min(int(dice.expovariate(0.15)), len(_COUNTRIES) - 1)] for _ in range(4)} | {"TUR", "RUS"}
    )
    paragraphs = [_paragraph(dice, states) for _ in range(4)]
    body = "\n\n".join(paragraphs)
    title = " ".join(dice.choices(_WORDS, k=7)).capitalize()
    text = f"Ana Sayfa | Dünya\n{title}\n{day:%d.%m.%Y} 10:00\n{body}\nHaber no {number}\n"
    page = Page.of(text.encode(), source=f"haber-{number}.txt", url=f"https://example.org/{number}")
    at = text.index(body)
    article = Article(
        id=page.id, source=page.source, url=page.url, language="tr", page_text=text, encoding="utf-8",
        title=_field(text, title, title), published=_field(text, f"{day:%d.%m.%Y} 10:00", f"{day}T10:00"), updated=None,
        outlet=Field(value=dice.choice(_OUTLETS), span=None, rule="carrier"), agency=None, author=None, body=body,
        anchors=OffsetMap((Run(0, len(body), at, at + len(body)),)), cuts=(),
    )  # fmt: skip
    mentions, actors = _actors(body, states)
    events = tuple(_event(dice, n, page, body, paragraphs[n], day, states) for n in range(3))
    said = body.index(paragraphs[3])
    statement = Statement(
        speaker=states[0].lower(), kind="indirect", text=paragraphs[3], span=Span(said, said + len(paragraphs[3])),
        verb=Span(said, said + 5), rule="synthetic",
    )  # fmt: skip
    return page, Reading(
        article=article, mentions=mentions, actors=actors, events=events, statements=(statement,), agreements=(),
        reader=reader,
    )  # fmt: skip


def _paragraph(dice: random.Random, states: list[str]) -> str:
    words = dice.choices(_WORDS, k=45)
    for state in states:
        words.insert(dice.randrange(len(words)), state)
    return f"{' '.join(words)} {dice.getrandbits(40):x}."


def _field(text: str, words: str, value: str) -> Field:
    start = text.index(words)
    return Field(value=value, span=Span(start, start + len(words)), rule="synthetic")


def _actors(body: str, states: list[str]) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    mentions, actors = [], []
    for index, state in enumerate(states):
        start = body.index(state)
        mentions.append(
            Mention(
                index=index,
                kind="state",
                span=Span(start, start + 3),
                sent=0,
                first=0,
                last=0,
                name=state,
                rule="synthetic",
            )
        )
        actors.append(
            Actor(
                id=state.lower(),
                kind="state",
                name=state,
                country=state,
                office=None,
                mentions=(index,),
                rule="synthetic",
            )
        )
    return tuple(mentions), tuple(actors)


def _event(dice: random.Random, n: int, page: Page, body: str, paragraph: str, day: date, states: list[str]) -> Event:
    start = body.index(paragraph)
    trigger = Span(start, start + len(paragraph.split()[0]))
    act, (one, other) = dice.choice(_ACTS), dice.sample(states, 2)
    sides = [one.lower(), other.lower()]
    mutual = act in ("meeting", "signing")
    return Event(
        id=event_id(page.id, act, trigger, n + 1), act=act, actors=tuple(sides) if mutual else (sides[0],),
        recipients=() if mutual else (sides[1],), status=dice.choice(("occurred", "planned")),
        background=False,
        date=TimeSpan(edtf=(day - timedelta(days=dice.randrange(3))).isoformat(), span=None, rule="published"),
        place=Place(name=dice.choice(_PLACES), country=None, span=trigger, rule="synthetic"),
        asserted_by=(), evidence=(Span(start, start + len(paragraph)),), trigger=trigger,
        rules=(("act", "synthetic"),), confidence=round(dice.uniform(0.2, 1.0), 3),
    )  # fmt: skip
