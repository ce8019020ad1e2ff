"""What people say through forms: kept with who, when and why, taken back, and never said over somebody else's head."""

import re

import pytest

from dragoman.record import find_corrections, open_to_read


def stamp(page):
    return re.search('name="stamp" value="([0-9a-f]+)"', page)[1]


def kept(record):
    with open_to_read(record) as conn:
        return find_corrections(conn)


def test_a_field_is_changed_and_undone(visitor, post, record, event_id):
    before = visitor.get(f"/event/{event_id}").text
    answer = post(f"/event/{event_id}/set", stamp=stamp(before), status="planned", why="put off")
    assert answer.status_code == 303 and answer.headers["location"] == f"/event/{event_id}#c-1"
    after = visitor.get(f"/event/{event_id}").text
    assert "planned" in after and "put off" in after and "occurred" in after
    (row,) = kept(record)
    assert row["kind"] == "set" and row["value"] == {"status": "planned"} and row["why"] == "put off" and row["by"]
    assert post("/correction/1/undo", why="it took place", next=f"/event/{event_id}").status_code == 303
    assert visitor.get(f"/api/events/{event_id}").json()["reports"][0]["event"]["status"] == "occurred"


def test_who_set_a_value_stands_under_it_and_what_was_read_beside_it(visitor, post, event_id):
    assert post(f"/event/{event_id}/set", recipients="Irak", why="them").status_code == 303
    page = " ".join(re.sub(r"<[^>]+>", " ", visitor.get(f"/event/{event_id}?lang=en").text).split())
    assert re.search(r"Iraq set by \S+, correction 1 The page was read as Mongolia", page)
    (fact,) = (
        fact
        for fact in visitor.get(f"/api/events/{event_id}").json()["reports"][0]["facts"]
        if fact["field"] == "recipient"
    )
    assert (fact["words"], fact["note"], fact["note_values"]["correction"]) == ([], "set_by", 1)
    assert [read["value"]["country"] for read in fact["read_as"]] == ["MNG"]
    assert post(f"/event/{event_id}/split", part1="date=2025-07-12", part2="act=call", why="two").status_code == 303
    page = visitor.get(f"/report/{event_id}?lang=en").text
    parts = re.findall(r'<a href="/event/(\w{12})"><code>', page)
    assert len(parts) == 2 and all(visitor.get(f"/event/{part}").status_code == 200 for part in parts)


def test_only_the_field_that_was_corrected_says_so(visitor, post, event_id):
    seen = stamp(visitor.get(f"/event/{event_id}").text)
    assert post(f"/event/{event_id}/set", stamp=seen, actors="FIN", why="the host").status_code == 303
    page = visitor.get(f"/event/{event_id}?lang=en").text
    marked = re.findall(r"<dt>(\w+) <span class=\"status\">corrected by people", page)
    assert marked == ["actor"]


def test_only_what_differs_is_kept(visitor, post, record, event_id):
    page = visitor.get(f"/event/{event_id}").text
    fields = dict(re.findall(r'<input name="(\w+)" value="([^"]*)"', page))
    form = {name: value for name, value in fields.items() if name in ("actors", "recipients", "date", "place")}
    form |= {"act": "visit", "status": "occurred", "background": "false", "asserted_by": "", "stamp": stamp(page)}
    assert post(f"/event/{event_id}/set", **form, why="nothing").status_code == 400
    assert post(f"/event/{event_id}/set", **{**form, "place": "Darhan kenti"}, why="fuller").status_code == 303
    assert kept(record)[0]["value"] == {"place": "Darhan kenti"}


def test_parties_of_a_form_are_called_as_people_call_them(visitor, post, record, event_id):
    assert post(f"/event/{event_id}/set", recipients="TURKIYE; BM", why="it was them").status_code == 303
    assert [party["name"] for party in kept(record)[0]["value"]["recipients"]] == ["Turkey", "United Nations"]
    assert post(f"/event/{event_id}/set", recipients="Irakk", why="x").status_code == 400
    assert post(f"/event/{event_id}/set", recipients="KKTC; person Salmi", why="them").status_code == 303
    form = dict(re.findall(r'<input name="(\w+)" value="([^"]*)"', visitor.get(f"/event/{event_id}").text))
    assert form["recipients"] == "Northern Cyprus; person Salmi"
    same = {"recipients": form["recipients"], "status": "planned"}
    assert post(f"/event/{event_id}/set", **same, why="put off").status_code == 303
    assert kept(record)[2]["value"] == {"status": "planned"}


