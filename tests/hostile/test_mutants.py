"""A thousand damaged pages, always the same ones, go through intake and the article room without a fault (R8).

The whole pipeline reads a tenth of them here and ten thousand in `make chaos`, which keeps the ledger. Of damaged
feeds, archives and tables it is six hundred here and a hundred thousand there.
"""

import json
import random
from pathlib import Path

import pytest

from carrier_mutants import Carriers
from chaos import fault_of, make_mutant, sample_pages
from dragoman.article import extract_article
from dragoman.children import read_in_children
from dragoman.intake.files import page_of
from dragoman.lang.tr.page import load_page_pack
from dragoman.model import Article, Page, Rejected

LEDGER = Path(__file__).resolve().parents[2] / "tools" / "fuzz_ledger.jsonl"
SEED = 7


@pytest.fixture(scope="module")
def pages() -> list[bytes]:
    return random.Random(SEED).sample(sample_pages(), 60)


def test_a_thousand_mutants_give_an_article_or_a_reason(pages):
    packs = {"tr": load_page_pack()}
    for number in range(1_000):
        mutant = make_mutant(pages, number, seed=SEED)
        page = page_of(mutant.data, path=mutant.source, source=mutant.source)
        result = extract_article(page, packs=packs) if isinstance(page, Page) else page
        assert isinstance(result, Article | Rejected), mutant.source
        assert isinstance(result, Article) or (result.reason and result.detail), mutant.source


def test_a_hundred_mutants_are_read_without_a_fault(pages):
    mutants = [make_mutant(pages, number, seed=SEED) for number in range(100)]
    faults = [(page.source, fault) for page, result in read_in_children(mutants) if (fault := fault_of(page, result))]
    assert faults == []


def test_six_hundred_damaged_feeds_archives_and_tables_give_pages_or_reasons(pages, tmp_path):
    found = list(Carriers(pages, tmp_path).faults(range(600), seed=SEED))
    assert [(number, problem) for number, problem, _ in found if problem] == []
    became = {outcome for _, _, outcomes in found for outcome in outcomes}
    assert {"page", "corrupt", "truncated", "bad-length", "not-json", "entity"} <= became  # it is no idle exercise


def test_a_damaged_carrier_is_the_same_one_every_time(pages, tmp_path):
    one, other = Carriers(pages, tmp_path), Carriers(pages, tmp_path)
    made = [one.mutant(number, seed=SEED) for number in range(40)]
    assert made == [other.mutant(number, seed=SEED) for number in range(40)]
    assert len({data for _, data in made}) == 40 and len({name for name, _ in made}) > 6


def test_the_last_runs_of_the_ledger_have_no_failure():
    """Faults that were found stay in the ledger; the same run again, after the cause was mended, has none."""
    lines = [json.loads(line) for line in LEDGER.read_text(encoding="utf-8").splitlines()]
    assert lines and all(set(line) == {"day", "commit", "rooms", "seed", "count", "failures"} for line in lines)
    last = {(line["rooms"], line["seed"]): line["failures"] for line in lines}
    assert set(last.values()) == {0}
