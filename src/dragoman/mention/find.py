"""Mentions of one article, sentence by sentence: chains first, then names the tables know, then new names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.lang.pack import Pack
from dragoman.mention.atoms import Atom, BareForms
from dragoman.mention.chain import Chain
from dragoman.mention.chains import ChainFinder
from dragoman.mention.lists import share_brackets, share_case
from dragoman.mention.owners import is_of_compound, is_owned
from dragoman.mention.pairs import PairReader
from dragoman.mention.relations import said_of, says_what
from dragoman.mention.sites import SiteReader
from dragoman.mention.taken_up import find_taken_up, heads_named
from dragoman.mention.times import find_times
from dragoman.mention.unlisted import Tables, UnlistedNames
from dragoman.mention.wording import Wording, group_case, has_suffix_apostrophe, is_capitalised, stands_alone
from dragoman.model import Case, Mention, Morph, Sentence, Span
from dragoman.text import fold, key


def find_mentions(sents: Sequence[Sentence], *, pack: Pack, tables: Tables) -> tuple[Mention, ...]:
    """Everybody and every place the sentences name, in the order of the text."""
    finders = [SentenceMentions(sent, pack, tables) for sent in sents]
    # People are known from their titles first: a name alone is somebody only if some title has introduced him.
    known = {part for finder in finders for part in finder.titled_names()}
    found = [finder.mentions(known) for finder in finders]
    # A whole name introduces its family name as a title does; only the sentences that hold it are read again.
    heard = {part for mentions in found for part in _whole_names(mentions)} - known
    for at, finder in enumerate(finders):
        if heard and heard & finder.capitals():
            found[at] = finder.mentions(known | heard)
    _take_up_again(sents, found, pack)
    every = (mention for mentions in found for mention in mentions)
    return tuple(replace(mention, index=index) for index, mention in enumerate(every))


def _take_up_again(sents: Sequence[Sentence], found: Sequence[list[Mention]], pack: Pack) -> None:
    """Organisations by their head alone, added to the mentions of each sentence behind the one that names them."""
    named: dict[str, Mention] = {}
    for sent, mentions in zip(sents, found, strict=True):
        again = list(find_taken_up(sent, mentions, named, pack)) if named else []
        named.update(heads_named(mentions, sent.words, pack))
        if again:
            mentions += again
            mentions.sort(key=lambda mention: mention.first)


def _whole_names(mentions: Sequence[Mention]) -> Iterator[str]:
    """The parts of names of several words that no title introduced."""
    for mention in mentions:
        parts = key(mention.name).split()
        if mention.kind == "person" and mention.head is None and len(parts) > 1:
            yield from (part for part in parts if len(part) > 2)


class SentenceMentions:
    """The mentions of one sentence."""

    def __init__(self, sent: Sentence, pack: Pack, tables: Tables) -> None:
        self.sent = sent
        self.words = sent.words
        self.pack = pack
        self.tables = tables
        bare = BareForms(self.words)
        self.atoms = tables.atoms.find(self.words, bare)
        self.wording = Wording(self.words)
        self.finder = ChainFinder(self.words, self.atoms, pack)
        self.chains = self.finder.find()
        of_state = (atom for atom in self.atoms if atom.adjective and atom.entry.kind == "state")
        self.pairs = PairReader(sent, pack, {at for atom in of_state for at in range(atom.first, atom.last + 1)})
        self.sites = SiteReader(sent, bare, pack=pack, gazetteer=tables.gazetteer)

    def capitals(self) -> set[str]:
        """The words with a capital, bare and folded as names are compared."""
        return {
            key(self.wording.name_text(at, at)) for at, word in enumerate(self.words) if is_capitalised(word)
        }  # fmt: skip

    def titled_names(self) -> Iterator[str]:
        """The parts of names that stand behind a title here, folded."""
        for chain in self.chains:
            if chain.name is not None:
                yield from key(self.wording.name_text(*chain.name)).split()

    def mentions(self, known: set[str]) -> list[Mention]:
        counted: set[int] = set()
        pairs = [pair for pair in self.pairs.find(counted) if pair.first < pair.last]
        chains = [c for c in self.chains if not any(p.first <= c.head <= p.last for p in pairs) or c.name]
        found = [mention for chain in chains for mention in self._of_chain(chain)]
        taken = {index for mention in found for index in range(mention.first, mention.last + 1)} | self._times()
        inside = -1  # the last word of a place that has a table's name in it
        for atom in self.atoms:
            if self._is_somebody(atom, known) or atom.first <= inside:
                continue
            if (end := self.sites.known_over(atom)) is not None:
                inside = end
                continue
            if not taken & set(range(atom.first, atom.last + 1)):
                found.append(self._of_atom(atom))
                taken.update(range(atom.first, atom.last + 1))
        found += self.pairs.find(taken)
        unlisted = UnlistedNames(self.sent, self.finder.names, self.sites, tables=self.tables)
        found += unlisted.find(taken, known)
        people = [mention for mention in found if mention.kind == "person"]
        if people:
            named = {at for mention in found for at in range(mention.first, mention.last + 1)}
            found += unlisted.beside_people(people, named)
        found.sort(key=lambda mention: mention.first)
        return share_case(share_brackets(found, self.words), self.words, self.pack)

    def _is_somebody(self, atom: Atom, known: set[str]) -> bool:
        """ "Wagner" is no troop where a title has introduced a Wagner, nor "Türkmen" a people where one was introduced
        and the word describes nobody.
        """
        if atom.first != atom.last or key(atom.form.form) not in known:
            return False
        if atom.form.role == "people" and atom.entry.kind == "state":
            return stands_alone(self.words, atom.last)
        return atom.entry.kind in ("group", "organisation") and atom.form.role == "name"

    # -- chains

    def _of_chain(self, chain: Chain) -> Iterator[Mention]:
        head = self.words[chain.head]
        lemma = self._head_lemma(chain.head)
        kind = chain.kind
        case = self._case(chain)
        owner = chain.owner.entry if chain.owner else None
        country = owner.country if owner else None
        name = self.wording.name_text(*chain.name) if chain.name else self.wording.bare_text(chain.first, chain.head)
        alone = kind == "relation" and chain.name is None
        if (kind == "pair" and not self._stands_alone(chain.last)) or (
            alone and says_what(self.words, chain.last, self.pack)
        ):
            return
        if kind == "role" and head.morph.plural and owner is None and lemma in self.pack.pair_nouns:
            kind = "pair"
        if kind == "place":
            yield from self._place_chain(chain, case, country)
            return
        mention_kind = "person" if chain.name else {"relation": "role", "pair": "pair"}.get(kind, kind)
        if mention_kind == "state" and country is None and owner is not None:
            mention_kind = "organisation"
        if mention_kind == "organisation" and country is not None and lemma in self.pack.public_heads:
            mention_kind = "body"
        entry = owner.id if owner and mention_kind == "state" else None
        if mention_kind == "state" and owner is None and chain.first < chain.head:
            country = self._country_of_leader(chain)
            entry = country.lower() if country else None
        yield Mention(
            index=0, kind=mention_kind, sent=self.sent.index, first=chain.first, last=chain.last,  # type: ignore[arg-type]
            span=Span(self.words[chain.first].span.start, self._end(chain)),
            name=name, case=case, country=country, owner=owner.id if owner else None,
            office=fold(self.wording.bare_text(chain.first, chain.head)) if kind in ("role", "relation") else None,
            entry=entry, head=lemma,
            plural=head.morph.plural, modifier=self._describes(chain),
            rule=f"chain.{kind}{said_of(self.words, chain, self.pack)}",
        )  # fmt: skip

    def _describes(self, chain: Chain) -> bool:
        """ "Komşu Fildişi Sahili": what somebody is to another, said of the name behind it. "Türk balıkçı teknesinin
        tayfası": no fisherman, but whose boat it is.
        """
        nxt = chain.last + 1
        if chain.kind in ("group", "body", "organisation") and chain.name is None and chain.first < chain.head:
            bare = self._case(chain) == "nom" and not has_suffix_apostrophe(self.words[chain.last])
            return bare and nxt < len(self.words) and is_owned(self.words[nxt])
        alone = chain.kind == "relation" and chain.name is None and self.words[chain.last].morph.case in (None, "nom")
        return alone and nxt < len(self.words) and is_capitalised(self.words[nxt])

    def _country_of_leader(self, chain: Chain) -> str | None:
        """ "Trump yönetimi": the state of the person a government is called by, where the tables know him."""
        known = self.tables.holders.by_name(self.wording.bare_text(chain.first, chain.head - 1))
        return known[0].country if known else None

    def _stands_alone(self, index: int) -> bool:
        """ "İkili, …" are two people; "ikili görüşme" is a kind of meeting."""
        word = self.words[index]
        nxt = self.words[index + 1] if index + 1 < len(self.words) else None
        return word.morph.case not in (None, "nom") or nxt is None or nxt.kind == "punct"

    def _place_chain(self, chain: Chain, case: Case | None, country: str | None) -> Iterator[Mention]:
        """ "Kuzey Kore'nin Wonsan kentinde": the place is Wonsan, its state the owner.

        A head in small letters is no part of the name, one with a capital is: "Odessa limanı", "Hudeyde Limanı".
        """
        first = chain.first
        named = self.words[chain.head].text[:1].isupper()
        owner, abroad = chain.owner, None
        if owner is not None and self.sites.is_abroad(owner, chain.head):
            # "Ukrayna'nın Belgorod bölgesini vurduğunu": whose the place is not does what the verb behind it tells.
            yield self._of_atom(owner)
            first = owner.last + 1
            chain = replace(chain, first=first, owner=None)
            owner, country = None, self.sites.country_at(first, chain.head)
            abroad = country.lower() if country else None
        if owner is not None and owner.last + 1 < chain.head:
            first = owner.last + 1
        elif owner is not None and owner.last + 1 == chain.head:
            whole = self.sites.named_with(owner, chain.first, chain.head) if named else None
            if whole is None:
                yield replace(self._of_atom(owner), case=case)
                return
            first = whole
        opened = max((at for at in range(first, chain.head) if self.words[at].text in "()"), default=first - 1)
        capitals = [at for at in range(opened + 1, chain.head) if is_capitalised(self.words[at])]
        if not capitals:
            if owner is not None:
                yield replace(self._of_atom(owner), last=chain.last, case=case, modifier=True)
            return
        first = self.sites.article_before(capitals[0])
        last = chain.head if named else capitals[-1]
        yield Mention(
            index=0, kind="place", sent=self.sent.index, first=min(first, chain.first), last=chain.last,
            span=Span(self.words[first].span.start, self.wording.name_end(last)),
            name=self.wording.name_text(first, last), case=case, country=country,
            owner=owner.entry.id if owner else abroad, head=self._head_lemma(chain.head), rule="chain.place",
        )  # fmt: skip

    def _case(self, chain: Chain) -> Case | None:
        word = self.words[chain.last]
        if chain.name is not None:
            case = word.morph.case if has_suffix_apostrophe(word) else "nom"
        else:
            case = self._head_morph(chain).case
        return group_case(self.words, chain.last, case)

    def _head_morph(self, chain: Chain) -> Morph:
        """The analysis that makes the last word the head: "basını" is "basın", not "bası".

        In "Dışişleri Bakanı", behind what it is the minister of, the ending is a possessive, not an accusative.
        """
        word = self.words[chain.last]
        heads = [morph for morph in (word.morph, *word.other) if morph.lemma in self.pack.heads] or [word.morph]
        bare = chain.first < chain.head and not has_suffix_apostrophe(word)
        if bare and heads[0].case == "acc" and heads[0].possessor is None:
            return next((morph for morph in heads if morph.possessor and morph.case == "nom"), heads[0])
        return heads[0]

    def _end(self, chain: Chain) -> int:
        """Offset where the chain ends and its case suffix begins."""
        if chain.name is not None or has_suffix_apostrophe(self.words[chain.last]):
            return self.wording.bare_end(chain.last)
        return self.words[chain.last].span.start + self._head_morph(chain).bare_len

    def _head_lemma(self, head: int) -> str:
        word = self.words[head]
        for morph in (word.morph, *word.other[:2]):
            if morph.lemma in self.pack.heads:
                return morph.lemma
        return word.morph.lemma

    # -- names of the tables

    def _of_atom(self, atom: Atom) -> Mention:
        last = self.words[atom.last]
        case = group_case(self.words, atom.last, last.morph.case or "nom")
        nxt = self.words[atom.last + 1] if atom.last + 1 < len(self.words) else None
        plural = last.morph.plural and atom.adjective
        # "İki Kolombiyalı alıkonuldu": before a verb it is somebody, before a noun what the noun is like.
        before_noun = nxt is not None and nxt.kind != "punct" and nxt.morph.form != "finite"
        modifier = atom.adjective and not plural and case == "nom" and before_noun
        if atom.form.role in ("name", "short", "acronym", "capital") and case == "nom" and nxt is not None:
            # "Suriye krizi", "BM kararı": a bare name before a possessed noun only describes it.
            modifier = nxt.morph.possessor is not None and nxt.morph.form is None and nxt.kind == "word"
            modifier = modifier or self._opens_name_of_thing(atom.last + 1)
            modifier = modifier or is_of_compound(self.words, atom.last + 1, self.pack)
        return Mention(
            index=0, kind="group" if plural else atom.entry.kind, sent=self.sent.index,
            first=atom.first, last=atom.last,
            span=Span(self.words[atom.first].span.start, self.wording.bare_end(atom.last) if plural else atom.bare_end),
            name=self.wording.text(atom.first, atom.bare_end),
            case=case, country=atom.entry.country, entry=atom.entry.id, plural=plural, modifier=modifier,
            rule=f"world.{atom.form.role}",
        )  # fmt: skip

    def _opens_name_of_thing(self, index: int) -> bool:
        """ "Çin-Pakistan Ekonomik Koridoru": what stands before words in capitals that end in a possessive is part of
        their name.
        """
        for at in range(index, min(index + 4, len(self.words))):
            word = self.words[at]
            if word.kind != "word" or not word.text[:1].isupper() or word.morph.pos not in ("NOUN", "ADJ", "PROPN"):
                return False
            if word.morph.possessor == "3s" and word.morph.pos == "NOUN":
                return at > index
        return False

    # -- times

    def _times(self) -> set[int]:
        """Words inside time expressions: "Eylül'de" is no place, "Ekim" nobody."""
        words = self.words
        text, start = self.wording.text(0, words[-1].span.end) if words else "", self.sent.span.start
        times = find_times(" " * (words[0].span.start - start) + text, grammar=self.pack.times)
        places = [word.span for word in words] if times else []
        spans = [expr.span.shift(start) for expr in times]
        return {i for start, end in spans for i, (first, last) in enumerate(places) if start <= first and last <= end}
