"""The deck's counts against what is documented for the same years: side by side, never merged."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from dashboard import selection as select
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.base import (
    GOLD,
    INK,
    MUTED,
    WATER,
    Figure,
    Theme,
    band,
    ends_of,
    mine_names,
    rows_of,
)
from dashboard.figures.counts import (
    borderline,
    counted_records,
    counted_row,
    dashes_in_words,
    deck_cells,
    difference_lines,
    differences,
    extent_words,
    in_deck,
    indicator_names,
    reason_words,
    told_by_one_side,
)
from dashboard.i18n import Translator
from dashboard.selection import DECK_YEARS, INDICATORS, Count, Selection

_LINE = {"light": "#DCD3BF", "dark": "#333A42"}
MOST_LINES = 24  # of the grid; a line each 1 while numbers are smaller
_GUTTER_AT = -2.1  # where the deck's dash stands, left of zero


@once
def cell(data: Dataset, mine: str, indicator: str, t: Translator) -> dict[str, Any]:
    """One deposit and indicator: deck verbatim, count, differences, records left out, in words.

    Returns:
        ``deck`` (verbatim), ``words`` (the band), ``count``, ``differences`` (dicts of texts and sources),
        ``left_out`` (title, date, extent, reason).
    """
    found = select.count(data, indicator, (mine,))
    frame = select.event_frame(data).set_index("event_id")
    return {
        "deck": in_deck(data, mine, indicator, t),
        "words": ends_of(t, found),
        "count": found,
        "differences": differences(data, mine, indicator, t),
        "left_out": [
            (t.text(frame.loc[item.event_id], "title"), t.date(frame.loc[item.event_id, "date_edtf"]), extent_words(item, t), reason_words(item, data, t))
            for item in found.left_out
        ],
    }  # fmt: skip


@once
def deck_against_documented(data: Dataset, selection: Selection, t: Translator, theme: Theme) -> Figure:
    """The deck's number of each deposit and indicator beside the documented band, in deck order."""
    names = mine_names(data, t)
    shown = [mine for mine in names if not selection.mines or mine in selection.mines]
    indicators = indicator_names(t)
    deck = deck_cells(data)
    counts = {(mine, kind): select.count(data, kind, (mine,)) for mine in shown for kind in INDICATORS}
    years = {"first": str(DECK_YEARS[0]), "last": str(DECK_YEARS[1])}
    entries = [cell for cell in counts if cell in deck]
    wide = sum(counts[cell].upper > counts[cell].low for cell in entries)
    sided = {cell: told_by_one_side(found, data) for cell, found in counts.items()}
    rows = []
    for (mine, kind), found in counts.items():
        records, documents, cells = counted_row(data, mine, kind, found, t)
        own = differences(data, mine, kind, t)
        rows.append(
            (
                [*records, *(row["record"] for row in own)],
                [*documents, *(row["source_id"] for row in own)],
                [names[mine], indicators[kind], *cells, " ".join(row["documents"] for row in own)],
            )
        )
    return Figure(
        id="deck-against-documented",
        title=t("For {wide} of the deck's {n} entries documents give a range", wide=t.number(wide), n=t.number(len(entries))),
        subtitle=t("Counts for {first}–{last} by deposit: the deck's number, and what is documented, from the strictest to the broadest rule", **years),
        sentence=t(
            "{rows} entries of the deck stand beside what public documents show for {first}–{last}. Strict and broad counts differ for {wide} of them. "
            "{dash} The deck gives no dates and no rule, so no number can be checked case by case.",
            rows=t.number(len(entries)),
            wide=t.number(wide),
            dash=" ".join(dashes_in_words(data, shown, t)),
            **years,
        ),
        chart=_chart(counts, sided, deck, shown, names, indicators, t, theme) if entries else None,
        empty="" if entries else t("No number of the deck is in the data."),
        rows=rows_of(
            [t("Deposit"), t("Indicator"), t("Deck, 2017, verbatim"), t("Documented, strict"), t("Documented, broad"), t("Broad with probable repeats"), t("Where documents say otherwise")],
            rows,
        ),
        behind=(counted_records(counts, data, t),),
        conflicts=difference_lines(data, counts, t),
        notes=(
            t("A shared action is counted at each deposit it concerns. The band is ours: its rule and every record left out stand below. A number of the same size as the deck's says nothing about whether the same actions were counted."),
            t("Records that one side alone tells of are counted too; beside a band stands how many they are, and the table names who speaks."),
            *borderline(counts.values(), data, t),
            t("The period is the deck's own; the year filter does not change it."),
        ),
    )  # fmt: skip


