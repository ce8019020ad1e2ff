"""Lists: "Rusya, Çin ve İran'ı", "hem Moskova'ya hem de Kiev'e". Refuses to decide who does what together."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.lang.pack import Pack
from dragoman.mention.wording import group_case
from dragoman.model import Mention, Word
from dragoman.text import fold


def share_brackets(found: list[Mention], words: Sequence[Word]) -> list[Mention]:
    """ "Avrupa Birliği (AB) ile", "Amerikan Devletleri Örgütü'nde (OAS)": one name twice, in one case."""
    for at in range(len(found) - 1):
        name, short = found[at], found[at + 1]
        around = "".join(words[at].text for at in (name.last + 1, short.last + 1) if at < len(words))
        same = name.kind in ("organisation", "body", "group") and name.entry in (None, short.entry)
        if not same or short.first != name.last + 2 or around != "()" or short.case != "nom":
            continue
        if name.entry is None and name.rule.startswith("chain") and short.entry is not None:
            # The long name in full: whose it is stands in the tables under the short one.
            found[at] = name = replace(name, entry=short.entry, country=short.country, kind=short.kind)
        case = group_case(words, short.last + 1, name.case)
        if case != "nom":
            found[at], found[at + 1] = replace(name, case=case), replace(short, case=case)
    return found


def share_case(found: list[Mention], words: Sequence[Word], pack: Pack) -> list[Mention]:
    """Members of a list show the case of its last member: "Rusya, Çin ve İran'ı" is three accusatives. Where each has
    its own ("hem Rusya'yı hem Çin'i"), it is the same. All but the last bear "+list" in their rule.
    """
    lists = _Lists(words, pack)
    written = [mention.case for mention in found]
    for at in range(len(found) - 2, -1, -1):
        left, right = found[at], found[at + 1]
        if lists.opened_beside(left, right):
            found[at] = replace(left, case=right.case, modifier=right.modifier, rule=left.rule + "+list")
            continue
        if left.case not in ("nom", "ins") and left.case != right.case:
            continue
        listed = lists.joined(left, right, written[at + 1]) or lists.correlated(left, right)
        if listed or lists.each_too(left, right):
            found[at] = replace(left, case=right.case, modifier=right.modifier, rule=left.rule + "+list")
    return found


class _Lists:
    """What stands between two mentions of one sentence."""

    def __init__(self, words: Sequence[Word], pack: Pack) -> None:
        self.words = words
        self.pack = pack

    def correlated(self, left: Mention, right: Mention) -> bool:
        """ "hem Rusya'ya hem de Çin'e", "gerek Rusya ile, gerekse Çin ile"."""
        marks, nothing = self.pack.correlatives, self.pack.topic_marks | {",", "ile"}
        between = [word for word in self._between(left, right) if word not in nothing]
        before = fold(self.words[left.first - 1].text) if left.first else ""
        mark = marks.get(before)
        return left.case == right.case and mark is not None and [marks.get(word) for word in between] == [mark]

    def each_too(self, left: Mention, right: Mention) -> bool:
        """ "Fidan da Arakçi de", "Rusya'ya da Çin'e de"."""
        between, behind = self._between(left, right), self.words[right.last + 1 : right.last + 2]
        marks = [word for word in (*between, *(fold(word.text) for word in behind)) if word != ","]
        return left.case == right.case and len(marks) == 2 and all(mark in self.pack.clitics for mark in marks)

    def opened_beside(self, left: Mention, right: Mention) -> bool:
        """ "Rusya'nın yanı sıra Çin'e": the first member is an owner by its case alone."""
        between = [word for word in self._between(left, right) if word != ","]
        return left.case == "gen" and between == [*self.pack.besides]

    def _between(self, left: Mention, right: Mention) -> list[str]:
        return [fold(word.text) for word in self.words[left.last + 1 : right.first]]

    def joined(self, left: Mention, right: Mention, written: str | None) -> bool:
        """`written` is the case in which the right one stands by itself."""
        between = self._between(left, right)
        if left.case == "ins" and right.case != "ins":
            # "Paşinyan ile Beyaz Saray'da görüştü": where, and not with whom else.
            there = right.case == "loc" and (right.kind != "state" or left.kind != "state")
            cases = ("nom", "gen", "dat", "loc", "acc")
            return between == ["ile"] and right.case in cases and right.kind != "place" and not there
        if between in (["ve"], ["veya"], ["-"], ["–"], [",", "ve"]):
            return True
        # "Rusya, Çin'i ve İran'ı kınadı": what is bare before those with a case of their own is no member. Nor is an
        # owner: "Norveç'in, Rusya'nın ve Çin'in saldırılarını kınadığı".
        alike = written == "nom" if left.case == "nom" else left.case != "gen"
        return between == [","] and right.rule.endswith("+list") and left.kind == right.kind and alike
