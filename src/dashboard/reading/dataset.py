"""Data package folder -> :class:`Dataset`, or one list of faults in words.

``datapackage.json`` is the one schema. Each file is read once into memory; the same bytes are checked
and shown, so a file that is being written is never right for the check and another for the screen.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, wraps
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any
from weakref import WeakValueDictionary

import pandas as pd

from dashboard.cache import undisturbed
from dashboard.paths import SHIPPED_DATA
from dashboard.reading import checks, descriptor, files, origins, tables, workbook
from dashboard.reading.descriptor import DESCRIPTOR
from dashboard.reading.faults import DataFaults, Fault
from dashboard.records import CLASSES, Record, Records

__all__ = [
    "BASE_MAP",
    "DESCRIPTOR",
    "DataFaults",
    "Dataset",
    "Fault",
    "Fingerprint",
    "fingerprint",
    "load",
    "read",
]

BASE_MAP = "basemap"  # the folder of the layers, in a data folder

Fingerprint = tuple[files.Stamp, ...]


@dataclass(frozen=True, eq=False)
class Dataset:
    """A valid data package in memory.

    ``tables`` maps a resource's name to a frame with the columns of its schema. Texts are ``str`` ("" = missing),
    numbers nullable ``Int64``/``Float64`` (``NA`` = missing, never 0), flags ``bool``. ``contents`` are the files as
    they were read, by name: what is handed out is what is shown. ``said`` is what the package's own descriptor says,
    None if it has none. ``layers`` are those of the base map, if they were
    read with it (:mod:`dashboard.basemap`). All of it is shared between visitors: read it, never write to it.
    """

    folder: Path
    name: str
    title: str
    version: str
    description: str
    licences: tuple[Mapping[str, Any], ...]
    tables: Mapping[str, pd.DataFrame]
    schema: Mapping[str, Any] = field(repr=False)
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    said: Mapping[str, Any] | None = field(default=None, repr=False)
    layers: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict, repr=False)
    _by_key: dict[str, Mapping[str, Any]] = field(default_factory=dict, init=False, repr=False)
    _number: int = field(default=0, init=False, repr=False)

    def __post_init__(self) -> None:
        number = next(_numbers)
        object.__setattr__(self, "_number", number)
        _alive[number] = self

    def __reduce__(self) -> tuple[Callable[[int], Dataset], tuple[int]]:
        """What is kept of a figure names the data that its rows are made of later, and does not hold a copy of them."""
        return _numbered, (self._number,)

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.tables[table]

    @cached_property
    def records(self) -> Records:
        """All rows as values with types, in the order of their files; made once, when first asked for."""
        with undisturbed():
            rows: dict[str, Any] = {
                name: _rows(self.tables[name], row) if name in self.tables else ()
                for name, row in CLASSES.items()
            }
        return Records(**rows)

    def rows(self, table: str) -> Mapping[str, Any]:
        """Rows of a table (:mod:`dashboard.records`) by key: quick to look up.

        Args:
            table: its name.

        Returns:
            The row of each key, in the order of the file; parts of a longer key are joined by commas. None of a table
            that the folder leaves out.

        Raises:
            StopIteration: the schema has no such table.
        """
        if table not in self._by_key:  # kept here, not in a cache beside: it goes when the data goes
            key = self._resource(table)["schema"]["primaryKey"]
            names = [key] if isinstance(key, str) else key
            of: Callable[[Record], Any] = attrgetter(*names)
            own = getattr(self.records, table)
            rows = {of(row) if len(names) == 1 else ",".join(of(row)): row for row in own}
            self._by_key[table] = MappingProxyType(rows)
        return self._by_key[table]

    def allowed(self, table: str, column: str) -> tuple[str, ...]:
        """Allowed values of a coded column, in the schema's order.

        Args:
            table: name of a table.
            column: a column with an ``enum`` in ``datapackage.json``.

        Raises:
            StopIteration: no such table or column.
            KeyError: the column takes any value.
        """
        fields = self._resource(table)["schema"]["fields"]
        return tuple(next(f for f in fields if f["name"] == column)["constraints"]["enum"])

    def _resource(self, table: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = next(r for r in self.schema["resources"] if r["name"] == table)
        return found


_numbers = itertools.count(1)
_alive: WeakValueDictionary[int, Dataset] = WeakValueDictionary()  # by number, while anybody holds them


def _numbered(number: int) -> Dataset:
    """The data package that was given a number in this process."""
    return _alive[number]


def _rows(table: pd.DataFrame, row: type[Record]) -> tuple[Record, ...]:
    """The rows of a frame as values: what is missing is None."""
    columns = [
        [None if value is pd.NA else value for value in table[column].tolist()] for column in table.columns
    ]
    return tuple(row(*values) for values in zip(*columns, strict=True))


def kept_while_unchanged(reading: Callable[[Path], Dataset]) -> Callable[[Path], Dataset]:
    """Keep what a reading of a folder gave until a file of it changes.

    Faults are kept too, and raised again as the reading raised them: a broken folder is asked about at every page.
    """

    @lru_cache(maxsize=4)
    def outcome(folder: Path, _fingerprint: Fingerprint) -> Dataset | DataFaults:
        try:
            return reading(folder)
        except DataFaults as faults:
            return faults

    @wraps(reading)
    def kept(folder: Path) -> Dataset:
        found = outcome(absolute(folder), fingerprint(folder))
        if isinstance(found, DataFaults):
            raise DataFaults(found.faults)
        return found

    return kept


@kept_while_unchanged
def load(folder: Path) -> Dataset:
    """Read a data package folder.

    The result is kept until a file of the folder changes, so an edited CSV is picked up
    by the next page without a restart.

    Args:
        folder: the CSV files, with or without a ``datapackage.json`` of their own.

    Returns:
        The tables without the base map (:func:`dashboard.basemap.whole` reads both).

    Raises:
        DataFaults: a file is missing, unreadable or breaks a rule of the schema.
    """
    return read(folder)


def fingerprint(folder: Path) -> Fingerprint:
    """What changes when a file that the data or its base map is made of changes; equal as long as none does.

    Also a file of the same size and an old time is told apart, as ``cp -p`` and ``rsync -t`` leave it.
    """
    if workbook.is_one(folder) and not folder.is_dir():
        return files.stamp(folder), *files.stamps(SHIPPED_DATA, SHIPPED_DATA / BASE_MAP)
    return tuple(
        files.stamps(*dict.fromkeys((folder, folder / BASE_MAP, SHIPPED_DATA, SHIPPED_DATA / BASE_MAP)))
    )


def absolute(folder: Path) -> Path:
    """The folder itself, whatever links lead to it; one that leads nowhere stays as it is, for reading to tell."""
    try:
        return Path(os.path.realpath(folder))
    except ValueError:  # a zero byte
        return folder


@undisturbed()
def read(folder: Path) -> Dataset:
    """Read a data package now, each file once; kept are only tables whose bytes did not change (:func:`tables.read`).

    Args:
        folder: the CSV files, or a spreadsheet with a sheet a table (:mod:`dashboard.reading.origins`).

    Raises:
        DataFaults: everything that is wrong in it, never another exception.
    """
    folder = absolute(folder)
    about, rules = descriptor.shipped()
    origin = origins.opened(folder, frozenset(rule.name for rule in rules))
    faults: list[Fault] = []
    said: Mapping[str, Any] | None = None
    try:
        said = origin.descriptor()
        about = descriptor.laid_over(about, said or {})
    except DataFaults as error:
        faults += error.faults
    contents: dict[str, bytes] = {}
    found: dict[str, tables.Table] = {}
    for rule in rules:
        try:
            contents[rule.file], (table, wrong) = origin.table(
                rule, must_be=rule.file in descriptor.listed(said or {})
            )
        except DataFaults as error:
            faults += error.faults
            continue
        faults += wrong
        if table:
            found[rule.name] = table
    for rule in rules:
        if rule.name in found:
            faults += checks.keys(found[rule.name], rule)
            faults += checks.links(found, rule)
    if not faults:
        faults += checks.rules(found)
    if faults:
        raise DataFaults(tuple(faults))
    return Dataset(
        folder=folder,
        name=about["name"],
        title=about["title"],
        version=about["version"],
        description=about["description"],
        licences=tuple(about.get("licenses", ())),
        tables=MappingProxyType({rule.name: tables.frame(found[rule.name], rule.columns) for rule in rules}),
        schema=about,
        contents=MappingProxyType(contents),
        said=said,
    )
