"""Which mentions name one person. The article's own fullest form is the name; tables only add what it leaves out."""

from dataclasses import dataclass, field

from dragoman.text import key

# Particles that neither tell people apart nor end a family name.
_LINKS = {"el", "al", "bin", "bint", "ibn", "von", "van", "de", "der", "da", "di", "ould", "veled"}


@dataclass(slots=True)
class Person:
    """One person while the article is read. `tokens` are the parts of the fullest name so far, folded."""

    name: str
    tokens: tuple[str, ...]
    country: str | None
    office: str | None
    heads: set[str] = field(default_factory=set)  # head lemmas of his titles: "bakan", "büyükelçi"
    mentions: list[int] = field(default_factory=list)
    organisation: str | None = None
    rule: str = "title"


def name_tokens(name: str) -> tuple[str, ...]:
    """
    >>> name_tokens("Kim Jong-Un")
    ('kim', 'jong', 'un')
    """
    return tuple(key(name).split())


def same_person(new: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Could a name with these parts be the person with those?

    >>> same_person(("lavrov",), ("sergey", "lavrov")), same_person(("kim", "jong", "il"), ("kim", "jong", "un"))
    (True, False)
    >>> same_person(("emine", "erdogan"), ("recep", "tayyip", "erdogan"))
    False
    """
    mine = [token for token in new if token not in _LINKS]
    theirs = [token for token in known if token not in _LINKS]
    if not mine or not theirs:
        return False
    short, long_ = sorted((mine, theirs), key=len)
    if len(short) == 1:
        # A family name stands last in most of the world, first in China, Korea and Viet Nam, and some are known by a
        # name in between ("Lula").
        only = short[0]
        return any(_alike(only, token) for token in {long_[0], long_[-1]}) or (len(only) > 3 and only in long_)
    return all(any(_alike(token, other) for other in long_) for token in short)


def _alike(left: str, right: str) -> bool:
    """Equal, or one spelling of the other: "zelenskiy" and "zelenski", "arakci" and "arakchi"."""
    if left == right:
        return True
    if min(len(left), len(right)) < 5:
        return False
    short, long_ = sorted((left, right), key=len)
    return len(long_) - len(short) <= 2 and long_.startswith(short[:-1]) and short[-1] in long_[len(short) - 1 :]


class Persons:
    """The people of one article, in the order they came."""

    def __init__(self) -> None:
        self.all: list[Person] = []

    def find(self, name: str, *, country: str | None) -> Person | None:
        """The last person who may bear this name; another state's person of the same family name is somebody else."""
        tokens = name_tokens(name)
        for person in reversed(self.all):
            if country and person.country and country != person.country:
                continue
            if same_person(tokens, person.tokens):
                return person
        return None

    def by_office(self, head: str, *, country: str | None) -> Person | None:
        """The last person with an office of this head ("bakan"), of this state when one is given."""
        for person in reversed(self.all):
            if head in person.heads and (country is None or person.country in (country, None)):
                return person
        return None

    def see(self, name: str, index: int, *, country: str | None, office: str | None, head: str | None) -> Person:
        """Add a mention to the person it names, or make a new person."""
        tokens = name_tokens(name)
        person = self.find(name, country=country)
        if person is None:
            person = Person(name=name, tokens=tokens, country=country, office=office)
            self.all.append(person)
        elif len(tokens) > len(person.tokens):
            person.name, person.tokens = name, tokens
        person.country = person.country or country
        person.office = person.office or office
        if head:
            person.heads.add(head)
        person.mentions.append(index)
        # Who was named last answers to "Bakan" and "Lavrov" first.
        self.all.remove(person)
        self.all.append(person)
        return person
