"""The shipped package as rows of text, what its schema says of each table, and rows written as a folder."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Mapping
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias

from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import DESCRIPTOR

Row: TypeAlias = dict[str, str]
Tables: TypeAlias = dict[str, list[Row]]


@cache
def schema() -> Mapping[str, Mapping[str, Any]]:
    """The table schema of each table."""
    descriptor = json.loads((SHIPPED_DATA / DESCRIPTOR).read_text(encoding="utf-8"))
    return {resource["name"]: resource["schema"] for resource in descriptor["resources"]}


TABLES = tuple(sorted(schema()))
SPACED = {
    "mines": "mines",
    "stakeholders": "stakeholders",
    "kinds": "",
}  # columns of ids with spaces between: their table


@cache
def _shipped() -> Tables:
    tables = {}
    for name in schema():
        with (SHIPPED_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file))
    return tables


def shipped() -> Tables:
    """The rows of the shipped package, cells as they are written; a copy to change."""
    return {name: [dict(row) for row in rows] for name, rows in _shipped().items()}


def fields(table: str) -> Mapping[str, Mapping[str, Any]]:
    """Columns of a table by name."""
    return {field["name"]: field for field in schema()[table]["fields"]}


def constraints(table: str, column: str) -> Mapping[str, Any]:
    """What the schema asks of a column."""
    return fields(table)[column].get("constraints", {})


def keys(table: str) -> list[str]:
    """The columns of a table's key."""
    key = schema()[table]["primaryKey"]
    return [key] if isinstance(key, str) else list(key)


def links(table: str) -> list[tuple[str, str, str]]:
    """References of a table: (column, table it points to, column there)."""
    return [
        (key["fields"][0], key["reference"]["resource"] or table, key["reference"]["fields"][0])
        for key in schema()[table].get("foreignKeys", ())
    ]


def text_columns(table: str) -> list[str]:
    """Columns that hold what people wrote: no code, date, id or address."""
    linked = {column for column, _, _ in links(table)}
    return [
        name
        for name, field in fields(table).items()
        if field["type"] == "string"
        and not {"enum", "pattern"} & set(field.get("constraints", {}))
        and name not in {*linked, *keys(table), *(SPACED if table == "scenes" else ())}
        and "url" not in name
    ]


def number_columns(table: str) -> list[str]:
    """Columns that hold numbers."""
    return [name for name, field in fields(table).items() if field["type"] in ("integer", "number")]


def written(tables: Tables, folder: Path) -> Path:
    """A package as a folder, without a base map of its own: the shipped one is then taken."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(SHIPPED_DATA / DESCRIPTOR, folder)
    for table, rows in tables.items():
        columns = list(fields(table))
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(map(itemgetter(*columns), rows))
    return folder
