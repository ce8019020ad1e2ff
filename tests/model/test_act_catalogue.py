"""The catalogue of acts, and what is said of one that breaks its form."""

import pytest

from dragoman.errors import DataError
from dragoman.model.acts import ACTS, parse_acts

HEAD = "act\ttype\tmode\tcameo\tdirection\tdefinition\tturkish_cue\tenglish_cue\n"
ROW = "meeting\tCONSULT\t\t040\tmutual\tThey meet.\tgörüştü\tmet\n"


def test_the_catalogue_holds_the_codebooks_93_acts():
    assert len(ACTS) == 93
    assert all(act.act == name for name, act in ACTS.items())


def test_a_row_keeps_the_leading_zero_of_its_cameo_code():
    meeting = ACTS["meeting"]
    assert (meeting.type, meeting.mode, meeting.cameo, meeting.direction) == ("CONSULT", "", "040", "mutual")
    assert ACTS["drone_attack"].mode == "drone"


def test_an_act_nobody_knows_is_not_in_the_catalogue():
    assert "tea_party" not in ACTS
    assert ACTS.get("tea_party") is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEAD + ROW + ROW, "t.tsv:3: meeting stands twice"),
        (HEAD + ROW.replace("mutual", "both"), "t.tsv:2: unknown direction 'both'"),
        ("# a comment\n" + HEAD + "meeting\tCONSULT\n", "t.tsv:3: 2 cells"),
        (ROW, "t.tsv:1: columns are"),
    ],
)
def test_a_broken_catalogue_is_refused_with_the_line(text: str, complaint: str):
    with pytest.raises(DataError, match=complaint.replace(".", r"\.")):
        parse_acts(text, source="t.tsv")
