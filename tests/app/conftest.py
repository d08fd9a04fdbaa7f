"""What the tests of screens share."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image

import screens
from dashboard.outputs import picture
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


@pytest.fixture(scope="module")
def plain_pictures() -> Iterator[None]:
    """For tests of what a stage says: a white dot for each picture, which takes longer than all else on it."""
    drawn = io.BytesIO()
    Image.new("RGB", (1, 1), "white").save(drawn, "PNG")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picture, "stage_png", lambda *_: drawn.getvalue())
        yield


@pytest.fixture(scope="session", autouse=True)
def every_figure_is_noted() -> Iterator[None]:
    """So that a test can ask which figures a screen has drawn."""
    with pytest.MonkeyPatch.context() as patch:
        screens.note_figures(patch)
        yield
