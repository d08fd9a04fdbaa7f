"""What several tests share: a small data package, and a real server that always ends."""

from __future__ import annotations

import ast
import asyncio
import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

import httpx
from hypothesis import HealthCheck, settings
from starlette.types import ASGIApp

from dashboard import paths
from dashboard.texts import JOINER

if TYPE_CHECKING:  # whoever only shares the tests out reads no data
    from dashboard.reading.dataset import Dataset

Result = TypeVar("Result")
Thing = TypeVar("Thing")
# Each begins with the space that holds together, and then looks back: a page has few of them, and is searched in no time.
_TIED = re.compile(
    "\u00a0(?:"
    + "|".join(
        rf"(?<=(?<!\w){word}\u00a0)" for word in ("[а-яё]", "[а-яё]{2}", "для", "без", "при", "над", "под")
    )
    + r"|(?=[·—] )|(?<=\d\u00a0)(?=[а-яё])|(?<=\d[\u00a0 ]млн\u00a0)|(?<=\b\w\.\u00a0)(?=\w)|(?<=:\u00a0)(?=\d))",
    re.IGNORECASE,
)
STARTED_WITHIN = 180  # seconds, on a machine with much else to do; 4 on a quiet one
DRAWN_WITHIN = 600  # seconds for a piece of work of the process that draws; a server keeps its minute


def loosened(text: str) -> str:
    """A text of a page without what only keeps its lines together.

    In ranges and names, behind short Russian words, between a number and its Russian or Kyrgyz unit, and before a dash
    or the dot between facts.
    """
    return _TIED.sub(" ", text.replace(JOINER, ""))


def script(name: str) -> ModuleType:
    """A file of ``scripts/`` as a module: that folder is no package."""
    spec = importlib.util.spec_from_file_location(name, paths.ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def shipped() -> Dataset:
    """The shipped data, read once: what is kept with it is then kept for all tests."""
    from dashboard.reading.dataset import load

    return load(paths.SHIPPED_DATA)


def some(things: Iterable[Thing]) -> list[Thing]:
    """What a loop of a test goes over: nothing at all is a failure there, and would pass without this."""
    found = list(things)
    assert found, "nothing to look at: this test would pass whatever the code does"
    return found


def tries(share: float = 1.0) -> settings:
    """For tests of which one try is dear: this share of what the profile tries (see conftest.py)."""
    number = max(1, round(settings.default.max_examples * share))  # type: ignore[attr-defined]
    return settings(max_examples=number, suppress_health_check=[HealthCheck.too_slow])


def run_apart(work: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine in a thread of its own: Playwright, once started, keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, work).result()


def asked(
    app: ASGIApp, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
) -> httpx.Response:
    """What an app answers to one request, without a server."""

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost"
        ) as client:
            return await client.request(method, path, headers=headers)

    return run_apart(ask())


def drawn_rows(specification: Any) -> list[dict[str, Any]]:
    """The rows that a Vega-Lite specification draws, those of a table that several layers share once."""
    tables: dict[str, list[dict[str, Any]]] = {}

    def collect(part: Any) -> None:
        if isinstance(part, dict):
            values = part["data"].get("values") if isinstance(part.get("data"), dict) else None
            if isinstance(values, list):
                tables.setdefault(json.dumps(values, sort_keys=True), values)
            for item in part.values():
                collect(item)
        elif isinstance(part, list):
            for item in part:
                collect(item)

    collect(specification)
    return [row for rows in tables.values() for row in rows]


def without_rows(specification: Any) -> Any:
    """A specification without its rows: what is code in it."""
    if isinstance(specification, dict):
        return {
            name: without_rows(part)
            for name, part in specification.items()
            if not (name == "data" and isinstance(part, dict) and "values" in part)
        }
    return (
        [without_rows(part) for part in specification] if isinstance(specification, list) else specification
    )


def empty_package(folder: Path) -> Path:
    """A valid data package without a row: the header line of every table."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, header in _headers().items():
        (folder / name).write_text(header, encoding="utf-8")
    return folder


@cache
def _headers() -> Mapping[str, str]:
    """The header line of every table, by the name of its file."""
    schema = json.loads((paths.SHIPPED_DATA / "datapackage.json").read_text(encoding="utf-8"))
    return {
        resource["path"]: ",".join(field["name"] for field in resource["schema"]["fields"]) + "\n"
        for resource in schema["resources"]
    }


@cache
def parsed(source: str) -> ast.Module:
    """Some code as a tree: several tests walk through all of ours."""
    return ast.parse(source)


def break_package(folder: Path) -> Path:
    """Give a data package one line of nonsense in its table of events."""
    with (folder / "events.csv").open("a", encoding="utf-8") as file:
        file.write("not an id,\n")
    return folder


@dataclass(frozen=True)
class Server:
    """A running server: its address without a slash at the end, and what it has printed."""

    url: str
    log: Path

    def get(self, path: str) -> httpx.Response:
        return httpx.get(self.url + path, timeout=STARTED_WITHIN)


@dataclass(frozen=True)
class Started(Server):
    """One that this process has started."""

    process: subprocess.Popen[bytes]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    folder: Path,
    *options: str,
    data: Path | None = None,
    base: str = "",
    source: Path | None = None,
    command: Sequence[str] = ("-m", "dashboard", "serve"),
    port: int | None = None,
    variables: Mapping[str, str] | None = None,
) -> Iterator[Started]:
    """Serve the dashboard in a process of its own, with `folder` as working folder and empty home.

    Yields once the health check answers, with 200 or 503. `source` is where `dashboard` is imported
    from (default: the code under test), `variables` are added to the environment; an empty one is taken out.
    """
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    port, log = port or free_port(), folder / "server.log"
    environment: dict[str, str] = {
        **{name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")},
        "HOME": str(home),
        "PYTHONPATH": str(source or paths.PACKAGE.parent),
        paths.DATA_VARIABLE: str(data or ""),
        **(variables or {}),
    }
    environment = {name: value for name, value in environment.items() if value}
    line = [sys.executable, *command, "--server.port", str(port), "--server.headless", "true", *options]
    if base:
        line += ["--server.baseUrlPath", base]
    with log.open("wb") as out:
        process = subprocess.Popen(line, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT)
    server = Started(f"http://127.0.0.1:{port}{'/' if base else ''}{base}", log, process)
    try:
        _wait(server)
        yield server
    finally:
        stop(process)


def find_haproxy() -> str | None:
    """Path of the proxy on this machine, or None; Debian has it where only root looks."""
    return shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def for_the_proxy(**settings: str) -> dict[str, str]:
    """The environment of a proxy: that of the tests, with these of our settings and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ATLAS_")}
    return {**kept, **settings}


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask a program to end, and see that it has."""
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(15)


def until(fits: Callable[[], bool], otherwise: str) -> None:
    """Ask again and again until it fits; what is to be said if it does not, on a machine however busy."""
    end = time.monotonic() + STARTED_WITHIN
    while not fits():
        assert time.monotonic() < end, otherwise
        time.sleep(0.1)


def _wait(server: Started) -> None:
    end = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < end:
        if server.process.poll() is not None:
            break
        try:
            if "json" in server.get("/healthz").headers.get("content-type", ""):
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"The server did not start:\n{server.log.read_text(errors='replace')[-3000:]}")