def test_two_who_correct_at_once_find_out(visitor, post, record, event_id):
    seen = stamp(visitor.get(f"/event/{event_id}").text)
    assert post(f"/event/{event_id}/set", stamp=seen, status="planned", why="one").status_code == 303
    assert post(f"/event/{event_id}/set", stamp=seen, status="negated", why="two").status_code == 409
    assert len(kept(record)) == 1


def test_what_was_put_away_is_gone_until_it_is_brought_back(visitor, post, event_id):
    assert post(f"/event/{event_id}/reject", why="no visit").status_code == 303
    assert event_id not in visitor.get("/events").text
    assert post(f"/event/{event_id}/set", status="planned", why="late").status_code == 410
    assert post("/correction/1/undo", why="it was one").status_code == 303
    assert event_id in visitor.get("/events").text


def test_an_event_is_added_by_words_or_by_their_place(visitor, post, record, page_id):
    body = visitor.get(f"/api/articles/{page_id}").json()["body"]
    words = "Bakan, ilişkilerin geliştiğini söyledi."
    form = {"act": "praise", "actors": "FIN", "recipients": "MNG", "status": "occurred", "why": "overlooked"}
    answer = post(f"/article/{page_id}/add-event", words=words, **form)
    assert answer.headers["location"].startswith("/event/")
    start = body.index("Salmi", 60)
    answer = post(f"/article/{page_id}/add-event", start=start, end=start + 5, **form)
    assert answer.headers["location"].startswith("/event/"), answer.text
    assert kept(record)[1]["value"]["words"]["start"] == start
    assert visitor.get("/reports").text.count('class="ev q-') == 5
    assert post(f"/article/{page_id}/add-event", words="not there", **form).status_code == 400


def test_events_are_joined_split_and_noted(visitor, post, record, event_id):
    other = next(event["id"] for event in visitor.get("/api/events").json()["events"] if event["act"] == "praise")
    assert post(f"/event/{other}/join", into=event_id, why="one act").status_code == 303
    assert visitor.get("/events").text.count('class="ev q-') == 2
    assert (
        post(f"/event/{event_id}/split", part1="recipients=MNG", part2="recipients=KAZ", why="two").status_code == 303
    )
    assert post("/correction/2/undo", why="no").status_code == 303
    assert post(f"/event/{event_id}/note", why="ask the outlet").status_code == 303
    assert "ask the outlet" in visitor.get(f"/event/{event_id}").text
    assert [row["kind"] for row in kept(record)] == ["merge", "split", "withdraw", "note"]
    assert visitor.get("/review").text.count("ask the outlet") == 1


@pytest.mark.parametrize(
    "form",
    [
        {"status": "planned"},
        {"status": "planned", "why": "  "},
        {"act": "nonsense", "why": "x"},
        {"date": "soon", "why": "x"},
        {"actors": "A" * 501, "why": "x"},
        {"actors": "X (TOOLONG)", "why": "x"},
        {"why": "x"},
        {"status": "planned", "why": "x" * 2001},
        {"place": "a\x00b", "why": "x"},
    ],
)
def test_what_cannot_be_kept_is_told_and_not_kept(post, record, event_id, form):
    answer = post(f"/event/{event_id}/set", **form)
    assert answer.status_code == 400 and kept(record) == []


def test_fields_that_nobody_asked_for_change_nothing(visitor, post, record, event_id):
    assert (
        post(f"/event/{event_id}/set", status="planned", why="x", by="somebody else", role="admin", seq="9").status_code
        == 303
    )
    (row,) = kept(record)
    assert row["value"] == {"status": "planned"} and row["by"] != "somebody else" and row["seq"] == 1


@pytest.mark.parametrize("seq,status", [("0", 422), ("-1", 422), ("99999999999999999999", 422), ("x", 422), ("7", 400)])
def test_what_was_never_said_cannot_be_taken_back(post, seq, status):
    assert post(f"/correction/{seq}/undo", why="x").status_code == status


def test_while_somebody_else_writes_nothing_is_changed_and_the_visitor_is_told(visitor, post, record, event_id):
    from dragoman.record.lock import write_lock

    with write_lock(record):
        answer = post(f"/event/{event_id}/set", status="planned", why="x")
    assert answer.status_code == 503 and answer.headers["retry-after"] == "5" and "try again" in answer.text
    assert kept(record) == []


