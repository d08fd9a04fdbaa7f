"""The tables of the data package as they are: their columns as the schema describes them, and their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import pandas as pd

from dashboard import survey
from dashboard.cache import derived, once
from dashboard.figures.evidence.backing import key_of, names_of, resource_of
from dashboard.figures.evidence.wording import table_names
from dashboard.figures.figure import Contents, Figure, Rows, record, rows_of
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


def type_names(t: Translator) -> dict[str, str]:
    """Types of columns in words."""
    return {
        "string": t("text"),
        "integer": t("whole number"),
        "number": t("number"),
        "boolean": t("true or false"),
    }


@once
def dictionary(data: Dataset, table: str, t: Translator) -> Figure:
    """The columns of a table, as the schema describes them (in English: the schema is content)."""
    resource = resource_of(data, table)
    return Figure(
        id=f"dictionary-{table}",
        title=t("{table}: what each column holds", table=table_names(t)[table]),
        subtitle=t(
            "Columns of {file}, as the schema of the data package describes them", file=resource["path"]
        ),
        # What a row is stands with the rows.
        sentence=t("The key of a record is: {columns}.", columns=", ".join(key_of(data, table))),
        chart=None,
        rows=rows_of(
            [
                t("Column"),
                t("Type"),
                t("Unit"),
                t("Description"),
                t("Allowed values"),
                t("Required"),
                t("Points to"),
            ],
            # Columns are no records, and no document stands behind them.
            [((), (), cells) for cells in _columns(resource["schema"], table, t)],
            name=f"dictionary-{table}",
        ),
        notes=(t("An empty cell is missing, never zero."),),
    )


def _columns(schema: Mapping[str, Any], table: str, t: Translator) -> Iterator[tuple[str, ...]]:
    """What is said of each column of a table, in the order of its schema."""
    links = schema.get("foreignKeys", ())
    points_to = {link["fields"][0]: link["reference"]["resource"] or table for link in links}
    types = type_names(t)
    for field in schema["fields"]:
        name, rules = field["name"], field.get("constraints", {})
        unit, what = field.get("unit", ""), field["description"]
        yield (
            name,
            t("date (EDTF)") if name.endswith("_edtf") else types[field["type"]],
            t(unit),
            t(what),
            _allowed(name, rules, t),
            t("yes") if rules.get("required") else t("no"),
            points_to.get(name, ""),
        )


@once
def table_rows(data: Dataset, table: str, t: Translator) -> Figure:
    """The rows of a table with all their columns, values as stored."""
    frame = data[table]
    is_survey = table == "survey_answers"
    return Figure(
        id=f"rows-{table}",
        title=_size(data, table, t),
        subtitle=t(
            "All columns of {file}, values as stored; an empty cell is missing",
            file=resource_of(data, table)["path"],
        ),
        sentence=_sentence(data, table, t),
        chart=None,
        rows=Rows(partial(_contents, data, table, t), name=table),
        empty="" if len(frame) else t("This table has no rows."),
        notes=(t("Small numbers of people are withheld, as in the figure of the survey."),)
        if is_survey and len(frame)
        else (),
        own_sources=tuple(dict.fromkeys(frame.source)) if is_survey else (),
    )


def _contents(data: Dataset, table: str, t: Translator) -> Contents:
    """The rows with what is missing told, and answers to the survey as they may be told."""
    shown = _shown(data[table])
    return Contents(
        frame=_protected(shown, data, t) if table == "survey_answers" else shown,
        records=tuple((name,) for name in names_of(data, table)),
        sources=tuple(_documents(row, data) for row in data.rows(table).values()),
    )


def _shown(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with "" where a number is missing; numbers stay numbers."""
    holes = [column for column in frame.columns if frame[column].isna().any()]
    return frame.assign(
        **{column: frame[column].astype(object).where(frame[column].notna(), "") for column in holes}
    )


def _protected(shown: pd.DataFrame, data: Dataset, t: Translator) -> pd.DataFrame:
    """Answers to the survey with what must not be told withheld: a raw table must not undo the protection."""
    answers = survey.of_package(data)
    cells = {
        id(cell.answer): cell
        for question in data["survey_questions"].question_id
        for group in survey.groups(answers, question)
        for cell in survey.protect(group)
    }
    in_order = [cells[id(answer)] for answer in answers]
    withheld = {
        "count": [cell.people is None for cell in in_order],
        "share_percent": [cell.percent is None for cell in in_order],
    }
    return shown.assign(
        **{
            column: shown[column].astype(object).mask(pd.Series(hidden, dtype=bool), t("withheld"))
            for column, hidden in withheld.items()
        }
    )


def _documents(row: Mapping[str, Any], data: Dataset) -> tuple[str, ...]:
    """Documents behind a row: its own, or those of the events that it tells of or codes."""
    if "source_id" in row:
        return (row["source_id"],)
    if "event_id" in row:
        return _telling(data)[record("events", row["event_id"])]
    if "action_id" in row:
        return _telling(data)[record("actions", row["action_id"])]
    if "instrument_id" in row:
        ends = (
            data.rows("recommendations")[row["recommendation_id"]],
            data.rows("instruments")[row["instrument_id"]],
        )
        return tuple(dict.fromkeys(end["source_id"] for end in ends))
    return ()


@derived
def _telling(data: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Documents behind each event and each action, by their records."""
    found: dict[str, dict[str, None]] = {}
    events = data.rows("events")
    for row in data.records.event_sources:
        event = row["event_id"]
        for told in (record("events", event), record("actions", events[event]["action_id"])):
            found.setdefault(told, {})[row["source_id"]] = None
    return {told: tuple(sources) for told, sources in found.items()}


def _size(data: Dataset, table: str, t: Translator) -> str:
    frame = data[table]
    rows = t.plural("{n} row", "{n} rows", len(frame))
    columns = t.plural("{n} column", "{n} columns", len(frame.columns))
    return t("{table}: {rows}, {columns}", table=table_names(t)[table], rows=rows, columns=columns)


def _sentence(data: Dataset, table: str, t: Translator) -> str:
    about = resource_of(data, table)["description"]
    return f"{_size(data, table, t)}. {t(about)}"


def _allowed(column: str, rules: Mapping[str, Any], t: Translator) -> str:
    """What a column may hold, as far as the schema says; the form of dates is said in their type."""
    parts = [", ".join(str(value) for value in rules.get("enum", ()))]
    if "pattern" in rules and not column.endswith("_edtf"):
        parts.append(t("pattern {pattern}", pattern=rules["pattern"]))
    if "minimum" in rules:
        parts.append(t("at least {n}", n=t.number(rules["minimum"])))
    if "maximum" in rules:
        parts.append(t("at most {n}", n=t.number(rules["maximum"])))
    if "maxLength" in rules:
        parts.append(t("at most {n} characters", n=t.number(rules["maxLength"])))
    return "; ".join(filter(None, parts))
