"""Make .venv, with every dependency as uv.lock pins it. Needs Python 3.11 and nothing else: no pip, no venv module.

    python3 tools/bootstrap.py

uv does the installing. Where none is on the PATH, the wheel that uv.lock names for this machine is fetched, checked
against the hash the lock holds, and its program kept under .venv-tools/. With nothing changed, it ends at once.
The explorer's drawings are built as well, where Node is (islands.py).
"""

import fcntl
import hashlib
import http.client
import io
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from pathlib import Path
from typing import NoReturn

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what older Pythons meet first
    sys.exit(f"bootstrap: this is Python {platform.python_version()}; Dragoman needs 3.11 or newer")

import tomllib

sys.path.insert(0, str(Path(__file__).resolve().parent))
import islands

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".venv-tools"
LOCK = ROOT / "uv.lock"
STAMP = VENV / ".made-from"
# Older versions of uv do not know dependency groups or this form of the lock file.
OLDEST_UV = (0, 7)
TRIES = 3


def main() -> None:
    stamp = wanted_stamp()
    if is_made(stamp) and islands.are_made(ROOT, TOOLS):
        return
    TOOLS.mkdir(exist_ok=True)
    with open(TOOLS / "lock", "w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)  # `make test` and `make demo` side by side: one of them makes it
        if not is_made(stamp):
            say("setting up .venv (the first time takes a minute)")
            sync(uv_on_path() or uv_of_ours() or fetch_uv())
            STAMP.write_text(stamp)
        islands.make(ROOT, TOOLS, say)


def wanted_stamp() -> str:
    """What .venv depends on: the pins, the project's own settings, the place it stands in, the interpreter."""
    parts = [path.read_bytes() for path in (LOCK, ROOT / "pyproject.toml", Path(__file__))]
    parts += [str(ROOT).encode(), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_made(stamp: str) -> bool:
    if not STAMP.is_file() or STAMP.read_text() != stamp:
        return False
    # The interpreter behind .venv may have been upgraded away.
    return subprocess.run([VENV / "bin" / "python", "-c", ""], capture_output=True).returncode == 0


# -- finding uv ------------------------------------------------------------------------------------------------------


def uv_on_path() -> str | None:
    found = shutil.which("uv")
    return found if found and uv_version(found) >= OLDEST_UV else None


def uv_of_ours() -> str | None:
    own = str(TOOLS / "uv")
    return own if uv_version(own) == locked_version() else None


def uv_version(program: str) -> tuple[int, ...]:
    """(0, 13, 9), or () when it does not run (a shim without a version behind it, another machine's binary)."""
    try:
        out = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=30).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ()
    match = re.match(r"uv (\d+)\.(\d+)\.(\d+)", out)
    return tuple(map(int, match.groups())) if match else ()


def locked_uv() -> dict:
    packages = tomllib.loads(LOCK.read_text(encoding="utf-8"))["package"]
    return next(package for package in packages if package["name"] == "uv")


def locked_version() -> tuple[int, ...]:
    return tuple(map(int, locked_uv()["version"].split(".")))


def fetch_uv() -> str:
    """Fetch the locked wheel for this machine and unpack its program."""
    wheel = wheel_for(locked_uv()["wheels"], system=sys.platform, machine=platform.machine(), glibc=glibc_version())
    if wheel is None:
        stop(f"uv.lock holds no uv for {sys.platform} on {platform.machine()}; install uv by hand and run this again")
    say(f"fetching {wheel['url'].rsplit('/', 1)[-1]} ({wheel['size'] / 1e6:.0f} MB)")
    data = download(wheel["url"])
    seen = hashlib.sha256(data).hexdigest()
    if f"sha256:{seen}" != wheel["hash"]:
        stop(f"the uv that arrived is not the one uv.lock pins (sha256 {seen}); is a proxy changing downloads?")
    return str(unpack_uv(data))


def wheel_for(wheels: list[dict], *, system: str, machine: str, glibc: tuple[int, ...]) -> dict | None:
    """The first wheel that runs here: on Linux, one for this glibc, or else one for musl (statically linked)."""
    machine = {"arm64": "aarch64", "amd64": "x86_64"}.get(machine.lower(), machine.lower())
    best: tuple[int, dict] | None = None
    for wheel in wheels:
        tags = wheel["url"].rsplit("/", 1)[-1].removesuffix(".whl").split("-")[-1].split(".")
        ranks = [rank for tag in tags if (rank := tag_rank(tag, system, machine, glibc)) is not None]
        if ranks and (best is None or min(ranks) < best[0]):
            best = (min(ranks), wheel)
    return best[1] if best else None


def tag_rank(tag: str, system: str, machine: str, glibc: tuple[int, ...]) -> int | None:
    """How well a wheel's platform tag fits this machine (0 is best), or None when it does not."""
    if system == "darwin":
        names = ("arm64", "aarch64") if machine == "aarch64" else (machine,)
        return 0 if tag.startswith("macosx_") and tag.endswith(tuple(f"_{name}" for name in names)) else None
    if system != "linux" or not tag.endswith(f"_{machine}"):
        return None
    if many := re.match(r"manylinux_(\d+)_(\d+)_", tag):
        return 0 if glibc >= (int(many[1]), int(many[2])) else None
    return 1 if tag.startswith("musllinux_") else None


def glibc_version() -> tuple[int, ...]:
    name, version = platform.libc_ver()
    return tuple(map(int, version.split("."))) if name == "glibc" else ()


def download(url: str) -> bytes:
    """The bytes behind `url`. Proxies and SSL_CERT_FILE are honoured, as urllib does by itself."""
    for attempt in range(1, TRIES + 1):
        try:
            with urllib.request.urlopen(url, timeout=120) as answer:
                return bytes(answer.read())
        except (OSError, http.client.HTTPException) as error:
            say(f"could not fetch uv: {error}" + ("; trying again" if attempt < TRIES else ""))
    return stop(
        "check the network, a proxy (https_proxy) or your certificates (SSL_CERT_FILE), or put uv on the PATH, "
        "then run this again"
    )


def unpack_uv(wheel: bytes) -> Path:
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        member = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        program = archive.read(member)
    # Written aside and renamed, so that an interrupted run leaves no half a program.
    with tempfile.NamedTemporaryFile(dir=TOOLS, delete=False) as handle:
        handle.write(program)
    os.chmod(handle.name, 0o755)
    return Path(handle.name).rename(TOOLS / "uv")


# -- installing ------------------------------------------------------------------------------------------------------


def sync(uv: str) -> None:
    """Install what the lock pins. Where its addresses cannot be reached, pip may know a mirror: same hashes."""
    # uv carries its own list of certificate authorities; behind a company's proxy only the system's list will do.
    for more in ({}, {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}):
        done = run([uv, "sync", "--frozen", "--quiet"], uv_environment() | more)
        if done.returncode == 0:
            return
    problem = done.stderr.strip()
    if run([sys.executable, "-m", "pip", "--version"], uv_environment()).returncode == 0:
        say("uv could not fetch the dependencies; trying pip with its own settings")
        problem = install_with_pip(uv)
    if problem:
        stop(f"the dependencies could not be installed; check the network and run this again\n{problem}")


def install_with_pip(uv: str) -> str:
    """Nothing when it worked, else what the first step that failed had to say."""
    pins = TOOLS / "pins.txt"
    steps: list[list[str | Path]] = [
        [uv, "venv", "--quiet", "--allow-existing", VENV],
        [uv, "export", "--frozen", "--quiet", "--no-emit-project", "--output-file", pins],
        [*pip_into_venv(), "--require-hashes", "-r", pins],
        [*pip_into_venv(), "--no-deps", "-e", ROOT],
    ]
    for step in steps:
        done = run(step, uv_environment())
        if done.returncode != 0:
            return done.stderr.strip() or "no reason given"
    return ""


def run(step: list[str | Path], env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(step, cwd=ROOT, env=env, capture_output=True, text=True)


def pip_into_venv() -> list[str | Path]:
    return [sys.executable, "-m", "pip", "--python", VENV / "bin" / "python", "install", "--quiet"]


def uv_environment() -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH")}
    env |= {"UV_PROJECT_ENVIRONMENT": str(VENV), "UV_PYTHON": sys.executable, "UV_PYTHON_DOWNLOADS": "never"}
    # Where Python may not write its bytecode beside the source, every start would compile anew and take a second more.
    env.setdefault("UV_COMPILE_BYTECODE", "1")
    home = Path(env.get("HOME") or "/nonexistent")
    if "UV_CACHE_DIR" not in env and not os.access(home, os.W_OK):
        env["UV_CACHE_DIR"] = str(TOOLS / "cache")
    return env


def say(line: str) -> None:
    print(f"bootstrap: {line}", file=sys.stderr, flush=True)


def stop(line: str) -> NoReturn:
    sys.exit(f"bootstrap: {line}")


if __name__ == "__main__":
    main()
