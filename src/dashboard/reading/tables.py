"""One table: the bytes of a CSV file -> values under the names of their columns, or faults in words.

The schema says what a cell may hold and frictionless reads it; what is shown is just what was checked,
because both come from the same cells. Told here, too, is what a schema has no word for: characters that
cannot be printed, formulas, addresses, days that no calendar has, and the line on which a row stands.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

import pandas as pd

from dashboard import dates
from dashboard.addresses import web_address
from dashboard.i18n import Message, later
from dashboard.reading import files
from dashboard.reading.faults import DataFaults, Fault
from dashboard.reading.table_rules import Column, Rules, is_address
from dashboard.texts import is_formula, unprintable

MOST_ROWS = 200_000
MOST_FAULTS = 1_000  # of a table: whoever mends these will see the others
# Bytes of a file whose reading is kept: more than the largest shipped one has, and 33 MB for two files of each table.
KEPT_UP_TO = 400_000
ONE_BY_ONE = 3  # cells of a row that are told one by one; of more the row is told

_PLAIN = {"integer": re.compile(r"-?[0-9]+"), "number": re.compile(r"-?[0-9]+(\.[0-9]+)?")}
_DTYPES = {"integer": "Int64", "number": "Float64"}
_Wrong: TypeAlias = tuple[Message, Message]  # what is wrong with a cell, and what it may hold
_SEPARATORS: Mapping[str, Message] = {
    ";": later("semicolons"),
    "\t": later("tabs"),
    "|": later("vertical bars"),
}


@dataclass(frozen=True, eq=False)
class Table:
    """A table as read: the line on which each row begins, and the values of each column, None where a cell is empty."""

    file: str
    lines: tuple[int, ...]
    values: Mapping[str, Sequence[Any]]

    def cells(self, columns: Sequence[str]) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """Line and values of some columns of each row; quicker than whole rows."""
        together = zip(*(self.values[column] for column in columns), strict=True)
        return zip(self.lines, together, strict=True)

    def rows(self, *columns: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Line and values of each row, of some columns or of all; a missing text is "", as in the frames."""
        names = columns or tuple(self.values)
        for line, cells in self.cells(names):
            yield line, dict(zip(names, cells, strict=True))


Read: TypeAlias = tuple[Table | None, tuple[Fault, ...]]  # what reading one gives
_frames: WeakKeyDictionary[Table, pd.DataFrame] = WeakKeyDictionary()  # each made once


def frame(table: Table, columns: Sequence[Column]) -> pd.DataFrame:
    """A table without faults as a frame: a row a line of the file, in its order, and the schema's columns in theirs.

    Texts are ``str``, "" where a cell is empty, numbers nullable, flags ``bool``. A copy: whoever writes into it spoils
    nobody else's.
    """
    if (made := _frames.get(table)) is None:
        made = _frames[table] = _framed(table, columns)
    return made.copy(deep=False)  # whoever writes into it gets cells of their own


def _framed(table: Table, columns: Sequence[Column]) -> pd.DataFrame:
    # One index for all columns, and their names afterwards: else pandas compares and guesses, a column each.
    rows, made = pd.RangeIndex(len(table.lines)), {}
    for place, column in enumerate(columns):
        values = table.values[column.name]
        if column.type == "boolean":
            made[place] = pd.Series([bool(value) for value in values], index=rows, dtype=bool)
        else:
            made[place] = pd.Series(list(values), index=rows, dtype=_DTYPES.get(column.type, object))
    whole = pd.DataFrame(made, index=rows)
    whole.columns = _heading(*(column.name for column in columns))
    return whole


@lru_cache(maxsize=256)
def _heading(*names: str) -> pd.Index:
    return pd.Index(names)


def empty(about: Rules) -> Table:
    """A table without a row."""
    return Table(about.file, (), {column.name: [] for column in about.columns})


def whole(content: bytes, about: Rules) -> bytes:
    """A readable file with every column of the schema: what it leaves out stands in it as empty cells.

    What is handed out keeps to the schema that is handed out with it.

    Raises:
        DataFaults: it is no text in UTF-8, or no table (:func:`read` tells that of a file first).
    """
    rows = (cells for _, cells in _rows(files.text(content, about.file), about.file))
    head = next(rows)
    there = {column.name for column in columns_there(head, about)}
    at = [head.index(column.name) if column.name in there else None for column in about.columns]
    if None not in at:
        return content
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in about.columns)
    writer.writerows(["" if place is None else cells[place] for place in at] for cells in rows)
    return out.getvalue().encode()


