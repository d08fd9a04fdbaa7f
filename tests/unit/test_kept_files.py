"""A file that never changes is fetched once and pressed once; whatever may change is asked for each time."""

from __future__ import annotations

import asyncio
import gzip
from collections import Counter

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from dashboard.serving import kept_files
from dashboard.serving.kept_files import KeptFiles
from support import run_apart

SCRIPT = b"let valley = 'Talas';\n" * 400
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable", "ETag": '"one"'}


class Files:
    """Some files behind the middleware, and how often each was really fetched."""

    def __init__(self) -> None:
        self.fetched: Counter[str] = Counter()
        app = Starlette(routes=[Route("/{path:path}", self.file, methods=["GET", "POST"])])
        self.kept = KeptFiles(app, folders=("/static/",))

    def file(self, request: Request) -> Response:
        name = request.path_params["path"]
        self.fetched[name] += 1
        if name.endswith("missing.js"):
            return Response(b"no", status_code=404, headers=FOREVER)
        told = {} if name.endswith("index.html") else FOREVER
        kind = "image/png" if name.endswith("png") else "text/javascript"
        return Response(SCRIPT, headers=told, media_type=kind)

    def ask(self, *paths: str, method: str = "GET", **headers: str) -> list[httpx.Response]:
        async def talk() -> list[httpx.Response]:
            transport = httpx.ASGITransport(self.kept)
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                return [await client.request(method, path, headers=headers) for path in paths]

        return run_apart(talk())


def test_it_is_fetched_once_and_sent_pressed_to_who_reads_that() -> None:
    files = Files()
    answers = files.ask("/static/a.js", "/static/a.js", "/static/a.js", **{"Accept-Encoding": "gzip, br"})
    (plain,) = files.ask("/static/a.js", **{"Accept-Encoding": "identity"})
    assert files.fetched == {"static/a.js": 1}
    for answer in answers:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert int(answer.headers["Content-Length"]) < len(SCRIPT) / 5
    assert "Content-Encoding" not in plain.headers
    for answer in (*answers, plain):
        assert answer.content == SCRIPT, "whatever way it comes"
        assert answer.headers["Cache-Control"] == FOREVER["Cache-Control"]
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Content-Type"].startswith("text/javascript")


def test_a_picture_is_kept_as_it_is() -> None:
    files = Files()
    answers = files.ask("/static/a.png", "/static/a.png", **{"Accept-Encoding": "gzip"})
    assert files.fetched == {"static/a.png": 1}
    assert all("Content-Encoding" not in answer.headers for answer in answers)
    assert [answer.content for answer in answers] == [SCRIPT] * 2


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/static/index.html", "GET", {}),
        ("/static/missing.js", "GET", {}),
        ("/static/a.js?v=1", "GET", {}),
        ("/elsewhere/a.js", "GET", {}),
        ("/static/a.js", "POST", {}),
        ("/static/a.js", "GET", {"Range": "bytes=0-9"}),
        ("/static/a.js", "GET", {"If-None-Match": '"one"'}),
    ],
)
def test_what_may_change_or_is_asked_about_is_fetched_each_time(
    path: str, method: str, headers: dict[str, str]
) -> None:
    files = Files()
    files.ask(path, path, method=method, **headers)
    assert sum(files.fetched.values()) == 2


def test_all_that_is_kept_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_files, "LIMIT", 40_000)
    files = Files()
    files.ask(*(f"/static/{number}.js" for number in range(50)))
    assert 0 < files.kept.kept.currsize <= 40_000
    monkeypatch.setattr(kept_files, "LARGEST", 100)
    files.ask("/static/large.js", "/static/large.js")
    assert files.fetched["static/large.js"] == 2


def test_it_is_the_same_when_unpressed() -> None:
    files = Files()
    files.ask("/static/a.js", **{"Accept-Encoding": "gzip"})
    kept = files.kept.kept["/static/a.js"]
    assert kept.pressed is not None
    assert gzip.decompress(kept.pressed) == kept.plain == SCRIPT


def test_the_pressed_form_shares_no_strong_mark_with_the_plain_one() -> None:
    """A download that broke off goes on by that mark, and would join bytes of both."""
    files = Files()
    (pressed,) = files.ask("/static/a.js", **{"Accept-Encoding": "gzip"})
    (plain,) = files.ask("/static/a.js", **{"Accept-Encoding": "identity"})
    assert plain.headers["ETag"] == FOREVER["ETag"]
    assert pressed.headers["ETag"] == f"W/{FOREVER['ETag']}"
    assert pressed.headers["Accept-Ranges"] == "none"


@pytest.mark.parametrize(
    ("accepted", "is_pressed"),
    [("gzip;q=0", False), ("br", False), ("br, gzip;q=0.5", True), ("*", True), ("GZIP", True), ("", False)],
)
def test_who_takes_no_gzip_gets_none(accepted: str, is_pressed: bool) -> None:
    (answer,) = Files().ask("/static/a.js", **{"Accept-Encoding": accepted})
    assert ("Content-Encoding" in answer.headers) == is_pressed
    assert answer.content == SCRIPT


def test_other_spellings_of_an_address_fill_no_room() -> None:
    files = Files()
    files.ask("/static/a.js", "/static//a.js", "/static/b//a.js")
    assert list(files.kept.kept) == ["/static/a.js"]


def test_while_one_visitor_waits_others_are_answered_and_a_break_leaves_nothing_behind() -> None:
    files = Files()

    async def together() -> list[bytes]:
        transport = httpx.ASGITransport(files.kept)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            answers = await asyncio.gather(*(client.get("/static/a.js") for _ in range(5)))
        return [answer.content for answer in answers]

    assert run_apart(together()) == [SCRIPT] * 5

    async def breaks(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"cache-control", b"immutable"), (b"content-length", b"9")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        raise ConnectionError

    files.kept.app = breaks

    async def broken() -> None:
        transport = httpx.ASGITransport(files.kept)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            with pytest.raises(ConnectionError):
                await client.get("/static/b.js")

    run_apart(broken())
    assert not files.kept.coming
    assert list(files.kept.kept) == ["/static/a.js"]
