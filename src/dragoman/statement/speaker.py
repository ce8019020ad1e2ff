"""Whose words they are: the subject of the verb of saying, the head of its participle, or whoever spoke last.

A subject that names nobody known is nobody's word, unless it is a nameless source ("bir yetkili"); a dropped one is
whoever spoke or acted a few sentences before.
"""

from collections.abc import Sequence

from dragoman.lang.pack import Pack
from dragoman.model import UNNAMED, Mention, Quote, Sentence
from dragoman.resolve.cast import Cast
from dragoman.statement.clause import ClauseStarts, regions
from dragoman.statement.frames import Saying
from dragoman.statement.subject import SPEAKERS, Subject, SubjectFinder
from dragoman.text import fold

# A dropped subject is whoever spoke within this many sentences.
_MEMORY_SENTENCES = 3
_MEMORY_ISSUER = 2  # … and a passive without a text it stands in goes back no further than this


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

    def in_name(self, index: int) -> bool:
        return any(m.kind == "person" and m.first <= index <= m.last for m in self.mentions)

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
        start = regions(self.sent, saying, sayings, self.in_name)[0]
        subject = None
        if saying.form == "attr":
            subject = self.subjects.owner_between(start, end)
        elif not saying.passive and saying.form != "rel":
            subject = self._subject(start, end)
        return (start if subject is None else self._behind(subject.last, end)), subject

    def _subject(self, start: int, end: int) -> Subject | None:
        source = self._nameless_source(start, end)
        if source is not None:
            return Subject(first=start, last=source, mention=None, nameless=True)
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
        if saying.form == "attr":
            subject = self.subjects.owner_between(regions(self.sent, saying, sayings, self.in_name)[0], saying.first)
            return self._said(subject) if subject is not None else None
        if saying.passive:
            return self._issuer(saying)
        return self._of_subject(saying, sayings)

    def of_quote(self, quote: Quote, saying: Saying | None, sayings: Sequence[Saying]) -> str | None:
        owner = self._owner_before(quote)
        if owner is not None:
            return self._remember(owner)
        if saying is None:
            first = next((i for i, w in enumerate(self.sent.words) if w.span.start >= quote.outer.start), 0)
            return self._said(self.subjects.between(0, first))
        return self.of_saying(saying, sayings)

    def _owner_before(self, quote: Quote) -> str | None:
        """'Bakan'ın "…" sözleri': whoever stands in the genitive right before the quotation."""
        before = max((i for i, w in enumerate(self.sent.words) if w.span.end <= quote.outer.start), default=None)
        owner = next((m for m in self.mentions if m.last == before and m.case == "gen"), None)
        return self._ref(owner) if owner is not None else None

    def _of_subject(self, saying: Saying, sayings: Sequence[Saying]) -> str | None:
        """The subject of the nearest stretch that has one: its own, else that of the clause before it."""
        end = saying.first
        subject = None
        for start in regions(self.sent, saying, sayings, self.in_name):
            subject = subject or self._subject(start, end)
            end = start
        if subject is None and saying.form == "finite":
            subject = self._subject_behind(saying)
        return self._said(subject)

    def _subject_behind(self, saying: Saying) -> Subject | None:
        """'"…" dedi Lavrov.': the sentence turned round."""
        mention = self._head_of(saying)
        turned = mention is not None and mention.case == "nom" and self.subjects.is_set_off(mention.last) is False
        return Subject(first=saying.at, last=saying.at, mention=mention) if turned else None

    def _nameless_source(self, start: int, end: int) -> int | None:
        """Index of "kaynaklar", "bir yetkili" where that is the subject between two words: somebody without a name."""
        words = self.sent.words
        for index in range(start, min(end, len(words) - 1)):
            morph = words[index].morph
            if self.subjects.quoted[index]:
                continue
            if morph.lemma not in self.pack.sources or morph.case not in (None, "nom") or morph.form is not None:
                continue
            before = {fold(word.text) for word in words[max(0, index - 4) : index]}
            if "bir" in before and morph.lemma != "kaynak" and not self.in_name(index):
                return index
            loose = morph.lemma == "kaynak" or (morph.plural and morph.possessor is None)
            if self.subjects.is_set_off(index) and (loose or before & self.pack.source_words):
                return index
        return None

    def _of_head(self, saying: Saying) -> str | None:
        """ "… diyen Zelenskiy": the next mention behind the participle; "öne sürülen" is nobody's word."""
        if saying.passive:
            behind = self.sent.words[saying.at + 1 : saying.at + 2]
            return self._issuer(saying) if behind and behind[0].morph.lemma in self.pack.venues else None
        mention = self._head_of(saying)
        if mention is not None:
            return self._remember(self._ref(mention))
        nxt = next((i for i in range(saying.at + 1, len(self.sent.words)) if self.sent.words[i].morph.case), None)
        return self._of_common_noun(nxt) if nxt is not None else self._dropped()

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
        # "Açıklamada …" goes on with the issuer; a bare "… bildirildi" only within one paragraph of his.
        named = any(w.morph.lemma in self.pack.venues and w.morph.case == "loc" for w in words[: saying.first])
        last = (self.last_issuer or self.last_speaker) if named else self.last_issuer
        reach = _MEMORY_SENTENCES if named else _MEMORY_ISSUER
        if last is not None and self.sent.index - last[1] <= reach:
            return self._remember(last[0], issuer=True)
        return None

    def _said(self, subject: Subject | None) -> str | None:
        if subject is None:
            return self._dropped()
        if subject.nameless:
            return UNNAMED
        ref = self._ref(subject.mention) if subject.mention is not None else None
        return self._remember(ref) if ref is not None else self._of_common_noun(subject.last)

    def _of_common_noun(self, index: int) -> str | None:
        """ "Pilot, …", "Ajans, …": the last one of that kind; a source is nobody, anything else unknown."""
        morph = self.sent.words[index].morph
        kind = self.pack.heads.get(morph.lemma)
        if morph.plural or kind is None:
            return UNNAMED if morph.lemma in self.pack.sources else None
        before = [m for sent in range(self.sent.index, -1, -1) for m in reversed(self.by_sent.get(sent, []))]
        like = (m for m in before if m.head == morph.lemma and m.last != index and not m.modifier and self._ref(m))
        mention = next(like, None)
        if mention is not None:
            return self._remember(self._ref(mention))
        if morph.lemma in self.pack.sources:
            return UNNAMED
        wanted = {"role": "person", "relation": "person"}.get(kind, kind)
        last = self.last_speaker
        kind_of_last = self.cast.actors[last[0]].kind if last is not None and last[0] in self.cast.actors else None
        return self._dropped() if kind_of_last == wanted else None

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
