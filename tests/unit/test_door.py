"""Who may come in: by which name, from which page."""

from __future__ import annotations

import logging
import socket
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.types import Message
from starlette.websockets import WebSocket

from dashboard.serving import door, headers, server
from dashboard.serving.door import Rules
from support import asked, run_apart

STREAM = "/_stcore/stream"

# What Streamlit is told if nobody says anything else (.streamlit/config.toml).
USUAL: dict[str, Any] = {
    "server.address": "localhost",
    "browser.serverAddress": "localhost",
    "browser.serverPort": 8501,
    "server.allowedHosts": [],
    "server.corsAllowedOrigins": [],
    "server.enableCORS": True,
}


def rules(**options: Any) -> Rules:
    """The rules under some options: `server_address` is `server.address`."""
    told = {name.replace("_", ".", 1): value for name, value in options.items()}
    assert told.keys() <= USUAL.keys()
    return Rules.told({**USUAL, **told}.__getitem__)


# --- the name -------------------------------------------------------------------------------------

LOCAL = [
    "localhost",
    "localhost:8501",
    "LOCALHOST:9",
    "localhost.:8501",
    "127.0.0.1:8501",
    "[::1]:8501",
    "[::1]",
]
ADDRESSES = ["192.168.1.7:8501", "10.0.0.5", "[fe80::1]:8501", "0.0.0.0:8501"]
STRANGE = [
    "evil.example",
    "evil.example:8501",
    "localhost.evil.example",
    "evil-localhost",
    "127.0.0.1.evil.example",
]
BROKEN = ["", ":8501", "local host", "localhost:port", "localhost:99999", "localhost/x", "me@localhost", "[::1", "localhost?", "::1"]  # fmt: skip


@pytest.mark.parametrize("host", [*LOCAL, *ADDRESSES])
def test_this_machine_and_every_ip_address_need_not_be_told(host: str) -> None:
    assert rules().is_our_name([host])


@pytest.mark.parametrize("host", [*STRANGE, *BROKEN])
def test_a_name_that_was_not_told_and_what_is_no_name_are_not_ours(host: str) -> None:
    assert not rules().is_our_name([host])


def test_a_request_without_or_with_two_names_is_not_for_us() -> None:
    assert not rules().is_our_name([])
    assert not rules().is_our_name(["localhost", "localhost"])


@pytest.mark.parametrize(
    ("told", "ours", "not_ours"),
    [
        ({"browser_serverAddress": "Atlas.example"}, "atlas.example", "x.atlas.example"),
        ({"server_address": "atlas.example"}, "atlas.example:8501", "evil.example"),
        ({"server_allowedHosts": ["atlas.example"]}, "atlas.example:443", "evil.example"),
        ({"server_allowedHosts": ["*.atlas.example"]}, "a.b.atlas.example", "atlas.example"),
        ({"server_allowedHosts": ["*"]}, "whatever.example", "what ever:x"),
    ],
)
def test_a_name_that_was_told_is_ours(told: dict[str, Any], ours: str, not_ours: str) -> None:
    assert rules(**told).is_our_name([ours])
    assert not rules(**told).is_our_name([not_ours])


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "10.0.0.5"])
def test_named_hosts_are_all_there_are_as_streamlit_has_it_too(host: str) -> None:
    assert not rules(server_allowedHosts=["atlas.example"]).is_our_name([host])


def test_a_server_for_others_also_knows_the_name_of_its_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "Laptop")
    open_to_all = rules(server_address="0.0.0.0")
    assert all(
        open_to_all.is_our_name([host]) for host in ("laptop:8501", "laptop.local:8501", "10.0.0.5:8501")
    )
    assert not open_to_all.is_our_name(["evil.example"])
    assert not rules().is_our_name(["laptop:8501"])


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "", None, "192.168.1.7"])
def test_who_serves_others_without_a_name_is_told_what_to_do(address: str | None) -> None:
    said = rules(server_address=address).advice()
    assert said
    assert "--server.allowedHosts NAME" in said
    for name in ("atlas.example", "192.168.1.7"):
        assert rules(server_address=address, browser_serverAddress=name).advice() is None
    assert rules(server_address=address, server_allowedHosts=["atlas.example"]).advice() is None


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "::1", "127.0.1.1"])
def test_who_serves_this_machine_only_needs_no_advice(address: str) -> None:
    assert rules(server_address=address).advice() is None


# --- the page that opens a web socket -------------------------------------------------------------


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        (None, "localhost:8501"),  # no page, but a program
        ("http://localhost:8501", "localhost:8501"),
        ("http://LOCALHOST:8501", "localhost:8501"),
        ("http://[::1]:8501", "[::1]:8501"),
        ("http://localhost:9000", "localhost:9000"),  # a tunnel
        ("http://localhost", "localhost:80"),
        ("https://localhost", "localhost"),  # a proxy that speaks TLS
        ("https://localhost", "localhost:443"),
        ("http://localhost:8501", "127.0.0.1:8501"),  # the address that was said at the start
    ],
)
def test_our_own_page_may_open_a_socket(origin: str | None, host: str) -> None:
    assert rules().may_open(origin, host)


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "https://localhost.evil.example:8501",
        "http://evil.example/localhost:8501",
        "http://localhost:8501@evil.example",
        "http://localhost:8502",  # another program on this machine
        "http://localhost",
        "http://127.0.0.1:8502",
        "http://0.0.0.0:8501",
        "ws://localhost:8501",
        "file://localhost:8501",
        "chrome-extension://localhost:8501",
        "null",
        "",
        "localhost:8501",
        "http://",
        "http://localhost:99999",
        "http://localhost:8501 http://evil.example",
    ],
)
def test_a_page_of_anybody_else_may_not(origin: str) -> None:
    assert not rules().may_open(origin, "localhost:8501")