def _band_words(t: Translator, found: Count, sided: int) -> str:
    words = band(t, found)
    return t("{band}; {n} told by one side alone", band=words, n=t.number(sided)) if sided else words


def _chart(
    counts: Mapping[tuple[str, str], Count],
    sided: Mapping[tuple[str, str], int],
    deck: Mapping[tuple[str, str], Mapping[str, Any]],
    shown: Sequence[str],
    names: Mapping[str, str],
    indicators: Mapping[str, str],
    t: Translator,
    theme: Theme,
) -> alt.LayerChart:
    """A row an indicator: band strict to broad, thin on to the upper end; the deck's diamond or dash."""
    pitch, head = 27.0, 32.0
    heads, rows = [], []
    y = 22.0
    for mine in shown:
        heads.append({"y": y + 14, "text": names[mine]})
        y += head
        for kind in INDICATORS:
            found, entry = counts[(mine, kind)], deck.get((mine, kind))
            is_dash = bool(entry and pd.isna(entry["value"]))
            at = _GUTTER_AT if is_dash else float(entry["value"]) if entry else None
            rows.append(
                {
                    "y": y + pitch / 2, "label": indicators[kind], "low": found.low, "high": found.high, "upper": found.upper,
                    "deck": at, "verbatim": str(entry["verbatim"]) if entry else t("not in the deck"), "dash": is_dash,
                    "where": f"{names[mine]}: {indicators[kind]}", "words": _band_words(t, found, sided[mine, kind]),
                }
            )  # fmt: skip
            y += pitch
    height = y + 30
    frame = pd.DataFrame(rows)
    most = int(max(frame.upper.max(), frame.deck.max()))
    step = max(1, most // MOST_LINES)
    y_scale = alt.Scale(domain=[height, 0], nice=False, zero=False)
    x_scale = alt.Scale(
        domain=[_GUTTER_AT - 1.0, most + 0.6],
        range=[alt.ExprRef("width < 500 ? 152 : 205"), alt.ExprRef("width < 700 ? width - 8 : width - 330")],
        nice=False,
        zero=False,
    )
    axis_y = alt.Y("y:Q", scale=y_scale, axis=None)
    grid = pd.DataFrame({"at": list(range(0, most + 1, step))})
    ends = pd.DataFrame({"y": [22.0], "y2": [y + 4]})
    grid = grid.merge(ends, how="cross")
    grid["text"] = [t.number(value) if value % (2 * step) == 0 else "" for value in grid["at"]]
    gutter = pd.DataFrame(
        [{"at": _GUTTER_AT, "first": _GUTTER_AT - 1.0, "last": _GUTTER_AT + 1.0, "y": 22.0, "y2": y + 4}]
    )
    tip = [
        alt.Tooltip("where:N", title=t("What")), alt.Tooltip("verbatim:N", title=t("Deck, 2017, verbatim")),
        alt.Tooltip("words:N", title=t("Documented")),
    ]  # fmt: skip
    ink, muted = INK[theme], MUTED[theme]

    def x(column: str) -> alt.X:
        return alt.X(f"{column}:Q", scale=x_scale, axis=None)

    band_colour, shade = WATER, 0.8 if theme == "light" else 1
    base = alt.Chart(frame)
    printed, missing = alt.Chart(frame[~frame.dash & frame.deck.notna()]), alt.Chart(frame[frame.dash])
    short = base.transform_calculate(px="0")
    key = pd.DataFrame(
        [
            {"px": 8, "y": 8, "text": t("the deck, 2017"), "what": "deck"},
            {"px": 44 + 7.5 * len(t("the deck, 2017")), "y": 8, "text": t("documented"), "what": "band"},
        ]
    )
    left = alt.X("px:Q", scale=None, axis=None)
    return alt.layer(
        alt.Chart(gutter).mark_rect(color=_LINE[theme], opacity=0.45).encode(x=x("first"), x2=alt.X2("last"), y=axis_y, y2=alt.Y2("y2")),
        alt.Chart(gutter).transform_calculate(shown=f"width < 500 ? '–' : {json.dumps(t('dash'), ensure_ascii=False)}").mark_text(dy=13, fontSize=12, color=muted, baseline="middle").encode(x=x("at"), y=alt.Y("y2:Q", scale=y_scale, axis=None), text=alt.Text("shown:N")),
        alt.Chart(grid).mark_rule(color=_LINE[theme]).encode(x=x("at"), y=axis_y, y2=alt.Y2("y2")),
        alt.Chart(grid).mark_text(dy=13, fontSize=12, color=muted, baseline="middle").encode(x=x("at"), y=alt.Y("y2:Q", scale=y_scale, axis=None), text=alt.Text("text:N")),
        alt.Chart(frame[frame.upper > frame.high]).mark_rule(strokeWidth=3, color=band_colour, opacity=shade, aria=False).encode(x=x("high"), x2=alt.X2("upper"), y=axis_y, tooltip=tip),
        base.mark_rule(strokeWidth=16, strokeCap="round", color=band_colour, opacity=shade).encode(x=x("low"), x2=alt.X2("high"), y=axis_y, tooltip=tip),
        printed.mark_point(shape="diamond", filled=True, size=75, fill=GOLD, stroke=ink, strokeWidth=1.2, opacity=1).encode(x=x("deck"), y=axis_y, tooltip=tip),
        missing.mark_text(text="–", fontSize=24, fontWeight=700, color=GOLD, baseline="middle").encode(x=x("deck"), y=axis_y, tooltip=tip),
        # In a column of their own, or they would seem to belong to the deck's mark.
        base.transform_calculate(shown="width < 700 ? '' : datum.words").mark_text(align="left", fontSize=13, color=muted, baseline="middle").encode(x=alt.XValue(alt.expr("width - 316")), y=axis_y, text=alt.Text("shown:N")),
        alt.Chart(pd.DataFrame([{"y": 8, "text": t("documented")}])).transform_calculate(shown="width < 700 ? '' : datum.text").mark_text(align="left", fontSize=13, fontWeight=600, color=muted, baseline="middle").encode(x=alt.XValue(alt.expr("width - 316")), y=axis_y, text=alt.Text("shown:N")),
        # On a phone in two lines: one would be cut, or leave no room for the numbers.
        short.transform_calculate(shown="width < 500 ? replace(datum.label, ' ', '\\n') : datum.label").mark_text(align="left", fontSize=alt.ExprRef("width < 500 ? 12 : 13"), lineHeight=13, lineBreak="\n", dy=alt.ExprRef("width < 500 ? -5 : 0"), color=ink, baseline="middle", limit=alt.ExprRef("width < 500 ? 150 : 205")).encode(x=left, y=axis_y, text=alt.Text("shown:N")),
        alt.Chart(pd.DataFrame(heads)).transform_calculate(px="0").mark_text(align="left", fontSize=16, fontWeight=600, color=ink, baseline="middle").encode(x=left, y=axis_y, text=alt.Text("text:N")),
        alt.Chart(key[key.what == "deck"]).mark_point(shape="diamond", filled=True, size=110, fill=GOLD, stroke=ink, strokeWidth=1.2, opacity=1).encode(x=left, y=axis_y),
        alt.Chart(key[key.what == "band"]).mark_point(shape="M-2.4,-0.9L2.4,-0.9L2.4,0.9L-2.4,0.9Z", filled=True, size=100, fill=band_colour, opacity=shade).encode(x=left, y=axis_y),
        alt.Chart(key).transform_calculate(px="datum.px + (datum.what == 'band' ? 20 : 12)").mark_text(align="left", fontSize=13, color=muted, baseline="middle").encode(x=left, y=axis_y, text=alt.Text("text:N")),
    ).properties(height=height).configure_view(stroke=None)  # fmt: skip
