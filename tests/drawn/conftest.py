"""What tests of pictures, files and copies begin with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard.outputs.site.folder import export
from dashboard.outputs.site.value import Making
from support import shipped
from talk import undrawn


@pytest.fixture(scope="session")
def one(once_a_run: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The shipped case in Russian, the longest words; the pictures of its slides are blank (their size: LARGEST_SLIDES)."""

    def fill(folder: Path) -> None:
        with undrawn():
            export(folder, shipped(), ("ru",), Making(date(2026, 11, 25)), lambda _: None)

    return once_a_run("one", fill)
