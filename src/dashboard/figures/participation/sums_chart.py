"""Figures on local money as marks: a lane for each who says them, years from left to right, the sum at the mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import altair as alt
import pandas as pd

from dashboard import dates
from dashboard.figures.drawing.colours import GREY, TEXT, Role
from dashboard.figures.drawing.keys import (
    SMALL,
    claimed_by,
    clear,
    fill_opacity,
    in_a_row,
    outline_key,
    with_key,
)
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import touched
from dashboard.figures.drawing.outcomes import STAGE, Look
from dashboard.figures.drawing.packing import first_fit
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.participation.money import amount, stage_words
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.amounts import msom
from dashboard.figures.words.names import reporter_names, stage_names
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset
from dashboard.records.participation import LocalPayment
from dashboard.type_width import in_lines, text_width

ROW = 28  # px, as high as a finger needs
PHONE, WIDE = 290, 780  # px of the narrowest plot, and of one that has room for recipients beside sums
MARK = 9  # px from the middle of a mark to its edge, with air
AIR = 8  # px between what stands side by side
UNDATED, BEGIN, END = 0.035, 0.32, 0.95  # of the width: marks without a year; the years
MOST_YEARS = 5  # that are written
NO_SUM = "no-sum"
# Words left of their mark or right of it: their alignment, and px from its middle.
SIDES: tuple[tuple[bool, Literal["left", "right"], int], ...] = (
    (False, "left", MARK),
    (True, "right", -MARK),
)
LOOKS = {**STAGE, NO_SUM: Look("grey", "cross")}


@dataclass(frozen=True)
class _Years:
    """The years of all figures, first and last, and whether some have none."""

    first: int
    last: int
    has_undated: bool

    @classmethod
    def of(cls, rows: Sequence[LocalPayment]) -> _Years:
        """Years of some figures; without any date, one that is not written."""
        spans = [dates.span(row.date_edtf) for row in rows if row.date_edtf]
        return cls(
            min((span.first.year for span in spans), default=0),
            max((span.last.year for span in spans), default=0),
            len(spans) < len(rows),
        )

    def at(self, year: float) -> float:
        """Where the middle of a year stands, as a part of the width."""
        begin = BEGIN if self.has_undated else UNDATED
        return begin + (year - self.first + 0.5) / (self.last - self.first + 1) * (END - begin)

    @property
    def written(self) -> list[int]:
        """Years that have their number and a line."""
        n = self.last - self.first + 1
        steps = (step * tens for tens in (1, 10, 100, 1000) for step in (1, 2, 3, 5))
        step = next(step for step in steps if n / step <= MOST_YEARS)
        return [year for year in range(self.first, self.last + 1) if not (self.last - year) % step] * bool(
            self.first
        )


@dataclass(frozen=True)
class _Mark:
    """A figure where it stands: its ends as parts of the width, its words on a phone and where there is room."""

    row: LocalPayment
    low: float
    high: float
    narrow: str
    wide: str

    @classmethod
    def of(cls, row: LocalPayment, years: _Years, t: Translator) -> _Mark:
        """A figure with its sum, or what is said instead of one."""
        short = amount(row, t) if row.amount_msom is None else msom(row.amount_msom, t)
        low = high = UNDATED
        if row.date_edtf:
            span = dates.span(row.date_edtf)
            low, high = years.at(span.first.year), years.at(span.last.year)
        middle = (low + high) / 2
        room = max(middle, 1 - middle) * WIDE - MARK - AIR
        (wide,) = in_lines(f"{short} · {t.text(row, 'recipient')}", SMALL, room, most=1)
        return cls(row, low, high, short, wide)

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2

    @property
    def is_left(self) -> bool:
        """Whether its words stand left of it: in the right half there is more room there."""
        return self.middle > 0.5

    def room(self, width: int, words: str) -> tuple[float, float]:
        """Px from the left end of mark and words to the right one."""
        letters = MARK + text_width(words, SMALL) + AIR
        left, right = self.low * width - MARK, self.high * width + MARK
        return (
            (min(left, self.middle * width - letters), right)
            if self.is_left
            else (left, max(right, self.middle * width + letters))
        )


def chart(rows: Sequence[LocalPayment], data: Dataset, t: Translator) -> Chart:
    """A lane for each who says figures, its name above; marks whose words would touch stand beneath each other."""
    years = _Years.of(rows)
    marks, heads = _placed(rows, years, data, t)
    base = alt.Chart(marks).encode(y=alt.Y("y:O", axis=None))
    tooltip = [
        alt.Tooltip("recipient:N", title=t("Recipient")),
        alt.Tooltip("amount:N", title=t("Amount")),
        alt.Tooltip("stage:N", title=t("Paid or promised")),
        alt.Tooltip("period:N", title=t("Period")),
        alt.Tooltip("reporter:N", title=t("Who reports it")),
        alt.Tooltip("voice:N", title=t("Whose account")),
    ]
    drawn = layered(
        *_axis(years, t),
        _names(heads),
        base.mark_rule(aria=False, strokeWidth=2, color=GREY).encode(x=_x("low"), x2=alt.X2("high:Q")),
        _dots(base, marks, t),
        *(layer for words in _words(base) for layer in clear(words)),
        touched(base, x=_x("left"), x2=alt.X2("right:Q"), tooltip=tooltip),
    )
    key = outline_key(t)
    return with_key(
        drawn.properties(height=alt.Step(ROW)),
        filled="" if marks.hollow.all() else key["filled"],
        outline=key["outline"] if marks.hollow.any() else "",
    )


def _x(field: str) -> alt.X:
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, 1], nice=False), axis=None)


def in_order(rows: Iterable[LocalPayment]) -> list[LocalPayment]:
    """Figures of one who says them by date, of one date the largest first; those without a date last."""
    return sorted(rows, key=lambda row: (not row.date_edtf, row.date_edtf, -(row.amount_msom or 0)))


def _placed(
    rows: Sequence[LocalPayment], years: _Years, data: Dataset, t: Translator
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Marks with their lines from the top down, and the line of each lane's name; the first line is the years'."""
    marks, heads, y = [], [], 1
    for code, name in reporter_names(t).items():
        own = in_order(row for row in rows if row.claimant == code)
        if not own:
            continue
        heads.append({"y": y, "name": capital(name)})
        placed = [_Mark.of(row, years, t) for row in own]
        phone = [mark.room(PHONE, mark.narrow) for mark in placed]
        lines = first_fit(phone, [mark.room(WIDE, mark.wide) for mark in placed])
        for mark, line, (left, right) in zip(placed, lines, phone, strict=True):
            marks.append(
                _told(mark, data, t) | {"y": y + 1 + line, "left": left / PHONE, "right": right / PHONE}
            )
        y += 2 + max(lines)
    return pd.DataFrame(marks), pd.DataFrame(heads)