def alert(page):
    return re.search(r'role="alert">([^<]*)', page)[1]


@pytest.mark.parametrize(
    "form,problem",
    [
        ({"date": "soon", "place": "Sainşand", "why": "the paper says so"}, "is not a date"),
        ({"date": "2025-07-11", "act": "visit", "why": "the paper says so"}, "Nothing was different"),
    ],
)
def test_what_was_typed_is_still_there_when_it_is_refused(visitor, post, record, event_id, form, problem):
    answer = post(f"/event/{event_id}/set", stamp=stamp(visitor.get(f"/event/{event_id}").text), **form)
    assert answer.status_code == 400 and kept(record) == []
    assert re.search(problem, alert(answer.text).replace("&#39;", "'")), alert(answer.text)
    for name in form.keys() - {"act"}:
        assert f'name="{name}"' in answer.text and f'value="{form[name]}"' in answer.text, name
    assert f'href="/event/{event_id}"' in answer.text
    again = {"stamp": stamp(answer.text), "date": "2025-07-12", "why": "the paper says so"}
    assert post(f"/event/{event_id}/set", **again).status_code == 303


def test_every_refused_form_keeps_its_words(visitor, post, event_id, page_id):
    for path, form, back in (
        (f"/event/{event_id}/split", {"part1": "KAZ", "part2": "recipients=MNG", "why": "two acts"}, "event"),
        (f"/event/{event_id}/join", {"into": event_id, "why": "one act"}, "event"),
        (f"/event/{event_id}/reject", {"why": "x" * 2001}, "event"),
        (f"/article/{page_id}/add-event", {"words": "not there", "act": "praise", "actors": "FIN", "why": "y"}, "page"),
        ("/correction/7/undo", {"why": "no such", "next": f"/event/{event_id}"}, "event"),
    ):
        answer = post(path, **form)
        assert answer.status_code == 400 and alert(answer.text), path
        typed = [value for name, value in form.items() if name not in ("act", "next")]
        assert all(f'value="{value}"' in answer.text or f">{value}</" in answer.text for value in typed), path
        assert f'action="{path}"' in answer.text
        assert f'href="/{"event" if back == "event" else "article"}/' in answer.text, path


def test_whoever_is_late_sees_who_was_faster_and_undoes_nothing_unseen(visitor, post, record, event_id):
    page = visitor.get(f"/event/{event_id}").text
    seen = stamp(page)
    assert post(f"/event/{event_id}/set", stamp=seen, status="planned", why="put off").status_code == 303
    form = {"status": "occurred", "place": "Sainşand", "why": "the paper"}  # the status was only left as it was
    answer = post(f"/event/{event_id}/set", stamp=seen, **form)
    assert answer.status_code == 409
    assert kept(record)[0]["by"] in answer.text and "put off" in answer.text
    assert 'value="Sainşand"' in answer.text and "Now: Darhan" in answer.text
    assert re.search('<option value="planned" selected>', answer.text)
    again = {"status": "planned", "place": "Sainşand", "why": "the paper", "stamp": stamp(answer.text)}
    assert post(f"/event/{event_id}/set", **again).status_code == 303
    assert kept(record)[1]["value"] == {"place": "Sainşand"}


@pytest.mark.parametrize("address", ["http://127.0.0.1:8321/event/{}", "/event/{}?lang=tr#c-1", " /report/{} "])
def test_an_event_is_joined_by_the_address_of_its_page(visitor, post, record, event_id, address):
    other = next(event["id"] for event in visitor.get("/api/events").json()["events"] if event["act"] == "praise")
    assert post(f"/event/{other}/join", into=address.format(event_id), why="one act").status_code == 303
    assert kept(record)[0]["value"]["id"] == event_id


def test_reviewing_tells_which_event_a_correction_is_of(visitor, post, event_id, page_id):
    assert post(f"/event/{event_id}/note", why="ask the outlet").status_code == 303
    page = visitor.get("/review").text
    said = page[page.index('<ol class="history">') :]
    assert "Salmi Darhan&#39;da: “Dostluğumuz sürecek”" in said and f'href="/article/{page_id}"' in said
    assert all(words in said for words in ("<b>visit</b>", "Mongolia", "Aino Salmi"))
    assert f'href="/event/{event_id}"' in said
