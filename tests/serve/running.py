"""An explorer on a port of this machine, for a real browser."""

import socket
import threading
import time
from contextlib import contextmanager

import uvicorn

from dragoman.serve.app import create_app
from dragoman.serve.settings import Settings


@contextmanager
def running(record, **settings):
    """The address of an explorer of this record, while the block lasts."""
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    port = sock.getsockname()[1]
    app = create_app(Settings(record=record, port=port, **settings))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, server_header=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    ends_at = time.monotonic() + 20
    while not server.started:
        assert thread.is_alive() and time.monotonic() < ends_at, "the explorer has not started"
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
