"""Connections that go to public addresses only, and end in time.

httpcore asks this module for every connection, so the check cannot be gone round by a redirect, and the address that
was checked is the one that is connected to: the name is looked up once.
"""

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore2

from dragoman.intake.address import Resolve, is_public, resolve

CONNECT_S = 10.0
PORTS = (80, 443)
MAX_ADDRESSES = 8  # of one host; the time to connect is theirs together


class AddressRefused(Exception):  # noqa: N818  (never leaves the room)
    """A host that is none of the public internet."""


class OutOfTime(Exception):  # noqa: N818  (never leaves the room)
    """The whole exchange took longer than it may."""


class Deadline:
    """A moment that everything has to be over by."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def left(self, at_most: float | None = None) -> float:
        """Seconds that are left. Raises OutOfTime when there are none."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return left if at_most is None else min(left, at_most)


def strict_certificates(given: ssl.SSLContext | None = None) -> ssl.SSLContext:
    """What the system trusts, or what a test trusts; a host's name has to stand where names stand.

    OpenSSL takes the subject of a certificate for a host's name where it names none; no browser does (RFC 9110).
    """
    context = given or httpcore2.default_ssl_context()
    context.hostname_checks_common_name = False
    return context


class GuardedBackend(httpcore2.NetworkBackend):
    """httpcore's way to the network, guarded.

    test_server  (address, port) of a server of our own that tests may reach although it is not public. Only a caller
                 in Python can name one; no option, setting or environment variable leads here.
    """

    def __init__(
        self, deadline: Deadline, *, lookup: Resolve = resolve, test_server: tuple[str, int] | None = None
    ) -> None:
        self._deadline, self._lookup, self._test_server = deadline, lookup, test_server
        self._backend = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = self._checked(host, port)
        ends = time.monotonic() + self._deadline.left(CONNECT_S)
        for number, address in enumerate(addresses, start=1):
            # One that never answers must leave some of the time to the others.
            share_s = (ends - time.monotonic()) / (len(addresses) - number + 1)
            try:
                seconds = self._deadline.left(max(share_s, 0.01))
                stream = self._backend.connect_tcp(address, port, seconds, local_address, socket_options)
                return _TimedStream(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise AssertionError("a host without an address was refused above")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        raise AddressRefused("a socket of this machine")

    def _checked(self, host: str, port: int) -> list[str]:
        """The addresses to try: the host's, in the resolver's order, if all of them are public."""
        if port not in PORTS and (self._test_server is None or port != self._test_server[1]):
            raise AddressRefused(f"port {port} is none of the web (80, 443)")
        try:
            found = list(self._lookup(host, port))
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"the host {host!r} is not known ({error})") from None
        if not found:
            raise httpcore2.ConnectError(f"the host {host!r} has no address")
        if self._test_server is not None and all((address, port) == self._test_server for address in found):
            return found
        for address in found:
            if not is_public(address):
                raise AddressRefused(f"{host} is {address}, no address of the public internet")
        return found[:MAX_ADDRESSES]


class _TimedStream(httpcore2.NetworkStream):
    """A connection on which everything has to be over by one deadline, however slowly bytes trickle in."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(CONNECT_S)), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
