"""Records of all tables by name, and which of them rest on each document."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dashboard.cache import derived
from dashboard.figures.figure import record
from dashboard.reading.dataset import Dataset
from dashboard.records import Row


def resource_of(data: Dataset, table: str) -> Mapping[str, Any]:
    """What the schema says of a table."""
    return next(resource for resource in data.schema["resources"] if resource["name"] == table)


def key_of(data: Dataset, table: str) -> tuple[str, ...]:
    """The columns that name a record of a table."""
    key = resource_of(data, table)["schema"]["primaryKey"]
    return (key,) if isinstance(key, str) else tuple(key)


def names_of(data: Dataset, table: str) -> list[str]:
    """Names of the records of a table, in the order of its rows."""
    return [record(table, key) for key in data.rows(table)]


@derived
def records_of(data: Dataset, table: str) -> Mapping[str, Row]:
    """Rows of a table by the names of their records, also where a key has several columns."""
    return MappingProxyType({record(table, key): row for key, row in data.rows(table).items()})


@derived
def rests_on(data: Dataset) -> Mapping[str, tuple[str, ...]]:
    """The records that rest on each document, by source id; a document that backs an event backs the event's record."""
    found: dict[str, list[str]] = {}
    for resource in data.schema["resources"]:
        table = resource["name"]
        links = {
            link["fields"][0]: link["reference"]["resource"]
            for link in resource["schema"].get("foreignKeys", ())
        }
        if "source_id" not in links:
            continue
        # A table whose key names the document only links it: what rests on it is the record at the other end.
        key = key_of(data, table)
        ends = [column for column in key if column != "source_id"] if "source_id" in key else []
        for name, row in records_of(data, table).items():
            names = [record(links[column], row[column]) for column in ends] or [name]
            found.setdefault(row["source_id"], []).extend(names)
    return MappingProxyType({source: tuple(dict.fromkeys(names)) for source, names in found.items()})


@derived
def documents_of(data: Dataset) -> Mapping[str, tuple[str, ...]]:
    """The documents that each record rests on, by its name; a document rests on itself."""
    found: dict[str, list[str]] = {record("sources", source): [source] for source in data.rows("sources")}
    for source, names in rests_on(data).items():
        for name in names:
            found.setdefault(name, []).append(source)
    return MappingProxyType({name: tuple(sources) for name, sources in found.items()})
