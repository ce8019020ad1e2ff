"""Children on systems that lack what Linux has."""

import resource
import subprocess
import sys
import time

import pytest

from dragoman import child, children
from dragoman.children import Limits, read_in_children
from dragoman.model import Page


def test_the_processors_are_counted_where_the_system_does_not_tell_which_may_be_used(monkeypatch):
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    assert (children.processors(), Limits().children) == (3, 3)
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert Limits().children == 1


def test_a_large_machine_is_not_filled_with_children(monkeypatch):
    monkeypatch.setattr(children, "processors", lambda: 200)
    assert Limits().children == children.MAX_CHILDREN


@pytest.mark.parametrize("name", ["RLIMIT_AS", "RLIMIT_CPU"])
def test_a_limit_that_the_system_does_not_know_is_left_out(monkeypatch, name):
    monkeypatch.delattr(resource, name)
    monkeypatch.setattr(resource, "setrlimit", lambda *_: pytest.fail("was set"))
    child._limit(name, 1_000)


@pytest.mark.parametrize("error", [ValueError("current limit exceeds maximum limit"), OSError(22, "Invalid argument")])
def test_a_limit_that_the_system_refuses_is_left_out(monkeypatch, error):
    def refuse(*_):
        raise error

    monkeypatch.setattr(resource, "setrlimit", refuse)
    child._limit("RLIMIT_AS", 1_000)
    child._limit_cpu(1.0)


def test_without_any_limits_there_is_still_a_child(monkeypatch):
    monkeypatch.setattr(child, "resource", None)
    child._limit("RLIMIT_AS", 1_000)
    child._limit_cpu(1.0)


def test_a_lower_limit_of_the_user_s_own_is_kept():
    code = (
        "import resource; from dragoman.child import _limit, _limit_cpu;"
        "resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000));"
        "resource.setrlimit(resource.RLIMIT_CPU, (20, 20));"
        "_limit('RLIMIT_AS', 10**9, for_good=True); _limit_cpu(60.0);"
        "print(resource.getrlimit(resource.RLIMIT_AS), resource.getrlimit(resource.RLIMIT_CPU))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out == "(600000000, 600000000) (20, 20)\n"


def test_a_child_gets_its_time_once_where_the_system_does_not_tell_what_it_used(monkeypatch):
    monkeypatch.setattr(children, "_cpu_of", lambda process: None)
    limits = Limits(children=1, page_s=1.0, reader="hostile.readers:make")
    start = time.monotonic()
    ((_, found),) = read_in_children([Page.of(b"hang", source="x")], limits)
    assert found.reason == "time" and time.monotonic() - start < 8
