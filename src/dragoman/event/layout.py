"""How a sentence is laid out for reading events: its predicates, what belongs to each, quotations apart."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.lang.pack import Pack
from dragoman.model import Mention, Sentence, Span
from dragoman.sentence.clauses import Predicate
from dragoman.text import fold

# Converbs whose subject is that of the verb they lean on; "-ınca" and "-ken" may have one of their own.
SHARING = ("arak", "ip")
NAMES = ("person", "state", "body", "organisation", "group", "role", "pair")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One sentence with its mentions and predicates."""

    sent: Sentence
    mentions: tuple[Mention, ...]
    predicates: tuple[Predicate, ...]
    pack: Pack
    zones: tuple[int, ...] = ()
    # Worked out once, on the first question: a sentence without a full stop may have hundreds of mentions and verbs.
    _owners: dict[int, Predicate | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _inside: dict[int, list[Mention]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _parents: dict[int, Predicate | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    _ends: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    _folded: list[str] = field(default_factory=list, init=False, repr=False, compare=False)

    def zone(self, word: int) -> int:
        """0 outside quotations; inside one, its number: what is said and what surrounds it are read apart."""
        return self.zones[word] if self.zones else 0

    def predicate_of(self, word: int) -> Predicate | None:
        """The predicate at this word, or the first one to its right that reaches it.

        A participle right of a noun describes another noun, so it is asked only when there is no other verb.
        """
        zone = self.zone(word)
        participle: Predicate | None = None
        for predicate in self.predicates:
            if predicate.at < word or self.zone(predicate.at) != zone:
                continue
            if predicate.at == word:
                return predicate
            if predicate.start <= word:
                if predicate.form != "rel":
                    return predicate
                participle = participle or predicate
        return participle

    def parent(self, predicate: Predicate) -> Predicate | None:
        """The predicate this one depends on, in the same quotation or outside all."""
        at = predicate.at
        if at not in self._parents:
            self._parents[at] = None if predicate.form == "finite" else self._above(predicate)
        return self._parents[at]

    def _above(self, predicate: Predicate) -> Predicate | None:
        zone = self.zone(predicate.at)
        above = [p for p in self.predicates if p.at > predicate.at >= p.start and self.zone(p.at) == zone]
        # A participle describes the noun behind it: what stands before belongs to the verb that noun goes with.
        nearest = next((p for p in above if p.form != "rel"), None) or next(iter(above), None)
        if self._is_listed(predicate):
            return next((p for p in above if p.form in ("finite", "conv") or _governs_a_list(p)), nearest)
        if nearest is not None and self._leaps(predicate, nearest):
            return next((p for p in above if not p.embedded), nearest)
        return nearest

    def _is_listed(self, predicate: Predicate) -> bool:
        """ "Görüştüğünü, ateşi kesmelerini istediğini duyurdu": the first thing said is no part of the second."""
        behind = self.sent.words[predicate.at + 1 : predicate.at + 2]
        listed = any(word.text == "," for word in behind) or self.next_word(predicate.at) in self.pack.joiners
        return listed and predicate.form in ("fact", "fut") and predicate.word.morph.case == "acc"

    def _leaps(self, predicate: Predicate, over: Predicate) -> bool:
        """ "Lavrov'u arayarak kararın gözden geçirilmesini istedi": he called who asked, not who is to review.

        Unless it stands right before the verb noun ("konuşarak çözmeye"), or behind the genitive of who is to do both.
        """
        morph = over.word.morph
        # "Keserek çekmeyi değerlendiriyor": what one thinks of doing oneself takes the converb along.
        same = (over.form != "ger" and not is_charge(over)) or (morph.possessor is None and morph.case == "acc")
        its_own = not same or self._is_asked_for(over)
        if self._says(predicate) and over.form == "ger" and its_own:
            return True
        if predicate.word.morph.converb not in SHARING or not its_own or over.at == predicate.at + 1:
            return False
        if "pass" in morph.voice and "pass" not in predicate.word.morph.voice:
            return True
        words = self.sent.words[over.start : predicate.at]
        return not any(word.morph.case == "gen" for word in words)

    def _says(self, predicate: Predicate) -> bool:
        """ "İhlal ettiğini savunarak", "öne sürerken": a converb of saying."""
        if predicate.form != "conv":
            return False
        before = {word.morph.lemma for word in self.sent.words[max(0, predicate.at - 2) : predicate.at]}
        frames = self.pack.speech_frames.get(predicate.word.morph.lemma, ())
        return any(before.issuperset(frame.lemmas[:-1]) for frame in frames)

    def above(self, predicate: Predicate) -> Iterator[Predicate]:
        """The predicates that this one depends on, the nearest first."""
        parent = self.parent(predicate)
        while parent is not None:
            yield parent
            parent = self.parent(parent)

    def own_words(self, predicate: Predicate) -> Iterator[int]:
        """The words of its own clause, the nearest to the verb first."""
        for at in range(predicate.at - 1, predicate.start - 1, -1):
            if self.predicate_of(at) is predicate:
                yield at

    def in_reach(self, predicate: Predicate) -> list[Mention]:
        """The mentions before a predicate that its reach takes in, whichever verb they belong to."""
        return [m for m in self.mentions if predicate.start <= m.first and m.last < predicate.at]

    def inside(self, predicate: Predicate) -> Sequence[Mention]:
        """Mentions that belong to this predicate and to none between them and it."""
        if not self._inside:
            for mention in self.mentions:
                owner = self.owner(mention)
                self._inside.setdefault(owner.at if owner else -1, []).append(mention)
        return self._inside.get(predicate.at, ())

    def owner(self, mention: Mention) -> Predicate | None:
        """The predicate that a mention belongs to."""
        if mention.index not in self._owners:
            self._owners[mention.index] = self._owner(mention)
        return self._owners[mention.index]

    def _owner(self, mention: Mention) -> Predicate | None:
        for predicate in self.predicates:
            if predicate.at <= mention.last:
                continue
            if predicate.start > mention.first or self.zone(predicate.at) != self.zone(mention.first):
                continue
            if predicate.embedded and self._is_plain_subject(mention):
                continue
            if (
                mention.case == "acc"
                and self._takes_no_object(predicate)
                and not self._second_object(mention, predicate)
            ):
                continue  # "Eritre'yi … -mekle suçladı": the accused belongs to the main verb
            return predicate
        return None

    def _takes_no_object(self, predicate: Predicate) -> bool:
        """What somebody is accused of, asked to do or warned of; and "olacağı konusunda", "düşürülmesinden"."""
        if is_charge(predicate):
            return True
        morph = predicate.word.morph
        without = "pass" in morph.voice or morph.lemma in self.pack.being | self.pack.negators
        return (without and predicate.form in ("fact", "fut", "ger")) or self._is_asked_for(predicate)

    def _is_asked_for(self, predicate: Predicate) -> bool:
        """ "Wellington'ı kulak vermeye davet etti"."""
        morph = predicate.word.morph
        if predicate.form not in ("inf", "ger") or morph.case != "dat" or morph.possessor is not None:
            return False
        behind = [word.morph.lemma for word in self.sent.words[predicate.at + 1 : predicate.at + 3]]
        return any(self.pack.modality.get(lemma) == "nothing" for lemma in behind)

    def _second_object(self, mention: Mention, predicate: Predicate) -> bool:
        """ "Eritre'yi Somali'yi bombalamakla suçladı": the accused stands first, what he did follows."""
        return any(
            other.case == "acc" and predicate.start <= other.first < mention.first and other.kind in NAMES
            and not other.rule.endswith("+list") and self.zone(other.first) == self.zone(mention.first)
            for other in self.mentions
        )  # fmt: skip

    def _is_plain_subject(self, mention: Mention) -> bool:
        """A bare name: an embedded verb has its subject in the genitive, so this one belongs to the main verb."""
        return mention.case == "nom" and not mention.modifier and mention.kind in NAMES

    def is_topic(self, mention: Mention) -> bool:
        """Set off as a subject: "Lavrov," or "Büyükelçi ise"."""
        return is_topic(mention, self.sent, self.pack)

    def next_word(self, index: int) -> str:
        return self.folded[index + 1] if index + 1 < len(self.sent.words) else ""

    def words_in(self, span: Span) -> range:
        """Indexes of the words that lie within a span."""
        if not self._starts:
            self._starts.extend(word.span.start for word in self.sent.words)
            self._ends.extend(word.span.end for word in self.sent.words)
        return range(bisect_left(self._starts, span.start), bisect_right(self._ends, span.end))

    @property
    def named_words(self) -> set[int]:
        """The words that belong to mentions."""
        return {at for mention in self.mentions for at in range(mention.first, mention.last + 1)}

    @property
    def folded(self) -> Sequence[str]:
        """The words of the sentence, folded."""
        if not self._folded:
            self._folded.extend(fold(word.text) for word in self.sent.words)
        return self._folded

    def next_lemma(self, index: int) -> str:
        return self.sent.words[index + 1].morph.lemma if index + 1 < len(self.sent.words) else ""

    def has_thing_for_subject(self, predicate: Predicate) -> bool:
        """The embedded verb agrees with a genitive that is nobody ("görüşmenin, … ortaya koyduğunu")."""
        if predicate.form not in ("fact", "fut", "ger") or "pass" in predicate.word.morph.voice:
            return False
        words = self.sent.words
        for index in range(predicate.start, predicate.at - 1):
            if words[index].morph.case == "gen" and words[index + 1].text == "," and words[index].morph.form is None:
                named = any(m.first <= index <= m.last for m in self.mentions)
                return not named and words[index].morph.pos == "NOUN"
        return False

    def owns_next(self, mention: Mention) -> bool:
        """The genitive belongs to a possessed noun right behind it ("Rusya'nın açık desteğini")."""
        for word in self.sent.words[mention.last + 1 : mention.last + 5]:
            morph = word.morph
            if word.kind == "punct" or morph.form is not None:
                return False
            if morph.possessor is not None and morph.pos in ("NOUN", "PROPN"):
                return True
            if morph.case not in (None, "nom"):
                return False
        return False

    def with_list(self, mention: Mention) -> list[Mention]:
        """The mention with those it is joined to ("Rusya ve Çin")."""
        group = [mention]
        position = self.mentions.index(mention)
        for later in self.mentions[position + 1 :]:
            if not group[-1].rule.endswith("+list"):
                break
            group.append(later)
        for earlier in reversed(self.mentions[:position]):
            if not earlier.rule.endswith("+list"):
                break
            group.insert(0, earlier)
        return group

    def main_clause(self, predicate: Predicate) -> tuple[int, int]:
        """First and last word of the main clause that a predicate belongs to."""
        zone = self.zone(predicate.at)
        ends = [p.at for p in self.predicates if p.form == "finite" and self.zone(p.at) == zone]
        first = max((at + 1 for at in ends if at < predicate.at), default=0)
        last = min((at for at in ends if at >= predicate.at), default=len(self.sent.words) - 1)
        return first, last


def is_topic(mention: Mention, sent: Sentence, pack: Pack) -> bool:
    """Set off as a subject: "Lavrov," or "Büyükelçi ise"."""
    if mention.case != "nom" or mention.modifier or mention.kind not in NAMES or mention.last + 1 >= len(sent.words):
        return False
    following = sent.words[mention.last + 1].text
    return following == "," or fold(following) in pack.topic_marks


def _governs_a_list(predicate: Predicate) -> bool:
    """What is said of several things stands behind them all, and is none of them."""
    return predicate.form in ("fact", "fut") and predicate.word.morph.case != "acc"


def is_charge(predicate: Predicate) -> bool:
    """An infinitive in the instrumental: what somebody is accused of or threatened with."""
    return predicate.form == "inf" and predicate.word.morph.case == "ins"
