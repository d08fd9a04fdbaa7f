"""Where documents say otherwise than the study, in both voices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from dashboard.cache import once
from dashboard.figures import columns
from dashboard.figures.columns import Column
from dashboard.figures.counts import study_cells
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.study_date import after_study, after_study_date
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import mine_names, subject_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row


@once
def differences(data: Dataset, t: Translator) -> Figure:
    """What the study says and what documents say, side by side; neither is corrected."""
    rows = data.records.differences
    later = sum(after_study(row["since_edtf"], data) for row in rows)
    values = {
        "m": t.number(later),
        "date": after_study_date(data, t),
        "dated": t.number(sum(bool(row["since_edtf"]) for row in rows)),
    }
    if rows:
        title = _title(len(rows), later, all(row["since_edtf"] for row in rows), t)
        sentence = t.plural(
            "Documents differ from {study}, or say more, on {n} point. For {dated} we know since when; {m} arose after {date}.",
            "Documents differ from {study}, or say more, on {n} points. For {dated} we know since when; {m} arose after {date}.",
            len(rows),
            n=leading(t.number(len(rows)), "all"),
            m=leading(values["m"], "later"),
            dated=leading(values["dated"], "dated"),
            date=values["date"],
        )
    else:
        title = t("No difference between {study} and documents is recorded")
        sentence = t("There are no differences in the data.")
    beside = t(
        "They stand side by side; neither corrects the other. “Since”: from when documents say so, where they give a date."
    )
    return Figure(
        id="differences",
        title=title,
        subtitle=t("What {study} says, and what public documents say, each in its own words"),
        sentence=sentence,
        chart=None,
        rows=_rows(rows, data, t),
        notes=(beside,) if rows else (),
        empty="" if rows else sentence,
        numbers=partial(_behind, data, t),
    )


def _title(n: int, later: int, is_dated: bool, t: Translator) -> str:
    """On how many points documents say otherwise or more, and how many came later.

    At least so many, where some have no date.
    """
    counted = leading(t.number(n), "all")
    if not later:
        return t.plural(
            "On {n} point documents differ from {study} or say more",
            "On {n} points documents differ from {study} or say more",
            n,
            n=counted,
        )
    if n == 1:
        return t("On {n} point documents differ from {study} or say more, and this arose after it", n=counted)
    came_later = leading(t.number(later), "later")
    if is_dated:
        return t.plural(
            "On {n} point documents differ from {study} or say more; {m} of these arose after it",
            "On {n} points documents differ from {study} or say more; {m} of these arose after it",
            n,
            n=counted,
            m=came_later,
        )
    return t.plural(
        "On {n} point documents differ from {study} or say more; at least {m} of these arose after it",
        "On {n} points documents differ from {study} or say more; at least {m} of these arose after it",
        n,
        n=counted,
        m=came_later,
    )


def _behind(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """All differences, those of which a source says since when, and those that arose after the study."""
    rows = data.records.differences
    own = {
        "all": (t("{Study} and documents"), rows),
        "dated": (t("Since"), [row for row in rows if row.since_edtf]),
        "later": (
            t("After {date}", date=after_study_date(data, t)),
            [row for row in rows if after_study(row.since_edtf, data)],
        ),
    }
    return {
        name: mark_of(words, (record("differences", row.difference_id) for row in listed))
        for name, (words, listed) in own.items()
    }


def _rows(rows: Sequence[Row], data: Dataset, t: Translator) -> Rows:
    """A row a difference; where the study's words are a cell of its table, it rests on that cell too."""
    deposits = mine_names(data, t)
    listed = (
        Column(t("Deposit"), lambda row: deposits.get(row["mine_id"], t("no single deposit"))),
        columns.coded(t("What about"), "indicator", subject_names(t)),
        columns.text(t("{Study} says"), "study_says", t),
        columns.text(t("Documents say"), "documents_say", t),
        Column(t("Since"), lambda row: t.date(row["since_edtf"]) or t("no date")),
        columns.voice(data, t, t("Whose account the document gives")),
        columns.note(t),
    )
    items = []
    for row in rows:
        records, sources = [record("differences", row["difference_id"])], [row["source_id"]]
        if cell := study_cells(data).get((row["mine_id"], row["indicator"])):
            records.append(record("study_counts", cell["study_count_id"]))
            sources.append(cell["source_id"])
        items.append((records, sources, [column.cell(row) for column in listed]))
    return rows_of([column.heading for column in listed], items, name="differences")
