"""Answers to the two survey questions: a file of them -> :class:`Answer` rows or faults in words.

Also the rules that keep people unrecognisable (docs/decisions/0010): small groups show no shares,
answers that few people gave are withheld together with one that would give them away.
Pure: nothing is kept, written or sent. What a visitor drops stays with the caller.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NoReturn

from dashboard import checks, dates
from dashboard.dataset import Dataset, Fault
from dashboard.i18n import Translator
from dashboard.texts import begins_like_formula, unprintable

MAX_BYTES = 200_000
MAX_ROWS = 500
MAX_TEXT = 300  # characters in a cell
MIN_CELL = 5  # an answer that fewer people gave is withheld
MIN_GROUP = 10  # of a smaller group of people nothing but its size is shown
MIN_SHARES = 30  # of a smaller group people are shown, never per cent

# column of survey_answers -> other names that a file may use
ALIASES: Mapping[str, tuple[str, ...]] = {
    "question_id": ("question",), "answer_en": ("answer",), "answer_ru": (), "answer_ky": (),
    "share_percent": ("share",), "count": (), "n": (), "place": (), "date_edtf": ("date",), "source": (),
}  # fmt: skip
REQUIRED = ("question_id", "answer_en", "n", "place", "date_edtf", "source")

# Words in a column's name that say it is about a person: English, Russian, Kyrgyz.
_PERSONAL = re.compile(
    r"(\b|_)(name|names|surname|firstname|lastname|fullname|first_name|last_name|respondent|phone\w*|mobile|tel|telephone|"
    r"e-?mail\w*|address\w*|street|birth\w*|born|dob|birthday|passport\w*|pin|inn|ssn|"
    r"(id|identity|tax)[ _-]?(no|number|num|card)?|national[ _-]?id|gps|latitude|longitude|ip|"
    r"имя|фамили\w*|отчество|фио|ф\.и\.о\.?|респондент\w*|телефон\w*|тел|моб\w*|почта|эл\w*почта|мейл|e-?майл|емейл|"
    r"адрес\w*|улица|рожден\w*|рождён\w*|паспорт\w*|инн|пин|снилс|"
    r"аты|аты-жөнү|аты[ _-]жөнү|ысым\w*|фамилия\w*|атасынын|дарег\w*|дарек\w*|көчө\w*|туулган|почтасы|телефону)(\b|_)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
_LONG_NUMBER = re.compile(r"(?:\+?\d[\s()-]?){9,}")


@dataclass(frozen=True)
class Answer:
    """One answer to one question; ``share`` in per cent of ``n``, or ``count`` in people: one of the two."""

    question_id: str
    text: Mapping[str, str]  # language -> words; "" = not given
    share: float | None
    count: int | None
    n: int
    place: str
    date: str  # EDTF
    source: str

    @property
    def people(self) -> float:
        """People who gave the answer; of a share, as it works out."""
        return float(self.count) if self.count is not None else (self.share or 0.0) * self.n / 100

    @property
    def percent(self) -> float:
        """Share of those asked, per cent."""
        return self.share if self.share is not None else self.people * 100 / self.n

    @property
    def group(self) -> tuple[str, str, str]:
        """Who was asked what: question, place, date."""
        return self.question_id, self.place, self.date


@dataclass(frozen=True)
class Cell:
    """What may be shown of an answer. ``people`` and ``percent`` are None where they are not to be shown."""

    answer: Answer
    people: float | None
    percent: float | None
    withheld: bool


@dataclass(frozen=True)
class Reading:
    """A file of answers as read: answers, or else what is wrong with it."""

    answers: tuple[Answer, ...] = ()
    faults: tuple[Fault, ...] = ()


def of_package(data: Dataset) -> tuple[Answer, ...]:
    """Answers that the data package holds."""
    return tuple(
        Answer(
            question_id=row["question_id"],
            text={
                key.removeprefix("answer_"): value for key, value in row.items() if key.startswith("answer_")
            },
            share=None if row["share_percent"] is None else float(row["share_percent"]),
            count=None if row["count"] is None else int(row["count"]),
            n=int(row["n"]),
            place=row["place"],
            date=row["date_edtf"],
            source=row["source"],
        )
        for row in data["survey_answers"]
        .astype(object)
        .where(data["survey_answers"].notna(), None)
        .to_dict("records")
    )


def package_faults(data: Dataset, t: Translator) -> tuple[Fault, ...]:
    """What the schema cannot say about the answers of the data package: rows that contradict each other."""
    reader = _Reader("survey_answers.csv", data, t)
    reader.together(list(enumerate(of_package(data), start=2)))
    return tuple(reader.faults)


def template(data: Dataset) -> str:
    """A CSV file with the header of ``survey_answers`` as the schema has it, and no row."""
    resource = next(item for item in data.schema["resources"] if item["name"] == "survey_answers")
    return ",".join(column["name"] for column in resource["schema"]["fields"]) + "\n"


# --- what may be shown -------------------------------------------------------------------------


def protect(answers: Sequence[Answer]) -> tuple[Cell, ...]:
    """What may be shown of the answers of one group (one question, place and date), in their order.

    If one to four people gave an answer, all answers of fewer than five people (zero too) are withheld,
    and with them the smallest of the others (all of them, if several are equally small), under one and
    the same label. So which withheld answer has which number cannot be told from n and the rest:
    exchanging the numbers of two withheld answers changes nothing that is shown.
    """
    n = min((answer.n for answer in answers), default=0)
    # Shares are often rounded: people within a hundredth of a per cent of each other count as equal.
    people = [round(answer.people, 2) for answer in answers]
    hidden: set[int] = set()
    if any(0 < value < MIN_CELL for value in people):
        rest = min((value for value in people if value >= MIN_CELL), default=0)
        hidden = {index for index, value in enumerate(people) if value < MIN_CELL or value == rest}
    if n < MIN_GROUP:
        hidden = set(range(len(answers)))
    return tuple(
        Cell(
            answer=answer,
            people=None if index in hidden else answer.people,
            percent=None if index in hidden or n < MIN_SHARES else answer.percent,
            withheld=index in hidden,
        )
        for index, answer in enumerate(answers)
    )


def groups(answers: Iterable[Answer], question_id: str) -> tuple[tuple[Answer, ...], ...]:
    """Answers to a question, a tuple for each place and date, in order of date, then place."""
    own = sorted(
        (answer for answer in answers if answer.question_id == question_id),
        key=lambda answer: (dates.span(answer.date).first, answer.date, answer.place),
    )
    return tuple(tuple(rows) for _, rows in groupby(own, key=lambda answer: answer.group))


# --- reading a file ----------------------------------------------------------------------------


class _Refused(Exception):
    """A fault that leaves nothing to read on for."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


