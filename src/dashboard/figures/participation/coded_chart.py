"""What is coded of actions, as bars: a row a code, a panel a deposit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.colours import GREY, INKS, TEXT
from dashboard.figures.drawing.keys import LABEL, SMALL, outline_key, row_labels, with_key
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import touched
from dashboard.figures.drawing.outcomes import ANSWERED, ASKED
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.participation.coded import NOT_STATED, Coded, coded_actions, documents_of
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.names import mine_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

BARS = {
    "demands": INKS[ASKED],
    "responses": INKS[ANSWERED],
}  # what residents ask, what authorities and companies answer
BAR, ROW = 14, 46  # px
# Deposits and "all" beside each other, and letters of their names, for which a phone has room.
FEW, NAME = 4, 16
MANY = 6  # more deposits beside each other have no room for their numbers
PANEL = 1.5  # width of a deposit's bars with the room for the number behind the longest


@dataclass(frozen=True)
class _Panels:
    """A panel of bars for all deposits and for each, side by side on one scale, which counts actions."""

    heads: Mapping[str, str]  # deposit, "" = all -> its name
    pitch: float  # from the beginning of one panel to the next

    def begin(self, mine: str) -> float:
        """Where a panel begins."""
        return list(self.heads).index(mine) * self.pitch

    def x(self, field: str) -> alt.X:
        """A field across all panels."""
        scale = alt.Scale(domain=[0, self.pitch * len(self.heads)], nice=False)
        return alt.X(f"{field}:Q", scale=scale, axis=None)


def chart(found: Coded, data: Dataset, selection: Selection, t: Translator) -> Chart:
    """A row a code with its name above, and in it a bar for all deposits and for each: side by side on one scale."""
    told = coded_actions(data, found.actions, found.rows, found.column)
    # The most frequent first; what is not stated is no demand or answer, and comes last.
    codes = sorted(
        (code for code in found.names if (code, "") in told),
        key=lambda code: (code == NOT_STATED, -len(told[code, ""])),
    )
    panels = _Panels(heads_of(found, data, selection, t), max(map(len, told.values())) * PANEL)
    y = alt.Y("y:O", axis=None, scale=alt.Scale(domain=list(range(len(codes) + 1))))
    sided = {
        action
        for action in dict.fromkeys(row.action_id for row in found.rows)
        if side_of(documents_of(data, action), data)
    }
    frame = _bars_of(told, codes, sided, panels, found)
    base = alt.Chart(frame).encode(y=y)
    numbers = base.mark_text(align="left", dx=5, dy=9, fontSize=LABEL, fontWeight="bold", color=TEXT).encode(
        x=panels.x("end"), text=alt.Text("n:Q")
    )
    names = pd.DataFrame({"y": range(1, len(codes) + 1), "code": [found.names[code] for code in codes]})
    code_names = row_labels(alt.Chart(names).encode(y=y), "code:N")
    layers = [*_bars(base, frame, panels, found.table, t), numbers, code_names, _heads(panels, y)]
    return with_key(layered(*layers).properties(height=alt.Step(ROW)), **outline_key(t), shape="square")


def heads_of(found: Coded, data: Dataset, selection: Selection, t: Translator) -> dict[str, str]:
    """What has a bar of its own, with its name: all deposits ("") and each; of one alone only that one."""
    deposits = _deposits(found, data, selection, t)
    return deposits if len(deposits) == 1 else {"": t("all")} | deposits


def _deposits(found: Coded, data: Dataset, selection: Selection, t: Translator) -> dict[str, str]:
    """Deposits that have a panel, with their names; of many those with most events."""
    names = {
        mine: name
        for mine, name in mine_names(data, t).items()
        if not selection.mines or mine in selection.mines
    }
    if len(names) <= MANY:
        return names
    coded = {row.action_id for row in found.rows}
    told = Counter(
        mine
        for action in found.actions
        if action.action_id in coded
        for mine in {*action.mines, *action.also}
    )
    most = sorted(names, key=lambda mine: -told[mine])[:MANY]
    return {mine: name for mine, name in names.items() if mine in most and told[mine]}


def _bars_of(
    told: Mapping[tuple[str, str], tuple[str, ...]],
    codes: Sequence[str],
    sided: set[str],
    panels: _Panels,
    found: Coded,
) -> pd.DataFrame:
    """A row a bar: its two parts are what outside voices tell of, and what one side alone tells (``sided``)."""
    rows = []
    for y, code in enumerate(codes, start=1):
        for mine, head in panels.heads.items():
            actions = told.get((code, mine), ())
            if not actions:
                continue
            begin, of_one_side = panels.begin(mine), len(sided.intersection(actions))
            bar = {
                "mark": f"{code}/{mine}",
                "code": found.names[code],
                "y": y,
                "mine": head,
                "n": len(actions),
                "sided": of_one_side,
                "hollow": sided.issuperset(actions),
                "stated": code != NOT_STATED,
                "begin": begin,
                "outside": begin + len(actions) - of_one_side,
                "end": begin + len(actions),
            }
            rows.append(bar)
    return pd.DataFrame(rows)


def _bars(
    base: alt.Chart, frame: pd.DataFrame, panels: _Panels, table: str, t: Translator
) -> Iterator[alt.Chart]:
    """Filled up to where one side alone tells, outline from there.

    A layer without a mark would be a picture without a name to a screen reader, so there is none.
    """
    stated = {"test": "datum.stated", "value": BARS[table]}
    tooltip = [
        alt.Tooltip("code:N", title=" "),
        alt.Tooltip("mine:N", title=t("Deposit")),
        alt.Tooltip("n:Q", title=t("Events")),
        alt.Tooltip("sided:Q", title=t("known from one side only")),
    ]
    if (frame.outside > frame.begin).any():
        yield (
            base.transform_filter("datum.outside > datum.begin")
            .mark_bar(height=BAR, yOffset=9)
            .encode(
                x=panels.x("begin"),
                x2=alt.X2("outside:Q"),
                color=alt.ColorValue(GREY, condition=stated),
                tooltip=tooltip,
            )
        )
    if (frame.sided > 0).any():
        yield (
            base.transform_filter("datum.sided > 0")
            .mark_bar(height=BAR - 2, yOffset=9, fillOpacity=0, strokeWidth=2)
            .encode(
                x=panels.x("outside"),
                x2=alt.X2("end:Q"),
                stroke=alt.StrokeValue(GREY, condition=stated),
                tooltip=tooltip,
            )
        )
    yield touched(base, x=panels.x("begin"), x2=alt.X2("end:Q"), tooltip=tooltip)


def _heads(panels: _Panels, y: alt.Y) -> alt.Chart:
    """Names of the panels; many of them, or long ones, are cut before they run into each other."""
    heads = panels.heads
    is_short = len(heads) <= FEW and max(map(len, heads.values())) <= NAME
    limit: dict[str, Any] = {} if is_short else {"limit": alt.expr(f"width / {len(heads)} - 6")}
    begins = [panels.begin(mine) for mine in heads]
    frame = pd.DataFrame({"y": 0, "head": list(heads.values()), "begin": begins})
    return (
        alt.Chart(frame)
        .mark_text(align="left", dy=9, fontSize=SMALL, fontWeight="bold", color=TEXT, **limit)
        .encode(x=panels.x("begin"), y=y, text=alt.Text("head:N"))
    )
