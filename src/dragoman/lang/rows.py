"""Rows of the tables of a language pack."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementWord:
    """Words for an agreement (lang/tr/agreements.tsv).

    when  "told": only where the clause tells of its signing or ending; "named": only written as a name; "" always
    """

    lemmas: tuple[str, ...]
    kind: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A row of offices.tsv, bodies.tsv or groups.tsv: words of a title and what they are in English."""

    english: str
    kind: str  # whom the holder acts for, or what the body is; "prefix" for words before an office
    special: str  # "USA=secretary of state;…"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechFrame:
    """Words that introduce speech: lemmas in order, the verb last (lang/tr/speech_verbs.tsv)."""

    lemmas: tuple[str, ...]
    clause: bool
    quote: bool
    hearsay: bool  # in the passive it is nobody's word
