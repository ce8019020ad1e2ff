"""Whose words they are: the subject of the verb of saying, the head of its participle, or whoever spoke last.

A subject that names nobody known is nobody's word, unless it is a nameless source ("bir yetkili"); a dropped one is
whoever spoke or acted a few sentences before.
"""

from collections.abc import Sequence

from dragoman.lang.pack import Pack
from dragoman.model import UNNAMED, Mention, Quote, Sentence
from dragoman.resolve.actors import Cast
from dragoman.statement.clause import ClauseStarts, region_start
from dragoman.statement.frames import Saying
from dragoman.statement.subject import SPEAKERS, Subject, SubjectFinder
from dragoman.text import fold

# A dropped subject is whoever spoke within this many sentences.
_MEMORY_SENTENCES = 3


class SpeakerFinder:
    """Walks through an article sentence by sentence and remembers who spoke and who acted last."""

    def __init__(self, mentions: Sequence[Mention], cast: Cast, pack: Pack) -> None:
        self.by_sent: dict[int, list[Mention]] = {}
        for mention in mentions:
            self.by_sent.setdefault(mention.sent, []).append(mention)
        self.cast = cast
        self.pack = pack
        self.last_speaker: tuple[str, int] | None = None
        self.last_subject: tuple[str, int] | None = None
        self.last_issuer: tuple[str, int] | None = None

    def enter(self, sent: Sentence, quotes: Sequence[Quote]) -> None:
        """Called before the statements of a sentence are asked for."""
        self.sent = sent
        self.mentions = self.by_sent.get(sent.index, [])
        self.subjects = SubjectFinder(sent, self.mentions, quotes, self.pack)
        self.starts = ClauseStarts(sent, self.pack)

    def leave(self) -> None:
        """Called after: the sentence's subject is what the next one may drop."""
        subject = self.subjects.between(0, len(self.sent.words))
        ref = self._ref(subject.mention) if subject is not None and subject.mention is not None else None
        if ref is not None:
            self.last_subject = (ref, self.sent.index)

    # -- the clause

    def clause_start(self, saying: Saying, end: int, sayings: Sequence[Saying]) -> int:
        """Index of the first word of the reported clause that ends with word `end`."""
        base, subject = self.clause_base(saying, end, sayings)
        return self.starts.choose(base, end, subject, self.pack.clause_weights) if base < end else base

    def clause_base(self, saying: Saying, end: int, sayings: Sequence[Saying]) -> tuple[int, Subject | None]:
        """The first word that is not of the subject, and the subject."""
        start = region_start(self.sent, saying, sayings)
        subject = None
        if not saying.passive and saying.form != "rel":
            subject = self._subject(start, end)
        return (start if subject is None else self._behind(subject.last, end)), subject

    def _subject(self, start: int, end: int) -> Subject | None:
        source = self._nameless_source(start, end)
        if source is not None:
            return Subject(first=start, last=source, mention=None)
        return self.subjects.between(start, end)

    def _behind(self, last: int, end: int) -> int:
        index = last + 1
        words = self.sent.words
        while index < end and (
            words[index].text in (",", ":", ")")
            or fold(words[index].text) in (*self.pack.topic_marks, "ayrıca", "öte", "yandan")
        ):
            index += 1
        return index

    # -- the speaker

    def of_saying(self, saying: Saying, sayings: Sequence[Saying]) -> str | None:
        """Actor id of whoever says this, `UNNAMED` for a source without a name, None for nobody's word."""
        if saying.form == "rel":
            return self._of_head(saying)
        if saying.passive:
            return self._issuer(saying)
        return self._of_subject(saying, sayings)

    def of_quote(self, quote: Quote, saying: Saying | None, sayings: Sequence[Saying]) -> str | None:
        if saying is None:
            first = next((i for i, w in enumerate(self.sent.words) if w.span.start >= quote.outer.start), 0)
            return self._said(self.subjects.between(0, first))
        if saying.form == "rel":
            return self._of_head(saying)
        if saying.passive:
            return self._issuer(saying)
        return self._of_subject(saying, sayings)

    def _of_subject(self, saying: Saying, sayings: Sequence[Saying]) -> str | None:
        """The subject of the nearest stretch that has one: its own, else that of the verb of saying before it."""
        end = saying.first
        start = region_start(self.sent, saying, sayings)
        subject = self._subject(start, end)
        earlier = [other for other in sayings if other.at < start]
        while subject is None and start > 0:
            before = earlier.pop() if earlier else None
            end, start = start, region_start(self.sent, before, sayings) if before is not None else 0
            subject = self._subject(start, end)
        if subject is None and saying.form == "finite":
            subject = self._subject_behind(saying)
        return self._said(subject)

    def _subject_behind(self, saying: Saying) -> Subject | None:
        """ '"…" dedi Lavrov.': the sentence turned round."""
        mention = self._head_of(saying)
        turned = mention is not None and mention.case == "nom" and self.subjects.is_set_off(mention.last) is False
        return Subject(first=saying.at, last=saying.at, mention=mention) if turned else None

    def _nameless_source(self, start: int, end: int) -> int | None:
        """Index of "kaynaklar", "bir yetkili" where that is the subject between two words: somebody without a name."""
        words = self.sent.words
        for index in range(start, min(end, len(words) - 1)):
            morph = words[index].morph
            if morph.lemma not in self.pack.sources or morph.case not in (None, "nom") or morph.form is not None:
                continue
            one = any(fold(word.text) == "bir" for word in words[max(0, index - 3) : index])
            if self.subjects.is_set_off(index) and (one or morph.lemma == "kaynak" or morph.plural):
                return index
        return None

    def _of_head(self, saying: Saying) -> str | None:
        """ "… diyen Zelenskiy": the next mention behind the participle; an unknown head is nobody."""
        mention = self._head_of(saying)
        return self._remember(self._ref(mention)) if mention is not None else self._dropped()

    def _head_of(self, saying: Saying) -> Mention | None:
        behind = (m for m in self.mentions if m.first > saying.at and m.kind in SPEAKERS)
        mention = next(behind, None)
        return mention if mention is not None and mention.first - saying.at <= 3 and self._ref(mention) else None

    def _issuer(self, saying: Saying) -> str | None:
        """ "Bakanlıktan yapılan açıklamada … belirtildi": who issued it; without one, whoever issued the last."""
        words = self.sent.words
        for mention in self.mentions:
            if mention.last >= saying.first or not self._ref(mention) or mention.kind not in SPEAKERS:
                continue
            follow = words[mention.last + 1 : mention.last + 5]
            if mention.case in ("abl", "gen", "nom", "equ") and any(w.morph.lemma in self.pack.venues for w in follow):
                return self._remember(self._ref(mention), issuer=True)
        if saying.frame.hearsay:
            return None
        last = self.last_issuer or self.last_speaker
        if last is not None and self.sent.index - last[1] <= _MEMORY_SENTENCES:
            return self._remember(last[0], issuer=True)
        return None

    def _said(self, subject: Subject | None) -> str | None:
        if subject is None:
            return self._dropped()
        if subject.mention is None:
            lemma = self.sent.words[subject.last].morph.lemma
            return UNNAMED if lemma in self.pack.sources else None
        ref = self._ref(subject.mention)
        return self._remember(ref) if ref is not None else self._dropped()

    def _dropped(self) -> str | None:
        recent = [last for last in (self.last_speaker, self.last_subject) if last and last[0]]
        recent = [last for last in recent if self.sent.index - last[1] <= _MEMORY_SENTENCES]
        if not recent:
            return None
        return self._remember(max(recent, key=lambda last: last[1])[0])

    def _remember(self, ref: str | None, *, issuer: bool = False) -> str | None:
        if ref:
            self.last_speaker = (ref, self.sent.index)
            if issuer:
                self.last_issuer = (ref, self.sent.index)
        return ref

    def _ref(self, mention: Mention) -> str | None:
        refs = self.cast.of.get(mention.index, ())
        return refs[0] if refs else None
