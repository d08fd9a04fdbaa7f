"""A documented number and exactly the records that make it.

Those counted, then those left out and why, each with its documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from dashboard.cache import once
from dashboard.choosing import counting, event_records
from dashboard.choosing.counting import Count
from dashboard.figures.counts import borderline, difference_lines, marks, rule_words
from dashboard.figures.drawing import marks as marks_of
from dashboard.figures.figure import Figure, Item, Rows, record, rows_of
from dashboard.figures.harm import harm_words
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.names import indicator_names, mine_names
from dashboard.figures.words.ranges import band
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


@dataclass(frozen=True)
class Line:
    """A record behind a number: when, what, why it is not counted like the others ("" = it is), who was hurt."""

    event_id: str
    when: str
    title: str
    why: str
    harm: str  # what is reported of people and police; "" = nothing
    source_ids: tuple[str, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """What is said of it in lines of their own."""
        return tuple(filter(None, (self.why, self.harm)))


@dataclass(frozen=True)
class Group:
    """Records that count alike: the oldest of them, and how many there are more (the table has them all)."""

    id: str
    title: str
    lines: tuple[Line, ...]
    more: int = 0


MOST_LINES = 200  # of a group that a page lists


@once
def groups(
    data: Dataset, mines: tuple[str, ...], kind: str, t: Translator, years: tuple[int, int] | None = None
) -> tuple[Group, ...]:
    """The records that a number looked at, by how they count; a group without a record is left out.

    Args:
        data: the data package.
        mines: deposits; empty = all, a shared action once.
        kind: one of ``dashboard.choosing.selection.INDICATORS``.
        t: language.
        years: first and last; None = those of the case.
    """
    found = counting.count(data, kind, mines, years)
    return tuple(
        Group(
            name, title, tuple(_lines(own[:MOST_LINES], found, data, t)), more=max(0, len(own) - MOST_LINES)
        )
        for name, title, own in _grouped(data, found, t)
    )


def _grouped(data: Dataset, found: Count, t: Translator) -> Iterator[tuple[str, str, list[str]]]:
    """Id, title and records of each group, the oldest first."""
    out = {item.event_id: item for item in found.left_out}
    probable = set(found.probable)
    counted = {event for event in found.records if event not in out}
    upper = {event for event, item in out.items() if item.of == "strict" or event in probable}
    never = {event for event in out if event not in upper}
    titled = (
        ("counted", t.plural("{n} record is counted", "{n} records are counted", len(counted)), counted),
        (
            "upper",
            t.plural(
                "{n} record is in the upper count only",
                "{n} records are in the upper count only",
                len(upper),
            ),
            upper,
        ),
        ("left-out", t.plural("{n} record is left out", "{n} records are left out", len(never)), never),
    )
    ordered = event_records.by_id(data)
    for name, title, own in titled:
        if own:
            yield name, title, [event for event in ordered if event in own]


def _lines(own: list[str], found: Count, data: Dataset, t: Translator) -> Iterator[Line]:
    events, told = event_records.by_id(data), marks(found, data, t, only=frozenset(own))
    for event in own:
        row = events[event]
        yield Line(
            event,
            t.date(row.date_edtf),
            t.text(row, "title"),
            told[event][1],
            harm_words(row, t),
            row.sources,
        )


@once
def number(
    data: Dataset, mines: tuple[str, ...], kind: str, t: Translator, years: tuple[int, int] | None = None
) -> Figure:
    """A documented number as a figure of its records; drawn by the page as lists.

    ``years``: first and last; None = those of the case.
    """
    found = counting.count(data, kind, mines, years)
    names = mine_names(data, t)
    about = ", ".join(names[mine] for mine in mines)
    rule = rule_words(kind, t)
    empty = "" if found.records or found.left_out else t("There are no records of this kind in the data.")
    return Figure(
        id=f"records-{kind}",
        title=f"{', '.join(filter(None, (indicator_names(t)[kind], about)))}: {band(t, found)}",
        subtitle=t(
            "The records behind this number, {first}–{last}, first those counted, then those left out and why",
            first=str(found.years[0]),
            last=str(found.years[1]),
        ),
        # The title has both ends of the range, and each group of records says how many it adds.
        sentence=empty or rule,
        chart=None,
        rows=_rows(data, found, t),
        conflicts=difference_lines(data, [(mine, kind) for mine in mines], t),
        notes=(*([rule] if empty else []), *borderline([found], data, t)),
        empty=empty,
    )


def behind_number(
    data: Dataset, mines: tuple[str, ...], kind: str, t: Translator, years: tuple[int, int] | None = None
) -> marks_of.Behind:
    """A documented number as what a mark stands for: records counted, then those left out and why.

    ``years``: first and last; None = those of the case.
    """
    names = mine_names(data, t)
    found = counting.count(data, kind, mines, years)
    words = " · ".join(filter(None, (", ".join(names[mine] for mine in mines), indicator_names(t)[kind])))
    parts = (
        marks_of.Part(
            title,
            tuple(
                marks_of.Line(record("events", line.event_id), line.why)
                for line in _lines(own, found, data, t)
            ),
        )
        for _, title, own in _grouped(data, found, t)
    )
    return marks_of.Behind(f"{words}: {band(t, found)}", tuple(parts))


def behind_numbers(
    data: Dataset,
    mines: tuple[str, ...],
    kinds: tuple[str, ...],
    t: Translator,
    years: tuple[int, int] | None = None,
) -> Mapping[str, marks_of.Behind]:
    """Some documented numbers as what the numbers of a finding stand for, by their kind."""
    return {kind: behind_number(data, mines, kind, t, years) for kind in kinds}


def _rows(data: Dataset, found: Count, t: Translator) -> Rows:
    return rows_of(
        [t("Date"), t("Record"), t("In the count"), t("Reason"), t("Whose account")],
        partial(_items, data, found, t),
    )


def _items(data: Dataset, found: Count, t: Translator) -> Iterator[Item]:
    for _, title, own in _grouped(data, found, t):
        for line in _lines(own, found, data, t):
            cells = (line.when, line.title, title, line.why, voice_words(line.source_ids, data, t))
            yield [record("events", line.event_id)], line.source_ids, cells
