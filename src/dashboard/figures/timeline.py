"""Timeline: lanes and licence holders per deposit, documents per year, actions per year.

Time runs in decimal years (2007.5 = the middle of 2007), so that no clock or time zone can move a
mark. Heights are pixels that this module lays out itself; widths follow the screen.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard import dates
from dashboard import selection as select
from dashboard.dataset import Dataset
from dashboard.figures.base import (
    GREY,
    INK,
    KIND_COLOURS,
    KIND_SHAPES,
    MUTED,
    PAPER,
    Figure,
    confidence_names,
    kind_names,
    mine_names,
    once,
    ordered_sources,
    voice_names,
)
from dashboard.i18n import Translator
from dashboard.selection import DECK_YEARS, FIRST_YEAR, Selection

Theme = Literal["light", "dark"]
OPENED = "opened"  # name of the chart's parameter: the event with a ring around its mark
PICK = "event"  # name of the chart's selection: a click gives {"event_id": ...}
# Voices that have a side in the conflict: an account that rests on one of them alone is drawn as outline.
SIDES = ("company", "state", "residents_ngo", "leak_repost")
# The wide chart needs this much room for its labels; narrower screens get the tall one.
WIDE_FROM = 1000
LANES: Mapping[str, tuple[str, ...]] = {
    "violent": ("violent",),
    "peaceful": ("peaceful",),
    "dialogue": ("hearing", "agreement", "policy"),
    "court": ("court",),
    "licence": ("licence", "ownership", "operation"),
}
# Every kind has a closed shape of its own, so that outline and fill differ and colour is never alone.
SHAPES: Mapping[str, str] = {
    **KIND_SHAPES,
    "agreement": "M0,-1L0.95,-0.31L0.59,0.81L-0.59,0.81L-0.95,-0.31Z",
    "licence": "triangle-left",
}
_BAND = {"light": "#EFE6D0", "dark": "#262319"}  # the deck's window
_LINE = {"light": "#DCD3BF", "dark": "#333A42"}
_HOLDER = {"light": "#8C8F93", "dark": "#7C8086"}

# Pixels. Text is never under 12.
_GUTTER = 168
_PLOT = 830.0  # least width of the years at WIDE_FROM; labels are set for it
_SLOT = 14.0
_CHAR = 6.7  # mean width of a character at 13 px
_TALL_YEAR = 40.0


# --- what is drawn -------------------------------------------------------------------------------


def decimal_year(day: date) -> float:
    """A day as a decimal year: 1 January 2007 is 2007.0."""
    start = date(day.year, 1, 1)
    return day.year + (day - start).days / (date(day.year + 1, 1, 1) - start).days


@dataclass(frozen=True)
class When:
    """How a date is drawn: a mark of a day, a whisker of a month at most, or a bar over its whole span."""

    first: float
    last: float  # end of the last day
    form: Literal["day", "month", "bar"]

    @property
    def middle(self) -> float:
        return (self.first + self.last) / 2


def when(text: str) -> When:
    """The drawn form of a date in EDTF; never finer than the date is written.

    Intervals of up to a month and a half are whiskers, as their bar would be too short to see.
    """
    known = dates.span(text)
    first, days = decimal_year(known.first), (known.last - known.first).days + 1
    last = decimal_year(date.fromordinal(known.last.toordinal() + 1))
    if known.precision == "day" and not known.is_interval:
        return When(first, last, "day")
    return When(first, last, "month" if days <= 45 else "bar")


def one_sided(voices: Iterable[str]) -> str:
    """The voice that alone tells of an event, if it has a side in the conflict; else ""."""
    found = set(voices)
    return found.pop() if len(found) == 1 and found <= set(SIDES) else ""


def lane_names(t: Translator) -> dict[str, str]:
    """The five lanes of a panel."""
    return {
        "violent": t("Violent incidents"), "peaceful": t("Peaceful protest"), "dialogue": t("Dialogue and policy"),
        "court": t("Courts"), "licence": t("Licence, operation"),
    }  # fmt: skip


def role_names(t: Translator) -> dict[str, str]:
    """What a holder holds, in words."""
    return {
        "licence": t("holds the licence"), "owner": t("owns the licence holder"),
        "option": t("option, or purchase without the licence"), "minority": t("minority stake"),
    }  # fmt: skip


def title_in_list(row: Mapping[str, Any], t: Translator) -> str:
    """An event in a line of a list: its date as precise as written, and its title."""
    return f"{t.date(row['date_edtf'])}: {t.text(row, 'title')}"


def _rows(data: Dataset, selection: Selection, t: Translator) -> list[dict[str, Any]]:
    """Events of the selection with all that a mark says, in words."""
    kinds, levels, voices, names = kind_names(t), confidence_names(t), voice_names(t), mine_names(data, t)
    voice_of = dict(zip(data["sources"].source_id, data["sources"].voice, strict=True))
    places = data["places"].set_index("place_id")
    out = []
    for row in select.events(data, selection).to_dict("records"):
        spoken = list(dict.fromkeys(voice_of[source] for source in row["sources"]))
        side = one_sided(spoken)
        said = ", ".join(voices[voice] for voice in spoken)
        out.append(
            {
                **row,
                "title": t.text(row, "title"),
                "date": t.date(row["date_edtf"]) + (t(" (inferred)") if row["date_inferred"] else ""),
                "what": kinds[row["kind"]],
                "place": t.name(places.loc[row["place_id"]]) if row["place_id"] else t("not stated"),
                "confidence_words": levels[row["confidence"]],
                "voice": t("{voice}, one side only", voice=said) if side else said,
                "deposits": _deposits(row, names, t),
                "side": side,
                "when": when(row["date_edtf"]),
                "label": t.text(row, "short_label") if row["is_turning_point"] else "",
            }
        )
    return out


def _deposits(row: Mapping[str, Any], names: Mapping[str, str], t: Translator) -> str:
    main = ", ".join(names[mine] for mine in names if mine in row["mines"])
    also = ", ".join(names[mine] for mine in names if mine in row["also"])
    if main and also:
        return t("{main}; also touches {also}", main=main, also=also)
    return main or t("touches {also}", also=also)


@once
def timeline(data: Dataset, selection: Selection, t: Translator, theme: Theme) -> Figure:
    """Events of a selection in lanes, one panel a deposit, over a ribbon of licence holders."""
    rows = _rows(data, selection, t)
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
        chart=_wide(data, selection, rows, shown, t, theme) if rows else None,
        table=_table(rows, t),
        source_ids=ordered_sources([*(row["sources"] for row in rows), holders.source_id if rows else ()]),
        notes=(
            t("Filled: several voices or an outside one. Outline: only {sides} tell of it. Whisker: known to the month. Bar: known to the year or an interval. Ribbons fade where begin or end is not known.", sides=", ".join(voice_names(t)[side] for side in SIDES)),
            t("'Violent incident' is our judgement of kind; it ranges from stones at a motorcade to arson. Records told again are drawn once."),
        ) if rows else (),
        empty="" if rows else t("No documented event fits these filters. Take one filter away to see more."),
    )  # fmt: skip


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


# --- laying out ----------------------------------------------------------------------------------


def pack(spans: Sequence[tuple[float, float]]) -> list[int]:
    """The lowest free row for each span, in order of begin; touching spans share no row."""
    ends: list[float] = []
    rows = [0] * len(spans)
    for index in sorted(range(len(spans)), key=lambda i: spans[i]):
        first, last = spans[index]
        row = next((i for i, end in enumerate(ends) if end <= first), len(ends))
        if row == len(ends):
            ends.append(last)
        ends[row] = last
        rows[index] = row
    return rows


def stagger(spans: Sequence[tuple[float, float]]) -> list[int]:
    """Rows (0 = lowest) for labels that hang right of a leader at their begin.

    Of labels that share room the earlier stands higher, so no leader crosses a label.
    """
    rows = [0] * len(spans)
    done: list[int] = []
    for index in sorted(range(len(spans)), key=lambda i: spans[i], reverse=True):
        below = [rows[other] for other in done if spans[other][0] < spans[index][1]]
        rows[index] = max(below) + 1 if below else 0
        done.append(index)
    return rows


def spread(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Places in the wanted order with at least these gaps, none before where it is wanted."""
    out: list[float] = []
    for place, _gap in zip(wanted, gaps, strict=True):
        least = out[-1] + gaps[len(out) - 1] if out else place
        out.append(max(place, least))
    return out


