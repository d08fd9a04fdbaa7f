"""A figure as a zip: the rows shown, their documents, the records behind them, what is not known, and how to cite.

Pure: what is in a zip depends on its arguments only, so the same view on the same day gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.figures.figure import Figure, Rows
from dashboard.figures.words.accounts import SIDES, voice_words
from dashboard.figures.words.names import mine_names, voice_names
from dashboard.i18n import DEFAULT, Translator
from dashboard.outputs.citing import View, cff, citation, licence, versions, voices_in_words
from dashboard.outputs.files.reference_files import FILES
from dashboard.outputs.zips import put
from dashboard.reading.dataset import Dataset
from dashboard.texts import is_formula

RECORDS, SOURCES = "records", "source_ids"  # columns that a download adds, never translated
BESIDE = (
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "CITATION.cff",
)  # files of a package's folder that are no tables
_SPELLED = {True: "true", False: "false"}
# With a mark at the begin, or a spreadsheet would take Cyrillic letters for something else.
_ENCODING = "utf-8-sig"


def bundle(figure: Figure, view: View, data: Dataset, t: Translator) -> bytes:
    """The zip of a figure.

    ``data.csv`` holds the rows as the table on the screen has them, with the records and documents of each;
    further rows of the figure (``Figure.further_rows``) are files of their own; ``package/`` holds the same records
    as the data package has them, untranslated, with a ``datapackage.json`` that describes them.

    Args:
        figure: what to take away.
        view: where and when it was seen.
        data: the data package that it was made of.
        t: language of the rows and of ``README.txt``.
    """
    files = {
        "README.txt": _readme(figure, view, data, t),
        **_references(figure, view, data),
        **{f"{rows.name}.csv": rows_csv(rows, data, t) for rows in figure.all_rows},
        "sources.csv": sources_csv(figure, data),
        **_package(figure, data),
    }
    return zipped(files)


def rows_alone(figure: Figure, view: View, data: Dataset, t: Translator) -> bytes:
    """A smaller zip, for a copy with the data package beside it: rows with the ids of their records, and how to cite.

    Args:
        figure: what to take away.
        view: where it was seen, and in which edition.
        data: the data package that it was made of.
        t: language of the rows.
    """
    return zipped(
        {
            **{f"{rows.name}.csv": rows_csv(rows, data, t) for rows in figure.all_rows},
            "CITATION.txt": f"{citation(figure, view, data, t)}\n",
            **_references(figure, view, data, with_documents=False),
        }
    )


def _references(figure: Figure, view: View, data: Dataset, *, with_documents: bool = True) -> dict[str, str]:
    """How to cite the figure, a file a program; the first names every document behind it too."""
    files = {f"citation.{ending}": write(figure, view, data) for ending, write in FILES.items()}
    return {"CITATION.cff": cff(figure, view, data), **files} if with_documents else files


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Files as a zip; no file carries the time of day, so the same contents give the same bytes.

    Args:
        files: name -> contents. Text becomes UTF-8; a CSV file in the uppermost folder gets a mark at its begin, for
            spreadsheets.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            encoding = _ENCODING if name.endswith(".csv") and "/" not in name else "utf-8"
            put(archive, name, content.encode(encoding) if isinstance(content, str) else content)
    return out.getvalue()


def package(data: Dataset) -> bytes:
    """The whole data package as a zip: descriptor, tables, and what goes with them in its folder."""
    files: dict[str, str | bytes] = {
        "datapackage.json": json.dumps(data.schema, ensure_ascii=False, indent=1),
    }
    beside = (*BESIDE, *(f"basemap/{path.name}" for path in sorted((data.folder / "basemap").glob("*.*"))))
    files |= data.contents
    for name in beside:
        path = data.folder / name
        if path.is_file():
            files[name] = path.read_bytes()
    return zipped(files)


def rows_csv(rows: Rows, data: Dataset, t: Translator) -> str:
    """Rows as CSV: the columns of the screen, who speaks, and the ids of each row's records and documents.

    Ids are separated by spaces. A cell that a spreadsheet would run begins with an apostrophe.
    """
    frame = rows.frame.assign(
        **{
            t("Whose account"): [voice_words(sources, data, t) for sources in rows.sources],
            RECORDS: [" ".join(records) for records in rows.records],
            SOURCES: [" ".join(sources) for sources in rows.sources],
        }
    )
    return _csv(frame.columns, frame.itertuples(index=False, name=None), for_spreadsheets=True)


def sources_csv(figure: Figure, data: Dataset) -> str:
    """The documents behind the rows as the data package has them, and where each is used: ``file:row``, from 1."""
    used: dict[str, list[str]] = {}
    for rows in figure.all_rows:
        for number, sources in enumerate(rows.sources, start=1):
            for source_id in sources:
                used.setdefault(source_id, []).append(f"{rows.name}:{number}")
    documents, columns = data.rows("sources"), list(data["sources"].columns)
    lines = [
        [*(documents[item][name] for name in columns), " ".join(used[item])] for item in figure.source_ids
    ]
    own = [[*("" for _ in columns[1:]), text, ""] for text in figure.own_sources]
    return _csv([*columns, "used_in"], [*lines, *own], for_spreadsheets=True)


def _csv(columns: Iterable[str], rows: Iterable[Sequence[Any]], *, for_spreadsheets: bool = False) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in (columns, *rows):
        cells = [_written(cell) for cell in row]
        writer.writerow([_harmless(cell) for cell in cells] if for_spreadsheets else cells)
    return out.getvalue()


def _harmless(cell: Any) -> Any:
    """A text that a spreadsheet would run as a formula with an apostrophe before it; numbers and lone marks stay."""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\r", "\n")  # the writer would leave it without quotes
    return f"'{text}" if is_formula(cell) else text


def _written(cell: Any) -> Any:
    """A cell as the package's own files have it: missing is empty, never 0."""
    if isinstance(cell, bool):
        return _SPELLED[cell]
    return "" if cell is None or (not isinstance(cell, (str, list, tuple)) and pd.isna(cell)) else cell


