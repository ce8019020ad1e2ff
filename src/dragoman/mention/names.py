"""Personal names: where one begins and ends. Refuses to decide who bears it, and whether anybody does.

A name is read from a place where one is expected (behind a title, at a capital nobody else has taken) as far as the
words allow: particles, hyphens, ordinals of popes and kings, and parts that are also states, groups or titles.
"""

from collections.abc import Callable, Mapping, Sequence, Set

from dragoman.lang.pack import Pack
from dragoman.mention.atoms import Atom
from dragoman.mention.wording import has_suffix_apostrophe, is_capitalised, stands_alone, suffix_mark
from dragoman.model import Word
from dragoman.sentence.split import is_roman
from dragoman.text import fold
from dragoman.text.fold import key

_MAX_NAME = 6  # parts, without hyphens and particles: "Mişal el-Ahmed el-Cabir es-Sabah" has four
_VOWELS = frozenset("aeıioöuüáâäåéèêëíîïóôúû")
_MAX_INITIALS = 3  # "JD Vance" opens with initials; a longer word in capitals is a body's


class NameReader:
    """Reads names in one sentence. `is_title(i)` is true where word `i` is an office or a body."""

    def __init__(
        self, words: Sequence[Word], atom_at: Mapping[int, Atom], pack: Pack, is_title: Callable[[int], bool]
    ) -> None:
        self.words = words
        self.atom_at = atom_at
        self.pack = pack
        self.is_title = is_title

    def read(self, start: int, known: Set[str] = frozenset()) -> tuple[int, int] | None:
        """First and last word of the personal name that begins at `start`, or None.

        `known` are folded parts of names heard before: where there is a Wagner, "Wagner" is nobody's troop.
        """
        index, last = self._after_ordinal(start), None
        begin, parts = index, 0
        while index < len(self.words) and parts < _MAX_NAME:
            word = self.words[index]
            atom = self.atom_at.get(index)
            heard = atom is not None and key(atom.form.form) in known and _may_be_name(atom)
            if (atom is not None and not heard and not self._atom_in_name(index, begin)) or self._opens_title(index):
                break
            if self._is_where(index, parts, known):
                break
            if index > begin and (self._is_medium(index) or (index == begin + 1 and self._joins_two(index, known))):
                break
            named = is_capitalised(word) and self._could_be_name(index, begin)
            if named or self._ends_syllables(index, begin):
                last, parts = index, parts + 1
                if has_suffix_apostrophe(word):
                    break
            elif not self._links_name(index, begin):
                break
            index += 1
        return None if last is None else (start, last)

    def _is_where(self, index: int, parts: int, known: Set[str]) -> bool:
        """The "Alaska'da" of "Vladimir Putin Alaska'da görüştü": behind a whole name, or one heard before, a capital in
        the locative is where he was.
        """
        word, before = self.words[index], self.words[index - 1].text
        heard = key(before) in known and key(word.text[: suffix_mark(word.text)]) not in known
        whole = parts > 1 or (parts == 1 and heard)
        located = has_suffix_apostrophe(word) and word.morph.case == "loc" and is_capitalised(word)
        return whole and located and fold(before) not in self.pack.name_particles

    def _is_medium(self, index: int) -> bool:
        """The "X" of "Johann Wadephul X hesabından": where he wrote it."""
        following = self.words[index + 1].text if index + 1 < len(self.words) else ""
        return fold(self.words[index].text) in self.pack.media and following != "."

    def _joins_two(self, index: int, known: Set[str]) -> bool:
        """ "Paşinyan-Witkoff görüşmesi": the hyphen between two whom the article names, before what they share."""
        around = self.words[index - 1 : index + 3]
        if self.words[index].text != "-" or len(around) < 4:
            return False
        return {key(around[0].text), key(around[2].text)} <= known and around[3].morph.possessor == "3s"

    def _after_ordinal(self, start: int) -> int:
        """Behind the number of "14. Leo"; only behind a title, where this is asked, is it part of a name."""
        words = self.words
        numbered = start + 2 < len(words) and (words[start].kind == "number" or is_roman(words[start].text))
        if not numbered or words[start + 1].text != ".":
            return start
        name = words[start + 2]
        common = name.morph.known and name.morph.pos not in ("PROPN", "VERB")
        return (
            start
            if common or (words[start].kind == "number" and len(words[start].text) > 2) or not is_capitalised(name)
            else start + 2
        )

    def _could_be_name(self, index: int, begin: int) -> bool:
        """Inside a running sentence a capital is a name; initials of a body or a title begin the next phrase."""
        word = self.words[index]
        if word.text.isupper() and len(word.text) > 1 and not self.words[begin].text.isupper():
            return False
        if index > begin and (self._opens_time(index) or self._is_verb_in_capitals(index)):
            return False
        if index == begin and word.text.isupper() and len(word.text) > _MAX_INITIALS + 1:
            return not self.is_title(index)
        return self.is_also_name(index, begin) or not self.is_title(index)

    def is_also_name(self, index: int, begin: int | None = None) -> bool:
        """A title that people are also called ("Emir Han Muttaki", "Hasan Şeyh Mahmud", "Murat Kurum")."""
        word = self.words[index]
        if begin is not None and self.is_title_name(index):
            return True
        if word.morph.lemma not in self.pack.name_titles or word.morph.possessor is not None:
            return False
        if not has_suffix_apostrophe(word) and word.morph.case not in (None, "nom"):
            return False
        if begin is None or index > begin:
            return True
        # "Emir Han Muttaki" is a name, "Şeyh Temim bin Hamed" a title and a name, "Şeyh Hasina" what she is called.
        return self._is_capital(index + 1) and (word.morph.lemma == "emir" or not self._is_longer(index + 2))

    def is_title_name(self, index: int) -> bool:
        """ "Reisi": a family name that looks like a title's form."""
        word = self.words[index]
        return is_capitalised(word) and fold(word.text)[: suffix_mark(word.text)] in self.pack.title_names

    def _is_longer(self, index: int) -> bool:
        return self._is_capital(index) or (
            index < len(self.words) and fold(self.words[index].text) in self.pack.name_particles
        )

    def _is_capital(self, index: int) -> bool:
        return index < len(self.words) and is_capitalised(self.words[index])

    def _is_verb_in_capitals(self, index: int) -> bool:
        """ "BAKAN JONAS WEBER GELDİ": where everything is in capitals, the verb is too."""
        word = self.words[index]
        return word.text.isupper() and len(word.text) > 1 and word.morph.known and word.morph.form == "finite"

    def _opens_title(self, index: int) -> bool:
        """ "Büyükelçisi Dışişleri Bakanlığına çağrıldı": the words of a portfolio up to their office or body."""
        end = index
        while end < len(self.words) and fold(self.words[end].text) in self.pack.title_vocabulary:
            end += 1
        return index < end < len(self.words) and is_capitalised(self.words[end]) and self.is_title(end)

    def _opens_time(self, index: int) -> bool:
        """ "Karl Nehammer Nisan 2022'de": a month before its year."""
        words = self.words
        return key(words[index].text) in self.pack.page.months and (
            index + 1 < len(words) and words[index + 1].kind == "number"
        )

    def _ends_syllables(self, index: int, begin: int) -> bool:
        """The small "un" of "Kim Jong-un", glued by its hyphen."""
        words = self.words
        if index - 2 < begin or words[index].kind != "word" or words[index - 1].text != "-":
            return False
        glued = words[index - 2].span.end == words[index - 1].span.start and (
            words[index - 1].span.end == words[index].span.start
        )
        return glued and fold(words[index].text) not in self.pack.name_particles

    def _links_name(self, index: int, begin: int) -> bool:
        """A hyphen or a particle with a name behind it."""
        words = self.words
        word = words[index]
        if index == begin and word.text == "-":
            return False
        nxt = words[index + 1] if index + 1 < len(words) else None
        if nxt is None:
            return False
        folded = fold(word.text)
        if not is_capitalised(nxt):
            if word.text == "-" and index > begin and word.span.end == nxt.span.start:
                return nxt.kind == "word"  # the small syllable is judged when it is reached
            return folded in self.pack.name_particles and (
                nxt.text == "-" or (nxt.kind == "word" and self._links_name(index + 1, begin))
            )
        if word.text in ("-", "."):
            glued = word.span.end == nxt.span.start
            return glued or (word.text == "." and len(words[index - 1].text) <= 2)
        if folded in self.pack.topic_marks:
            listed = fold(nxt.text.split("'")[0].split("’")[0]) in self.pack.particle_names
            return listed or (folded in self.pack.name_particles and not self._may_be_clitic(index))
        return folded in self.pack.name_particles

    def _may_be_clitic(self, index: int) -> bool:
        """ "Fidan da" is "Fidan, too"; the "de" of "Hugo de Zela" does not go with the vowel before it."""
        small = self.pack.clitics.get(fold(self.words[index].text), "")
        vowels = [letter for letter in fold(self.words[index - 1].text) if letter in _VOWELS]
        return not vowels or vowels[-1] in small

    def _atom_in_name(self, index: int, begin: int) -> bool:
        """A word some table holds, inside a name: "İsrail Katz", "Therese Kayikwamba Wagner", "Nicusor Dan ile"."""
        atom = self.atom_at[index]
        if atom.first != atom.last or atom.form.role in ("acronym", "seat"):
            return False
        nxt = index + 1
        followed = self._is_capital(nxt) and nxt not in self.atom_at and not self.is_title(nxt)
        if index == begin:
            describes = atom.adjective and not atom.form.note.startswith("also a word")
            return followed and not has_suffix_apostrophe(self.words[index]) and not describes
        if atom.entry.kind == "state":
            # A people's name is a family name only where no noun follows that it could describe.
            return atom.form.role == "people" and index == begin + 1 and stands_alone(self.words, index)
        return atom.entry.kind in ("group", "organisation") and index > begin + 1


def _may_be_name(atom: Atom) -> bool:
    """Troops, organisations and peoples share their names with people."""
    return atom.entry.kind in ("group", "organisation") or atom.form.role == "people"
