"""One analyser over given sentences, in a process of its own: what compare.py runs for each of those it compares.

    python peer.py dragoman|zeyrek|zemberek SENTENCES.json OUT.json

Runs in the environment of that analyser, so it imports nothing but it. Writes how long loading took, a first pass over
all words with nothing cached, a second pass, and a pass sentence by sentence with the choice among analyses where there
is one; the largest memory; and for the other two every analysis as lemma and (morpheme, surface) pairs, chosen first.
"""

import json
import logging
import resource
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

Analysis = tuple[str, list[tuple[str, str]]]
Sentence = list[str]


class Tool:
    """What an analyser offers: `analyse` a word, `choose` in a sentence, `tell` what it found."""

    analyse: Callable[[str], Any]
    choose: Callable[[Sentence], list[Any]]

    def tell(self, _sent: Sentence) -> list[list[Analysis]]:
        return []


class Dragoman(Tool):
    def __init__(self) -> None:
        from dragoman.lang.tr.morphology import analyse, choose_ranked

        self.analyse = analyse
        self.choose = choose_ranked


class Zeyrek(Tool):
    """Has no choice among analyses: the first one stands for it. `analyze` would download NLTK's tokenizer first."""

    def __init__(self) -> None:
        logging.disable(logging.CRITICAL)
        import zeyrek

        self.analyse = zeyrek.MorphAnalyzer()._parse
        self.choose = lambda sent: [self.analyse(word) for word in sent]

    def tell(self, sent: Sentence) -> list[list[Analysis]]:
        return [
            [(a.dict_item.lemma, [(m[0].id_, m[1]) for m in a.morphemes]) for a in self.analyse(word)] for word in sent
        ]


class Zemberek(Tool):
    def __init__(self) -> None:
        warnings.simplefilter("ignore")
        from zemberek import TurkishMorphology

        self.morphology = TurkishMorphology.create_with_defaults()
        self.analyse = self.morphology.analyze
        self.choose = self._choose

    def _choose(self, sent: Sentence) -> list[Any]:
        found = [self.analyse(word) for word in sent]
        return list(self.morphology.disambiguate(" ".join(sent), found).best_analysis())

    def tell(self, sent: Sentence) -> list[list[Analysis]]:
        told = []
        for word, best in zip(sent, self.choose(sent), strict=True):
            others = [other for other in self.analyse(word).analysis_results if other is not best]
            told.append([self._plain(a) for a in (best, *others) if not a.is_unknown()])
        return told

    @staticmethod
    def _plain(analysis: Any) -> Analysis:
        pairs = [(data.morpheme.id_, data.surface) for data in analysis.morpheme_data_list]
        # An item made up for an unknown name has the whole word as lemma; its stem is meant.
        return (pairs[0][1] if analysis.is_runtime() else analysis.item.lemma, pairs)


TOOLS: dict[str, type[Tool]] = {"dragoman": Dragoman, "zeyrek": Zeyrek, "zemberek": Zemberek}


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main(name: str, source: str, target: str) -> None:
    with open(source, encoding="utf-8") as file:
        sents: list[Sentence] = json.load(file)
    words = [word for sent in sents for word in sent]
    made: list[Tool] = []
    report: dict[str, Any] = {"load_s": seconds(lambda: made.append(TOOLS[name]()))}
    tool = made[0]
    report["cold_s"] = seconds(lambda: [tool.analyse(word) for word in words])
    report["warm_s"] = seconds(lambda: [tool.analyse(word) for word in words])
    report["choice_s"] = seconds(lambda: [tool.choose(sent) for sent in sents])
    # Linux counts in kB.
    report["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    report["words"] = len(words)
    report["told"] = [tool.tell(sent) for sent in sents]
    with open(target, "w", encoding="utf-8") as file:
        json.dump(report, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
