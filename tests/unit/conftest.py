"""What tests of figures begin with."""

from __future__ import annotations

import pytest

from dashboard.reading.dataset import Dataset
from support import shipped


@pytest.fixture(scope="session")
def data() -> Dataset:
    """The shipped data."""
    return shipped()
