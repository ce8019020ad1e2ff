"""What can be seen around a word that may tell an act: the features that the learned opinion weighs.

Training and reading both come through here, so a sign means the same in both. Says nothing about which act it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.event.clause import Around
from dragoman.event.triggers import Trigger
from dragoman.model import Mention, Statement, Word
from dragoman.sentence.clauses import Predicate
from dragoman.text import fold

# Words of a clause that are looked at, nearest first; beyond them stands another thought.
_NEAR = 9
_RIGHT = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A word that could tell an act, with the predicate whose clause it stands in.

    at       index of the word
    owner    its own predicate, or the one that a noun depends on
    trigger  the frame of the tables that matched here, if one did
    """

    at: int
    owner: Predicate
    trigger: Trigger | None

    @property
    def nominal(self) -> bool:
        return self.owner.at != self.at


def find_places(around: Around, triggers: Sequence[Trigger], nouns: frozenset[str]) -> list[Place]:
    """Every predicate, the nouns of a frame, and the nouns that are known to carry acts."""
    by_word = {trigger.verb: trigger for trigger in triggers}
    # What a frame has already read ("istenmeyen" of "istenmeyen kişi ilan etti") tells nothing by itself.
    read = {part for trigger in triggers for part in trigger.parts} - by_word.keys()
    own = {predicate.at: predicate for predicate in around.predicates}
    places: list[Place] = []
    for at, word in enumerate(around.sent.words):
        trigger = by_word.get(at)
        if at in read:
            continue
        if at not in own and trigger is None and not (word.morph.pos == "NOUN" and word.morph.lemma in nouns):
            continue
        owner = own.get(at) or around.predicate_of(at)
        if owner is not None:
            places.append(Place(at, owner, trigger))
        elif word.morph.form is None and word.kind == "word":
            # A headline or a fragment without a verb: the noun closes its own clause.
            places.append(Place(at, Predicate(at=at, start=0, word=word), trigger))
    return places


def act_signs(place: Place, around: Around, triggers: Sequence[Trigger], statement: Statement | None) -> list[str]:
    """The signs of one place, as names."""
    return [*own_signs(around.sent.words[place.at]), *signs_around(place, around, triggers, statement)]


def own_signs(word: Word) -> tuple[str, ...]:
    """The signs of a word by itself: its form comes again and again. None of them is among `signs_around`."""
    morph = word.morph
    return _signs_of_form(
        morph.lemma, morph.form, morph.pos, morph.voice, morph.tense, morph.case, morph.possessor, morph.person,
        morph.negated, morph.known,
    )  # fmt: skip


def signs_around(
    place: Place, around: Around, triggers: Sequence[Trigger], statement: Statement | None
) -> dict[str, None]:
    """The signs of what stands around one place."""
    words = around.sent.words
    near = _clause_words(place, around)
    signs = [*_near_signs(words[place.at], near)]
    signs += _far_signs(place, around, {word.morph.lemma for word in near})
    signs += _upward_signs(place, around)
    signs += _people_signs(place, around)
    signs += _frame_signs(place, triggers)
    signs.append("said=" + (statement.kind if statement else "no"))
    return dict.fromkeys(signs)


@lru_cache(maxsize=4096)
def _signs_of_form(
    lemma: str,
    verb_form: str | None,
    pos: str,
    voices: tuple[str, ...],
    tense: str | None,
    case: str | None,
    possessor: str | None,
    person: str | None,
    negated: bool,
    known: bool,
) -> tuple[str, ...]:
    voice = "".join(voice[0] for voice in voices)
    form = verb_form or ("noun" if pos == "NOUN" else pos)
    signs = [
        "bias", f"l={lemma}", f"lv={lemma}/{voice}", f"lf={lemma}/{form}", f"form={form}/{voice}/{tense}",
        f"case={form}/{case}/{possessor}", f"p5={lemma[:5]}", f"p4={lemma[:4]}",
    ]  # fmt: skip
    if negated:
        signs += ["neg", f"lneg={lemma}"]
    signs.append(f"person={person}")
    if not known or len(lemma) > 4:
        signs += [f"c3={lemma[at : at + 3]}" for at in range(len(lemma) - 2)]
    return tuple(dict.fromkeys(signs))


