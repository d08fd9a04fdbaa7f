"""Through whose hands the deposits went: licence holders as a ribbon."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.choosing.event_records import every
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.overview import overview
from dashboard.figures.story.sheet import (
    LINE,
    NARROW,
    WIDE,
    Anchor,
    Box,
    Pen,
    Role,
    Sheet,
    Stroke,
    in_lines,
    round_years,
    wide,
)
from dashboard.figures.story.value import MOST_ROWS, Scene
from dashboard.figures.timeline.holders import Spell, spells_of
from dashboard.figures.words.case_text import years_of_case
from dashboard.figures.words.names import mine_names
from dashboard.figures.words.phrases import changes
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.case import Scene as Row

_LEFT, _EDGE = 250, 10  # px beside the years: names of deposits at the left, on a phone above
_FOOT, _BAR = 740, 54  # where the years are written; how thick a ribbon is
_EACH = 360  # px of a deposit on a phone
_NAME = 230  # px that a name has at least, however short the spell
_KINDS = ("ownership", "licence")


def hands(data: Dataset, t: Translator, _row: Row) -> Scene:
    """Through whose hands they went."""
    return Scene(
        id="holders",
        title=_title(data, t),
        figure=timeline.timeline(data, Selection(kinds=_KINDS), t),
        drawing=_drawing(data, t),
        narrow=_drawing(data, t, NARROW),
        foot=t(
            "Licence holders by public documents. A ribbon fades where its start or end was not found; an empty frame says that nobody held the licence."
        ),
        page="timeline",
        choices={"kinds": _KINDS},
    )


def _title(data: Dataset, t: Translator) -> str:
    """That owners kept changing, where they did."""
    found, years = overview.counts(data)["", "ownership"], years_of_case(data)
    if not found.upper:
        return t("Who held the licences, {first}–{last}", **years)
    if found.upper == 1:
        return t("The licences changed hands once on record, {first}–{last}", **years)
    return t(
        "The owners kept changing, with {changes} on record, {first}–{last}",
        changes=changes(t, found),
        **years,
    )


@dataclass(frozen=True)
class _Years:
    """Where years lie across a sheet."""

    width: float
    left: float
    first: int
    last: int

    @property
    def right(self) -> float:
        return self.width - _EDGE

    @property
    def scale(self) -> float:
        """Px a year."""
        return (self.right - self.left) / (self.last - self.first)

    def at(self, year: float) -> float:
        return self.left + (year - self.first) * self.scale


def _drawing(data: Dataset, t: Translator, width: float = WIDE) -> Sheet:
    pen = Pen()
    licences = [row for row in data.records.holders if row.role == "licence"]
    begins = [int(row[name][:4]) for row in licences for name in ("start_edtf", "as_of_edtf") if row[name]]
    ends = [event.last.year for event in every(data)]
    whole = all_years(data)
    first, last = min(begins, default=whole[0]), max([*begins, *ends], default=whole[1]) + 1
    mines = [
        (name, found)
        for mine, name in mine_names(data, t).items()
        if (found := [item for item in spells_of(data, mine, t, (first, last)) if item["role"] == "licence"])
    ][:MOST_ROWS]
    years = _Years(width, _LEFT if width == WIDE else 4, first, last)
    foot = _FOOT if width == WIDE else _EACH * max(len(mines), 1)
    step = round_years(years.scale, 110)
    for year in range(-(-first // step) * step, last, step):
        x = years.at(year)
        pen.put(Stroke(x, 0, x, foot, "rule", 2))
        room: Anchor = "start" if x < 40 else "end" if x > width - 40 else "middle"
        pen.words(str(year), x, foot + 12, 200, 30, role="quiet", anchor=room)
    each = foot / max(len(mines), 1)
    for number, (name, spells) in enumerate(mines):
        _lane(pen, name, spells, (number * each, each), years)
    return pen.sheet() if width == WIDE else pen.sheet(width, foot + 60)


def _lane(pen: Pen, name: str, spells: list[Spell], place: tuple[float, float], years: _Years) -> None:
    """The spells of a deposit in order, their names above them."""
    top, height = place
    bar = min(_BAR, height * 0.35)
    y = top + height - bar - 18
    if years.width == WIDE:
        pen.words(name, 0, y + bar / 2 - 22, _LEFT - 30, 38, most=2, is_bold=True)
    else:
        top += 8 + pen.words(name, 0, top + 8, years.width, 38, most=1, is_bold=True) + 18
    placed: list[tuple[float, float, float]] = []  # left and right end of a name, and its top
    own = sorted(spells, key=lambda spell: spell["first"])
    named = [spell for at, spell in enumerate(own) if not at or spell["name"] != own[at - 1]["name"]]
    for spell in own:
        begin, end = years.at(spell["first"]), years.at(spell["last"])
        if spell["is_vacant"]:
            pen.put(Box(begin, y, end - begin, bar, "none", "quiet", is_dashed=True))
        else:
            for start, until, opacity in spell["parts"]:
                left = years.at(start)
                pen.put(Box(left, y, (until - start) * years.scale + 0.5, bar, "gold", opacity=opacity))
            pen.put(Stroke(begin, y, begin, y + bar, "ink", 3))
        if spell in named:
            after = next((item for item in named if item["first"] > spell["first"]), None)
            until = years.width if after is None else _begin_of_name(after, years)
            _name(pen, spell, (begin, end, until), (y, top), placed, years)


def _begin_of_name(spell: Spell, years: _Years) -> float:
    """Where the name of a spell stands: at its begin, further left where the sheet ends."""
    lines, size = in_lines(spell["name"], 28, _NAME, 3)
    return min(
        years.at(spell["first"]), years.right - max((wide(line, size) for line in lines), default=0) - 8
    )


def _name(
    pen: Pen,
    spell: Spell,
    span: tuple[float, float, float],
    lane: tuple[float, float],
    placed: list[tuple[float, float, float]],
    years: _Years,
) -> None:
    """A holder's name over its spell: before the next name where both need the same room, else above it."""
    begin, end, after = span
    bar, ceiling = lane
    room = max(end - begin - 12, _NAME)
    lines, size = in_lines(spell["name"], 28, room, 3)
    width = max((wide(line, size) for line in lines), default=0)
    left = max(years.left, min(begin + 6, years.right - width, after - 12 - width))
    below = [top for start, until, top in placed if start < left + width + 16 and left < until + 16]
    bottom = min(below, default=bar) - 8
    top = bottom - len(lines) * size * LINE
    if top < ceiling - 18:
        pen.leave_out(spell["name"])
        return
    placed.append((left, left + width, top))
    if below and left >= begin:
        pen.put(Stroke(begin, top, begin, min(below) - 4, "quiet", 2))
    role: Role = "quiet" if spell["is_vacant"] else "ink"
    if begin - left > left + width - begin:  # it hangs to the left of its spell, and ends with it
        pen.words(spell["name"], left + width, top, room, 28, most=3, role=role, anchor="end")
    else:
        pen.words(spell["name"], left, top, room, 28, most=3, role=role)
