"""Which mentions name one person. The article's own fullest form is the name; tables only add what it leaves out."""

from dataclasses import dataclass, field

from dragoman.text import key
from dragoman.world.same_name import WILD, same_words, sketch_of


@dataclass(slots=True, eq=False)
class Person:
    """One person while the article is read. `tokens` are the parts of the fullest name so far, folded."""

    name: str
    tokens: tuple[str, ...]
    country: str | None
    office: str | None
    heads: set[str] = field(default_factory=set)  # head lemmas of his titles: "bakan", "büyükelçi"
    mentions: list[int] = field(default_factory=list)
    organisation: str | None = None
    part: str | None = None  # the armed group or territory of a state that he belongs to
    rule: str = "title"


def name_tokens(name: str) -> tuple[str, ...]:
    """
    >>> name_tokens("Kim Jong-Un")
    ('kim', 'jong', 'un')
    """
    return tuple(key(name).split())


class Persons:
    """The people of one article, in the order they came."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self.of_mention: dict[int, Person] = {}
        # A page may name a thousand people: only those who share a sound with a name are compared with it.
        self._by_sound: dict[str, dict[int, Person]] = {}
        self._named: dict[int, int] = {}  # when each was named last
        self._count = 0

    def find(self, name: str, *, country: str | None, at: int | None = None) -> Person | None:
        """The last person who may bear this name; another state's person of the same family name is somebody else.

        `at` is the mention that asks: whoever was named last before it comes before those whom only later ones name.
        """
        tokens = name_tokens(name)
        found = [
            person
            for person in self._alike(tokens)
            if not (country and person.country and country != person.country) and same_words(tokens, person.tokens)
        ]
        if at is None or len(found) < 2:
            return found[0] if found else None
        return max(found, key=lambda person: max((index for index in person.mentions if index < at), default=-1))

    def _alike(self, tokens: tuple[str, ...]) -> list[Person]:
        """Everybody whom `same_words` may hold for the same, the last named first; most others are left out."""
        sounds = sketch_of(tokens)
        if not sounds - {WILD}:
            return self.all[::-1]
        found: dict[int, Person] = {}
        for sound in sounds | {WILD}:
            found |= self._by_sound.get(sound, {})
        return sorted(found.values(), key=lambda person: self._named[id(person)], reverse=True)

    def by_office(self, head: str, *, country: str | None) -> Person | None:
        """The last person with an office of this head ("bakan"), of this state when one is given."""
        for person in reversed(self.all):
            if head in person.heads and (country is None or person.country in (country, None)):
                return person
        return None

    def see(self, name: str, index: int, *, country: str | None, office: str | None, head: str | None) -> Person:
        """Add a mention to the person it names, or make a new person."""
        tokens = name_tokens(name)
        person = self.find(name, country=country, at=index)
        if person is None:
            person = Person(name=name, tokens=tokens, country=country, office=office)
            self.all.append(person)
            self._hear(person)
        elif len(tokens) > len(person.tokens):
            person.name, person.tokens = name, tokens
            self._hear(person)
        person.country = person.country or country
        person.office = person.office or office
        if head:
            person.heads.add(head)
        person.mentions.append(index)
        self.of_mention[index] = person
        self.name_last(person)
        return person

    def sort_by_text(self) -> None:
        """Put them in the order of their first mentions: who was named first stands first."""
        self.all.sort(key=lambda person: person.mentions[0])
        self._named = {id(person): place for place, person in enumerate(self.all, start=1)}
        self._count = len(self.all)

    def name_last(self, person: Person) -> None:
        """Who was named last answers to "Bakan" and "Lavrov" first."""
        self.all.remove(person)
        self.all.append(person)
        self._count += 1
        self._named[id(person)] = self._count

    def _hear(self, person: Person) -> None:
        for sound in sketch_of(person.tokens):
            self._by_sound.setdefault(sound, {})[id(person)] = person
