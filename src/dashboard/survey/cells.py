"""A row of a file -> an answer, or what is wrong with its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dashboard import dates
from dashboard.survey.answers import Answer
from dashboard.survey.table import REQUIRED
from dashboard.survey.told import Told
from dashboard.texts import begins_like_formula, unprintable

MAX_TEXT = 300  # characters in a cell
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
_LONG_NUMBER = re.compile(r"(?:\+?\d[\s()-]?){9,}")


def answer(line: int, row: Mapping[str, str], questions: Mapping[str, str], told: Told) -> Answer | None:
    """A row as an answer; faults are collected, then None."""
    before = len(told.faults)
    _safe(line, row, told)
    for name in REQUIRED:
        if not row[name]:
            told.fault(line, name, "", told.t("the cell is empty"), told.t("not empty"))
    question = _question(line, row["question_id"], questions, told)
    n = _whole(line, "n", row["n"], 1, told)
    share, count = _amount(line, row, n, told)
    if row["date_edtf"]:
        _date(line, row["date_edtf"], told)
    if len(told.faults) > before or n is None:
        return None
    return Answer(
        question_id=question,
        text={key.removeprefix("answer_"): value for key, value in row.items() if key.startswith("answer_")},
        share=share,
        count=count,
        n=n,
        place=row["place"],
        date=row["date_edtf"],
        source=row["source"],
    )


def _safe(line: int, row: Mapping[str, str], told: Told) -> None:
    """No formulas, control characters or endless texts, and nothing that points to a person."""
    t = told.t
    for name, value in row.items():
        if len(value) > MAX_TEXT:
            told.fault(
                line,
                name,
                value[:40] + "…",
                t("the text is too long"),
                t("at most {n} characters", n=t.number(MAX_TEXT)),
            )
        if unprintable(value):
            told.fault(
                line,
                name,
                value,
                t("the text holds control characters"),
                t("plain text"),
            )
        if begins_like_formula(value):
            told.fault(
                line,
                name,
                value,
                t("the cell begins like a formula"),
                t("text or numbers that do not begin with = + - @"),
            )
        if name.startswith("answer_") or name in ("place", "source"):
            # The value is not repeated in the fault: it may be somebody's.
            if _EMAIL.search(value):
                told.fault(line, name, "", t("the cell holds an e-mail address"), t("no personal data"))
            elif name != "source" and _LONG_NUMBER.search(value):
                told.fault(
                    line,
                    name,
                    "",
                    t("the cell holds a number like a telephone's or a document's"),
                    t("no personal data"),
                )


def _question(line: int, value: str, questions: Mapping[str, str], told: Told) -> str:
    found = questions.get(folded(value), "")
    if value and not found:
        told.fault(
            line,
            "question_id",
            value,
            told.t("the question is not known"),
            told.t("{ids}, or the question's words", ids=", ".join(dict.fromkeys(questions.values()))),
        )
    return found


def _whole(line: int, name: str, value: str, least: int, told: Told) -> int | None:
    """A whole number of people, or None with a fault (an empty cell is faulted elsewhere)."""
    if not value:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) < least:
        told.fault(
            line,
            name,
            value,
            told.t("not a whole number of people"),
            told.t("a whole number of at least {n}", n=told.t.number(least)),
        )
        return None
    return int(value)


def _amount(line: int, row: Mapping[str, str], n: int | None, told: Told) -> tuple[float | None, int | None]:
    """Share or count: exactly one of them, and none greater than all."""
    t = told.t
    share_text, count_text = row.get("share_percent", ""), row.get("count", "")
    if bool(share_text) == bool(count_text):
        problem = t("share and count are both given") if share_text else t("share and count are both empty")
        told.fault(
            line,
            "share_percent, count",
            ", ".join(filter(None, (share_text, count_text))),
            problem,
            t("one of the two"),
        )
        return None, None
    if count_text:
        count = _whole(line, "count", count_text, 0, told)
        if count is not None and n is not None and count > n:
            told.fault(
                line,
                "count",
                count_text,
                t("more people than were asked"),
                t("at most n, here {n}", n=t.number(n)),
            )
        return None, count
    if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,6})?", share_text) or float(share_text) > 100:
        told.fault(
            line,
            "share_percent",
            share_text,
            t("not a share"),
            t("a number from 0 to 100 with a point for decimals, without a per cent sign"),
        )
        return None, None
    return float(share_text), None


def _date(line: int, value: str, told: Told) -> None:
    try:
        dates.span(value)
    except ValueError:
        told.fault(
            line,
            "date_edtf",
            value,
            told.t("not a date"),
            told.t("YYYY, YYYY-MM, YYYY-MM-DD or an interval a/b"),
        )


def folded(text: str) -> str:
    """A text without what two writers of it may do differently."""
    return " ".join(text.split()).casefold()
