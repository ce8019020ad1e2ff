"""A tiny site for the tests of the islands: pages, made-up JSON and the built files, under the policy that the explorer
promises, on a port of this machine."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from dragoman.serve.islands import FOLDER, Islands

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
_KINDS = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".html": "text/html"}


def page(islands: Islands, body: str, *, lang: str = "tr", theme: str = "") -> str:
    """A page as the explorer would write it: two tags, no inline script or style."""
    mark = f' data-theme="{theme}"' if theme else ""
    return (
        f'<!doctype html><html lang="{lang}"{mark}><head><meta charset="utf-8"><title>Islands</title>'
        '<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/page.css">'
        f'<link rel="stylesheet" href="/static/islands/{islands.style}">'
        f'<script type="module" src="/static/islands/{islands.loader}"></script></head>'
        f"<body><main><h1>Islands</h1>{body}</main></body></html>"
    )


CSS = """
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: #fff; color: #1c1c1a }
main { max-width: 68rem; margin: 0 auto; padding: 1rem 1.25rem }
@media (prefers-color-scheme: dark) { body { background: #16191d; color: #e9e7e2 } }
@media print { body { background: #fff; color: #000 } }
"""


@contextmanager
def site(pages: Mapping[str, str], answers: Mapping[str, Any], *, folder: Path = FOLDER) -> Iterator[str]:
    """The address of a running site: `pages` by path, `answers` as JSON by path (the query is not looked at)."""
    shown = {path: ("text/html", text.encode()) for path, text in pages.items()}
    shown |= {path: ("application/json", json.dumps(answer).encode()) for path, answer in answers.items()}
    shown |= {"/page.css": ("text/css", CSS.encode()), "/favicon.ico": ("image/x-icon", b"")}
    for path in folder.iterdir():
        shown[f"/static/islands/{path.name}"] = (_KINDS.get(path.suffix, "application/octet-stream"), path.read_bytes())

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = shown.get(self.path.split("?")[0], ("", b""))
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", f"{kind or 'text/plain'}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
