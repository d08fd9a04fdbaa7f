"""Data package folder -> :class:`Dataset`, or one list of faults in words.

``datapackage.json`` is the one schema: frictionless reads it to validate and to load,
so what the check accepts is what the app shows. A few rules that Table Schema cannot
say (calendar dates, every event sourced, shared actions) are checked here too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
from frictionless import FrictionlessException, Package

from dashboard import dates
from dashboard.cache import derived
from dashboard.i18n import Message, later
from dashboard.paths import SHIPPED_DATA

DESCRIPTOR = "datapackage.json"
FIRST_ROW = 2  # of a CSV file as an editor counts: line 1 is the header


@dataclass(frozen=True)
class Fault:
    """One thing wrong in the data package: where it is and how to mend it.

    ``row`` is the line of the CSV file as a text editor counts (the header is line 1). ``problem`` and ``allowed`` are
    messages (:func:`dashboard.i18n.later`) wherever they are ours, so that a screen can say them in its language.
    """

    file: str
    row: int | None
    column: str
    value: str
    problem: str
    allowed: str = ""

    def __str__(self) -> str:
        where = ", ".join(
            part for part in (self.file, f"row {self.row}" if self.row else "", self.column) if part
        )
        value = f' "{self.value}"' if self.value else ""
        allowed = f" Allowed: {self.allowed}." if self.allowed else ""
        return f"{where}:{value} {self.problem}.{allowed}"


class DataFaults(Exception):
    """The data package cannot be shown; ``faults`` says why, one entry a fault."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class Dataset:
    """A valid data package in memory.

    ``tables`` maps a resource's name to a frame with the columns of its schema. Texts are
    ``str`` ("" = missing), numbers nullable ``Int64``/``Float64`` (``NA`` = missing, never 0),
    flags ``bool``. The frames are shared between visitors: read them, never write to them.
    """

    folder: Path
    name: str
    title: str
    version: str
    description: str
    licences: tuple[Mapping[str, Any], ...]
    contributors: tuple[Mapping[str, Any], ...]
    tables: Mapping[str, pd.DataFrame]
    schema: Mapping[str, Any] = field(repr=False)

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.tables[table]

    def rows(self, table: str) -> Mapping[str, Mapping[str, Any]]:
        """Rows of a table as plain values, by key (parts of a longer key joined by commas): quick to look up and to read."""
        return _rows(self, table)

    def allowed(self, table: str, column: str) -> tuple[str, ...]:
        """Allowed values of a coded column, in the schema's order."""
        resource = next(r for r in self.schema["resources"] if r["name"] == table)
        fields = resource["schema"]["fields"]
        return tuple(next(f for f in fields if f["name"] == column)["constraints"]["enum"])

    def __hash__(self) -> int:
        return id(self)


@derived
def _rows(data: Dataset, table: str) -> Mapping[str, Mapping[str, Any]]:
    resource = next(r for r in data.schema["resources"] if r["name"] == table)
    key = resource["schema"]["primaryKey"]
    names = [key] if isinstance(key, str) else key
    return MappingProxyType(
        {
            ",".join(row[name] for name in names): MappingProxyType(row)
            for row in data[table].to_dict("records")
        }
    )


def load(folder: Path) -> Dataset:
    """Read a data package folder.

    The result is kept until a file of the folder changes, so an edited CSV is picked up
    by the next page without a restart.

    Raises:
        DataFaults: a file is missing, unreadable or breaks a rule of the schema.
    """
    outcome = _outcome(folder.resolve(), _fingerprint(folder))
    if isinstance(outcome, DataFaults):
        raise DataFaults(outcome.faults)
    return outcome


