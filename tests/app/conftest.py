"""What the tests of screens share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import app_runs
import screens
from dashboard.outputs.screen import faults


@pytest.fixture
def forgiving() -> None:
    """Asked for by a test in which something is meant to fail."""


@pytest.fixture(autouse=True)
def nothing_fails_quietly(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page would keep apart and replace by a sentence is an exception in every other test."""
    if "forgiving" in request.fixturenames:
        return

    def fail(what: str, error: Exception, *, is_private: bool = False) -> str:
        raise AssertionError(f"{what} failed") from error

    monkeypatch.setattr(faults, "report", fail)


@pytest.fixture(scope="session", autouse=True)
def every_figure_is_noted() -> Iterator[None]:
    """So that a test can ask which figures a screen has drawn."""
    with pytest.MonkeyPatch.context() as patch:
        screens.note_figures(patch)
        app_runs.keep_scripts(patch)
        app_runs.wait_quietly(patch)
        yield