def read(content: bytes, name: str, data: Dataset, t: Translator) -> Reading:
    """Read a file of answers.

    Args:
        content: the file as it came.
        name: its name, for the faults.
        data: the questions there are.
        t: language of the faults.

    Returns:
        All answers, or all faults found; never some of each.
    """
    reader = _Reader(name[:80], data, t)
    try:
        rows = reader.table(content)
    except _Refused as refusal:
        return Reading(faults=(refusal.fault,))
    if reader.faults:
        return Reading(faults=tuple(reader.faults))
    answers = [(line, reader.answer(line, row)) for line, row in rows]
    good = [(line, answer) for line, answer in answers if answer]
    reader.together(good)
    if reader.faults:
        return Reading(faults=tuple(reader.faults))
    return Reading(answers=tuple(answer for _, answer in good))


class _Reader:
    """Reads one file and collects its faults."""

    def __init__(self, name: str, data: Dataset, t: Translator) -> None:
        self.name, self.t = name, t
        self.faults: list[Fault] = []
        self.questions: dict[str, str] = {}
        self.ids: list[str] = []
        for row in data["survey_questions"].sort_values("deck_order").to_dict("records"):
            item = row["question_id"]
            self.ids.append(item)
            words = [value for key, value in row.items() if key.startswith("text_") and value]
            self.questions.update({_folded(text): item for text in (item, *words)})

    def fault(self, row: int | None, column: str, value: str, problem: str, allowed: str = "") -> None:
        self.faults.append(Fault(self.name, row, column[:60], value[:60], problem, allowed))

    def refuse(self, problem: str, allowed: str = "", row: int | None = None) -> NoReturn:
        raise _Refused(Fault(self.name, row, "", "", problem, allowed))

    def text(self, content: bytes) -> str:
        """The file as text, if it is a text file of a size that answers have."""
        t = self.t
        if len(content) > MAX_BYTES:
            self.refuse(
                t("the file is too big: {kb} kB", kb=t.number(-(-len(content) // 1000))),
                t("at most {kb} kB; answers are added up, one row an answer", kb=t.number(MAX_BYTES // 1000)),
            )
        if not content.strip():
            self.refuse(t("the file is empty"), t("the template, filled in"))
        if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG")):
            self.refuse(
                t("this is not a CSV file (a workbook, document or picture)"),
                t("in the spreadsheet: save as, CSV UTF-8"),
            )
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            self.refuse(
                t("the text is not UTF-8 (it looks like UTF-16)"), t("in the spreadsheet: save as, CSV UTF-8")
            )
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            self.refuse(
                t("the text is not UTF-8 (perhaps Windows-1251)"),
                t("in the spreadsheet: save as, CSV UTF-8"),
                row=line,
            )
        if "\x00" in text:
            self.refuse(
                t("this is not a CSV file: it holds zero bytes"), t("in the spreadsheet: save as, CSV UTF-8")
            )
        return text

    def table(self, content: bytes) -> list[tuple[int, dict[str, str]]]:
        """Lines of the file with their number (the header is line 1), cells by column name."""
        t = self.t
        text = self.text(content)
        lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            header = next(lines, [])
            columns = self.columns(header)
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
                    self.refuse(
                        t("more than {n} rows", n=t.number(MAX_ROWS)),
                        t("one row an answer, not one a person"),
                    )
                if len(cells) != len(header):
                    self.fault(
                        line, "", "",
                        t("the row has {got} cells, the header {want}", got=t.number(len(cells)), want=t.number(len(header))),
                        t("as many cells as columns; a text with a comma in double quotes"),
                    )  # fmt: skip
                    continue
                rows.append((line, {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}))
        except csv.Error as error:
            self.refuse(
                t("not readable as CSV: {reason}", reason=str(error)),
                t("double quotes in pairs"),
                row=lines.line_num or 1,
            )
        if not rows and not self.faults:
            self.refuse(t("the file has a header but no answers"), t("one row an answer"))
        return rows

    def columns(self, header: Sequence[str]) -> list[str]:
        """Columns of the file by their names in ``survey_answers``."""
        t = self.t
        if len(header) < 2:
            for mark, words in ((";", t("semicolons")), ("\t", t("tabs")), ("|", t("vertical bars"))):
                if header and mark in header[0]:
                    self.refuse(t("the columns are separated by {mark}", mark=words), t("commas"), row=1)
        known = {alias: name for name, aliases in ALIASES.items() for alias in (name, *aliases)}
        names = []
        for cell in header:
            name = cell.strip().lower()
            if name in known:
                if known[name] in names:
                    self.fault(1, cell, "", t("the column is there twice"), t("each column once"))
            elif _PERSONAL.search(name):
                self.fault(
                    1, cell, "",
                    t("a column about persons is refused, and nothing of the file is kept"),
                    t("answers added up, without names, phone numbers, e-mail or other addresses, dates of birth or numbers of documents"),
                )  # fmt: skip
            else:
                self.fault(1, cell or t("(no name)"), "", t("the column is not known"), ", ".join(ALIASES))
            names.append(known.get(name, name))
        for name in REQUIRED:
            if name not in names:
                self.fault(1, name, "", t("the column is missing"), t("the columns of the template"))
        if "share_percent" not in names and "count" not in names:
            self.fault(1, "share_percent, count", "", t("both columns are missing"), t("one of them"))
        return names

    def answer(self, line: int, row: Mapping[str, str]) -> Answer | None:
        """A row as an answer; faults are collected, then None."""
        before = len(self.faults)
        self.safe(line, row)
        for name in REQUIRED:
            if not row[name]:
                self.fault(line, name, "", self.t("the cell is empty"), self.t("not empty"))
        question = self.question(line, row["question_id"])
        n = self.whole(line, "n", row["n"], 1)
        share, count = self.amount(line, row, n)
        if row["date_edtf"]:
            self.date(line, row["date_edtf"])
        if len(self.faults) > before or n is None:
            return None
        return Answer(
            question_id=question,
            text={
                key.removeprefix("answer_"): value for key, value in row.items() if key.startswith("answer_")
            },
            share=share,
            count=count,
            n=n,
            place=row["place"],
            date=row["date_edtf"],
            source=row["source"],
        )

    def safe(self, line: int, row: Mapping[str, str]) -> None:
        """No formulas, control characters or endless texts, and nothing that points to a person."""
        t = self.t
        for name, value in row.items():
            if len(value) > MAX_TEXT:
                self.fault(
                    line,
                    name,
                    value[:40] + "…",
                    t("the text is too long"),
                    t("at most {n} characters", n=t.number(MAX_TEXT)),
                )
            if unprintable(value):
                self.fault(
                    line,
                    name,
                    value,
                    t("the text holds control characters"),
                    t("plain text"),
                )
            if begins_like_formula(value):
                self.fault(
                    line,
                    name,
                    value,
                    t("the cell begins like a formula"),
                    t("text or numbers that do not begin with = + - @"),
                )
            if name.startswith("answer_") or name in ("place", "source"):
                # The value is not repeated in the fault: it may be somebody's.
                if _EMAIL.search(value):
                    self.fault(line, name, "", t("the cell holds an e-mail address"), t("no personal data"))
                elif name != "source" and _LONG_NUMBER.search(value):
                    self.fault(
                        line,
                        name,
                        "",
                        t("the cell holds a number like a telephone's or a document's"),
                        t("no personal data"),
                    )

    def question(self, line: int, value: str) -> str:
        found = self.questions.get(_folded(value), "")
        if value and not found:
            self.fault(
                line,
                "question_id",
                value,
                self.t("the question is not known"),
                self.t("{ids}, or the question's words", ids=", ".join(self.ids)),
            )
        return found

    def whole(self, line: int, name: str, value: str, least: int) -> int | None:
        """A whole number of people, or None with a fault (an empty cell is faulted elsewhere)."""
        if not value:
            return None
        if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) < least:
            self.fault(
                line,
                name,
                value,
                self.t("not a whole number of people"),
                self.t("a whole number of at least {n}", n=self.t.number(least)),
            )
            return None
        return int(value)

    def amount(self, line: int, row: Mapping[str, str], n: int | None) -> tuple[float | None, int | None]:
        """Share or count: exactly one of them, and none greater than all."""
        t = self.t
        share_text, count_text = row.get("share_percent", ""), row.get("count", "")
        if bool(share_text) == bool(count_text):
            problem = (
                t("share and count are both given") if share_text else t("share and count are both empty")
            )
            self.fault(
                line,
                "share_percent, count",
                ", ".join(filter(None, (share_text, count_text))),
                problem,
                t("one of the two"),
            )
            return None, None
        if count_text:
            count = self.whole(line, "count", count_text, 0)
            if count is not None and n is not None and count > n:
                self.fault(
                    line,
                    "count",
                    count_text,
                    t("more people than were asked"),
                    t("at most n, here {n}", n=t.number(n)),
                )
            return None, count
        if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,6})?", share_text) or float(share_text) > 100:
            self.fault(
                line,
                "share_percent",
                share_text,
                t("not a share"),
                t("a number from 0 to 100 with a point for decimals, without a per cent sign"),
            )
            return None, None
        return float(share_text), None

    def date(self, line: int, value: str) -> None:
        try:
            dates.span(value)
        except ValueError:
            self.fault(
                line,
                "date_edtf",
                value,
                self.t("not a date"),
                self.t("YYYY, YYYY-MM, YYYY-MM-DD or an interval a/b"),
            )

    def together(self, answers: Sequence[tuple[int, Answer]]) -> None:
        """What must hold between rows: no answer twice; one n, one source and at most all people a group."""
        told = [
            checks.Told(
                line=line,
                group=answer.group,
                answer=answer.text["en"],
                people=answer.people,
                # A rounded share may be half a unit of its last place too great.
                rounded=0 if answer.share is None else 0.5 * answer.n / 100,
                n=answer.n,
                source=answer.source,
            )
            for line, answer in answers
        ]
        for fault in checks.contradictions(self.name, told):
            self.fault(
                fault.row, fault.column, fault.value, self.t.said(fault.problem), self.t.said(fault.allowed)
            )


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
