"""Scenes on what was advised and what came of it: steps and a seat, the recommendations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from dashboard.choosing import recommended
from dashboard.choosing.selection import Selection
from dashboard.figures import participation, recommendations
from dashboard.figures.approach import stakeholders
from dashboard.figures.drawing.outcomes import STATUS, STEP
from dashboard.figures.story.sheet import (
    HIGH,
    LINE,
    NARROW,
    WIDE,
    Box,
    Pen,
    Sheet,
    Stroke,
    Words,
    high,
    in_lines,
)
from dashboard.figures.story.value import MOST_ROWS, Scene, whose_words
from dashboard.figures.words import case_text, phrases
from dashboard.figures.words.accounts import one_side, side_of
from dashboard.figures.words.names import status_names, step_names
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset
from dashboard.records.case import Scene as Row
from dashboard.records.participation import Seat
from dashboard.records.recommendations import Recommendation

_PALE, _EDGE = 0.32, 8.0  # ground of a step that brought no seat; px of the outline of one side's account
_TINT = 0.13  # how much of its colour the ground of a tile has
_BAND, _FINEST = (
    16,
    2.0,
)  # px: the band at the left of a tile; how much larger its strokes are than on a screen
_MOST_STEPS = 30  # squares in a row; the numbers beneath count all
_IN_ROW = 8  # on a phone
_TILE_SIZES: tuple[tuple[float, float], ...] = (
    (42, 34),
    (38, 32),
    (36, 30),
    (32, 28),
)  # of a tile's two texts


def seats_taken(data: Dataset, t: Translator, _row: Row) -> Scene:
    """The steps towards a say, a square each, and the seats that were granted."""
    figure = participation.seats(data, t)
    told = t(
        "Steps found in documents, in the order of time. A meeting or visit is not a seat in a decision."
    )
    outlined = phrases.outline(t) if any(_is_sided(row, data) for row in data.records.seats) else ""
    return Scene(
        id="seats",
        title=figure.title,
        figure=figure,
        drawing=_seats(data, t),
        narrow=_seats_narrow(data, t),
        foot=" ".join(filter(None, (told, outlined))),
        page="participation",
        choices={"part": "seats"},
    )


def _steps(data: Dataset) -> list[Seat]:
    """Steps towards a seat in the area, in the order of time; all there are if none is of it."""
    local = [row for row in data.records.seats if row.scope == "local"]
    return sorted(local or data.records.seats, key=attrgetter("date_edtf"))


def _counted(found: Sequence[Seat], steps: Iterable[str]) -> list[tuple[str, int]]:
    """How many there are of each kind of step, the most first, of equals in the order given."""
    counts = Counter[str](row.step for row in found)
    return sorted(((step, counts[step]) for step in steps if counts[step]), key=lambda item: -item[1])


def _seats(data: Dataset, t: Translator) -> Sheet:
    pen, found, names = Pen(), _steps(data), step_names(t)
    rows = found[:_MOST_STEPS]
    unit = min(116.0, WIDE / max(len(rows), 1))
    top = 250.0
    for number, row in enumerate(rows):
        x = number * unit
        _step(pen, row.step, x + 4, top, unit - 14, is_sided=_is_sided(row, data))
        pen.words(
            row.date_edtf[:4], x + unit / 2 - 3, top + unit, unit, 30, most=1, role="quiet", anchor="middle"
        )
        if row.step == "granted":
            _seat(pen, row, (x + unit / 2 - 3, top), data, t)
    counted = _counted(found, names)
    each = WIDE / max(len(counted), 1)
    for number, (step, n) in enumerate(counted):
        x = number * each
        _step(pen, step, x + 4, 520, 110, is_sided=_all_sided(found, step, data))
        pen.put(Words(x + 140, 470, (t.number(n),), 160, "ink", is_bold=True))
        pen.words(names[step], x, 676, each - 30, 42, most=2)
    return pen.sheet()


def _seats_narrow(data: Dataset, t: Translator) -> Sheet:
    """The same for a phone: squares in rows, and below each other what was granted and how many there are of a kind."""
    pen, found, names = Pen(), _steps(data), step_names(t)
    rows, unit = found[:_MOST_STEPS], NARROW / _IN_ROW
    for number, row in enumerate(rows):
        x, y = number % _IN_ROW * unit, number // _IN_ROW * (unit + 44)
        _step(pen, row.step, x + 4, y + 4, unit - 14, is_sided=_is_sided(row, data))
        year, middle = row.date_edtf[:4], x + unit / 2 - 3
        pen.words(year, middle, y + unit - 4, unit, 30, most=1, role="quiet", anchor="middle")
    y = -(-len(rows) // _IN_ROW) * (unit + 44) + 24
    for row in rows:
        if row.step == "granted":
            words = t.text(row, "title") + one_side([row.source_id], data, t)
            high = pen.words(words, 24, y, NARROW - 24, 38, most=5, is_bold=True)
            pen.put(Stroke(4, y, 4, y + high, STEP[row.step].ink, 6))
            y += high + 24
    for step, n in _counted(found, names):
        _step(pen, step, 4, y + 4, 72, is_sided=_all_sided(found, step, data))
        pen.put(Words(100, y - 6, (t.number(n),), 76, "ink", is_bold=True))
        pen.words(names[step], 220, y + 18, NARROW - 220, 38, most=1)
        y += 96
    return pen.sheet(NARROW, y)


def _is_sided(row: Seat, data: Dataset) -> bool:
    """Whether one side alone tells of a step."""
    return bool(side_of([row.source_id], data))


def _all_sided(found: Iterable[Seat], step: str, data: Dataset) -> bool:
    """Whether it does of every step of a kind, so that the square beside their number is an outline, too."""
    return all(_is_sided(row, data) for row in found if row.step == step)


def _step(pen: Pen, step: str, x: float, y: float, side: float, *, is_sided: bool) -> None:
    """The square of a step: full or pale, or an outline, which says that one side alone tells of it."""
    look = STEP[step]
    if is_sided:
        pen.put(Box(x, y, side, side, "none", look.ink, _EDGE, look.is_dashed))
        return
    edge = look.ink if look.is_dashed else "none"
    pen.put(Box(x, y, side, side, look.ink, edge, 5, look.is_dashed, tint=1 if look.is_full else _PALE))


def _seat(pen: Pen, row: Seat, at: tuple[float, float], data: Dataset, t: Translator) -> None:
    """What was granted, in words over its square."""
    words = t.text(row, "title") + one_side([row.source_id], data, t)
    lines, size = in_lines(words, 46, 860, 3)
    x = min(max(at[0] - 40, 0), WIDE - 860)
    bottom = at[1] - 46
    pen.put(Stroke(at[0], bottom, at[0], at[1], STEP[row.step].ink, 4))
    pen.words(words, x, bottom - len(lines) * size * 1.24 - 10, 860, 46, most=3, is_bold=True)


def since(data: Dataset, t: Translator, _row: Row) -> Scene:
    """What came of the recommendations: a row a group, a tile a recommendation."""
    figure = recommendations.overview(data, Selection(), t)
    rows = recommended.recommendations(data, Selection())
    return Scene(
        id="since",
        title=figure.title,
        figure=figure,
        drawing=_tiles(data, rows, t),
        narrow=_tiles_narrow(data, rows, t),
        foot=t(
            "Our judgement of {date}, from public documents. No public evidence found does not mean that nothing was done.",
            date=t.date(max((row.status_as_of_edtf for row in rows), default="")),
        ),
        page="recommendations",
    )


def _tiles(data: Dataset, rows: Sequence[Recommendation], t: Translator) -> Sheet:
    pen, groups = Pen(), _by_group(data, rows, t)
    label, gap = 350.0, 16.0
    each = min(190.0, HIGH / max(len(groups), 1))
    most = max((len(own) for _, own in groups), default=1)
    width = min(620.0, (WIDE - label) / most)
    shown = [_told(row, t) for _, own in groups for row in own]
    sizes = next(
        (pair for pair in _TILE_SIZES if _fit(shown, pair, width - gap - 48, each - gap)), _TILE_SIZES[-1]
    )
    for number, (name, own) in enumerate(groups):
        y = number * each
        pen.words(name, 0, y + 16, label - 30, 38, most=3, is_bold=True)
        for place, row in enumerate(own):
            _tile(pen, row, (label + place * width, y, width - gap, each - gap), sizes, t)
    return pen.sheet()


def _tiles_narrow(data: Dataset, rows: Sequence[Recommendation], t: Translator) -> Sheet:
    """The same for a phone: the tiles of a group below its name and below each other, as wide as the sheet."""
    pen, groups, y, gap, tall = Pen(), _by_group(data, rows, t), 0.0, 16.0, 140.0
    shown = [_told(row, t) for _, own in groups for row in own]
    sizes = next((pair for pair in _TILE_SIZES if _fit(shown, pair, NARROW - 48, tall)), _TILE_SIZES[-1])
    for name, own in groups:
        y += pen.words(name, 0, y, NARROW, 38, most=2, is_bold=True) + 12
        for row in own:
            _tile(pen, row, (0, y, NARROW, tall), sizes, t)
            y += tall + gap
        y += 14
    return pen.sheet(NARROW, y)


def _by_group(
    data: Dataset, rows: Sequence[Recommendation], t: Translator
) -> list[tuple[str, list[Recommendation]]]:
    names = recommendations.stakeholder_names(data, t)
    return [
        (name, own)
        for group, name in names.items()
        if (own := [row for row in rows if row.stakeholder_id == group])
    ][:MOST_ROWS]


def _told(row: Recommendation, t: Translator) -> tuple[str, str]:
    """What a recommendation asks, and in a line what was found; the foot of the scene says what it does not mean."""
    found = t("no evidence found") if row.status == "none-found" else status_names(t)[row.status]
    return capital(recommendations.in_short(row, t)), found


def _fit(shown: Sequence[tuple[str, str]], sizes: tuple[float, float], width: float, tall: float) -> bool:
    """Whether all tiles have room for their words in letters of these sizes."""
    return all(
        sum(
            len(lines) * size * LINE
            for lines, size in (
                in_lines(head, sizes[0], width, 2, is_bold=True),
                in_lines(foot, sizes[1], width, 2),
            )
        )
        <= tall - 20
        for head, foot in shown
    )


def _tile(
    pen: Pen,
    row: Recommendation,
    place: tuple[float, float, float, float],
    sizes: tuple[float, float],
    t: Translator,
) -> None:
    """A recommendation: what it asks, and what was found of it, with the colour and the band of the board."""
    x, y, width, tall = place
    look = STATUS[row.status]
    pen.put(Box(x, y, width, tall, look.ink, look.ink, 4, radius=8, tint=_TINT))
    stroke, gap = (_FINEST * px for px in look.strokes)
    down = y
    while down < y + tall:
        pen.put(Box(x, down, _BAND, min(stroke, y + tall - down), look.ink))
        down += stroke + gap
    head, foot = _told(row, t)
    down = y + 12 + pen.words(head, x + 32, y + 12, width - 48, sizes[0], most=2, is_bold=True)
    pen.words(foot, x + 32, down, width - 48, sizes[1], most=2)


def found(data: Dataset, t: Translator, _row: Row) -> Scene:
    """What the study found."""
    figure = stakeholders.findings(data, t)
    rows = stakeholders.of_kind(data, "finding")
    heads = [
        (t("Finding {n}", n=t.number(n)), (t.text(row, "heading"),)) for n, row in enumerate(rows, start=1)
    ]
    return Scene(
        id="findings",
        title=figure.title,
        figure=figure,
        drawing=_columns(heads),
        foot=whose_words(data, t),
        page="stakeholders",
        original=tuple(row.heading_en for row in rows),
    )


def asked(data: Dataset, t: Translator, row: Row) -> Scene:
    """What some groups are asked; in the last of such scenes, what residents are."""
    names = recommendations.stakeholder_names(data, t)
    groups = tuple(row.stakeholders.split()) or tuple(names)
    chosen = Selection(stakeholders=groups)
    rows = recommended.recommendations(data, chosen)
    heads = [
        (names[group], tuple(t.text(item, "text") for item in rows if item.stakeholder_id == group))
        for group in groups
    ]
    own = sorted(item.position for item in data.records.scenes if item.figure == "recommendations")
    at, of = (own.index(row.position) + 1, len(own)) if row.position in own else (1, 1)
    residents = case_text.text(data, t, "asked-of-residents")
    if at == of and residents:
        heads.append((t("Residents"), (residents,)))
    return Scene(
        id=row.scene_id,
        title=t("What each group is advised to do ({n} of {m})", n=t.number(at), m=t.number(of))
        if of > 1
        else t("What each group is advised to do"),
        figure=recommendations.overview(data, chosen, t),
        drawing=_columns(heads),
        foot=whose_words(data, t),
        page="recommendations",
        choices={"stakeholders": groups},
        original=tuple(row.text_en for row in rows),
    )


def _columns(heads: Sequence[tuple[str, Sequence[str]]]) -> Sheet:
    """Texts side by side under headings, in the largest letters in which all of them fit."""
    pen = Pen()
    heads = heads[:MOST_ROWS]
    gap = 46.0
    width = (WIDE - gap * (len(heads) - 1)) / max(len(heads), 1)
    sizes = (56, 50, 44, 40, 36, 32)
    size = next(
        (
            size
            for size in sizes
            if all(high([head, *lines], size, width) < HIGH - 40 for head, lines in heads)
        ),
        28,
    )
    for number, (head, lines) in enumerate(heads):
        x = number * (width + gap)
        pen.put(Stroke(x, 2, x + width, 2, "gold", 4))
        y = 20 + pen.words(head, x, 20, width, size, most=4, is_bold=True) + size * 0.4
        for place, line in enumerate(lines):
            left = int((HIGH - y) / (size * 1.24))
            if left < 1:
                pen.leave_out(*lines[place:])
                break
            y += pen.words(line, x, y, width, size, most=left) + size * 0.4
    return pen.sheet()
