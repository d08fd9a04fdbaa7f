"""How hard the tests try what is made at random: ``HYPOTHESIS_PROFILE=nightly pytest ...`` for twenty times as much."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

import other_case

settings.register_profile("ci", max_examples=50, deadline=None)  # a busy machine is no fault
settings.register_profile("nightly", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented case as a copy in two languages: an edition that knows where it will lie. Made once for all who look at it."""
    from dashboard.basemap import whole  # not for tests that need no data
    from dashboard.outputs import site

    root = tmp_path_factory.mktemp("copied")
    data = whole(other_case.folder(root / "data"))
    making = site.Making(date(2026, 11, 25), at="https://example.org/atlas", edition="2026-1")
    site.export(root / "site", data, ("en", "ky"), making, lambda _: None)
    return root / "site"
