"""The sets in the repository are whole, and are what their manifest and the codebook say."""

from types import ModuleType

import pytest

from dragoman.evaluate import score_readings
from dragoman.model.acts import ACTS
from evaluate.support import GOLD, REPO, load_tool, read_set


@pytest.fixture(scope="module")
def gold_sets() -> ModuleType:
    return load_tool("gold_sets")


def test_every_file_of_the_sets_is_as_the_manifest_says():
    assert load_tool("gold_manifest").find_faults(GOLD) == []


def test_sets_of_other_peoples_text_are_not_in_the_repository():
    assert not (GOLD / "seeds").exists()
    assert not (GOLD / "public").exists()


def test_the_catalogue_the_program_ships_has_the_rows_the_sets_were_coded_with():
    shipped, coded = (
        [line for line in path.read_bytes().splitlines() if not line.startswith(b"#")]
        for path in (REPO / "src/dragoman/model/acts.tsv", GOLD / "acts.tsv")
    )
    assert shipped == coded


@pytest.mark.parametrize("name", ["tr", "en", "tr-train"])
def test_every_act_of_the_gold_is_in_the_catalogue_and_its_own_perfect_reading(name: str):
    golds = read_set(GOLD / name)
    assert {event["act"] for gold in golds.values() for event in gold["events"]} <= set(ACTS)
    scores = score_readings(golds, golds)
    assert scores.full_record.f1 == scores.statements.f1 == scores.actors.f1 == scores.agreements.f1 == 1.0


@pytest.mark.parametrize(
    ("name", "pages"), [("tr", 44), ("en", 26), ("tr-train", 358), ("tr-plain", 250), ("tr-sentences", 1414)]
)
def test_every_gold_has_its_page(gold_sets: ModuleType, name: str, pages: int):
    loaded = gold_sets.load_set(name)
    assert [page.source.rpartition(".")[0] for page in loaded.pages] == list(loaded.golds)
    assert len(loaded.pages) == pages
    assert all(page.data and page.url is None for page in loaded.pages)


def test_html_pages_say_so_in_their_name(gold_sets: ModuleType):
    pages = {page.source: page.data for page in gold_sets.load_set("tr").pages}
    html = [source for source, data in pages.items() if source.endswith(".html")]
    assert len(html) == 8
    assert all(b"<" in pages[source] for source in html)


def test_only_sentences_come_with_their_day(gold_sets: ModuleType):
    assert {page.published for page in gold_sets.load_set("tr").pages} == {None}
    sentences = gold_sets.load_set("tr-sentences")
    assert [page.published for page in sentences.pages] == [g["published"] for g in sentences.golds.values()]
    assert {len(gold["agreements"]) for gold in sentences.golds.values()} == {0}


def test_the_parts_of_a_set_share_it_out_between_them(gold_sets: ModuleType):
    whole, seen, kept = gold_sets.load_set("tr-train").parts()
    assert [part.name for part in (whole, seen, kept)] == ["tr-train", "tr-train-seen", "tr-train-kept"]
    assert set(seen.golds) | set(kept.golds) == set(whole.golds)
    assert not set(seen.golds) & set(kept.golds)
    assert len(kept.golds) == len(kept.pages) == 110
    assert gold_sets.load_set("tr-train-kept").golds == kept.golds


@pytest.mark.parametrize("name", ["tr", "en", "tr-plain", "tr-sentences", "tr-train-kept"])
def test_other_sets_have_no_parts(gold_sets: ModuleType, name: str):
    assert [part.name for part in gold_sets.load_set(name).parts()] == [name]


def test_a_set_that_is_not_at_hand_is_none(gold_sets: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: str):
    monkeypatch.setenv("DRAGOMAN_SHARED", str(tmp_path))
    assert gold_sets.load_set("seeds") is None


def test_the_data_card_counts_what_is_there(gold_sets: ModuleType):
    card = (GOLD / "README.md").read_text(encoding="utf-8")
    for name, golds in (
        (name, gold_sets.load_set(name).golds) for name in ("tr", "en", "tr-train", "tr-plain", "tr-sentences")
    ):
        row = next(line for line in card.splitlines() if line.startswith((f"| `{name}` |", f"| `{name}.jsonl` |")))
        cells = [cell.strip().replace(",", "").replace("–", "0") for cell in row.strip("|").split("|")]
        words = sum(len(gold["article"]["body"].split()) for gold in golds.values())
        parts = ("events", "statements", "agreements", "actors")
        counts = [len(golds), words, *(sum(len(gold[part]) for gold in golds.values()) for part in parts)]
        assert [int(cell) for cell in cells[2:]] == counts, name


def test_the_floors_are_pinned_to_these_sets():
    pinned = load_tool("floors").read_floors(REPO / "eval" / "floors.json").manifest
    assert pinned == load_tool("gold_manifest").fingerprint(GOLD)
