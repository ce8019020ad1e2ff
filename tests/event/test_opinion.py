"""The learned opinion: what it makes of signs, what it tells with the weights that are shipped, and what it costs."""

from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

import pytest

from case_tables import load_cases
from dragoman.event import find_events
from dragoman.event.act_signs import find_places
from dragoman.event.confidence import trusted
from dragoman.event.lineup import Candidate
from dragoman.event.opinion import likely_acts
from dragoman.event.pairs import Pairs, pair_shares, possible_pairs, rank_sides
from dragoman.event.plain import plainly
from dragoman.event.side_signs import find_candidates
from dragoman.lang.opinion import OpinionWeights, WrittenRows, read_opinion
from dragoman.model import Event
from dragoman.model.acts import ACTS
from event.reader import PAGE, Told, read, turkish
from timing import fastest

_THREAT = "Norveç, Peru'ya vergi koyacağı tehdidini savurdu."
_SAID = ("threat_of_sanctions", "refusal", "denial", "warning")
PATH = "models/opinion.json"
TR = "dragoman.lang.tr"
# A page of ten sentences in which things happen, to take the time with.
LONG = " ".join(
    ["Norveç Dışişleri Bakanı Anders Lund, Oslo'da Kübalı mevkidaşı Raul Peña ile görüştü ve Havana yönetimini uyardı."]
    * 10
)


@cache
def shipped() -> OpinionWeights:
    weights = read_opinion(TR, PATH)
    assert weights is not None
    return weights


def toy(**changed: Any) -> OpinionWeights:
    """Weights that a person can follow; only "l=kına" and the subject slot say anything."""
    empty = OpinionWeights(
        scale=1.0, acts=("none", "criticism", "denial", "warning"), nouns=frozenset(), act={}, side={}, pair={},
        again={}, when={}, where={}, agreed={}, floor=0.5, trust={},
    )  # fmt: skip
    return replace(empty, **changed)


def told_by(told: Told, weights: OpinionWeights | None) -> tuple[Event, ...]:
    pack = replace(turkish(), opinion=weights)
    return find_events(
        told.sents, told.quotes, told.mentions, told.statements, told.cast,
        clock=replace(told.clock, pack=pack), page_id=PAGE, pack=pack,
    ).events  # fmt: skip


def candidate(ref: str, *sides: str, sign: str = "b") -> Candidate:
    return Candidate((ref,), frozenset(sides or (ref.upper(),)), 0, "here", (sign,))


# -- acts


def test_signs_without_weights_tell_nothing_in_particular() -> None:
    shares = dict(likely_acts(["l=kına"], toy()))
    assert shares == pytest.approx({"criticism": 0.25, "denial": 0.25, "warning": 0.25})


def test_an_act_is_as_likely_as_its_weights_say() -> None:
    weights = toy(act={"l=kına": [1, 3], "neg": [1, -3]})
    assert dict(likely_acts(["l=kına", "unheard of"], weights))["criticism"] == pytest.approx(0.870, abs=0.001)
    assert dict(likely_acts(["l=kına", "neg"], weights))["criticism"] == pytest.approx(0.25)


def test_acts_of_one_type_are_likely_together_and_the_likeliest_stands_for_them() -> None:
    weights = toy(acts=("none", "demand_change", "demand_to_yield"), act={"l=iste": [1, 2, 2, 1]})
    assert [name for name, _ in likely_acts(["l=iste"], weights)] == ["demand_change"]
    assert likely_acts(["l=iste"], weights)[0][1] == pytest.approx(0.910, abs=0.001)


# -- sides


