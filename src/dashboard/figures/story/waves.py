"""The years of protest: one chart of all years, to which each scene adds what came next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard import case
from dashboard.choosing import counting, event_records
from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.story.sheet import (
    LEAST,
    NARROW,
    WIDE,
    Anchor,
    Box,
    Mark,
    Pen,
    Sheet,
    Stroke,
    wide,
)
from dashboard.figures.story.value import Scene
from dashboard.figures.story.wave_marks import (
    BEFORE_WORDS,
    COUNTED,
    GROUND,
    LOOKS,
    OTHER,
    Action,
    axis,
    column,
    key,
    mark,
)
from dashboard.figures.words import phrases
from dashboard.figures.words.accounts import one_side, side_of
from dashboard.figures.words.names import indicator_names
from dashboard.figures.words.ranges import band
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset
from dashboard.records.case import Scene as Row

# What is told beside the marks; changes of hands have a scene of their own.
TOLD_KINDS = ("peaceful", "violent", "court", "policy", "agreement", "hearing", "operation")
_STACKS = 330  # px: how high the marks may reach
_TALL = 400  # px: the same on a phone
_LEAST_MARK = 6  # px: how high a mark must be to be one
_TELLING, _WORDS = 700, 34  # px: how wide a turning point in words is at most, and its letters
_COUNTS, _APART = 480, 60  # px: how wide the name of a count is at most, and how far from what it counts
_BESIDE_MARK = 2 * BEFORE_WORDS + 10  # px: from the left of a mark to its words


def until(data: Dataset, t: Translator, row: Row) -> Scene:
    """What happened up to a year, or up to now: marks stay, new ones are added, turning points are in words."""
    since = case.years(data)[0] if row.year_from is None else row.year_from
    last = max(since, all_years(data)[1]) if row.year_to is None else row.year_to
    mines = tuple(row.mines.split())
    kinds = tuple(row.kinds.split()) or COUNTED
    counted = {kind: counting.count(data, kind, mines, (since, last)) for kind in COUNTED}
    return Scene(
        id=row.scene_id,
        title=t(
            "{peaceful} and {violent} in {first}–{last}",
            peaceful=phrases.protests(t, counted["peaceful"]),
            violent=phrases.incidents(t, counted["violent"]),
            first=str(since),
            last=str(last),
        ),
        figure=timeline.actions_per_year(
            data, Selection(mines=mines, year_to=row.year_to), t, Selection(mines=mines)
        ),
        drawing=_drawing(data, t, mines, (since, last)),
        narrow=_narrow(data, t, mines, (since, last)),
        foot=_foot(data, mines, t),
        page="timeline",
        choices={
            "part": "years",
            "mines": mines,
            "kinds": kinds,
            "year_from": None,
            "year_to": row.year_to,
        },
    )


def _foot(data: Dataset, mines: tuple[str, ...], t: Translator) -> str:
    """What a mark means."""
    if _is_crowded(data, mines):
        return t(
            "A column is as high as there are events in its year. A year without one was not necessarily calm."
        )
    return t(
        "One mark is one event. A hollow one rests on one side's account; a dashed one may lie in a later year. A year without a mark was not necessarily calm."
    )


def _apart(data: Dataset, mines: tuple[str, ...], years: tuple[int, int], kind: str, t: Translator) -> str:
    """How many reports of a count have no mark of their own, in words; "" where marks are columns or none is."""
    if _is_crowded(data, mines):
        return ""
    return capital(phrases.not_drawn(t, [counting.count(data, kind, mines, years)]))


@dataclass(frozen=True)
class _Years:
    """All years of the axis, with the actions of each in the order in which they stand on each other."""

    first: int
    last: int
    stacks: Mapping[int, Sequence[Action]]

    @property
    def highest(self) -> int:
        """How many actions the fullest year has; 1 if there are none."""
        return max(map(len, self.stacks.values()), default=1)

    @property
    def kinds(self) -> set[str]:
        """Which kinds are drawn in any year."""
        return {item.kind for stack in self.stacks.values() for item in stack}


def _years(data: Dataset, mines: tuple[str, ...], years: tuple[int, int]) -> _Years:
    actions = list(_actions(data, mines))
    first = min((item.year for item in actions), default=years[0])
    stacks: dict[int, list[Action]] = {}
    for item in actions:
        stacks.setdefault(item.year, []).append(item)
    for stack in stacks.values():
        stack.sort(key=lambda item: list(LOOKS).index(item.kind))
    return _Years(first, max(all_years(data)[1], years[1], first), stacks)


def _drawing(data: Dataset, t: Translator, mines: tuple[str, ...], years: tuple[int, int]) -> Sheet:
    pen, shown = Pen(), _years(data, mines, years)
    first, last = shown.first, shown.last
    scale = WIDE / (last - first + 1)
    unit = min(48, scale - 6, _STACKS / shown.highest)
    _ground(pen, first, last, scale, years)
    axis(pen, first, last, scale, years)
    _stand(pen, shown, scale, unit, years)
    tops = {year: GROUND - len(stack) * unit - 10 for year, stack in shown.stacks.items() if year <= years[1]}
    left, right = _turning_points(pen, list(_told(data, mines, years, t)), first, scale, tops, unit)
    begin, end = ((year - first) * scale for year in (max(years[0], first), min(years[1], last) + 1))
    beside = min(left, begin), max(right, end)
    _numbers(pen, data, mines, years, t, beside, is_left=sum(years) > first + last)
    key(pen, [kind for kind in LOOKS if kind in COUNTED or kind in shown.kinds], t)
    return pen.sheet()


def _narrow(data: Dataset, t: Translator, mines: tuple[str, ...], years: tuple[int, int]) -> Sheet:
    """The same for a phone: numbers above the marks, turning points below them."""
    pen, shown = Pen(), _years(data, mines, years)
    first, last = shown.first, shown.last
    scale = NARROW / (last - first + 1)
    unit = min(60, _TALL / shown.highest)
    names, numbers = indicator_names(t), 0.0
    for place, kind in enumerate(COUNTED):
        shape, role = LOOKS[kind]
        x, found = place * NARROW / 2, band(t, counting.count(data, kind, mines, years))
        y = pen.words(found, x, 0, NARROW / 2, 90, role=role, is_bold=True)
        pen.put(Mark(shape, x + 14, y + 21, 13, role))
        y += pen.words(names[kind], x + 40, y, NARROW / 2 - 60, 32, most=2)
        if apart := _apart(data, mines, years, kind, t):
            y += pen.words(apart, x, y + 4, NARROW / 2 - 20, LEAST, most=4, role="quiet") + 4
        numbers = max(numbers, y)
    ground = numbers + 30 + shown.highest * unit
    _ground(pen, first, last, scale, years, numbers + 12, ground)
    axis(pen, first, last, scale, years, ground, NARROW)
    _stand(pen, shown, scale, unit, years, ground)
    y, before = ground + 56.0, 0
    for item, words in _told(data, mines, years, t):
        year = item.year
        if year != before:
            pen.words(str(year), 0, y, 100, 32, is_bold=True)
        mark(pen, item, 100 + BEFORE_WORDS, y + 20, BEFORE_WORDS, is_new=True)
        begin = 100 + _BESIDE_MARK
        y, before = y + pen.words(words, begin, y, NARROW - begin, 32, most=3) + 8, year
    if OTHER in shown.kinds:
        key(pen, [OTHER], t, y + 34)
        y += 60
    return pen.sheet(NARROW, y)


def _actions(data: Dataset, mines: tuple[str, ...]) -> Iterator[Action]:
    """The actions of all years, a shared one once, and what else is told."""
    for event in _turned(data, mines):
        if event.kind not in COUNTED:
            yield _action(event, data)
    events = event_records.by_id(data)
    for kind in COUNTED:
        found = counting.count(data, kind, mines, all_years(data))
        seen = set()
        for event in (events[record] for record in found.records):
            if event.action_id not in seen:
                seen.add(event.action_id)
                yield _action(event, data)


def _action(event: EventRecord, data: Dataset) -> Action:
    """An event as it is drawn, in the column of its year and before the words that tell of it."""
    return Action(
        event.first.year,
        event.kind if event.kind in COUNTED else OTHER,
        event.first.year == event.last.year,
        bool(side_of(event.sources, data)),
    )


def _ground(
    pen: Pen,
    first: int,
    last: int,
    scale: float,
    years: tuple[int, int],
    top: float = 0,
    ground: float = GROUND,
) -> None:
    """The years that a scene tells of lie on a ground of their own, so that the eye goes there."""
    begin, end = max(years[0], first), min(years[1], last)
    pen.put(Box((begin - first) * scale, top, (end - begin + 1) * scale, ground - top, "sand"))


def _stand(
    pen: Pen, shown: _Years, scale: float, unit: float, years: tuple[int, int], ground: float = GROUND
) -> None:
    """What was told so far, each year's on each other; a column where marks would be too small."""
    for year, stack in shown.stacks.items():
        if year > years[1]:
            continue
        x, is_new = (year - shown.first + 0.5) * scale, year >= years[0]
        if unit < _LEAST_MARK:
            column(pen, stack, x, min(48, scale - 6), unit, ground, is_new=is_new)
            continue
        for level, item in enumerate(stack):
            mark(pen, item, x, ground - (level + 0.5) * unit - 4, min(unit, scale - 4) * 0.43, is_new=is_new)


