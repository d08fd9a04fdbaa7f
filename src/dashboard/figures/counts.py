"""Documented counts in words: indicators, rules, and the records behind each number with their marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypedDict

from dashboard import case
from dashboard.cache import once
from dashboard.choosing import counting, event_records
from dashboard.choosing.counting import Count, LeftOut
from dashboard.figures.figure import Item, Rows, record, rows_of
from dashboard.figures.words.accounts import sided_ids, voice_words
from dashboard.figures.words.names import indicator_names, kind_names, mine_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.places import StudyCount

MOST_NAMED = 25  # records that a note names one by one


def rule_words(kind: str, t: Translator) -> str:
    """The counting rule of an indicator, in words; the rule itself is :func:`dashboard.choosing.counting.count`.

    Raises:
        KeyError: not one of ``dashboard.choosing.selection.INDICATORS``.
    """
    unit = {
        "ownership": t(
            "Changes of owner are counted. The lower count has those in which the licence holder changed, or the company that owns most of it; the upper count has options and minority stakes too."
        ),
        "court": t(
            "Court cases are counted; the start and the end of an arbitration are one case. The lower count has those about this deposit, of medium or high confidence; the upper count has every case in the data."
        ),
        "peaceful": t(
            "Each event is counted once, even if several records report it. The lower count has those that are clearly separate, about this deposit and of medium or high confidence; the upper count has everything except certain repeats; a probable repeat raises the upper end."
        ),
        "violent": t(
            "Incidents are counted; calling them violent is our judgement. The lower count has those that are clearly separate, about this deposit and of medium or high confidence; the upper count has everything except certain repeats; a probable repeat raises the upper end."
        ),
    }
    return unit[kind]


def reason_words(item: LeftOut, data: Dataset, t: Translator) -> str:
    """Why a record is left out of a count."""
    other = t.text(data.rows("events")[item.other], "title") if item.other else ""
    words = {
        "low-confidence": t("low confidence"),
        "may-be-same": t("may be the same event as “{other}”", other=other),
        "also-concerns": t("only touches this deposit, or sources differ"),
        "not-control": t("an option or a minority stake: control does not change hands"),
        "disclosure": t("tells who owns, not a change"),
        "told-again": t("a repeat report of “{other}”", other=other),
        "probably-told-again": t("probably a repeat report of “{other}”", other=other),
    }
    return words[item.reason]


def extent_words(item: LeftOut, t: Translator) -> str:
    """Which end of the band leaves a record out."""
    return t("not in the lower count") if item.of == "strict" else t("in neither count")


def marks(
    found: Count, data: Dataset, t: Translator, only: Collection[str] | None = None
) -> dict[str, tuple[str, str]]:
    """Every record that a count looked at, with how it counts and why.

    Args:
        found: the count.
        data: the data package that it is of.
        t: language of the words.
        only: records that are asked about; None = all.

    Returns:
        Event id -> (which ends count it, why not; "" for one that is counted in both).
    """
    left = {
        item.event_id: (extent_words(item, t), reason_words(item, data, t))
        for item in found.left_out
        if only is None or item.event_id in only
    }
    action_of, both = data.rows("events"), t("in the lower and the upper count")
    out: dict[str, tuple[str, str]] = {}
    told: dict[str, str] = {}
    for event in found.records:
        action = action_of[event].action_id
        first = told.setdefault(action, event)
        if only is not None and event not in only:
            continue
        if event in left:
            out[event] = left[event]
        elif first != event:
            # A later record of an action already counted, such as the end of an arbitration.
            other = t.text(action_of[first], "title")
            out[event] = (t("counted once"), t("the same event as “{other}”", other=other))
        else:
            out[event] = (both, "")
    return {**out, **left}


def counted_records(cells: Iterable[tuple[str, str]], data: Dataset, t: Translator) -> Rows:
    """The records behind documented counts; those left out are marked, not dropped.

    Args:
        cells: (deposit, indicator) of each count.
        data: the data package that they are of.
        t: language of the words.

    Returns:
        A row for each record a count looked at, in seven columns; a record of two deposits has two rows.
    """
    columns = [
        t("Deposit"),
        t("Indicator"),
        t("Date"),
        t("Record"),
        t("In the count"),
        t("Reason"),
        t("Whose account"),
    ]
    items = partial(_counted_items, tuple(cells), data, t)
    return rows_of(columns, items, "records", t("Records behind the counts"))


def _counted_items(cells: Sequence[tuple[str, str]], data: Dataset, t: Translator) -> Iterator[Item]:
    events = event_records.by_id(data)
    names, kinds = mine_names(data, t), kind_names(t)
    for mine, indicator in cells:
        found = counting.count(data, indicator, (mine,))
        for event, (extent, reason) in marks(found, data, t).items():
            row = events[event]
            words = names[mine], kinds[indicator], t.date(row.date_edtf), t.text(row, "title")
            shown = (*words, extent, reason, voice_words(row.sources, data, t))
            yield [record("events", event)], row.sources, shown


class Difference(TypedDict):
    """Where a document says otherwise than the study, in the visitor's language.

    Attributes:
        study: what the study says.
        documents: what documents say.
        note: what must be said with it.
        since: from when on documents say so, a date in words.
        source_id: the document.
        record: the record of ``differences``.
    """

    study: str
    documents: str
    note: str
    since: str
    source_id: str
    record: str


def differences(data: Dataset, mine: str, indicator: str, t: Translator) -> list[Difference]:
    """Where documents say otherwise than the study.

    Args:
        data: the data package.
        mine: deposit; rows about no deposit in particular belong to each.
        indicator: column of the study's table, or ``recommendation``, ``names``, ``survey``.
        t: language of the words.
    """
    return [
        {
            "study": t.text(row, "study_says"),
            "documents": t.text(row, "documents_say"),
            "note": t.text(row, "note"),
            "since": t.date(row.since_edtf),
            "source_id": row.source_id,
            "record": record("differences", row.difference_id),
        }
        for row in data.records.differences
        if row.mine_id in (mine, "") and row.indicator == indicator
    ]


def difference_lines(data: Dataset, cells: Iterable[tuple[str, str]], t: Translator) -> tuple[str, ...]:
    """Where documents say otherwise than the study, a line each, for numbers by (deposit, indicator)."""
    names, indicators = mine_names(data, t), indicator_names(t)
    lines = [
        t(
            "{deposit}, {indicator}. {Study}: {said} Documents: {documents}",
            deposit=names[mine],
            indicator=indicators[indicator].lower(),
            said=row["study"],
            documents=row["documents"],
        )
        for mine, indicator in cells
        for row in differences(data, mine, indicator, t)
    ]
    return tuple(dict.fromkeys(lines))


def told_by_one_side(found: Count, data: Dataset) -> int:
    """How many of the records behind a count rest on one side's account alone."""
    sided = sided_ids(data)
    return sum(event in sided for event in found.records)


