"""A file of answers as a table: bytes -> rows of cells by column, none about a person."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from dashboard.survey.told import Told

MAX_BYTES = 200_000
MAX_ROWS = 500

# column of survey_answers -> other names that a file may use
ALIASES: Mapping[str, tuple[str, ...]] = {
    "question_id": ("question",),
    "answer_en": ("answer",),
    "answer_ru": (),
    "answer_ky": (),
    "share_percent": ("share",),
    "count": (),
    "n": (),
    "place": (),
    "date_edtf": ("date",),
    "source": (),
}
REQUIRED = ("question_id", "answer_en", "n", "place", "date_edtf", "source")

# Words in a column's name that say it is about a person: English, Russian, Kyrgyz.
_PERSONAL = re.compile(
    r"(\b|_)(name|names|surname|firstname|lastname|fullname|first_name|last_name|respondent|"
    r"phone\w*|mobile|tel|telephone|"
    r"e-?mail\w*|address\w*|street|birth\w*|born|dob|birthday|passport\w*|pin|inn|ssn|"
    r"(id|identity|tax)[ _-]?(no|number|num|card)?|national[ _-]?id|gps|latitude|longitude|ip|"
    r"имя|фамили\w*|отчество|фио|ф\.и\.о\.?|респондент\w*|телефон\w*|тел|моб\w*|почта|эл\w*почта|мейл|e-?майл|емейл|"
    r"адрес\w*|улица|рожден\w*|рождён\w*|паспорт\w*|инн|пин|снилс|"
    r"аты|аты-жөнү|аты[ _-]жөнү|ысым\w*|фамилия\w*|атасынын|дарег\w*|дарек\w*|көчө\w*|туулган|почтасы|телефону)(\b|_)",
    re.IGNORECASE,
)


def rows(content: bytes, told: Told) -> list[tuple[int, dict[str, str]]]:
    """Lines of the file with their number (the header is line 1), cells by column name."""
    t = told.t
    text = _text(content, told)
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(lines, [])
        columns = _columns(header, told)
        rows: list[tuple[int, dict[str, str]]] = []
        after = lines.line_num
        for cells in lines:
            line, after = (
                after + 1,
                lines.line_num,
            )  # where a row begins: its texts may have lines of their own
            if not any(cell.strip() for cell in cells):
                continue
            if len(rows) >= MAX_ROWS:
                told.refuse(
                    t("more than {n} rows", n=t.number(MAX_ROWS)),
                    t("one row an answer, not one a person"),
                )
            if len(cells) != len(header):
                told.fault(
                    line,
                    "",
                    "",
                    t(
                        "the row has {got} cells, the header {want}",
                        got=t.number(len(cells)),
                        want=t.number(len(header)),
                    ),
                    t("as many cells as columns; a text with a comma in double quotes"),
                )
                continue
            rows.append((line, {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}))
    except csv.Error as error:
        told.refuse(
            t("not readable as CSV: {reason}", reason=str(error)),
            t("double quotes in pairs"),
            row=lines.line_num or 1,
        )
    if not rows and not told.faults:
        told.refuse(t("the file has a header but no answers"), t("one row an answer"))
    return rows


def _text(content: bytes, told: Told) -> str:
    """The file as text, if it is a text file of a size that answers have."""
    t = told.t
    if len(content) > MAX_BYTES:
        told.refuse(
            t("the file is too big: {kb} kB", kb=t.number(-(-len(content) // 1000))),
            t("at most {kb} kB; answers are added up, one row an answer", kb=t.number(MAX_BYTES // 1000)),
        )
    if not content.strip():
        told.refuse(t("the file is empty"), t("the template, filled in"))
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG")):
        told.refuse(
            t("this is not a CSV file (a workbook, document or picture)"),
            t("in the spreadsheet: save as, CSV UTF-8"),
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        told.refuse(
            t("the text is not UTF-8 (it looks like UTF-16)"), t("in the spreadsheet: save as, CSV UTF-8")
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        told.refuse(
            t("the text is not UTF-8 (perhaps Windows-1251)"),
            t("in the spreadsheet: save as, CSV UTF-8"),
            row=line,
        )
    if "\x00" in text:
        told.refuse(
            t("this is not a CSV file: it holds zero bytes"), t("in the spreadsheet: save as, CSV UTF-8")
        )
    return text


def _columns(header: Sequence[str], told: Told) -> list[str]:
    """Columns of the file by their names in ``survey_answers``."""
    t = told.t
    if len(header) < 2:
        for mark, words in ((";", t("semicolons")), ("\t", t("tabs")), ("|", t("vertical bars"))):
            if header and mark in header[0]:
                told.refuse(t("the columns are separated by {mark}", mark=words), t("commas"), row=1)
    known = {alias: name for name, aliases in ALIASES.items() for alias in (name, *aliases)}
    names = []
    for cell in header:
        name = cell.strip().lower()
        if name in known:
            if known[name] in names:
                told.fault(1, cell, "", t("the column is there twice"), t("each column once"))
        elif _PERSONAL.search(name):
            told.fault(
                1,
                cell,
                "",
                t("a column about persons is refused, and nothing of the file is kept"),
                t(
                    "answers added up, without names, phone numbers, e-mail or other addresses, dates of birth or numbers of documents"
                ),
            )
        else:
            told.fault(1, cell or t("(no name)"), "", t("the column is not known"), ", ".join(ALIASES))
        names.append(known.get(name, name))
    for name in REQUIRED:
        if name not in names:
            told.fault(1, name, "", t("the column is missing"), t("the columns of the template"))
    if "share_percent" not in names and "count" not in names:
        told.fault(1, "share_percent, count", "", t("both columns are missing"), t("one of them"))
    return names
