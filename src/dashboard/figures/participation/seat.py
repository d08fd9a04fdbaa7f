"""Seats in decisions: demanded, promised, granted, and what became of the ways in."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import altair as alt
import pandas as pd

from dashboard import dates
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.accounts import side_of, voice_words
from dashboard.figures.colours import GOLD, GREY, TEXT, VIOLET, WATER
from dashboard.figures.figure import Figure, record, rows_of
from dashboard.figures.keys import SMALL, fill_opacity, outline_key, with_key
from dashboard.figures.names import confidence_names
from dashboard.figures.vega import Chart
from dashboard.i18n import Translator

NAME_WIDTH = 7  # px, of a letter in the name of a row
WHO_SHAPES = {"residents": "circle", "officials": "square", "both": "diamond", "not-stated": "cross"}
WHO_COLOURS = {"residents": GOLD, "officials": WATER, "both": VIOLET, "not-stated": GREY}


def step_names(t: Translator) -> dict[str, str]:
    """Steps towards a place in decisions, or away from it."""
    return {
        "demanded": t("demanded"),
        "promised": t("promised"),
        "granted": t("granted"),
        "held": t("meeting or visit"),
        "changed": t("way in changed"),
        "blocked": t("blocked"),
    }


def who_names(t: Translator) -> dict[str, str]:
    """Whose place in decisions."""
    return {
        "residents": t("residents"),
        "officials": t("officials"),
        "both": t("both"),
        "not-stated": t("not stated"),
    }


def lane_names(t: Translator) -> dict[str, str]:
    """Where a step was taken."""
    return {
        "talas": t("Talas"),
        "elsewhere": t("Elsewhere in Kyrgyzstan"),
        "national-law": t("National law and practice"),
    }


@once
def seats(data: Dataset, t: Translator) -> Figure:
    """Places in decisions demanded, promised, granted and what became of the ways in, by lane."""
    rows = data["seats"]
    known = [dates.span(text) for text in rows.date_edtf]
    rows = rows.assign(
        first=[item.first for item in known],
        last=[item.last for item in known],
        precision=[item.precision for item in known],
    )
    rows = rows.sort_values(["first", "last", "seat_id"], ignore_index=True)
    steps, whose, lanes, levels = step_names(t), who_names(t), lane_names(t), confidence_names(t)
    counts = rows.step.value_counts()
    asked = rows[(rows.step == "demanded") & (rows.who == "residents")]
    granted = rows[rows.step == "granted"]
    talas = rows[rows.scope == "talas"]
    in_talas, met = int((granted.scope == "talas").sum()), int((talas.step == "held").sum())
    return Figure(
        id="seats",
        title=t(
            "In Talas {met} of {n} steps found are meetings or visits; seats granted: {granted}",
            met=t.number(met),
            n=t.number(len(talas)),
            granted=t.number(in_talas),
        ),
        subtitle=t(
            "Steps towards a place in decisions, {first}–{last}, by what happened; numbers refer to the list below",
            first=str(rows["first"].min().year),
            last=str(rows["last"].max().year),
        )
        if len(rows)
        else "",
        sentence=t(
            "{n} steps were found: {tally}. Seats for residents were demanded in {asked} of them. Seats were granted in {granted}, {talas} of these in Talas; whose they are stands with each.",
            n=t.number(len(rows)),
            tally=", ".join(f"{steps[key]} {t.number(int(counts[key]))}" for key in steps if key in counts),
            asked=t.number(len(asked)),
            granted=t.number(len(granted)),
            talas=t.number(in_talas),
        ),
        chart=_seat_chart(data, rows, t) if len(rows) else None,
        rows=rows_of(
            [
                t("No."),
                t("Date"),
                t("Date inferred"),
                t("Where"),
                t("Step"),
                t("Whose seat"),
                t("What"),
                t("What is known"),
                t("Confidence"),
                t("Note"),
                t("Who speaks"),
            ],
            [
                (
                    [record("seats", row["seat_id"])],
                    [row["source_id"]],
                    (
                        number,
                        t.date(row["date_edtf"]),
                        t("yes") if row["date_inferred"] else t("no"),
                        lanes[row["scope"]],
                        steps[row["step"]],
                        whose[row["who"]],
                        t.text(row, "title"),
                        t.text(row, "summary"),
                        levels[row["confidence"]],
                        t.text(row, "note"),
                        voice_words([row["source_id"]], data, t),
                    ),
                )
                for number, row in enumerate(rows.to_dict("records"), start=1)
            ],
        ),
        notes=(
            t(
                "A year or a month without a day is drawn as a line over all of it. A meeting or visit is not a seat in a decision."
            ),
        ),
        empty="" if len(rows) else t("No step is in the data."),
    )


def seat_list(data: Dataset, t: Translator) -> list[tuple[str, list[str]]]:
    """The steps of :func:`seats` as numbered lines under their lanes."""
    table = seats(data, t).table
    where, number, date, step, whose, what, voice = (
        t(name) for name in ("Where", "No.", "Date", "Step", "Whose seat", "What", "Who speaks")
    )
    return [
        (
            lane,
            [
                f"{row[number]}. {row[date]} · {row[what]} ({row[step]}; {row[whose]}) · {row[voice]}"
                for row in table[table[where] == lane].to_dict("records")
            ],
        )
        for lane in lane_names(t).values()
        if (table[where] == lane).any()
    ]


def _seat_chart(data: Dataset, rows: pd.DataFrame, t: Translator) -> Chart:
    """A row a step, named at its left, under the place it belongs to; marks that would touch on a phone stand beneath each other."""
    steps, whose, lanes = step_names(t), who_names(t), lane_names(t)
    apart = timedelta(days=850)
    marks: list[dict[str, Any]] = []
    words: list[str] = []  # of each line: the place, the step, or nothing where a row goes on
    numbers = {item: number for number, item in enumerate(rows.seat_id, start=1)}
    for lane, place in lanes.items():
        if not (rows.scope == lane).any():
            continue
        words.append(place)
        for step, name in steps.items():
            ends: list[Any] = []
            for row in rows[(rows.scope == lane) & (rows.step == step)].to_dict("records"):
                middle = row["first"] + (row["last"] - row["first"]) / 2
                slot = next((index for index, end in enumerate(ends) if end + apart <= middle), len(ends))
                ends[slot : slot + 1] = [middle]
                marks.append(
                    {
                        "y": len(words) + slot,
                        "x": pd.Timestamp(middle),
                        "number": str(numbers[row["seat_id"]]),
                        "first": pd.Timestamp(row["first"]),
                        "last": pd.Timestamp(
                            row["last"] + timedelta(days=0 if row["precision"] == "day" else 1)
                        ),
                        "step": name,
                        "who": whose[row["who"]],
                        "title": t.text(row, "title"),
                        "date": t.date(row["date_edtf"]),
                        "hollow": bool(side_of([row["source_id"]], data)),
                        "voice": voice_words([row["source_id"]], data, t),
                    }
                )
            words += [name, *[""] * (len(ends) - 1)] if ends else []
    frame = pd.DataFrame(marks)
    first, last = rows["first"].min().year, rows["last"].max().year + 1
    scale = alt.Scale(
        domain=[f"{first}-06-01" if rows["first"].min().month > 6 else f"{first}-01-01", f"{last}-06-01"]
    )
    wide = NAME_WIDTH * max(len(name) for name in steps.values() if name in words)
    places = [number for number, word in enumerate(words) if word in lanes.values()]
    bold = {"condition": {"test": f"indexof({places}, datum.value) >= 0", "value": "bold"}, "value": "normal"}
    y = alt.Y(
        "y:O",
        scale=alt.Scale(domain=list(range(len(words)))),
        title=None,
        axis=alt.Axis(
            labelExpr=f"{json.dumps(words, ensure_ascii=False)}[datum.value]",
            labelFontWeight=bold,
            labelFontSize=SMALL,
            labelAlign="left",
            labelPadding=wide,
            labelLimit=0,
            labelOverlap=False,
            minExtent=wide,
            maxExtent=wide,
            ticks=False,
            domain=False,
        ),
    )
    axis = alt.Axis(
        values=[f"{year}-01-01" for year in range(first + first % 2, last + 1, 2)],
        format="%Y",
        orient="bottom",
        labelFontSize=SMALL,
        grid=True,
    )
    x = alt.X("x:T", scale=scale, title=None, axis=axis)
    # Fill, stroke and shape say the same: with one legend Vega-Lite makes one key of them.
    names = list(whose.values())
    legend = alt.Legend(
        title=t("Whose seat"),
        orient="bottom",
        columns=2,
        labelFontSize=SMALL,
        titleFontSize=SMALL,
        symbolSize=130,
        symbolOpacity=1,
        labelLimit=200,
    )
    paint: dict[str, Any] = {
        "scale": alt.Scale(domain=names, range=[WHO_COLOURS[key] for key in whose]),
        "legend": legend,
    }
    fill, stroke = alt.Fill("who:N", **paint), alt.Stroke("who:N", **paint)
    shape = alt.Shape(
        "who:N", scale=alt.Scale(domain=names, range=[WHO_SHAPES[key] for key in whose]), legend=legend
    )
    tooltip = [
        alt.Tooltip("date:N", title=t("Date")),
        alt.Tooltip("title:N", title=t("What")),
        alt.Tooltip("step:N", title=t("Step")),
        alt.Tooltip("who:N", title=t("Whose seat")),
        alt.Tooltip("voice:N", title=t("Who speaks")),
    ]
    base = alt.Chart(frame).encode(y=y)
    spans = base.mark_rule(aria=False, strokeWidth=3, yOffset=10).encode(
        x=alt.X("first:T", scale=scale, title=None), x2=alt.X2("last:T"), stroke=stroke
    )
    dots = base.mark_point(filled=True, size=150, strokeWidth=2, opacity=1).encode(
        x=x, shape=shape, fill=fill, stroke=stroke, fillOpacity=fill_opacity(), tooltip=tooltip
    )
    figures = base.mark_text(align="left", dx=9, fontSize=SMALL, color=TEXT).encode(
        x=x, text=alt.Text("number:N")
    )
    return with_key(alt.layer(spans, dots, figures).properties(height=alt.Step(27)), *outline_key(t))