def _is_crowded(data: Dataset, mines: tuple[str, ...]) -> bool:
    """Whether a year has more actions than marks on each other can be told apart."""
    highest = Counter(item.year for item in _actions(data, mines)).most_common(1)
    return any(_STACKS / n < _LEAST_MARK for _, n in highest)


def _told(
    data: Dataset, mines: tuple[str, ...], years: tuple[int, int], t: Translator
) -> Iterator[tuple[Action, str]]:
    """Turning points that begin in the years, as they are drawn and in words; one side's account names its voice."""
    for event in _turned(data, mines):
        if years[0] <= event.first.year <= years[1]:
            yield _action(event, data), f"{timeline.label_of(event, t)}{one_side(event.sources, data, t)}"


def _turned(data: Dataset, mines: tuple[str, ...]) -> Iterator[EventRecord]:
    """The turning points of all years that are told."""
    return filter(_is_told, event_records.events(data, Selection(mines=mines, kinds=TOLD_KINDS)))


def _is_told(event: EventRecord) -> bool:
    """Whether an event is told on a stage; a vote taken under threat is not."""
    return event.is_turning_point and not event.is_forced_vote


def _turning_points(
    pen: Pen,
    told: Sequence[tuple[Action, str]],
    first: int,
    scale: float,
    tops: dict[int, float],
    unit: float,
) -> tuple[float, float]:
    """Turning points in words beside a line that leads to their year, each after a mark as it is drawn there.

    A year's stand below those before it where both need the same room. Returns from where to where they run, px.
    """
    years: dict[int, list[tuple[Action, str]]] = {}
    for item, words in told:
        years.setdefault(item.year, []).append((item, words))
    placed: list[tuple[float, float, float]] = []  # both ends and the foot of what stands to the left
    for year, texts in years.items():
        x = (year - first + 0.5) * scale
        aside = unit / 2 + 8
        needed = min(_TELLING, _BESIDE_MARK + 2 + max(wide(words, _WORDS) for _, words in texts))
        is_left = x + aside + needed > WIDE  # no room at the right
        begin, end = (x - aside - needed, x) if is_left else (x, x + aside + needed)
        top = max((foot + 14 for _, right, foot in placed if right > begin - 24), default=12.0)
        left, y = (x - aside if is_left else x + aside), top
        for item, words in texts:
            way = -1 if is_left else 1
            mark(pen, item, left + way * BEFORE_WORDS, y + 22, BEFORE_WORDS, is_new=True)
            start, room = left + way * _BESIDE_MARK, needed - _BESIDE_MARK
            y += pen.words(words, start, y, room, _WORDS, most=4, anchor="end" if is_left else "start") + 8
        placed.append((begin, end, y))
        pen.put(Stroke(x, top + 4, x, max(tops.get(year, GROUND), top + 4), "quiet", 2))
    return min((left for left, _, _ in placed), default=WIDE), max(
        (right for _, right, _ in placed), default=0
    )


