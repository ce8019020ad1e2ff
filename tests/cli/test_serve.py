"""`dragoman serve` and `dragoman account`: what is refused before anything starts, and starting and stopping."""

import http.client
import io
import signal
import socket
import subprocess
import sys
import time

import pytest

from dragoman.serve.accounts import Accounts

WORDS = "dört kelime bir araya"


@pytest.mark.parametrize(
    "arguments,problem",
    [
        (["--host", "0.0.0.0"], "nobody has an account"),
        (["--host", "10.0.0.5"], "dragoman account add"),
        (["--port", "70000"], "port 70000"),
        (["--certificate", "x.pem"], "belong together"),
    ],
)
def test_what_nobody_should_start_is_refused_in_one_line(run, record, arguments, problem):
    ran = run("serve", "--record", record, *arguments)
    assert ran.code == 64 and len(ran.complaints) == 1 and problem in ran.err


def test_a_port_that_is_taken_is_told(run, record):
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        sock.listen()
        ran = run("serve", "--record", record, "--port", sock.getsockname()[1])
    assert ran.code == 64 and "another --port" in ran.err


def test_what_is_no_record_is_not_served(run, tmp_path):
    (tmp_path / "x.dragoman").write_text("no record")
    assert run("serve", "--record", tmp_path / "x.dragoman").code == 78


def test_accounts_are_made_listed_and_changed(run, tmp_path, monkeypatch):
    file = tmp_path / "desk.accounts"
    assert run("account", "list", "--accounts", file).code == 64
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{WORDS}\n"))
    ran = run("account", "add", "ayşe", "--role", "admin", "--accounts", file)
    assert ran.code == 0 and WORDS not in ran.out + ran.err
    assert Accounts(file).sign_in("ayşe", WORDS, place="here")
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert run("account", "add", "veli", "--accounts", file).code == 64
    assert run("account", "change", "ayşe", "--disable", "--accounts", file).code == 64  # the last admin
    assert run("account", "change", "ayşe", "--accounts", file).code == 64
    assert run("account", "list", "--accounts", file).out == "ayşe  admin\n"


@pytest.mark.parametrize("number,code", [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_it_starts_says_where_answers_and_stops(record, number, code):
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
    command = [sys.executable, "-m", "dragoman.cli", "serve", "--record", str(record), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
        for _ in range(400):
            try:
                line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
                line.request("GET", "/events")
                answer = line.getresponse()
                break
            except OSError:
                time.sleep(0.05)
        assert answer.status == 200 and b"Aino Salmi" in answer.read() and answer.headers["server"] is None
        line.close()
        server.send_signal(number)
        out, err = server.communicate(timeout=20)
    assert server.returncode == code and "Traceback" not in err and out == ""
    assert not record.with_name(record.name + "-wal").exists()


def test_whoever_drips_is_sent_away(record, monkeypatch):
    """A connection that never finishes the head of its request is closed, and others are served meanwhile."""
    import threading

    import uvicorn

    from dragoman.serve import run as run_module
    from dragoman.serve.app import create_app
    from dragoman.serve.settings import Settings

    monkeypatch.setattr(run_module, "_HEADERS_S", 0.4)
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    config = uvicorn.Config(
        create_app(Settings(record=record)), http=run_module.Patient, log_level="error", timeout_keep_alive=15
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    drips = [socket.create_connection(sock.getsockname()) for _ in range(20)]
    for drip in drips:
        drip.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
    line = http.client.HTTPConnection(*sock.getsockname(), timeout=10)
    line.request("GET", "/health", headers={"Host": "127.0.0.1"})
    assert line.getresponse().status == 200
    for drip in drips:
        drip.settimeout(10)
        assert drip.recv(1000) == b""
    server.should_exit = True
    thread.join(10)
