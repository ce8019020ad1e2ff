"""Accounts: who may come in once others can reach the explorer, and what they may do. A small SQLite file of its own;
the record knows people by name only.

Passwords are kept as scrypt; a session is a random number of which the file holds a digest, and ends here, not in the
browser. Wrong passwords cost time: for the name, and for where they come from. An unknown name takes as long as a wrong
password.
"""

import hashlib
import hmac
import os
import re
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import get_args

from dragoman.errors import RecordError, UsageError
from dragoman.serve.people import Person, Role

# scrypt: 32 MB and about 80 ms a guess (OWASP's first choice for it is N=2^17; this leaves a small machine usable).
_N, _R, _P = 2**15, 8, 1
_MEMORY = 64 * 1024 * 1024
MIN_CHARS, MAX_CHARS = 12, 256
IDLE_S, LONGEST_S = 8 * 3600, 7 * 24 * 3600
_FREE_TRIES, _FIRST_LOCK_S, _LONGEST_LOCK_S = 5, 30, 15 * 60
_FREE_FROM_ONE_PLACE = 25
_NAME = re.compile(r"[\w][\w .@-]{0,63}")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS accounts (
  name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, disabled INTEGER NOT NULL DEFAULT 0,
  made REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS sessions (
  digest TEXT PRIMARY KEY, name TEXT NOT NULL, made REAL NOT NULL, seen REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS failures (place TEXT PRIMARY KEY, count INTEGER NOT NULL, free_at REAL NOT NULL);
"""


_WHOSE = """
SELECT accounts.name, role, sessions.made, seen FROM sessions JOIN accounts USING (name)
WHERE digest = ? AND NOT disabled
"""


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    role: Role
    disabled: bool


class Locked(Exception):  # noqa: N818
    """Too many wrong passwords; `seconds` to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Accounts:
    """The file of accounts, made when the first account is."""

    def __init__(self, path: Path, *, secure: bool = True, clock: Callable[[], float] = time.time) -> None:
        self._path, self.secure, self._clock = path, secure, clock
        self._nobody = hash_password(secrets.token_hex(8))

    # -- accounts

    def add(self, name: str, password: str, role: str) -> None:
        """Raises UsageError for a name that is taken, a role there is none of, a password that is easily guessed."""
        check_name(name)
        check_role(role)
        check_password(password, name)
        with self._open() as conn:
            if conn.execute("SELECT 1 FROM accounts WHERE name = ?", (name,)).fetchone():
                raise UsageError(f"account {name!r}: there is one already")
            row = (name, role, hash_password(password), self._clock())
            conn.execute("INSERT INTO accounts (name, role, password, made) VALUES (?, ?, ?, ?)", row)

    def change(
        self, name: str, *, role: str | None = None, password: str | None = None, disabled: bool | None = None
    ) -> None:
        """Another role or password; or away with somebody. Their sessions end. Raises UsageError."""
        with self._open() as conn:
            before = conn.execute("SELECT role, disabled FROM accounts WHERE name = ?", (name,)).fetchone()
            if before is None:
                raise UsageError(f"account {name!r}: there is none")
            loses = before == ("admin", 0) and (role not in (None, "admin") or disabled)
            admins = conn.execute("SELECT count(*) FROM accounts WHERE role = 'admin' AND NOT disabled").fetchone()[0]
            if loses and admins == 1:
                raise UsageError(f"account {name!r}: is the last admin; make another one first")
            if role is not None:
                conn.execute("UPDATE accounts SET role = ? WHERE name = ?", (check_role(role), name))
            if password is not None:
                check_password(password, name)
                conn.execute("UPDATE accounts SET password = ? WHERE name = ?", (hash_password(password), name))
            if disabled is not None:
                conn.execute("UPDATE accounts SET disabled = ? WHERE name = ?", (int(disabled), name))
            conn.execute("DELETE FROM sessions WHERE name = ?", (name,))

    def all(self) -> list[Account]:
        with self._open("BEGIN") as conn:
            rows = conn.execute("SELECT name, role, disabled FROM accounts ORDER BY name").fetchall()
        return [Account(name, role, bool(disabled)) for name, role, disabled in rows]

    # -- signing in and out

    def sign_in(self, name: str, password: str, *, place: str) -> str | None:
        """A session's token, or None where name and password do not belong together. Raises Locked."""
        if self._checked(name, password, place) is None:
            return None
        with self._open() as conn:
            return self._begin(conn, name)

    def change_own(self, name: str, old: str, new: str, *, place: str) -> str | None:
        """Another password for who knows the old one: the token of a new session (others end), or None where the
        old one is wrong. Raises Locked, and UsageError for a password that is easily guessed.
        """
        check_password(new, name)
        known = self._checked(name, old, place)
        if known is None:
            return None
        with self._open() as conn:
            # What an admin has set meanwhile stands.
            own = "UPDATE accounts SET password = ? WHERE name = ? AND password = ? AND NOT disabled"
            if not conn.execute(own, (hash_password(new), name, known)).rowcount:
                return None
            conn.execute("DELETE FROM sessions WHERE name = ?", (name,))
            return self._begin(conn, name)

    def _checked(self, name: str, password: str, place: str) -> str | None:
        """The password as it is kept, where it is this one; a wrong one is counted. Raises Locked."""
        keys = ((f"name:{name[:64].casefold()}", _FREE_TRIES), (f"from:{place}", _FREE_FROM_ONE_PLACE))
        with self._open() as conn:
            for key, _ in keys:
                row = conn.execute("SELECT free_at FROM failures WHERE place = ?", (key,)).fetchone()
                if row and row[0] > self._clock():
                    raise Locked(int(row[0] - self._clock()) + 1)
            found = conn.execute("SELECT password FROM accounts WHERE name = ? AND NOT disabled", (name,)).fetchone()
        # Outside the transaction: it takes its time, for a name that nobody bears as well.
        good = is_password(password, found[0] if found else self._nobody) and found is not None
        with self._open() as conn:
            for key, free in keys:
                self._count(conn, key, free, good=good)
        return str(found[0]) if good else None

    def _begin(self, conn: sqlite3.Connection, name: str) -> str:
        token, now = secrets.token_urlsafe(32), self._clock()
        conn.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (_digest(token), name, now, now))
        conn.execute("DELETE FROM sessions WHERE seen < ? OR made < ?", (now - IDLE_S, now - LONGEST_S))
        return token

    def person_with(self, token: str) -> Person | None:
        """Who a session belongs to, while it lasts."""
        now = self._clock()
        with self._open("BEGIN") as conn:
            row = conn.execute(_WHOSE, (_digest(token),)).fetchone()
            if row is None or now - row[2] > LONGEST_S or now - row[3] > IDLE_S:
                return None
            if now - row[3] > 60:
                conn.execute("UPDATE sessions SET seen = ? WHERE digest = ?", (now, _digest(token)))
        return Person(row[0], row[1])

    def sign_out(self, token: str) -> None:
        with self._open() as conn:
            conn.execute("DELETE FROM sessions WHERE digest = ?", (_digest(token),))

    @property
    def cookie(self) -> str:
        """The name of the cookie that bears a session's token."""
        return "__Host-dragoman" if self.secure else "dragoman-session"

    # -- inside

    def _count(self, conn: sqlite3.Connection, key: str, free: int, *, good: bool) -> None:
        if good:
            conn.execute("DELETE FROM failures WHERE place = ?", (key,))
            return
        row = conn.execute("SELECT count FROM failures WHERE place = ?", (key,)).fetchone()
        count = (row[0] if row else 0) + 1
        lock_s = min(_LONGEST_LOCK_S, _FIRST_LOCK_S * 2 ** (count - free)) if count >= free else 0
        conn.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)", (key, count, self._clock() + lock_s))

    @contextmanager
    def _open(self, begin: str = "BEGIN IMMEDIATE") -> Iterator[sqlite3.Connection]:
        try:
            is_new = not self._path.exists()
            conn = sqlite3.connect(self._path, timeout=5.0, isolation_level=None)
            if is_new:
                os.chmod(self._path, 0o600)
                conn.executescript(_SCHEMA)
            try:
                conn.execute(begin)
                yield conn
                conn.execute("COMMIT")
            except BaseException:
                if conn.in_transaction:
                    conn.execute("ROLLBACK")
                raise
            finally:
                conn.close()
        except (sqlite3.Error, OSError) as error:
            raise RecordError(f"{self._path}: the accounts cannot be read ({error}); check the file") from error


