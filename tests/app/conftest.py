"""What the tests of screens share."""

from __future__ import annotations

import pytest

from dashboard.figures.base import Figure
from dashboard.outputs.screen import faces


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """Figures that a screen has drawn."""
    figures: list[Figure] = []
    draw = faces.show

    def noted(figure: Figure, **options: object) -> None:
        figures.append(figure)
        draw(figure, **options)  # type: ignore[arg-type]

    for module in ("faces", "map", "participation"):
        monkeypatch.setattr(f"dashboard.outputs.screen.{module}.show", noted)
    monkeypatch.setattr("dashboard.outputs.screen.show", noted)
    return figures
