"""A small data package to spoil, and what is wrong with it then: one row in every table, made from the schema, each cell right and none empty that may be filled."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter

from dashboard import paths
from dashboard.basemap import whole
from dashboard.reading.dataset import DataFaults, Fault

SCHEMA: dict[str, Any] = json.loads((paths.SHIPPED_DATA / "datapackage.json").read_text(encoding="utf-8"))
TABLES: dict[str, dict[str, Any]] = {item["name"]: item["schema"] for item in SCHEMA["resources"]}
Row = dict[str, str]

# What the schema alone does not tell: kinds that belong together, and cells of which one excludes the other.
_OWN: dict[str, Row] = {
    "actions": {"kind": "peaceful", "possibly_same_as": ""},
    "events": {"kind": "peaceful", "arrested_most": "2", "duplicate_of": "", "duplicate_certainty": ""},
    "holders": {"start_edtf": "2006", "end_edtf": "2010-05/2010-06", "country": "KG"},
    "places": {"lat": "42.5", "lon": "72.25"},
    "recommendations": {"overlaps_with": ""},
    "local_payments": {"rival_of": ""},
    "replies": {"lang": "en"},
    "auctions": {"rival_of": ""},
    "context_figures": {"measure": "output"},
    "sources": {"url": "https://example.org/document?id=1", "lang": "en"},
    "instruments": {"further_urls": "https://example.org/1 http://example.org/2"},
    "cases": {
        "home_region": "kg-n",
        "year_from": "2000",
        "year_to": "2020",
        "frame_south": "41",
        "frame_west": "72",
        "frame_north": "42",
        "frame_east": "73",
    },
    "texts": {"text_id": "title"},
    "scenes": {
        "figure": "sources",
        "mines": "mines-1",
        "stakeholders": "stakeholders-1",
        "kinds": "peaceful court",
        "year_from": "2000",
        "year_to": "2020",
    },
    "survey_answers": {"share_percent": "", "count": "40", "n": "60"},
}


def columns(*types: str) -> list[tuple[str, str]]:
    """Every (table, column) of these types."""
    return [
        (name, field["name"])
        for name, schema in TABLES.items()
        for field in schema["fields"]
        if field["type"] in types
    ]


def first_row(table: str) -> Row:
    """The row that a small package has in a table."""
    schema = TABLES[table]
    links = {
        link["fields"][0]: link["reference"]["resource"] or table for link in schema.get("foreignKeys", ())
    }
    row = {field["name"]: _cell(table, field, links) for field in schema["fields"]}
    return row | _OWN.get(table, {})


def _cell(table: str, field: dict[str, Any], links: dict[str, str]) -> str:
    rules, name = field.get("constraints", {}), field["name"]
    if name in links:
        return f"{links[name]}-1".replace("_", "-")
    if "enum" in rules:
        return str(rules["enum"][0])
    if field["type"] == "boolean":
        return "false"
    if field["type"] in ("integer", "number"):
        return str(max(rules.get("minimum", 0), 1))
    if name.endswith("_edtf"):
        return "2010-05"
    return f"{table}-1".replace("_", "-") if name.endswith("_id") else f"{name} in words"


def small_package(folder: Path) -> Path:
    """A valid data package with one row in every table."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        (folder / f"{table}.csv").write_bytes(_of_one_row(table))
    return folder


@cache
def _of_one_row(table: str) -> bytes:
    return _csv(table, [first_row(table)])


def write(folder: Path, table: str, rows: list[Row]) -> None:
    """Write a table of a package."""
    (folder / f"{table}.csv").write_bytes(_csv(table, rows))


def _csv(table: str, rows: list[Row]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, [field["name"] for field in TABLES[table]["fields"]], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def spreadsheet(folder: Path, target: Path, **others: Sequence[Sequence[str]]) -> Path:
    """The tables of a folder as sheets of one file, and other sheets by name."""
    sheets = dict(others)
    for path in sorted(folder.glob("*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            sheets[path.stem] = list(csv.reader(file))
    with xlsxwriter.Workbook(target, {"strings_to_numbers": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, cells in enumerate(rows):
                sheet.write_row(at, 0, cells)
    return target


def put(folder: Path, table: str, **cells: str) -> None:
    """Write other cells into the one row of a table of a small package."""
    write(folder, table, [first_row(table) | cells])


def edit(path: Path, change: Callable[[list[Row]], None]) -> None:
    """Change the rows of a table that may have many."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    change(rows)
    write(path.parent, path.stem, rows)


def faults(folder: Path) -> tuple[Fault, ...]:
    """What is wrong with a folder; each fault in words."""
    try:
        whole(folder)
    except DataFaults as error:
        told = error.faults
    else:
        return ()
    assert told
    for fault in told:
        assert fault.problem and fault.file
        assert "Traceback" not in str(fault) and "\n" not in str(fault)
    return told


def only(folder: Path) -> Fault:
    """The one thing that is wrong with a folder."""
    (fault,) = faults(folder)
    assert fault.allowed
    return fault
