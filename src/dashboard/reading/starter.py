"""A data package to begin with, a folder of CSV files or one spreadsheet: a small invented case.

It says of each table what it is for.

The example's files hold only the columns that it fills; names, order and rules of all columns are those of the schema.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from dashboard.i18n import Translator
from dashboard.paths import PACKAGE
from dashboard.reading import descriptor, files, origins

EXAMPLE = PACKAGE / "assets" / "example"
UNUSED = "unused"  # folder of the tables without a row
ABOUT: Mapping[str, str] = {
    "name": "my-district",
    "title": "My district",
    "version": "0.1.0",
}
# How a licence is stated, for who has chosen one: that is nobody else's to choose.
AS_LICENCE = '"licenses": [{"name": "…"}]'
_LICENCE = "licence"  # a row of the spreadsheet's sheet
_ROWS = 2000  # of a sheet that have drop-downs
_MOST_LISTED = 255  # characters of a list that a spreadsheet takes
_WIDTHS = {
    "id": 22,
    "title": 44,
    "summary": 60,
    "text": 60,
    "note": 40,
    "url": 40,
}  # characters, by a column's last word
_NARROW = 16

Resource = Mapping[str, Any]
Rows = Sequence[Mapping[str, str]]


def written(path: Path, t: Translator) -> int:
    """A new package where nothing is yet.

    Args:
        path: a folder to make, or the name of an XLSX file.
        t: language of what explains it.

    Returns:
        How many tables have rows.

    Raises:
        FileExistsError: something is there already.
        OSError: it cannot be written.
    """
    resources = _resources()
    rows = {item["name"]: _example(item["name"]) for item in resources}
    if path.suffix.lower() == ".xlsx":
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(_spreadsheet(resources, rows, t))
    else:
        path.mkdir(parents=True)
        for name, content in _folder(resources, rows, t):
            (path / name).parent.mkdir(exist_ok=True)
            (path / name).write_text(content, encoding="utf-8")
    return sum(map(bool, rows.values()))


def _resources() -> Sequence[Resource]:
    """The tables of the schema: those that a package needs first."""
    schema, _ = descriptor.shipped()
    resources: Sequence[Resource] = schema["resources"]
    return sorted(
        resources, key=lambda item: (item["name"] not in origins.NEEDED, not _example(item["name"]))
    )


def _example(table: str) -> Rows:
    file = EXAMPLE / f"{table}.csv"
    return (
        list(csv.DictReader(io.StringIO(files.text(file.read_bytes(), file.name)))) if file.is_file() else ()
    )


def _columns(resource: Resource) -> Sequence[Mapping[str, Any]]:
    fields: Sequence[Mapping[str, Any]] = resource["schema"]["fields"]
    return fields


# --- folder ----------------------------------------------------------------------------------------


def _folder(
    resources: Sequence[Resource], rows: Mapping[str, Rows], t: Translator
) -> Iterator[tuple[str, str]]:
    """Name and content of each file."""
    yield descriptor.DESCRIPTOR, f"{json.dumps(ABOUT, ensure_ascii=False, indent=1)}\n"
    for item in resources:
        out = io.StringIO()
        writer = csv.DictWriter(out, [field["name"] for field in _columns(item)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[item["name"]])
        yield item["path"] if rows[item["name"]] else f"{UNUSED}/{item['path']}", out.getvalue()
    yield "README.md", "\n".join(_readme(resources, t))


def _readme(resources: Sequence[Resource], t: Translator) -> Iterator[str]:
    yield from (f"# {t('Your own atlas')}", "")
    yield from (*_steps(t, f"`{descriptor.DESCRIPTOR}`", f"`{AS_LICENCE}`", f"`{UNUSED}/texts.csv`"), "")
    yield from (
        t(
            "Tables without a row lie in {folder}: move one up when you have something for it.",
            folder=f"`{UNUSED}`",
        ),
        "",
    )
    for item in resources:
        state = t("needed") if item["name"] in origins.NEEDED else t("if you have it")
        yield from (f"## {item['path']}: {t(item['title'])} ({state})", "", t(item["description"]), "")
        yield from (f"| {t('Column')} | {t('What it holds')} | {t('Allowed values')} |", "|---|---|---|")
        for field in _columns(item):
            allowed = ", ".join(f"`{value}`" for value in field.get("constraints", {}).get("enum", ()))
            must = f" **({t('needed')})**" if field.get("constraints", {}).get("required") else ""
            yield f"| `{field['name']}` | {t(field['description'])}{must} | {allowed} |"
        yield ""


def _steps(t: Translator, about: str, licence: str, texts: str) -> Iterator[str]:
    """What to do, in the order in which it is done.

    ``about``, ``licence`` and ``texts`` are where name, licence and sentences of the atlas stand.
    """
    yield t("Everything in here is invented. Put your own rows in the place of these.")
    yield ""
    steps = (
        t(
            "Say in {where} what your atlas is called, and under which licence it may be used, as {licence}. Until you do, it says that none is stated.",
            where=about,
            licence=licence,
        ),
        t("Start with the documents: each row of the other tables names the one it is based on."),
        t(
            "Then the places, the deposits, and what happened: each event names its deposits and its documents."
        ),
        t("Leave empty what you do not know. An empty cell is missing, never zero."),
        t("Write a date as precisely as you know it: 2016, 2016-09 or 2016-09-19."),
        t(
            "The sentences of the front page are made of your rows. If you want to write them yourself, use {where}.",
            where=texts,
        ),
        t(
            "Run {command} as often as you like: it names what is wrong by file, row and column.",
            command="`dashboard check`",
        ),
        t("Run {command} and open the address that it prints.", command="`dashboard serve`"),
    )
    yield from (f"{number}. {step}" for number, step in enumerate(steps, start=1))


# --- spreadsheet -----------------------------------------------------------------------------------


def _spreadsheet(resources: Sequence[Resource], rows: Mapping[str, Rows], t: Translator) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        looks = {
            "head": book.add_format({"bold": True, "bg_color": "#F1EBDD", "bottom": 1}),
            "needed": book.add_format({"bold": True, "bg_color": "#E3C583", "bottom": 1}),
            "text": book.add_format({"num_format": "@"}),  # or a program makes a day of "2016-09"
            "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        _guide(book.add_worksheet("README"), resources, t, looks)
        about = book.add_worksheet(origins.ABOUT)
        about.set_column(0, 1, 30, looks["text"])
        for at, cells in enumerate({**ABOUT, _LICENCE: ""}.items()):
            about.write_row(at, 0, cells)
        for item in resources:
            _sheet(book.add_worksheet(item["name"]), item, rows[item["name"]], t, looks)
    return out.getvalue()


def _guide(
    sheet: Any,
    resources: Sequence[Resource],
    t: Translator,
    looks: Mapping[str, Any],
) -> None:
    """The sheet that says what to do, and leads to each table."""
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100, looks["wrapped"])
    lines = [line for line in _steps(t, f"“{origins.ABOUT}”", f"“{_LICENCE}”", "“texts”") if line]
    for at, line in enumerate(lines):
        sheet.write_string(at, 1, line, looks["wrapped"])
    for at, item in enumerate(resources, start=len(lines) + 1):
        state = t("needed") if item["name"] in origins.NEEDED else t("if you have it")
        sheet.write_url(at, 0, f"internal:'{item['name']}'!A1", string=item["name"])
        sheet.write_string(at, 1, f"{t(item['title'])} ({state}). {t(item['description'])}", looks["wrapped"])


def _sheet(sheet: Any, item: Resource, rows: Rows, t: Translator, looks: Mapping[str, Any]) -> None:
    """A table: a fixed head that explains each column, drop-downs for codes and for ids of other sheets."""
    sheet.freeze_panes(1, 1)
    links = {link["fields"][0]: link["reference"] for link in item["schema"].get("foreignKeys", ())}
    for at, field in enumerate(_columns(item)):
        name, limits = field["name"], field.get("constraints", {})
        sheet.set_column(at, at, _WIDTHS.get(_kind(name), _NARROW), looks["text"])
        sheet.write_string(0, at, name, looks["needed" if limits.get("required") else "head"])
        sheet.write_comment(0, at, t(field["description"]), {"x_scale": 2})
        for row, values in enumerate(rows, start=1):
            sheet.write_string(row, at, values.get(name, ""), looks["text"])
        if allowed := _choice(field, links.get(name), item["name"]):
            sheet.data_validation(
                1, at, _ROWS, at, {"validate": "list", "source": allowed, "error_type": "warning"}
            )


def _kind(column: str) -> str:
    parts = [part for part in column.split("_") if part not in ("en", "ru", "ky")]
    return parts[-1]


def _choice(
    field: Mapping[str, Any], link: Mapping[str, Any] | None, table: str
) -> Sequence[str] | str | None:
    """What a drop-down offers: codes, yes and no, or the ids of another sheet."""
    if link:
        return f"='{link['resource'] or table}'!$A$2:$A${_ROWS + 1}"
    if field["type"] == "boolean":
        return ["true", "false"]
    codes = [str(value) for value in field.get("constraints", {}).get("enum", ())]
    return codes if codes and len(",".join(codes)) <= _MOST_LISTED else None
