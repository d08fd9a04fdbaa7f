"""The study's counts against what is documented for the same years: side by side, never merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from dashboard import case
from dashboard.cache import once
from dashboard.choosing import counting
from dashboard.choosing.counting import Count
from dashboard.choosing.selection import INDICATORS, Selection
from dashboard.figures.counts import (
    borderline,
    counted_records,
    counted_row,
    dashes_in_words,
    difference_lines,
    differences,
    in_study,
    study_cells,
)
from dashboard.figures.drawing.marks import Behind, Line, Part
from dashboard.figures.figure import Figure, Item, Rows, record, rows_of
from dashboard.figures.number import behind_number
from dashboard.figures.study.chart import study_chart
from dashboard.figures.study.rows import Counts, Row, rows
from dashboard.figures.words.case_text import years_of_case
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import indicator_names, mine_names
from dashboard.figures.words.ranges import band
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.places import StudyCount

_DASHES = ("-", "\N{EN DASH}", "\N{EM DASH}")  # that a table prints where it has no number


@once
def cell(data: Dataset, mine: str, indicator: str, t: Translator) -> dict[str, Any]:
    """One deposit and indicator: study verbatim, count, differences, in words.

    Returns:
        ``study`` (verbatim, but a dash in words, which reads in a sentence), ``words`` (the band), ``count``,
        ``differences`` (dicts of texts and sources).
    """
    found, printed = counting.count(data, indicator, (mine,)), in_study(data, mine, indicator, t)
    return {
        "study": t("a dash") if printed in _DASHES else printed,
        "words": band(t, found),
        "count": found,
        "differences": differences(data, mine, indicator, t),
    }


def _outside(printed: StudyCount, found: Count) -> bool:
    """Whether a printed number is below or above all that documents may mean."""
    return printed.value is not None and not found.low <= printed.value <= found.upper


@once
def study_against_documented(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """The study's number of each deposit and indicator beside the documented band, in study order."""
    shown, counts = _counts(data, selection, t)
    study = study_cells(data)
    years = years_of_case(data)
    entries = [cell for cell in counts if cell in study]
    given = [cell for cell in entries if study[cell].value is not None]
    outside = sum(_outside(study[cell], counts[cell]) for cell in given)
    wide = sum(counts[cell].upper > counts[cell].low for cell in entries)
    empty = "" if entries else t("There are no numbers of {study} in the data.")
    return Figure(
        id="study-against-documented",
        title=_title(outside, len(given), t),
        subtitle=t(
            "The figure of {study} and the range in documents, by deposit, {first}–{last}",
            **years,
        ),
        sentence=_sentence(len(entries), wide, dashes_in_words(data, shown, t), data, t)
        if entries
        else empty,
        chart=study_chart(data, counts, t) if entries else None,
        empty=empty,
        rows=_table(data, counts, t),
        further_rows=(counted_records(counts, data, t),),
        conflicts=difference_lines(data, counts, t),
        notes=(
            t(
                "An event that concerned several deposits is counted at each of them. The ranges are ours; the rule and every record left out are listed below. Equal figures do not mean that {study} counted the same events."
            ),
            t(
                "Events with one side's account only are counted too. Their number stands beside the range, and the table says whose account it is."
            ),
            *borderline(counts.values(), data, t),
            t("The period is that of {study}; the year filter does not change it."),
        ),
        marks=partial(_marks, data, tuple(counts), t),
        numbers=partial(_behind, data, tuple(given), tuple(counts), t),
    )


def in_rows(data: Dataset, selection: Selection, t: Translator) -> tuple[Row, ...]:
    """What the figure's chart draws, for who draws it otherwise."""
    return rows(data, _counts(data, selection, t)[1], t)


def _counts(data: Dataset, selection: Selection, t: Translator) -> tuple[list[str], Counts]:
    """The deposits that are chosen, and what is counted of each indicator, in study order."""
    shown = [mine for mine in mine_names(data, t) if not selection.mines or mine in selection.mines]
    return shown, {(mine, kind): counting.count(data, kind, (mine,)) for mine in shown for kind in INDICATORS}


def _title(outside: int, given: int, t: Translator) -> str:
    """How many of the printed numbers lie outside of the documents' range; of none printed what stands side by side."""
    if not given:
        return t("What {study} says beside what documents show")
    return t.plural(
        "{n} of the {given} figures of {study} falls outside what documents show",
        "{n} of the {given} figures of {study} fall outside what documents show",
        outside,
        n=leading(t.number(outside), "outside"),
        given=leading(t.number(given), "given"),
    )


def _sentence(entries: int, wide: int, dashes: Sequence[str], data: Dataset, t: Translator) -> str:
    """How many entries are compared, for how many documents give a range, and what cannot be compared."""
    parts = (
        t.plural(
            "{n} entry of {study} stands beside what public documents show for {first}–{last}.",
            "{n} entries of {study} stand beside what public documents show for {first}–{last}.",
            entries,
            n=t.number(entries),
            **years_of_case(data),
        ),
        t.plural(
            "The documents give a range for {n} entry.",
            "The documents give a range for {n} entries.",
            wide,
            n=t.number(wide),
        ),
        *dashes,
        t("Figures without dates cannot be checked event by event."),
    )
    return " ".join(filter(None, parts))


def _behind(
    data: Dataset, given: Sequence[tuple[str, str]], cells: Sequence[tuple[str, str]], t: Translator
) -> Mapping[str, Behind]:
    """The numbers that the study prints, and those of them outside of the range: each beside its range.

    What is behind a row has an address, too: by the names of deposit and indicator.
    """
    study = study_cells(data)
    lines, outside = [], []
    for mine, kind in given:
        found = counting.count(data, kind, (mine,))
        shown = t("documents: {band}", band=band(t, found))
        lines.append(Line(record("study_counts", study[mine, kind].study_count_id), shown))
        if _outside(study[mine, kind], found):
            outside.append(lines[-1])
    heading = t("{Study} and documents")
    said = {
        name: Behind(heading, (Part("", tuple(own)),))
        for name, own in (("given", lines), ("outside", outside))
    }
    return said | {mark.replace("/", "."): found for mark, found in _marks(data, cells, t).items()}


def _marks(data: Dataset, cells: Sequence[tuple[str, str]], t: Translator) -> Mapping[str, Behind]:
    """The records behind each number, and those left out."""
    return {f"{mine}/{kind}": behind_number(data, (mine,), kind, t) for mine, kind in cells}


def _table(data: Dataset, cells: Iterable[tuple[str, str]], t: Translator) -> Rows:
    """Each number of the study beside its band, and what documents say otherwise."""
    columns = [
        t("Deposit"),
        t("Indicator"),
        *([t("{Study}, verbatim")] if case.study(data) else []),
        t("Lower count"),
        t("Upper count"),
        t("With probable repeats"),
        t("Where documents say something else"),
    ]
    return rows_of(columns, partial(_items, data, tuple(cells), t))


def _items(data: Dataset, cells: Sequence[tuple[str, str]], t: Translator) -> Iterator[Item]:
    names, indicators = mine_names(data, t), indicator_names(t)
    for mine, kind in cells:
        records, documents, words = counted_row(data, mine, kind, counting.count(data, kind, (mine,)), t)
        own = differences(data, mine, kind, t)
        yield (
            [*records, *(row["record"] for row in own)],
            [*documents, *(row["source_id"] for row in own)],
            [names[mine], indicators[kind], *words, " ".join(row["documents"] for row in own)],
        )