@pytest.mark.parametrize(
    ("told", "origin", "may"),
    [
        ({"browser_serverAddress": "atlas.example"}, "https://atlas.example", True),
        ({"browser_serverAddress": "atlas.example"}, "http://atlas.example:8501", True),
        ({"browser_serverAddress": "atlas.example", "browser_serverPort": 444}, "https://atlas.example:444", True),
        ({"browser_serverAddress": "atlas.example"}, "https://atlas.example:444", False),
        ({"server_corsAllowedOrigins": ["https://a.example/"]}, "https://a.example", True),
        ({"server_corsAllowedOrigins": ["https://a.example"]}, "https://a.example:443", True),
        ({"server_corsAllowedOrigins": ["https://a.example"]}, "http://a.example", False),
        ({"server_corsAllowedOrigins": ["https://a.example"]}, "https://b.example", False),
        ({"server_corsAllowedOrigins": ["nonsense", ""]}, "null", False),
        ({"server_enableCORS": False}, "http://evil.example", True),
        ({"server_enableCORS": False}, "null", True),
    ],
)  # fmt: skip
def test_other_pages_may_if_that_was_told(told: dict[str, Any], origin: str, may: bool) -> None:
    """A proxy that calls us by another name than the visitor's."""
    assert rules(**told).may_open(origin, "127.0.0.1:8501") is may


# --- the middleware -------------------------------------------------------------------------------


def _behind_the_door(own: Rules, base: str = "") -> tuple[Starlette, list[Headers]]:
    """An app that answers everything, and the headers of all that came through."""
    came: list[Headers] = []

    def any_page(request: Any) -> PlainTextResponse:
        came.append(request.headers)
        return PlainTextResponse("a screen")

    async def any_socket(socket: WebSocket) -> None:
        came.append(socket.headers)
        await socket.accept()
        await socket.close()

    routes = [Route("/{path:path}", any_page), WebSocketRoute("/{path:path}", any_socket)]
    return Starlette(routes=routes, middleware=server.middleware(base, own)), came


def _open_socket(own: Rules, origin: str | None, host: str) -> tuple[list[Message], list[Headers]]:
    """What is answered to a handshake, and the headers with which it came through."""
    app, came = _behind_the_door(own)
    lines = [(b"host", host.encode()), *([(b"origin", origin.encode())] if origin is not None else [])]
    coming = iter(({"type": "websocket.connect"}, {"type": "websocket.disconnect"}))
    answered: list[Message] = []

    async def receive() -> Message:
        return next(coming)

    async def send(message: Message) -> None:
        answered.append(message)

    run_apart(app({"type": "websocket", "path": STREAM, "headers": lines}, receive, send))  # type: ignore[arg-type]
    return answered, came


REFUSED: tuple[list[Message], list[Headers]] = ([{"type": "websocket.close", "code": 1008}], [])


def test_streamlit_hears_of_no_socket_that_is_refused() -> None:
    assert _open_socket(rules(), "http://evil.example", "localhost:8501") == REFUSED
    assert _open_socket(rules(), "null", "localhost:8501") == REFUSED
    assert _open_socket(rules(), "http://evil.example:8501", "evil.example:8501") == REFUSED, (
        "its name leads here"
    )
    answered, came = _open_socket(rules(), None, "localhost:8501")
    assert answered[0]["type"] == "websocket.accept"
    assert len(came) == 1


@pytest.mark.parametrize("origin", ["https://atlas.example", "http://localhost:8501"])
def test_streamlit_takes_every_socket_that_is_let_in_for_our_own(origin: str) -> None:
    """Its own look at another origin would begin with a question to an outside service."""
    _, (came,) = _open_socket(rules(browser_serverAddress="atlas.example"), origin, "localhost:8501")
    assert came["origin"].partition("://")[2] == came["host"] == "localhost:8501"


def _get(app: Starlette, path: str, host: str) -> httpx.Response:
    return asked(app, path, headers={"Host": host})


@pytest.mark.parametrize("host", [*STRANGE, "<script>alert(1)</script>", "a" * 5_000])
def test_a_strange_name_gets_a_sentence_with_all_headers_and_nothing_of_it(host: str) -> None:
    app, came = _behind_the_door(rules())
    answer = _get(app, "/", host)
    assert (answer.status_code, answer.text) == (400, door.STRANGE_NAME)
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.headers["Content-Security-Policy"] == headers.PAGE_POLICY
    assert not came


@pytest.mark.parametrize("base", ["", "/a/b"])
def test_health_answers_under_every_name_and_nothing_else_does(base: str) -> None:
    app, came = _behind_the_door(rules(server_allowedHosts=["atlas.example"]), base)
    for path in ("/healthz", "/_stcore/health"):
        assert _get(app, base + path, "10.0.0.5:8501").status_code == 200
        assert _get(app, base + path, "probe").status_code == 200
    for path in ("/", "/data/events.csv", "/healthz/", "/_stcore/host-config", "/_stcore/health/x"):
        assert _get(app, base + path, "10.0.0.5:8501").status_code == 400
    assert len(came) == 4


def test_refusals_are_written_down_once_and_not_without_end(caplog: pytest.LogCaptureFixture) -> None:
    app, _ = _behind_the_door(rules())
    with caplog.at_level(logging.WARNING, logger=door.log.name):
        for number in range(door.MOST_NOTED + 5):
            _get(app, "/", f"name{number}.example")
            _get(app, "/", "evil\x1b.example" + "x" * 500)
    assert len(caplog.records) == door.MOST_NOTED
    assert all(
        len(record.getMessage()) < 200 and record.getMessage().isprintable() for record in caplog.records
    )
