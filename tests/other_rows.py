"""A package with other rows in a table, put there without the check: what a figure then says."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.reading.dataset import Dataset


def with_table(data: Dataset, name: str, frame: pd.DataFrame) -> Dataset:
    """The data with another table of this name."""
    return dataclasses.replace(data, tables=MappingProxyType({**data.tables, name: frame}))


def with_columns(data: Dataset, name: str, **columns: Any) -> Dataset:
    """The data with other values in whole columns of a table."""
    return with_table(data, name, data[name].assign(**columns))


def without_rows(data: Dataset, name: str, drop: pd.Series[bool]) -> Dataset:
    """The data without some rows of a table."""
    return with_table(data, name, data[name][~drop].reset_index(drop=True))
