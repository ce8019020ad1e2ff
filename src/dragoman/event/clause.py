"""Who stands where around a predicate: subject, object, and the other cases, as a frame asks for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.event.genitives import genitive_subject
from dragoman.event.layout import NAMES, SHARING, Layout, is_charge
from dragoman.model import Mention
from dragoman.sentence.clauses import Predicate

_ByCase = dict[str, list[Mention]]
# Acts whose object did what a "-makla" below them tells, and those whose object did what their reason tells.
_CHARGING = ("accusation",)
_BLAMING = ("accusation", "criticism")


@dataclass(frozen=True, slots=True, kw_only=True)
class Around(Layout):
    """One sentence, and the questions that frames ask about it: who does it, to whom, with whom."""

    # Every act that a clause may tell asks the same questions; each is answered once, by the verb's word and what is
    # asked of it.
    _answers: dict[tuple[str, int, int | None], Sequence[Mention]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _cases: dict[int, tuple[_ByCase, _ByCase]] = field(default_factory=dict, init=False, repr=False, compare=False)

    # -- slots

    def subject(self, predicate: Predicate) -> Sequence[Mention]:
        """Who does it: the list of mentions joined as subject; empty where it is dropped or unnamed."""
        return self.slot("subj", predicate, None)

    def _subject(self, predicate: Predicate, *, depth: int = 0) -> Sequence[Mention]:
        if depth > 6:
            return []
        by = self.agent(predicate)
        if by:
            return by
        if "pass" in predicate.word.morph.voice:
            return []
        form = predicate.form
        if form == "rel":
            return self._head(predicate)
        accused = self.accused(predicate)
        if accused:
            return accused
        if form in ("fact", "fut", "ger"):
            owner = genitive_subject(self, predicate)
            if owner is not None:
                return self.with_list(owner)
            if predicate.word.morph.possessor in ("1s", "1p"):
                return []
        nominative = self._nominative(predicate)
        if nominative:
            return nominative
        parent = self.parent(predicate)
        if parent is not None:
            return self._nominative(parent) or self._subject(parent, depth=depth + 1)
        return self._earlier_subject(predicate)

    def _nominative(self, predicate: Predicate) -> list[Mention]:
        """The bare names that are the subject of a main verb: the one set off by a comma, else the first."""
        if predicate.embedded:
            return []
        found = [m for m in self.inside(predicate) if self._is_plain_subject(m)]
        if not found and predicate.form == "finite":
            # "Bakan Oslo'ya gelerek Lund'u kabul etti": the bare name before the converb is the subject of both.
            shared = [p for p in self.predicates if p.word.morph.converb in SHARING and self.parent(p) is predicate]
            found = [m for p in shared for m in self.inside(p) if self._is_plain_subject(m)]
        return self.with_list(next((m for m in found if self.is_topic(m)), found[0])) if found else []

    def charging(self, predicate: Predicate) -> Predicate | None:
        """The verb that accuses somebody of this, or blames him for it, whether or not he is named."""
        reason = predicate.form == "fact" and self._postposition_behind(predicate)
        parent = self.parent(predicate) if reason or is_charge(predicate) else None
        judges = parent is not None and self.judges(parent, _BLAMING if reason else _CHARGING)
        return parent if judges else None

    def accused(self, predicate: Predicate) -> list[Mention]:
        """Who is said to have done what the verb above accuses him of: "Eritre'yi … bombalamakla suçladı"."""
        parent = self.charging(predicate)
        if parent is None:
            return []
        cases = ("nom",) if "pass" in parent.word.morph.voice else ("acc",)
        return [m for m in self.inside(parent) if m.kind in NAMES and m.case in cases and not m.modifier]

    def _postposition_behind(self, predicate: Predicate) -> bool:
        """ "bombaladığı için": the deed is the reason of what the next verb tells."""
        behind = self.sent.words[predicate.at + 1 : predicate.at + 2]
        return predicate.word.morph.case == "nom" and any(word.morph.pos == "POSTP" for word in behind)

    def judges(self, predicate: Predicate, acts: Sequence[str]) -> bool:
        """The verb is one of the pack's words for these acts, by itself or with the noun before it ("itham et")."""
        before = self.sent.words[predicate.at - 1].morph.lemma if predicate.at > 0 else ""
        return any(
            frame.act in acts and all(before in item for item in frame.items[:-1]) and len(frame.items) < 3
            for frame in self.pack.event_frames.get(predicate.word.morph.lemma, ())
        )

    def _earlier_subject(self, predicate: Predicate) -> list[Mention]:
        """A second finite verb of one sentence keeps the subject of the first."""
        for earlier in reversed(self.predicates):
            if self.zone(earlier.at) != self.zone(predicate.at):
                continue
            if earlier.at < predicate.at and not earlier.embedded:
                topics = [m for m in self.mentions if m.last < earlier.at and self.is_topic(m)]
                if topics:
                    return self.with_list(topics[-1])
                if subject := self._nominative(earlier):
                    return subject
        return []

    def agent(self, predicate: Predicate) -> Sequence[Mention]:
        """ "X tarafından", "Bakanlıkça"."""
        return self.slot("agent", predicate, None)

    def _agent(self, predicate: Predicate) -> list[Mention]:
        for mention in self.mentions:
            if mention.last >= predicate.at or mention.first < predicate.start or not self.agent_marked(mention):
                continue
            # "X tarafından yapılan açıklamaya göre Y vurdu": X made the statement and nothing else.
            if next((p for p in self.predicates if p.at > mention.last), None) is predicate:
                return self.with_list(mention)
        return []

    def agent_marked(self, mention: Mention) -> bool:
        return self.next_word(mention.last) in self.pack.agent_words or mention.case == "equ"

    def _head(self, predicate: Predicate) -> list[Mention]:
        behind = [m for m in self.mentions if m.first > predicate.at and m.first - predicate.at <= 3]
        return self.with_list(behind[0]) if behind and behind[0].kind in NAMES else []

    def slot(self, name: str, predicate: Predicate, noun: int | None) -> Sequence[Mention]:
        """The mentions in one slot of a frame. Slots are named in lang/tr/frames.tsv."""
        asked = (name, predicate.at, noun)
        found = self._answers.get(asked)
        if found is None:
            found = self._answers[asked] = self._fill(name, predicate, noun)
        return found

    def _fill(self, name: str, predicate: Predicate, noun: int | None) -> Sequence[Mention]:
        match name:
            case "agent":
                return self._agent(predicate)
            case "subj":
                return self._subject(predicate)
            case "reached":
                return self._within_reach(predicate)
            case "obj":
                return self._case(predicate, "nom" if "pass" in predicate.word.morph.voice else "acc")
            case "acc" | "dat" | "abl" | "loc" | "ins":
                return self._case(predicate, name)
            case "gen":
                return self._owner_of(noun if noun is not None else predicate.at)
            case "author":
                return self._author(predicate)
            case "betw":
                return self._between(predicate.at, noun)
            case "toward":
                return self._toward(predicate.at if noun is None else max(noun, predicate.at))
            case "mod":
                return self._modifier_of(noun if noun is not None else predicate.at)
            case "head":
                return self._head(predicate)
        return []

    def _case(self, predicate: Predicate, case: str) -> Sequence[Mention]:
        """Mentions in this case, or else whose noun is in it ("Rus petrolüne", "Rusya'nın petrolüne")."""
        if predicate.at not in self._cases:
            self._cases[predicate.at] = self._own_cases(predicate), self._cases_of_nouns(predicate)
        own, of_nouns = self._cases[predicate.at]
        found = own.get(case, ())
        if found or case == "nom":
            return found
        if predicate.form in ("fact", "fut") and predicate.word.morph.case == "nom":
            head = self._head(predicate)  # "suçladığı Zambiya": the object stands behind
            if head:
                return head
        return of_nouns.get(case, ())

    def _own_cases(self, predicate: Predicate) -> _ByCase:
        """The mentions of a predicate by their own case."""
        found: _ByCase = {}
        for m in self.inside(predicate):
            named = not m.modifier and (m.kind in NAMES or m.kind == "place")
            if named and m.case is not None and self.next_word(m.last) not in self.pack.according:
                found.setdefault(m.case, []).append(m)
        return found

    def _cases_of_nouns(self, predicate: Predicate) -> _ByCase:
        """The mentions within its reach that describe a noun, by the case of that noun."""
        found: _ByCase = {}
        for m in self._reached(predicate):
            if m.kind in NAMES and (case := self._noun_case(m)) is not None:
                found.setdefault(case, []).append(m)
        return found

    def _reached(self, predicate: Predicate) -> Sequence[Mention]:
        return self.slot("reached", predicate, None)

    def _within_reach(self, predicate: Predicate) -> list[Mention]:
        zone = self.zone(predicate.at)
        return [m for m in self.in_reach(predicate) if self.zone(m.first) == zone]

    def _noun_case(self, mention: Mention) -> str | None:
        """The case of the noun that a modifier or an owner describes, within a few words."""
        if not mention.modifier and mention.case != "gen":
            return None
        for at, word in enumerate(self.sent.words[mention.last + 1 : mention.last + 7], start=mention.last + 1):
            morph = word.morph
            if word.kind == "punct" or morph.form in ("finite", "conv", "fact", "fut"):
                return None
            if morph.pos in ("NOUN", "PROPN") and morph.case not in (None, "nom", "gen"):
                return None if self.next_word(at) in self.pack.according else morph.case
        return None

    def _owner_of(self, noun: int) -> list[Mention]:
        """The genitive before a noun, with nothing but the noun's own words between."""
        before = [m for m in self.mentions if m.last < noun and m.case == "gen" and noun - m.last <= 7]
        return self.with_list(before[-1]) if before else []

    def _author(self, predicate: Predicate) -> list[Mention]:
        """Who did what is condemned or welcomed: genitives inside the object, else the object itself."""
        closed = [p.at for p in self.predicates if p.form in ("conv", "finite") and p.at < predicate.at]
        start = max([predicate.start, *closed])
        own = [m for m in self._reached(predicate) if m.first >= start]
        genitive = [m for m in own if m.case == "gen" and m.kind in NAMES]
        if genitive:
            return self.with_list(genitive[0])
        inside = self.inside(predicate)
        objects = [m for m in own if m.case == "acc" and m.kind in NAMES]
        return [m for m in objects if m in inside] or objects

    def _between(self, at: int, noun: int | None) -> list[Mention]:
        limit = max(at, noun or at)
        for index, word in enumerate(self.folded[: limit + 1]):
            if word in self.pack.between_words:
                before = [m for m in self.mentions if m.last < index and index - m.last <= 2]
                if before:
                    return self.with_list(before[-1])
        return []

    def _toward(self, at: int) -> list[Mention]:
        return [
            m
            for m in self.mentions
            if m.last < at and m.case in ("dat", "nom", "gen") and self.next_word(m.last) in self.pack.toward
        ]

    def _modifier_of(self, noun: int) -> list[Mention]:
        """Bare names right before a noun: "ABD yaptırımı", "Rusya-Çin görüşmesi"."""
        found = [m for m in self.mentions if m.last < noun and noun - m.last <= 3 and m.case == "nom"]
        return self.with_list(found[-1]) if found else []
