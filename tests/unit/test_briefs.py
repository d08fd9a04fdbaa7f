"""Each group's brief has an address: made when it is asked for, once a day, and nothing else is there."""

from __future__ import annotations

from datetime import date
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from dashboard import cache, server
from dashboard.outputs import brief
from dashboard.outputs.workshop import NotDrawn
from support import run_apart


def answer(path: str, base: str = "", **headers: str) -> httpx.Response:
    app = Starlette(routes=server.routes(base), middleware=server.middleware(base))

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost"
        ) as client:
            return await client.get(path, headers=headers)

    return run_apart(ask())


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str, date]]:
    """What is made, and where it leads back to; what stands in a brief: test_brief.py."""
    cache.forget()
    calls: list[tuple[str, str, str, date]] = []

    def noted(group: str, _data: Any, t: Any, home: str, day: date) -> bytes:
        calls.append((group, t.lang, home, day))
        return b"%PDF"

    monkeypatch.setattr(brief, "brief", noted)
    return calls


def test_a_brief_is_made_once_in_its_language_and_leads_back_to_where_it_was_asked_for(
    made: list[tuple[str, str, str, date]],
) -> None:
    for _ in range(2):
        told = answer("/atlas/briefs/ru/local.pdf", "/atlas", **{"X-Forwarded-Proto": "https"})
        assert told.status_code == 200
        assert told.content == b"%PDF"
        assert told.headers["Content-Type"] == "application/pdf"
        assert told.headers["Content-Disposition"].endswith('brief-local-ru.pdf"')
    ((group, lang, home, _),) = made
    assert (group, lang, home) == ("local", "ru", "https://localhost/atlas")


@pytest.mark.parametrize("path", ["ru/king.pdf", "xx/local.pdf", "ru/local", "ru/..%2flocal.pdf"])
def test_nothing_else_lies_there(path: str, made: list[tuple[str, str, str, date]]) -> None:
    assert answer(f"/briefs/{path}").status_code == 404
    assert not made


def test_one_that_cannot_be_drawn_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> bytes:
        raise NotDrawn("too busy")

    cache.forget()
    monkeypatch.setattr(brief, "brief", fails)
    told = answer("/briefs/en/ngo.pdf")
    assert told.status_code == 503
    assert told.text.startswith("The brief could not be drawn")
