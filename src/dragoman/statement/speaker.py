"""Whose words they are: the subject of the verb of saying, the head of its participle, or whoever spoke last."""

from collections.abc import Sequence

from dragoman.lang.pack import Pack
from dragoman.model import UNNAMED, Mention, Quote, Sentence
from dragoman.resolve.actors import Cast
from dragoman.statement.frames import Saying
from dragoman.text import fold

# A dropped subject is whoever spoke within this many sentences.
_MEMORY_SENTENCES = 3
_SPEAKERS = ("person", "state", "body", "organisation", "group", "role")


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
        self.quoted: tuple[Quote, ...] = ()

    def enter(self, quotes: Sequence[Quote]) -> None:
        """Called before the statements of a sentence are asked for: who is named inside a quotation does not say it."""
        self.quoted = tuple(quotes)

    def leave(self, sent: Sentence) -> None:
        """Called after: the sentence's subject is what the next one may drop."""
        subject = self._subject_between(sent, 0, len(sent.words))
        if subject is not None:
            self.last_subject = (self._ref(subject) or "", sent.index)

    # -- the clause

    def clause_start(self, sent: Sentence, saying: Saying, end: int, sayings: Sequence[Saying]) -> int:
        """Index of the first word of the reported clause that ends with word `end`."""
        start = self._region_start(sent, saying, sayings)
        active = not saying.passive and saying.form != "rel"
        source = self.nameless_source(sent, start, end) if active else None
        subject = self._subject_between(sent, start, end) if active and source is None else None
        if source is not None:
            start = self._after_word(sent, source)
        if subject is not None:
            start = self._after_word(sent, self._end_of_list(subject))
        elif active and source is None:
            start = self._after_unknown_subject(sent, start, end)
        return self._skip_adjuncts(sent, start, end)

    def _region_start(self, sent: Sentence, saying: Saying, sayings: Sequence[Saying]) -> int:
        """Behind the last verb that closed something before: another verb of saying, or a finite clause."""
        start = 0
        for earlier in sayings:
            if earlier.at < saying.first and earlier.form in ("finite", "conv"):
                start = max(start, earlier.at + 1)
        for index in range(start, saying.first):
            morph = sent.words[index].morph
            nxt = sent.words[index + 1] if index + 1 < len(sent.words) else None
            if morph.form == "finite" and nxt is not None and (nxt.text in ",;:." or nxt.morph.pos == "CONJ"):
                start = max(start, index + 1)
        while start < saying.first and (sent.words[start].kind == "punct" or fold(sent.words[start].text) == "ve"):
            start += 1
        return start

    def _subject_between(self, sent: Sentence, start: int, end: int) -> Mention | None:
        """The nominative that is set off as the subject between two words, or that opens the stretch."""
        found = [
            mention
            for mention in self.by_sent.get(sent.index, ())
            if start <= mention.first and mention.last < end and self._can_speak(mention)
        ]
        for mention in found:
            if self._is_set_off(sent, mention) and not self._is_embedded(sent, mention, start):
                return mention
        if found and found[0].first <= start + 1:
            return found[0]
        return None

    def _can_speak(self, mention: Mention) -> bool:
        if any(quote.span.covers(mention.span) for quote in self.quoted):
            return False
        return mention.kind in _SPEAKERS and mention.case == "nom" and not mention.modifier and bool(self._ref(mention))

    def _is_set_off(self, sent: Sentence, mention: Mention) -> bool:
        nxt = sent.words[mention.last + 1] if mention.last + 1 < len(sent.words) else None
        return nxt is not None and (nxt.text in (",", ":") or fold(nxt.text) in self.pack.topic_marks)

    def _is_embedded(self, sent: Sentence, mention: Mention, start: int) -> bool:
        """A nominative behind a reported verb or a genitive is somebody inside the clause."""
        return any(
            word.morph.case == "gen" and word.morph.pos in ("NOUN", "PROPN") and not word.morph.form
            for word in sent.words[start : mention.first]
            if word.span.end and not self._belongs_to_chain(word, mention)
        ) and not self._is_set_off(sent, mention)

    @staticmethod
    def _belongs_to_chain(word: object, mention: Mention) -> bool:
        span = getattr(word, "span")  # noqa: B009
        return bool(mention.span.start <= span.start < mention.span.end)

    def _end_of_list(self, mention: Mention) -> int:
        """The last word of the last of "Mısır, Ürdün ve Irak"."""
        last = mention
        for other in self.by_sent.get(mention.sent, ()):
            if other.index == last.index + 1 and last.rule.endswith("+list"):
                last = other
        return last.last

    def _after_unknown_subject(self, sent: Sentence, start: int, end: int) -> int:
        """Behind a subject that is no known actor ("Analistler, …", "Kanal, …")."""
        for index in range(start, min(start + 6, end)):
            word, nxt = sent.words[index], sent.words[index + 1]
            if word.kind == "punct" or word.morph.form is not None:
                return start
            if nxt.text == ",":
                plain = word.morph.pos == "NOUN" and word.morph.case in (None, "nom")
                return index + 2 if plain else start
        return start

    def _after_word(self, sent: Sentence, last: int) -> int:
        index = last + 1
        while index < len(sent.words) and (
            sent.words[index].text in ",:" or fold(sent.words[index].text) in (*self.pack.topic_marks, "ayrıca")
        ):
            index += 1
        return index

    def _skip_adjuncts(self, sent: Sentence, start: int, end: int) -> int:
        """Behind "yaptığı açıklamada," "gazetecilere," "…-arak,": what surrounds the speech is not the speech."""
        index = start
        while index < end:
            stop = self._adjunct_end(sent, index, end)
            if stop is None:
                break
            index = stop
            while index < end and (
                (sent.words[index].kind == "punct" and sent.words[index].text in ",;:–-")
                or fold(sent.words[index].text) in ("ise", "ayrıca", "de", "da")
            ):
                index += 1
        while index < end and fold(sent.words[index].text) in ("ayrıca", "öte", "yandan"):
            index += 1
        return self._skip_converb(sent, index, end)

    def _skip_converb(self, sent: Sentence, start: int, end: int) -> int:
        """Behind "… bilgi verirken", "… arayıp": what the speaker did when he spoke is not what he said.

        "-ken" and "-dıktan sonra" belong to the verb of saying; "-arak" and "-ıp" do where the clause behind them has
        a subject of its own.
        """
        for index in range(end - 1, start, -1):
            morph = sent.words[index].morph
            if morph.form == "fut" or (morph.form == "fact" and morph.case == "acc"):
                return start
            after = fold(sent.words[index + 1].text)
            behind = index + 2 if after in ("sonra", "önce") else index + 1
            if morph.form != "conv" and not (after in ("sonra", "önce") and morph.form is not None):
                continue
            own = any(w.morph.case == "gen" for w in sent.words[behind : min(behind + 4, end)])
            if morph.converb == "ken" or behind == index + 2 or (morph.converb in ("arak", "ip") and own):
                return behind
        return start

    def _adjunct_end(self, sent: Sentence, start: int, end: int) -> int | None:
        comma = next((i for i in range(start, end) if sent.words[i].text == ","), None)
        limit = comma if comma is not None else min(end, start + 10)
        for index in range(start, limit):
            word = sent.words[index]
            if word.morph.form in ("fact", "fut") and word.morph.case == "acc":
                return None
            spoken_in = word.morph.lemma in self.pack.venues and word.morph.case == "loc"
            spoken_to = word.morph.lemma in self.pack.audiences and word.morph.case == "dat"
            if (spoken_in or spoken_to) and word.morph.form is None:
                return index + 1
        if comma is None or comma == start:
            return None
        last = sent.words[comma - 1].morph
        closes = last.form == "conv" or last.pos == "POSTP" or last.lemma in ("sonra", "önce", "ardından", "üzere")
        return comma if closes else None

    # -- the speaker

    def of_saying(self, sent: Sentence, saying: Saying, sayings: Sequence[Saying], *, before: int) -> str | None:
        """Actor id of whoever says this, `UNNAMED` for a source without a name, None for nobody's word."""
        if saying.form == "rel":
            return self._said(self._head_of(sent, saying), sent)
        if saying.passive:
            return self._issuer(sent, saying)
        if self.nameless_source(sent, self._region_start(sent, saying, sayings), saying.first) is not None:
            return UNNAMED
        return self._said(self._active_subject(sent, saying, sayings), sent)

    def of_quote(self, sent: Sentence, quote: Quote, saying: Saying | None, sayings: Sequence[Saying]) -> str | None:
        if saying is not None and saying.form == "rel":
            return self._said(self._head_of(sent, saying), sent)
        if saying is not None and saying.passive:
            return self._issuer(sent, saying)
        if saying is not None and self.nameless_source(sent, 0, saying.first) is not None:
            return UNNAMED
        if saying is not None:
            subject = self._active_subject(sent, saying, sayings)
            if subject is None and saying.form == "finite":
                subject = self._head_of(sent, saying)
            return self._said(subject, sent)
        first = next((i for i, word in enumerate(sent.words) if word.span.start >= quote.outer.start), 0)
        return self._said(self._subject_between(sent, 0, first), sent)

    def _active_subject(self, sent: Sentence, saying: Saying, sayings: Sequence[Saying]) -> Mention | None:
        start = self._region_start(sent, saying, sayings)
        return self._subject_between(sent, start, saying.first) or self._subject_between(sent, 0, saying.first)

    def nameless_source(self, sent: Sentence, start: int, end: int) -> int | None:
        """Index of "kaynaklar", "bir yetkili" where that is the subject between two words: somebody without a name."""
        for index in range(start, min(end, len(sent.words) - 1)):
            morph = sent.words[index].morph
            if morph.lemma not in self.pack.sources or morph.case not in (None, "nom") or morph.form is not None:
                continue
            nxt = sent.words[index + 1]
            one = any(fold(word.text) == "bir" for word in sent.words[max(0, index - 3) : index])
            if (nxt.text == "," or fold(nxt.text) in self.pack.topic_marks) and (one or morph.lemma == "kaynak"):
                return index
        return None

    def _head_of(self, sent: Sentence, saying: Saying) -> Mention | None:
        """ "… diyen Zelenskiy": the next mention behind the participle."""
        behind = (m for m in self.by_sent.get(sent.index, ()) if m.first > saying.at and m.kind in _SPEAKERS)
        mention = next(behind, None)
        return mention if mention is not None and mention.first - saying.at <= 3 and self._ref(mention) else None

    def _issuer(self, sent: Sentence, saying: Saying) -> str | None:
        """ "Bakanlıktan yapılan açıklamada … belirtildi": who issued it; without one, whoever issued the last."""
        for mention in self.by_sent.get(sent.index, ()):
            if mention.last >= saying.first or not self._ref(mention) or mention.kind not in _SPEAKERS:
                continue
            follow = sent.words[mention.last + 1 : mention.last + 5]
            if mention.case in ("abl", "gen", "nom", "equ") and any(w.morph.lemma in self.pack.venues for w in follow):
                return self._remember(self._ref(mention), sent, issuer=True)
        if saying.frame.hearsay:
            return None
        last = self.last_issuer or self.last_speaker
        if last is not None and sent.index - last[1] <= _MEMORY_SENTENCES:
            return self._remember(last[0], sent, issuer=True)
        return None

    def _said(self, mention: Mention | None, sent: Sentence) -> str | None:
        if mention is not None:
            return self._remember(self._ref(mention), sent)
        recent = [last for last in (self.last_speaker, self.last_subject) if last and last[0]]
        recent = [last for last in recent if sent.index - last[1] <= _MEMORY_SENTENCES]
        if not recent:
            return None
        return self._remember(max(recent, key=lambda last: last[1])[0], sent)

    def _remember(self, ref: str | None, sent: Sentence, *, issuer: bool = False) -> str | None:
        if ref:
            self.last_speaker = (ref, sent.index)
            if issuer:
                self.last_issuer = (ref, sent.index)
        return ref

    def _ref(self, mention: Mention) -> str | None:
        refs = self.cast.of.get(mention.index, ())
        return refs[0] if refs else None
