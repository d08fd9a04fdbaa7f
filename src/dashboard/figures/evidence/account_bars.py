"""Documents by whose account they give: outside accounts, and those of a side in the conflict."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.figures.drawing.colours import TEXT, WATER
from dashboard.figures.drawing.keys import LABEL, fill_opacity, row_labels, with_key
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import touched
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.words.accounts import SIDES
from dashboard.figures.words.amounts import counted
from dashboard.figures.words.names import voice_names
from dashboard.i18n import Translator

# Pixels.
_ROW = 44
_HEAD = 8  # the name of a group, below the middle of its line: nearer to its own bars than to those above


@dataclass(frozen=True)
class Group:
    """Voices of one kind, each with its documents, the most first; a voice without any is a zero, not left out.

    Attributes:
        id: ``outside`` or ``sided``; also what its number in a finding is called.
        documents: how many each voice has.
    """

    id: str
    documents: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many documents it has."""
        return sum(self.documents.values())

    def words(self, t: Translator) -> str:
        """What its accounts are, as a heading."""
        return t("Accounts of a side in the conflict") if self.id == "sided" else t("Outside accounts")


def grouped(counts: Mapping[str, int], voices: Collection[str], t: Translator) -> tuple[Group, ...]:
    """Documents of each voice, in their two groups.

    Args:
        counts: documents by the code of whose account they give.
        voices: those that are asked for; () = all.
        t: whose voices there are.
    """
    shown = [voice for voice in voice_names(t) if not voices or voice in voices]
    shown.sort(key=lambda voice: -counts.get(voice, 0))
    made = (
        Group("outside", {voice: counts.get(voice, 0) for voice in shown if voice not in SIDES}),
        Group("sided", {voice: counts.get(voice, 0) for voice in shown if voice in SIDES}),
    )
    return tuple(group for group in made if group.documents)


def accounts_chart(groups: Collection[Group], t: Translator) -> Chart:
    """A bar a voice under the name of its group; a voice with a side is an outline."""
    rows = list(_rows(groups, t))
    lines = alt.Y("y:O", axis=None, scale=alt.Scale(domain=list(range(len(rows)))))
    frame = pd.DataFrame([row for row in rows if "mark" in row])
    heads = pd.DataFrame([row for row in rows if "mark" not in row])
    x = alt.X("n:Q", axis=None, scale=alt.Scale(domain=[0, int(frame.n.max()) * 1.2], nice=False))
    base = alt.Chart(frame).encode(y=lines)
    told = alt.Chart(frame[frame.n > 0]).encode(y=lines)
    tooltip = [
        alt.Tooltip("label:N", title=t("Whose account")),
        alt.Tooltip("number:N", title=t("Documents")),
    ]
    bars = told.mark_bar(height=16, yOffset=11, fill=WATER, stroke=WATER, strokeWidth=2).encode(
        x=x, fillOpacity=fill_opacity(), tooltip=tooltip
    )
    ends = base.mark_text(align="left", dx=6, dy=11, fontSize=LABEL, fontWeight="bold", color=TEXT).encode(
        x=x, text=alt.Text("number:N")
    )
    names = row_labels(base, "label:N")
    titles = row_labels(alt.Chart(heads).encode(y=lines), "label:N", bold=True)
    titles.mark.dy = _HEAD
    area = touched(told, x=alt.XValue(0), x2=alt.X2Value("width"), tooltip=tooltip)
    drawn = layered(bars, ends, names, titles, area).properties(height=alt.Step(_ROW))
    return with_key(drawn, outline=t("outline: the account of a side in the conflict"), shape="square")


def _rows(groups: Collection[Group], t: Translator) -> Iterator[dict[str, Any]]:
    """The lines of the chart from the top down: the name of each group, and its voices."""
    names, y = voice_names(t), 0
    for group in groups:
        yield {"y": y, "label": counted(group.words(t), group.total, t)}
        for voice, n in group.documents.items():
            y += 1
            yield {
                "y": y,
                "mark": voice,
                "label": names[voice],
                "n": n,
                "number": t.number(n),
                "hollow": voice in SIDES,
            }
        y += 1
