"""Frames of events: words that tell an act, and how those that a sentence may hold are found among thousands.

What a frame's marks mean, and whether words fit it, is for `event.triggers` to say.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from operator import itemgetter

# In a frame's place of a lemma: any word that shows what is asked ("*+ger+acc iste": "… -mAsInI istedi").
ANY = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFrame:
    """Words that tell an act, and where its sides stand (lang/tr/frames/).

    words       the row's pattern, as written
    items       sets of lemmas, in order; the last one is the verb, or the noun of a nominal frame
    conditions  lemma -> what its word must show: a case, a verb form, a voice, or "neg" ("kabul et!neg", "anlaşma+abl")
    actors, recipients  slots in order of preference; the first that holds somebody counts
    needs_other the other side is looked for in what was told before when the clause drops it
    note        "person": the object is somebody; "place": the goal is a place; "organisation" likewise; "plain": the
                words name the act (event/opinion.py); "turned": the subject is whom it is done to (event/turned.py)
    """

    act: str
    words: str
    items: tuple[frozenset[str], ...]
    nominal: bool
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    needs_other: bool
    note: str = ""
    conditions: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """For `explain`: "frame visit «ziyaret et»"."""
        return f"frame {self.act} «{self.words}»"


class _Asking:
    """Frames of one last lemma, by the lemmas that their first items ask for: "et" alone ends some hundred frames, and
    most of them ask for a word that is nowhere in the sentence.
    """

    def __init__(self, frames: Iterable[EventFrame]) -> None:
        self._alone: list[tuple[int, EventFrame]] = []
        self._by_first: dict[str, list[tuple[int, EventFrame]]] = {}
        for numbered in enumerate(frames):
            _, frame = numbered
            if len(frame.items) < 2 or ANY in frame.items[0]:
                self._alone.append(numbered)
            else:
                for lemma in frame.items[0]:
                    self._by_first.setdefault(lemma, []).append(numbered)

    def given(self, present: Set[str]) -> list[EventFrame]:
        """Those that find all their lemmas among those of a sentence, in their order."""
        numbered = self._alone
        if lemmas := self._by_first.keys() & present:
            asked = dict(self._alone)
            for lemma in lemmas:
                asked.update(self._by_first[lemma])
            numbered = sorted(asked.items(), key=itemgetter(0))
        return [
            frame
            for _, frame in numbered
            if len(frame.items) < 3 or not any(present.isdisjoint(item) for item in frame.items[1:-1])
        ]


class FrameIndex:
    """The frames of a pack by their last lemma, those of nouns and those of verbs apart."""

    def __init__(self, frames: Mapping[str, Sequence[EventFrame]]) -> None:
        self._asking = {
            lemma: (_Asking(f for f in ending if f.nominal), _Asking(f for f in ending if not f.nominal))
            for lemma, ending in frames.items()
        }

    def ending_in(self, lemma: str, present: Set[str], *, verbal: bool) -> list[EventFrame]:
        """Frames of nouns, or of verbs, that end in this lemma and find their others among those of a sentence."""
        asking = self._asking.get(lemma)
        return asking[verbal].given(present) if asking is not None else []
