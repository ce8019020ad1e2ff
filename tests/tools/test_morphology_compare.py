"""The other analysers' readings are put into our words faithfully, so that the comparison is of like with like."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TOOLS = Path(__file__).parents[2] / "tools" / "morphology"


@pytest.fixture
def compare(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    # The tool's neighbours are found beside it, as when it is run.
    monkeypatch.syspath_prepend(str(TOOLS))
    for name in ("compare", "measure", "survey", "treebank"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import compare

    return compare


@pytest.mark.parametrize(
    "names, expect",
    [
        ("Noun A3sg P3sg Abl", {"pos": "NOUN", "possessor": "3s", "case": "abl"}),
        ("Noun A3pl", {"pos": "NOUN"}),
        ("Verb PastPart Noun A3sg P3sg Acc", {"pos": "VERB", "form": "fact", "possessor": "3s", "case": "acc"}),
        ("Verb Pass Neg Fut A3sg", {"pos": "VERB", "form": "finite", "tense": "fut", "negated": True}),
        ("Verb Narr Past A3sg", {"pos": "VERB", "form": "finite", "tense": "evid", "copula": "idi"}),
        ("Verb FutPart Adj", {"pos": "VERB", "form": "rel", "tense": "fut"}),
        ("Verb FutPart Noun A3sg P3pl Acc", {"pos": "VERB", "form": "fut", "tense": "fut", "case": "acc"}),
        ("Verb Aor While Adv", {"pos": "VERB", "form": "conv", "converb": "ken", "tense": "aor"}),
        ("Verb Inf2 Noun A3sg P3sg", {"pos": "VERB", "form": "ger", "possessor": "3s"}),
        ("Noun A3sg Zero Verb Past A3sg", {"pos": "NOUN", "copula": "idi"}),
        ("Noun A3sg Loc Rel Adj", {"case": "loc", "ki": True}),
        ("Noun A3sg P3sg Ness Noun A3sg Dat", {"pos": "NOUN", "case": "dat"}),
    ],
)
def test_a_chain_of_morphemes_says_the_same_in_our_words(
    compare: ModuleType, names: str, expect: dict[str, Any]
) -> None:
    fields = compare.to_fields(names.split())
    assert {name: fields.get(name) for name in expect} == expect
    if "Ness" in names or "Zero" in names:
        assert "form" not in fields and "possessor" not in fields


def test_every_stem_on_the_way_counts_as_their_lemma(compare: ModuleType) -> None:
    pairs = [("Verb", "bil"), ("Caus", "dir"), ("Past", "di"), ("A3sg", "")]
    assert list(compare.lemmas_of("bilmek", pairs)) == ["bil", "bildir"]
    pairs = [("Noun", "bakan"), ("A3sg", ""), ("Ness", "lığ"), ("Noun", ""), ("A3sg", ""), ("P3sg", "ı")]
    assert list(compare.lemmas_of("bakan", pairs)) == ["bakan", "bakanlık"]


def test_a_missing_treebank_is_one_clear_line(
    compare: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["compare.py", "nowhere.conllu"])
    compare.main()
    assert capsys.readouterr().out.count("\n") == 1
