"""Hostile and damaged input, made and never stored: one function each, with its number in the list of bad inputs.

A function gives the bytes of a page; the decorator says what must come of it: `Reads` words it must hold and flags it
must bear, or `Refuses` with one of some reasons. All alternatives are allowed, as in the list ("ok+flag or Q:time").
"""

from collections.abc import Callable
from dataclasses import dataclass

HEADLINE = "Karvanya ile Meridya ulaştırma protokolü imzaladı"
ARTICLE = (
    "Karvanya Dışişleri Bakanı Selin Arkan, Meridya'nın başkenti Sorra'da mevkidaşı Işık Çağlayan ile görüştü. "
    "İki bakan, ulaştırma alanında iş birliğini öngören bir protokol imzaladı."
)
WORDS = "protokol imzaladı"


@dataclass(frozen=True)
class Reads:
    """words  in the body; flags  all borne by the article; unlike  nowhere in the body; title"""

    words: str = WORDS
    flags: tuple[str, ...] = ()
    unlike: str = ""
    any_flag: bool = False


@dataclass(frozen=True)
class Refuses:
    reasons: tuple[str, ...]


Outcome = Reads | Refuses


@dataclass(frozen=True)
class Hostile:
    id: str
    make: Callable[[], bytes]
    allowed: tuple[Outcome, ...]
    heavy: bool
    seconds: float

    @property
    def name(self) -> str:
        return f"{self.id}-{self.make.__name__}"


INPUTS: dict[str, Hostile] = {}


def refuses(*reasons: str) -> Refuses:
    return Refuses(reasons)


def hostile(
    id: str, *allowed: Outcome, heavy: bool = False, seconds: float = 10.0
) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def register(make: Callable[[], bytes]) -> Callable[[], bytes]:
        item = Hostile(id, make, allowed or (Reads(),), heavy, seconds)
        INPUTS[item.name] = item
        return make

    return register


def html(body: str, head: str = '<meta charset="utf-8">') -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def story(extra: str = "") -> str:
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in ARTICLE.replace(". İki", ".|İki").split("|"))
    return f"<article><h1>{HEADLINE}</h1>{paragraphs}{extra}</article>"