def hash_password(password: str) -> str:
    salt = secrets.token_bytes(16)
    made = hashlib.scrypt(_bytes(password), salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${made.hex()}"


def is_password(password: str, kept: str) -> bool:
    _, n, r, p, salt, made = kept.split("$")
    again = hashlib.scrypt(_bytes(password), salt=bytes.fromhex(salt), n=int(n), r=int(r), p=int(p), maxmem=_MEMORY)
    return hmac.compare_digest(again.hex(), made)


def check_name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise UsageError("account: a name is up to 64 letters, digits, spaces, dots, hyphens")
    return name


def check_role(role: str) -> str:
    if role not in get_args(Role):
        raise UsageError(f"role {role!r}: use one of {', '.join(get_args(Role))}")
    return role


def check_password(password: str, name: str) -> None:
    """Raise UsageError for one that is easily guessed. What it is made of is nobody's business."""
    if not MIN_CHARS <= len(password) <= MAX_CHARS:
        raise UsageError(
            f"password: has to be {MIN_CHARS} to {MAX_CHARS} characters long; four words that do not belong together do"
        )
    plain = re.sub(r"[\W\d_]+", "", password).casefold()
    common = files("dragoman.serve").joinpath("words/common-passwords.txt").read_text(encoding="utf-8").split()
    letters = plain if 2 * len(plain) > len(password) else ""  # a common word with a few digits behind it is common
    guessed = {letters, password.casefold()} & {*common, "dragoman"}
    named = name.casefold() in plain and len(plain.replace(name.casefold(), "")) < 4
    if len(set(password)) < 5 or guessed or named:
        raise UsageError("password: is one of the first that anybody would try; choose another")


def _bytes(password: str) -> bytes:
    return password[:MAX_CHARS].encode("utf-8", "surrogatepass")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
