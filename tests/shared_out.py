"""In which order workers get the tests, so that one of them computes while the others wait for pages to stand still."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import groupby

import pytest

WORKERS = "PYTEST_XDIST_WORKER_COUNT"


def workers() -> int:
    """How many workers share the tests; 1 without any."""
    return int(os.environ.get(WORKERS, "1"))


def in_order(items: Sequence[pytest.Item], by: int) -> list[pytest.Item]:
    """The same tests in the order in which `by` workers are through soonest.

    ``--dist worksteal`` gives each worker a stretch of the list, all of one length but for a test, and what is left at
    the end of the longest to whoever is through. All stretches but the last begin with tests of the browser here, file
    by file: so one worker computes from the start, for the most part with what it has made itself.
    """
    files = [list(file) for _, file in groupby(items, key=lambda item: item.path)]
    waiting = [file for file in files if file[0].get_closest_marker("browser")]
    rest = [item for file in files if file not in waiting for item in file]
    if by < 2 or not rest:
        return list(items)
    ordered: list[pytest.Item] = []
    for number in range(by - 1):
        ordered += [item for file in waiting[number :: by - 1] for item in file]
        ends = len(items) * (number + 1) // by
        room = max(ends - len(ordered), 0)
        ordered += rest[:room]
        rest = rest[room:]
    return ordered + rest