def read(content: bytes, about: Rules) -> Read:
    """Read a table; of the same bytes the same, while they are among the last two of that table.

    Args:
        content: the file as it came.
        about: what the schema says about it.

    Returns:
        The table, None if its rows cannot be told apart; and everything wrong in it, row by row.
    """
    return _reader(about)(content) if len(content) <= KEPT_UP_TO else _read(content, about)


@lru_cache(maxsize=128)  # all tables of two schemas, and more
def _reader(about: Rules) -> Callable[[bytes], Read]:
    """Reads one table: after an edit of another one it knows it still, as it is now and as it was before."""
    return lru_cache(maxsize=2)(partial(_read, about=about))


def _read(content: bytes, about: Rules) -> Read:
    try:
        rows = list(_rows(files.text(content, about.file), about.file))
    except DataFaults as error:
        return None, error.faults
    return checked(rows, about)


def checked(rows: Sequence[tuple[int, Sequence[str]]], about: Rules) -> Read:
    """The same from the cells of each row with the line on which it begins, the names of the columns first."""
    head = rows[0][1] if rows else []
    there = replace(about, columns=columns_there(head, about))
    if in_head := tuple(_head_faults(head, there)):
        return None, in_head
    table, faults = _checked(rows[1:], there)
    if table is None or there.columns == about.columns:
        return table, faults
    unsaid = {column.name: [_cell(column, "")[0]] * len(table.lines) for column in about.columns}
    values = {name: table.values.get(name, empty_) for name, empty_ in unsaid.items()}
    return replace(table, values=values), faults


def columns_there(head: Sequence[str], about: Rules) -> tuple[Column, ...]:
    """The columns that a table has: one that need not be filled may be missing.

    All of them where more is amiss than that.
    """
    there = tuple(column for column in about.columns if column.required or column.name in head)
    return there if [column.name for column in there] == list(head) else about.columns


def _checked(rows: Sequence[tuple[int, Sequence[str]]], about: Rules) -> Read:
    names = [column.name for column in about.columns]
    if (whole := _by_column(rows, about)) is not None:
        return Table(about.file, tuple(line for line, _ in rows), dict(zip(names, whole, strict=True))), ()
    faults: list[Fault] = []
    lines, values = [], [[] for _ in about.columns]  # type: ignore[var-annotated]
    for line, cells in rows:
        read_, wrong = _row(line, cells, about)
        faults += wrong
        if len(faults) > MOST_FAULTS:
            more = later("more rows are wrong; mend the ones before first")
            return None, (*faults[:MOST_FAULTS], Fault(about.file, line, "", "", more))
        lines.append(line)
        for column, value in zip(values, read_, strict=True):
            column.append(value)
    return Table(about.file, tuple(lines), dict(zip(names, values, strict=True))), tuple(faults)


def _by_column(rows: Sequence[tuple[int, Sequence[str]]], about: Rules) -> list[list[Any]] | None:
    """The values of each column, each different cell looked at once.

    None where anything is wrong, for the rows to tell.
    """
    if not rows:
        return [[] for _ in about.columns]
    if not all(len(cells) == len(about.columns) and any(cells) for _, cells in rows):
        return None
    values = []
    for column, cells in zip(about.columns, zip(*(cells for _, cells in rows), strict=True), strict=True):
        known = {cell: _cell(column, cell) for cell in set(cells)}
        if any(wrong for _, wrong in known.values()):
            return None
        values.append([known[cell][0] for cell in cells])
    return values