@dataclass
class _Canvas:
    """Rows of the layers that a chart is made of."""

    rects: list[dict[str, Any]] = field(default_factory=list)
    rules: list[dict[str, Any]] = field(default_factory=list)
    bars: list[dict[str, Any]] = field(default_factory=list)
    whiskers: list[dict[str, Any]] = field(default_factory=list)
    points: list[dict[str, Any]] = field(default_factory=list)
    texts: list[dict[str, Any]] = field(default_factory=list)
    middle_texts: list[dict[str, Any]] = field(default_factory=list)
    gutter: list[dict[str, Any]] = field(default_factory=list)
    heads: list[dict[str, Any]] = field(default_factory=list)


_TIP_FIELDS = ("tip1", "tip2", "tip3", "tip4", "tip5")


def _tips(t: Translator) -> list[alt.Tooltip]:
    titles = (t("What"), t("Date"), t("Place"), t("Confidence"), t("Told by"))
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in zip(_TIP_FIELDS, titles, strict=True)]


def _event_tip(row: Mapping[str, Any]) -> dict[str, str]:
    words = (
        f"{row['title']} ({row['what']})",
        row["date"],
        row["place"],
        row["confidence_words"],
        row["voice"],
    )
    return dict(zip(_TIP_FIELDS, words, strict=True))


def _window(selection: Selection) -> tuple[float, float]:
    return float(selection.year_from), float(selection.year_to + 1)


def _clamp(known: When, window: tuple[float, float]) -> tuple[float, float]:
    return max(known.first, window[0]), min(known.last, window[1])


def _spells(data: Dataset, mine: str, t: Translator, window: tuple[float, float]) -> list[dict[str, Any]]:
    """Spells of holding within the window, with solid and fading parts (first, last, opacity)."""
    roles, levels = role_names(t), confidence_names(t)
    out = []
    for row in data["holders"][data["holders"].mine_id == mine].to_dict("records"):
        start = when(row["start_edtf"]) if row["start_edtf"] else None
        is_open = row["end_edtf"] == dates.OPEN_END
        end = when(row["end_edtf"]) if row["end_edtf"] and not is_open else None
        seen = when(row["as_of_edtf"])
        parts = [
            part
            for first, last, opacity in _parts(start, end, seen)
            if (part := (max(first, window[0]), min(last, window[1]), opacity))[0] < part[1]
        ]
        if not parts:
            continue
        begin = t.date(row["start_edtf"]) or t("begin not found")
        stop = (
            t("still holding as of {date}", date=t.date(row["as_of_edtf"]))
            if is_open
            else t.date(row["end_edtf"])
            or t("end not found, last told of {date}", date=t.date(row["as_of_edtf"]))
        )
        share = t.text(row, "share")
        name = t.name(row)
        out.append(
            {
                "name": name,
                "role": row["role"],
                "parts": parts,
                "event_id": row["event_id"],
                "tip1": f"{name}: {roles[row['role']]}" + (f" ({share})" if share else ""),
                "tip2": f"{begin} – {stop}",
                "tip3": "",
                "tip4": levels[row["confidence"]],
                "tip5": "",
            }
        )
    return out


_FADE = 1.6  # years over which a ribbon fades when nothing more is known; not a duration
_STEPS = 8


def _parts(start: When | None, end: When | None, seen: When) -> list[tuple[float, float, float]]:
    """Parts of a ribbon. A bound that is itself an interval fades over that interval."""
    if start is None:
        anchor = end.first if end else seen.first
        fade_in, solid_from = (anchor - _FADE, anchor), anchor
    else:
        fade_in, solid_from = (start.first, start.last), start.last
    if end is None:
        solid_to = max(seen.first, solid_from)
        fade_out = (solid_to, solid_to + _FADE)
    else:
        solid_to = max(end.first, solid_from)
        fade_out = (solid_to, max(end.last, solid_to))
    parts = [(solid_from, solid_to, 1.0)] if solid_to > solid_from else []
    for (first, last), rising in ((fade_in, True), (fade_out, False)):
        width = (last - first) / _STEPS
        for step in range(_STEPS):
            level = (step + 1) / (_STEPS + 1)
            parts.append((first + step * width, first + (step + 1) * width, level if rising else 1 - level))
    return parts


def _marks(
    canvas: _Canvas, row: Mapping[str, Any], at: float, y: float, theme: Theme, window: tuple[float, float]
) -> None:
    """The mark of one event at a height: point, whisker or bar; outline when one side alone tells of it."""
    colour = KIND_COLOURS[row["kind"]]
    known: When = row["when"]
    shared = {"event_id": row["event_id"], "y": y, **_event_tip(row)}
    fill = PAPER[theme] if row["side"] else colour
    if known.form == "bar":
        first, last = _clamp(known, window)
        canvas.bars.append(
            {
                **shared,
                "x": first,
                "x2": last,
                "y": y - 4,
                "y2": y + 4,
                "fill": fill,
                "stroke": colour,
                "opacity": 0.45,
            }
        )
    elif known.form == "month":
        canvas.whiskers.append({**shared, "x": at, "stroke": colour})
    canvas.points.append({**shared, "x": at, "fill": fill, "stroke": colour, "shape": SHAPES[row["kind"]]})


def _legend_items(rows: Sequence[Mapping[str, Any]], t: Translator) -> list[tuple[str, str]]:
    kinds = kind_names(t)
    present = {row["kind"] for row in rows}
    return [(kind, kinds[kind]) for lane in LANES.values() for kind in lane if kind in present]


# --- the wide chart ------------------------------------------------------------------------------


def _wide(
    data: Dataset,
    selection: Selection,
    rows: Sequence[Mapping[str, Any]],
    shown: Sequence[str],
    t: Translator,
    theme: Theme,
) -> alt.LayerChart:
    window = _window(selection)
    per_year = _PLOT / (window[1] - window[0])
    canvas = _Canvas()
    y = 0.0
    names = mine_names(data, t)
    lanes = [
        lane for lane, kinds in LANES.items() if not selection.kinds or set(kinds) & set(selection.kinds)
    ]
    for mine in shown:
        own = [row for row in rows if mine in row["mines"] or mine in row["also"]]
        y = _panel(canvas, data, own, (mine, names[mine]), lanes, y, window, per_year, t, theme) + 18
    return _compose(canvas, _legend_items(rows, t), y, window, t, theme)