@pytest.mark.parametrize(
    ("text", "acts", "told"),
    [
        (_THREAT, [("warning", 0.3), ("visit", 0.1)], {"warning": 0.9, "visit": 0.1}),
        (_THREAT, [], {"threat_of_sanctions": 0.9}),
        ("Norveç, Peru'nun talebine ret cevabı verdi.", [("refusal", 0.95)], {"refusal": 0.95}),
        ("Norveç, iddiaları yalanladı.", [("denial", 0.4)], {"denial": 0.9}),
        ("Norveç, Peru'yu uyardı.", [("warning", 0.3)], {"warning": 0.3}),
    ],
    ids=["a threat", "that nothing else speaks for", "likelier already", "a denial", "another word"],
)  # fmt: skip
def test_words_that_name_the_act_tell_it_whatever_else_speaks_for_it(text, acts, told) -> None:
    (_, trigger), *_ = [(s, t) for s, t in read(text).triggers() if not t.nominal and t.frame.act in _SAID]
    assert dict(plainly(trigger, acts)) == pytest.approx(told)


def test_the_sides_are_of_two_states_or_a_state_and_its_armed_group() -> None:
    told = read("Sudan, Hızlı Destek Kuvvetleri'ni kınadı. Norveç, Sudan'ı kınadı.")
    refs = {actor.id for actor in told.cast.actors.values()}
    _, scene = list(told.walk())[-1]
    sdn, nor = candidate("sdn", "SDN"), candidate("nor", "NOR")
    assert possible_pairs([sdn, nor], scene) == [(0, 1), (0, -1), (1, 0), (1, -1)]
    assert possible_pairs([sdn, candidate("sdn", "SDN")], scene) == [(0, -1), (1, -1)]
    group = next(ref for ref in refs if told.cast.actors[ref].kind == "group")
    assert (0, 1) in possible_pairs([sdn, candidate(group, "SDN")], scene)


def test_the_pair_with_the_weights_is_chosen() -> None:
    weights = toy(side={"s=subj": {"": [4, 0]}, "s=acc": {"": [0, 4]}})
    candidates = [candidate("cub", sign="s=acc"), candidate("nor", sign="s=subj")]
    pairs = Pairs(candidates, [(0, 1), (1, 0)])
    shares = pair_shares(candidates, pairs, ("", "criticism", "REJECT", "directed"), weights)
    assert sum(shares) == pytest.approx(1)
    best, _ = rank_sides(candidates, pairs, shares, ACTS["criticism"])
    assert (best.actor, best.other) == (candidates[1], candidates[0])


def test_a_minister_and_his_state_share_what_is_theirs() -> None:
    candidates = [candidate("lund", "NOR"), candidate("nor", "NOR"), candidate("per"), candidate("cub")]
    pairs = Pairs(candidates, [(0, 3), (1, 3), (2, 3)])
    best, _ = rank_sides(candidates, pairs, [0.35, 0.25, 0.4], ACTS["criticism"])
    assert (best.actor, best.other) == (candidates[0], candidates[3])
    assert best.share == pytest.approx(0.6)


def test_everybody_named_is_a_candidate_and_a_list_also_as_a_whole() -> None:
    told = read("Norveç, Küba ve Peru ile görüştü.")
    around, scene = next(told.walk())
    place = find_places(around, [], frozenset())[-1]
    found = {candidate.refs for candidate in find_candidates(place, around, scene, None, None)}
    assert {("nor",), ("cub",), ("per",)} <= found
    assert any(len(refs) > 1 for refs in found)


@pytest.mark.parametrize("case", load_cases("candidates.toml"))
def test_the_candidates_are_those_that_the_case_file_says(case: dict[str, Any]) -> None:
    around, scene = next(islice(read(case["text"]).walk(), case["sent"] - 1, None))
    place = find_places(around, [], frozenset())[-1]
    found = {"+".join(candidate.refs) for candidate in find_candidates(place, around, scene, None, None)}
    assert set(case["with"]) <= found
    assert not set(case.get("without", ())) & found


def test_a_state_and_its_territory_or_the_leader_of_its_rebels_are_two_sides() -> None:
    told = read("Kıbrıs, KKTC'yi kınadı. Sudan, HDK lideri Ali Hasan'ı kınadı. Sudan Başbakanı Ömer Selim konuştu.")
    *_, (_, scene) = told.walk()
    cyp, north = candidate("cyp", "CYP"), candidate("northern-cyprus", "CYP")
    assert (0, 1) in possible_pairs([cyp, north], scene)
    sdn, rebel, minister = (candidate(ref, "SDN") for ref in ("sdn", "ali-hasan", "omer-selim"))
    assert (0, 1) in possible_pairs([sdn, rebel], scene)
    assert (0, 1) not in possible_pairs([sdn, minister], scene)


