"""The explorer on its port, until it is stopped."""

import asyncio
import gc
import logging
import socket
import ssl
from pathlib import Path
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from dragoman.errors import UsageError
from dragoman.record import check_place
from dragoman.serve.app import create_app
from dragoman.serve.labels import labels
from dragoman.serve.settings import Settings
from dragoman.serve.tongue import LANGUAGES
from dragoman.world.places import load_gazetteer

_HEADER_BYTES, _HEADERS_S, _CONNECTIONS = 16_384, 10.0, 400
_log = logging.getLogger("dragoman.serve")


class Patient(H11Protocol):
    """Waits for the head of a request as long as a slow line needs, and no longer: whoever drips is sent away."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_head()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._await_head()

    def _await_head(self) -> None:
        self.loop.call_later(_HEADERS_S, self._look, self.cycle)

    def _look(self, before: Any) -> None:
        if self.cycle is before and not self.transport.is_closing():
            self.transport.close()


def run(settings: Settings, *, certificate: Path | None = None, key: Path | None = None) -> None:
    """Serve until a signal ends it. Raises UsageError or RecordError for what cannot be started."""
    settings.check()
    check_place(settings.record)
    if (certificate is None) != (key is None):
        raise UsageError("--certificate and --key belong together; give both")
    config = uvicorn.Config(
        create_app(settings), host=settings.host, port=settings.port, http=Patient, ws="none", log_level="warning",
        access_log=False, server_header=False, date_header=True, proxy_headers=False, timeout_keep_alive=15,
        timeout_graceful_shutdown=5, limit_concurrency=_CONNECTIONS, h11_max_incomplete_event_size=_HEADER_BYTES,
        ssl_certfile=certificate, ssl_keyfile=key,
    )  # fmt: skip
    try:
        config.load()
    except (OSError, ssl.SSLError) as error:
        raise UsageError(f"{certificate}: cannot be used as a certificate ({error})") from error
    sock = _listen(settings)
    _warm_up()
    uvicorn.Server(config).run(sockets=[sock])


def _warm_up() -> None:
    """What every page needs is read before the first visitor comes, and never looked through for garbage again."""
    for code in LANGUAGES:
        labels(code)
    load_gazetteer()
    gc.collect()
    gc.freeze()


def _listen(settings: Settings) -> socket.socket:
    """The socket, taken before anything is said, so that a port in use is told in one line."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        found = socket.getaddrinfo(settings.host, settings.port, family, socket.SOCK_STREAM)
        sock = socket.socket(*found[0][:3])
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(found[0][4])
        sock.listen(1024)
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        raise UsageError(
            f"{settings.host} port {settings.port}: {problem}; is an explorer running already? give another --port"
        ) from error
    return sock
