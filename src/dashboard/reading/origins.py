"""Where the tables of a data package come from: a folder of CSV files, or a spreadsheet with a sheet a table.

A package needs few tables. Of the others it may have those for which it has something to say: one that is not there
has no rows, and what is drawn of it is left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn, Protocol

from dashboard.i18n import Message, later
from dashboard.reading import descriptor, files, tables, workbook
from dashboard.reading.faults import DataFaults, Fault
from dashboard.reading.table_rules import Rules

NEEDED = frozenset({"sources", "places", "mines", "actions", "events", "event_mines", "event_sources"})
ABOUT = "about"  # the sheet that says what the package is called
_ALIKE = 0.8  # from here on a name is taken for a table's name, mistyped


class Origin(Protocol):
    """What a data package is read from."""

    def descriptor(self) -> Mapping[str, Any] | None:
        """What it says about itself; None if it has no place where it says so.

        Raises:
            DataFaults: that cannot be read.
        """

    def table(self, about: Rules, *, must_be: bool) -> tuple[bytes, tables.Read]:
        """A table as CSV, and as it was read.

        Args:
            about: its rules.
            must_be: whether it may not be missing.

        Raises:
            DataFaults: it cannot be read, or is missing and may not be.
        """


def opened(path: Path, known: frozenset[str]) -> Origin:
    """A folder or a spreadsheet.

    Args:
        path: of it.
        known: names of all tables that the schema knows.

    Raises:
        DataFaults: it is not there, or neither.
    """
    if workbook.is_one(path) and not path.is_dir():
        return Workbook(path.name, workbook.read(path), known)
    return _folder(path, known)


@dataclass(frozen=True)
class Folder:
    """A folder of CSV files."""

    path: Path
    known: frozenset[str]

    def descriptor(self) -> Mapping[str, Any] | None:
        """Its ``datapackage.json``."""
        return descriptor.own(self.path)

    def table(self, about: Rules, *, must_be: bool) -> tuple[bytes, tables.Read]:
        """One file, read once: its bytes, and what reading them gave.

        Raises:
            DataFaults: there is none and there must be, another is called nearly so, or it is too large to read.
        """
        if os.path.lexists(self.path / about.file) or must_be or about.name in NEEDED:
            content = files.content(self.path / about.file, about.file)
            table, faults = tables.read(content, about)
            return content if table is None or faults else tables.whole(content, about), (table, faults)
        _not_mistyped(about, self.names - self.known, ".csv")
        return _nothing(about)

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of the CSV files without their ending."""
        return frozenset(path.stem for path in self.path.iterdir() if path.suffix == ".csv")


@dataclass(frozen=True)
class Workbook:
    """A spreadsheet: its name, and its sheets by name."""

    name: str
    sheets: Mapping[str, workbook.Sheet]
    known: frozenset[str]

    def descriptor(self) -> Mapping[str, Any] | None:
        """Words and values of the first two columns of a sheet "about"; the licence by name, the author by title."""
        if ABOUT not in self.sheets:
            return None
        said = {cells[0]: cells[1] for _, cells in self.sheets[ABOUT] if len(cells) > 1 and cells[1]}
        about: dict[str, Any] = {key: said[key] for key in descriptor.LONGEST if key in said}
        if "licence" in said:
            about["licenses"] = [{"name": said["licence"]}]
        if "author" in said:
            about["contributors"] = [{"title": said["author"], "role": "author"}]
        return about

    def table(self, about: Rules, *, must_be: bool) -> tuple[bytes, tables.Read]:
        """One sheet as the bytes of a CSV file, and what reading it gave.

        Faults name it behind the file, and the row as the spreadsheet counts.

        Raises:
            DataFaults: there is none and there must be, or another is called nearly so.
        """
        here = replace(about, file=f"{self.name}/{about.name}")
        sheet = self.sheets.get(about.name)
        if sheet:
            content, (table, faults) = workbook.as_csv(sheet), tables.checked(sheet, here)
            return content if table is None or faults else tables.whole(content, here), (table, faults)
        if must_be or about.name in NEEDED:
            _refuse(here.file, later("the sheet is missing"), later("a sheet {name}", name=about.name))
        _not_mistyped(here, self.sheets.keys() - self.known, "")
        return _nothing(here)


def _folder(path: Path, known: frozenset[str]) -> Folder:
    try:
        next(path.iterdir(), None)
    except (FileNotFoundError, ValueError):  # a name with a zero byte is the name of nothing
        problem = later("the data folder does not exist")
    except OSError as error:  # a file, or not for us to read
        problem = files.why(error)
    else:
        return Folder(path, known)
    raise DataFaults((Fault.of_file(path.name, problem, later("an existing folder")),))


def _nothing(about: Rules) -> tuple[bytes, tables.Read]:
    """A table that is not there."""
    head = ",".join(column.name for column in about.columns)
    return f"{head}\n".encode(), (tables.empty(about), ())


def _not_mistyped(about: Rules, names: Iterable[str], ending: str) -> None:
    """Refuse a package that may well have the table, under a name that is not quite its own."""
    for name in get_close_matches(about.name, sorted(names), 1, _ALIKE):
        wanted = later("{name}, as the schema calls it", name=about.name)
        _refuse(f"{name}{ending}", later("no table has this name"), wanted)


def _refuse(file: str, problem: Message, wanted: Message) -> NoReturn:
    raise DataFaults((Fault.of_file(file, problem, wanted),))
