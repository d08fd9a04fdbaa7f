"""A spreadsheet with a sheet a table (XLSX or ODS): its cells as the texts that a CSV file would hold.

Most people who have such data keep it so. What a program has made of a text is made a text again: a number without a
fraction has no point, a day is written as year, month and day, a tick is ``true``. A formula counts as what it gives.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

import python_calamine

from dashboard.i18n import Message, later
from dashboard.reading import files
from dashboard.reading.faults import DataFaults, Fault

ENDINGS = (".xlsx", ".ods")
MOST_UNPACKED = 200_000_000  # bytes; a small archive can hold a huge sheet

Sheet: TypeAlias = Sequence[tuple[int, Sequence[str]]]  # number of each row, from 1, and its cells


def is_one(path: Path) -> bool:
    """Whether a path is that of a spreadsheet, by its name."""
    return path.suffix.lower() in ENDINGS


def read(path: Path) -> Mapping[str, Sheet]:
    """The sheets of a spreadsheet by name, without the empty rows and columns at their ends.

    Raises:
        DataFaults: it is missing, too big, locked or no spreadsheet.
    """
    content = files.content(path, path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MOST_UNPACKED:
            _refuse(path, later("the file is too big: {kb} kB", kb=unpacked // 1000))
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {
            name: _sheet(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
            for name in book.sheet_names
        }
    except python_calamine.PasswordError:
        _refuse(path, later("the file is locked with a password"))
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        _refuse(path, later("cannot be read: {reason}", reason=str(error)))


def _sheet(rows: Iterable[Sequence[Any]]) -> Sheet:
    texts = [(number, [_text(cell) for cell in cells]) for number, cells in enumerate(rows, start=1)]
    while texts and not any(texts[-1][1]):
        texts.pop()
    wide = max((at for _, cells in texts for at, cell in enumerate(cells, start=1) if cell), default=0)
    return [(number, cells[:wide]) for number, cells in texts]


def _text(cell: Any) -> str:
    """What a CSV file would hold in the place of a cell."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 2**53 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return str(cell).replace("\r\n", "\n").replace("\r", "\n")


def as_csv(sheet: Sheet) -> bytes:
    """A sheet as the bytes of a CSV file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(cells for _, cells in sheet)
    return out.getvalue().encode()


def _refuse(path: Path, problem: Message) -> NoReturn:
    raise DataFaults((Fault.of_file(path.name, problem, later("a spreadsheet (XLSX or ODS), not locked")),))