def borderline(counts: Iterable[Count], data: Dataset, t: Translator) -> tuple[str, ...]:
    """A note that names the counted records whose kind could be coded otherwise; none if there are none."""
    rows = data.rows("events")
    found = list(dict.fromkeys(event for one in counts for event in one.records if rows[event].is_borderline))
    named = [
        f"{t.text(rows[event], 'title')} ({t.date(rows[event].date_edtf)})" for event in found[:MOST_NAMED]
    ]
    titles = "; ".join(named)
    if more := len(found) - len(named):
        titles = t("{rows}; and {n} more", rows=titles, n=t.number(more))
    words = t(
        "Whether an event was peaceful or violent is our judgement. These could be classified differently: {titles}.",
        titles=titles,
    )
    return (words,) if found else ()


def dashes_in_words(data: Dataset, mines: Iterable[str], t: Translator) -> tuple[str, ...]:
    """A sentence on the cells of some deposits where the study prints a dash; none if there is none."""
    names, indicators, study = mine_names(data, t), indicator_names(t), study_cells(data)
    cells = [
        f"{names[mine]}, {indicator.lower()}"
        for mine in mines
        for kind, indicator in indicators.items()
        if (mine, kind) in study and study[mine, kind].value is None
    ]
    words = t(
        "{Study} prints a dash for {cells}. We treat it as missing, not as zero.", cells="; ".join(cells)
    )
    return (words,) if cells else ()


@once
def study_cells(data: Dataset) -> Mapping[tuple[str, str], StudyCount]:
    """Rows of the study's table by deposit and indicator. A deposit that the study does not know has none."""
    rows = data.records.study_counts
    return {(row.mine_id, row.indicator): row for row in reversed(rows)}  # of two the first


def in_study(data: Dataset, mine: str, indicator: str, t: Translator) -> str:
    """What the study prints in a cell, verbatim ("-" is missing, "0" is zero), or that it has no such cell."""
    cell = study_cells(data).get((mine, indicator))
    return cell.verbatim if cell else t("not in {study}")


def counted_row(
    data: Dataset, mine: str, indicator: str, found: Count, t: Translator
) -> tuple[list[str], list[str], list[Any]]:
    """A number of the study beside its documented band, as an item of :func:`dashboard.figures.figure.rows_of`.

    Args:
        data: the data package.
        mine: deposit.
        indicator: one of ``dashboard.choosing.selection.INDICATORS``.
        found: the documented count of the two.
        t: language of the words.

    Returns:
        Records (the study's cell first, if it has one), documents, and the cells: the study's words if there is a
        study, strict, broad, upper end.
    """
    study = study_cells(data).get((mine, indicator))
    events = event_records.by_id(data)
    documents = [source for event in found.records for source in events[event].sources]
    records = [
        *([record("study_counts", study.study_count_id)] if study else []),
        *(record("events", event) for event in found.records),
    ]
    printed = [in_study(data, mine, indicator, t)] if case.study(data) else []
    cells = [*printed, found.low, found.high, found.upper]
    return records, [*([study.source_id] if study else []), *documents], cells
