"""A stretch of speech and whose it is."""

from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

UNNAMED = "unnamed"  # a source without a name: "bir yetkili", "öne sürüldü"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a source says. It claims; it does not happen.

    speaker  id of an actor of the reading, or `UNNAMED`
    kind     "direct" (inside quotation marks) or "indirect" (the reported clause)
    text     exact words of the body, without the quotation marks
    span     of `text`, in the body
    verb     the words that introduce it ("söyledi"), in the body
    rule     the frame that found it
    """

    speaker: str
    kind: Literal["direct", "indirect"]
    text: str
    span: Span
    verb: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A treaty, memorandum, declaration … that the article speaks of.

    title    as the article words it
    kind     CODEBOOK.md, "agreements"
    parties  ids of actors
    signed, period  EDTF, or None
    subject  a few words, English where they are known, else as written; None when nothing is said
    span     of the words that name it, in the body
    """

    title: str
    kind: Literal["treaty", "agreement", "memorandum", "protocol", "plan", "declaration", "contract"]
    parties: tuple[str, ...]
    signed: str | None
    period: str | None
    subject: str | None
    span: Span
    rule: str
