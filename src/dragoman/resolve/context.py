"""Which state an office or body belongs to that is named without one, by what stands around it.

Refuses to look the office up: who held it that day is not asked, only what the article speaks of.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from dragoman.lang.pack import Pack
from dragoman.model import Mention
from dragoman.resolve.persons import Person, Persons
from dragoman.text import fold

_NEAR_SENTENCES = 2
# The cases of whom one acts on.
_OBJECTS = ("acc", "dat", "abl")
# The cases of who speaks: "bakan açıkladı", "bakanlıktan yapılan açıklama".
_SPEAKING: Mapping[str, tuple[str, ...]] = {"person": ("nom",), "body": ("abl",)}


def before(mention: Mention, mentions: Sequence[Mention], *, sentences: int = 0) -> Iterator[Mention]:
    """The mentions before one in its sentence, and in so many sentences before that, the nearest first.

    mentions  of the article, each at the place of its index
    """
    for index in range(mention.index - 1, -1, -1):
        if mention.sent - mentions[index].sent > sentences:
            return
        yield mentions[index]


class Context:
    """The mentions of one article and the people known so far."""

    def __init__(self, mentions: Sequence[Mention], persons: Persons, pack: Pack) -> None:
        self.mentions = mentions
        self.persons = persons
        self.pack = pack

    def country(self, mention: Mention) -> str | None:
        """The counterpart's state, the state just spoken of, or home."""
        before = [m for m in self.mentions if m.index < mention.index and mention.sent - m.sent <= _NEAR_SENTENCES]
        sent = self._senders(mention)
        around = [country for m in before if (country := self.country_of(m)) and country not in sent]
        if mention.head in self.pack.counterparts:
            mine = self.side_of_sentence(mention)
            return next((country for country in reversed(around) if country != mine), None)
        named = [m for m in self.mentions if m.country is not None and m.kind != "place"]
        # A minister named without his state is a home one where his name is one of the language's own and the article
        # speaks of home at all.
        at_home = not named or any(m.country == self.pack.home for m in named)
        if mention.kind == "person" and at_home and self.pack.is_own_name(mention.name):
            return self.pack.home
        if around:
            return self._of_its_body(mention) or self._of_who_acted(mention) or around[-1]
        if at_home:
            return self.pack.home
        earlier = [m for m in named if m.index < mention.index and m.country not in sent]
        return earlier[-1].country if earlier else self.pack.home

    def _of_who_acted(self, mention: Mention) -> str | None:
        """ "Sudan, Kenya'daki büyükelçisini çağırdı. Dışişleri Bakanı Ali Yusuf …": he is a minister of Sudan. So is
        "Dışişleri Bakanlığından yapılan açıklamada" of the ministry of who acted.
        """
        if mention.case not in _SPEAKING.get(mention.kind, ()):
            return None
        near = [*before(mention, self.mentions, sentences=1)]
        if any(other.sent == mention.sent and self.country_of(other) for other in near):
            return None
        earlier = (m for m in reversed(near) if m.sent == mention.sent - 1 and m.case == "nom" and not m.modifier)
        country = next((country for m in earlier if (country := self.country_of(m))), None)
        if mention.kind == "body":
            if fold(mention.name) not in self.pack.bodies:
                return None  # a directorate or a fire brigade is of the place the page is from
            # "İsrail, Suriye'yi bombaladı. Dışişleri Bakanlığından …": it may be the answer of who was struck.
            acted_on = {m.country for m in near if m.sent == mention.sent - 1 and m.case in _OBJECTS and m.country}
            if acted_on - {country}:
                return None
        # "İsrail bombaladı. Çevre Bakanı …, İsrail'i suçladı": he is not a minister of whom he accuses.
        later = itertools.takewhile(lambda m: m.sent == mention.sent, self.mentions[mention.index + 1 :])
        cases = (*_OBJECTS, "gen") if mention.kind == "body" else _OBJECTS
        return None if any(m.country == country and m.case in cases for m in later) else country

    def pointed(self, mention: Mention) -> str | None:
        """The state that "bu ülke" takes up.

        Not that of who acts, the subject of the sentence or the owner right before ("Washington'un bu ülkeye
        baskısı"), and none that only describes another noun ("Rus bakan").
        """
        mine = self.side_of_sentence(mention)
        for other in before(mention, self.mentions, sentences=_NEAR_SENTENCES):
            owns = other.case == "gen" and other.sent == mention.sent and other.last == mention.first - 1
            country = self.country_of(other)
            if country and country != mine and not other.modifier and not owns:
                return country
        return None

    def organisation(self, person: Person, led: Iterator[str | None]) -> str | None:
        """Whose "Genel Sekreter" somebody is: of those he has `led`, else the one that was named last before him."""
        if not any(self.mentions[index].office in self.pack.of_many for index in person.mentions):
            return None
        before = reversed(self.mentions[: person.mentions[0]])
        named = (m.entry or m.owner for m in before if m.kind == "organisation" and m.country is None)
        return next((ref for ref in (*led, *named) if ref is not None), None)

    def _of_its_body(self, mention: Mention) -> str | None:
        """ "Bakanlık Sözcüsü" is of the ministry that was spoken of last, whatever state was named since."""
        first = fold(mention.office or "").split(" ")[0]
        if self.pack.heads.get(first) != "body":
            return None
        bodies = (m.country for m in self.mentions if m.index < mention.index and m.kind == "body" and m.head == first)
        return next((country for country in reversed([*bodies]) if country), None)

    def _senders(self, mention: Mention) -> set[str | None]:
        """Whose envoys the sentence names: "Büyükelçisi Dışişleri Bakanlığına çağrıldı" is another state's ministry."""
        if mention.kind != "body":
            return set()
        return {m.country for m in self.mentions if m.sent == mention.sent and m.head in self.pack.envoys}

    def side_of_sentence(self, mention: Mention) -> str | None:
        """The state of whoever the sentence is about: his counterpart belongs to another."""
        for other in reversed([*before(mention, self.mentions)]):
            if other.case == "nom" and not other.modifier and (country := self.country_of(other)):
                return country
        return None

    def host(self, mention: Mention) -> str | None:
        """Whose guests an article speaks of: home, where somebody of it is among its people, else the state of the town
        that was first named as where something is.
        """
        if any(person.country == self.pack.home for person in self.persons.all):
            return self.pack.home
        towns = (m for m in self.mentions[: mention.index] if m.kind == "place" or m.rule.startswith("world.capital"))
        return next((town.country for town in towns if town.case == "loc" and town.country), None)

    def country_of(self, mention: Mention) -> str | None:
        """The state its own words give, or that of the person it names."""
        if mention.country is not None or mention.kind != "person":
            return mention.country
        person = self.persons.find(mention.name, country=None, at=mention.index)
        return person.country if person else None
