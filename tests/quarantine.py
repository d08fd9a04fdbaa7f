"""A network that hangs, and a server that is watched in it."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard import paths
from support import Server, running

# Runs before anything else in the server's process: every way out leads into the hole, and an audit hook
# writes down every connection that is made from Python.
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


@dataclass
class Quarantine:
    """A server in a network that hangs, and what it asked of the network."""

    server: Server
    calls: Path  # a line for each connection, made when there is the first
    callers: list[socket.socket] = field(default_factory=list)  # who came to the proxy that never answers

    def expect_silence(self) -> None:
        """The server has opened no connection since it was started."""
        asked = self.calls.read_text().splitlines() if self.calls.exists() else []
        assert not asked
        assert not self.callers


HOSTILE = "import pathlib\npathlib.Path(__file__).with_suffix('.ran').touch()\nraise ImportError('a stranger of that name')\n"


def lay_hostile_module(folder: Path, name: str) -> None:
    """A module with the name of a package that we need; it leaves a file behind if it is run."""
    (folder / f"{name}.py").write_text(HOSTILE)


def expect_not_run(folder: Path) -> None:
    """None of the hostile modules in a folder was run."""
    assert list(folder.glob("*.py"))
    assert not list(folder.glob("*.ran"))


@contextmanager
def quarantined(folder: Path, *options: str, **settings: Any) -> Iterator[Quarantine]:
    """Serve the dashboard where a proxy takes every connection and never answers. Arguments are those of `running`."""
    watching, calls = folder / "watching", folder / "calls.txt"
    watching.mkdir()
    (watching / "dashboard").symlink_to(paths.PACKAGE)
    with socket.create_server(("127.0.0.1", 0)) as hole:
        callers: list[socket.socket] = []

        def take() -> None:
            with contextlib.suppress(OSError):  # closed at the end
                while True:
                    callers.append(hole.accept()[0])

        threading.Thread(target=take, daemon=True).start()
        address = f"http://127.0.0.1:{hole.getsockname()[1]}"
        (watching / "sitecustomize.py").write_text(WATCH.format(hole=address, calls=str(calls)))
        with running(folder, *options, source=watching, **settings) as server:
            yield Quarantine(server, calls, callers)
