"""What the figures of the screen share: records by name, what rests on a document, tallies and exact numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from babel import Locale

from dashboard.cache import derived
from dashboard.dataset import Dataset
from dashboard.figures.figure import record
from dashboard.i18n import Translator
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


def tally(counts: Mapping[str, int], names: Mapping[str, str], t: Translator) -> str:
    """Counts in words, the largest first, for example "press 186, company 48"; zeros are left out."""
    ranked = sorted((code for code in names if counts.get(code)), key=lambda code: -counts[code])
    return ", ".join(f"{names[code]} {t.number(counts[code])}" for code in ranked)


def exact(value: float, t: Translator) -> str:
    """A number with all the decimals that are stored, no more and no fewer."""
    digits = len(repr(float(value)).partition(".")[2]) if float(value) != int(value) else 0
    return t.number(value, digits)


def language_names(codes: Iterable[str], t: Translator) -> dict[str, str]:
    """Languages of documents in the visitor's language; "" is a language that is not known."""
    # The country's own word in Russian is not that of the Unicode tables.
    known = {**Locale.parse(t.lang).languages, "ky": t("Kyrgyz")}
    return {code: known.get(code, code.upper()) if code else t("not known") for code in codes}
