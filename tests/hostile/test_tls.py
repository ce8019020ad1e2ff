"""A certificate that does not hold ends the matter: no page, no second try without checks, a reason told (H140)."""

import shutil
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.intake.fetch import Answer, Fetcher
from dragoman.model import Rejected
from hostile.certificates import RIGHT, WRONG, Case, Office
from hostile.webserver import Server

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificates with openssl")


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Office:
    return Office(tmp_path_factory.mktemp("certificates"))


def served(chain: Path | None, **settings: object) -> Iterator[Server]:
    server = Server()
    if chain is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_ciphers("ALL:@SECLEVEL=0")  # the server does not mind; the fetcher has to
        context.load_cert_chain(chain)
        for name, value in settings.items():
            setattr(context, name, value)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    yield server
    server.shutdown()
    server.server_close()


def fetched(server: Server, office: Office, *, trusted: bool = True) -> Answer | Rejected:
    context = ssl.create_default_context(cafile=office.trusted) if trusted else None
    fetch = Fetcher(
        lookup=lambda host, port: ["127.0.0.1"], test_server=server.at, certificates=context, seconds=5, min_pause_s=0
    )
    return fetch.fetch(server.url("/page").replace("http:", "https:"))


@pytest.mark.parametrize("name", RIGHT)
def test_a_certificate_that_holds_is_no_hindrance(office, name):
    for server in served(office.chain(RIGHT[name])):
        assert isinstance(fetched(server, office), Answer)
        assert [path for path, _ in server.asked] == ["/robots.txt", "/page"]


@pytest.mark.parametrize("name", WRONG)
def test_h140_a_certificate_that_does_not_hold_ends_the_matter(office, name):
    for server in served(office.chain(WRONG[name])):
        refused = fetched(server, office)
        assert isinstance(refused, Rejected) and refused.reason == "tls", refused
        assert server.asked == []  # not a byte was asked for, robots.txt included


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("expired", "certificate has expired"),
        ("not yet valid", "certificate is not yet valid"),
        ("wrong host", "Hostname mismatch, certificate is not valid for 'haber.example'"),
        ("self-signed", "self-signed certificate"),
        ("signed by nobody known", "self-signed certificate in certificate chain"),
    ],
)
def test_h140_the_reason_says_what_is_wrong_with_it(office, name, words):
    for server in served(office.chain(WRONG[name])):
        refused = fetched(server, office)
        assert isinstance(refused, Rejected)
        assert words.replace("-", " ") in refused.detail.replace("-", " ") and "not fetched" in refused.detail


def test_an_authority_that_the_system_does_not_trust_counts_for_nothing(office):
    for server in served(office.chain(Case())):
        refused = fetched(server, office, trusted=False)
        assert isinstance(refused, Rejected) and refused.reason == "tls" and server.asked == []


@pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")
def test_an_old_protocol_is_refused(office):
    old = ssl.TLSVersion.TLSv1_1
    for server in served(office.chain(Case()), minimum_version=ssl.TLSVersion.TLSv1, maximum_version=old):
        refused = fetched(server, office)
        assert isinstance(refused, Rejected) and refused.reason == "tls" and server.asked == []


def test_a_server_that_speaks_no_tls_is_refused_and_not_asked_in_the_clear(office):
    for server in served(None):
        refused = fetched(server, office)
        assert isinstance(refused, Rejected) and refused.reason == "tls" and server.asked == []


class Both(Fetcher):
    """Knows two test servers: the one that sends on, and the one that is sent to."""

    def knows(self, plain: Server, tls: Server) -> "Both":
        self._servers = {"http": plain.at, "https": tls.at}
        return self

    def _get(self, url, deadline, max_bytes):
        self._test_server = self._servers[url.partition(":")[0]]
        return super()._get(url, deadline, max_bytes)


def test_a_redirect_to_a_bad_certificate_is_refused_with_the_hop(office):
    context = ssl.create_default_context(cafile=office.trusted)
    fetch = Both(lookup=lambda host, port: ["127.0.0.1"], certificates=context, seconds=5, min_pause_s=0)
    for bad in served(office.chain(WRONG["expired"])):
        for good in served(None):
            target = bad.url("/page").replace("http:", "https:")
            refused = fetch.knows(good, bad).fetch(good.url(f"/to/{target}"))
            assert isinstance(refused, Rejected) and refused.reason == "tls" and "1 redirect" in refused.detail
            assert bad.asked == []
