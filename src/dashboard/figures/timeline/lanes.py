"""The timeline as a figure, wide and tall: its finding, sentence, table, sources and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from dashboard.cache import once
from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord, Numbers
from dashboard.choosing.period import all_years, years_of
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.layered import Layered
from dashboard.figures.figure import Figure, Item, Rows, record, rows_of
from dashboard.figures.timeline import of_kinds
from dashboard.figures.timeline.crowded import crowded_chart, is_crowded
from dashboard.figures.timeline.events import event_rows, event_words
from dashboard.figures.timeline.holders import spells_of
from dashboard.figures.timeline.layout import window_of
from dashboard.figures.timeline.narrow import tall_chart
from dashboard.figures.timeline.of_kinds import without_protest
from dashboard.figures.timeline.peak import behind_peak, peak, peak_years
from dashboard.figures.timeline.wide import wide_chart
from dashboard.figures.words import phrases
from dashboard.figures.words.accounts import SIDES, sided_records
from dashboard.figures.words.names import holding_names, mine_names, voice_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


@once
def timeline(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """Events of a selection in lanes, one panel a deposit, over a ribbon of licence holders."""
    shown = _mines_shown(data, selection, t)
    where = event_records.positions(data, selection)
    chart: Layered | None
    if is_crowded(len(where)):
        chart = _numbers(data, selection, where, shown, t)
    else:
        rows = event_rows(data, selection, t)
        chart = wide_chart(data, selection, rows, shown, t, _named(data, selection)) if rows else None
    return _figure(data, selection, where, chart, "timeline", t)


@once
def tall(
    data: Dataset, selection: Selection, mine: str, t: Translator, headline: Selection | None = None
) -> Figure:
    """The timeline of one deposit with time running down, for screens from 320 pixels.

    It stands under the headline of the selection ``headline``; None: under its own.
    """
    selection = selection.with_(mines=(mine,))
    where = event_records.positions(data, selection)
    chart: Layered | None
    if is_crowded(len(where)):
        chart = _numbers(data, selection, where, [mine], t)
    else:
        rows = event_rows(data, selection, t)
        chart = (
            tall_chart(data, selection, mine, rows, t, _named(data, headline or selection)) if rows else None
        )
    return _figure(data, selection, where, chart, f"timeline-tall-{mine}", t)


def _named(data: Dataset, selection: Selection) -> tuple[int, ...]:
    """The years that the headline names as those with most protest."""
    return () if without_protest(selection) else peak_years(data, selection)


def _numbers(
    data: Dataset,
    selection: Selection,
    where: Numbers,
    shown: Sequence[str],
    t: Translator,
) -> Layered:
    """The chart in place of one with more marks than a screen can hold."""
    names = mine_names(data, t)
    panels = {mine: names[mine] for mine in shown}
    return crowded_chart(data, where, panels, years_of(data, selection), t)


def _figure(
    data: Dataset,
    selection: Selection,
    where: Numbers,
    chart: Layered | None,
    figure_id: str,
    t: Translator,
) -> Figure:
    """A chart of the events with all that is said about it; without events only that there are none."""
    first, last = years_of(data, selection)
    subtitle = (
        _by_year(first, last, t) if is_crowded(len(where)) else _by_date(data, selection, first, last, t)
    )
    if not len(where):
        none = t("That none was found does not mean that none took place.")
        return Figure(
            id=figure_id,
            title=t("No documented event fits these filters"),
            subtitle=subtitle,
            sentence=none,
            chart=None,
            rows=_table(data, selection, t),
            empty=none,
        )
    return Figure(
        id=figure_id,
        title=(of_kinds.finding if without_protest(selection) else peak)(data, selection, t),
        subtitle=subtitle,
        sentence=_sentence(data, selection, where, t),
        chart=chart,
        rows=_table(data, selection, t),
        further_rows=(_ribbons(data, selection, t),),
        notes=_notes(data, selection, len(where), t),
        numbers=partial(
            of_kinds.behind_finding if without_protest(selection) else behind_peak, data, selection, t
        ),
    )


def _notes(data: Dataset, selection: Selection, n: int, t: Translator) -> tuple[str, ...]:
    """How to read a chart of so many events."""
    is_tinted = not is_crowded(n) and _named(data, selection)
    tinted = (t("The years that the headline names are tinted."),) if is_tinted else ()
    return (*_crowded(n, t), *tinted, *_how_marks_are_read(data, t))


def _how_marks_are_read(data: Dataset, t: Translator) -> tuple[str, ...]:
    marks = t(
        "A filled mark has several sources, or an outside one; an outline is reported only by {sides}. A thin line says that the month is known, a bar that only the year or a period is.",
        sides=", ".join(voice_names(t)[side] for side in SIDES),
    )
    return (
        f"{marks} {_of_ribbons(t)}" if data.records.holders else marks,
        t(
            "In a violent incident people were hurt or handled with force, or property was burnt, looted or wrecked; that is our judgement. Several reports of one event are drawn once and marked in the table."
        ),
        f"{t('A year without sources is not a year without events')}.",
    )


def _by_year(first: int, last: int, t: Translator) -> str:
    return t(
        "Numbers of documented events by deposit and year, {first}–{last}", first=str(first), last=str(last)
    )


def _by_date(data: Dataset, selection: Selection, first: int, last: int, t: Translator) -> str:
    years = {"first": str(first), "last": str(last)}
    if without_protest(selection):
        if data.records.holders:
            return t(
                "Documented events of these kinds by date, {first}–{last}, with licence holders", **years
            )
        return t("Documented events of these kinds by date, {first}–{last}", **years)
    if data.records.holders:
        return t(
            "Documented events by date, {first}–{last}, protest first, then all else, with licence holders",
            **years,
        )
    return t("Documented events by date, {first}–{last}, protest first, then all else", **years)


def _of_ribbons(t: Translator) -> str:
    return t("Ribbons fade where the start or end is unknown; an empty frame means nobody held the licence.")


def _crowded(n: int, t: Translator) -> tuple[str, ...]:
    """That numbers stand in the place of events, where that is so."""
    if not is_crowded(n):
        return ()
    return (
        t(
            "{n} events are too many to draw one by one. Each mark stands for the events of a year and grows with their number; violent incidents are red. An event that is known only to within several years counts in the first of these. The table lists every event, and filters bring single marks back.",
            n=t.number(n),
        ),
    )


def _mines_shown(data: Dataset, selection: Selection, t: Translator) -> list[str]:
    """Deposits that have a panel, in study order."""
    return [mine for mine in mine_names(data, t) if not selection.mines or mine in selection.mines]


def _sentence(data: Dataset, selection: Selection, where: Numbers, t: Translator) -> str:
    """What is drawn, in numbers: events of each kind, documents, and what stands out of the panels."""
    names, (first, last) = mine_names(data, t), map(str, years_of(data, selection))
    known, shown = event_records.index(data), _mines_shown(data, selection, t)
    tally = dict(zip(known.kinds, np.bincount(known.kind[where], minlength=len(known.kinds)), strict=True))
    sided = int(sided_records(data)[where].sum())
    shared = _in_several(known, shown, where)
    before = int((known.first[where] < all_years(data)[0]).sum())
    sentence = t.plural(
        "{n} documented event {at}, {first}–{last} ({tally}), reported in {documents}.",
        "{n} documented events {at}, {first}–{last} ({tally}), reported in {documents}.",
        len(where),
        at=phrases.at(t, [names[mine] for mine in shown]),
        first=first,
        last=last,
        tally=phrases.by_kind(t, {kind: int(n) for kind, n in tally.items()}),
        documents=t.plural("{n} document", "{n} documents", len(known.documents(where))),
    )
    goes_on = 0 if is_crowded(len(where)) else len(where) - known.n_actions(where)
    apart = (*_one_sided(sided, t), *_shared(shared if len(shown) > 1 else 0, t))
    return " ".join([sentence, *apart, *_goes_on(goes_on, t), *_earlier(before, first, t)])


def _in_several(known: event_records.Index, mines: Sequence[str], where: Numbers) -> int:
    """How many events stand in the panels of several of these deposits."""
    at, mine = known.of_mine
    is_shown = np.isin(mine, [code for code, name in enumerate(known.mines) if name in mines])
    return int((np.bincount(at[is_shown], minlength=len(known.first))[where] > 1).sum())


def _one_sided(n: int, t: Translator) -> tuple[str, ...]:
    """How many events are known from one side alone."""
    if not n:
        return ()
    return (
        t.plural(
            "For {n} event we have one side's account only.",
            "For {n} events we have one side's account only.",
            n,
        ),
    )


def _shared(n: int, t: Translator) -> tuple[str, ...]:
    """How many marks stand in several panels."""
    if not n:
        return ()
    return (
        t.plural(
            "{n} event concerns more than one deposit and appears in the panel of each.",
            "{n} events concern more than one deposit and appear in the panel of each.",
            n,
        ),
    )


def _goes_on(n: int, t: Translator) -> tuple[str, ...]:
    """Why the map counts fewer: what goes on for years has a mark here at each of its dates."""
    if not n:
        return ()
    return (
        t.plural(
            "{n} mark continues an earlier one, as a judgment continues its court case. The map counts the two as one event.",
            "{n} marks continue an earlier one, as a judgment continues its court case. The map counts such two as one event.",
            n,
        ),
    )


def _earlier(n: int, first: str, t: Translator) -> tuple[str, ...]:
    """How many marks stand before the first year."""
    if not n:
        return ()
    return (
        t.plural(
            "{n} event took place before {first} and is shown at the edge.",
            "{n} events took place before {first} and are shown at the edge.",
            n,
            first=first,
        ),
    )


def _table(data: Dataset, selection: Selection, t: Translator) -> Rows:
    """The events drawn, and after each the records that tell of it again, marked as such from their first column on."""
    columns = [
        t("Date"),
        t("Kind"),
        t("Event"),
        t("Deposit"),
        t("Place"),
        t("Confidence"),
        t("Drawn"),
        t("Summary"),
        t("Note"),
    ]
    return rows_of(columns, partial(_items, data, selection, t))


def _items(data: Dataset, selection: Selection, t: Translator) -> Iterator[Item]:
    again: dict[str, list[EventRecord]] = {}
    for other in event_records.every(data):
        if not other.is_primary:
            again.setdefault(other.duplicate_of, []).append(other)
    for row in event_rows(data, selection, t):
        yield _line(row, t("yes"), t)
        for other in again.get(row["event_id"], ()):
            told = event_words(data, other, t)
            if other.duplicate_certainty == "certain":
                date = t("Repeat report: {date}", date=told["date"])
                mark = t("no: a repeat report of the event above")
            else:
                date = t("Probable repeat: {date}", date=told["date"])
                mark = t("no: probably a repeat report of the event above")
            yield _line({**told, "date": date}, mark, t)


def _line(row: Mapping[str, Any], is_drawn: str, t: Translator) -> Item:
    """An event as an item of :func:`dashboard.figures.figure.rows_of`."""
    words = [row[name] for name in ("date", "what", "title", "deposits", "place", "confidence_words")]
    cells = [*words, is_drawn, t.text(row, "summary"), t.text(row, "note")]
    return [record("events", row["event_id"])], row["sources"], cells


def _ribbons(data: Dataset, selection: Selection, t: Translator) -> Rows:
    """The spells of holding that the ribbons under the lanes draw."""
    return rows_of(
        [t("Deposit"), t("Holder"), t("Role"), t("Share"), t("When"), t("Confidence"), t("Note")],
        partial(_spells, data, selection, t),
        "holders",
        t("Licence holders, owners and options, drawn as ribbons"),
    )


def _spells(data: Dataset, selection: Selection, t: Translator) -> Iterator[Item]:
    names, roles, window = mine_names(data, t), holding_names(t), window_of(years_of(data, selection))
    for mine in _mines_shown(data, selection, t):
        for spell in spells_of(data, mine, t, window):
            cells = [spell[name] for name in ("name", "role", "share", "period", "confidence", "note")]
            cells[1] = roles[spell["role"]]
            yield [record("holders", spell["holder_id"])], [spell["source_id"]], [names[mine], *cells]