def _fingerprint(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Names, sizes and times of the files that the Dataset is made of."""
    files = [path for pattern in ("*.json", "*.csv") for path in sorted(folder.glob(pattern))]
    shipped = SHIPPED_DATA / DESCRIPTOR
    stats = [(str(path), path.stat()) for path in (*files, shipped) if path.exists()]
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


@lru_cache(maxsize=4)
def _outcome(folder: Path, _fingerprint: tuple[tuple[str, int, int], ...]) -> Dataset | DataFaults:
    """What reading the folder gave. Faults are kept too: a broken folder is asked about at every page."""
    try:
        return _read(folder)
    except DataFaults as faults:
        return faults


def _read(folder: Path) -> Dataset:
    descriptor = _descriptor(folder)
    missing = [
        Fault(
            resource["path"],
            None,
            "",
            "",
            later("the file is missing"),
            later("a CSV file {name} in the folder", name=resource["path"]),
        )
        for resource in descriptor["resources"]
        if not (folder / resource["path"]).is_file()
    ]
    if missing:
        raise DataFaults(tuple(missing))
    package = Package(descriptor, basepath=str(folder))
    faults = tuple(_schema_faults(package))
    if faults:
        raise DataFaults(faults)
    tables = {resource.name: _frame(resource) for resource in package.resources}
    faults = tuple(_rule_faults(tables))
    if faults:
        raise DataFaults(faults)
    return Dataset(
        folder=folder,
        name=descriptor["name"],
        title=descriptor["title"],
        version=descriptor["version"],
        description=descriptor["description"],
        licences=tuple(descriptor.get("licenses", ())),
        contributors=tuple(descriptor.get("contributors", ())),
        tables=MappingProxyType(tables),
        schema=descriptor,
    )


def _descriptor(folder: Path) -> dict[str, Any]:
    """The shipped schema, with title, licences and contributors of a foreign folder laid over it."""
    shipped: dict[str, Any] = json.loads((SHIPPED_DATA / DESCRIPTOR).read_text(encoding="utf-8"))
    if not folder.is_dir():
        raise DataFaults(
            (
                Fault(
                    folder.name,
                    None,
                    "",
                    "",
                    later("the data folder does not exist"),
                    later("an existing folder"),
                ),
            )
        )
    own_file = folder / DESCRIPTOR
    if not own_file.is_file():
        return shipped
    try:
        own = json.loads(own_file.read_text(encoding="utf-8"))
        if not isinstance(own, dict):
            raise ValueError("the file holds no JSON object")
    except (ValueError, UnicodeDecodeError) as error:
        raise DataFaults(
            (
                Fault(
                    DESCRIPTOR,
                    None,
                    "",
                    "",
                    later("not readable as JSON: {error}", error=str(error)),
                    later("a JSON object"),
                ),
            )
        ) from error
    for key in ("name", "title", "version", "description", "licenses", "contributors", "sources"):
        if key in own:
            shipped[key] = own[key]
    return shipped


def _schema_faults(package: Package) -> Iterator[Fault]:
    """Everything frictionless finds, as file, row, column, value, what is allowed."""
    try:
        report = package.validate()
    except FrictionlessException as error:
        yield Fault(DESCRIPTOR, None, "", "", str(error.error.message))
        return
    for found in report.errors:
        yield Fault(DESCRIPTOR, None, "", "", found.note or found.message)
    for task in report.tasks:
        schema = package.get_resource(task.name).schema
        for item in task.errors:
            found = item.to_descriptor()
            column = found.get("fieldName") or ", ".join(found.get("fieldNames", []))
            value = found.get("cell") or ", ".join(str(cell) for cell in found.get("fieldCells", []))
            known = column in schema.field_names
            allowed = _allowed(schema.get_field(column).to_descriptor()) if known else ""
            if found.get("type") == "foreign-key":
                other = found.get("referenceName")
                allowed = (
                    later("an id that stands in {table}", table=other)
                    if other
                    else later("an id that stands in the table itself")
                )
            yield Fault(
                f"{task.place}",
                found.get("rowNumber"),
                column,
                str(value or ""),
                _PROBLEMS.get(found.get("type", "")) or (item.note or item.message).rstrip("."),
                allowed,
            )


def _allowed(field_: Mapping[str, Any]) -> Message:
    """What a column may hold, as a list of messages joined to one."""
    constraints = field_.get("constraints", {})
    parts = [_TYPES.get(field_.get("type", ""), later("text"))]
    if "enum" in constraints:
        parts = [later("one of {values}", values=", ".join(str(value) for value in constraints["enum"]))]
    if "pattern" in constraints:
        is_date = field_["name"].endswith("_edtf")
        parts.append(
            later("YYYY, YYYY-MM, YYYY-MM-DD or an interval a/b")
            if is_date
            else later("pattern {pattern}", pattern=constraints["pattern"])
        )
    if "minimum" in constraints:
        parts.append(later("at least {n}", n=constraints["minimum"]))
    if "maximum" in constraints:
        parts.append(later("at most {n}", n=constraints["maximum"]))
    if constraints.get("required"):
        parts.append(later("not empty"))
    listed = {f"part{number}": part for number, part in enumerate(parts)}
    template = ", ".join(f"{{{name}}}" for name in listed)  # no words, so none to translate
    return later(template, **listed)


_TYPES: Mapping[str, Message] = {
    "integer": later("whole number"), "number": later("number"), "boolean": later("true or false"),
}  # fmt: skip
# What frictionless calls by a type of its own; of any other type its note is shown, in English.
_PROBLEMS: Mapping[str, Message] = {
    "type-error": later("not a value of the column's type"),
    "constraint-error": later("breaks a rule of the column"),
    "foreign-key": later("no such record"),
    "primary-key": later("the key is empty or stands in an earlier row"),
    "unique-error": later("stands in an earlier row"),
    "blank-row": later("the row is empty"),
    "extra-cell": later("the row has more cells than there are columns"),
    "missing-cell": later("the row ends before this column"),
    "blank-header": later("the first line, with the names of the columns, is empty"),
    "blank-label": later("a column has no name"),
    "extra-label": later("a column that the schema does not know"),
    "missing-label": later("the column is missing"),
    "duplicate-label": later("the column stands twice"),
    "incorrect-label": later("the column has another name or place than in the schema"),
    "encoding-error": later("the text is not UTF-8"),
}

_DTYPES = {"integer": "Int64", "number": "Float64", "boolean": "bool"}


def _frame(resource: Any) -> pd.DataFrame:
    """Rows of a valid resource as a frame; loader and validator read through the same code."""
    rows = [row.to_dict() for row in resource.read_rows()]
    columns = {}
    for field_ in resource.schema.fields:
        values = [row[field_.name] for row in rows]
        dtype = _DTYPES.get(field_.type)
        if dtype == "bool":
            columns[field_.name] = pd.Series([bool(value) for value in values], dtype=bool)
        elif dtype:
            columns[field_.name] = pd.Series(values, dtype=dtype)
        else:
            columns[field_.name] = pd.Series([value or "" for value in values], dtype=object)
    return pd.DataFrame(columns)


def _rule_faults(tables: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """Rules that a table schema cannot say."""
    for name, frame in tables.items():
        yield from _text_faults(f"{name}.csv", frame)
    yield from _event_faults(tables)
    answers = tables["survey_answers"]
    for index in answers.index[answers.share_percent.isna() == answers["count"].isna()]:
        problem = later("share_percent and count are both given or both empty")
        yield Fault(
            "survey_answers.csv", index + FIRST_ROW, "share_percent", "", problem, later("one of the two")
        )


def _text_faults(file: str, frame: pd.DataFrame) -> Iterator[Fault]:
    for column in frame.columns:
        if column.endswith("_edtf"):
            yield from _date_faults(file, frame, column)
        if frame[column].dtype == object:
            for index in frame.index[frame[column] != frame[column].str.strip()]:
                value, problem = frame.at[index, column], later("spaces at the edge of the text")
                yield Fault(
                    file, index + FIRST_ROW, column, value, problem, later("no spaces before or after")
                )


def _event_faults(tables: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """Every event has a document and a deposit; a repeat tells of the action that it repeats."""
    file, events, actions = "events.csv", tables["events"], tables["actions"]
    for link, words in (
        ("event_sources", later("has no source")),
        ("event_mines", later("concerns no deposit")),
    ):
        for index in events.index[~events.event_id.isin(tables[link].event_id)]:
            yield Fault(
                file,
                index + FIRST_ROW,
                "event_id",
                events.at[index, "event_id"],
                words,
                later("a row in {file}", file=f"{link}.csv"),
            )
    action_of = events.set_index("event_id").action_id
    for index in events.index[events.duplicate_of != ""]:
        row = events.loc[index]
        if action_of[row.duplicate_of] != row.action_id:
            problem, allowed = later("tells of another action"), later("a record of the same action_id")
            yield Fault(file, index + FIRST_ROW, "duplicate_of", row.duplicate_of, problem, allowed)
        if not row.duplicate_certainty:
            problem = later("is empty beside duplicate_of")
            yield Fault(
                file, index + FIRST_ROW, "duplicate_certainty", "", problem, later("certain or probable")
            )
    for index in actions.index[~actions.action_id.isin(events.action_id)]:
        value = actions.at[index, "action_id"]
        yield Fault(
            "actions.csv",
            index + FIRST_ROW,
            "action_id",
            value,
            later("no event tells of it"),
            later("a row in {file}", file=file),
        )


def _date_faults(file: str, frame: pd.DataFrame, column: str) -> Iterator[Fault]:
    for index, text in frame[column].items():
        if not text or text == dates.OPEN_END:
            continue
        try:
            dates.span(text)
        except ValueError:
            yield Fault(
                file,
                int(str(index)) + FIRST_ROW,
                column,
                text,
                later("no such date"),
                later("a date of the calendar"),
            )
