"""The data package at open addresses: what is served, to whom, and that nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard import paths
from dashboard.reading.dataset import load
from dashboard.serving import open_data, server
from open_data_addresses import BASE, ELSEWHERE, REFUSAL, SHIPPED, TABLES
from support import asked, break_package, empty_package


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.DATA_VARIABLE, raising=False)


@pytest.fixture
def foreign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = empty_package(tmp_path / "data")
    monkeypatch.setenv(paths.DATA_VARIABLE, str(folder))
    return folder


def _ask(path: str, method: str = "GET", base: str = "", **headers: str) -> httpx.Response:
    """Ask our own routes, before a neighbour that like Streamlit answers everything else."""

    def anything(_request: object) -> PlainTextResponse:
        return PlainTextResponse("a screen")

    screens = Route("/{path:path}", anything, methods=["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    app = Starlette(routes=[*server.routes(base), screens], middleware=server.middleware(base))

    return asked(app, base + path, method, headers)


# --- what there is --------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_served_as_it_lies_in_the_folder(shipped: None, table: str) -> None:
    answer = _ask(f"/data/{table}")
    assert answer.status_code == 200
    assert answer.content == (paths.SHIPPED_DATA / table).read_bytes()
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize("base", ["", BASE])
def test_the_descriptor_is_the_one_the_app_reads(shipped: None, base: str) -> None:
    answer = _ask("/data/datapackage.json", base=base)
    assert answer.status_code == 200
    assert answer.json() == SHIPPED
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"


def test_a_foreign_folder_gives_its_own_title_and_rows_under_the_apps_schema(foreign: Path) -> None:
    secret = foreign.parent / "secret.csv"
    secret.write_text("secret\n", encoding="utf-8")
    own = {"title": "Өзгөчө", "licenses": [{"name": "CC0-1.0"}], "contributors": [{"title": "A. B."}]}
    own["resources"] = [{"name": "secret", "path": "../secret.csv"}]
    (foreign / "datapackage.json").write_text(json.dumps(own), encoding="utf-8")
    answer = _ask("/data/datapackage.json")
    assert answer.json() == load(foreign).schema
    assert answer.json()["title"] == "Өзгөчө"
    assert answer.json()["licenses"] == own["licenses"]
    assert answer.json()["contributors"] == own["contributors"]
    assert [resource["path"] for resource in answer.json()["resources"]] == TABLES
    assert _ask("/data/events.csv").content == (foreign / "events.csv").read_bytes()
    assert _ask("/data/..%2fsecret.csv").status_code == 404


def test_a_folder_reached_by_a_link_is_served(
    foreign: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "link"
    link.symlink_to(foreign, target_is_directory=True)
    monkeypatch.setenv(paths.DATA_VARIABLE, str(link))
    assert _ask("/data/events.csv").content == (foreign / "events.csv").read_bytes()


@pytest.mark.parametrize("path", ["/data/datapackage.json", "/data/events.csv"])
def test_any_web_page_may_read_and_a_kept_copy_is_asked_about(foreign: Path, path: str) -> None:
    first = _ask(path)
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert first.headers["Cache-Control"] == "no-cache"
    same = _ask(path, **{"If-None-Match": first.headers["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["ETag"] == first.headers["ETag"]
    assert same.headers["Access-Control-Allow-Origin"] == "*"
    (foreign / "datapackage.json").write_text('{"title": "Another"}', encoding="utf-8")
    events = foreign / "events.csv"
    events.write_bytes(events.read_bytes().replace(b"\n", b"\r\n"))
    changed = _ask(path, **{"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize("path", ["/data/datapackage.json", "/data/events.csv"])
def test_head_tells_the_same_as_get(foreign: Path, path: str) -> None:
    head, whole = _ask(path, "HEAD"), _ask(path)
    assert head.status_code == 200
    assert head.headers == whole.headers


# --- what there is not ----------------------------------------------------------------------------


@pytest.mark.parametrize("base", ["", BASE])
@pytest.mark.parametrize("path", ELSEWHERE)
def test_nothing_else_is_served_and_the_answer_says_what_there_is(
    shipped: None, path: str, base: str
) -> None:
    answer = _ask(path, base=base)
    assert (answer.status_code, answer.text) == (404, REFUSAL)
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_a_link_out_of_the_folder_is_not_followed(foreign: Path) -> None:
    events, outside = foreign / "events.csv", foreign.parent / "outside.csv"
    events.rename(outside)
    events.symlink_to(outside)
    assert server.health()[0] == 200
    answer = _ask("/data/events.csv")
    assert (answer.status_code, answer.text) == (404, REFUSAL)
    assert _ask("/data/mines.csv").status_code == 200


def test_a_folder_whose_name_only_begins_alike_is_outside(foreign: Path) -> None:
    beside = foreign.with_name(foreign.name + "-more")
    beside.mkdir()
    (foreign / "events.csv").rename(beside / "events.csv")
    (foreign / "events.csv").symlink_to(beside / "events.csv")
    assert _ask("/data/events.csv").status_code == 404


@pytest.mark.parametrize("now", ["loop", "folder", "gone", "half"])
def test_what_is_handed_out_is_what_is_shown_whatever_happens_to_the_file(foreign: Path, now: str) -> None:
    data = load(foreign)
    events = foreign / "events.csv"
    whole = events.read_bytes()
    events.unlink()
    if now == "loop":
        events.symlink_to("events.csv")
    elif now == "folder":
        events.mkdir()
    elif now == "half":
        events.write_bytes(whole[: len(whole) // 2])
    app = Starlette(routes=open_data.routes("", lambda: data))

    answer = asked(app, "/data/events.csv")
    assert answer.status_code == 200
    assert answer.content == whole


def test_a_link_within_the_folder_is_followed(foreign: Path) -> None:
    events, kept = foreign / "events.csv", foreign / "kept" / "events.csv"
    kept.parent.mkdir()
    events.rename(kept)
    events.symlink_to(kept)
    assert _ask("/data/events.csv").content == kept.read_bytes()
    assert _ask("/data/kept/events.csv").status_code == 404


def test_a_folder_within_that_is_a_link_leads_nowhere(foreign: Path) -> None:
    (foreign / "out").symlink_to(foreign.parent, target_is_directory=True)
    (foreign.parent / "secret.csv").write_text("secret\n", encoding="utf-8")
    for path in ("/data/out/secret.csv", "/data/out/data/events.csv"):
        assert (_ask(path).status_code, _ask(path).text) == (404, REFUSAL)


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "DISPATCH", "SCOPE"]
)
@pytest.mark.parametrize("path", ["/data", "/data/events.csv", "/data/datapackage.json", "/data/new.csv"])
def test_nothing_can_be_written(foreign: Path, method: str, path: str) -> None:
    before = sorted(foreign.iterdir())
    answer = _ask(path, method)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"
    assert sorted(foreign.iterdir()) == before


def test_neighbours_with_a_like_name_are_left_alone(foreign: Path) -> None:
    for path in ("/database", "/data.csv", "/x/data/events.csv"):
        assert _ask(path).text == "a screen", path
    assert _ask("/data/events.csv", base="/elsewhere").status_code == 200


# --- broken data ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/data/datapackage.json", "/data/events.csv", "/data/mines.csv"])
def test_what_the_app_refuses_to_show_is_not_served_until_mended(foreign: Path, path: str) -> None:
    break_package(foreign)
    answer = _ask(path)
    assert answer.status_code == 503
    assert (503, answer.json()) == server.health()
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in answer.headers
    empty_package(foreign)
    assert _ask(path).status_code == 200


def test_a_folder_that_is_not_there_is_told_without_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "nowhere"))
    answer = _ask("/data/events.csv")
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.text
