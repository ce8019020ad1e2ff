"""Sides that are counted or pointed to and not named: "iki ülke", "her iki lider", "taraflar", "bu ülke".

Refuses to decide who they are.
"""

from collections.abc import Iterator, Set

from dragoman.lang.pack import Pack
from dragoman.mention.wording import Wording, group_case
from dragoman.model import Mention, Sentence, Span
from dragoman.text import fold


class PairReader:
    """Reads them in one sentence.

    people  the words in it that name the people of one state: "üç Rus diplomatı"
    """

    def __init__(self, sent: Sentence, pack: Pack, people: Set[int]) -> None:
        self.people = people
        self.sent = sent
        self.words = sent.words
        self.pack = pack
        self.wording = Wording(sent.words)
        self.nouns = [
            index
            for index, word in enumerate(sent.words)
            if word.morph.lemma in pack.pair_nouns and word.morph.form is None
        ]

    def find(self, taken: set[int]) -> Iterator[Mention]:
        """Those of the words not `taken`, which they are added to."""
        for index in self.nouns:
            word = self.words[index]
            if index in taken:
                continue
            first = self._count_before(index)
            if first is None and (pointed := self._pointed(index)) is not None:
                taken.update(range(pointed.first, index + 1))
                yield pointed
                continue
            if first is None:
                if not (word.morph.plural and word.morph.lemma in self.pack.plural_pairs):
                    continue
                first = index
            count = self.pack.pair_counts.get(fold(self.words[first].text))
            taken.update(range(first, index + 1))
            yield Mention(
                index=0, kind="pair", sent=self.sent.index, first=first, last=index,
                span=Span(self.words[first].span.start, self.wording.bare_end(index)), name=word.morph.lemma,
                case=group_case(self.words, index, word.morph.case or "nom"), head=word.morph.lemma, plural=True,
                rule=f"pair.{count}" if count else "pair",
            )  # fmt: skip

    def _pointed(self, index: int) -> Mention | None:
        """ "bu ülke", "söz konusu ülke": one state, by a word that says it was named before."""
        morph = self.words[index].morph
        bare = not morph.plural and morph.possessor is None and not morph.ki
        first = index - 1
        if morph.lemma not in self.pack.state_nouns or not bare or first < 0:
            return None
        if fold(self.words[first].text) not in self.pack.pointing:
            return None
        if first and fold(self.words[first - 1].text) in self.pack.pointing_starts:
            first -= 1
        return Mention(
            index=0, kind="state", sent=self.sent.index, first=first, last=index,
            span=Span(self.words[first].span.start, self.wording.bare_end(index)), name=morph.lemma,
            case=group_case(self.words, index, morph.case or "nom"), head=morph.lemma, rule="pointed",
        )  # fmt: skip

    def _count_before(self, index: int) -> int | None:
        """ "iki ülke", "her iki lider", "iki kardeş ülke": where the counting word stands.

        "Üç Rus diplomatı" are of one state, which is named.
        """
        of_one = index - 1 in self.people and self.words[index].morph.lemma in self.pack.many_of_one
        for first in () if of_one else (index - 1, index - 2):
            if first >= 0 and fold(self.words[first].text) in self.pack.pair_counts:
                return first if index - first == 1 or self.words[first + 1].morph.case in (None, "nom") else None
        return None
