"""What several figures of the screen share: sizes of text, outlines, cards and their notes, the actions of a selection."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard import selection as select
from dashboard.dataset import Dataset
from dashboard.figures.base import SIDES, Chart, voice_names
from dashboard.i18n import Translator
from dashboard.selection import Selection

PROTESTS = ("peaceful", "violent")
TEXT = "currentColor"  # the colour of the text around the chart, light or dark
LABEL = 15  # px
SMALL = 13  # px
KEY_WIDTH = 44  # letters in a line of a chart's key, so that it fits a phone


@dataclass(frozen=True)
class Card:
    """One figure that stands beside others and is never joined to them."""

    value: str
    label: str
    facts: tuple[str, ...]
    note: str = ""


def scope_names(t: Translator) -> dict[str, str]:
    """What a figure is about."""
    return {"talas": t("Talas"), "elsewhere": t("elsewhere"), "national": t("national")}


def actions_of(data: Dataset, selection: Selection, protests: bool) -> pd.DataFrame:
    """Primary records of the selection, one an action: protests, or else hearings and meetings."""
    rows = select.events(data, selection.with_(kinds=()))
    kinds = PROTESTS if protests else tuple(kind for kind in rows.kind.unique() if kind not in PROTESTS)
    return rows[rows.kind.isin(kinds)].drop_duplicates("action_id").reset_index(drop=True)


def fill_opacity() -> Any:
    """Rows with ``hollow`` in their data, which one side alone tells of, keep the stroke only."""
    return alt.condition("datum.hollow", alt.value(0), alt.value(1))


def outline_key(t: Translator) -> tuple[str, str]:
    """What fill and outline say, for :func:`with_key`."""
    return "● " + t("filled: several voices or an outside one"), "○ " + t("outline: one side's account")


def outline_note(t: Translator) -> str:
    """What fill and outline say, with the voices that have a side."""
    return t(
        "Filled: several voices tell of it, or one from outside the conflict. Outline: one side's account alone ({sides}).",
        sides=", ".join(voice_names(t)[side] for side in SIDES),
    )


def with_key(chart: Chart, *lines: str) -> Chart:
    """A chart with lines of its key under it. They are part of the drawing, so they go where a picture of it goes."""
    return chart.properties(
        title=alt.TitleParams(
            text=[part for line in lines for part in textwrap.wrap(line, KEY_WIDTH)],
            orient="bottom",
            anchor="start",
            frame="bounds",
            offset=10,
            fontSize=SMALL,
            fontWeight="normal",
            color=TEXT,
        )
    )


def row_labels(base: alt.Chart, field: str, *, bold: bool = False) -> alt.Chart:
    """Labels above the marks of their rows, at most as wide as the chart."""
    return base.mark_text(
        align="left",
        dy=-9,
        fontSize=LABEL,
        fontWeight="bold" if bold else "normal",
        color=TEXT,
        limit=alt.expr("width"),
    ).encode(x=alt.value(0), text=field)


def number(value: Any, t: Translator) -> str:
    """A number as it is read; "" where there is none."""
    return "" if value is None or pd.isna(value) else t.number(value)


def split_notes(notes: Sequence[str]) -> list[tuple[str, str]]:
    """Each note as (opening, rest): the whole sentences that it begins with like others of the notes, and its own.

    The opening is "" in a note that begins like no other.
    """
    parts = [re.split(r"(?<=[.!?])\s+", note) if note else [] for note in notes]
    out = []
    for own in parts:
        alike = [other for other in parts if own and other and other[0] == own[0]]
        common = 0
        if len(alike) > 1:
            columns = zip(*alike, strict=False)  # as far as the shortest of them
            common = next((i for i, cells in enumerate(columns) if len(set(cells)) > 1), min(map(len, alike)))
        out.append((" ".join(own[:common]), " ".join(own[common:])))
    return out
