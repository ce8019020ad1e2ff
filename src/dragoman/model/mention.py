"""An actor, place or time as the text writes it. Who or what it is comes later, in `resolve`."""

from dataclasses import dataclass
from typing import Literal

from dragoman.model.sentence import Case
from dragoman.model.span import Span

# role     an office without a name: "Bakan", "Büyükelçi", "Rus mevkidaşı"
# pair     words that point to sides named before: "iki ülke", "taraflar", "ikili"
MentionKind = Literal["person", "state", "body", "organisation", "group", "role", "pair", "place", "time"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of one sentence that names somebody, some place or some time.

    index    from 0, in the order of the text, through the whole article
    span     the whole chain in the body, case suffix left out: "Rusya Dışişleri Bakanı Sergey Lavrov"
    sent     index of the sentence
    first, last  indexes of its first and last word in that sentence (last is included)
    name     the name alone, as written, without suffix: "Sergey Lavrov"; for a role or pair its head word
    case     of the whole group, from its last word; None where no case can be told
    country  ISO 3166-1 alpha-3 the words themselves give ("Rusya", "Rus", "Moskova"); None otherwise
    office   key of the office in the pack's titles ("foreign-minister"); None otherwise
    entry    id of the row of the world's tables that the words match; None for names seen for the first time
    owner    id of the row whose office, body or group this is ("Rusya" of "Rusya Dışişleri Bakanı"); None otherwise
    head     lemma of the head noun ("bakan", "ordu", "mevkidaş"); None for bare names
    modifier True where the group only describes the noun after it ("Rus petrolü", "Kuzey Kore lideri")
    rule     the pattern that found it, for the person who has to mend it
    """

    index: int
    kind: MentionKind
    span: Span
    sent: int
    first: int
    last: int
    name: str
    rule: str
    case: Case | None = None
    plural: bool = False
    country: str | None = None
    office: str | None = None
    entry: str | None = None
    owner: str | None = None
    head: str | None = None
    modifier: bool = False
