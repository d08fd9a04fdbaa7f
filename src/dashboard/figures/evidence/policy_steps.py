"""EITI, law, funds and local power: what was decided when, as precisely as it is dated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from dashboard import dates
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.accounts import side_of, voice_words
from dashboard.figures.colours import GOLD, GREEN, GREY, PAPER, TEXT, VIOLET, WATER, Theme
from dashboard.figures.deck_date import DECK_DATE, after_deck
from dashboard.figures.evidence.shared import Row, tally
from dashboard.figures.figure import Figure, record, rows_of
from dashboard.figures.keys import LABEL, SMALL, outline_key, with_key
from dashboard.figures.names import confidence_names
from dashboard.figures.vega import Chart
from dashboard.i18n import Translator

TRACK_COLOURS = {"eiti": WATER, "law": VIOLET, "funds": GOLD, "local-power": GREEN}
# Room that a mark and its number need on a phone, where a year is about 15 px wide.
_BEFORE, _AFTER = timedelta(days=180), timedelta(days=640)


def track_names(t: Translator) -> dict[str, str]:
    """Tracks of the timeline."""
    return {
        "eiti": t("EITI"),
        "law": t("Law"),
        "funds": t("Regional funds"),
        "local-power": t("Local power"),
    }


@once
def policy(data: Dataset, t: Translator, theme: Theme) -> Figure:
    """Steps in EITI, law, funds and local power over time; undated steps stand in the list only.

    Args:
        data: the data package.
        t: language.
        theme: ``light`` or ``dark``, the paper that hollow marks are filled with.
    """
    rows = _ordered(data)
    tracks, levels = track_names(t), confidence_names(t)
    undated = [row for row in rows if not row["date_edtf"]]
    later = sum(after_deck(row["date_edtf"]) for row in rows)
    spans = [dates.span(row["date_edtf"]) for row in rows if row["date_edtf"]]
    sentences = [
        t(
            "{n} steps were found: {tally}. {m} of them are dated after October 2017.",
            n=t.number(len(rows)),
            tally=tally(Counter(row["track"] for row in rows), tracks, t),
            m=t.number(later),
        )
    ]
    if undated:
        titles = "; ".join(t.text(row, "title") for row in undated)
        sentences.append(
            t.plural(
                "{n} step carries no date and is in the list only: {titles}.",
                "{n} steps carry no date and are in the list only: {titles}.",
                len(undated),
                titles=titles,
            )
        )
    empty = "" if rows else t("No step is in the data.")
    return Figure(
        id="policy-steps",
        title=t(
            "{m} of the {n} steps found in EITI, law, funds and local power came after the deck",
            m=t.number(later),
            n=t.number(len(rows)),
        )
        if later
        else t("{n} steps in EITI, law, funds and local power", n=t.number(len(rows)))
        if rows
        else t("No step in EITI or law is recorded"),
        subtitle=t(
            "Steps in EITI, law, regional funds and local power, {first}–{last}; numbers refer to the list",
            first=str(min(item.first.year for item in spans)),
            last=str(max(item.last.year for item in spans)),
        )
        if spans
        else t("Steps in EITI, law, regional funds and local power"),
        sentence=" ".join(sentences) if rows else empty,
        chart=_chart(rows, data, t, theme) if spans else None,
        rows=rows_of(
            [
                t("No."),
                t("Track"),
                t("Date"),
                t("Date inferred"),
                t("Step"),
                t("What is known"),
                t("Confidence"),
                t("Who speaks"),
                t("Note"),
            ],
            [
                (
                    (record("policy_steps", row["step_id"]),),
                    (row["source_id"],),
                    (
                        number,
                        tracks[row["track"]],
                        t.date(row["date_edtf"]) or t("undated"),
                        t("yes") if row["date_inferred"] else t("no"),
                        t.text(row, "title"),
                        t.text(row, "summary"),
                        levels[row["confidence"]],
                        voice_words([row["source_id"]], data, t),
                        t.text(row, "note"),
                    ),
                )
                for number, row in enumerate(rows, start=1)
            ],
            name="policy-steps",
        ),
        notes=(t("A day is drawn as a dot, a month or a year as a bar over all of it."),) if spans else (),
        empty=empty if spans or not rows else t("No step carries a date, so none is drawn."),
    )


def _ordered(data: Dataset) -> list[dict[Any, Any]]:
    """Dated steps by their days, then undated ones, as the data has them."""

    def place(row: Row) -> tuple[bool, date, date]:
        if not row["date_edtf"]:
            return True, date.max, date.max
        known = dates.span(row["date_edtf"])
        return False, known.first, known.last

    return sorted(data["policy_steps"].to_dict("records"), key=place)


def _chart(rows: Sequence[Row], data: Dataset, t: Translator, theme: Theme) -> Chart:
    """A lane a track; marks that would touch on a phone stand beneath each other."""
    numbered = list(enumerate(rows, start=1))
    marks, heads, line = [], [], 0
    for track, name in track_names(t).items():
        own = [(number, row) for number, row in numbered if row["track"] == track and row["date_edtf"]]
        if not own:
            continue
        heads.append({"y": line, "lane": name})
        line += 1
        ends: list[date] = []
        for number, row in own:
            known = dates.span(row["date_edtf"])
            slot = next((index for index, end in enumerate(ends) if end <= known.first - _BEFORE), len(ends))
            ends[slot : slot + 1] = [known.last + _AFTER]
            marks.append(_mark(row, data, t, theme) | {"y": line + slot, "number": t.number(number)})
        line += len(ends)
    frame = pd.DataFrame(marks)
    deck_year = dates.span(DECK_DATE).first.year
    years = min(frame["first"].min().year, deck_year), max(frame["last"].max().year, deck_year)
    # Room on the right for the number of the last mark.
    scale = alt.Scale(domain=[f"{years[0]}-01-01", f"{years[1] + 2}-06-01"])
    y = alt.Y("y:O", axis=None, scale=alt.Scale(domain=list(range(line))))
    axis = alt.Axis(
        values=[f"{year}-01-01" for year in range(years[0] + years[0] % 2, years[1] + 2, 4)],
        format="%Y",
        orient="bottom",
        labelFontSize=SMALL,
        grid=True,
    )
    first = alt.X("first:T", scale=scale, title=None, axis=axis)
    drawn = {
        "fill": alt.Fill("fill:N", scale=None),
        "stroke": alt.Stroke("colour:N", scale=None),
        "tooltip": [
            alt.Tooltip("number:N", title=t("No.")),
            alt.Tooltip("date:N", title=t("Date")),
            alt.Tooltip("title:N", title=t("Step")),
            alt.Tooltip("voice:N", title=t("Who speaks")),
        ],
    }
    base = alt.Chart(frame).encode(y=y)
    bars = (
        base.transform_filter("!datum.exact")
        .mark_bar(height=12, strokeWidth=2)
        .encode(x=first, x2=alt.X2("last:T"), **drawn)
    )
    dots = (
        base.transform_filter("datum.exact")
        .mark_point(shape="circle", size=130, strokeWidth=2, opacity=1)
        .encode(x=first, **drawn)
    )
    numbers = base.mark_text(align="left", dx=9, fontSize=SMALL, color=TEXT).encode(
        x=alt.X("last:T", scale=scale, title=None, axis=axis), text=alt.Text("number:N")
    )
    lanes = (
        alt.Chart(pd.DataFrame(heads))
        .mark_text(align="left", fontSize=LABEL, fontWeight="bold", color=TEXT, dy=3)
        .encode(y=y, x=alt.XValue(0), text=alt.Text("lane:N"))
    )
    deck = pd.DataFrame({"at": [pd.Timestamp(f"{DECK_DATE}-01")], "label": [t("deck, October 2017")]})
    at = alt.Chart(deck).encode(x=alt.X("at:T", scale=scale, title=None, axis=axis))
    deck_line = at.mark_rule(strokeDash=[4, 3], color=GREY, aria=False)
    deck_label = at.mark_text(align="right", dx=-5, dy=-6, baseline="bottom", fontSize=SMALL, color=TEXT)
    deck_label = deck_label.encode(y=alt.YValue(0), text=alt.Text("label:N"))
    chart = alt.layer(deck_line, deck_label, bars, dots, numbers, lanes).properties(height=alt.Step(26))
    return with_key(chart, *outline_key(t))


def _mark(row: Row, data: Dataset, t: Translator, theme: Theme) -> dict[str, Any]:
    """What is drawn of a step: the days it may mean, filled or hollow."""
    known = dates.span(row["date_edtf"])
    is_day = known.precision == "day" and not known.is_interval
    colour = TRACK_COLOURS[row["track"]]
    return {
        "first": pd.Timestamp(known.first),
        "last": pd.Timestamp(known.last if is_day else known.last + timedelta(days=1)),
        "exact": is_day,
        "colour": colour,
        "fill": PAPER[theme] if side_of([row["source_id"]], data) else colour,
        "title": t.text(row, "title"),
        "date": t.date(row["date_edtf"]),
        "voice": voice_words([row["source_id"]], data, t),
    }
