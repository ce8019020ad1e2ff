"""tools/bootstrap.py, where it decides which uv runs on this machine."""

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "tools" / "bootstrap.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("system", "machine", "glibc", "expect"),
    [
        ("linux", "x86_64", (2, 36), "manylinux_2_17_x86_64"),
        ("linux", "x86_64", (), "musllinux_1_1_x86_64"),
        ("linux", "aarch64", (2, 36), "aarch64"),
        ("darwin", "arm64", (), "macosx_11_0_arm64"),
        ("darwin", "x86_64", (), "macosx_10_12_x86_64"),
        ("win32", "AMD64", (), None),
        ("linux", "vax", (2, 36), None),
    ],
)
def test_the_locked_wheel_for_a_machine_is_found(bootstrap, system, machine, glibc, expect):
    wheels = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    uv = next(package for package in wheels if package["name"] == "uv")["wheels"]
    wheel = bootstrap.wheel_for(uv, system=system, machine=machine, glibc=glibc)
    assert (wheel is None) if expect is None else (wheel is not None and expect in wheel["url"])


def test_a_program_that_does_not_run_has_no_version(bootstrap, tmp_path):
    broken = tmp_path / "uv"
    broken.write_text("not a program")
    broken.chmod(0o755)
    assert bootstrap.uv_version(str(broken)) == ()
    assert bootstrap.uv_version(str(tmp_path / "absent")) == ()
