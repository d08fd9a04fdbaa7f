"""The study's counts against what is documented for the same years: side by side, never merged."""

from __future__ import annotations

from typing import Any

from dashboard import case, counting, event_records
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.case_text import years_of_case
from dashboard.figures.colours import Theme
from dashboard.figures.counts import (
    borderline,
    counted_records,
    counted_row,
    dashes_in_words,
    difference_lines,
    differences,
    extent_words,
    in_study,
    reason_words,
    study_cells,
)
from dashboard.figures.figure import Figure, Rows, rows_of
from dashboard.figures.names import indicator_names, mine_names
from dashboard.figures.ranges import ends_of
from dashboard.figures.study.chart import Counts, study_chart
from dashboard.i18n import Translator
from dashboard.selection import INDICATORS, Selection


@once
def cell(data: Dataset, mine: str, indicator: str, t: Translator) -> dict[str, Any]:
    """One deposit and indicator: study verbatim, count, differences, records left out, in words.

    Returns:
        ``study`` (verbatim), ``words`` (the band), ``count``, ``differences`` (dicts of texts and sources),
        ``left_out`` (title, date, extent, reason).
    """
    found = counting.count(data, indicator, (mine,))
    events = event_records.by_id(data)
    return {
        "study": in_study(data, mine, indicator, t),
        "words": ends_of(t, found),
        "count": found,
        "differences": differences(data, mine, indicator, t),
        "left_out": [
            (
                t.text(events[item.event_id], "title"),
                t.date(events[item.event_id].date_edtf),
                extent_words(item, t),
                reason_words(item, data, t),
            )
            for item in found.left_out
        ],
    }


@once
def study_against_documented(data: Dataset, selection: Selection, t: Translator, theme: Theme) -> Figure:
    """The study's number of each deposit and indicator beside the documented band, in study order."""
    shown = [mine for mine in mine_names(data, t) if not selection.mines or mine in selection.mines]
    study = study_cells(data)
    counts = {(mine, kind): counting.count(data, kind, (mine,)) for mine in shown for kind in INDICATORS}
    years = years_of_case(data)
    entries = [cell for cell in counts if cell in study]
    wide = sum(counts[cell].upper > counts[cell].low for cell in entries)
    return Figure(
        id="study-against-documented",
        title=t(
            "For {wide} of the {n} entries of the table documents give a range",
            wide=t.number(wide),
            n=t.number(len(entries)),
        ),
        subtitle=t(
            "Counts for {first}–{last} by deposit: the number of {study}, and what is documented, from the strictest to the broadest rule",
            **years,
        ),
        sentence=t(
            "{rows} entries of {study} stand beside what public documents show for {first}–{last}. Strict and broad counts differ for {wide} of them. {dash} A table of counts without dates cannot be checked case by case.",
            rows=t.number(len(entries)),
            wide=t.number(wide),
            dash=" ".join(dashes_in_words(data, shown, t)),
            **years,
        ),
        chart=study_chart(data, counts, t, theme) if entries else None,
        empty="" if entries else t("No number of {study} is in the data."),
        rows=_table(data, counts, t),
        behind=(counted_records(counts, data, t),),
        conflicts=difference_lines(data, counts, t),
        notes=(
            t(
                "A shared action is counted at each deposit it concerns. The band is ours: its rule and every record left out stand below. A number of the same size as in {study} says nothing about whether the same actions were counted."
            ),
            t(
                "Records that one side alone tells of are counted too; beside a band stands how many they are, and the table names who speaks."
            ),
            *borderline(counts.values(), data, t),
            t("The period is that of {study}; the year filter does not change it."),
        ),
    )


def _table(data: Dataset, counts: Counts, t: Translator) -> Rows:
    """Each number of the study beside its band, and what documents say otherwise."""
    names, indicators = mine_names(data, t), indicator_names(t)
    items = []
    for (mine, kind), found in counts.items():
        records, documents, cells = counted_row(data, mine, kind, found, t)
        own = differences(data, mine, kind, t)
        items.append(
            (
                [*records, *(row["record"] for row in own)],
                [*documents, *(row["source_id"] for row in own)],
                [names[mine], indicators[kind], *cells, " ".join(row["documents"] for row in own)],
            )
        )
    columns = [
        t("Deposit"),
        t("Indicator"),
        *([t("{Study}, verbatim")] if case.study(data) else []),
        t("Documented, strict"),
        t("Documented, broad"),
        t("Broad with probable repeats"),
        t("Where documents say otherwise"),
    ]
    return rows_of(columns, items)
