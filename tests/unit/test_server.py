"""Health, headers, base path and warm-up, without a server."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard import __version__, collector, paths
from dashboard.serving import server
from dashboard.serving.headers import COMPONENT_POLICY, PAGE_POLICY, SecurityHeaders
from support import break_package, empty_package, run_apart


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = empty_package(tmp_path / "data")
    monkeypatch.setenv(paths.DATA_VARIABLE, str(folder))
    return folder


# --- health ---------------------------------------------------------------------------------------


def test_health_names_version_and_data_package(package: Path) -> None:
    status, body = server.health()
    assert status == 200
    assert body["status"] == "ok"
    assert body["version"] == __version__
    assert body["data_package"] == "mining-atlas"
    assert body["data_version"]


def test_health_says_what_is_wrong_from_the_start_and_recovers_without_a_restart(package: Path) -> None:
    events = package / "events.csv"
    good = events.read_bytes()
    break_package(package)
    status, body = server.health()
    assert status == 503
    assert body["fault_count"] >= 1
    assert any("events.csv" in fault for fault in body["faults"])
    events.write_bytes(good)
    assert server.health()[0] == 200


def test_a_later_edit_with_faults_does_not_stop_the_service_and_is_told(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collector, "settle", lambda: None)  # test_edition.py; it walks what other tests hold
    assert server.health()[0] == 200
    good = (package / "events.csv").read_bytes()
    break_package(package)
    status, body = server.health()
    assert status == 200
    assert any("events.csv" in fault for fault in body["edited_data"]["faults"])
    (package / "events.csv").write_bytes(good)
    assert "edited_data" not in server.health()[1]


def test_health_answers_when_the_folder_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "nowhere"))
    status, body = server.health()
    assert status == 503
    assert str(tmp_path) not in str(body), "the health check tells nobody how the machine's folders are named"


def test_health_answers_when_reading_fails_in_an_unforeseen_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_folder: Path) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(server.edition, "current", fail)
    status, body = server.health()
    assert status == 503
    assert "PermissionError" in body["reason"]


def test_a_flood_of_faults_is_counted_but_not_listed_whole(package: Path) -> None:
    with (package / "events.csv").open("a", encoding="utf-8") as file:
        file.write("not an id,\n" * (server.MOST_FAULTS + 10))
    _, body = server.health()
    assert len(body["faults"]) == server.MOST_FAULTS < body["fault_count"]


# --- routes and headers ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("configured", "prefix"),
    [(None, ""), ("", ""), ("/", ""), ("atlas", "/atlas"), ("/a/b/", "/a/b")],
)
def test_base_path(configured: str | None, prefix: str) -> None:
    assert server.base_path(configured) == prefix


def _answers(base: str, *requested: str) -> list[httpx.Response]:
    def any_file(_request: object) -> PlainTextResponse:
        return PlainTextResponse("x", headers={"X-Content-Type-Options": "other"})

    everything = Route("/{path:path}", any_file)
    app = Starlette(routes=[*server.routes(base), everything], middleware=server.middleware(base))

    async def ask() -> list[httpx.Response]:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost"
        ) as client:
            return [await client.get(base + path) for path in requested]

    return run_apart(ask())


@pytest.mark.parametrize("base", ["", "/crisis/dash"])
def test_every_answer_has_the_headers_and_maps_have_their_own_policy(package: Path, base: str) -> None:
    requested = ("/healthz", "/", "/map", "/component/map/index.html")
    for path, answer in zip(requested, _answers(base, *requested), strict=True):
        headers = answer.headers
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"] == "same-origin"
        assert "geolocation=()" in headers["Permissions-Policy"]
        assert (
            headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
        )
        assert "X-Frame-Options" not in headers, "the map is a frame of this very site"
        expected = COMPONENT_POLICY if "/component/" in path else PAGE_POLICY
        assert headers["Content-Security-Policy"] == expected


def _rights(policy: str) -> dict[str, set[str]]:
    return {
        name: set(rights.split())
        for name, _, rights in (part.strip().partition(" ") for part in policy.split(";"))
    }


@pytest.mark.parametrize("policy", [PAGE_POLICY, COMPONENT_POLICY])
def test_a_policy_forbids_what_it_does_not_name_and_names_no_other_server(policy: str) -> None:
    rights = _rights(policy)
    assert rights["default-src"] == rights["base-uri"] == rights["form-action"] == {"'none'"}
    assert rights["frame-ancestors"] == {"'self'"}
    assert not {"*", "blob:", "http:", "https:", "ws:"} & set().union(*rights.values())
    assert "http" not in policy
    assert "data:" not in rights["script-src"] | rights.get("frame-src", set())


def test_pages_run_no_inline_script_but_streamlits_own() -> None:
    rights = _rights(PAGE_POLICY)["script-src"]
    assert not {"'unsafe-inline'", "'unsafe-eval'"} & rights
    assert len([right for right in rights if right.startswith("'sha256-")]) == 1


def test_the_map_can_send_nothing_anywhere() -> None:
    """Its scripts are written in the page (docs/decisions/0023): what they may reach is all the more narrow."""
    rights = _rights(COMPONENT_POLICY)
    assert not {"connect-src", "frame-src", "worker-src", "object-src"} & rights.keys()
    assert rights["img-src"] == rights["font-src"] == {"'self'"}


def test_middleware_leaves_web_sockets_alone() -> None:
    seen = []

    async def app(scope: object, receive: object, send: object) -> None:
        seen.append(send)

    async def send(_message: object) -> None:
        """Never called."""

    guarded = SecurityHeaders(app)  # type: ignore[arg-type]
    run_apart(guarded({"type": "websocket", "path": "/"}, None, send))  # type: ignore[arg-type]
    assert seen == [send]


# --- start ----------------------------------------------------------------------------------------


def test_a_browser_is_opened_once_all_is_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    monkeypatch.setattr(server, "warm_up", lambda: steps.append("warm"))
    monkeypatch.setattr(server.open_files, "allow_many", lambda: None)
    monkeypatch.setattr(server.webbrowser, "open", steps.append)

    async def run(open_at: str | None) -> None:
        async with server.lifespan(open_at)(None):
            await asyncio.sleep(0.1)

    run_apart(run("http://localhost:1/"))
    assert steps == ["warm", "http://localhost:1/"]
    run_apart(run(None))
    assert steps[2:] == ["warm"]


def test_advice_is_given_before_the_first_visitor(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    few: list[str | None] = [None]
    monkeypatch.setattr(server, "warm_up", lambda: None)
    monkeypatch.setattr(server.open_files, "allow_many", lambda: few[0])

    async def start(advice: str | None) -> None:
        async with server.lifespan(advice=advice)(None):
            pass

    run_apart(start(None))
    assert not caplog.records
    run_apart(start("Tell the name."))
    assert caplog.messages == ["Tell the name."]
    few[0] = "Few files."
    run_apart(start(None))
    assert caplog.messages[1:] == ["Few files."]