def _panel(
    canvas: _Canvas,
    data: Dataset,
    rows: Sequence[Mapping[str, Any]],
    mine: tuple[str, str],
    lanes: Sequence[str],
    top: float,
    window: tuple[float, float],
    per_year: float,
    t: Translator,
    theme: Theme,
) -> float:
    """Draw one deposit from ``top`` down; returns where it ends."""
    ink, muted, line = INK[theme], MUTED[theme], _LINE[theme]
    placed = _place(rows, window, per_year)
    labels = [row for row in rows if row["label"] and row["when"].last > window[0]]
    spans = [
        (_middle(row, window), _middle(row, window) + (len(row["label"]) * _CHAR + 14) / per_year)
        for row in labels
    ]
    # A label that would leave the chart at the right hangs left of its mark instead, on a row of its own at the top.
    inside = [span[1] <= window[1] for span in spans]
    levels = stagger([span for span, ok in zip(spans, inside, strict=True) if ok])
    height = 17 * (max(levels, default=-1) + 1 + sum(not ok for ok in inside))
    years_y = top + 10
    labels_top = top + 24
    lanes_top = labels_top + max(height, 6)
    y = lanes_top
    row_y: dict[str, float] = {}
    # A lane whose kinds are filtered out is left away: empty it would say that nothing was found.
    for index, (lane, label) in enumerate(
        (lane, label) for lane, label in lane_names(t).items() if lane in lanes
    ):
        mine_rows = [item for item in placed if item[0] == lane]
        slots = max((item[2] for item in mine_rows), default=0) + 1
        lane_height = slots * _SLOT + 8
        if index % 2 == 0:
            canvas.rects.append(
                {
                    "x": window[0],
                    "x2": window[1],
                    "y": y,
                    "y2": y + lane_height,
                    "fill": line,
                    "opacity": 0.28,
                }
            )
        canvas.gutter.append({"y": y + lane_height / 2, "text": label, "colour": muted})
        for _, row, slot in mine_rows:
            at = y + 4 + _SLOT * (slot + 0.5)
            row_y[row["event_id"]] = at
            if row["when"].last <= window[0]:  # before the first year: a flag at the edge
                canvas.points.append(
                    {
                        "event_id": row["event_id"],
                        "x": window[0] + 8 / per_year,
                        "y": at,
                        "fill": PAPER[theme],
                        "stroke": muted,
                        "shape": "triangle-left",
                        **_event_tip(row),
                    }
                )
                canvas.texts.append(
                    {
                        "x": window[0] + 16 / per_year,
                        "y": at,
                        "text": _flag(row, t),
                        "colour": muted,
                        "size": 12,
                        "event_id": row["event_id"],
                    }
                )
            else:
                _marks(canvas, row, _middle(row, window), at, theme, window)
        y += lane_height
    lanes_end = y
    # Turning points
    order = iter(levels)
    overflow = 0
    for row, span, ok in zip(labels, spans, inside, strict=True):
        if ok:
            level_y = lanes_top - 17 * (next(order) + 0.5) - 2
            canvas.texts.append(
                {
                    "x": span[0] + 5 / per_year,
                    "y": level_y,
                    "text": row["label"],
                    "colour": ink,
                    "size": 13,
                    "event_id": row["event_id"],
                }
            )
        else:
            level_y = labels_top + 17 * (overflow + 0.5)
            overflow += 1
            width = (len(row["label"]) * _CHAR + 14) / per_year
            canvas.texts.append(
                {
                    "x": min(span[0] + 5 / per_year, window[1] - width),
                    "y": level_y,
                    "text": row["label"],
                    "colour": ink,
                    "size": 13,
                    "event_id": row["event_id"],
                }
            )
        canvas.rules.append(
            {
                "x": span[0],
                "x2": span[0],
                "y": level_y - 7,
                "y2": row_y[row["event_id"]],
                "colour": muted,
                "opacity": 0.75,
            }
        )
    y = _ribbon(canvas, _spells(data, mine[0], t, window), y + 4, window[1], per_year, t, theme)
    canvas.heads.append({"y": top + 10, "text": mine[1], "colour": ink})
    _calendar(canvas, window, per_year, years_y, lanes_top, y, t, theme, first_panel=top == 0)
    canvas.rules.append(
        {"x": window[0], "x2": window[1], "y": lanes_end, "y2": lanes_end, "colour": muted, "opacity": 0.5}
    )
    return y


def _flag(row: Mapping[str, Any], t: Translator) -> str:
    return f"{t.date(row['date_edtf'])}: {row['label'] or row['title']}"


def _middle(row: Mapping[str, Any], window: tuple[float, float]) -> float:
    first, last = _clamp(row["when"], window)
    return (first + last) / 2


def _place(
    rows: Sequence[Mapping[str, Any]], window: tuple[float, float], per_year: float
) -> list[tuple[str, Mapping[str, Any], int]]:
    """Lane and slot of each event, so that no mark hides another."""
    out = []
    for lane, kinds in LANES.items():
        own = [row for row in rows if row["kind"] in kinds]
        spans = []
        for row in own:
            first, last = _clamp(row["when"], window)
            if row["when"].last <= window[0]:
                first, last = window[0], window[0] + (len(str(row["title"])) + 8) * 6.4 / per_year
            half = {"day": 6.5, "month": 9.5, "bar": 7.0}[row["when"].form] / per_year
            middle = (first + last) / 2
            spans.append((min(first, middle - half), max(last, middle + half)))
        out += [(lane, row, slot) for row, slot in zip(own, pack(spans), strict=True)]
    return out


def _ribbon(
    canvas: _Canvas,
    spells: Sequence[Mapping[str, Any]],
    top: float,
    edge: float,
    per_year: float,
    t: Translator,
    theme: Theme,
) -> float:
    """Licence spells on one thick band, then owners, options and minority stakes, thinner."""
    ink, muted, fill = INK[theme], MUTED[theme], _HOLDER[theme]
    y = top
    for thick in (True, False):
        own = [spell for spell in spells if (spell["role"] == "licence") == thick]
        if not own:
            continue
        own.sort(key=lambda spell: spell["parts"][0][0] if thick else _begin(spell))
        spans = []
        before = ""
        for spell in own:
            words = "" if thick and spell["name"] == before else _holder_label(spell, t)
            before = spell["name"]
            end = max(part[1] for part in spell["parts"])
            width = (len(words) * 6.3 + 10) / per_year
            left = min(_begin(spell), edge - width)  # a label never leaves the chart at the right
            spans.append((left, max(left + width, 0 if thick else end), words))
        plain = [(first, last) for first, last, _ in spans]
        slots = stagger(plain) if thick else pack(plain)
        rows = max(slots) + 1
        pitch = 15 if thick else 19
        canvas.gutter.append(
            {
                "y": y + pitch * rows / 2 + 4,
                "text": t("Licence holder") if thick else t("Owners, options"),
                "colour": muted,
            }
        )
        for spell, (first, _, words), slot in zip(own, spans, slots, strict=True):
            text_y = y + pitch * (rows - 1 - slot) + 7 if thick else y + pitch * slot + 7
            bar_y = y + pitch * rows + 1 if thick else text_y + 7
            size = 9 if thick else 3
            for part_first, part_last, opacity in spell["parts"]:
                canvas.rects.append(
                    {
                        "x": part_first,
                        "x2": part_last,
                        "y": bar_y,
                        "y2": bar_y + size,
                        "fill": fill,
                        "opacity": opacity * 0.9,
                    }
                )
            canvas.bars.append(  # what a pointer meets: the whole spell
                {
                    "event_id": spell["event_id"], "x": _begin(spell), "x2": max(part[1] for part in spell["parts"]), "y": text_y - 4,
                    "y2": bar_y + size, "fill": fill, "stroke": "transparent", "opacity": 0.0, **{name: spell[name] for name in _TIP_FIELDS},
                }
            )  # fmt: skip
            if thick:  # where one holder ends and the next begins
                begin = _begin(spell)
                canvas.rules.append(
                    {
                        "x": begin,
                        "x2": begin,
                        "y": text_y - 5 if begin == first else bar_y - 3,
                        "y2": bar_y + size,
                        "colour": muted,
                        "opacity": 0.6,
                    }
                )
            if words:
                canvas.texts.append(
                    {
                        "x": first + 4 / per_year,
                        "y": text_y,
                        "text": words,
                        "colour": ink if thick else muted,
                        "size": 12,
                        "event_id": spell["event_id"],
                    }
                )
        y += pitch * rows + (14 if thick else 6)
    return y


