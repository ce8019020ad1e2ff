"""Whose an agreement could be, and what can be seen of each answer: what the learned opinion weighs.

The answers are what the rules of `parties` say, who deals with whom in the article, and who is named in the sentence;
or that the word is no agreement to be told. Training and reading both come through here. Says nothing of which it is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from dragoman.event.parties import Found, Noun, Parties
from dragoman.model import Mention, Word
from dragoman.text import fold

_PAIRS = 4  # of two sides that deal with one another in the article, the most frequent first
_NAMED = 5  # of those that the sentence names, the last
_CLUBS = 3
_AHEAD = 6  # words behind the noun among which its verb is looked for
_CLOSE = 4  # words before it that are looked at
_RANKS = 4  # of those most spoken of that are told apart

Sides = frozenset[str]
# Kind and parties of an agreement -> how many nouns of the article are surely of it.
Sure = Counter[tuple[str, Sides]]


@dataclass(slots=True)
class Whose:
    """Possible parties of an agreement; `found` is None where the word tells of none."""

    noun: Noun
    found: Found | None
    signs: dict[str, None] = field(default_factory=dict)

    def seen(self, *signs: str) -> None:
        self.signs.update(dict.fromkeys(signs))


def whose_contexts(noun: Noun) -> tuple[str, ...]:
    """What a sign is weighed together with: the words for the paper, and whether an act or a name speaks of it."""
    told = noun.telling.act if noun.telling else "-"
    return ("", noun.word.lemmas[-1], f"{noun.named:d}/{told}")


def sure_answers(nouns: Iterable[Sequence[Noun]], parties: Parties) -> Sure:
    """What the words themselves say of agreements anywhere in the article: a bare noun elsewhere may mean the same."""
    found: Sure = Counter()
    for kinds in nouns:
        answer = parties.of(kinds[0])
        if answer is not None and answer.sure:
            found.update((noun.word.kind, frozenset(answer.refs)) for noun in kinds)
    return found


def whose(kinds: Sequence[Noun], parties: Parties, number: int, elsewhere: Sure) -> list[Whose]:
    """All answers for one word, the `number`th of its lemma in the article; the first is that it tells of none.

    kinds      the word as each kind of paper that it may be: "sözleşme" is a treaty or a contract
    elsewhere  what is sure in the article, this word's own answer among it
    """
    noun = kinds[0]
    nobody = Whose(noun, None)
    answers = _answers(noun, parties)
    nobody.seen("none", *(f"n:{sign}" for sign in _noun_signs(noun, number)), f"n:answers{min(len(answers), 6)}")
    nobody.seen(*(f"n:{sign}" for _, signs in answers.values() for sign in signs if sign.startswith("first=")))
    options, here = [nobody], parties.sides_here(noun)
    for each in kinds:
        kind = each.word.kind
        known = any(name == kind for name, _ in elsewhere)
        for refs, (found, signs) in answers.items():
            option = Whose(each, found, dict.fromkeys(signs))
            times = elsewhere[kind, refs] - (found.sure and "first" in signs)
            option.seen(f"elsewhere{min(times, 2)}" if times or not known else "elsewhere others")
            option.seen(*_party_signs(option, refs, parties.dealings))
            option.seen(*_part_in_article(refs, parties), *_part_in_sentence(refs, noun, here))
            option.seen(f"k={kind}", f"k={kind}/{len(refs) > 1:d}", f"k={kind}/{_described(each)}")
            options.append(option)
    return options


def _answers(noun: Noun, parties: Parties) -> dict[Sides, tuple[Found, list[str]]]:
    """Possible parties, each with what makes it one."""
    answers: dict[Sides, tuple[Found, list[str]]] = {}

    def say(refs: Sequence[str], rule: str, *signs: str, sure: bool = False) -> None:
        if refs:
            found = Found(refs=tuple(refs), rule=rule, sure=sure)
            answers.setdefault(frozenset(refs), (found, []))[1].extend(signs)

    for rule, refs, sure in parties.answers(noun):
        say(refs, rule, f"rule={rule}", *(() if answers else ("first", f"first={rule}")), sure=sure)
    for rank, (refs, count) in enumerate(parties.dealings.most_common(_PAIRS)):
        say(refs, "sides of the article", f"rank{rank}", f"deal{min(count, 4)}")
    here = parties.events_here(noun)
    for event in here:
        refs = parties.states((*event.actors, *event.recipients))
        say(refs, "sides here", "here", f"act={event.act}", f"status={event.status}")
        if len(event.actors) > 1 and event.recipients:
            say(parties.states(event.actors), "actors here", "actors here")
    named = parties.named_here(noun)[-_NAMED:]
    if len(named) > 1:
        say(named, "named here", "named")
    for refs in parties.lists_here(noun):
        say(refs, "list here", "list")
    for pair in combinations(named, 2):
        say(pair, "two here", "two")
    for ref in named:
        say((ref,), "one here", "club" if parties.is_club(ref) else "one")
    for rank, club in enumerate(parties.clubs[:_CLUBS]):
        say((club,), "organisation of the article", f"club{rank}")
    for refs_, (_, signs) in answers.items():
        at = frozenset(named)
        signs += [f"all named{refs_ <= at:d}", f"just named{refs_ == at:d}"]
        signs.append(f"named{min(len(refs_ & at), 3)}of{min(len(refs_), 3)}")
    return answers


def _party_signs(option: Whose, refs: Sides, dealings: Counter[tuple[str, ...]]) -> Iterator[str]:
    yield "some"
    yield f"size{min(len(refs), 4)}"
    within = sum(count for pair, count in dealings.items() if set(pair) <= refs)
    yield f"deals{min(within, 4)}"
    if not within and not any(sign.startswith("rule=") for sign in option.signs):
        yield "far fetched"


def _part_in_article(refs: Sides, parties: Parties) -> Iterator[str]:
    """How much the article speaks of them, and whether its first sentence does."""
    ranks = [parties.ranks.get(ref, len(parties.ranks)) for ref in refs]
    yield f"least spoken of{_rank(max(ranks))}"
    yield f"most spoken of{_rank(min(ranks))}"
    yield f"lead{min(len(refs & parties.lead), 3)}of{min(len(refs), 3)}"


def _rank(number: int) -> str:
    return str(number) if number < _RANKS else "many" if number < 2 * _RANKS else "more"


def _part_in_sentence(refs: Sides, noun: Noun, here: Sequence[tuple[Mention, Sides]]) -> Iterator[str]:
    """How everybody stands whom the sentence names: before "huzurunda" stands no party, before "arasında" every one."""
    words = noun.sent.words
    for mention, sides in here:
        part = "in" if sides <= refs else "out"
        after = words[mention.last + 1].morph.lemma if mention.last + 1 < len(words) else "-"
        yield f"{part}>{after}"
        yield f"{part}/{mention.case}>{after}"
        yield f"{part}/{mention.case}/{mention.kind}/{mention.last < noun.at:d}"


def _described(noun: Noun) -> str:
    """The word before the noun: "barış anlaşması" is a treaty, "ortak metin" a declaration."""
    return noun.sent.words[noun.at - 1].morph.lemma if noun.at else "-"


def _noun_signs(noun: Noun, number: int) -> Iterator[str]:
    words, at = noun.sent.words, noun.at
    morph = words[at].morph
    lemma = " ".join(noun.word.lemmas)
    yield f"l={lemma}"
    yield f"named{noun.named:d}"
    bare = noun.title.start == words[at].span.start
    yield f"bare{bare:d}"
    yield f"bare{bare:d}/{noun.named:d}/{lemma}"
    yield f"case={morph.case}/{morph.possessor}"
    yield f"many{morph.plural:d}"
    yield f"number{min(number, 3)}"
    yield f"number{min(number, 2)}/{bare:d}"
    yield f"sent{min(noun.sent.index, 3)}"
    if noun.telling is not None:
        yield f"told={noun.telling.act}/{noun.telling.status}"
        yield f"back={noun.telling.background:d}"
    else:
        yield "told=-"
    for gap, word in enumerate(reversed(words[max(0, at - _CLOSE) : at])):
        if word.kind == "word":
            yield f"b={word.morph.lemma}"
            if gap == 0:
                yield f"b0={word.morph.lemma}"
                yield f"bf={word.morph.form}/{word.morph.case}"
    verb = next((word for word in words[at + 1 : at + 1 + _AHEAD] if word.morph.form is not None), None)
    yield f"v={verb.morph.lemma if verb else '-'}"
    yield f"vf={_form(verb)}"
    following = words[at + 1] if at + 1 < len(words) else None
    yield f"a={fold(following.text) if following else '-'}"


def _form(verb: Word | None) -> str:
    return "-" if verb is None else f"{verb.morph.form}/{verb.morph.tense}/{verb.morph.negated:d}"
