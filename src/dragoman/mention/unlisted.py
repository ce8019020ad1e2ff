"""Names that no title introduces and no table of states holds: people named before, people of the tables, places.

Refuses to decide who somebody is; it only says that a capital here is a name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.lang.pack import Pack
from dragoman.mention.atoms import AtomIndex
from dragoman.mention.names import NameReader
from dragoman.mention.sites import SiteReader
from dragoman.mention.wording import Wording, group_case, has_suffix_apostrophe, is_capitalised
from dragoman.model import Mention, Sentence, Span
from dragoman.text import fold, key
from dragoman.world import World
from dragoman.world.holders import Holders
from dragoman.world.places import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What is known of the world, as far as finding mentions needs it."""

    atoms: AtomIndex
    holders: Holders
    gazetteer: Gazetteer

    @classmethod
    def of(cls, world: World, holders: Holders, gazetteer: Gazetteer, *, pack: Pack) -> "Tables":
        return cls(atoms=AtomIndex(world, pack.code), holders=holders, gazetteer=gazetteer)


class UnlistedNames:
    """Reads the capitals of one sentence that chains and tables have left over."""

    def __init__(self, sent: Sentence, names: NameReader, sites: SiteReader, *, tables: Tables) -> None:
        self.sent = sent
        self.words = sent.words
        self.names = names
        self.sites = sites
        self.tables = tables
        self.wording = Wording(sent.words)
        self.joiners = names.pack.joiners

    def find(self, taken: set[int], known: set[str]) -> Iterator[Mention]:
        """Mentions of the words not `taken`; `known` holds the folded parts of names that titles introduced."""
        index = 0
        while index < len(self.words):
            if index in taken or not is_capitalised(self.words[index]):
                index += 1
                continue
            name = self.names.read(index, known)
            if name is not None and any(at in taken for at in range(name[0], name[1] + 1)):
                name = None
            mention = (
                (self._person(*name, known, introduced=True) if name is not None else None)
                or self.sites.read(index, taken)
                or (self._person(*name, known) if name is not None else None)
                or self.sites.suffixed(index)
            )
            if mention is None:
                index += 1
                continue
            yield mention
            index = mention.last + 1

    def beside_people(self, people: Sequence[Mention], taken: set[int]) -> Iterator[Mention]:
        """ "Dar" of "Dar, Muttaki ve Vang Yi": a family name that may be any word, in a list with people of the tables.

        people  mentions of people in the sentence
        """
        for at, word in enumerate(self.words):
            if at in taken or not is_capitalised(word) or not self._is_listed(at, people):
                continue
            name = self.wording.name_text(at, at)
            holders = self.tables.holders.by_short_family(name)
            if holders and holders[0].country:
                case = (word.morph.case or "nom") if has_suffix_apostrophe(word) else "nom"
                yield Mention(
                    index=0, kind="person", sent=self.sent.index, first=at, last=at,
                    span=Span(word.span.start, word.span.start + len(name)), name=name,
                    case=group_case(self.words, at, case), country=holders[0].country, rule="name.holder",
                )  # fmt: skip

    def _is_listed(self, at: int, people: Sequence[Mention]) -> bool:
        """Whether a word is one of a list whose others are two people or more; one "ve" is in it."""
        by_first, by_last = {other.first: other for other in people}, {other.last: other for other in people}
        left, right = at, at
        between: list[str] = []
        while (other := by_first.get(right + 2)) is not None and (mark := self._separator(right + 1)):
            between.append(mark)
            right = other.last
        while (other := by_last.get(left - 2)) is not None and (mark := self._separator(left - 1)):
            between.append(mark)
            left = other.first
        return len(between) >= 2 and any(mark != "," for mark in between)

    def _separator(self, at: int) -> str:
        mark = fold(self.words[at].text)
        return mark if mark == "," or mark in self.joiners else ""

    def _left_country(self, first: int) -> str | None:
        """ "İran'dan Ali Ekber Velayeti": where he is from."""
        atom = self.names.atom_at.get(first - 1)
        if atom is None or self.words[atom.last].morph.case != "abl" or atom.entry.kind == "organisation":
            return None
        return atom.entry.country

    def _is_new_name(self, first: int, last: int) -> bool:
        """Capitals that are nobody's yet: none of them a word of the language or, behind a small word, one a stranger.

        What bears a possessive ("Deniz Kalkanı") is the name of a thing.
        """
        words = [word for word in self.words[first : last + 1] if word.kind == "word"]
        if not any(word.morph.known for word in words[:-1]):
            return True
        before = self.words[first - 1] if first else None
        running = (
            before is not None
            and before.kind == "word"
            and (not is_capitalised(before) or has_suffix_apostrophe(before))
        )
        possessed = words[-1].morph.known and words[-1].morph.possessor is not None
        return running and not possessed and any(not word.morph.known for word in words)

    def _person(self, first: int, last: int, known: set[str], *, introduced: bool = False) -> Mention | None:
        # What stands without an apostrophe may be a bare name or one with its suffix; a name heard before decides.
        whole, bare = self.wording.name_text(first, last), self.wording.bare_text(first, last)
        heard = all(token in known for token in key(bare).split())
        name = bare if heard and not all(token in known for token in key(whole).split()) else whole
        tokens = key(name).split()
        if not tokens:
            return None
        holders = self.tables.holders.by_name(name)
        titled = all(token in known for token in tokens)
        novel = len(tokens) > 1 and self._is_new_name(first, last)
        if not (titled or (not introduced and (holders or novel))):
            return None
        country = holders[0].country if holders and not titled else self._left_country(first)
        suffixed = has_suffix_apostrophe(self.words[last]) or name != whole
        case = self.words[last].morph.case if suffixed else "nom"
        return Mention(
            index=0, kind="person", sent=self.sent.index, first=first, last=last,
            span=Span(self.words[first].span.start, self.words[first].span.start + len(name)), name=name,
            case=group_case(self.words, last, case), country=country,
            rule="name.introduced" if titled else "name.holder" if holders else "name.new",
        )  # fmt: skip
