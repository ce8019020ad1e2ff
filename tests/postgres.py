"""A throw-away PostgreSQL cluster on this machine: in a folder of its own, reached by a socket in it."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy

_USUAL_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")
MISSING = "PostgreSQL's server programs (initdb, postgres) are not on this machine"


def find_programs() -> Path | None:
    """The folder with initdb and postgres, the newest where there are several."""
    if found := shutil.which("initdb"):
        return Path(os.path.realpath(found)).parent
    folders = [path for place in _USUAL_PLACES for path in Path("/").glob(place[1:]) if (path / "initdb").exists()]
    return max(folders, default=None)


class Cluster:
    """A running server. `address(name)` makes a database and says how to reach it."""

    def __init__(self, programs: Path, folder: Path, *, safe: bool) -> None:
        self.programs, self.folder = programs, folder
        self._options = [] if safe else ["-c", "fsync=off", "-c", "full_page_writes=off"]
        self._made = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [self.programs / "postgres", "-D", self.folder / "data", "-k", self.folder, "-c", "listen_addresses="]
        log = open(self.folder / "log", "ab")  # noqa: SIM115  (the server keeps it)
        self._process = subprocess.Popen([*command, *self._options], stdout=log, stderr=log, **as_somebody())
        for _ in range(1_000):
            try:
                self.do("postgres", "SELECT 1")
                return
            except sqlalchemy.exc.OperationalError:
                time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text(errors="replace")[-2000:])

    def stop(self, *, at_once: bool = False) -> None:
        """End the server; `at_once` as a power cut would."""
        if self._process is not None:
            self._process.send_signal(3 if at_once else 2)  # immediate, fast
            self._process.wait(timeout=60)
            self._process = None

    def do(self, database: str, *statements: str) -> Any:
        engine = sqlalchemy.create_engine(self._url(database), isolation_level="AUTOCOMMIT")
        with engine.connect() as conn:
            results = [conn.execute(sqlalchemy.text(statement)) for statement in statements]
            answer = results[-1].all() if results[-1].returns_rows else None
        engine.dispose()
        return answer

    def address(self, *, locale: str = "C") -> str:
        """The address of a new, empty database."""
        self._made += 1
        name = f"record_{self._made}"
        self.do("postgres", f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE '{locale}'")
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def cut(self) -> int:
        """End every connection of the program, as a firewall or a failing server would; how many there were."""
        query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dragoman'"
        return len(self.do("postgres", query))

    def _url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"


def as_somebody() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


@contextmanager
def cluster(*, safe: bool = False) -> Iterator[Cluster]:
    """A cluster for as long as the block lasts. `safe` keeps what a power cut would need."""
    programs = find_programs()
    assert programs is not None, MISSING
    folder = Path(tempfile.mkdtemp(prefix="dragoman-pg-"))
    somebody = as_somebody()
    if somebody:
        os.chown(folder, somebody["user"], somebody["group"])
    made = Cluster(programs, folder, safe=safe)
    initdb = [programs / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"]
    try:
        subprocess.run([*initdb, "-N"], check=True, capture_output=True, cwd=folder, **somebody)
        made.start()
        yield made
    finally:
        made.stop(at_once=True)
        shutil.rmtree(folder, ignore_errors=True)
