"""The screens of a case with very many events: none fails, and what does not fit on one says where the rest is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.paths import DATA_VARIABLE
from package_changes import Add, Many, changed
from package_rows import written
from screens import open_screen, said

EVENTS = 2_500


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(changed(Add(3), Many(EVENTS)), tmp_path_factory.mktemp("crowd") / "data")


@pytest.mark.parametrize(
    ("screen", "address", "words"),
    [
        ("overview", {}, ""),
        ("map", {}, ""),
        ("timeline", {}, "are too many for a list"),
        ("timeline", {"mine": "jerui", "from": "2015"}, ""),
        ("timeline", {"part": "years"}, "in the table, not in the drawing"),
        ("timeline", {"part": "records"}, "more records are in the table"),
        ("participation", {}, ""),
    ],
)
def test_a_screen_of_very_many_events_opens(
    folder: Path, monkeypatch: pytest.MonkeyPatch, screen: str, address: dict[str, str], words: str
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(folder))
    at = open_screen(screen, **address)
    assert not at.exception
    shown = "\n".join(said(at))
    assert "could not be drawn" not in shown
    assert words in shown
