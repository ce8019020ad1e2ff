"""The subject of a verb of saying: which words it takes up, and the mention in it. Refuses to decide who that is.

A subject that no table knows still ends where it ends: "Analistler, …" and "Kanal, …" bound the clause behind them as
well as "Lavrov, …" does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.lang.pack import Pack
from dragoman.model import Mention, Quote, Sentence
from dragoman.text import fold

SPEAKERS = ("person", "state", "body", "organisation", "group", "role", "pair")
_MAX_LIST = 9  # words between two commas that may still be members of one list of subjects


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """`first`..`last` are word indexes, last included; `mention` is None for words that name no actor.

    nameless  a source that the text leaves without a name ("bir yetkili")
    """

    first: int
    last: int
    mention: Mention | None
    nameless: bool = False


class SubjectFinder:
    """Finds subjects in one sentence."""

    def __init__(self, sent: Sentence, mentions: Sequence[Mention], quotes: Sequence[Quote], pack: Pack) -> None:
        self.words = sent.words
        self.mentions = mentions
        self.pack = pack
        self.quoted = [bool(quotes) and any(quote.outer.covers(word.span) for quote in quotes) for word in sent.words]

    def between(self, start: int, end: int) -> Subject | None:
        """The nominative set off as the subject in the words `start`..`end`-1, or the one that opens them."""
        named = self._set_off(start, end)
        plain = self._plain(start, end)
        turned = named is not None and named.mention is not None and self._turns_to(named.mention)
        if plain is not None and (named is None or (plain.last < named.first and not turned)):
            return plain
        if named is not None:
            return named
        first = next((m for m in self.mentions if start <= m.first and m.last < end and self._may_be(m)), None)
        opens = first is not None and (first.first <= start + 1 or self._is_described(start, first.first))
        if first is not None and opens and not self._behind_converb(start) and not self._is_governed(first.last):
            return Subject(first=first.first, last=first.last, mention=first)
        return None

    def _is_described(self, start: int, first: int) -> bool:
        """ "Saldırıya tepki gösteren Bakanlık …": a participle and what belongs to it stand between."""
        between = self.words[start:first]
        return between[-1].morph.form == "rel" and all(word.kind == "word" for word in between)

    def _behind_converb(self, start: int) -> bool:
        """ "… bulunarak, iki ülke …": the subject came before the converb; what opens here is of the clause."""
        before = next((word for word in reversed(self.words[:start]) if word.kind != "punct"), None)
        return before is not None and before.morph.form == "conv"

    def _is_governed(self, last: int) -> bool:
        """ "iki ülke arasındaki", "Fransa için": what follows makes it an adjunct or an attribute."""
        nxt = self.words[last + 1].morph if last + 1 < len(self.words) else None
        return nxt is not None and (nxt.pos == "POSTP" or nxt.ki)

    def _set_off(self, start: int, end: int) -> Subject | None:
        """The first mention set off; one right behind "-ken" comes before it ("… nitelerken Bakan Kaya, …")."""
        found: Subject | None = None
        for mention in self.mentions:
            if not (start <= mention.first and mention.last < end and self._may_be(mention)):
                continue
            last = self._behind_bracket(self._end_of_list(mention))
            if not self.is_set_off(last):
                continue
            if found is None or self._turns_to(mention):
                found = Subject(first=mention.first, last=last, mention=mention)
        return found

    def _turns_to(self, mention: Mention) -> bool:
        before = self.words[mention.first - 1].morph if mention.first else None
        return before is not None and before.converb == "ken"

    def owner_between(self, start: int, end: int) -> Subject | None:
        """The genitive subject of "Bakan'ın, … vurguladığı görüşmede": the first in the words `start`..`end`-1."""
        for mention in self.mentions:
            inside = start <= mention.first and mention.last < end and not self.quoted[mention.first]
            if inside and mention.kind in SPEAKERS and mention.case == "gen" and not mention.modifier:
                return Subject(first=mention.first, last=mention.last, mention=mention)
        return None

    def _may_be(self, mention: Mention) -> bool:
        return (
            mention.kind in SPEAKERS
            and mention.case == "nom"
            and not mention.modifier
            and not self.quoted[mention.first]
        )

    def is_set_off(self, last: int) -> bool:
        """What follows word `last` sets it off: a comma, a colon, or a small word ("ise", "da", "bile")."""
        nxt = self.words[last + 1] if last + 1 < len(self.words) else None
        return nxt is not None and (nxt.text in (",", ":") or fold(nxt.text) in self.pack.topic_marks)

    def _behind_bracket(self, last: int) -> int:
        """The ")" of "Ulusal Kurtuluş Ordusu (TNLA)", else `last`."""
        if last + 1 < len(self.words) and self.words[last + 1].text == "(":
            close = next(
                (i for i in range(last + 2, min(last + 8, len(self.words))) if self.words[i].text == ")"), None
            )
            return last if close is None else close
        return last

    def _end_of_list(self, mention: Mention) -> int:
        """The last word of the last of "Mısır, Ürdün ve Irak"."""
        last = mention
        for other in self.mentions:
            if other.index == last.index + 1 and last.rule.endswith("+list"):
                last = other
        return last.last

    def _plain(self, start: int, end: int) -> Subject | None:
        """A nominative before a comma or a topic mark at the head of the clause that no mention ends at."""
        for index in range(start, min(end - 1, start + 14)):
            word = self.words[index]
            if self.quoted[index] or (word.morph.form is not None and word.morph.form != "rel"):
                return None
            if not self.is_set_off(index):
                if word.kind == "punct" and word.text not in "()-'’":
                    return None
                continue
            last = index if word.text != ")" else self._before_bracket(index)
            if any(m.last == last and m.case != "nom" for m in self.mentions):
                continue  # "Mali, Nijer ve Çad'ın kurduğu": a member of a list that shows the case of its last
            if not self._is_plain_nominative(last, start):
                return None
            return Subject(first=start, last=self._end_of_plain_list(index, end), mention=self._inside(start, last))
        return None

    def _before_bracket(self, close: int) -> int:
        return max((i for i in range(close) if self.words[i].text == "("), default=close) - 1

    def _is_plain_nominative(self, index: int, start: int) -> bool:
        morph = self.words[index].morph
        # "dün," and "sabah saatlerinde," are no subjects, nor is the noun of an aside ("buna karşın,").
        if index < start or morph.pos not in ("NOUN", "PROPN") or morph.form is not None:
            return False
        return morph.case in (None, "nom") and morph.lemma not in self.pack.venues and not morph.ki

    def _end_of_plain_list(self, last: int, end: int) -> int:
        comma = next((i for i in range(last + 2, min(last + _MAX_LIST, end)) if self.words[i].text == ","), None)
        if comma is None or comma == last + 2 or self.words[last + 1].text != ",":
            return last
        between = self.words[last + 2 : comma]
        joined = any(fold(word.text) in self.pack.joiners for word in between)
        plain = all(word.morph.form is None for word in between) and between[-1].morph.case in (None, "nom")
        return comma - 1 if joined and plain else last

    def _inside(self, start: int, last: int) -> Mention | None:
        """ "ABD Dışişleri Bakanlığı Batı Yarımküre Bürosu,": the ministry speaks, though no last word."""
        found = [m for m in self.mentions if start <= m.first and m.last <= last and m.kind in SPEAKERS]
        at_end = [m for m in found if m.last == last]
        if at_end:
            return at_end[-1]
        bare = [m for m in found if m.case in (None, "nom") and self.words[last].morph.possessor is not None]
        return bare[0] if bare else None
