"""The server from outside: who may come in, and that it asks nobody anything itself."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard import paths
from support import Server, running

EVIL = "http://evil.example"


def knock(site: Server, path: str = "/_stcore/stream", **headers: str) -> int:
    """Status of a handshake for a web socket, sent as it is: 101 if the server lets it in."""
    at = urlsplit(site.url)
    asked = {
        "Host": at.netloc,
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        **headers,
    }
    return ask(site, path, **asked)[0]


def ask(site: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of a request, sent as it is; an empty `Host` leaves that line out."""
    at = urlsplit(site.url)
    sent = {"Host": at.netloc, **{name.replace("_", "-"): value for name, value in headers.items()}}
    connection = http.client.HTTPConnection(at.hostname or "", at.port, timeout=30)
    try:
        connection.putrequest(method, at.path + path, skip_host=True)
        for name, value in sent.items():
            if value:
                connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, told, b"" if answer.status == 101 else answer.read()
    finally:
        connection.close()


# --- a network that hangs -------------------------------------------------------------------------


@dataclass
class Hole:
    """A proxy that takes every connection and never answers; it counts who came."""

    url: str
    callers: list[object] = field(default_factory=list)


@pytest.fixture(scope="module")
def hole() -> Iterator[Hole]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        found = Hole(f"http://127.0.0.1:{listening.getsockname()[1]}")

        def take() -> None:
            with contextlib.suppress(OSError):  # closed at the end
                while True:
                    found.callers.append(listening.accept()[0])

        threading.Thread(target=take, daemon=True).start()
        yield found


# Runs before anything else in the server's process: every way out leads into the hole, and an audit hook
# writes down every connection made from Python.
WATCH = """
import os, sys

for name in ("http_proxy", "https_proxy", "all_proxy"):
    os.environ[name] = os.environ[name.upper()] = {hole!r}
os.environ.pop("no_proxy", None)
os.environ.pop("NO_PROXY", None)

def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        with open({calls!r}, "a") as file:
            print(event, args[:2], file=file)

sys.addaudithook(watch)
"""


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server's process has asked of the network, a line each."""
    return tmp_path_factory.mktemp("calls") / "calls.txt"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, hole: Hole, calls: Path) -> Iterator[Server]:
    """The dashboard where every way out hangs and is watched."""
    folder = tmp_path_factory.mktemp("site")
    watching = folder / "watching"
    watching.mkdir()
    (watching / "sitecustomize.py").write_text(WATCH.format(hole=hole.url, calls=str(calls)))
    (watching / "dashboard").symlink_to(paths.PACKAGE)
    with running(folder, source=watching) as one:
        yield one


@pytest.mark.slow
def test_pages_of_strangers_neither_hold_up_the_server_nor_make_it_ask_outside(
    site: Server, hole: Hole, calls: Path
) -> None:
    strangers = [f"http://page{number}.example" for number in range(8)]
    with ThreadPoolExecutor(len(strangers) + 1) as crowd:
        began = time.monotonic()
        knocking = [crowd.submit(knock, site, Origin=stranger) for stranger in strangers]
        time.sleep(0.1)
        assert ask(site, "/_stcore/health")[0] == 200
        waited = time.monotonic() - began
        assert [one.result() for one in knocking] == [403] * len(strangers)
    assert waited < 1, "one handshake that asks outside waits two seconds"
    assert not hole.callers
    asked = calls.read_text().splitlines() if calls.exists() else []
    assert not asked, "the server has opened no connection at all since it started"