def _numbers(
    pen: Pen,
    data: Dataset,
    mines: tuple[str, ...],
    years: tuple[int, int],
    t: Translator,
    beside: tuple[float, float],
    *,
    is_left: bool,
) -> None:
    """The counts of the years that are told, large, beside them and their words, where no mark of theirs stands."""
    names, y = indicator_names(t), 0.0
    left, right = beside
    x, anchor = _place(left - _APART, is_left=True) if is_left else _place(right + _APART, is_left=False)
    for kind in COUNTED:
        found = band(t, counting.count(data, kind, mines, years))
        y += pen.words(found, x, y, 600, 90, role=LOOKS[kind][1], anchor=anchor, is_bold=True)
        y += pen.words(names[kind], x, y, _COUNTS, 34, most=2, anchor=anchor) + 6
        if apart := _apart(data, mines, years, kind, t):
            y += pen.words(apart, x, y, 480, LEAST, most=3, role="quiet", anchor=anchor) + 6


def _place(edge: float, *, is_left: bool) -> tuple[float, Anchor]:
    """Where counts end, or begin, beside what they count; at the edge of the sheet where there is no room for them."""
    if is_left:
        return (edge, "end") if edge >= _COUNTS else (0, "start")
    return (edge, "start") if edge + _COUNTS <= WIDE else (WIDE, "end")
