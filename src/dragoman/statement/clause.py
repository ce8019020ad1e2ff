"""Where a reported clause begins. Its end is the verb right before the verb of saying; its beginning no word marks.

Before the clause may stand the subject of the verb of saying, and whatever tells how, when, where and to whom it was
said: "Bakan, dün Kahire'de yaptığı açıklamada, … olduğunu söyledi". The subject is found first (subject.py); of the
places behind it where a clause could begin, weights learned from articles choose one. Without weights it is the first
behind the adjuncts that a comma closes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from dragoman.lang.pack import Pack
from dragoman.mention.times import find_times
from dragoman.model import Sentence, Word
from dragoman.statement.frames import Saying
from dragoman.statement.subject import Subject
from dragoman.text import fold

_MAX_STARTS = 40
_OBLIQUE = ("dat", "loc", "abl", "ins", "equ")


def regions(
    sent: Sentence, saying: Saying, sayings: Sequence[Saying], in_name: Callable[[int], bool] = lambda index: False
) -> list[int]:
    """Where the stretches of the sentence up to this verb of saying begin, the nearest first; the last is 0.

    A stretch ends with a verb of saying, or with a finite verb that a comma or a conjunction follows. Words `in_name`
    are no verbs ("von der Leyen").
    """
    ends = {0} | {other.at + 1 for other in sayings if other.at < saying.first and other.form in ("finite", "conv")}
    for index in range(saying.first):
        if sent.words[index].morph.form != "finite":
            continue
        nxt = sent.words[index + 1] if index + 1 < len(sent.words) else None
        closes = nxt is not None and (nxt.text in ",;:." or nxt.morph.pos == "CONJ")
        if closes and not in_name(index):
            ends.add(index + 1)
    return [_behind_joiner(sent, start, saying.first) for start in sorted(ends, reverse=True)]


def _behind_joiner(sent: Sentence, start: int, end: int) -> int:
    while start < end and (sent.words[start].kind == "punct" or fold(sent.words[start].text) == "ve"):
        start += 1
    return start


class ClauseStarts:
    """The places in one sentence where the clause that ends with word `end` could begin, each with its signs."""

    def __init__(self, sent: Sentence, pack: Pack) -> None:
        self.words = sent.words
        self.pack = pack
        self.timed = _timed(sent, pack)
        self._tails: dict[int, str] = {}

    def choose(self, base: int, end: int, subject: Subject | None, weights: Mapping[str, float]) -> int:
        starts = list(self.possible(base, end))
        if not weights:
            return starts[0]
        scored = [(sum(weights.get(s, 0.0) for s in self.signs(at, base, end, subject)), -at) for at in starts]
        return -max(scored)[1]

    def possible(self, base: int, end: int) -> Iterator[int]:
        """`base`, and every word behind something that may be an adjunct of the verb of saying."""
        yield base
        found = 1
        for at in range(base + 1, end + 1):
            if self._reports(at - 1):
                return
            if self.words[at].kind == "punct" and self.words[at].text not in "“\"‘'«":
                continue
            if fold(self.words[at].text) in ("ve", *self.pack.topic_marks) and at > base:
                continue
            if self.tail(at - 1) != "other":
                yield at
                found += 1
                if found >= _MAX_STARTS:
                    return

    def _reports(self, index: int) -> bool:
        """A clause like the reported one ends here: "… olduğunu, …" or "… olduğunu ve …"."""
        morph = self.words[index].morph
        nxt = self.words[index + 1]
        reported = morph.form in ("fact", "fut") and morph.possessor is not None and morph.case in ("acc", "dat")
        return reported and (nxt.text == "," or fold(nxt.text) in self.pack.joiners)

    def tail(self, index: int) -> str:
        """What kind of thing ends with this word, as far as it may be an adjunct."""
        found = self._tails.get(index)
        if found is None:
            found = self._tails[index] = self._tail(self.words[index], index)
        return found

    def _tail(self, word: Word, index: int) -> str:
        morph = word.morph
        folded = fold(word.text)
        if word.text in (",", ";", ":", "–", "-"):
            return "comma"
        if word.kind == "punct":
            return "other"
        if folded in self.pack.topic_marks:
            return "topic"
        if morph.form == "conv" or morph.converb is not None:
            return "olarak" if morph.lemma == "ol" and morph.converb == "arak" else f"conv-{morph.converb}"
        if morph.pos == "POSTP" or folded in ("sonra", "önce", "ardından", "üzere", "üzerine"):
            return "postp"
        if morph.form is not None:
            return "other"
        if index in self.timed:
            return "time"
        if morph.lemma in self.pack.venues and morph.case == "loc":
            return "venue"
        if morph.lemma in self.pack.audiences and morph.case == "dat":
            return "audience"
        if morph.pos == "ADV":
            return "adv"
        if morph.case in _OBLIQUE and morph.pos in ("NOUN", "PROPN", "PRON") and not morph.ki:
            return f"case-{morph.case}"
        return "other"

    def signs(self, at: int, base: int, end: int, subject: Subject | None) -> Iterator[str]:
        """What speaks for and against a beginning at `at`; the names of the weights."""
        words = self.words
        skipped = at - base
        if not skipped:
            yield "base"
            yield "base.subject" if subject is not None else "base.dropped"
        else:
            yield from self._signs_behind(at, base)
        gens = [i for i in range(at, end) if self._is_owner(i)]
        verbs = [i for i in range(at, end) if words[i].morph.form is not None]
        yield f"gen.{min(gens[0] - at, 4)}" if gens else "gen.none"
        if gens and (not verbs or gens[0] < verbs[0]):
            yield "gen.before-verb"
            if skipped:
                yield f"gen.behind.{self.tail(at - 1)}"
        yield f"next.{words[at].morph.pos}.{words[at].morph.case}"
        if words[at].text[:1].isupper():
            yield "next.capital"
        if at in self.timed:
            yield "next.time"
        yield f"next.{self.tail(at)}"
        if words[at].text in "“\"‘'«":
            yield "next.quote"
        yield f"left.{min((end - at) // 2, 6)}"
        yield f"skipped.{min(skipped, 8)}"

    def _signs_behind(self, at: int, base: int) -> Iterator[str]:
        words = self.words
        comma = words[at - 1].text == ","
        last = at - 2 if comma and at - 2 >= base else at - 1
        kind = self.tail(last)
        mark = "comma" if comma else "plain"
        yield f"after.{kind}.{mark}"
        yield f"after.{mark}"
        before = range(base, at)
        forms = {words[i].morph.form for i in before if words[i].morph.form is not None}
        for form in sorted(str(form) for form in forms):
            yield f"over.{form}"
        if any(self._is_owner(i) and words[i + 1].text == "," for i in before):
            yield "over.gen-comma"
        if any(self._is_open(i, at) for i in before):
            yield "over.gen-open"
        if kind == "postp" or words[last].morph.pos == "POSTP":
            yield f"behind.{words[last].morph.lemma}"
        if any(self._is_owner(i) for i in before):
            yield f"over.gen.{kind.split('-')[0]}"
        if any(words[i].morph.case == "acc" and words[i].morph.form is None for i in before):
            yield f"over.acc.{kind}"
        if all(self.tail(i) != "other" for i in before):
            yield "over.adjuncts"
        if sum(word.text == "," for word in words[base:at]) > 1:
            yield "over.commas"
        if kind == "venue" or any(self.tail(i) == "venue" for i in before):
            yield f"over.venue.{kind.split('-')[0]}"

    def _is_open(self, index: int, at: int) -> bool:
        """A genitive whose noun or verb does not come before word `at`: the subject of what follows."""
        if not self._is_owner(index):
            return False
        behind = range(index + 1, at)
        return not any(self.words[i].morph.possessor in ("3s", "3p") or self.tail(i) == "postp" for i in behind)

    def _is_owner(self, index: int) -> bool:
        morph = self.words[index].morph
        return morph.case == "gen" and morph.form is None and morph.pos in ("NOUN", "PROPN", "PRON")


def _timed(sent: Sentence, pack: Pack) -> frozenset[int]:
    """Indexes of the words inside expressions of time."""
    if not sent.words:
        return frozenset()
    start = sent.words[0].span.start
    pieces: list[str] = []
    last = start
    for word in sent.words:
        pieces.append(" " * (word.span.start - last) + word.text)
        last = word.span.end
    spans = [expr.span.shift(start) for expr in find_times("".join(pieces), grammar=pack.times)]
    if not spans:
        return frozenset()
    return frozenset(i for i, word in enumerate(sent.words) if any(span.covers(word.span) for span in spans))
