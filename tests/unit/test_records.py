"""Rows with types: written from the schema, whole, and a misspelt column or code fails the type checker."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from dashboard import paths
from dashboard.dataset import load
from dashboard.records import CLASSES
from support import script, some

DATA = load(paths.SHIPPED_DATA)

WRONG = {
    "a column": "data.records.mines[0].nmae_en",
    "a code": 'data.records.events[0].kind == "voilent"',
    "a number that may be missing": "data.records.places[0].lat + 1",
    "a table": "data.records.mine",
}


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


@pytest.mark.slow
def test_what_is_misspelt_fails_the_type_checker(tmp_path: Path) -> None:
    lines = "\n".join(f"    {expression}" for expression in WRONG.values())
    file = tmp_path / "wrong.py"
    file.write_text(
        f"from dashboard.dataset import Dataset\n\n\ndef wrong(data: Dataset) -> None:\n{lines}\n"
    )
    told = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(file)],
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    for number, what in enumerate(WRONG, start=5):
        assert f"wrong.py:{number}: error" in told, (what, told)