def _begin(spell: Mapping[str, Any]) -> float:
    return float(min(part[0] for part in spell["parts"]))


def _holder_label(spell: Mapping[str, Any], t: Translator) -> str:
    if spell["role"] == "option":
        return t("{name} (option)", name=spell["name"])
    if spell["role"] == "minority":
        return t("{name} (minority)", name=spell["name"])
    return str(spell["name"])


def _calendar(
    canvas: _Canvas,
    window: tuple[float, float],
    per_year: float,
    label_y: float,
    top: float,
    bottom: float,
    t: Translator,
    theme: Theme,
    *,
    first_panel: bool,
) -> None:
    """Year lines and labels, and the deck's window, for one panel."""
    step = 1 if per_year > 44 else 2 if per_year > 22 else 4
    for year in range(int(window[0]), int(window[1])):
        canvas.rules.append(
            {"x": year, "x2": year, "y": top, "y2": bottom, "colour": _LINE[theme], "opacity": 0.7}
        )
        if (year - FIRST_YEAR) % step == 0:
            canvas.middle_texts.append(
                {"x": year + 0.5, "y": label_y, "text": str(year), "colour": MUTED[theme]}
            )
    first, last = max(window[0], DECK_YEARS[0]), min(window[1], DECK_YEARS[1] + 1)
    if first >= last:
        return
    canvas.rects.insert(
        0, {"x": first, "x2": last, "y": top, "y2": bottom, "fill": _BAND[theme], "opacity": 1}
    )
    if first_panel:
        canvas.heads.append({"y": -14, "text": "", "colour": MUTED[theme]})
        words = t("the deck's window, {first}–{last}", first=str(DECK_YEARS[0]), last=str(DECK_YEARS[1]))
        canvas.rects.append({"x": first, "x2": last, "y": -22, "y2": -4, "fill": _BAND[theme], "opacity": 1})
        canvas.texts.append(
            {
                "x": first + 6 / per_year,
                "y": -13,
                "text": words,
                "colour": MUTED[theme],
                "size": 12,
                "event_id": "",
            }
        )


