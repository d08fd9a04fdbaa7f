"""A case of whose places nobody has published a point: the map screen offers what it has, the list."""

from __future__ import annotations

import pytest

from dashboard.paths import DATA_VARIABLE, ROOT
from screens import markups, open_screen


def test_nobody_is_sent_to_a_map_on_which_there_is_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(ROOT / "examples" / "solton-sary"))
    at = open_screen("map", lang="en")
    assert not at.exception
    page = "".join(markups(at.main))
    assert "Choose a place in this list" in page
    assert "on the map or" not in page
