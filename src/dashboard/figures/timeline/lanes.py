"""The timeline as a figure, wide and tall: its finding, sentence, table, sources and notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard import selection as select
from dashboard.dataset import Dataset
from dashboard.figures.base import Figure, kind_names, mine_names, once, ordered_sources, voice_names
from dashboard.figures.timeline.events import SIDES, event_rows
from dashboard.figures.timeline.layout import Theme
from dashboard.figures.timeline.narrow import tall_chart
from dashboard.figures.timeline.wide import wide_chart
from dashboard.i18n import Translator
from dashboard.selection import Selection


@once
def timeline(data: Dataset, selection: Selection, t: Translator, theme: Theme) -> Figure:
    """Events of a selection in lanes, one panel a deposit, over a ribbon of licence holders."""
    rows = event_rows(data, selection, t)
    names, kinds = mine_names(data, t), kind_names(t)
    shown = [mine for mine in names if not selection.mines or mine in selection.mines]
    tally = {kind: sum(row["kind"] == kind for row in rows) for kind in kinds}
    documents = ordered_sources(row["sources"] for row in rows)
    sided = sum(bool(row["side"]) for row in rows)
    shared = sum(len({*row["mines"], *row["also"]}) > 1 for row in rows)
    period = {"first": str(selection.year_from), "last": str(selection.year_to)}
    sentence = (
        t(
            "{n} documented events at {deposits}, {first}–{last} ({tally}), told in {documents} documents; "
            "{sided} rest on one side's account alone. {shared} concern more than one deposit and stand in the panel of each.",
            n=t.number(len(rows)),
            deposits=", ".join(names[mine] for mine in shown),
            tally="; ".join(f"{kinds[kind]}: {t.number(number)}" for kind, number in tally.items() if number),
            documents=t.number(len(documents)),
            sided=t.number(sided),
            shared=t.number(shared),
            **period,
        )
        if rows
        else t(
            "No documented event fits these filters, so nothing is drawn. That none was found does not mean that none took place."
        )
    )
    holders = data["holders"][data["holders"].mine_id.isin(shown)]
    return Figure(
        id="timeline",
        title=_peak(data, selection, t) if rows else t("No documented event fits these filters"),
        subtitle=t(
            "Documented events by date, {first}–{last}, one panel a deposit, over a ribbon of licence holders", **period
        ),
        sentence=sentence,
        chart=wide_chart(data, selection, rows, shown, t, theme) if rows else None,
        table=_table(rows, t),
        source_ids=ordered_sources([*(row["sources"] for row in rows), holders.source_id if rows else ()]),
        notes=(
            t("Filled: several voices or an outside one. Outline: only {sides} tell of it. Whisker: known to the month. Bar: known to the year or an interval. Ribbons fade where begin or end is not known.", sides=", ".join(voice_names(t)[side] for side in SIDES)),
            t("'Violent incident' is our judgement of kind; it ranges from stones at a motorcade to arson. Records told again are drawn once."),
        ) if rows else (),
        empty="" if rows else t("No documented event fits these filters. Take one filter away to see more."),
    )  # fmt: skip


@once
def tall(data: Dataset, selection: Selection, mine: str, t: Translator, theme: Theme) -> Figure:
    """The timeline of one deposit with time running down, for screens from 320 pixels."""
    selection = selection.with_(mines=(mine,))
    figure = timeline(data, selection, t, theme)
    rows = event_rows(data, selection, t)
    return replace(
        figure,
        id=f"timeline-tall-{mine}",
        chart=tall_chart(data, selection, mine, rows, t, theme) if rows else None,
    )


def _peak(data: Dataset, selection: Selection, t: Translator) -> str:
    """The finding: in which year most documented protest of the kinds shown falls."""
    kinds = tuple(kind for kind in ("peaceful", "violent") if not selection.kinds or kind in selection.kinds)
    rows = select.events(data, selection.with_(kinds=kinds)).to_dict("records") if kinds else []
    everyone = {row["action_id"] for row in rows}
    years: dict[int, set[str]] = {}
    for row in rows:
        if row["first"].year == row["last"].year:
            years.setdefault(row["first"].year, set()).add(row["action_id"])
    best = max((len(actions) for actions in years.values()), default=0)
    peaks = [year for year, actions in years.items() if len(actions) == best]
    if best < 2 or len(peaks) > 2:
        return t(
            "What is documented, {first}–{last}", first=str(selection.year_from), last=str(selection.year_to)
        )
    if len(peaks) == 2:
        return t(
            "Documented protest is densest in {year} and {other}: {n} actions each, of {all}",
            year=str(peaks[0]), other=str(peaks[1]), n=t.number(best), all=t.number(len(everyone)),
        )  # fmt: skip
    return t(
        "Documented protest is densest in {year}: {n} of {all} actions",
        year=str(peaks[0]), n=t.number(best), all=t.number(len(everyone)),
    )  # fmt: skip


def _table(rows: Sequence[Mapping[str, Any]], t: Translator) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                t("Date"): row["date"],
                t("Kind"): row["what"],
                t("Event"): row["title"],
                t("Deposit"): row["deposits"],
                t("Place"): row["place"],
                t("Confidence"): row["confidence_words"],
                t("Voice of the sources"): row["voice"],
                t("Summary"): t.text(row, "summary"),
                t("Note"): t.text(row, "note"),
            }
            for row in rows
        ]
    )
