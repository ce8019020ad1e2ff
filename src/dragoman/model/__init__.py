"""The records that pass between rooms. Frozen, typed, built by keyword; a step takes records and returns new ones.

What the text says (`Mention`) and what it was taken for (`Actor`) are two records, so that a better resolver never
rewrites the evidence.
"""

from dragoman.model.actor import Actor, ActorKind, Place, TimeSpan
from dragoman.model.article import Article, Cut, Field
from dragoman.model.considered import Considered, Fate, Twin
from dragoman.model.event import Event, Quantity, Status, event_id
from dragoman.model.faint import Faint
from dragoman.model.mention import Mention, MentionKind
from dragoman.model.merged import (
    Contradiction,
    Judgement,
    MergedEvent,
    MergedField,
    PageText,
    Report,
    Side,
    Stage,
    Value,
    Verdict,
)
from dragoman.model.page import Page, Rejected
from dragoman.model.reading import Reading
from dragoman.model.sentence import Case, Morph, Person, Pos, Quote, Sentence, Tense, VerbForm, Voice, Word
from dragoman.model.span import OffsetMap, Run, Span
from dragoman.model.statement import UNNAMED, Agreement, Statement

__all__ = [
    "UNNAMED", "Actor", "ActorKind", "Agreement", "Article", "Case", "Considered", "Contradiction", "Cut", "Event",
    "Faint", "Fate", "Field", "Judgement", "Mention", "MentionKind", "MergedEvent", "MergedField", "Morph",
    "OffsetMap", "Page", "PageText", "Person", "Place", "Pos", "Quantity", "Quote", "Reading", "Rejected", "Report",
    "Run", "Sentence", "Side", "Span", "Stage", "Statement", "Status", "Tense", "TimeSpan", "Twin", "Value", "VerbForm",
    "Verdict", "Voice", "Word", "event_id",
]  # fmt: skip