def _clause_words(place: Place, around: Around) -> list[Word]:
    """The words of its clause to the left, nearest first, up to the verb of another clause."""
    words = around.sent.words
    ends = {predicate.at for predicate in around.predicates if predicate.form in ("finite", "conv")}
    near: list[Word] = []
    for at in range(place.at - 1, max(-1, place.at - 1 - 3 * _NEAR), -1):
        if at in ends or around.zone(at) != around.zone(place.at) or len(near) == _NEAR:
            break
        if words[at].kind == "word":
            near.append(words[at])
    return near


def _near_signs(word: Word, near: Sequence[Word]) -> Iterator[str]:
    lemma = word.morph.lemma
    for distance, other in enumerate(near):
        name = other.morph.lemma
        yield f"n={name}"
        if other.morph.pos in ("NOUN", "VERB", "ADJ", "ADV"):
            yield f"n5={name[:5]}"
            if distance < 5:
                yield f"nl={name}+{lemma}"
        if distance < 3:
            yield f"n{distance}={name}"
            yield f"k{distance}={other.morph.pos}/{other.morph.case}/{other.morph.form}"
        if distance == 0:
            yield f"n0c={name}/{other.morph.case}"
            yield f"n05={name[:5]}+{lemma[:5]}"
        if distance < 4 and distance + 1 < len(near):
            yield f"nn={near[distance + 1].morph.lemma}+{name}"


def _far_signs(place: Place, around: Around, near: set[str]) -> Iterator[str]:
    words = around.sent.words
    zone = around.zone(place.at)
    for at, word in enumerate(words):
        if word.kind != "word" or word.morph.lemma in near or word.morph.pos not in ("NOUN", "VERB", "ADJ"):
            continue
        if at < place.at:
            yield f"L={word.morph.lemma}" if around.zone(at) == zone else f"LZ={word.morph.lemma}"
        elif at > place.at:
            yield f"R={word.morph.lemma}" if at <= place.at + 3 * _RIGHT else f"RR={word.morph.lemma}"
    following = [word for word in words[place.at + 1 :] if word.kind == "word"][:_RIGHT]
    for distance, word in enumerate(following[:2]):
        yield f"r{distance}={word.morph.lemma}"
        yield f"r{distance}l={words[place.at].morph.lemma}+{word.morph.lemma}"


def _upward_signs(place: Place, around: Around) -> Iterator[str]:
    """The verbs that govern this one: "kınadığını söyledi"."""
    current = place.owner
    if place.nominal:
        yield f"of={current.word.morph.lemma}"
        yield f"ofl={around.sent.words[place.at].morph.lemma}+{current.word.morph.lemma}"
    for depth in range(2):
        parent = around.parent(current)
        if parent is None:
            yield f"top{depth}"
            return
        yield f"up{depth}={parent.word.morph.lemma}"
        yield f"upf{depth}={current.form}/{parent.word.morph.lemma}"
        current = parent


def _people_signs(place: Place, around: Around) -> Iterator[str]:
    countries: set[str] = set()
    pack = around.pack
    behind = pack.toward | pack.between_words | pack.agent_words | {pack.partner_word}
    for mention in around.mentions:
        if mention.country:
            countries.add(mention.country)
        if not place.owner.start <= mention.first < place.at or place.at - mention.last > 2 * _NEAR:
            continue
        yield f"m={mention.kind}/{mention.case}"
        if place.at - mention.last <= 3:
            yield f"mn={mention.kind}/{mention.case}"
            yield f"mnl={_class(mention)}/{mention.case}+{around.sent.words[place.at].morph.lemma}"
        after = around.next_word(mention.last)
        if after in behind:
            yield f"ma={fold(after)}"
    yield f"countries={min(len(countries), 3)}"


def _class(mention: Mention) -> str:
    return {"person": "who", "role": "who", "place": "where"}.get(mention.kind, "side")


def _frame_signs(place: Place, triggers: Sequence[Trigger]) -> Iterator[str]:
    for trigger in triggers:
        act = trigger.frame.act
        if place.trigger is trigger:
            yield f"F={act}"
            yield f"FN={trigger.frame.words}"
        elif place.at in trigger.parts:
            yield f"FP={act}"
        else:
            yield f"FS={act}"
    if place.trigger is None:
        yield "F=none"
