"""Who may do what, once others can reach the explorer."""

import sqlite3
import subprocess
import sys
import time

import pytest

from dragoman.errors import UsageError
from dragoman.serve.accounts import IDLE_S, LONGEST_S, Accounts, Locked
from serve.conftest import OURS
from serve.explorer import OPEN, all_routes, role_of

WORDS = "dört kelime bir araya"


class Clock:
    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def accounts(tmp_path, clock, monkeypatch):
    """With passwords that are quick to try: what a guess takes has a test of its own."""
    monkeypatch.setattr("dragoman.serve.accounts._N", 2**8)
    return make_accounts(tmp_path / "desk.accounts", clock)


def make_accounts(path, clock):
    accounts = Accounts(path, clock=clock)
    for name, role in (("vera", "viewer"), ("ana", "analyst"), ("ada", "admin")):
        accounts.add(name, WORDS, role)
    return accounts


@pytest.fixture
def desk(visitor_of, record, accounts, tmp_path):
    """An explorer that others can reach."""
    return visitor_of(
        record, host="192.0.2.7", names=("127.0.0.1",), accounts=tmp_path / "desk.accounts", plain_http=True
    )


def sign_in(desk, name, password=WORDS, **more):
    return desk.post("/sign-in", data={"name": name, "password": password, **more}, headers=OURS)


def test_nothing_is_shown_before_signing_in(desk):
    for route in all_routes():
        if route.path in OPEN:
            continue
        path = route.path.replace("{page}", "ffffff").replace("{format}", "csv").replace("{seq}", "1")
        path = path.replace("{event_id}", "ff").replace("{paper_id}", "ff")
        for part in ("{a}", "{b}", "{name:path}", "{name}", "{job_id}"):
            path = path.replace(part, "FIN")
        for method in route.methods:
            answer = desk.request(method, path, headers=OURS)
            assert answer.status_code in (303, 401), (method, path, answer.status_code)
            assert answer.status_code == 401 or answer.headers["location"].startswith("/sign-in?next=%2F")


@pytest.mark.parametrize("name,role", [("vera", "viewer"), ("ana", "analyst"), ("ada", "admin")])
def test_every_route_asks_for_the_role_it_says(desk, name, role):
    assert sign_in(desk, name).status_code == 303
    rank = ["viewer", "analyst", "admin"].index
    for route in all_routes():
        asked = role_of(route)
        if asked is None or rank(asked) <= rank(role):
            continue
        path = (
            route.path.replace("{event_id}", "ff")
            .replace("{page}", "ffffff")
            .replace("{seq}", "1")
            .replace("{name}", "x")
        )
        path = path.replace("{job_id}", "x")
        for method in route.methods:
            assert desk.request(method, path, headers=OURS).status_code == 403, (method, path)


def test_a_viewer_sees_no_forms_and_an_analyst_no_accounts(desk, event_id):
    sign_in(desk, "vera")
    page = desk.get(f"/event/{event_id}").text
    assert 'action="/event/' not in page and 'href="/add"' not in page
    assert desk.post(f"/event/{event_id}/set", data={"status": "planned", "why": "x"}, headers=OURS).status_code == 403
    sign_in(desk, "ana")
    assert 'action="/event/' in desk.get(f"/event/{event_id}").text
    assert desk.post(f"/event/{event_id}/note", data={"why": "x"}, headers=OURS).status_code == 303
    assert "ana" in desk.get(f"/event/{event_id}").text
    assert desk.get("/accounts").status_code == 403


def test_a_session_is_new_at_every_sign_in_and_ends_at_the_desk(desk, accounts):
    desk.cookies.set("dragoman-session", "chosen-by-somebody-else")
    first = sign_in(desk, "vera").cookies["dragoman-session"]
    assert first != "chosen-by-somebody-else" and len(first) >= 43
    assert desk.get("/events").status_code == 200
    second = sign_in(desk, "vera").cookies["dragoman-session"]
    assert first != second
    desk.post("/sign-out", headers=OURS)
    assert accounts.person_with(second) is None
    desk.cookies.set("dragoman-session", second)
    assert desk.get("/events").status_code == 303


