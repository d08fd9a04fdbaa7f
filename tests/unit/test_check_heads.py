"""What is wrong is told as it is mended: the columns that are needed, and what a cell may hold in words."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dashboard.reading.faults import Fault
from packages import faults, put, small_package

SHORT = ["place_id", "kind", "name_en", "lat", "lon", "point_basis", "population", "source_id"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_package(tmp_path / "data")


def keep(folder: Path, columns: list[str]) -> tuple[Fault, ...]:
    """What is told when the places have these columns in this order."""
    path = folder / "places.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows)
    return tuple(fault for fault in faults(folder) if fault.file == "places.csv")


def test_columns_that_need_not_be_filled_may_be_left_out(folder: Path) -> None:
    assert keep(folder, SHORT) == ()


def test_of_a_short_table_in_another_order_only_the_order_is_told(folder: Path) -> None:
    (told,) = keep(folder, [*SHORT[:-2], "source_id", "population"])
    assert told.problem == "the columns are in another order"
    assert told.column == "source_id, population"
    assert told.allowed.endswith(": " + ", ".join(SHORT))


def test_of_a_short_table_that_lacks_a_needed_column_only_that_one_is_told(folder: Path) -> None:
    (told,) = keep(folder, [name for name in SHORT if name != "kind"])
    assert (told.column, told.problem) == ("kind", "missing columns: 1")
    assert told.allowed.endswith(": " + ", ".join(SHORT))


def test_beside_a_column_that_the_schema_does_not_know_all_that_it_knows_are_named(folder: Path) -> None:
    told = keep(folder, [*SHORT[:-2], "inhabitants", "source_id"])
    assert [(fault.column, fault.problem) for fault in told] == [
        ("inhabitants", "columns that the schema does not know: 1")
    ]
    assert "population_year" in told[0].allowed


@pytest.mark.parametrize(
    ("table", "column", "typed", "words"),
    [
        ("sources", "lang", "Russian", "two small letters, such as en, ru or ky"),
        ("places", "lat", "41,55", "with a point before its decimals"),
        ("places", "place_id", "Kosh Dobo", "small letters a to z, digits and hyphens"),
        ("holders", "country", "Kyrgyzstan", "two capital letters, such as KG"),
    ],
)
def test_what_a_cell_may_hold_is_said_in_words_and_not_as_a_pattern(
    folder: Path, table: str, column: str, typed: str, words: str
) -> None:
    put(folder, table, **{column: typed})
    (told,) = (fault for fault in faults(folder) if fault.file == f"{table}.csv" and fault.column == column)
    assert words in told.allowed
    assert "[" not in told.allowed
