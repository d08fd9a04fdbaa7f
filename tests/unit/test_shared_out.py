"""The order in which workers get the tests: none is lost, and one worker computes while the others wait for pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dashboard import paths
from shared_out import WORKERS, in_order


class Item(NamedTuple):
    """What is asked of a test here."""

    path: Path
    number: int

    def get_closest_marker(self, name: str) -> object:
        return name if name == self.path.parts[0] else None


def items(**files: int) -> list[Any]:
    """Tests of files by how many each has: a browser's if its name begins so."""
    return [Item(Path(*name.split("_")), number) for name, many in files.items() for number in range(many)]


def stretches(ordered: list[Item], by: int) -> list[list[Item]]:
    """What xdist gives each worker to begin with."""
    left, given = list(ordered), []
    for number in range(by):
        many = len(left) // (by - number)
        given.append(left[:many])
        left = left[many:]
    return given


ALL = items(app_a=7, browser_a=3, browser_b=2, browser_c=4, unit_a=30, unit_b=5)


@pytest.mark.parametrize("by", [1, 2, 3, 4])
def test_no_test_is_lost_and_a_file_keeps_its_order(by: int) -> None:
    ordered = in_order(ALL, by)
    assert sorted(ordered) == sorted(ALL)
    for path in {item.path for item in ALL}:
        numbers = [item.number for item in ordered if item.path == path]
        assert numbers == list(range(len(numbers)))


@pytest.mark.parametrize("by", [2, 3])
def test_all_workers_but_the_last_begin_with_the_browser(by: int) -> None:
    *waiting, last = stretches(in_order(ALL, by), by)
    assert len(waiting) == by - 1
    for stretch in waiting:
        browsers = [item.get_closest_marker("browser") is not None for item in stretch]
        assert browsers[0] and browsers == sorted(browsers, reverse=True)
    assert all(item.get_closest_marker("browser") is None for item in last)


@pytest.mark.parametrize("few", [items(browser_a=3), items(unit_a=3), items(browser_a=9, unit_a=1), []])
def test_any_tests_are_shared_out(few: list[Any]) -> None:
    assert sorted(in_order(few, by=3)) == sorted(few)


def test_pytest_gives_them_out_in_this_order(
    pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ours,) = (
        plugin
        for name, plugin in pytestconfig.pluginmanager.list_name_plugin()
        if name == str(paths.ROOT / "tests" / "conftest.py")
    )
    monkeypatch.setenv(WORKERS, "3")
    given = list(ALL)
    ours.pytest_collection_modifyitems(items=given)
    assert given == in_order(ALL, by=3) != ALL
    assert ours.pytest_collection_modifyitems.pytest_impl["trylast"], "once it is known who needs a browser"