def test_the_cookie_is_for_this_host_alone_and_no_script(visitor_of, record, accounts, tmp_path):
    desk = visitor_of(record, host="192.0.2.7", names=("127.0.0.1",), accounts=tmp_path / "desk.accounts")
    cookie = sign_in(desk, "vera").headers["set-cookie"]
    assert cookie.startswith("__Host-dragoman=")
    for part in ("HttpOnly", "Secure", "SameSite=strict", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie


def test_sessions_end_by_themselves(accounts, clock):
    token = accounts.sign_in("vera", WORDS, place="here")
    clock.now += IDLE_S - 1
    assert accounts.person_with(token).name == "vera"
    clock.now += IDLE_S + 1
    assert accounts.person_with(token) is None
    token = accounts.sign_in("vera", WORDS, place="here")
    for _ in range(int(LONGEST_S / (IDLE_S / 2)) + 1):
        clock.now += IDLE_S / 2
        accounts.person_with(token)
    assert accounts.person_with(token) is None


def test_who_is_put_away_is_out_at_once(accounts):
    token = accounts.sign_in("ana", WORDS, place="here")
    accounts.change("ana", disabled=True)
    assert accounts.person_with(token) is None and accounts.sign_in("ana", WORDS, place="here") is None
    accounts.change("ana", disabled=False, password="yeni bir parola cümlesi")
    assert accounts.sign_in("ana", WORDS, place="here") is None
    assert accounts.sign_in("ana", "yeni bir parola cümlesi", place="here")


def test_guessing_is_slowed_down_for_the_name_and_for_the_place(accounts, clock):
    for _ in range(5):
        assert accounts.sign_in("vera", "not it", place="here") is None
    with pytest.raises(Locked):
        accounts.sign_in("vera", WORDS, place="elsewhere")
    clock.now += 31
    assert accounts.sign_in("vera", WORDS, place="here")
    for n in range(25):
        assert accounts.sign_in(f"nobody{n}", "not it", place="there") is None
    with pytest.raises(Locked):
        accounts.sign_in("ada", WORDS, place="there")
    assert accounts.sign_in("ada", WORDS, place="elsewhere")


def test_wrong_passwords_are_told_with_a_time_to_wait(desk):
    for _ in range(5):
        assert sign_in(desk, "vera", "not it").status_code == 401
    answer = sign_in(desk, "vera")
    assert answer.status_code == 429 and int(answer.headers["retry-after"]) <= 30


def test_a_name_nobody_bears_takes_as_long_as_a_wrong_password_and_that_is_long(tmp_path, clock):
    accounts = make_accounts(tmp_path / "desk.accounts", clock)

    def seconds(name):
        begun = time.process_time()
        accounts.sign_in(name, "not it", place=name)
        return time.process_time() - begun

    known, unknown = min(seconds("vera") for _ in range(3)), min(seconds(f"nobody{n}") for n in range(3))
    assert 0.5 < known / unknown < 2 and known > 0.02


@pytest.mark.parametrize(
    "password",
    ["short", "x" * 257, "aaaaaaaaaaaa", "password1234", "Galatasaray1905", "yeni yeni yeni ", "123456789012"],
)
def test_what_anybody_would_guess_is_no_password(accounts, password):
    with pytest.raises(UsageError):
        accounts.add("yeni", password, "viewer")


@pytest.mark.parametrize(
    "password",
    ["x" * 11 + "yzwv", "dört kelime bir arada değil", "🔑" * 10 + "abcdefgh", "a b c d e f g", "z9" * 60 + "abc"],
)
def test_a_long_password_is_one_whatever_it_is_made_of(accounts, password):
    accounts.add("yeni", password, "viewer")
    assert accounts.sign_in("yeni", password, place="here")


def test_the_last_admin_stays(accounts):
    for change in ({"role": "viewer"}, {"disabled": True}):
        with pytest.raises(UsageError, match="last admin"):
            accounts.change("ada", **change)


def test_nobody_but_the_owner_reads_the_file_and_no_password_stands_in_it(accounts, tmp_path):
    path = tmp_path / "desk.accounts"
    assert path.stat().st_mode & 0o077 == 0
    assert WORDS.encode() not in path.read_bytes()


def test_an_admin_makes_and_changes_accounts(desk):
    sign_in(desk, "ada")
    form = {"name": "yeni", "role": "viewer", "password": "bambaşka bir cümle"}
    assert desk.post("/accounts", data=form, headers=OURS).status_code == 303
    assert "yeni" in desk.get("/accounts").text
    assert desk.post("/accounts", data=form, headers=OURS).status_code == 400
    assert desk.post("/accounts/yeni", data={"role": "analyst", "disabled": "true"}, headers=OURS).status_code == 303
    assert sign_in(desk, "yeni", "bambaşka bir cümle").status_code == 401


def test_people_change_their_own_password_and_their_other_sessions_end(desk, accounts):
    elsewhere = sign_in(desk, "vera").cookies["dragoman-session"]
    sign_in(desk, "vera")
    assert 'action="/account"' in desk.get("/account").text

    def change(old, new, again=None):
        return desk.post("/account", data={"old": old, "password": new, "again": again or new}, headers=OURS)

    assert change("wrong", "bambaşka bir cümle").status_code == 401
    assert change(WORDS, "kısa").status_code == 400
    assert accounts.person_with(elsewhere) is not None
    differs = change(WORDS, "bambaşka bir cümle", "bambaşka bir cumle")
    assert differs.status_code == 400 and "The two new passwords differ" in differs.text
    done = change(WORDS, "bambaşka bir cümle")
    assert done.status_code == 303
    told = desk.get(done.headers["location"])
    assert 'role="status">Your password was changed' in told.text and "was changed" not in desk.get("/account").text
    assert desk.get("/events").status_code == 200 and accounts.person_with(elsewhere) is None
    assert sign_in(desk, "vera").status_code == 401
    assert sign_in(desk, "vera", "bambaşka bir cümle").status_code == 303


def test_a_refused_password_leaves_no_session_and_what_an_admin_did_meanwhile_stands(accounts, tmp_path, monkeypatch):
    def sessions():
        with sqlite3.connect(tmp_path / "desk.accounts") as conn:
            return conn.execute("SELECT count(*) FROM sessions").fetchone()[0]

    with pytest.raises(UsageError):
        accounts.change_own("vera", WORDS, "kısa", place="x")
    assert accounts.change_own("vera", "wrong one here", "bambaşka bir cümle", place="x") is None and sessions() == 0
    checked = Accounts._checked

    def put_away_meanwhile(self, name, password, place):
        known = checked(self, name, password, place)
        self.change(name, disabled=True)
        return known

    monkeypatch.setattr(Accounts, "_checked", put_away_meanwhile)
    assert accounts.change_own("vera", WORDS, "bambaşka bir cümle", place="x") is None and sessions() == 0
    monkeypatch.undo()
    accounts.change("vera", disabled=False)
    assert accounts.sign_in("vera", WORDS, place="x") is not None


def test_guessing_the_present_password_is_slowed_down_too(desk):
    sign_in(desk, "vera")
    answers = [
        desk.post("/account", data={"old": "x" * 12, "password": WORDS, "again": WORDS}, headers=OURS) for _ in range(6)
    ]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]


@pytest.mark.parametrize("following", ["//evil.example", "https://evil.example", "/\\evil"])
def test_signing_in_leads_nowhere_else(desk, following):
    assert sign_in(desk, "vera", next=following).headers["location"] == "/"
    assert sign_in(desk, "vera", next="/events?q=x").headers["location"] == "/events?q=x"


def test_without_accounts_there_is_nothing_to_sign_in_to(visitor, post):
    assert visitor.get("/sign-in").headers["location"] == "/"
    assert post("/sign-in", name="x", password="y").status_code == 404
    assert visitor.get("/accounts").status_code == visitor.get("/account").status_code == 404


def test_who_only_looks_after_accounts_need_not_wait_for_the_explorer():
    told = "import sys, dragoman.cli.serving, dragoman.serve.accounts; print('fastapi' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True).stdout.strip() == "False"
