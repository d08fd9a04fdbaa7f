"""What the tests of screens share."""

from __future__ import annotations

import pytest

from dashboard.figures.figure import Figure
from dashboard.outputs.screen import faults, figure_view


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


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """Figures that a screen has drawn."""
    figures: list[Figure] = []
    draw = figure_view.show

    def noted(figure: Figure, **options: object) -> None:
        figures.append(figure)
        draw(figure, **options)  # type: ignore[arg-type]

    for module in ("figure_view", "map", "participation"):
        monkeypatch.setattr(f"dashboard.outputs.screen.{module}.show", noted)
    monkeypatch.setattr("dashboard.outputs.screen.show", noted)
    return figures
