"""What an explorer is started with, and what is refused before it starts."""

import ipaddress
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.record import Place

LANGUAGE_COOKIE = "dragoman-language"
MAX_FORM_BYTES = 1_000_000
MAX_PASTE_CHARS = 500_000
PAGE_SIZE, MAX_PAGE_SIZE = 40, 500
MOST_COUNTED = 1_000  # events of a list; of more, that there are more is said


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """record    a file or the address of a database
    host, port   what is listened to
    names        further names under which the explorer may be called (a proxy's)
    accounts     the file of accounts; None: whoever can reach the machine is the one at its keyboard
    plain_http   cookies without `Secure`: passwords travel as they are typed
    fetches      whether pages may be fetched from the web at a visitor's word
    """

    record: Place
    host: str = "127.0.0.1"
    port: int = 8321
    names: tuple[str, ...] = ()
    accounts: Path | None = None
    plain_http: bool = False
    fetches: bool = True

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)

    def hosts(self) -> frozenset[str]:
        """What a request's Host may be, without the port. Any other is somebody's trick with names (DNS rebinding)."""
        own = {"localhost", "127.0.0.1", "[::1]"} if self.is_local else set()
        bound = f"[{self.host}]" if ":" in self.host else self.host
        return frozenset(name.lower() for name in (*own, bound, *self.names))

    def check(self) -> None:
        """Raise UsageError for what nobody should start."""
        if not 0 <= self.port <= 65535:
            raise UsageError(f"port {self.port}: use one between 1 and 65535")
        if not self.is_local and self.accounts is None:
            raise UsageError(
                f"host {self.host}: others can reach it, and nobody has an account; make some with "
                "`dragoman account add NAME --accounts FILE` and give the same --accounts to `dragoman serve`"
            )
        if self.host in ("0.0.0.0", "::", "") and not self.names:
            raise UsageError(f"host {self.host!r}: say by which name it is called: --name explorer.example")


def is_loopback(host: str) -> bool:
    """
    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("192.168.1.4"), is_loopback("evil.example")
    (True, True, False, False)
    """
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
