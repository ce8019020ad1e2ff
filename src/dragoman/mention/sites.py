"""Places that no chain has taken: known ones, and new names where the words around them say that they are places.

    "Lopburi poligonunda", "Tine yakınlarında"   before a noun that such names stand before
    "Santa Cruz Kalesi'nde", "Camp Aguinaldo'da" names that end in such a noun, or in a locative behind an apostrophe
    "Host vilayetinde"                           known as a whole; its small noun is no part of the name

Refuses to decide whether anything happened there.
"""

from collections.abc import Iterator, Sequence

from dragoman.lang.pack import Pack
from dragoman.mention.atoms import Atom, BareForms
from dragoman.mention.wording import Wording, group_case, has_suffix_apostrophe, is_capitalised
from dragoman.model import Mention, Sentence, Span
from dragoman.text import fold
from dragoman.world.places import Gazetteer, PlaceEntry

_LONGEST_KNOWN = 4
_LONGEST_NEW = 5
# "Kuzey Irak" is Iraq all the same; "Panama City" is not Panama.
_OWN_KINDS = frozenset({"city", "base", "building", "crossing", "island", "sea", "strait"})


class SiteReader:
    """Reads places at the words of one sentence."""

    def __init__(self, sent: Sentence, bare: BareForms, *, pack: Pack, gazetteer: Gazetteer) -> None:
        self.sent = sent
        self.words = sent.words
        self.pack = pack
        self.gazetteer = gazetteer
        self.wording = Wording(sent.words)
        self.bare = bare

    def read(self, index: int, taken: set[int]) -> Mention | None:
        """The place that begins at this capital, the longer name first."""
        known, new = self._known_at(index, taken), self._new_at(index, taken)
        if known is not None and (new is None or known.last >= new.last):
            return known
        return new

    def known_over(self, atom: Atom) -> int | None:
        """The last word of a known place that begins with a table's name and goes on: "Panama City", "Batı Kudüs"."""
        nxt = atom.last + 1
        if nxt >= len(self.words) or not is_capitalised(self.words[nxt]):
            return None
        found = next((found for found in self._lookups(atom.first, set()) if found[0] > atom.last), None)
        if found is None or not (found[2].kind in _OWN_KINDS or atom.entry.kind == "group"):
            return None
        return found[0]

    # -- known places

    def _lookups(self, index: int, taken: set[int]) -> Iterator[tuple[int, int, PlaceEntry]]:
        """Known names that begin here, the longest first: last word, how much of it, and the likeliest entry."""
        for length in range(min(_LONGEST_KNOWN, len(self.words) - index), 0, -1):
            last = index + length - 1
            if any(at in taken for at in range(index, last + 1)) or self.words[last].kind != "word":
                continue
            inner = tuple(fold(word.text) for word in self.words[index:last])
            for bare, chars in self.bare[last]:
                entries = self.gazetteer.lookup((*inner, bare))
                if entries:
                    yield last, chars, entries[0]

    def _known_at(self, index: int, taken: set[int]) -> Mention | None:
        for last, chars, entry in self._lookups(index, taken):
            if not self._is_no_common_word(index, last, entry):
                continue
            end, named = self.words[last].span.start + chars, last
            while named > index and not is_capitalised(self.words[named]):
                named -= 1  # "Host vilayeti" is called Host, "Hudeyde Limanı" is called so
            if named < last:
                end = self.wording.name_end(named)
            return self._place(index, last, end, entry.country, "gazetteer")
        return None

    def _is_no_common_word(self, first: int, last: int, entry: PlaceEntry) -> bool:
        """A place that is also a word ("İkinci", "Ordu") is believed only where its case or the noun behind says so."""
        if first < last or has_suffix_apostrophe(self.words[first]):
            return True
        if not entry.ambiguous and not self._is_common(first):
            return True
        return first > 0 and self._is_site_noun(first + 1)

    # -- new names

    def _new_at(self, index: int, taken: set[int]) -> Mention | None:
        common = self._is_common(index)
        if common and (index == 0 or (self.words[index - 1].kind == "punct" and self.words[index - 1].text != ",")):
            return None  # its capital may only open a sentence or a quotation
        last = self._run(index, taken)
        ends_bare = not has_suffix_apostrophe(self.words[last])
        if last == index and common and ends_bare:
            return None
        if ends_bare and self._is_site_noun(last + 1) and not self.words[last].text.isupper():
            return self._place(index, last, self.words[last].span.end, None, "described")
        if last > index and self._is_site_noun(last):
            return self._place(index, last, self.wording.name_end(last), None, "named")
        if not ends_bare and self.words[last].morph.case == "loc" and not self._is_thing(last):
            return self._place(index, last, self.wording.bare_end(last), None, "locative")
        return None

    def suffixed(self, index: int) -> Mention | None:
        """ "Auki'ye boşaltıldı": a stranger that something goes to or comes from."""
        word = self.words[index]
        if not has_suffix_apostrophe(word) or word.morph.case not in ("dat", "abl", "acc") or self._is_common(index):
            return None
        if word.text[:2].isupper():
            return None
        return self._place(index, index, self.wording.bare_end(index), None, "suffixed")

    def _run(self, index: int, taken: set[int]) -> int:
        """The last of the capitals that follow each other from here, up to one with a suffix."""
        last = index
        for at in range(index + 1, min(len(self.words), index + _LONGEST_NEW)):
            if at in taken or has_suffix_apostrophe(self.words[last]):
                break
            if is_capitalised(self.words[at]):
                last = at
            elif self.words[at].text != "-" and not self._is_particle(at):
                break
        return last

    def _is_site_noun(self, index: int) -> bool:
        """ "Açıklarında", "sınır kapısı", "Kalesi'nde": a possessed noun that places' names stand before."""
        for word in self.words[index : index + 2]:
            for morph in (word.morph, *word.other[:2]):
                if morph.lemma in self.pack.site_nouns and morph.possessor is not None:
                    return True
            if word.morph.lemma not in self.pack.site_nouns:
                return False
        return False

    def _is_thing(self, index: int) -> bool:
        """The "Savaşı" of "İkinci Dünya Savaşı'nda"."""
        word = self.words[index]
        return any(morph.known and morph.pos == "NOUN" and morph.possessor for morph in (word.morph, *word.other[:2]))

    def _is_common(self, index: int) -> bool:
        word = self.words[index]
        return any(morph.known and morph.pos != "PROPN" for morph in (word.morph, *word.other))

    # -- both

    def _place(self, first: int, last: int, end: int, country: str | None, rule: str) -> Mention:
        begin = self.article_before(first)
        return Mention(
            index=0, kind="place", sent=self.sent.index, first=begin, last=last,
            span=Span(self.words[begin].span.start, end), name=self.wording.text(begin, end),
            case=group_case(self.words, last, self.words[last].morph.case), country=country, rule=f"place.{rule}",
        )  # fmt: skip

    def article_before(self, first: int) -> int:
        """The "el" of "el-Ubeyd", glued by its hyphen, and the "Ben" of "Ben Gurion"."""
        if first and is_capitalised(self.words[first - 1]) and self._is_particle(first - 1):
            return first - 1
        if first < 2 or self.words[first - 1].text != "-":
            return first
        article, hyphen, name = self.words[first - 2 : first + 1]
        glued = article.span.end == hyphen.span.start and hyphen.span.end == name.span.start
        return first - 2 if glued and self._is_particle(first - 2) else first

    def named_with(self, owner: Atom, first: int, head: int) -> int | None:
        """Where "Mogadişu Havalimanı", "Güney Çin Denizi" begin, which are no capital and no state.

        first  the first word of their chain, which may leave out what stands before the state's name
        """
        if has_suffix_apostrophe(self.words[owner.last]):
            return None
        begins = (at for at in (first, owner.first - 1) if at >= 0 and self._is_known(at, head))
        return next(begins, owner.first if owner.form.role == "capital" else None)

    def is_abroad(self, owner: Atom, head: int) -> bool:
        """ "Ukrayna'nın Belgorod bölgesine saldırdığını": a state in the genitive before a place that lies in another
        one by every entry of the tables, with a verb or a noun behind it that the genitive may belong to instead.
        """
        first, country = owner.last + 1, owner.entry.country
        if self.words[owner.last].morph.case != "gen" or country is None or first >= head:
            return False
        entries = self._entries(first, head)
        others = all(entry.country not in (None, country) and entry.kind != "country" for entry in entries)
        return bool(entries) and others and self._is_owned_behind(head)

    def country_at(self, first: int, head: int) -> str | None:
        """The state that a known place most likely lies in."""
        entries = self._entries(first, head)
        return entries[0].country if entries else None

    def _entries(self, first: int, head: int) -> Sequence[PlaceEntry]:
        """What these words may be the name of, without a head in small letters: "Belgorod bölgesi"."""
        last = head if is_capitalised(self.words[head]) else head - 1
        inner = tuple(fold(word.text) for word in self.words[first:last])
        return next((found for bare, _ in self.bare[last] if (found := self.gazetteer.lookup((*inner, bare)))), ())

    def _is_owned_behind(self, head: int) -> bool:
        """A verb noun or a noun with a possessive behind a place, before any other genitive."""
        for word in self.words[head + 1 :]:
            morph = word.morph
            if morph.case == "gen" or morph.form == "finite":
                return False
            if morph.possessor == "3s" and (morph.pos == "NOUN" or morph.form in ("fact", "fut", "ger")):
                return True
        return False

    def _is_known(self, first: int, last: int) -> bool:
        inner = tuple(fold(word.text) for word in self.words[first:last])
        return any(self.gazetteer.lookup((*inner, bare)) for bare, _ in self.bare[last])

    def _is_particle(self, index: int) -> bool:
        return fold(self.words[index].text) in self.pack.name_particles
