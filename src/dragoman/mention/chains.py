"""Title chains, bodies, groups and names of one sentence: "Rusya Dışişleri Bakanı Sergey Lavrov'un" is one mention.

Turkish stacks what describes left of the head: state, portfolio, office, only then the name. So a head noun ("bakan",
"asker") is looked for first, and the chain is grown from it in both directions.
"""

from collections.abc import Sequence

from dragoman.lang.pack import Pack
from dragoman.mention import owners
from dragoman.mention.atoms import Atom
from dragoman.mention.chain import Chain
from dragoman.mention.names import NameReader
from dragoman.mention.relations import two_words
from dragoman.mention.wording import has_suffix_apostrophe, is_capitalised
from dragoman.model import Morph, Word
from dragoman.text import fold

# Words that a title may stack before its head: "Avrupa Birliği Dışişleri ve Güvenlik Politikası Yüksek …"
_MAX_LEFT = 9


class ChainFinder:
    """Grows chains in one sentence. `atoms` are the table names found in it."""

    def __init__(self, words: Sequence[Word], atoms: Sequence[Atom], pack: Pack) -> None:
        self.words = words
        self.pack = pack
        self.atom_at = {index: atom for atom in atoms for index in range(atom.first, atom.last + 1)}
        self._kinds = [self._head_kind(index) for index in range(len(words))]
        self.names = NameReader(words, self.atom_at, pack, lambda at: self.head_kind(at) in ("role", "body"))

    def find(self) -> list[Chain]:
        """Every chain with a head noun, left to right, without overlaps; a later head takes an earlier chain in.

        A name ends what it stands in: nothing of "Savunma Bakanı Yisrael Katz" belongs to a title behind it. Only a
        side may be called by its head's name: "Netanyahu hükümeti".
        """
        chains: list[Chain] = []
        for index in range(len(self.words)):
            if chains and chains[-1].name is not None and index <= chains[-1].last:
                continue
            kind = self.head_kind(index)
            chain = self._grow(index, kind, stop=self._stop(chains, index, kind)) if kind is not None else None
            if chain is None:
                continue
            while chains and (chains[-1].last >= chain.first or self._is_same_person(chains[-1], chain)):
                taken = chains.pop()
                chain.first = min(chain.first, taken.first)
                sender = taken.owner if owners.is_on_mission(chain.head, self.words, self.pack) else None
                chain.owner = sender or chain.owner or taken.owner
            chains.append(chain)
        return chains

    def _is_same_person(self, left: Chain, right: Chain) -> bool:
        """ "Polonya Başbakan Yardımcısı ve Dijital İşler Bakanı Jan Kos": two offices of the one who is named."""
        between = fold(self.words[left.last + 1].text)
        joined = left.last + 2 == right.first and between in self.pack.joiners and between != "ile"
        two = left.kind == right.kind == "role" and left.name is None and right.name is not None
        envoy = left.owner is not None and self.words[left.head].morph.lemma in self.pack.envoys
        his = right.owner is None or (envoy and owners.is_on_mission(right.head, self.words, self.pack))
        return joined and two and his and self._can_name_follow(left.head)

    def _stop(self, chains: list[Chain], index: int, kind: str) -> int:
        """The first word that a chain with this head may take in."""
        named = [chain for chain in chains if chain.name is not None]
        if not named:
            return 0
        last = named[-1]
        morph = self.words[index].morph
        own = kind == "state" and last.last == index - 1 and not morph.ki and morph.case != "loc"
        return last.first if own else last.last + 1

    def head_kind(self, index: int) -> str | None:
        """What this word is the head of, or None; a word inside a table name heads nothing."""
        return self._kinds[index]

    def _head_kind(self, index: int) -> str | None:
        word = self.words[index]
        if word.kind != "word" or index in self.atom_at or word.morph.pos == "POSTP":
            return None
        for morph in (word.morph, *word.other[:2]):
            was = morph.copula == "idi" and word.morph.form == "finite"  # "kuruldu" was founded; it was no board
            if morph.form is None and not was and morph.pos in ("NOUN", "PROPN", "ADJ"):
                kind = self.pack.heads.get(two_words(self.words, index, morph)) or self.pack.heads.get(morph.lemma)
                if kind is not None:
                    compound = kind == "group" and owners.is_of_compound(self.words, index, self.pack)
                    no = compound or (kind == "state" and self._describes(index))
                    return None if no or fold(word.text) in self.pack.agent_words else kind
        return None

    def _describes(self, index: int) -> bool:
        """ "ortak" of "ABD ortak açıklamayla çağırdı": an adjective of the noun behind it, and no partner."""
        morph, following = self.words[index].morph, self.words[index + 1 : index + 2]
        bare = morph.pos == "ADJ" and morph.case in (None, "nom") and morph.possessor is None and not morph.plural
        return bare and any(word.morph.pos == "NOUN" for word in following)

    def head_morph(self, index: int) -> Morph:
        """The analysis by which the word is a head: "Kaptan" is "kaptan", not "from the pot"."""
        readings = self.words[index].morph, *self.words[index].other
        return next((morph for morph in readings if morph.lemma in self.pack.heads), readings[0])

    def _grow(self, head: int, kind: str, *, stop: int) -> Chain | None:
        two = head > stop and two_words(self.words, head, self.words[head].morph) in self.pack.heads
        self._grow_left(chain := Chain(head - two, head, head, kind), stop)
        if owners.is_sent_by_another(chain.first, head, self.words, self.pack):
            chain.post, chain.owner = chain.owner, None
        if kind in ("role", "relation") and self._can_name_follow(head):
            name = self.names.read(self._behind_dot(head))
            if name is not None:
                chain.name, chain.last = name, name[1]
        elif kind == "group" and self._is_one(head):
            name = self.names.read(head + 1)
            if name is not None and name[1] > name[0]:
                chain.kind, chain.name, chain.last = "role", name, name[1]
        if kind == "role" and chain.name is None and (self._follows_title(chain) or self._is_short(head)):
            return None
        if chain.first == chain.last and self.names.is_title_name(head):
            return None
        bare = chain.owner is None and chain.name is None and chain.first == head
        if bare and kind in ("group", "organisation", "place", "body", "state") and not self._is_definite(head, kind):
            return None
        return chain

    def _is_one(self, head: int) -> bool:
        """ "ABD'li asker" of "ABD'li asker Jane Doe": one of a group, and his name may follow."""
        morph = self.words[head].morph
        return not morph.plural and morph.case in (None, "nom") and morph.possessor is None and not morph.ki

    def _is_short(self, head: int) -> bool:
        """ "Dr.", "Prof.": titles only before a name."""
        return fold(self.words[head].text) in self.pack.abbreviations

    def _behind_dot(self, head: int) -> int:
        following = [word.text for word in self.words[head + 1 : head + 2]] if self._is_short(head) else []
        return head + 2 if following == ["."] else head + 1

    def _follows_title(self, chain: Chain) -> bool:
        """ "Emir" of "Bakan Murat Emir", and a bare "Emir" whom some title has introduced: a name, not a title."""
        return (
            chain.first == chain.head > 0 and self.names.is_also_name(chain.head) and self._is_name_before(chain.head)
        )

    def _is_name_before(self, head: int) -> bool:
        before = self.words[head - 1]
        return is_capitalised(before) and before.morph.pos == "PROPN" and head - 1 not in self.atom_at

    def _is_definite(self, head: int, kind: str) -> bool:
        """A bare head names somebody only where it is written as a name ("Konsey", "Meclis", "Bakanlık")."""
        if kind not in ("body", "organisation") or not is_capitalised(self.words[head]):
            return False
        nxt = self.words[head + 1] if head + 1 < len(self.words) else None
        if head > 0 or nxt is None:
            return head > 0
        morph = self.words[head].morph
        owns = morph.case == "gen" and nxt.morph.possessor == "3s"
        issues = kind == "body" and morph.case in ("abl", "equ")
        return owns or issues or nxt.text == "," or fold(nxt.text) in self.pack.topic_marks

    def _grow_left(self, chain: Chain, stop: int) -> None:
        index = chain.first - 1
        while index >= stop and chain.head - index <= _MAX_LEFT:
            atom = self.atom_at.get(index)
            if index == stop > 0 and fold(self.words[index].text) in self.pack.joiners:
                return  # what joins the chain to a name before it
            if atom is not None and not self._closes_bracket(index + 1):
                if not self._is_field(atom, chain) and not self._take_atom(chain, atom):
                    return
                chain.first = atom.first
                index = atom.first - 1
                continue
            if self._closes_bracket(index):
                index -= 3  # "Birleşmiş Milletler (BM) Genel Sekreteri"
                continue
            if not self._may_stand_inside(index, chain) or self._opens_before_owner(index, chain):
                return
            chain.first = index
            index -= 1

    def _closes_bracket(self, index: int) -> bool:
        words = self.words
        return index >= 3 and words[index].text == ")" and words[index - 2].text == "(" and index - 3 in self.atom_at

    def _is_field(self, atom: Atom, chain: Chain) -> bool:
        """The "Avrupa" of "Dışişleri ve Avrupa Bakanı": what the minister is of, not whose he is."""
        first = atom.first
        return (
            chain.owner is None
            and first > 1
            and fold(self.words[first - 1].text) in self.pack.joiners
            and fold(self.words[first - 2].text) in self.pack.title_words
        )

    def _take_atom(self, chain: Chain, atom: Atom) -> bool:
        """Take a state or organisation into the chain; False where it cannot belong to it."""
        word = self.words[atom.last]
        case = word.morph.case
        genitive = case == "gen" and not atom.adjective
        if owners.is_beside(atom, chain.head, self.words, self.pack):
            return False
        bare = atom.form.role in ("name", "capital") and not has_suffix_apostrophe(word)
        if case not in (None, "nom", "gen") and not bare:
            return False
        if genitive and not owners.can_be_owned(self.words[chain.head]):
            return False
        if chain.owner is None or (chain.owner.adjective and atom.adjective):
            chain.owner = atom  # "Kosovalı Sırp siyasetçi": the outer word is the state, the inner one the people
        elif atom.entry.country and chain.owner.entry.country is None and not genitive:
            chain.owner = atom  # "Rusya BM Daimi Temsilcisi": the state's man at the organisation
        elif chain.kind == "role" and owners.sends_to(atom, chain.owner, chain.head, self.words, self.pack):
            chain.owner = atom
        elif genitive and self.words[chain.owner.last].morph.case != "gen" and not chain.owner.adjective:
            chain.post, chain.owner = chain.owner, atom
        else:
            return False
        chain.first = atom.first
        return not genitive  # nothing of a chain stands before its owner in the genitive

    def _may_stand_inside(self, index: int, chain: Chain) -> bool:
        word = self.words[index]
        folded = fold(word.text)
        if word.kind == "number":
            return word.text[-1:] == "." or "'" in word.text
        if word.kind != "word":
            return word.text == "-" and index > 0
        if folded in self.pack.joiners and folded != "ile":
            return self._joins_titles(index)
        if is_capitalised(word):
            if chain.kind == "state" and (
                self.words[chain.head].morph.ki or self.words[chain.head].morph.case == "loc"
            ):
                return False  # "Rob Jetten liderliğindeki parti" is no state
            closed = self._closes_chain(index, chain)
            return not has_suffix_apostrophe(word) and not closed and not self._is_sentence_opener(index)
        guest = self.head_kind(index) == "relation" and chain.kind != "role"  # "konuk heyet" is not "konuk lider"
        return (folded in self.pack.title_words and not guest) or self._is_inner_head(index)

    def _closes_chain(self, index: int, chain: Chain) -> bool:
        """ "Büyükelçisini bakanlığa çağırdı", "Büyükelçisi Dışişleri Bakanlığına çağrıldı": the man is no part of the
        ministry.
        """
        kind = self.head_kind(index)
        if kind not in ("role", "body"):
            return False
        head = self.words[chain.head]
        between = [fold(word.text) for word in self.words[index + 1 : chain.head]]
        body = " ".join([*between, fold(head.text)[: head.morph.bare_len]])
        whole = chain.kind == "body" and kind == "role" and body in self.pack.bodies
        return whole or not owners.may_be_bare(self.words[index])

    def _is_inner_head(self, index: int) -> bool:
        """ "bakan yardımcısı", "genelkurmay başkanı" in small letters."""
        return self.head_kind(index) in ("role", "body") and self.words[index].morph.case in (None, "nom")

    def _joins_titles(self, index: int) -> bool:
        """ "Dışişleri ve Avrupa İşleri Bakanı": a conjunction between two parts of one portfolio, not between sides."""
        if not 0 < index < len(self.words) - 1:
            return False
        left, right = self.words[index - 1], self.words[index + 1]
        small = self.pack.title_words
        if index - 1 in self.atom_at or (index + 1 in self.atom_at and fold(left.text) not in small):
            return False
        return (
            (is_capitalised(left) or fold(left.text) in small)
            and (is_capitalised(right) or fold(right.text) in small)
            and not has_suffix_apostrophe(left)
            and (left.morph.possessor is None or fold(left.text) in small)
        )

    def _opens_before_owner(self, index: int, chain: Chain) -> bool:
        """ "Yanıt Fransa Bakanlığı'ndan geldi": a capital that opens the sentence, with the state behind it."""
        opens = index == 0 or self.words[index - 1].kind == "punct"
        return (
            opens
            and chain.owner is not None
            and chain.owner.first == index + 1
            and fold(self.words[index].text) not in self.pack.title_words
        )

    def _is_sentence_opener(self, index: int) -> bool:
        """A capital that only opens the sentence ("Görüşen", "Ayrıca", "Bugün")."""
        if index > 0 and self.words[index - 1].kind != "punct":
            return False
        morph = self.words[index].morph
        if not morph.known or fold(self.words[index].text) in self.pack.title_vocabulary:
            return False
        return morph.pos in ("VERB", "ADV", "CONJ", "POSTP", "PRON", "DET", "NOUN") or morph.case == "loc"

    def _can_name_follow(self, head: int) -> bool:
        morph = self.head_morph(head)
        return not has_suffix_apostrophe(self.words[head]) and not morph.plural and morph.case in (None, "nom", "acc")
