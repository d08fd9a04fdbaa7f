"""What of ``deploy/`` runs without a container: its health check, how the proxy finds processes, and what Streamlit Community Cloud starts."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from dashboard import paths
from support import STARTED_WITHIN, find_haproxy, for_the_proxy, free_port, running, stop, until

DEPLOY = paths.ROOT / "deploy"
CLOUD = DEPLOY / "community-cloud"


# --- health check ---------------------------------------------------------------------------------


@contextmanager
def answering(path: str, status: int, text: str) -> Iterator[int]:
    """A port of this machine that answers so below this path, and 404 elsewhere."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == path else 404)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Nothing is said about requests."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


def healthy(port: int, base: str) -> subprocess.CompletedProcess[str]:
    """What the container asks of itself."""
    settings = {"STREAMLIT_SERVER_PORT": str(port), "STREAMLIT_SERVER_BASE_URL_PATH": base}
    command = [sys.executable, str(DEPLOY / "healthy.py")]
    return subprocess.run(
        command, env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("base", "path"), [("", "/healthz"), ("a/b", "/a/b/healthz"), ("/a/b", "/a/b/healthz")]
)
def test_the_container_finds_itself_healthy_below_any_base_path(base: str, path: str) -> None:
    with answering(path, 200, "") as port:
        found = healthy(port, base)
    assert found.returncode == 0, found.stderr


def test_the_container_says_why_it_is_not_healthy() -> None:
    with answering("/healthz", 503, "events.csv, row 7") as port:
        faulty = healthy(port, "")
    assert (faulty.returncode, faulty.stderr) == (1, "events.csv, row 7\n")
    silent = healthy(free_port(), "")
    assert silent.returncode == 1
    assert "does not answer" in silent.stderr
    assert "Traceback" not in silent.stderr


# --- proxy ----------------------------------------------------------------------------------------


def asked_of_the_proxy(question: str, **settings: str) -> str:
    """Start the proxy of ``deploy/`` and ask it about itself; skips where there is none."""
    haproxy = find_haproxy()
    if haproxy is None:
        pytest.skip("no haproxy (apt install haproxy)")  # with CI set, tests/browser/test_proxy.py fails
    with tempfile.TemporaryDirectory() as folder:  # a socket's path is short
        door, more = Path(folder) / "door", Path(folder) / "more.cfg"
        more.write_text(f"global\n    stats socket {door}\n", encoding="utf-8")
        command = [haproxy, "-f", str(DEPLOY / "haproxy.cfg"), "-f", str(more)]
        with subprocess.Popen(command, env=for_the_proxy(**settings), stderr=subprocess.DEVNULL) as proxy:
            try:
                until(door.exists, "the proxy did not start")
                with socket.socket(socket.AF_UNIX) as asking:
                    asking.settimeout(STARTED_WITHIN)
                    until(lambda: asking.connect_ex(str(door)) == 0, "the proxy does not listen")
                    asking.sendall(question.encode() + b"\n")
                    return b"".join(iter(lambda: asking.recv(65536), b"")).decode()
            finally:
                stop(proxy)


@pytest.mark.parametrize("is_said", [False, True])
def test_the_proxy_asks_the_dns_for_its_processes_only_where_that_is_said(is_said: bool) -> None:
    """A name that no DNS server knows, as "localhost", took all processes away after half a minute."""
    settings = {"ATLAS_1": f"localhost:{free_port()}", "ATLAS_BIND": f"127.0.0.1:{free_port()}"}
    settings |= {"ATLAS_LOOK_UP": "1"} if is_said else {}
    assert " p1 127.0.0.1 " in asked_of_the_proxy("show servers state", **settings)
    assert ("section system" in asked_of_the_proxy("show resolvers", **settings)) is is_said


def test_what_a_dns_server_does_not_say_takes_no_process_away_for_a_day() -> None:
    told = (DEPLOY / "haproxy.cfg").read_text(encoding="utf-8")
    assert (
        dict.fromkeys(("nx", "refused", "timeout", "other"), "24h").items()
        <= dict(re.findall(r"^ +hold (\w+) (\w+)$", told, flags=re.MULTILINE)).items()
    )


# --- Streamlit Community Cloud --------------------------------------------------------------------


@pytest.mark.skipif(
    sys.platform != "linux", reason="127.0.0.2 is this machine on Linux only; so is the cloud"
)
def test_what_the_cloud_starts_listens_to_everybody_by_any_name(tmp_path: Path) -> None:
    # As there: started in the project's folder, whose settings say "this machine only".
    shutil.copytree(paths.ROOT / ".streamlit", tmp_path / ".streamlit")
    handshake = {
        "Host": "atlas.streamlit.app",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    with running(tmp_path, command=("-m", "streamlit", "run", str(CLOUD / "streamlit_app.py"))) as started:
        elsewhere = started.url.replace("127.0.0.1", "127.0.0.2")
        assert httpx.get(elsewhere + "/healthz", timeout=STARTED_WITHIN).status_code == 200
        with httpx.stream(
            "GET", f"{elsewhere}/_stcore/stream", headers=handshake, timeout=STARTED_WITHIN
        ) as answer:
            assert answer.status_code == 101