def test_verbs_of_one_sentence_have_each_their_own_candidates() -> None:
    """The subject and whom it acts with are one side: for the second verb that is another subject."""
    weights = toy(
        act={"l=kına": [1, 9], "l=suçla": [1, 9]},
        side={"joint": {"": (9, 0)}, "c=acc": {"": (0, 5)}},
    )  # fmt: skip
    told = told_by(read("Norveç, Küba'yla birlikte Mali'yi kınadı, ardından Peru Fransa'yı suçladı."), weights)
    assert [set(event.actors) for event in told] == [{"nor", "cub"}, {"per", "cub"}]


# -- with the weights that are shipped


@pytest.mark.parametrize("case", load_cases("opinion.toml"))
def test_the_opinion_tells_what_the_case_file_says(case: dict[str, Any]) -> None:
    events = told_by(read(case["text"]), shipped())
    told = [
        {"act": event.act, "actors": list(event.actors), "recipients": list(event.recipients)} for event in events
    ]  # fmt: skip
    assert told == case["expect"]


def test_explain_names_the_model_and_confidence_is_no_less_than_the_floor() -> None:
    events = told_by(read("Norveç Dışişleri Bakanı Anders Lund, Küba'yı kınadı."), shipped())
    rules = dict(events[0].rules)
    assert "model" in rules["act"]
    assert rules["actors"].startswith("model ")
    assert shipped().floor <= events[0].confidence <= 1


def test_a_higher_floor_tells_fewer_of_the_same_events() -> None:
    told = read(LONG)
    few = {event.id for event in told_by(told, replace(shipped(), floor=0.9))}
    many = {event.id for event in told_by(told, replace(shipped(), floor=0.1))}
    assert few <= many
    assert many


@pytest.mark.parametrize(
    ("bias", "sentences", "told"),
    [(0.3, 4, 0), (0.3, 3, 1), (0.5, 4, 1), (0.5, 3, 1)],  # a confidence of .57 and of .62
)
def test_a_whole_article_that_tells_nothing_plainly_tells_nothing(bias: float, sentences: int, told: int) -> None:
    weights = toy(act={"l=kına": [1, 9]}, side={"c=acc": {"": (0, 9)}}, trust={"bias": bias}, floor=0.5)
    text = "Norveç, Küba'yı kınadı." + " Hava dün açıktı." * (sentences - 1)
    assert len(told_by(read(text), weights)) == told


def test_without_weights_of_trust_nothing_is_dropped() -> None:
    assert trusted([[]], replace(shipped(), trust={}), sentences=1) == [[]]
    assert trusted([[]], None, sentences=1) == [[]]


def test_the_same_text_is_read_alike_each_time() -> None:
    assert told_by(read(LONG), shipped()) == told_by(read(LONG), shipped())


def test_the_weights_name_acts_of_the_catalogue() -> None:
    assert shipped().acts[0] == "none"
    assert set(shipped().acts[1:]) == set(ACTS)
    written = shipped().act
    assert isinstance(written, WrittenRows)
    numbers = {number for sign in written.written for number in written.get(sign)[::2]}
    assert max(numbers) < len(shipped().acts)


# -- what it costs


def test_the_file_is_small() -> None:
    """Most of what loading the pack takes is reading it; `make bench` has the time."""
    assert len(files(TR).joinpath(PATH).read_bytes()) < 10_000_000


def test_reading_with_the_opinion_takes_no_more_than_a_few_times_the_grammar() -> None:
    told = read(LONG)
    told_by(told, shipped())
    assert fastest(lambda: told_by(told, shipped())) < 12 * fastest(lambda: told_by(told, None))
