"""Parties are what the world tables know by any name, and nothing becomes a person by mistake."""

import pytest

from dragoman.errors import UsageError
from dragoman.record.parties import parse_party, write_party


@pytest.mark.parametrize(
    ("written", "name", "kind", "country"),
    [
        ("TUR", "Turkey", "state", "TUR"),
        ("tur", "Turkey", "state", "TUR"),
        ("Türkiye", "Turkey", "state", "TUR"),
        ("TURKIYE", "Turkey", "state", "TUR"),
        ("Turkey", "Turkey", "state", "TUR"),
        ("Irak", "Iraq", "state", "IRQ"),
        ("ırak", "Iraq", "state", "IRQ"),
        ("İRAN", "Iran", "state", "IRN"),
        ("INGILTERE", "United Kingdom", "state", "GBR"),
        ("Rusya", "Russia", "state", "RUS"),
        ("KKTC", "Northern Cyprus", "state", "CYP"),
        ("CYP", "Cyprus", "state", "CYP"),
        ("Birleşmiş Milletler", "United Nations", "organisation", None),
        ("birlesmis milletler", "United Nations", "organisation", None),
        ("BM", "United Nations", "organisation", None),
        ("AB", "European Union", "organisation", None),
        ("EU", "European Union", "organisation", None),
        ("grup Hamas", "Hamas", "group", "PSE"),
        ("örgüt Birleşmiş Milletler", "United Nations", "organisation", None),
        ("devlet Rusya", "Russia", "state", "RUS"),
        ("kurum Dışişleri Komisyonu (FIN)", "Dışişleri Komisyonu", "body", "FIN"),
        ("kişi Salmi", "Salmi", "person", None),
        ("Aino Salmi", "Aino Salmi", "person", None),
        ("Salmi (Finlandiya, minister (acting))", "Salmi", "person", "FIN"),
        ("Devlet Bahçeli", "Devlet Bahçeli", "person", None),
        ("von der Leyen", "von der Leyen", "person", None),
        ("Jordan (USA, coach)", "Jordan", "person", "USA"),
    ],
)
def test_a_party_is_whom_its_writer_means(written, name, kind, country):
    party = parse_party(written)
    assert (party["name"], party["kind"], party["country"]) == (name, kind, country)
    assert parse_party(write_party(party)) == party


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("XYZ", "no such code"),
        ("TRU", "did you mean TUR"),
        ("Aino Salmi (XYZ, minister)", "no country XYZ"),
        ("Aino Salmi (NATO)", "NATO is no country"),
        ("Irakk", "did you mean Irak"),
        ("Kuzey Kora", "did you mean Kuzey Kore"),
        ("Kremlin", "did you mean Russia"),
        ("Salmi", "a person has two names or brackets"),
        ("gurup Hamas", "did you mean grup"),
        ("firma Örnek", "use state, person, body"),
        ("state Atlantis", "there is none"),
        ("kurum Türkiye", "Turkey is a state"),
        ("NATO (, secretary general)", "is called so in the tables"),
        ("(FIN)", "write a name"),
    ],
)
def test_what_may_be_meant_otherwise_is_refused(written, hint):
    with pytest.raises(UsageError, match=hint):
        parse_party(written)