def _frame(rows: list[dict[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns))


def _compose(
    canvas: _Canvas,
    legend: Sequence[tuple[str, str]],
    bottom: float,
    window: tuple[float, float],
    t: Translator,
    theme: Theme,
) -> alt.LayerChart:
    """Layers from the bottom up: window and lanes, year lines, ribbons and bars, marks, words, legend."""
    top = -26.0
    legend_y = bottom + 4
    marks, words = _legend(legend, legend_y, t, theme)
    height = legend_y + 20 * (2 if legend else 0) + 4 - top
    y_scale = alt.Scale(domain=[height + top, top], nice=False, zero=False)
    x_scale = alt.Scale(
        domain=list(window), range=[_GUTTER, alt.ExprRef("width - 4")], nice=False, zero=False
    )
    x, y = alt.X("x:Q", scale=x_scale, axis=None), alt.Y("y:Q", scale=y_scale, axis=None)
    opacity, colour = (
        alt.Opacity("opacity:Q", scale=None, legend=None),
        alt.Color("colour:N", scale=None, legend=None),
    )
    fill, stroke = (
        alt.Fill("fill:N", scale=None, legend=None),
        alt.Stroke("stroke:N", scale=None, legend=None),
    )
    shape = alt.Shape("shape:N", scale=None, legend=None)
    tip = _tips(t)
    pick = alt.selection_point(name=PICK, fields=["event_id"], on="click", clear=False)
    tip_columns = ("event_id", *_TIP_FIELDS)
    points = _frame(canvas.points, ("x", "y", "fill", "stroke", "shape", *tip_columns))
    layers = [
        alt.Chart(_frame(canvas.rects, ("x", "x2", "y", "y2", "fill", "opacity")))
        .mark_rect()
        .encode(x=x, x2="x2", y=y, y2="y2", fill=fill, opacity=opacity),
        alt.Chart(_frame(canvas.rules, ("x", "x2", "y", "y2", "colour", "opacity")))
        .mark_rule(strokeWidth=1)
        .encode(x=x, x2="x2", y=y, y2="y2", color=colour, opacity=opacity),
        alt.Chart(_frame(canvas.bars, ("x", "x2", "y", "y2", "fill", "stroke", "opacity", *tip_columns)))
        .mark_rect(cursor="pointer", strokeWidth=1.2)
        .encode(
            x=x,
            x2="x2",
            y=y,
            y2="y2",
            fill=fill,
            stroke=stroke,
            fillOpacity=alt.FillOpacity("opacity:Q", scale=None, legend=None),
            tooltip=tip,
        ),
        alt.Chart(_frame(canvas.whiskers, ("x", "y", "stroke", *tip_columns)))
        .mark_tick(orient="horizontal", size=19, thickness=1.6)
        .encode(x=x, y=y, color=alt.Color("stroke:N", scale=None, legend=None)),
        _ring(points, theme).encode(x=x, y=y),
        alt.Chart(points)
        .mark_point(size=78, strokeWidth=1.6, opacity=1, cursor="pointer")
        .encode(x=x, y=y, fill=fill, stroke=stroke, shape=shape, tooltip=tip)
        .add_params(pick),
        alt.Chart(_frame(canvas.texts, ("x", "y", "text", "colour", "size", "event_id")))
        .mark_text(align="left", baseline="middle")
        .encode(x=x, y=y, text="text:N", color=colour, size=alt.Size("size:Q", scale=None, legend=None)),
        alt.Chart(_frame(canvas.middle_texts, ("x", "y", "text", "colour")))
        .mark_text(fontSize=12, baseline="middle")
        .encode(x=x, y=y, text="text:N", color=colour),
        alt.Chart(_frame(canvas.gutter, ("y", "text", "colour")))
        .mark_text(fontSize=13, align="left", baseline="middle")
        .encode(x=alt.value(0), y=y, text="text:N", color=colour),
        alt.Chart(_frame(canvas.heads, ("y", "text", "colour")))
        .mark_text(fontSize=18, fontWeight=600, align="left", baseline="middle")
        .encode(x=alt.value(0), y=y, text="text:N", color=colour),
        *_legend_layers(marks, words, y),
    ]
    return (
        alt.layer(*layers)
        .add_params(alt.param(name=OPENED, value=""))
        .properties(height=height)
        .configure_view(stroke=None)
    )


def _ring(points: pd.DataFrame, theme: Theme) -> alt.Chart:
    """A ring around the marks of the open event."""
    return (
        alt.Chart(points[["event_id", *(name for name in ("x", "px") if name in points), "y"]])
        .transform_filter(f"{OPENED} != '' && datum.event_id == {OPENED}")
        .mark_point(shape="circle", size=330, filled=False, strokeWidth=2.5, stroke=INK[theme], opacity=1)
    )


def opened_spec(figure: Figure, event: str) -> dict[str, Any]:
    """The Vega-Lite specification of a timeline, with a ring around the marks of an event ("" = none)."""
    own = _inlined(figure)
    params = [
        {**param, "value": event} if param["name"] == OPENED else param for param in own.get("params", ())
    ]
    return {**own, "params": params}


@once
def _inlined(figure: Figure) -> dict[str, Any]:
    """The specification with its rows in place: forty small tables are slow to convert one by one."""
    assert isinstance(figure.chart, alt.LayerChart)
    with alt.data_transformers.enable("default", consolidate_datasets=False):
        return figure.chart.to_dict()


def _legend(
    items: Sequence[tuple[str, str]], top: float, t: Translator, theme: Theme
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Marks and words of the key: kinds in one line, ways of drawing in the next. ``px`` is from the left."""
    marks: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    px = 8.0
    for kind, name in items:
        marks.append(
            {
                "px": px,
                "y": top + 8,
                "shape": SHAPES[kind],
                "fill": KIND_COLOURS[kind],
                "stroke": KIND_COLOURS[kind],
            }
        )
        words.append({"px": px + 10, "y": top + 8, "text": name, "colour": MUTED[theme]})
        px += len(name) * 5.9 + 30
    px = 8.0
    ways = (
        ("day", t("the day is known")),
        ("month", t("month")),
        ("bar", t("year or interval")),
        ("side", t("outline: one side's account")),
    )
    for way, name in ways if items else ():
        fill = PAPER[theme] if way == "side" else GREY
        shape = {"month": "M-2,-0.12L2,-0.12L2,0.12L-2,0.12Z", "bar": "M-2,-0.8L2,-0.8L2,0.8L-2,0.8Z"}.get(
            way, "circle"
        )
        if way == "bar":
            px += 8
        marks.append({"px": px, "y": top + 28, "shape": shape, "fill": fill, "stroke": GREY})
        if way == "month":
            marks.append({"px": px, "y": top + 28, "shape": "circle", "fill": GREY, "stroke": GREY})
        words.append(
            {
                "px": px + (14 if way in ("month", "bar") else 10),
                "y": top + 28,
                "text": name,
                "colour": MUTED[theme],
            }
        )
        px += len(name) * 5.9 + 36
    return marks, words


def _legend_layers(marks: list[dict[str, Any]], words: list[dict[str, Any]], y: alt.Y) -> list[alt.Chart]:
    """The key in pixels from the left: no scale of years."""
    if not marks:
        return []
    x = alt.X("px:Q", scale=None, axis=None)
    colours = {
        name: channel(f"{field}:N", scale=None, legend=None)
        for name, channel, field in (
            ("fill", alt.Fill, "fill"),
            ("stroke", alt.Stroke, "stroke"),
            ("shape", alt.Shape, "shape"),
        )
    }
    return [
        alt.Chart(pd.DataFrame(marks))
        .mark_point(size=78, strokeWidth=1.6, opacity=1)
        .encode(x=x, y=y, **colours),
        alt.Chart(pd.DataFrame(words))
        .mark_text(fontSize=12, align="left", baseline="middle")
        .encode(x=x, y=y, text="text:N", color=alt.Color("colour:N", scale=None, legend=None)),
    ]


# --- the tall chart, for narrow screens -----------------------------------------------------------


@once
def tall(data: Dataset, selection: Selection, mine: str, t: Translator, theme: Theme) -> Figure:
    """The timeline of one deposit with time running down, for screens from 320 pixels."""
    selection = selection.with_(mines=(mine,))
    figure = timeline(data, selection, t, theme)
    rows = _rows(data, selection, t)
    return replace(
        figure,
        id=f"timeline-tall-{mine}",
        chart=_tall(data, selection, mine, rows, t, theme) if rows else None,
    )


def _tall_holders(
    data: Dataset,
    mine: str,
    px: float,
    window: tuple[float, float],
    per_year: float,
    t: Translator,
    theme: Theme,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Bars of licence spells running down, and their names where there is room."""
    bars: list[dict[str, Any]] = []
    holders: list[dict[str, Any]] = []
    named, muted = "", MUTED[theme]

    def down(value: float) -> float:
        return (value - window[0]) * per_year

    licences = [spell for spell in _spells(data, mine, t, window) if spell["role"] == "licence"]
    for spell in licences:
        bars += [
            {"event_id": spell["event_id"], "px": px, "px2": px + 7, "y": down(a), "y2": down(b), "fill": _HOLDER[theme], "stroke": "transparent", "opacity": o * 0.9, **{name: spell[name] for name in _TIP_FIELDS}}
            for a, b, o in spell["parts"]
        ]  # fmt: skip
        follows = [
            _begin(other)
            for other in licences
            if _begin(other) > _begin(spell) and other["name"] != spell["name"]
        ]
        room = (min([*follows, window[1]]) - _begin(spell)) * per_year
        if spell["name"] != named and room > len(spell["name"]) * 6:
            holders.append(
                {
                    "px": px + 14,
                    "y": down(_begin(spell)) + 3,
                    "text": spell["name"],
                    "colour": muted,
                    "event_id": spell["event_id"],
                }
            )
        named = spell["name"]
    return bars, holders


def _tall(
    data: Dataset,
    selection: Selection,
    mine: str,
    rows: Sequence[Mapping[str, Any]],
    t: Translator,
    theme: Theme,
) -> alt.LayerChart:
    window = _window(selection)
    per_year = _TALL_YEAR if window[1] - window[0] > 12 else 90.0
    slot = 13.0
    ink, muted = INK[theme], MUTED[theme]

    def down(value: float) -> float:
        return (value - window[0]) * per_year

    bottom, px = down(window[1]), 40.0
    rects: list[dict[str, Any]] = []
    marks: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    bars: list[dict[str, Any]] = []
    rules: list[dict[str, Any]] = []
    first, last = max(window[0], DECK_YEARS[0]), min(window[1], DECK_YEARS[1] + 1)
    if first < last:
        rects.append(
            {"px": 0.0, "px2": 36.0, "y": down(first), "y2": down(last), "fill": _BAND[theme], "opacity": 1.0}
        )
    more_bars, holders = _tall_holders(data, mine, px, window, per_year, t, theme)
    bars += more_bars
    px += 24
    where: dict[str, tuple[float, float]] = {}
    placed = _place([row for row in rows if row["when"].last > window[0]], window, per_year)
    for index, lane in enumerate(LANES):
        own = [item for item in placed if item[0] == lane]
        if not own:
            continue
        width = (max(item[2] for item in own) + 1) * slot + 5
        rects.append(
            {
                "px": px,
                "px2": px + width,
                "y": 0.0,
                "y2": bottom,
                "fill": _LINE[theme],
                "opacity": 0.28 if index % 2 == 0 else 0.0,
            }
        )
        for _, row, column in own:
            x, y = px + 3 + slot * (column + 0.5), down(_middle(row, window))
            where[row["event_id"]] = x, y
            colour = KIND_COLOURS[row["kind"]]
            fill = PAPER[theme] if row["side"] else colour
            shared = {
                "event_id": row["event_id"],
                "px": x,
                "y": y,
                "fill": fill,
                "stroke": colour,
                **_event_tip(row),
            }
            marks.append({**shared, "shape": SHAPES[row["kind"]]})
            if row["when"].form != "day":
                a, b = _clamp(row["when"], window)
                half = 3.5 if row["when"].form == "bar" else 0.8
                reach = 0.0 if row["when"].form == "bar" else max(0.0, 9.5 - (down(b) - down(a)) / 2)
                bars.append(
                    {
                        **shared,
                        "px": x - half,
                        "px2": x + half,
                        "y": down(a) - reach,
                        "y2": down(b) + reach,
                        "opacity": 0.45 if half > 1 else 1.0,
                    }
                )
        px += width
    labels = sorted(
        (row for row in rows if row["label"] and row["event_id"] in where),
        key=lambda row: where[row["event_id"]][1],
    )
    lines = [textwrap.wrap(row["label"], 17) for row in labels]
    text_x = px + 8
    for row, text, y in zip(
        labels,
        lines,
        spread([where[row["event_id"]][1] - 7 for row in labels], [15.0 * len(text) + 5 for text in lines]),
        strict=True,
    ):
        for number, line in enumerate(text):
            words.append(
                {
                    "px": text_x,
                    "y": y + 7 + 15 * number,
                    "text": line,
                    "colour": ink,
                    "event_id": row["event_id"],
                }
            )
        x, at = where[row["event_id"]]
        rules.append({"px": x, "px2": text_x - 3, "y": at, "y2": y + 7, "colour": muted, "opacity": 0.55})
    rules += [
        {"px": 36.0, "px2": px, "y": down(year), "y2": down(year), "colour": _LINE[theme], "opacity": 0.9}
        for year in range(selection.year_from, selection.year_to + 2)
    ]
    words += [
        {"px": 2.0, "y": down(year + 0.5), "text": str(year), "colour": muted, "event_id": ""}
        for year in range(selection.year_from, selection.year_to + 1)
    ]
    top = -6.0
    for row in (row for row in rows if row["when"].last <= window[0]):
        top -= 18
        words.append(
            {
                "px": 2.0,
                "y": top + 8,
                "text": "▴ "
                + "\u00a0".join(textwrap.shorten(_flag(row, t), 48, placeholder=" …").split(" ")),
                "colour": muted,
                "event_id": row["event_id"],
            }
        )
    key_y = bottom + 16
    for number, (kind, name) in enumerate(_legend_items(rows, t)):
        spot = {"px": 8.0 + 165 * (number % 2), "y": key_y + 19 * (number // 2)}
        kind_colour = KIND_COLOURS[kind]
        marks.append(
            {
                **spot,
                "event_id": "",
                "shape": SHAPES[kind],
                "fill": kind_colour,
                "stroke": kind_colour,
                **dict.fromkeys(_TIP_FIELDS, ""),
            }
        )
        words.append({**spot, "px": spot["px"] + 11, "text": name, "colour": muted, "event_id": ""})
        bottom = spot["y"]
    height = bottom + 14 - top
    y_axis = alt.Y("y:Q", scale=alt.Scale(domain=[height + top, top], nice=False, zero=False), axis=None)
    x_axis = alt.X("px:Q", scale=None, axis=None)
    fill_, stroke_ = (
        alt.Fill("fill:N", scale=None, legend=None),
        alt.Stroke("stroke:N", scale=None, legend=None),
    )
    opacity, colour_ = (
        alt.Opacity("opacity:Q", scale=None, legend=None),
        alt.Color("colour:N", scale=None, legend=None),
    )
    pick = alt.selection_point(name=PICK, fields=["event_id"], on="click", clear=False)
    frame = pd.DataFrame(marks)
    columns = ("event_id", "px", "px2", "y", "y2", "fill", "stroke", "opacity", *_TIP_FIELDS)
    return (
        alt.layer(
            alt.Chart(pd.DataFrame(rects)).mark_rect().encode(x=x_axis, x2="px2", y=y_axis, y2="y2", fill=fill_, opacity=opacity),
            alt.Chart(pd.DataFrame(rules)).mark_rule().encode(x=x_axis, x2="px2", y=y_axis, y2="y2", color=colour_, opacity=opacity),
            alt.Chart(_frame(bars, columns)).mark_rect(strokeWidth=1).encode(x=x_axis, x2="px2", y=y_axis, y2="y2", fill=fill_, stroke=stroke_, fillOpacity=alt.FillOpacity("opacity:Q", scale=None, legend=None), tooltip=_tips(t)),
            _ring(frame, theme).encode(x=x_axis, y=y_axis),
            alt.Chart(frame).mark_point(size=72, strokeWidth=1.6, opacity=1).encode(x=x_axis, y=y_axis, fill=fill_, stroke=stroke_, shape=alt.Shape("shape:N", scale=None, legend=None), tooltip=_tips(t)).add_params(pick),
            alt.Chart(pd.DataFrame(words)).mark_text(fontSize=12, align="left", baseline="middle").encode(x=x_axis, y=y_axis, text="text:N", color=colour_),
            alt.Chart(_frame(holders, ("px", "y", "text", "colour", "event_id"))).mark_text(fontSize=12, align="left", baseline="middle", angle=90).encode(x=x_axis, y=y_axis, text="text:N", color=colour_),
        )
        .add_params(alt.param(name=OPENED, value=""))
        .properties(height=height)
        .configure_view(stroke=None)
    )  # fmt: skip


# --- documents per year ---------------------------------------------------------------------------


def documents_of_years(data: Dataset, selection: Selection) -> dict[int, tuple[str, ...]]:
    """Documents behind the event records that may lie in each year of the selection, of any kind."""
    frame = select.event_frame(data)
    frame = frame[select.concerns(frame, selection.mines)]
    out: dict[int, dict[str, None]] = {year: {} for year in range(selection.year_from, selection.year_to + 1)}
    for row in frame.to_dict("records"):
        for year in range(
            max(row["first"].year, selection.year_from), min(row["last"].year, selection.year_to) + 1
        ):
            out[year].update(dict.fromkeys(row["sources"]))
    return {year: tuple(found) for year, found in out.items()}


@once
def documents_per_year(data: Dataset, selection: Selection, t: Translator, theme: Theme) -> Figure:
    """How many documents speak for each year, on the timeline's own axis."""
    found = documents_of_years(data, selection)
    numbers = {year: len(sources) for year, sources in found.items()}
    silent = [year for year, number in numbers.items() if not number]
    most = max(numbers.values())
    best = [year for year, number in numbers.items() if number == most]
    frame = pd.DataFrame({"year": list(numbers), "n": list(numbers.values())})
    frame["first"], frame["last"] = frame.year + 0.08, frame.year + 0.92
    frame["word"] = [t.number(number) for number in frame.n]
    frame["tip"] = [t.plural("{n} document", "{n} documents", number) for number in frame.n]
    chart = _strip(frame, most, selection, t, theme)
    quiet_years = ", ".join(_year_runs(silent)) or t("none")
    return Figure(
        id="documents-per-year",
        title=t("The silence of sources is not calm"),
        subtitle=t("Number of documents that speak for each year, of every kind of event"),
        sentence=t(
            "Most documents speak for {best} ({most}); years without any: {silent}. A year with few documents may have seen more than is shown.",
            best=", ".join(str(year) for year in best) if most else t("no year"),
            most=t.number(most),
            silent=quiet_years,
        ),
        chart=chart if most else None,
        table=pd.DataFrame({t("Year"): [str(year) for year in numbers], t("Documents"): list(numbers.values())}),
        source_ids=ordered_sources(found.values()),
        notes=(t("A document counts in each year that an event it tells of may lie in, so the years do not add up to the number of documents."),),
        empty="" if most else t("No document speaks for these years and deposits in what was read."),
    )  # fmt: skip


def _year_runs(years: Sequence[int]) -> list[str]:
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def _pixels(wide: float, narrow: float = 4.0) -> alt.ExprRef:
    """A left margin for lane names on wide charts; narrow ones have none."""
    return alt.ExprRef(f"width < 700 ? {narrow} : {wide}")


def _year_labels(selection: Selection, y: float, theme: Theme) -> pd.DataFrame:
    """Labels in the middle of their years, as the timeline has them."""
    years = range(selection.year_from, selection.year_to + 1)
    step = 1 if len(years) <= 12 else 4
    return pd.DataFrame(
        [
            {"year": year + 0.5, "y": y, "text": str(year), "colour": MUTED[theme]}
            for year in years
            if (year - FIRST_YEAR) % step == 0
        ]
    )


def _year_scale(selection: Selection) -> alt.Scale:
    return alt.Scale(
        domain=list(_window(selection)),
        range=[_pixels(_GUTTER), alt.ExprRef("width - 4")],
        nice=False,
        zero=False,
    )


def _strip(
    frame: pd.DataFrame, most: int, selection: Selection, t: Translator, theme: Theme
) -> alt.LayerChart:
    """Bars in pixels of height, on the timeline's own years."""
    tall_, foot = 64.0, 22.0
    rows = frame.assign(y=18 + tall_ * (1 - frame.n / max(most, 1)), y2=18 + tall_, middle=frame.year + 0.5)
    rows.loc[rows.n == 0, "y"] = 18 + tall_ - 8.0
    scale = alt.Scale(domain=[18 + tall_ + foot, 0], nice=False, zero=False)
    y, x_scale = alt.Y("y:Q", scale=scale, axis=None), _year_scale(selection)
    tip = [alt.Tooltip("year:Q", title=t("Year"), format="d"), alt.Tooltip("tip:N", title=t("Documents"))]
    base, labels = alt.Chart(rows), alt.Chart(_year_labels(selection, 18 + tall_ + 13, theme))
    silent = alt.Chart(rows[rows.n == 0])
    return alt.layer(
        alt.Chart(rows[rows.n > 0])
        .mark_rect(color=GREY, opacity=0.75).encode(x=alt.X("first:Q", scale=x_scale, axis=None), x2="last", y=y, y2="y2", tooltip=tip),
        # A year without documents is marked, not left blank.
        silent.mark_rect(fillOpacity=0, stroke=GREY, strokeDash=[2, 2]).encode(x=alt.X("first:Q", scale=x_scale, axis=None), x2="last", y=y, y2="y2", tooltip=tip),
        base.transform_calculate(shown="width < 700 ? '' : datum.word").mark_text(dy=-8, fontSize=12, color=MUTED[theme]).encode(x=alt.X("middle:Q", scale=x_scale, axis=None), y=y, text="shown:N"),
        labels.mark_text(fontSize=12, baseline="middle", color=MUTED[theme]).encode(x=alt.X("year:Q", scale=x_scale, axis=None), y=y, text="text:N"),
    ).properties(height=18 + tall_ + foot).configure_view(stroke=None)  # fmt: skip


# --- actions per year -----------------------------------------------------------------------------


@once
def actions_per_year(data: Dataset, selection: Selection, t: Translator, theme: Theme) -> Figure:
    """One square an action, in its year; an action known only to a span over years is a bracket apart."""
    kinds = kind_names(t)
    chosen = [kind for kind in kinds if kind in (selection.kinds or ("peaceful", "violent"))]
    years = (selection.year_from, selection.year_to)
    frame = select.event_frame(data).set_index("event_id", drop=False)
    squares: list[dict[str, Any]] = []
    spans: list[dict[str, Any]] = []
    table: list[dict[str, Any]] = []
    stacked: dict[int, int] = {}
    tally: list[str] = []
    sources = []
    names = mine_names(data, t)
    for kind in chosen:
        found = select.count(data, kind, selection.mines, years)
        strict = set(found.strict)
        tally.append(f"{kinds[kind]}: {t.number(found.high)}")
        seen: set[str] = set()
        for event in found.records:
            row = frame.loc[event].to_dict()
            sources.append(row["sources"])
            if row["action_id"] in seen:
                continue
            seen.add(row["action_id"])
            is_strict = row["action_id"] in strict
            words = {
                "event_id": event, "title": t.text(row, "title"), "date": t.date(row["date_edtf"]), "kind": kinds[kind],
                "sure": t("clearly distinct") if is_strict else t("in the broad count only"), "deposits": _deposits(row, names, t),
                "fill": KIND_COLOURS[kind] if is_strict else PAPER[theme], "stroke": KIND_COLOURS[kind],
                "inner": PAPER[theme] if is_strict else KIND_COLOURS[kind], "shape": SHAPES[kind],
            }  # fmt: skip
            first, last = row["first"].year, row["last"].year
            table.append(
                {
                    t("Year"): str(first) if first == last else f"{first}–{last}",
                    t("Date"): words["date"],
                    t("Kind"): words["kind"],
                    t("Action"): words["title"],
                    t("Deposit"): words["deposits"],
                    t("Count"): words["sure"],
                }
            )
            if first == last:
                squares.append({**words, "year": first + 0.5, "at": stacked.get(first, 0) + 0.5})
                stacked[first] = stacked.get(first, 0) + 1
            else:
                spans.append(
                    {**words, "year": max(first, years[0]) + 0.1, "until": min(last, years[1]) + 0.9}
                )
    total = len(squares) + len(spans)
    sentence = t(
        "{n} actions in {first}–{last} ({tally}). Known only to a span over years, and drawn as brackets above them: {spans}. A shared action is one square.",
        n=t.number(total), first=str(years[0]), last=str(years[1]), tally="; ".join(tally), spans=t.number(len(spans)),
    )  # fmt: skip
    return Figure(
        id="actions-per-year",
        title=_squares_title(stacked, total, t),
        subtitle=t("Actions per year, {first}–{last}, one square each: {kinds}; all deposits shown together, a shared action once", first=str(years[0]), last=str(years[1]), kinds=", ".join(kinds[kind] for kind in chosen)),
        sentence=sentence if total else t("No action of these kinds is documented for these deposits and years. That does not mean that none took place."),
        chart=_squares(squares, spans, max(stacked.values(), default=0), selection, [(kind, kinds[kind]) for kind in chosen], t, theme) if total else None,
        table=pd.DataFrame(table),
        source_ids=ordered_sources(sources),
        notes=(t("Filled: clearly distinct, of medium confidence or better (strict). Outline: in the broad count only. Records told again are not counted."),) if total else (),
        empty="" if total else t("No action fits these filters. Take one filter away to see more."),
    )  # fmt: skip


def _squares_title(stacked: Mapping[int, int], total: int, t: Translator) -> str:
    best = max(stacked.values(), default=0)
    peaks = [str(year) for year in sorted(stacked) if stacked[year] == best]
    if not total:
        return t("No action fits these filters")
    if best < 2 or len(peaks) > 2:
        return t.plural("{n} documented action, year by year", "{n} documented actions, year by year", total)
    if len(peaks) == 2:
        return t(
            "Most documented actions fall in {year} and {other}: {n} each",
            year=peaks[0],
            other=peaks[1],
            n=t.number(best),
        )
    return t("Most documented actions fall in {year}: {n}", year=peaks[0], n=t.number(best))


def _squares(
    squares: list[dict[str, Any]], spans: list[dict[str, Any]], highest: int, selection: Selection, legend: Sequence[tuple[str, str]], t: Translator, theme: Theme
) -> alt.LayerChart:  # fmt: skip
    unit, head = 26.0, 30.0
    levels = pack([(row["year"], row["until"]) for row in spans])
    floor = head + unit * (highest + max(levels, default=-1) + 1) + 4
    for row in squares:
        row["y"] = floor - unit * row["at"]
    for row, level in zip(spans, levels, strict=True):
        row["y"] = floor - unit * (highest + level + 0.5) - 4
    height = floor + 26
    columns = (
        "event_id",
        "title",
        "date",
        "kind",
        "sure",
        "deposits",
        "fill",
        "stroke",
        "inner",
        "shape",
        "year",
        "until",
        "y",
    )
    count_of_years = selection.year_to + 1 - selection.year_from
    size = f"min(22, (width - (width < 700 ? 8 : {_GUTTER + 4})) / {count_of_years} * 0.8)"
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False, zero=False), axis=None)
    x = alt.X("year:Q", scale=_year_scale(selection), axis=None)
    fill, stroke = (
        alt.Fill("fill:N", scale=None, legend=None),
        alt.Stroke("stroke:N", scale=None, legend=None),
    )
    inner, line = alt.Fill("inner:N", scale=None, legend=None), alt.Color("stroke:N", scale=None, legend=None)
    shape = alt.Shape("shape:N", scale=None, legend=None)
    tip = [
        alt.Tooltip("title:N", title=t("What")), alt.Tooltip("date:N", title=t("Date")), alt.Tooltip("kind:N", title=t("Kind")),
        alt.Tooltip("deposits:N", title=t("Deposit")), alt.Tooltip("sure:N", title=t("Count")),
    ]  # fmt: skip
    base, brackets = alt.Chart(_frame(squares, columns)), alt.Chart(_frame(spans, columns))
    ends = alt.Chart(
        _frame([{**row, "year": row[side]} for row in spans for side in ("year", "until")], columns)
    )
    middles = alt.Chart(_frame([{**row, "year": (row["year"] + row["until"]) / 2} for row in spans], columns))
    marks, words = _legend(legend, 0, t, theme)
    ground = pd.DataFrame({"y": [floor + 2]})
    years = alt.Chart(_year_labels(selection, floor + 15, theme))
    layers: list[alt.Chart] = [
        alt.Chart(ground)
        .mark_rule(color=_LINE[theme])
        .encode(x=alt.value(_pixels(_GUTTER)), x2=alt.value("width"), y=y),
        base.mark_point(
            shape="square", size=alt.ExprRef(f"pow({size}, 2)"), strokeWidth=1.6, opacity=1
        ).encode(x=x, y=y, fill=fill, stroke=stroke, tooltip=tip),
        base.mark_point(size=alt.ExprRef(f"pow({size} * 0.5, 2)"), strokeWidth=0, opacity=1).encode(
            x=x, y=y, fill=inner, shape=shape, tooltip=tip
        ),
        brackets.mark_rule(strokeWidth=2).encode(x=x, x2="until", y=y, color=line, tooltip=tip),
        ends.mark_tick(orient="vertical", size=12, thickness=2).encode(x=x, y=y, color=line),
        middles.mark_point(size=90, strokeWidth=1.6, opacity=1).encode(
            x=x, y=y, fill=fill, stroke=stroke, shape=shape, tooltip=tip
        ),
        years.mark_text(fontSize=12, baseline="middle", color=MUTED[theme]).encode(x=x, y=y, text="text:N"),
        *_legend_layers(marks[: len(legend)], words[: len(legend)], y),
    ]
    return alt.layer(*layers).properties(height=height).configure_view(stroke=None)


# --- one event ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class EventCard:
    """Everything known of one event, in words of the visitor's language; empty strings were not found."""

    event_id: str
    title: str
    kind: str
    date: str
    place: str
    deposits: str
    summary: str
    outcome: str
    note: str
    confidence: str
    voice: str
    harm: str
    demands: tuple[str, ...]
    responses: tuple[str, ...]
    turnout: tuple[str, ...]
    again: tuple[tuple[str, str], ...]  # (event id, line) of the records of the same action
    source_ids: tuple[str, ...]


def demand_names(t: Translator) -> dict[str, str]:
    """Demands at demonstrations, in words."""
    return {
        "water": t("water"), "pasture": t("pasture"), "ecology": t("ecology"), "health": t("health"), "jobs": t("jobs"),
        "money": t("money"), "closure": t("closure of the mine"), "moratorium": t("a moratorium"), "release": t("release of the arrested"),
        "licence": t("the licence"), "participation": t("a say"), "quarantine": t("quarantine"), "policing": t("policing"),
        "not-stated": t("not stated"),
    }  # fmt: skip


def response_names(t: Translator) -> dict[str, str]:
    """Answers of authorities or companies, in words."""
    return {
        "talks": t("talks"), "promise": t("a promise"), "works-stopped": t("works stopped"), "works-continue": t("works go on"),
        "police": t("police"), "arrests": t("arrests"), "investigation": t("investigation"), "agreement": t("an agreement"),
        "policy": t("a policy"), "not-stated": t("not stated"),
    }  # fmt: skip


def claimant_names(t: Translator) -> dict[str, str]:
    """Who says how many took part."""
    return {
        "police": t("police"), "organiser": t("organiser"), "company": t("company"), "press": t("press"),
        "observers": t("observers"), "officials": t("officials"), "residents": t("residents"), "not-stated": t("not stated who"),
    }  # fmt: skip


def claim(bound: str, people: int, t: Translator) -> str:
    """A turnout claim in words."""
    number = t.number(people)
    words = {"exact": "{n}", "about": t("about {n}"), "at-least": t("at least {n}"), "up-to": t("up to {n}")}
    return words[bound].format(n=number)


@once
def event_card(data: Dataset, event_id: str, t: Translator) -> EventCard:
    """What is known of one event.

    Raises:
        KeyError: no such event.
    """
    frame = select.event_frame(data).set_index("event_id", drop=False)
    row = frame.loc[event_id].to_dict()
    action = row["action_id"]
    family = frame[frame.action_id == action]
    voice_of = dict(zip(data["sources"].source_id, data["sources"].voice, strict=True))
    voices, places = voice_names(t), data["places"].set_index("place_id")
    spoken = list(dict.fromkeys(voice_of[source] for source in row["sources"]))
    said = ", ".join(voices[voice] for voice in spoken)
    demands, answers, claimants = demand_names(t), response_names(t), claimant_names(t)
    harm = [
        t("police used force, as reported") if row["police_force"] else "",
        "" if pd.isna(row["injured"]) else t("reported hurt: {n}", n=t.number(row["injured"])),
        "" if pd.isna(row["arrested"]) else t("reported detained: {n}", n=t.number(row["arrested"])),
    ]
    claims = data["turnout_claims"][data["turnout_claims"].event_id.isin(family.event_id)]
    responses = data["responses"][data["responses"].action_id == action]
    kind = kind_names(t)[row["kind"]]
    if row["kind"] == "violent" or row["is_borderline"]:
        kind = (
            t("{kind} (our judgement, borderline)", kind=kind)
            if row["is_borderline"]
            else t("{kind} (our judgement)", kind=kind)
        )
    outcome = t.text(row, "outcome")
    return EventCard(
        event_id=event_id,
        title=t.text(row, "title"),
        kind=kind,
        date=t.date(row["date_edtf"]) + (t(" (inferred)") if row["date_inferred"] else ""),
        place=t.name(places.loc[row["place_id"]]) if row["place_id"] else t("place not stated"),
        deposits=_deposits(row, mine_names(data, t), t),
        summary=t.text(row, "summary"),
        outcome=outcome
        or (t("Outcome not found") if row["kind"] == "court" or not pd.isna(row["arrested"]) else ""),
        note=t.text(row, "note"),
        confidence=confidence_names(t)[row["confidence"]],
        voice=t("{voice}, one side only", voice=said) if one_sided(spoken) else said,
        harm="; ".join(part for part in harm if part),
        demands=tuple(demands[item] for item in data["demands"][data["demands"].action_id == action].demand),
        responses=tuple(
            answers[item["response"]] + (f": {detail}" if (detail := t.text(item, "detail")) else "")
            for item in responses.to_dict("records")
        ),
        turnout=tuple(
            f"{claim(item['bound'], item['people'], t)} ({claimants[item['claimant']]})"
            + (f". {note}" if (note := t.text(item, "note")) else "")
            for item in claims.to_dict("records")
        ),
        again=tuple(
            (other["event_id"], title_in_list(other, t))
            for other in family.to_dict("records")
            if other["event_id"] != event_id
        ),
        source_ids=ordered_sources([row["sources"], claims.source_id]),
    )