def _rows(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Cells of each row with the line on which it begins. All ends of lines are read alike."""
    reader = csv.reader(io.StringIO(text, newline=None), strict=True)
    line = 1
    try:
        for number, cells in enumerate(reader):
            if number > MOST_ROWS:
                problem, most = later("more than {n} rows", n=MOST_ROWS), later("at most {n}", n=MOST_ROWS)
                raise DataFaults((Fault(file, line, "", "", problem, most),))
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        problem = later("not readable as CSV: {reason}", reason=str(error))
        raise DataFaults((Fault(file, line, "", "", problem, later("double quotes in pairs")),)) from None


def _head_faults(cells: Sequence[str], about: Rules) -> Iterator[Fault]:
    """What is wrong with the names of the columns: their rows cannot be read then.

    A column that need not be filled may be missing, so what is allowed is what the head has and what it lacks of the
    needed; all columns only where one is named that the schema does not know.
    """
    known = [column.name for column in about.columns]
    names = [column.name for column in about.columns if column.required or column.name in cells]
    if list(cells) == names:
        return
    unknown = [cell for cell in cells if cell not in known]
    order = later(
        "the columns of the schema in its order: {columns}", columns=", ".join(known if unknown else names)
    )
    if not any(cell.strip() for cell in cells):
        empty = later("the first line, with the names of the columns, is empty")
        yield Fault(about.file, 1, "", "", empty, order)
        return
    for mark, words in _SEPARATORS.items():
        if len(cells) == 1 and mark in cells[0]:
            problem = later("the columns are separated by {mark}", mark=words)
            yield Fault(about.file, 1, "", cells[0], problem, later("commas"))
            return
    missing = [name for name in names if name not in cells]
    twice = [name for name, number in Counter(cells).items() if number > 1 and name in names]
    for columns, problem in (
        (missing, later("missing columns: {n}", n=len(missing))),
        (unknown, later("columns that the schema does not know: {n}", n=len(unknown))),
        (twice, later("repeated columns: {n}", n=len(twice))),
    ):
        if columns:
            yield Fault(about.file, 1, ", ".join(columns), "", problem, order)
    if not (unknown or missing or twice):
        moved = [cell for cell, name in zip(cells, names, strict=True) if cell != name]
        yield Fault(about.file, 1, ", ".join(moved), "", later("the columns are in another order"), order)


def _row(line: int, cells: Sequence[str], about: Rules) -> tuple[list[Any], list[Fault]]:
    """The values of a row, and what is wrong with it: cell by cell, or at once if it is the row that is wrong."""
    names, nothing = [column.name for column in about.columns], [None] * len(about.columns)
    if not any(cells):
        allowed = later("rows that hold something, up to the end of the file")
        return nothing, [Fault(about.file, line, "", "", later("the row is empty"), allowed)]
    if len(cells) != len(names):
        problem = later("the row has {got} cells, the header {want}", got=len(cells), want=len(names))
        allowed = later("as many cells as columns; a text with a comma in double quotes")
        return nothing, [Fault(about.file, line, ", ".join(names), ", ".join(cells), problem, allowed)]
    values, faults = [], []
    for column, cell in zip(about.columns, cells, strict=True):
        value, wrong = _cell(column, cell)
        values.append(value)
        if wrong:
            faults.append(Fault(about.file, line, column.name, cell, *wrong))
    if len(faults) > ONE_BY_ONE:
        columns, said = (", ".join(getattr(fault, part) for fault in faults) for part in ("column", "value"))
        problem = later("{n} cells are wrong; the row may have moved to one side", n=len(faults))
        allowed = later("each cell under its own column, as the schema describes it")
        faults = [Fault(about.file, line, columns, said, problem, allowed)]
    return values, faults


def _cell(column: Column, cell: str) -> tuple[Any, _Wrong | None]:
    """What a cell holds, and what is wrong with it. A wrong text is still there: other rows may name it."""
    missing = cell if column.type == "string" else None
    if not cell:
        return missing, (later("the cell is empty"), column.allowed) if column.required else None
    if wrong := _form(column, cell):
        return missing, wrong
    value, notes = column.read(cell)
    if notes:
        is_type = "type" in notes
        problem = (
            later("not a value of the column's type") if is_type else later("breaks a rule of the column")
        )
        return missing, (problem, column.allowed)
    return value, _text(column, cell) if column.type == "string" else None


def _form(column: Column, cell: str) -> _Wrong | None:
    """What is wrong with how a cell is written. Told before the cell is read: reading a huge one takes long."""
    if unprintable(cell):
        return later("the text holds control characters"), later("plain text")
    if cell != cell.strip():
        return later("spaces at the start or end of the text"), later("no spaces before or after")
    if column.type == "string":
        if len(cell) <= column.longest:
            return None
        return later("the text is too long"), later("at most {n} characters", n=column.longest)
    plain = _PLAIN.get(column.type)
    if len(cell) > column.longest or (plain and not plain.fullmatch(cell)):
        return later("not a value of the column's type"), column.allowed
    return None


def _text(column: Column, cell: str) -> _Wrong | None:
    """What is wrong with a text that keeps the rules of the schema."""
    if column.name.endswith("_edtf") and cell != dates.OPEN_END:
        try:
            dates.span(cell)
        except ValueError:
            return later("no such date"), later("a date of the calendar")
    if is_address(column.name) and not all(web_address(part) for part in cell.split(" ")):
        return later("not a web address"), column.allowed
    if is_formula(cell):
        return later("the cell begins like a formula"), later(
            "text or numbers that do not begin with = + - @"
        )
    return None
