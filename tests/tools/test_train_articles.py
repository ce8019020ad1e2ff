"""The training articles and the agreements coded in them: every row says something of an article that is there."""

from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
ARTICLES = REPO / "eval" / "training" / "articles"


@pytest.fixture
def tool(train_script):
    return train_script("articles")


def test_agreements_are_named_in_the_words_of_their_articles(tool):
    bodies = {article["id"]: article["article"]["body"] for article in tool.all_articles(ARTICLES)}
    coded = tool.coded_agreements(ARTICLES)
    assert len(coded) > 1_000
    wrong = [(name, row.title) for name, rows in coded.items() for row in rows if row.title not in bodies.get(name, "")]
    assert wrong == []


@pytest.mark.parametrize(
    "row",
    ["wa-001\tpact\tTUR\t-\t-\tx", "wa-001\ttreaty\tTurkey\t-\t-\tx", "wa-001\ttreaty\tTUR\tx", "wa-001\ttreaty"],
)
def test_a_row_out_of_form_is_refused_with_its_line(tool, tmp_path: Path, row: str):
    (tmp_path / "agreements.tsv").write_text(f"# about\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"agreements\.tsv:2"):
        tool.coded_agreements(tmp_path)
