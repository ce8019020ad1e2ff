"""A web server on loopback that behaves as badly as its paths say; what the fetcher may reach only in tests."""

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from hostile.inputs import html, story

PAGE = html(story())


class Server(ThreadingHTTPServer):
    daemon_threads = True
    robots: tuple[int, bytes] = (404, b"")

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def at(self) -> tuple[str, int]:
        return ("127.0.0.1", self.server_address[1])

    def url(self, path: str, host: str = "haber.example") -> str:
        return f"http://{host}:{self.at[1]}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """The fetcher hangs up on purpose."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        name, _, rest = self.path.lstrip("/").partition("/")
        getattr(self, f"do_{name.partition('.')[0].partition('?')[0] or 'page'}", self.do_page)(rest)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content-Type": "text/html", **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_robots(self, rest: str) -> None:
        status, body = self.server.robots
        self.answer(body, status, Content_Type="text/plain")

    def do_page(self, rest: str) -> None:
        self.answer(PAGE)

    def do_latin5(self, charset: str) -> None:
        """A page that says nothing of its encoding; its server says what the path goes on with."""
        self.answer(html(story(), "").decode().encode("cp1254"), Content_Type=f"text/html; charset={charset}")

    def do_gzip(self, rest: str) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def do_bomb(self, rest: str) -> None:
        self.answer(gzip.compress(bytes(60_000_000)), Content_Encoding="gzip")

    def do_to(self, target: str) -> None:
        """Redirect to whatever the path goes on with."""
        self.answer(b"", 302, Location=unquote(target), Set_Cookie="gizli=1; Path=/")

    def do_loop(self, rest: str) -> None:
        self.answer(b"", 302, Location=f"/loop/{int(rest or 0) + 1}")

    def do_heavy(self, rest: str) -> None:
        """A redirect with a body that nobody should wait for."""
        self.answer(b"", 302, Location="/page", Content_Length=str(200_000_000))
        try:
            for _ in range(200):
                self.wfile.write(bytes(1_000_000))
        except OSError:
            self.server.asked.append(("hung up", {}))

    def do_large(self, rest: str) -> None:
        self.answer(b"a" * 11_000_000)

    def do_slow(self, rest: str) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.1)

    def do_silent(self, rest: str) -> None:
        time.sleep(20)

    def do_drip(self, rest: str) -> None:
        """Headers that never end, slowly."""
        for _ in range(200):
            self.wfile.write(b"X" if _ else b"HTTP/1.1 200 OK\r\nX-A: ")
            self.wfile.flush()
            time.sleep(0.1)

    def do_headers(self, rest: str) -> None:
        self.send_response(200)
        for number in range(200):
            self.send_header(f"X-{number}", "x" * 60_000)
        self.end_headers()

    def do_status(self, rest: str) -> None:
        self.answer(PAGE, int(rest))

    def do_pdf(self, rest: str) -> None:
        self.answer(b"%PDF", Content_Type="application/pdf")

    def do_feed(self, rest: str) -> None:
        item = "<item><title>Haber</title><link>http://haber.example/1</link></item>"
        body = f"<rss version='2.0'><channel><title>Ajans</title>{item}</channel></rss>"
        self.answer(body.encode(), Content_Type="application/rss+xml")

    def log_message(self, format: str, *arguments: object) -> None:
        """Nobody reads it."""
