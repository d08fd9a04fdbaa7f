"""The language that a page says it is in."""

from __future__ import annotations

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import server
from dashboard.page_language import page_language
from support import run_apart


@pytest.mark.parametrize(
    ("query", "accepted", "lang"),
    [
        ("", "", "en"),
        ("", "ru", "ru"),
        ("", "ky-KG,ru;q=0.8", "ky"),
        ("", "xx,ru", "en"),
        ("lang=ky", "ru", "ky"),
        ("lang=xx", "ru", "ru"),
    ],
)
def test_a_page_is_in_the_language_of_its_address_else_of_the_browser(
    query: str, accepted: str, lang: str
) -> None:
    assert page_language(query, accepted) == lang


def _page(method: str, accepted: str) -> httpx.Response:
    """Ask for a page like Streamlit's, which as a file answers HEAD with its length."""
    page = b'<!doctype html><html lang="en"><body>' + "Өзгөчө".encode() + b"</body></html>"

    def html(request: Request) -> Response:
        told = {"Content-Length": str(len(page)), "ETag": '"x"', "Vary": "Accept-Encoding"}
        body = b"" if request.method == "HEAD" else page
        return Response(body, media_type="text/html", headers=told)

    app = Starlette(routes=[Route("/", html)], middleware=server.middleware())

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost"
        ) as client:
            return await client.request(
                method, "/", headers={"Accept": "text/html", "Accept-Language": accepted}
            )

    return run_apart(ask())


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_head_tells_the_same_as_get_in_every_language(lang: str) -> None:
    whole, head = _page("GET", lang), _page("HEAD", lang)
    assert f'<html lang="{lang}">' in whole.text
    assert head.content == b""
    assert head.headers == whole.headers
    assert int(head.headers["Content-Length"]) == len(whole.content)


def test_a_page_marked_anew_is_kept_for_its_language_only() -> None:
    assert _page("GET", "ru").headers["Vary"] == "Accept-Encoding, Accept-Language"
    assert "ETag" not in _page("GET", "ru").headers
