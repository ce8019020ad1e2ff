"""What Turkish and English news calls a state is found, and what is shared or disputed says so."""

import pytest

from dragoman.world import form_key, load_world

UN_MEMBERS = 193


def readings(form: str, lang: str = "tr") -> list[str]:
    return [found.entry for found in load_world().forms(lang).get(form_key(form, lang), ())]


@pytest.mark.parametrize(
    ("form", "entry"),
    [
        ("ABD", "usa"),
        ("Amerika", "usa"),
        ("Amerika Birleşik Devletleri", "usa"),
        ("Birleşik Devletler", "usa"),
        ("Amerikan", "usa"),
        ("Vaşington", "usa"),
        ("İngiltere", "gbr"),
        ("Birleşik Krallık", "gbr"),
        ("İngiliz", "gbr"),
        ("BAE", "are"),
        ("KDHC", "prk"),
        ("Güney Koreli", "kor"),
        ("Pyongyang", "prk"),
        ("GKRY", "cyp"),
        ("Rum", "cyp"),
        ("KKTC", "northern-cyprus"),
        ("Çekya", "cze"),
        ("Beyaz Rusya", "blr"),
        ("Fildişi Sahili", "civ"),
        ("Yeşil Burun Adaları", "cpv"),
        ("Doğu Timor", "tls"),
        ("Birmanya", "mmr"),
        ("Leh", "pol"),
        ("Hint", "ind"),
        ("Iraklı", "irq"),
        ("Kremlin", "rus"),
        ("Sovyet", "rus"),
        ("Taliban yönetimi", "afg"),
        ("Kosova", "xkx"),
        ("Grönland", "grl"),
        ("Gine-Bissau", "gnb"),
        ("Gine Bissau", "gnb"),
        ("Kudüs", "isr"),
    ],
)
def test_a_turkish_form_means_one_state(form: str, entry: str) -> None:
    assert readings(form) == [entry]


@pytest.mark.parametrize(
    ("form", "usual", "other"),
    [
        ("Kongo", "cod", "cog"),
        ("Kore", "kor", "prk"),
        ("Brüksel", "org:eu", "bel"),
        ("Lefkoşa", "northern-cyprus", "cyp"),
    ],
)
def test_a_shared_form_gives_the_usual_reading_first(form: str, usual: str, other: str) -> None:
    assert readings(form) == [usual, other]


@pytest.mark.parametrize(
    ("form", "entry"),
    [("CHINA", "chn"), ("China", "chn"), ("the Netherlands", "nld"), ("DRC", "cod"), ("Dutch", "nld"), ("IRAN", "irn")],
)
def test_an_english_form_is_found_in_either_case(form: str, entry: str) -> None:
    assert readings(form, "en") == [entry]


@pytest.mark.parametrize(
    ("lang", "form", "entry"), [("ru", "КНДР", "prk"), ("ar", "تركيا", "tur"), ("ko", "러시아", "rus")]
)
def test_names_stand_in_other_scripts(lang: str, form: str, entry: str) -> None:
    assert readings(form, lang) == [entry]


@pytest.mark.parametrize(
    ("entry", "country"),
    [
        ("northern-cyprus", "CYP"),
        ("somaliland", "SOM"),
        ("transnistria", "MDA"),
        ("abkhazia", "GEO"),
        ("xkx", "XKX"),
        ("pse", "PSE"),
        ("twn", "TWN"),
        ("esh", "ESH"),
    ],
)
def test_contested_territories_have_an_entry_and_a_country(entry: str, country: str) -> None:
    found = load_world().entries[entry]
    assert (found.kind, found.country) == ("state", country)


def test_every_member_of_the_united_nations_has_a_capital_in_english() -> None:
    """Members are the states with a seat of government in the tables; small territories have none or are marked."""
    world = load_world()
    with_capital = {form.entry for forms in world.forms("en").values() for form in forms if form.role == "capital"} | {
        "dji",
        "gtm",
        "kwt",
        "lux",
        "mco",
        "pan",
        "sgp",
        "smr",
        "vat",
    }
    codes = {entry.id for entry in world.entries.values() if entry.kind == "state" and len(entry.id) == 3}
    assert len(codes & with_capital) >= UN_MEMBERS


def test_a_state_is_a_demonym_away() -> None:
    """Every state named in Turkish as a whole country has a word for its people or an adjective."""
    world = load_world()
    peoples = {
        form.entry
        for forms in world.forms("tr").values()
        for form in forms
        if form.role in ("demonym", "people", "adjective")
    }
    codes = {entry.id for entry in world.entries.values() if entry.kind == "state" and len(entry.id) == 3}
    assert len(codes - peoples) <= 30, sorted(codes - peoples)
