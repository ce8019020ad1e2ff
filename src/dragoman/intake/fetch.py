"""Pages from the web: what robots.txt allows, from public addresses, within limits of size and time, one at a time.

No cookie, password or header of one host goes to another, because none is kept or sent at all. A certificate that does
not hold is the end of the matter. Refuses to look for pages: it fetches the address it is given.
"""

import ssl
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import httpcore2

from dragoman import __version__
from dragoman.intake.address import Resolve, resolve
from dragoman.intake.connect import AddressRefused, Deadline, GuardedBackend, OutOfTime, strict_certificates
from dragoman.intake.limits import MAX_PAGE_BYTES
from dragoman.intake.refuse import refuse
from dragoman.intake.robots import MAX_ROBOTS_BYTES, Rules, read_rules
from dragoman.intake.urls import clean_url, may_hold_password, without_password
from dragoman.model import Rejected

USER_AGENT = f"dragoman/{__version__}"
FETCH_S = 30.0
MAX_REDIRECTS = 5
MIN_PAUSE_S, MAX_PAUSE_S = 1.0, 30.0  # between two requests to one host; a host that asks for more is not read
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS: dict[bytes | str, bytes | str] = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain;q=0.8",
    "Accept-Encoding": "gzip, deflate, br",
    "Accept-Language": "tr, en;q=0.5",
}


class Answer(NamedTuple):
    """What came: the last address of the way, status, headers in small letters, the body as sent."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    captured: str


class _Refused(Exception):  # noqa: N818  (never leaves this module)
    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


class Fetcher:
    """Fetches one page after another. `test_server`, `lookup` and `certificates` are for tests: see connect.py."""

    def __init__(
        self,
        *,
        lookup: Resolve = resolve,
        test_server: tuple[str, int] | None = None,
        certificates: ssl.SSLContext | None = None,
        seconds: float = FETCH_S,
        min_pause_s: float = MIN_PAUSE_S,
    ) -> None:
        self._lookup, self._test_server = lookup, test_server
        self._certificates = strict_certificates(certificates)
        self._seconds, self._min_pause_s = seconds, min_pause_s
        self._rules: dict[str, Rules] = {}
        self._last: dict[str, float] = {}

    def fetch(self, url: str) -> Answer | Rejected:
        """The page at `url`, or why it was not fetched; `item_id` and `source` are the address without a password."""
        if may_hold_password(url):
            what = "it seems to hold a password, which is never sent; name the address without"
            return refuse(without_password(url), "url", what)
        cleaned = clean_url(url)
        if cleaned is None:
            return refuse(without_password(url), "url", "no web address; http:// or https:// and a host are wanted")
        try:
            return self._follow(cleaned)
        except _Refused as refused:
            return refuse(cleaned, refused.reason, refused.detail)

    def _follow(self, url: str, *, obey: bool = True, max_bytes: int = MAX_PAGE_BYTES) -> Answer:
        deadline = Deadline(self._seconds)
        for hop in range(MAX_REDIRECTS + 1):
            try:
                if obey:
                    self._ask_leave(url)
                    deadline = Deadline(self._seconds) if hop == 0 else deadline
                answer = self._get(url, deadline, max_bytes)
            except _Refused as refused:
                where = f" (after {hop} redirects, at {url})" if hop else ""
                raise _Refused(refused.reason, refused.detail + where) from None
            if answer.status not in _REDIRECTS:
                return answer
            target = answer.headers.get("location", "")
            after = clean_url(urljoin(url, target)) if target else None
            if after is None:
                shown = without_password(target)[:200]
                raise _Refused("address", f"redirected to {shown!r}, no web address (hop {hop + 1})")
            url = after
        raise _Refused("redirects", f"redirected more than {MAX_REDIRECTS} times")

    def _ask_leave(self, url: str) -> None:
        """robots.txt of the page's host is read once and obeyed; then wait until the host may be asked again."""
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        if origin not in self._rules:
            self._rules[origin] = self._read_robots(origin)
        rules = self._rules[origin]
        if not rules.allow(url):
            raise _Refused("robots", rules.why)
        pause = max(self._min_pause_s, rules.delay_s)
        if pause > MAX_PAUSE_S and origin in self._last:
            raise _Refused("robots", f"the host asks for {pause:.0f} s between two pages; fetch them one by one")
        if (last := self._last.get(origin)) is not None:
            time.sleep(max(0.0, last + min(pause, MAX_PAUSE_S) - time.monotonic()))
        self._last[origin] = time.monotonic()

    def _read_robots(self, origin: str) -> Rules:
        try:
            answer = self._follow(f"{origin}/robots.txt", obey=False, max_bytes=MAX_ROBOTS_BYTES)
        except _Refused as refused:
            if refused.reason in ("address", "tls"):
                raise
            return read_rules(None, b"", agent=USER_AGENT)
        return read_rules(answer.status, answer.body, agent=USER_AGENT)

    def _get(self, url: str, deadline: Deadline, max_bytes: int) -> Answer:
        """One request, one answer; the body of a redirect is not read."""
        backend = GuardedBackend(deadline, lookup=self._lookup, test_server=self._test_server)
        timeouts = {"timeout": {"pool": self._seconds}}
        try:
            with (
                httpcore2.ConnectionPool(ssl_context=self._certificates, network_backend=backend) as pool,
                pool.stream("GET", url, headers=_HEADERS, extensions=timeouts) as response,
            ):
                headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                body = b"" if response.status in _REDIRECTS else self._body(response, max_bytes)
                captured = datetime.now(UTC).isoformat(timespec="seconds")
                return Answer(url, response.status, headers, body, captured)
        except AddressRefused as error:
            raise _Refused("address", f"not fetched: {error}") from None
        except (OutOfTime, httpcore2.TimeoutException):
            raise _Refused("timeout", f"did not answer in full within {self._seconds:g} s") from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, ValueError) as error:
            if isinstance(error.__cause__ or error.__context__ or error, ssl.SSLError) or "certificate" in str(error):
                raise _Refused("tls", f"its certificate or encryption does not hold ({error}); not fetched") from None
            raise _Refused("network", f"could not be fetched ({error or type(error).__name__})") from None

    def _body(self, response: httpcore2.Response, max_bytes: int) -> bytes:
        parts, size = [], 0
        for part in response.iter_stream():
            parts.append(part)
            size += len(part)
            if size > max_bytes:
                if max_bytes == MAX_ROBOTS_BYTES:  # RFC 9309: what stands behind the limit does not count
                    break
                raise _Refused("too-large", f"larger than {max_bytes / 1e6:g} MB, too large for a news page")
        return b"".join(parts)
