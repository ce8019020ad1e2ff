"""A password in an address is neither sent, stored nor told, however it is written (H143)."""

import subprocess
import sys

import pytest

from dragoman.intake import Options, find_sources, known_as, load_pages, without_password
from dragoman.intake.fetch import Fetcher
from dragoman.intake.urls import clean_url
from dragoman.model import Rejected

SECRETS = [
    "gizli", "giz/li", "gi#zli", "gi?zli", "gi@zli", "g@i/z#l?i", "123/gizli", "1#gizli", "80/gizli", "443?gizli",
    "gi:zli", "gi[zli", "gi]zli", "gi%2Fzli", "gi\\zli", "gi zli", "gi\tzli", "//gizli", "gizli//", "\u202egizli",
    "x" * 600 + "gizli", "x" * 5_000 + "/gizli",
]  # fmt: skip
FORMS = [
    "http://user:{}@haber.example/a", "HTTPS://user:{}@haber.example", "ftp://user:{}@haber.example/a",
    "http://ad@posta.example:{}@haber.example/a", "//user:{}@haber.example", "http:/user:{}@haber.example/a",
    "http:user:{}@haber.example", "http:\\\\user:{}@haber.example/a", "user:{}@haber.example/a",
]  # fmt: skip


def tells(text: str, secret: str) -> bool:
    return secret in text or any(part in text for part in ("giz", "zli", "l?i", "li@", "xxx"))


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("form", FORMS)
def test_h143_nothing_of_it_is_in_what_is_said(secret, form):
    url = form.format(secret)
    refuse_all = Fetcher(lookup=lambda host, port: ["127.0.0.1"], min_pause_s=0)
    said = [without_password(url), repr(refuse_all.fetch(url))]
    for found in find_sources([url]):
        said.append(found.source)
        said += [repr(item) for item in ([found] if isinstance(found, Rejected) else load_pages(found, Options()))]
    assert [text for text in said if tells(text, secret)] == []


@pytest.mark.parametrize("secret", SECRETS)
def test_an_address_that_can_be_kept_is_kept_without_it(secret):
    kept = clean_url(f"http://user:{secret}@haber.example/a")
    assert kept in (None, "http://haber.example/a")


def test_an_address_with_an_ordinary_password_is_kept():
    assert clean_url("http://user:gizli@haber.example/a") == "http://haber.example/a"


@pytest.mark.parametrize(
    "url", ["https://haber.example/@yazar", "https://haber.example/a?mail=a@b.example", "https://haber.example:443/@x"]
)
def test_an_at_sign_behind_the_host_is_no_password(url):
    assert clean_url(url) == known_as(url) == url


@pytest.mark.parametrize(
    "url", ["http://user:giz/li@127.0.0.1/", "ftp://user:gizli@haber.example/", "http://user:1/gizli@x/"]
)
def test_the_command_says_nothing_of_it_and_counts_the_path(tmp_path, url):
    (tmp_path / "x.txt").write_text("")
    command = [sys.executable, "-m", "dragoman.cli", "read", url, str(tmp_path / "x.txt")]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 65 and len(ran.stderr.splitlines()) == 2
    assert "giz" not in ran.stdout + ran.stderr and "li@" not in ran.stderr
