"""Processes of the dashboard behind the proxy of ``deploy/haproxy.cfg``: started as ``deploy/`` does, waited for, and ended."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from browser.tabs import unavailable
from dashboard import paths
from support import STARTED_WITHIN, find_haproxy, free_port, stop, until

CONFIGURATION = paths.ROOT / "deploy" / "haproxy.cfg"
HOST = "localhost"  # by which name visitors call the site; no other is allowed


def environment(**settings: str) -> dict[str, str]:
    """That of the tests, without settings that are not meant here."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("STREAMLIT_", "ATLAS_"))
    }
    return {**kept, **settings}


def until_answered(address: str, fits: Callable[[httpx.Response], bool], otherwise: str) -> None:
    """Ask an address again and again until the answer fits."""

    def is_fit() -> bool:
        try:
            return fits(httpx.get(address, timeout=STARTED_WITHIN))
        except httpx.TransportError:
            return False

    until(is_fit, otherwise)


@contextmanager
def started(command: list[str], settings: Mapping[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program, until it is no longer needed."""
    with log.open("ab") as out:
        process = subprocess.Popen(
            command, cwd=log.parent, env=environment(**settings), stdout=out, stderr=subprocess.STDOUT
        )
    try:
        yield process
    finally:
        stop(process)


@dataclass
class Site:
    """Processes by the names that the proxy gives them, the folder of data that they share, and the proxies before them."""

    folder: Path
    data: Path
    stack: ExitStack
    ports: dict[str, int] = field(default_factory=lambda: {"p1": free_port(), "p2": free_port()})
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    address: str = ""  # of the first proxy
    faulty: dict[str, httpx.Response] = field(
        default_factory=dict
    )  # what came through it before the data was mended

    def start(self, *names: str, state: Callable[[httpx.Response], bool] | None = None) -> None:
        """Start processes as ``deploy/`` does, all with one secret, and wait until they are ready, or in another state."""
        settings = {
            "HOME": str(self.folder),
            "PYTHONPATH": str(paths.PACKAGE.parent),
            "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
            "STREAMLIT_SERVER_HEADLESS": "true",
            "STREAMLIT_SERVER_ALLOWED_HOSTS": HOST,
            "STREAMLIT_SERVER_COOKIE_SECRET": "the same for both",
            paths.DATA_VARIABLE: str(self.data),
        }
        for name in names:
            command = [sys.executable, "-m", "dashboard", "serve", "--port", str(self.ports[name])]
            log = self.folder / f"{name}.log"
            self.processes[name] = self.stack.enter_context(started(command, settings, log))
        for name in names:
            until_answered(
                f"http://127.0.0.1:{self.ports[name]}/healthz", state or is_ready, f"{name} did not start"
            )

    def proxy(self, **settings: str) -> str:
        """Start a proxy; returns the address at which visitors come in, over TLS if it has a certificate."""
        port, secure = free_port(), free_port()
        settings |= {f"ATLAS_{name[1:]}": f"127.0.0.1:{at}" for name, at in self.ports.items()}
        settings |= {"ATLAS_BIND": f"127.0.0.1:{port}", "ATLAS_BIND_TLS": f"127.0.0.1:{secure}"}
        log = self.folder / f"proxy-{port}.log"
        self.stack.enter_context(started([haproxy(), "-f", str(CONFIGURATION)], settings, log))
        plain = f"http://{HOST}:{port}"
        until_answered(
            plain + "/healthz",
            lambda answer: "x-served-by" in answer.headers or answer.is_redirect,
            "no proxy",
        )
        return f"https://{HOST}:{secure}" if "ATLAS_CERTIFICATE" in settings else plain


def is_ready(answer: httpx.Response) -> bool:
    return answer.status_code == 200


def is_unready(answer: httpx.Response) -> bool:
    return answer.headers.get("x-served-by", "").startswith("unready/")


def haproxy() -> str:
    """Path of the proxy; skips without one, fails where CI is set."""
    found = find_haproxy()
    if found is None:
        unavailable("no haproxy (apt install haproxy)", pytest.fail, pytest.skip)
    assert found
    return found
