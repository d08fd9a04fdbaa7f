"""The data package at the addresses of a running server, read by those who would read it."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import frictionless
import pandas as pd
import pytest

from dashboard import paths
from dashboard.dataset import load
from support import Server, empty_package, running
from unit.test_open_data import BASE, ELSEWHERE, REFUSAL, TABLES


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("open-data"), base=BASE.strip("/")) as site:
        yield site


@pytest.mark.slow
def test_pandas_reads_a_table_from_the_running_app(site: Server) -> None:
    read = pd.read_csv(f"{site.url}/data/events.csv")
    pd.testing.assert_frame_equal(read, pd.read_csv(paths.SHIPPED_DATA / "events.csv"))
    assert len(read) > 100


@pytest.mark.slow
def test_frictionless_reads_and_validates_the_whole_package_from_the_running_app(site: Server) -> None:
    package = frictionless.Package(f"{site.url}/data/datapackage.json")
    assert [resource.path for resource in package.resources] == TABLES
    report = package.validate()
    assert report.valid, report.flatten(["type", "message"])[:5]
    tables = load(paths.SHIPPED_DATA).tables
    assert {task.name: task.stats.get("rows", 0) for task in report.tasks} == {
        name: len(table) for name, table in tables.items()
    }


@pytest.mark.slow
def test_both_work_without_a_base_path(tmp_path: Path) -> None:
    data = empty_package(tmp_path / "data")
    with running(tmp_path, data=data) as site:
        header = (data / "events.csv").read_text(encoding="utf-8").strip().split(",")
        assert list(pd.read_csv(f"{site.url}/data/events.csv").columns) == header
        package = frictionless.Package(f"{site.url}/data/datapackage.json")
        assert package.get_resource("mines").validate().valid


def _raw(site: Server, path: str, method: str = "GET") -> tuple[int, bytes]:
    """Status and body for a path that no client has tidied up."""
    at = urlsplit(site.url)
    connection = http.client.HTTPConnection(at.hostname or "", at.port, timeout=30)
    try:
        connection.putrequest(method, at.path + path)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [
        *ELSEWHERE,
        "/data/../pyproject.toml",
        "/data/..\\pyproject.toml",
        "/data/../data/README.md",
        "/data/../../etc/passwd%00.csv",
    ],
)
def test_the_running_app_gives_out_nothing_else(site: Server, path: str) -> None:
    # Streamlit's own guard turns away some of them before our routes are asked.
    assert _raw(site, path) in {(404, REFUSAL.encode()), (400, b"Bad Request")}


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/data/datapackage.json", "/data/events.csv"])
def test_the_running_app_answers_head_without_a_body(site: Server, path: str) -> None:
    assert _raw(site, path, "HEAD") == (200, b"")


@pytest.mark.slow
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/data", "/data/events.csv"])
def test_the_running_app_lets_nobody_write(site: Server, method: str, path: str) -> None:
    assert _raw(site, path, method)[0] == 405
