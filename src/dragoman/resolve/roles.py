"""Who is meant by an office without a name ("Bakan", "ABD Başkanı", "konuk lider") or half a body's ("Divan").

Refuses to go beyond the people the article names: who else held the office that day is not asked.
"""

from collections.abc import Sequence

from dragoman.lang.pack import Pack
from dragoman.model import Mention
from dragoman.resolve.persons import Person
from dragoman.resolve.titles import english_office
from dragoman.text import fold
from dragoman.world.holders import Holders

_LEADING = frozenset({"president", "prime-minister", "king", "queen", "emir", "sultan", "supreme-leader", "chancellor"})


def last_called(
    mention: Mention, seen: Sequence[Person], *, host: str | None, pack: Pack, holders: Holders
) -> Person | None:
    """The person of `seen` (the one named last stands last) who may be called by the words of a role.

    host  the state whose guests the article speaks of: none of them is of it
    """
    office = _portfolio(mention, pack)
    guest = any(pack.heads.get(word) == "relation" for word in (mention.office or "").split()[:-1])
    for person in reversed(seen):
        elsewhere = mention.country is not None and person.country != mention.country
        if elsewhere or (guest and person.country == host):
            continue
        if _may_be_called(person, mention, pack, holders) and _fits(person, office):
            return person
    return None


def _portfolio(mention: Mention, pack: Pack) -> list[str]:
    """The words of "dışişleri bakanı" where the office says of what; empty for "Rus bakan" and for leaders."""
    words = (mention.office or "").split()
    if mention.head in pack.leaders:
        return []
    named = any(" ".join(words[-n:]) in pack.offices for n in (3, 2) if n <= len(words))
    return words[-2:] if named else []


def _fits(person: Person, office: list[str]) -> bool:
    return not office or not person.office or person.office.split()[-2:] == office


def _may_be_called(person: Person, mention: Mention, pack: Pack, holders: Holders) -> bool:
    head = mention.head or ""
    if head in pack.anybody:
        return mention.country is not None
    heads = pack.leaders if head == pack.any_leader else {head}
    if heads & person.heads or _is_same_office(person, mention, pack):
        return True
    # "Trump …; ABD Başkanı": a leader whom the article names without his office.
    leads = head in pack.leaders and mention.country is not None and not person.heads
    return leads and any(row.office in _LEADING for row in holders.by_name(person.name))


def _is_same_office(person: Person, mention: Mention, pack: Pack) -> bool:
    """ "Konuk devlet başkanı" is the Cumhurbaşkanı who was named: two words for one office."""
    if not mention.office or not person.office:
        return False
    called = english_office(mention.office, country=None, owner=None, pack=pack)
    return called is not None and called == english_office(person.office, country=None, owner=None, pack=pack)


def ends_like(whole: Mention, short: Mention) -> bool:
    """ "Divan" of "Uluslararası Adalet Divanı", "Güvenlik Konseyi" of "BM Güvenlik Konseyi"; softened ends count."""
    long_, words = fold(whole.name).split(), fold(short.name).split()
    tail = long_[-len(words) :]
    if len(long_) <= len(words) or tail[:-1] != words[:-1]:
        return False
    stem = (short.head or words[-1]) if len(words) == 1 else words[-1]
    return tail[-1].startswith(stem[:-1]) and len(stem) > 3


def bears(other: Mention, mention: Mention, pack: Pack) -> bool:
    """The other has the same head; where the words are the name of one organisation, the same words.

    After "Avrupa Konseyi" the "Güvenlik Konseyi" is another.
    """
    words = fold(mention.name)
    if mention.kind == "organisation" and " " in words and words in pack.common_names:
        return fold(other.name).endswith(words)
    return other.head == mention.head


def common_entry(mention: Mention, mentions: Sequence[Mention], pack: Pack) -> str:
    """The organisation that "Güvenlik Konseyi", "İttifak" or, where the EU is spoken of, "Komisyon" means by itself."""
    if mention.kind != "organisation":
        return ""
    found = pack.common_names.get(fold(mention.name)) or pack.common_names.get(mention.head or "")
    entry, beside = found or ("", "")
    return "" if beside and all(other.entry != beside for other in mentions) else entry
