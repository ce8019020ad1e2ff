"""Organisations, groups and bodies are found by the names that Turkish news gives them."""

import pytest

from dragoman.world import form_key, load_world


@pytest.mark.parametrize(
    ("form", "name", "country"),
    [
        ("BM", "United Nations", None),
        ("BMGK", "United Nations Security Council", None),
        ("BM Genel Kurulu", "United Nations General Assembly", None),
        ("AB Komisyonu", "European Commission", None),
        ("AGİT", "OSCE", None),
        ("AİHM", "European Court of Human Rights", None),
        ("UAEA", "International Atomic Energy Agency", None),
        ("İİT", "Organisation of Islamic Cooperation", None),
        ("Türk Devletleri Teşkilatı", "Organization of Turkic States", None),
        ("KGAÖ", "Collective Security Treaty Organization", None),
        ("OPEC+", "OPEC+", None),
        ("OPEC", "OPEC", None),
        ("UCM", "International Criminal Court", None),
        ("Kızılay", "Turkish Red Crescent", "TUR"),
        ("Xinhua", "Xinhua", "CHN"),
        ("El Cezire", "Al Jazeera", "QAT"),
        ("Rosatom", "Rosatom", "RUS"),
        ("ASELSAN", "ASELSAN", "TUR"),
        ("Hizbullah", "Hezbollah", "LBN"),
        ("Husiler", "Houthis", "YEM"),
        ("Husi", "Houthis", "YEM"),
        ("SDG", "Syrian Democratic Forces", "SYR"),
        ("IŞİD", "ISIS", None),
        ("DEAŞ", "ISIS", None),
        ("El Kaide", "Al-Qaeda", None),
        ("Eş-Şebab", "Al-Shabaab", "SOM"),
        ("El Şebab", "Al-Shabaab", "SOM"),
        ("HDK", "Rapid Support Forces", "SDN"),
        ("Haşdi Şabi", "Popular Mobilization Forces", "IRQ"),
        ("Devrim Muhafızları", "Islamic Revolutionary Guard Corps", "IRN"),
        ("Beyaz Saray", "White House", "USA"),
        ("TBMM", "Grand National Assembly of Turkey", "TUR"),
        ("Mavi Ev", "South Korean Presidential Office", "KOR"),
    ],
)
def test_a_turkish_form_means_one_of_them(form: str, name: str, country: str | None) -> None:
    world = load_world()
    (found,) = world.forms("tr")[form_key(form, "tr")]
    entry = world.entries[found.entry]
    assert (entry.name, entry.country) == (name, country)


@pytest.mark.parametrize(
    "form",
    [
        "Temsilciler Meclisi",
        "Genelkurmay Başkanlığı",
        "Kongre",
        "Dışişleri Bakanlığı",
        "Rusya Dışişleri",
        "Rafael",
        "Leonardo",
        "X",
    ],
)
def test_what_many_states_or_people_share_is_nobody_in_particular(form: str) -> None:
    """These need their sentence: a state before them, or the person they are part of ("Rafael Grossi")."""
    assert form_key(form, "tr") not in load_world().forms("tr")


def test_there_are_enough_of_them() -> None:
    kinds = [entry.kind for entry in load_world().entries.values()]
    assert kinds.count("organisation") >= 600
    assert kinds.count("group") >= 180
    assert kinds.count("body") >= 220
