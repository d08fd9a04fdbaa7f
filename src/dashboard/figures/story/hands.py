"""Through whose hands the deposits went: licence holders as a ribbon."""

from __future__ import annotations

from dashboard.choosing.event_records import every
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.overview import overview
from dashboard.figures.story.sheet import (
    LINE,
    WIDE,
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

_LEFT, _RIGHT = 250, WIDE - 10  # px between which the years lie
_FOOT, _BAR = 740, 54  # where the years are written; how thick a ribbon is
_NAME = 230  # px that a name has at least, however short the spell
_KINDS = ("ownership", "licence")


def hands(data: Dataset, t: Translator, _row: Row) -> Scene:
    """Through whose hands they went."""
    return Scene(
        id="holders",
        title=_title(data, t),
        figure=timeline.timeline(data, Selection(kinds=_KINDS), t),
        drawing=_drawing(data, t),
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


def _drawing(data: Dataset, t: Translator) -> Sheet:
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
    scale = (_RIGHT - _LEFT) / (last - first)
    step = round_years(scale, 110)
    for year in range(-(-first // step) * step, last, step):
        x = _LEFT + (year - first) * scale
        pen.put(Stroke(x, 0, x, _FOOT, "rule", 2))
        pen.words(str(year), x, _FOOT + 12, 200, 30, role="quiet", anchor="middle")
    each = _FOOT / max(len(mines), 1)
    for number, (name, spells) in enumerate(mines):
        _lane(pen, name, spells, (number * each, each), first, scale)
    return pen.sheet()


def _lane(
    pen: Pen, name: str, spells: list[Spell], place: tuple[float, float], first: int, scale: float
) -> None:
    """The spells of a deposit in order, their names above them."""
    top, height = place
    bar = min(_BAR, height * 0.35)
    y = top + height - bar - 18
    pen.words(name, 0, y + bar / 2 - 22, _LEFT - 30, 38, most=2, is_bold=True)
    placed: list[tuple[float, float, float]] = []  # left and right end of a name, and its top
    own = sorted(spells, key=lambda spell: spell["first"])
    named = [spell for at, spell in enumerate(own) if not at or spell["name"] != own[at - 1]["name"]]
    for spell in own:
        begin, end = (_LEFT + (spell[at] - first) * scale for at in ("first", "last"))
        if spell["is_vacant"]:
            pen.put(Box(begin, y, end - begin, bar, "none", "quiet", is_dashed=True))
        else:
            for start, until, opacity in spell["parts"]:
                left = _LEFT + (start - first) * scale
                pen.put(Box(left, y, (until - start) * scale + 0.5, bar, "gold", opacity=opacity))
            pen.put(Stroke(begin, y, begin, y + bar, "ink", 3))
        if spell in named:
            after = next((item for item in named if item["first"] > spell["first"]), None)
            until = WIDE if after is None else _begin_of_name(after, _LEFT + (after["first"] - first) * scale)
            _name(pen, spell, (begin, end, until), (y, top), placed)


def _begin_of_name(spell: Spell, begin: float) -> float:
    """Where the name of a spell stands that begins at ``begin``: further left where the sheet ends."""
    lines, size = in_lines(spell["name"], 28, _NAME, 3)
    return min(begin, _RIGHT - max((wide(line, size) for line in lines), default=0) - 8)


def _name(
    pen: Pen,
    spell: Spell,
    span: tuple[float, float, float],
    lane: tuple[float, float],
    placed: list[tuple[float, float, float]],
) -> None:
    """A holder's name over its spell: before the next name where both need the same room, else above it."""
    begin, end, after = span
    bar, ceiling = lane
    room = max(end - begin - 12, _NAME)
    lines, size = in_lines(spell["name"], 28, room, 3)
    width = max((wide(line, size) for line in lines), default=0)
    left = max(_LEFT, min(begin + 6, _RIGHT - width, after - 12 - width))
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
