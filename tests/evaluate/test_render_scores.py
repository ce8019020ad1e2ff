"""Tables for a terminal: what they say and that their columns line up."""

from dragoman.evaluate import render_scores, render_summary, score_readings
from evaluate.support import make_event, make_reading

PEOPLE = "person:Sergey Lavrov:RUS; person:Hakan Fidan:TUR"
GOLD = make_reading(make_event("meeting", "lavrov fidan"), make_event("praise", "lavrov", "fidan"), actors=PEOPLE)
READ = make_reading(make_event("meeting", "lavrov fidan", date=None), actors=PEOPLE)
SCORES = score_readings({"a": GOLD, "b": GOLD}, {"a": READ})


def test_a_set_is_printed_with_all_its_figures():
    lines = render_scores(SCORES, title="tr").splitlines()
    assert lines[0] == "tr: 2 articles, 1 without a reading"
    cells = {line.split()[0]: line.split()[1:] for line in lines[1:] if line.strip()}
    head = ["precision", "recall", "f1", "hit", "gold", "predicted"]
    assert [line.split() for line in lines if line.startswith("events by")] == [
        ["events", "by", name, *head] for name in ("type", "act", "status")
    ]
    assert cells["full_record"] == ["0.0000", "0.0000", "0.0000", "0", "4", "1"]
    assert cells["actors"] == ["1.0000", "0.5000", "0.6667", "2", "4", "2"]
    assert cells["date"] == ["0.0000"]
    assert cells["place"] == ["1.0000"]
    assert cells["CONSULT"] == cells["meeting"] == ["1.0000", "0.5000", "0.6667", "1", "2", "1"]
    assert cells["praise"] == ["0.0000", "0.0000", "0.0000", "0", "2", "0"]
    assert cells["occurred"] == ["1.0000", "0.2500", "0.4000", "1", "4", "1"]


def test_figures_with_nothing_to_measure_are_left_out_of_a_set_and_dashed_in_the_summary():
    assert "agreements" not in render_scores(SCORES, title="tr")
    row = next(line for line in render_summary({"tr": SCORES}).splitlines() if line.startswith("agreements"))
    assert row.split() == ["agreements", "F1", "–"]


def test_the_summary_has_a_column_for_every_set_and_lines_them_up():
    lines = render_summary({"tr": SCORES, "tr-train-kept": SCORES}).splitlines()
    assert lines[0].split() == ["tr", "tr-train-kept"]
    assert len({len(line) for line in lines}) == 1
    assert next(line for line in lines if line.startswith("events")).split() == ["events", "F1", "0.400", "0.400"]