def _told(mark: _Mark, data: Dataset, t: Translator) -> dict[str, object]:
    """What is drawn and said of a figure."""
    row = mark.row
    return {
        "mark": row.payment_id,
        "x": mark.middle,
        "low": mark.low,
        "high": mark.high,
        "is_left": mark.is_left,
        "narrow": mark.narrow,
        "wide": mark.wide,
        "told": _key_words(t)[row.stage if row.amount_msom is not None else NO_SUM],
        "hollow": bool(claimed_by(row.claimant, row.source_id, data)),
        "recipient": t.text(row, "recipient"),
        "amount": amount(row, t),
        "stage": stage_words(row, t),
        "period": t.text(row, "period"),
        "reporter": reporter_names(t)[row.claimant],
        "voice": voice_words([row.source_id], data, t),
    }


def _key_words(t: Translator) -> dict[str, str]:
    """What each shape says."""
    return {**stage_names(t), "": t("not stated"), NO_SUM: t("no sum is given")}


def _axis(years: _Years, t: Translator) -> Iterator[alt.Chart]:
    """Years above their lines, and the word over those without one."""
    written = pd.DataFrame([{"y": 0, "x": years.at(year), "year": str(year)} for year in years.written])
    if len(written):
        base = alt.Chart(written).encode(x=_x("x"))
        yield base.mark_rule(aria=False, color=Role.LINE).encode(y=alt.YValue(ROW), y2=alt.Y2Value("height"))
        yield base.mark_text(fontSize=SMALL, color=TEXT).encode(
            y=alt.Y("y:O", axis=None), text=alt.Text("year:N")
        )
    if years.has_undated:
        undated = alt.Chart(pd.DataFrame([{"y": 0, "word": t("undated")}]))
        yield undated.mark_text(align="left", fontSize=SMALL, color=TEXT).encode(
            x=alt.XValue(0), y=alt.Y("y:O", axis=None), text=alt.Text("word:N")
        )


def _names(heads: pd.DataFrame) -> alt.Chart:
    """Who says the figures below."""
    named = alt.Chart(heads).mark_text(align="left", fontSize=SMALL, fontWeight="bold", color=TEXT, dy=4)
    return named.encode(x=alt.XValue(0), y=alt.Y("y:O", axis=None), text=alt.Text("name:N"))


def _dots(base: alt.Chart, marks: pd.DataFrame, t: Translator) -> alt.Chart:
    """Marks by shape and colour; with one legend Vega-Lite makes one key of both."""
    words = {code: name for code, name in _key_words(t).items() if name in set(marks.told)}
    legend = in_a_row(tuple(words.values()), title=None, orient="bottom", labelLimit=150, symbolOpacity=1)
    colours = alt.Scale(domain=list(words.values()), range=[LOOKS[code].colour for code in words])
    shapes = alt.Scale(domain=list(words.values()), range=[LOOKS[code].shape for code in words])
    return base.mark_point(filled=True, size=130, strokeWidth=2, opacity=1).encode(
        x=_x("x"),
        fill=alt.Fill("told:N", scale=colours, legend=legend),
        stroke=alt.Stroke("told:N", scale=colours, legend=legend),
        shape=alt.Shape("told:N", scale=shapes, legend=legend),
        fillOpacity=fill_opacity(),
    )


def _words(base: alt.Chart) -> Iterator[alt.Chart]:
    """The sum at each mark, and where there is room its recipient."""
    for is_left, align, dx in SIDES:
        shown = base.transform_filter("datum.is_left" if is_left else "!datum.is_left")
        yield shown.mark_text(
            align=align,
            dx=dx,
            fontSize=SMALL,
            color=TEXT,
            text=alt.ExprRef(f"width < {WIDE} ? datum.narrow : datum.wide"),
        ).encode(x=_x("x"))
