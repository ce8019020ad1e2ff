"""Words that the world's tables know, found in a sentence whatever suffix they carry."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.mention.wording import suffix_mark
from dragoman.model import Word
from dragoman.text import fold
from dragoman.world import Entry, Form, World

# Words of a form that a suffix may follow only at the end; inner words stand bare or with the suffix of a compound.
_LONGEST_FORM = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """A stretch of words that a table names. `first`..`last` are word indexes, last included."""

    first: int
    last: int
    entry: Entry
    form: Form
    bare_end: int  # offset in the body where the name ends and its suffix begins

    @property
    def adjective(self) -> bool:
        return self.form.role in ("demonym", "adjective", "people")


def bare_forms(word: Word) -> list[tuple[str, int]]:
    """The word as a table may hold it, longest first, each with how many of its characters that takes.

    "Lavrov'u" can only be "Lavrov"; "Bakanlığından" may be "Bakanlığı" or "Bakanlık", by its analyses.
    """
    folded = fold(word.text)
    cut = suffix_mark(word.text)
    if cut is not None:
        return [(folded[:cut], cut)]
    lengths = {len(word.text)}
    for morph in (word.morph, *word.other):
        lengths.update((morph.bare_len, morph.stem_len))
    found = [(folded[:length], length) for length in sorted(lengths, reverse=True) if length > 1]
    lemma = word.morph.lemma
    if lemma not in {text for text, _ in found}:
        found.append((lemma, word.morph.stem_len))
    return found


class AtomIndex:
    """The forms of one language, by their first word."""

    def __init__(self, world: World, lang: str) -> None:
        self._world = world
        self._forms: Mapping[tuple[str, ...], tuple[Form, ...]] = world.forms(lang)
        lengths: dict[str, set[int]] = {}
        for words in self._forms:
            if 1 < len(words) <= _LONGEST_FORM:
                lengths.setdefault(words[0], set()).add(len(words))
        # First word -> how many words the forms have that begin with it and go on, the longest first.
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, words: Sequence[Word], bare: "BareForms") -> list[Atom]:
        """The known names of a sentence, longest first at every place, without overlaps."""
        atoms: list[Atom] = []
        at = 0
        while at < len(words):
            atom = self._at(words, at, bare) if _may_begin_name(words[at]) else None
            if atom is None:
                at += 1
                continue
            atoms.append(atom)
            at = atom.last + 1
        return atoms

    def _at(self, words: Sequence[Word], at: int, bare: "BareForms") -> Atom | None:
        for length in (*self._lengths.get(fold(words[at].text), ()), 1):
            if at + length > len(words):
                continue
            for picked in _stretches(words, at, length):
                inner = tuple(fold(words[index].text) for index in picked[:-1])
                last = words[picked[-1]]
                for ending, chars in bare[picked[-1]]:
                    forms = self._forms.get((*inner, ending))
                    form = self._pick(forms, [words[index] for index in picked]) if forms else None
                    if form is not None and not (length > 1 and self._goes_before(words, at, form)):
                        return Atom(
                            first=at, last=picked[-1], entry=self._world.entries[form.entry], form=form,
                            bare_end=last.span.start + chars,
                        )  # fmt: skip
        return None

    def _goes_before(self, words: Sequence[Word], at: int, form: Form) -> bool:
        """ "Liberal Demokrat Parti" is another party than "Demokrat Parti": the adjective is part of its name."""
        word = words[at - 1] if at > 1 else None
        if word is None or self._world.entries[form.entry].kind != "body":
            return False
        return word.kind == "word" and word.text[:1].isupper() and word.morph.known and word.morph.pos == "ADJ"

    @staticmethod
    def _pick(forms: Sequence[Form], words: Sequence[Word]) -> Form | None:
        """The form these words may stand for: initials want all of their capitals."""
        if not words[0].text[:1].isupper():
            return None
        for form in forms:
            if form.form.isupper() and len(form.form) <= 6:
                bare = words[-1].text[: suffix_mark(words[-1].text)] if len(words) == 1 else form.form
                if not bare[: len(form.form)].isupper():
                    continue
            if form.note.startswith("also a word") and len(words) == 1 and _is_other_word(words[0], form.form):
                continue
            return form
        return None


class BareForms(dict[int, list[tuple[str, int]]]):
    """The `bare_forms` of the words of one sentence, each made when it is first asked for."""

    def __init__(self, words: Sequence[Word]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, index: int) -> list[tuple[str, int]]:
        found = self[index] = bare_forms(self._words[index])
        return found


def _may_begin_name(word: Word) -> bool:
    """Names want their capital; without one the tables need not be asked."""
    return word.kind == "word" and word.text[0].isupper()


def _is_other_word(word: Word, form: str) -> bool:
    """ "Maliye Bakanı" is no minister of Mali: with a suffix and no apostrophe it is the word the lexicon holds."""
    if suffix_mark(word.text) is not None or fold(word.text) == fold(form):
        return False
    return word.morph.known and word.morph.lemma != fold(form)


def _stretches(words: Sequence[Word], at: int, length: int) -> Iterator[list[int]]:
    """The next `length` words; also with a bracketed abbreviation left out: "Avrupa Birliği (AB) Konseyi"."""
    yield list(range(at, at + length))
    end = min(len(words), at + length + 3)
    if length == 1 or all(words[i].text != ")" for i in range(at, end)):
        return
    plain = [i for i in range(at, end) if not _bracketed(words, i)]
    if len(plain) > length - 1 and plain[:length] != list(range(at, at + length)):
        yield plain[:length]


def _bracketed(words: Sequence[Word], index: int) -> bool:
    """The word is "(", the abbreviation behind it, or ")"."""
    for start in (index, index - 1, index - 2):
        if start >= 0 and start + 2 < len(words) and words[start].text == "(" and words[start + 2].text == ")":
            return words[start + 1].text.isupper()
    return False
