"""The data package at the addresses of a running server, read by those who would read it."""

from __future__ import annotations

import frictionless
import pandas as pd
import pytest

from dashboard import paths
from open_data_addresses import ELSEWHERE, REFUSAL, TABLES
from outside import ask
from support import Server, shipped


def test_pandas_reads_a_table_from_the_running_app(public: Server) -> None:
    read = pd.read_csv(f"{public.url}/data/events.csv")
    pd.testing.assert_frame_equal(read, pd.read_csv(paths.SHIPPED_DATA / "events.csv"))
    assert len(read) > 100


def test_frictionless_reads_and_validates_the_whole_package_from_the_running_app(public: Server) -> None:
    package = frictionless.Package(f"{public.url}/data/datapackage.json")
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
def test_the_running_app_gives_out_nothing_else(public: Server, path: str) -> None:
    # Streamlit's own guard turns away some of them before our routes are asked.
    assert ask(public, path)[::2] in {(404, REFUSAL.encode()), (400, b"Bad Request")}


@pytest.mark.parametrize("path", ["/data/datapackage.json", "/data/events.csv"])
def test_the_running_app_answers_head_without_a_body(public: Server, path: str) -> None:
    assert ask(public, path, "HEAD")[::2] == (200, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/data", "/data/events.csv"])
def test_the_running_app_lets_nobody_write(public: Server, method: str, path: str) -> None:
    assert ask(public, path, method)[0] == 405
