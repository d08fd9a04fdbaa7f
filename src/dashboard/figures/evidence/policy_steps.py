"""EITI, law, funds and local power: what was decided when, as precisely as it is dated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from dashboard import dates
from dashboard.cache import once
from dashboard.figures import columns
from dashboard.figures.columns import Column
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.evidence.policy_chart import chart
from dashboard.figures.figure import Figure, Rows, record
from dashboard.figures.study_date import after_study, after_study_date
from dashboard.figures.words.amounts import small, tally
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import track_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.sources import PolicyStep


@once
def policy(data: Dataset, t: Translator) -> Figure:
    """Steps in EITI, law, funds and local power over time; undated steps stand in the list only.

    Args:
        data: the data package.
        t: language.
    """
    rows = _ordered(data)
    spans = [dates.span(row["date_edtf"]) for row in rows if row["date_edtf"]]
    listed = Figure(
        id="policy-steps",
        title=_title(rows, data, t),
        subtitle=_subtitle(spans, t),
        sentence=_sentence(rows, data, t),
        chart=None,
        rows=_rows(rows, data, t),
        numbers=partial(_behind, data, t),
    )
    if not rows:
        empty = t("There are no steps in the data.")
        return replace(listed, sentence=empty, empty=empty)
    if not spans:
        return replace(listed, empty=t("No step has a date, so none is drawn."))
    note = t("A dot is a day; a bar covers the whole month or year.")
    marks = partial(_marks, data, t)
    return replace(listed, chart=chart(rows, data, t), notes=(note,), marks=marks)


def _marks(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The step behind each mark, with its document."""
    names = track_names(t)
    return {
        row.step_id: mark_of(
            f"{t.date(row.date_edtf)} · {names[row.track]}", (record("policy_steps", row.step_id),)
        )
        for row in _ordered(data)
        if row.date_edtf
    }


def _later(rows: Sequence[Row], data: Dataset) -> int:
    return sum(after_study(row["date_edtf"], data) for row in rows)


def _title(rows: Sequence[Row], data: Dataset, t: Translator) -> str:
    if not rows:
        return t("No step on EITI or law is recorded")
    if later := _later(rows, data):
        return t(
            "{m} of the {n} steps on EITI, law, funds and local powers came after {study}",
            m=leading(t.number(later), "later"),
            n=leading(t.number(len(rows)), "all"),
        )
    return t.plural(
        "{n} step on EITI, law, funds and local powers",
        "{n} steps on EITI, law, funds and local powers",
        len(rows),
        n=leading(t.number(len(rows)), "all"),
    )


def _behind(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """All steps, and those after the study, in the order of time."""
    rows = _ordered(data)
    later = [row for row in rows if after_study(row.date_edtf, data)]
    own = {"all": (t("Steps on EITI, law, regional funds and local powers"), rows)}
    if later:
        own["later"] = (t("After {date}", date=after_study_date(data, t)), later)
    return {
        name: mark_of(words, (record("policy_steps", row.step_id) for row in listed))
        for name, (words, listed) in own.items()
    }


def _subtitle(spans: Sequence[dates.Span], t: Translator) -> str:
    if not spans:
        return t("Steps on EITI, law, regional funds and local powers")
    return t(
        "Steps on EITI, law, regional funds and local powers, {first}–{last}; numbers refer to the list",
        first=str(min(span.first.year for span in spans)),
        last=str(max(span.last.year for span in spans)),
    )


def _sentence(rows: Sequence[Row], data: Dataset, t: Translator) -> str:
    found = t.plural(
        "{n} step was found ({tally}).",
        "{n} steps were found ({tally}).",
        len(rows),
        tally=tally(
            Counter(row["track"] for row in rows),
            {code: small(name) for code, name in track_names(t).items()},
            t,
        ),
    )
    if date := after_study_date(data, t):
        later = t.plural(
            "{n} is dated after {date}.", "{n} are dated after {date}.", _later(rows, data), date=date
        )
        found = f"{found} {later}"
    undated = [row for row in rows if not row["date_edtf"]]
    if not undated:
        return found
    listed_only = t.plural(
        "{n} step has no date and is in the list only: {titles}.",
        "{n} steps have no date and are in the list only: {titles}.",
        len(undated),
        titles="; ".join(t.text(row, "title") for row in undated),
    )
    return f"{found} {listed_only}"


def _rows(rows: Sequence[Row], data: Dataset, t: Translator) -> Rows:
    numbers = {row["step_id"]: number for number, row in enumerate(rows, start=1)}
    return columns.table(
        "policy_steps",
        "step_id",
        rows,
        [
            Column(t("No."), lambda row: numbers[row["step_id"]]),
            columns.coded(t("Track"), "track", track_names(t)),
            columns.date(t),
            columns.date_inferred(t),
            columns.text(t("Step"), "title", t),
            columns.text(t("What is known"), "summary", t),
            columns.confidence(t),
            columns.voice(data, t),
            columns.note(t),
        ],
        file="policy-steps",
    )


def _ordered(data: Dataset) -> list[PolicyStep]:
    """Dated steps by their days, then undated ones, as the data has them."""

    def place(row: PolicyStep) -> tuple[bool, date, date]:
        if not row.date_edtf:
            return True, date.max, date.max
        known = dates.span(row.date_edtf)
        return False, known.first, known.last

    return sorted(data.records.policy_steps, key=place)
