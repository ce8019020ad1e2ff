"""The door: what no route has to think of any more.

Every request is looked at before any route sees it: the Host it was called by (DNS rebinding), where a change comes
from (CSRF, by fetch metadata, without tokens), how large it is and how long it takes. Every answer leaves with a policy
that lets nothing run, load or frame but what is ours.
"""

import asyncio
import json
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from dragoman.intake import MAX_PAGE_BYTES
from dragoman.serve.refusals import retold
from dragoman.serve.settings import LANGUAGE_COOKIE, MAX_FORM_BYTES, Settings
from dragoman.serve.tongue import chosen, tongue

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_log = logging.getLogger("dragoman.serve")
_SAFE = ("GET", "HEAD", "OPTIONS")
_MAX_TARGET = 8_192  # of a path with its query
_BODY_S = 30.0  # for a whole body: a page of 10 MB over a slow line, and nobody who drips
# A file as a body, and a form of files, which has its fields around them.
_UPLOADS = {"/add/file": MAX_PAGE_BYTES, "/add/files": MAX_PAGE_BYTES + MAX_FORM_BYTES}
_OWN_LANGUAGE = re.compile(rf"(?:^|;\s*){LANGUAGE_COOKIE}=(\w+)", re.ASCII)
_FAULT = "unexpected problem; the explorer's own log says more"

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"x-robots-tag", b"noindex, nofollow"),
)


def policy(nonce: str) -> bytes:
    """The Content-Security-Policy of one answer."""
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    ).encode()


class Refused(Exception):  # noqa: N818  (an answer, not a fault)
    """A request that goes no further."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


class Guard:
    """Wraps the whole application."""

    def __init__(self, app: App, settings: Settings) -> None:
        self._app, self._hosts = app, settings.hosts()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce
        begun, bodiless = False, scope["method"] == "HEAD"
        if bodiless:  # routes know GET alone
            scope["method"] = "GET"

        async def send_guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = _with_headers(message.get("headers", []), nonce)
            elif bodiless:
                message["body"] = b""
            await send(message)

        try:
            headers = _headers(scope)
            self._check(scope, headers)
            await self._app(scope, _bounded(receive, scope, headers), send_guarded)
        except Refused as refused:
            if not begun:
                await _refuse(scope, refused, send_guarded)
        except Exception:
            _log.exception("unexpected problem at %r", scope["path"])
            if not begun:
                await _refuse(scope, Refused(500, _FAULT), send_guarded)

    def _check(self, scope: Scope, headers: dict[str, str]) -> None:
        host = headers.get("host", "").lower()
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        if name not in self._hosts:
            raise Refused(421, "this explorer is not called by that name; start it with --name to allow another")
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > _MAX_TARGET:
            raise Refused(400, "the address is too long")
        if scope["method"] not in _SAFE:
            check_origin(headers, host)


def check_origin(headers: dict[str, str], host: str) -> None:
    """Raise Refused unless a change was asked for by a page of ours.

    Browsers say so by Sec-Fetch-Site, which no page can set; older ones, and programs, by Origin.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        if site != "same-origin":
            raise Refused(403, "changes are only made from the explorer's own pages")
        return
    origin = headers.get("origin", "")
    if not origin or origin == "null" or urlsplit(origin).netloc.lower() != host:
        raise Refused(403, "changes need an Origin header that names this explorer")


def _headers(scope: Scope) -> dict[str, str]:
    """The headers of a request; of one that may stand there once only, a second is a trick."""
    found: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name = raw_name.decode("latin-1").lower()
        if name in found and name in ("host", "origin", "sec-fetch-site", "content-length"):
            raise Refused(400, f"the header {name} stands there twice")
        found[name] = raw_value.decode("latin-1")
    return found


def _bounded(receive: Receive, scope: Scope, headers: dict[str, str]) -> Receive:
    """The same body, as long as it keeps to its size and its time."""
    most = _UPLOADS.get(scope["path"], MAX_FORM_BYTES)
    told = headers.get("content-length", "0")
    if not told.isascii() or not told.isdigit() or int(told) > most:
        raise Refused(413, f"larger than {most / 1e6:g} MB")
    seen, done, ends_at = 0, False, asyncio.get_running_loop().time() + _BODY_S

    async def receive_bounded() -> Message:
        if done:  # what is waited for now is that the visitor goes away
            return await receive()
        try:
            left = max(0.001, ends_at - asyncio.get_running_loop().time())
            message = await asyncio.wait_for(receive(), left)
        except TimeoutError:
            raise Refused(408, "the request took too long to arrive") from None
        return note(message)

    def note(message: Message) -> Message:
        nonlocal seen, done
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            done = not message.get("more_body", False)
            if seen > most:
                raise Refused(413, f"larger than {most / 1e6:g} MB")
        return message

    return receive_bounded


def _with_headers(own: list[tuple[bytes, bytes]], nonce: str) -> list[tuple[bytes, bytes]]:
    names = {name.lower() for name, _ in own}
    more = [(b"content-security-policy", policy(nonce)), *HEADERS, (b"cache-control", b"private, no-cache")]
    kept = [(name, value) for name, value in own if name.lower() != b"server"]
    return kept + [(name, value) for name, value in more if name not in names]


def is_for_a_program(scope: Scope) -> bool:
    """Whether what goes wrong is told as data: to whoever asks the API, and to `send.js`."""
    path = str(scope["path"])
    return path.startswith("/api/") or path == "/add/file" or (path.startswith("/add/job/") and path.endswith("/line"))


def _language(scope: Scope) -> str:
    """The language of a visit, from headers that may be odd: what is wrong with them is what is told."""
    found = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
    own = _OWN_LANGUAGE.search(found.get(b"cookie", ""))
    return chosen(own[1] if own else None, found.get(b"accept-language", ""))


async def _refuse(scope: Scope, refused: Refused, send: Send) -> None:
    why = retold(refused.why, tongue(_language(scope)))
    kind, body = b"text/plain; charset=utf-8", f"{why}\n".encode()
    if is_for_a_program(scope):
        kind = b"application/json"
        body = json.dumps({"error": {"code": "refused", "message": why}}).encode()
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    if refused.status in (408, 413):
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
