"""Rows with types: written from the schema, whole, and a misspelt column or code fails the type checker."""

from __future__ import annotations

import tomllib

import pandas as pd
import pytest

from dashboard import paths
from dashboard.reading.dataset import load
from dashboard.records import CLASSES
from support import script, some

DATA = load(paths.SHIPPED_DATA)


def test_the_types_are_those_of_the_schema() -> None:
    assert script("records").main(["--check"]) == 0, "run: python scripts/records.py"


@pytest.mark.parametrize("table", CLASSES)
def test_every_cell_of_every_row_is_there_and_what_is_missing_is_none(table: str) -> None:
    frame, rows = DATA[table], getattr(DATA.records, table)
    assert len(rows) == len(frame)
    for index, row in enumerate(rows):
        assert list(row.keys()) == list(frame.columns)
        for column in some(frame.columns):
            cell = frame.loc[index, column]
            assert row[column] is None if pd.isna(cell) else row[column] == cell


def test_a_column_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(KeyError):
        DATA.records.mines[0]["nmae_en"]


def test_a_row_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        DATA.records.mines[0].name_en = "other"  # type: ignore[misc]


def test_figures_read_records_and_turn_no_frame_back_into_rows() -> None:
    """A row of a frame has no type: a misspelt column is found by whoever looks at the screen."""
    calls = {
        str(file.relative_to(paths.ROOT)): file.read_text(encoding="utf-8").count('.to_dict("records")')
        for file in some([*paths.PACKAGE.rglob("*.py"), *paths.PAGES.glob("*.py")])
    }
    assert sum(calls.values()) < 8, {name: number for name, number in calls.items() if number}


def test_what_is_misspelt_is_shown_to_the_type_checker() -> None:
    """Which fails where it no longer finds a fault in a line of that file, so that nothing has to start it once more."""
    asked = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    assert "tests/misspelt.py" in asked["files"] and asked["strict"] and "warn_unused_ignores" not in asked
    assert (paths.ROOT / "tests" / "misspelt.py").read_text(encoding="utf-8").count("# type: ignore[") >= 6
