"""Which names are one person's."""

from typing import Any

import pytest

from case_tables import load_cases
from dragoman.resolve.persons import Persons, name_tokens
from dragoman.world.same_name import same_words


@pytest.mark.parametrize("case", load_cases("persons.toml"))
def test_names_are_one_persons_where_the_case_file_says_so(case: dict[str, Any]) -> None:
    assert same_words(name_tokens(case["name"]), name_tokens(case["known"])) is case["same"]


def seen(*names: tuple[str, str | None]) -> Persons:
    persons = Persons()
    for index, (name, country) in enumerate(names):
        persons.see(name, index, country=country, office=None, head=None)
    return persons


def test_the_fullest_form_becomes_the_name() -> None:
    persons = seen(("Lund", None), ("Anders Lund", "NOR"), ("Lund", None))
    assert [(p.name, p.country, p.mentions) for p in persons.all] == [("Anders Lund", "NOR", [0, 1, 2])]


def test_another_states_person_of_the_same_family_name_is_somebody_else() -> None:
    persons = seen(("Anders Berg", "NOR"), ("Berg", "SWE"))
    assert [(p.name, p.country) for p in persons.all] == [("Anders Berg", "NOR"), ("Berg", "SWE")]


def test_the_last_person_of_a_family_name_answers_to_it() -> None:
    persons = seen(("Anders Berg", "NOR"), ("Nils Berg", "SWE"))
    last, first = persons.find("Berg", country=None), persons.find("Berg", country="NOR")
    assert last is not None and last.name == "Nils Berg"
    assert first is not None and first.name == "Anders Berg"


def test_whoever_was_named_last_answers_to_his_office() -> None:
    persons = Persons()
    persons.see("Anders Lund", 0, country="NOR", office="foreign minister", head="bakan")
    persons.see("Elsa Quiroz", 1, country="PER", office="foreign minister", head="bakan")
    persons.see("Lund", 2, country=None, office=None, head=None)
    lund, quiroz = persons.by_office("bakan", country=None), persons.by_office("bakan", country="PER")
    assert lund is not None and lund.name == "Anders Lund"
    assert quiroz is not None and quiroz.name == "Elsa Quiroz"
    assert persons.by_office("elçi", country=None) is None


def test_a_page_of_many_names_compares_few_of_them(monkeypatch):
    """Each was compared with all before: of eight hundred names, more than half a million pairs."""
    from dragoman.resolve import persons

    compared = []
    monkeypatch.setattr(persons, "same_words", lambda one, other: bool(compared.append((one, other))))
    people = persons.Persons()
    syllables = [a + b for a in "bdgklmnprst" for b in ("ar", "el", "in", "us")]
    names = [f"{one}{other} {other}{one}ov" for one in syllables[:28] for other in syllables[-28:]]
    for index, name in enumerate(names):
        people.see(name, index, country=None, office=None, head=None)
    assert len(compared) < len(names) ** 2 / 20


def test_only_those_are_left_out_who_are_nobody_of_the_name():
    from itertools import product

    from dragoman.resolve.persons import Persons, name_tokens
    from dragoman.world.same_name import same_words

    names = [
        "Sergey Lavrov", "Lavrov", "Sergei Lawrow", "S. Lavrov", "Abbas Araghchi", "Arakçi", "Kim Jong-un", "Kim",
        "J. D. Vance", "Li Qiang", "Ho", "Ursula von der Leyen", "Abdel Fattah es-Sisi", "Abdülfettah Sisi", "A.",
    ]  # fmt: skip
    for one, other in product(names, repeat=2):
        people = Persons()
        people.see(one, 0, country=None, office=None, head=None)
        found = people.find(other, country=None)
        assert (found is not None) == same_words(name_tokens(other), name_tokens(one)), (one, other)
