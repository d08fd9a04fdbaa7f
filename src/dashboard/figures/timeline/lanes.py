"""The timeline as a figure, wide and tall: its finding, sentence, table, sources and notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import event_records
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.event_records import EventRecord
from dashboard.figures.accounts import SIDES
from dashboard.figures.colours import Theme
from dashboard.figures.figure import Figure, Rows, ordered_sources, record, rows_of
from dashboard.figures.layered import Layered
from dashboard.figures.names import holding_names, kind_names, mine_names, voice_names
from dashboard.figures.timeline.crowded import crowded_chart, is_crowded
from dashboard.figures.timeline.events import event_rows, event_words
from dashboard.figures.timeline.holders import spells_of
from dashboard.figures.timeline.layout import window_of
from dashboard.figures.timeline.narrow import tall_chart
from dashboard.figures.timeline.wide import wide_chart
from dashboard.i18n import Translator
from dashboard.period import all_years, years_of
from dashboard.selection import Selection


@once
def timeline(data: Dataset, selection: Selection, t: Translator, theme: Theme) -> Figure:
    """Events of a selection in lanes, one panel a deposit, over a ribbon of licence holders."""
    rows = event_rows(data, selection, t)
    shown = _mines_shown(data, selection, t)
    draw = _numbers if is_crowded(rows) else wide_chart
    chart = draw(data, selection, rows, shown, t, theme) if rows else None
    return _figure(data, selection, rows, chart, "timeline", t)


@once
def tall(data: Dataset, selection: Selection, mine: str, t: Translator, theme: Theme) -> Figure:
    """The timeline of one deposit with time running down, for screens from 320 pixels."""
    selection = selection.with_(mines=(mine,))
    rows = event_rows(data, selection, t)
    if is_crowded(rows):
        return _figure(
            data,
            selection,
            rows,
            _numbers(data, selection, rows, [mine], t, theme),
            f"timeline-tall-{mine}",
            t,
        )
    chart = tall_chart(data, selection, mine, rows, t, theme) if rows else None
    return _figure(data, selection, rows, chart, f"timeline-tall-{mine}", t)


def _numbers(
    data: Dataset,
    selection: Selection,
    rows: Sequence[Mapping[str, Any]],
    shown: Sequence[str],
    t: Translator,
    theme: Theme,
) -> Layered:
    """The chart in place of one with more marks than a screen can hold."""
    names = mine_names(data, t)
    return crowded_chart(rows, {mine: names[mine] for mine in shown}, years_of(data, selection), t, theme)


def _figure(
    data: Dataset,
    selection: Selection,
    rows: Sequence[Mapping[str, Any]],
    chart: Layered | None,
    figure_id: str,
    t: Translator,
) -> Figure:
    """A chart of the events with all that is said about it; without events only that there are none."""
    first, last = years_of(data, selection)
    subtitle = (
        t(
            "Numbers of documented events by deposit and year, {first}–{last}",
            first=str(first),
            last=str(last),
        )
        if is_crowded(rows)
        else t(
            "Documented events by date, {first}–{last}: one panel per deposit, its licence holders underneath",
            first=str(first),
            last=str(last),
        )
    )
    if not rows:
        return Figure(
            id=figure_id,
            title=t("No documented event fits these filters"),
            subtitle=subtitle,
            sentence=t(
                "No documented event fits these filters, so nothing is drawn. That none was found does not mean that none took place."
            ),
            chart=None,
            rows=_table(data, rows, t),
            empty=t("No documented event fits these filters. Remove a filter to see more."),
        )
    return Figure(
        id=figure_id,
        title=_peak(data, selection, t),
        subtitle=subtitle,
        sentence=_sentence(data, selection, rows, t),
        chart=chart,
        rows=_table(data, rows, t),
        behind=(_ribbons(data, selection, t),),
        notes=(
            *_crowded(rows, t),
            t(
                "Filled mark: several sources, or an outside one. Outline: reported only by {sides}. Thin line: the month is known. Bar: only the year or a period is known. Ribbons fade where the start or end is unknown; an empty frame means nobody held the licence.",
                sides=", ".join(voice_names(t)[side] for side in SIDES),
            ),
            t(
                "“Violent incident” is our classification; it ranges from stones thrown at a motorcade to arson. Several reports of one event are drawn once and marked in the table."
            ),
        ),
    )


def _crowded(rows: Sequence[Mapping[str, Any]], t: Translator) -> tuple[str, ...]:
    """That numbers stand in the place of events, where that is so."""
    if not is_crowded(rows):
        return ()
    return (
        t(
            "{n} events are more than a drawing can hold, so a mark stands for those of a year, the larger the more; violent incidents are red. "
            "An event known only to several years is counted in the first. The table has every one; filters bring single marks back.",
            n=t.number(len(rows)),
        ),
    )


def _mines_shown(data: Dataset, selection: Selection, t: Translator) -> list[str]:
    """Deposits that have a panel, in study order."""
    return [mine for mine in mine_names(data, t) if not selection.mines or mine in selection.mines]


def _sentence(data: Dataset, selection: Selection, rows: Sequence[Mapping[str, Any]], t: Translator) -> str:
    """What is drawn, in numbers: events of each kind, documents, and what stands out of the panels."""
    names, (first, last) = mine_names(data, t), map(str, years_of(data, selection))
    tally = Counter(row["kind"] for row in rows)
    sided = sum(bool(row["side"]) for row in rows)
    shared = sum(len({*row["mines"], *row["also"]}) > 1 for row in rows)
    before = sum(row["first"].year < all_years(data)[0] for row in rows)
    sentence = t(
        "{n} documented events at {deposits}, {first}–{last} ({tally}), reported in {documents} documents. For {sided} we have one side's account only. {shared} concern more than one deposit and appear in the panel of each.",
        n=t.number(len(rows)),
        deposits=t.listed(names[mine] for mine in _mines_shown(data, selection, t)),
        first=first,
        last=last,
        tally="; ".join(
            f"{name}: {t.number(tally[kind])}" for kind, name in kind_names(t).items() if tally[kind]
        ),
        documents=t.number(len(ordered_sources(row["sources"] for row in rows))),
        sided=t.number(sided),
        shared=t.number(shared),
    )
    if not before:
        return sentence
    earlier = t(
        "{n} of them took place before {first} and are shown at the edge.", n=t.number(before), first=first
    )
    return f"{sentence} {earlier}"


def _peak(data: Dataset, selection: Selection, t: Translator) -> str:
    """The finding: in which year most documented protest of the kinds shown falls."""
    kinds = tuple(kind for kind in ("peaceful", "violent") if not selection.kinds or kind in selection.kinds)
    rows = event_records.events(data, selection.with_(kinds=kinds)) if kinds else ()
    everyone = event_records.actions(rows)
    years: dict[int, set[str]] = {}
    for row in rows:
        if row.first.year == row.last.year:
            years.setdefault(row.first.year, set()).add(row.action_id)
    best = max((len(actions) for actions in years.values()), default=0)
    peaks = [year for year, actions in years.items() if len(actions) == best]
    if best < 2 or len(peaks) > 2:
        first, last = years_of(data, selection)
        return t("What is documented, {first}–{last}", first=str(first), last=str(last))
    if len(peaks) == 2:
        return t(
            "On record, protest and violence peak in {year} and {other}, with up to {n} of {all} events each",
            year=str(peaks[0]),
            other=str(peaks[1]),
            n=t.number(best),
            all=t.number(len(everyone)),
        )
    return t(
        "On record, protest and violence peak in {year}, with up to {n} of {all} events",
        year=str(peaks[0]),
        n=t.number(best),
        all=t.number(len(everyone)),
    )


def _table(data: Dataset, rows: Sequence[Mapping[str, Any]], t: Translator) -> Rows:
    """The events drawn, and after each the records that tell of it again, marked as such."""
    again: dict[str, list[EventRecord]] = {}
    for other in event_records.every(data):
        if not other.is_primary:
            again.setdefault(other.duplicate_of, []).append(other)
    items = []
    for row in rows:
        items.append(_line(row, t("yes"), t))
        for other in again.get(row["event_id"], ()):
            mark = (
                t("no: a repeat report of the event above")
                if other.duplicate_certainty == "certain"
                else t("no: probably a repeat report of the event above")
            )
            items.append(_line(event_words(data, other, t), mark, t))
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
    return rows_of(columns, items)


def _line(row: Mapping[str, Any], is_drawn: str, t: Translator) -> tuple[list[str], Sequence[str], list[str]]:
    """An event as an item of :func:`dashboard.figures.figure.rows_of`."""
    words = [row[name] for name in ("date", "what", "title", "deposits", "place", "confidence_words")]
    cells = [*words, is_drawn, t.text(row, "summary"), t.text(row, "note")]
    return [record("events", row["event_id"])], row["sources"], cells


def _ribbons(data: Dataset, selection: Selection, t: Translator) -> Rows:
    """The spells of holding that the ribbons under the lanes draw."""
    names, roles, window = mine_names(data, t), holding_names(t), window_of(years_of(data, selection))
    return rows_of(
        [t("Deposit"), t("Holder"), t("Role"), t("Share"), t("When"), t("Confidence"), t("Note")],
        [
            (
                [record("holders", spell["holder_id"])],
                [spell["source_id"]],
                [
                    names[mine],
                    spell["name"],
                    roles[spell["role"]],
                    spell["share"],
                    spell["period"],
                    spell["confidence"],
                    spell["note"],
                ],
            )
            for mine in _mines_shown(data, selection, t)
            for spell in spells_of(data, mine, t, window)
        ],
        "holders",
        t("Licence holders, owners and options, drawn as ribbons"),
    )
