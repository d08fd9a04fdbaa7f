"""Each group's brief has an address: made when it is asked for, once a day, and nothing else is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from dashboard import cache
from dashboard.outputs.files import brief
from dashboard.outputs.workshop import NotDrawn
from dashboard.serving import briefs, server
from support import asked, shipped


def answer(path: str, base: str = "", method: str = "GET", **headers: str) -> httpx.Response:
    app = Starlette(routes=server.routes(base), middleware=server.middleware(base))

    return asked(app, path, method, headers)


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
    assert told.text.startswith("This brief could not be made just now")
    assert "Эту справку" in answer("/briefs/ru/ngo.pdf").text


def test_who_asks_only_whether_it_is_there_makes_none(made: list[tuple[str, str, str, date]]) -> None:
    told = answer("/briefs/en/local.pdf", method="HEAD")
    assert (told.status_code, told.headers["Content-Type"], told.content) == (200, "application/pdf", b"")
    assert not made


def test_a_kept_copy_is_asked_about_and_sent_again_only_when_it_would_be_another(
    made: list[tuple[str, str, str, date]], monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = answer("/briefs/en/local.pdf").headers["ETag"]
    cache.forget()
    for method in ("GET", "HEAD"):
        same = answer("/briefs/en/local.pdf", method=method, **{"If-None-Match": f'"another", {tag}'})
        assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", tag)
        assert same.headers["Cache-Control"] == "no-cache"
    assert len(made) == 1, "it is not made to be compared"
    others = ["/briefs/ru/local.pdf", "/briefs/en/ngo.pdf"]
    tags = [answer(path, method="HEAD").headers["ETag"] for path in others]
    tags.append(answer("/briefs/en/local.pdf", method="HEAD", host="localhost:1").headers["ETag"])
    monkeypatch.setattr(briefs, "datetime", _Tomorrow)
    tags.append(answer("/briefs/en/local.pdf", method="HEAD").headers["ETag"])
    monkeypatch.undo()
    data = shipped()
    edited = replace(data, contents={**data.contents, "events.csv": b"another"})
    (route,) = briefs.routes("", lambda: edited)
    tags.append(asked(Starlette(routes=[route]), "/briefs/en/local.pdf", "HEAD").headers["ETag"])
    assert len({tag, *tags}) == 6


class _Tomorrow(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) + timedelta(days=1)


def test_invented_names_of_the_server_push_no_figure_out_of_what_is_kept(
    made: list[tuple[str, str, str, date]],
) -> None:
    before = cache.size()
    for port in range(3):
        assert answer("/briefs/en/local.pdf", host=f"localhost:{port}").status_code == 200
    assert len(made) == 3
    assert cache.size() == before


def test_who_comes_while_too_many_are_made_is_asked_to_come_again(
    made: list[tuple[str, str, str, date]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(briefs, "_PATIENCE", 0.01)
    with briefs._making, briefs._making:
        told = answer("/briefs/en/local.pdf")
    assert (told.status_code, told.headers["Retry-After"]) == (503, "60")
    assert not made


def test_without_data_it_is_said_why_as_everywhere() -> None:
    (route,) = briefs.routes("", lambda: {"status": "data faults"})
    app = Starlette(routes=[route])

    told = asked(app, "/briefs/en/local.pdf")
    assert (told.status_code, told.json()) == (503, {"status": "data faults"})