def _package(figure: Figure, data: Dataset) -> dict[str, str]:
    """The records that the rows show or count, a file a table, as the data package has them."""
    wanted: dict[str, dict[str, None]] = {}
    for rows in figure.all_rows:
        for name in dict.fromkeys(record for records in rows.records for record in records):
            table, _, key = name.partition("/")
            wanted.setdefault(table, {})[key] = None
    files, resources = {}, []
    for resource in data.schema["resources"]:
        if resource["name"] not in wanted:
            continue
        rows_, columns = data.rows(resource["name"]), list(data[resource["name"]].columns)
        lines = ([rows_[key][name] for name in columns] for key in wanted[resource["name"]])
        files[f"package/{resource['path']}"] = _csv(columns, lines)
        # A part of a table cannot keep promises about rows that are not here.
        schema = {name: value for name, value in resource["schema"].items() if name != "foreignKeys"}
        resources.append({**resource, "schema": schema})
    if resources:
        head = {
            name: data.schema[name]
            for name in ("name", "title", "version", "licenses", "contributors")
            if name in data.schema
        }
        described = {**head, "description": f"The records behind: {figure.title}", "resources": resources}
        files["package/datapackage.json"] = json.dumps(described, ensure_ascii=False, indent=1)
    return files


# --- in words -------------------------------------------------------------------------------------


def _readme(figure: Figure, view: View, data: Dataset, t: Translator) -> str:
    """What is in the zip, in the visitor's language."""
    sides = ", ".join(voice_names(t)[side] for side in SIDES)
    parts = [
        figure.title,
        figure.subtitle,
        figure.empty or figure.sentence,
        _section(t("Seen"), _seen(view, t)),
        _section(t("Files"), [f"{name}: {what}" for name, what in _contents(figure, t)]),
        _section(
            t("Version and licence"),
            [
                versions(data, t),
                *([t("Unofficial translation by the project.")] if t.lang != DEFAULT else []),
                t(
                    "Our texts and tables: {licence}. Quotations and titles of documents belong to their authors.",
                    licence=licence(data, t, with_address=True),
                ),
            ],
        ),
        _section(t("How to cite"), [citation(figure, view, data, t)]),
        _section(
            t("Whose account"),
            [
                voices_in_words(figure, data, t),
                t(
                    "One side's account only: all documents of a row come from the same one of these sides: {sides}.",
                    sides=sides,
                ),
            ],
        ),
        _section(t("Where the documents disagree"), figure.conflicts),
        _section(t("Notes"), figure.notes),
        _section(
            t("What was searched for and not found; not found does not mean that it did not happen"),
            _not_found(data, t),
        ),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _seen(view: View, t: Translator) -> list[str]:
    """Where and when the figure was seen, and under which filters."""
    return [
        t("Screen: {screen}", screen=view.screen),
        t("Address: {address}", address=view.address),
        t("Date: {day}", day=t.date(view.day.isoformat())),
        *(
            f"{what}: {chosen}"
            for what, chosen in view.filters or [(t("Filters"), t("none, everything is shown"))]
        ),
    ]


def _contents(figure: Figure, t: Translator) -> list[tuple[str, str]]:
    """The files of the zip, and what is in each."""
    return [
        (
            "data.csv",
            t(
                "the {n} rows of the table on the screen; the last columns say whose account each row is, its records and its documents",
                n=t.number(len(figure.table)),
            ),
        ),
        *(
            (f"{rows.name}.csv", f"{rows.title} ({t.plural('{n} row', '{n} rows', len(rows.frame))})")
            for rows in figure.further_rows
        ),
        (
            "sources.csv",
            t(
                "the {n} documents behind these rows, and no others; used_in says which rows",
                n=t.number(len(figure.source_ids) + len(figure.own_sources)),
            ),
        ),
        (
            "package/",
            t(
                "the same records as the data package has them: all languages, dates in EDTF, described by datapackage.json"
            ),
        ),
        (
            "*.csv",
            t(
                "made for spreadsheets: a text that one would run as a formula has an apostrophe before it; in package/ nothing is changed"
            ),
        ),
        (
            ", ".join(("CITATION.cff", *(f"citation.{ending}" for ending in FILES))),
            t("how to cite this figure"),
        ),
    ]


def _not_found(data: Dataset, t: Translator) -> list[str]:
    """What was searched for without finding it, by deposit."""
    names = mine_names(data, t)
    return [
        f"{names.get(row['mine_id'], t('all deposits'))}: {t.text(row, 'text')}"
        for row in data.records.not_found
    ]


def _section(heading: str, lines: Iterable[str]) -> str:
    body = [f"- {line}" for line in lines]
    return "\n".join([heading, "-" * len(heading), *body]) if body else ""
