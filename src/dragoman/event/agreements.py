"""Agreements the article speaks of: what they are called, who the parties are, when they were signed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.event.agreement_signs import Whose, sure_answers, whose, whose_contexts
from dragoman.event.pairs import softmax
from dragoman.event.parties import Found, Noun, Parties
from dragoman.event.when_where import Clock
from dragoman.lang.opinion import OpinionWeights
from dragoman.lang.pack import Pack
from dragoman.lang.rows import AgreementWord
from dragoman.mention.times import find_times
from dragoman.model import Agreement, Event, Mention, Sentence, Span, Word
from dragoman.resolve.cast import Cast, actor_id
from dragoman.resolve.times import resolve_time
from dragoman.text import fold
from dragoman.world.agreements import AgreementTable

_TELLING = {"signing", "ratification", "agreement_reached", "agreement_suspended", "joint_statement", "accession"}
# An agreement this likely is told. Where half of F1 is, telling one more neither helps nor harms; of the seen part, the
# kept third and our own articles .36 was best by .003.
_BAR = 0.36
_MAX_TITLE_WORDS = 14
_LIKE_NOUNS = ("ger", "conv")  # forms of a verb that may be those of the noun made of it
_GERUND = 2  # letters that make it: "anlaş", "anlaşma"


def find_agreements(
    sents: Sequence[Sentence],
    mentions: Sequence[Mention],
    events: Sequence[Event],
    cast: Cast,
    *,
    clock: Clock,
    pack: Pack,
    known: AgreementTable,
) -> tuple[Agreement, ...]:
    """The agreements of an article, each once, in the order of the text."""
    finder = _Finder(events, parties_of(mentions, events, cast, pack, known), clock, pack)
    learned = pack.opinion if pack.opinion and pack.opinion.agreed else None
    if learned:
        nouns = list(finder.chosen(sents, learned))
    else:
        nouns = [(noun, found) for sent in sents for noun in finder.nouns(sent) if (found := finder.read(noun))]
    agreements: list[Agreement] = []
    for sure in (True, False):
        for noun, found in nouns:
            if finder.is_sure(noun, found) is not sure:
                continue
            agreement = finder.agreement(noun, found)
            # To the rules a bare noun ("anlaşma") is the agreement that the article has already named.
            if not any(_is_same(agreement, other, cast, sure=sure or learned is not None) for other in agreements):
                agreements.append(agreement)
    return tuple(sorted(agreements, key=lambda agreement: agreement.span))


def parties_of(
    mentions: Sequence[Mention], events: Sequence[Event], cast: Cast, pack: Pack, known: AgreementTable
) -> Parties:
    organs = {actor_id(organ): actor_id(organisation) for organ, organisation in known.organs.items()}
    return Parties(mentions, events, cast, pack, known.names, organs)


def asked_nouns(sents: Sequence[Sentence], parties: Parties, clock: Clock, pack: Pack) -> Iterator[list[Whose]]:
    """Of every word that may tell of an agreement all kinds and parties that it could have."""
    finder = _Finder(parties.events, parties, clock, pack)
    words = [kinds for sent in sents for kinds in finder.words(sent)]
    elsewhere = sure_answers(words, parties)
    numbers: Counter[str] = Counter()
    for kinds in words:
        lemma = kinds[0].word.lemmas[-1]
        yield whose(kinds, parties, numbers[lemma], elsewhere)
        numbers[lemma] += 1


def _is_same(new: Agreement, old: Agreement, cast: Cast, *, sure: bool) -> bool:
    return new.kind == old.kind and (not sure or cast.countries(new.parties) == cast.countries(old.parties))


@dataclass(frozen=True, slots=True)
class _Finder:
    events: Sequence[Event]
    parties: Parties
    clock: Clock
    pack: Pack

    def chosen(self, sents: Sequence[Sentence], weights: OpinionWeights) -> Iterator[tuple[Noun, Found]]:
        """The nouns that tell of an agreement, with the likeliest kind and parties."""
        for options in asked_nouns(sents, self.parties, self.clock, self.pack):
            context = whose_contexts(options[0].noun)
            sums = weights.agreed_sums.of_each([option.signs for option in options], context)
            shares = softmax([weight / weights.scale for weight in sums])
            # Two answers may be of one agreement: of a state, and of the state with a group of its own.
            alike: dict[tuple[str, frozenset[str]], list[tuple[float, Whose]]] = {}
            for option, share in zip(options, shares, strict=True):
                if option.found is not None:
                    answer = option.noun.word.kind, self.parties.cast.countries(option.found.refs)
                    alike.setdefault(answer, []).append((share, option))
            totals = {answer: sum(share for share, _ in those) for answer, those in alike.items()}
            surest = max(totals, key=totals.__getitem__, default=None)
            if surest is not None and totals[surest] >= _BAR:
                best = max(alike[surest], key=lambda one: one[0])[1]
                if best.found is not None:
                    yield best.noun, replace(best.found, rule=f"{best.found.rule} + model {totals[surest]:.2f}")

    def nouns(self, sent: Sentence) -> Iterator[Noun]:
        """Those that the rules take for agreements."""
        for kinds in self.words(sent):
            noun = kinds[0]
            told = noun.telling is not None or self._is_made(sent, noun.at, noun.title)
            if not (noun.word.when == "told" and not told):
                yield noun

    def words(self, sent: Sentence) -> Iterator[list[Noun]]:
        """Every word for an agreement, as each kind that it may be of."""
        for at in range(len(sent.words)):
            named = sent.words[at].text[:1].isupper() and at > 0
            kinds = {word.kind: word for word in self._words_at(sent, at) if word.when != "named" or named}
            if kinds:
                title, telling = _title(sent, at), self._told_by(sent, at)
                yield [Noun(sent, at, word, title, telling, named) for word in kinds.values()]

    def read(self, noun: Noun) -> Found | None:
        """Whose it is; None for a word that is no agreement of anybody."""
        found = self.parties.of(noun)
        if found is None:
            return None
        if not self.is_sure(noun, found) and noun.title.start == noun.sent.words[noun.at].span.start:
            return None  # "anlaşma" and no word of which
        alone = noun.telling and (noun.named or self.parties.is_club(found.refs[0]))
        return found if len(found.refs) > 1 or alone or found.rule == "world.agreements" else None

    def is_sure(self, noun: Noun, found: Found) -> bool:
        """Whether an act, a name or the words themselves say that this is an agreement and whose."""
        return noun.telling is not None or noun.named or found.sure

    def _words_at(self, sent: Sentence, at: int) -> list[AgreementWord]:
        """The longest rows whose last word stands here."""
        word = sent.words[at]
        if word.kind != "word" or word.morph.possessor in ("1s", "2s"):
            return []
        found: list[AgreementWord] = []
        for row in (row for lemma in self._lemmas(word) for row in self.pack.agreements.get(lemma, ())):
            before = sent.words[max(0, at - len(row.lemmas) + 1) : at]
            if tuple(w.morph.lemma for w in before) == row.lemmas[:-1] and (not found or row.lemmas == found[0].lemmas):
                found.append(row)
        return found

    def _lemmas(self, word: Word) -> Iterator[str]:
        """Its lemma; or that of the noun for an agreement where it was taken for the verb in it ("Sözleşmesi'ne",
        "anlaşmadan"), or for a shorter word ("metinde").
        """
        morph = word.morph
        if morph.form is None:
            yield morph.lemma
        elif morph.form not in _LIKE_NOUNS:
            return
        for lemma in self.pack.agreements_like(morph.lemma):
            longer = len(lemma) - len(morph.lemma)
            fits = longer > 0 if morph.form is None else longer == _GERUND
            if fits and lemma.startswith(morph.lemma) and fold(word.text).startswith(lemma):
                yield lemma

    def _is_made(self, sent: Sentence, at: int, title: Span) -> bool:
        """ "varılan mutabakat": a participle says that there is one."""
        return any(
            word.morph.form in ("rel", "fact") and word.morph.lemma in self.pack.made and not word.morph.negated
            for word in sent.words[:at]
            if word.span.start >= title.start
        )

    def _told_by(self, sent: Sentence, at: int) -> Event | None:
        """The signing (or ending, or ratifying) whose words take this noun in."""
        span = sent.words[at].span
        for event in self.events:
            if event.act in _TELLING and any(stretch.covers(span) for stretch in event.evidence):
                return event
        return None

    def agreement(self, noun: Noun, found: Found) -> Agreement:
        telling = noun.telling
        signing = telling is not None and telling.act == "signing" and telling.status == "occurred"
        return Agreement(
            title=noun.title.of(self.clock.body),
            kind=noun.word.kind,  # type: ignore[arg-type]
            parties=found.refs,
            signed=telling.date.edtf if signing and telling is not None and telling.date is not None else None,
            period=self._period(noun.sent),
            subject=None,
            span=noun.title,
            rule=f"agreement «{' '.join(noun.word.lemmas)}», {found.rule}",
        )

    def _period(self, sent: Sentence) -> str | None:
        for expr in find_times(sent.span.of(self.clock.body), grammar=self.clock.pack.times):
            if expr.role == "validity":
                return resolve_time(expr, published=self.clock.published)
        return None


def _title(sent: Sentence, at: int) -> Span:
    """The noun with what describes it: owners, adjectives, nouns, and participles with what belongs to these."""
    first, described = at, False
    while first > 0 and at - first < _MAX_TITLE_WORDS:
        word = sent.words[first - 1]
        morph = word.morph
        if word.kind == "punct" or morph.form in ("finite", "conv") or morph.pos in ("PART", "POSTP", "CONJ"):
            break
        described = described or morph.form in ("rel", "fact", "fut")
        if morph.form is None and morph.case in ("acc", "dat", "abl", "loc", "ins") and not (described or morph.ki):
            break
        first -= 1
    word = sent.words[at]
    return Span(sent.words[first].span.start, word.span.start + word.morph.bare_len)
