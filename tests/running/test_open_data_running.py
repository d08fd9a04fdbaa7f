"""The data package at the addresses of a running server, read by those who would read it."""

from __future__ import annotations

from collections.abc import Iterator

import frictionless
import pandas as pd
import pytest

from dashboard import paths
from open_data_addresses import BASE, ELSEWHERE, REFUSAL, TABLES
from outside import ask
from support import Server, running, shipped


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server below a base path."""
    with running(tmp_path_factory.mktemp("open-data"), base=BASE.strip("/")) as below:
        yield below


def test_pandas_reads_a_table_from_the_running_app(below: Server) -> None:
    read = pd.read_csv(f"{below.url}/data/events.csv")
    pd.testing.assert_frame_equal(read, pd.read_csv(paths.SHIPPED_DATA / "events.csv"))
    assert len(read) > 100


def test_frictionless_reads_and_validates_the_whole_package_from_the_running_app(below: Server) -> None:
    package = frictionless.Package(f"{below.url}/data/datapackage.json")
    assert [resource.path for resource in package.resources] == TABLES
    report = package.validate()
    assert report.valid, report.flatten(["type", "message"])[:5]
    tables = shipped().tables
    assert {task.name: task.stats.get("rows", 0) for task in report.tasks} == {
        name: len(table) for name, table in tables.items()
    }


def test_both_work_without_a_base_path(site: Server) -> None:
    shipped = pd.read_csv(paths.SHIPPED_DATA / "events.csv")
    pd.testing.assert_frame_equal(pd.read_csv(f"{site.url}/data/events.csv"), shipped)
    package = frictionless.Package(f"{site.url}/data/datapackage.json")
    assert package.get_resource("mines").validate().valid


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
def test_the_running_app_gives_out_nothing_else(below: Server, path: str) -> None:
    # Streamlit's own guard turns away some of them before our routes are asked.
    assert ask(below, path)[::2] in {(404, REFUSAL.encode()), (400, b"Bad Request")}


@pytest.mark.parametrize("path", ["/data/datapackage.json", "/data/events.csv"])
def test_the_running_app_answers_head_without_a_body(below: Server, path: str) -> None:
    assert ask(below, path, "HEAD")[::2] == (200, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/data", "/data/events.csv"])
def test_the_running_app_lets_nobody_write(below: Server, method: str, path: str) -> None:
    assert ask(below, path, method)[0] == 405
