"""The years of protest: one chart of all years, to which each scene adds what came next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard import case, counting, event_records
from dashboard.dataset import Dataset
from dashboard.event_records import EventRecord
from dashboard.figures import timeline
from dashboard.figures.accounts import side_of
from dashboard.figures.colours import Theme
from dashboard.figures.ranges import in_running_text
from dashboard.figures.story.sheet import LEAST, LINE, WIDE, Mark, Pen, Sheet, Stroke, in_lines, wide
from dashboard.figures.story.value import Scene, one_side
from dashboard.i18n import Translator
from dashboard.period import all_years
from dashboard.records.case import Scene as Row
from dashboard.selection import Selection

# What is told beside the marks; changes of hands have a scene of their own.
TOLD_KINDS = ("peaceful", "violent", "court", "policy", "agreement", "hearing", "operation")
COUNTED = ("peaceful", "violent")
_GROUND, _STACKS = 690, 330  # px: where the marks stand, and how high they may reach
_TELLING = 320  # px: how wide a turning point in words is


@dataclass(frozen=True)
class _Action:
    """An action as it is drawn, in the first year in which it may lie."""

    year: int
    kind: str
    is_sure: bool
    is_one_sided: bool


def until(data: Dataset, t: Translator, theme: Theme, row: Row) -> Scene:
    """What happened up to a year, or up to now: axis and marks stay, new ones are added, with their turning points in words."""
    since = case.years(data)[0] if row.year_from is None else row.year_from
    last = max(since, all_years(data)[1]) if row.year_to is None else row.year_to
    mines = tuple(row.mines.split())
    kinds = tuple(row.kinds.split()) or COUNTED
    counted = {kind: counting.count(data, kind, mines, (since, last)) for kind in COUNTED}
    return Scene(
        id=row.scene_id,
        title=t(
            "{first}–{last}: peaceful demonstrations {peaceful}, violent incidents {violent}",
            **{kind: in_running_text(t, found) for kind, found in counted.items()},
            first=str(since),
            last=str(last),
        ),
        figure=timeline.actions_per_year(
            data, Selection(mines=mines, year_to=row.year_to), t, theme, Selection(mines=mines)
        ),
        drawing=_drawing(data, t, mines, (since, last)),
        foot=t(
            "One mark an event. Hollow: one side's account only; dashed: may lie in a later year. A year without a mark is not surely a calm one."
        ),
        page="timeline",
        choices={
            "part": "years",
            "mines": mines,
            "kinds": kinds,
            "year_from": None,
            "year_to": row.year_to,
        },
    )


def _drawing(data: Dataset, t: Translator, mines: tuple[str, ...], years: tuple[int, int]) -> Sheet:
    pen = Pen()
    actions = list(_actions(data, mines))
    first = min((item.year for item in actions), default=years[0])
    last = max(all_years(data)[1], years[1], first)
    scale = WIDE / (last - first + 1)
    stacks: dict[int, list[_Action]] = {}
    for item in actions:
        stacks.setdefault(item.year, []).append(item)
    unit = min(48, scale - 6, _STACKS / max(map(len, stacks.values()), default=1))
    _axis(pen, first, last, scale, years)
    tops = {}
    for year, stack in stacks.items():
        if year > years[1]:
            continue
        x = (year - first + 0.5) * scale
        for level, item in enumerate(sorted(stack, key=lambda item: item.kind)):
            _mark(pen, item, x, _GROUND - (level + 0.5) * unit - 4, unit * 0.43, is_new=year >= years[0])
        tops[year] = _GROUND - len(stack) * unit - 10
    _turning_points(pen, list(_told(data, mines, years, t)), first, scale, tops)
    _key(pen, t)
    return pen.sheet()


def _actions(data: Dataset, mines: tuple[str, ...]) -> Iterator[_Action]:
    """The actions of all years, a shared one once."""
    events = event_records.by_id(data)
    for kind in COUNTED:
        found = counting.count(data, kind, mines, all_years(data))
        seen = set()
        for event in (events[record] for record in found.records):
            if event.action_id not in seen:
                seen.add(event.action_id)
                yield _Action(
                    event.first.year,
                    kind,
                    event.first.year == event.last.year,
                    bool(side_of(event.sources, data)),
                )


def _axis(pen: Pen, first: int, last: int, scale: float, years: tuple[int, int]) -> None:
    pen.put(Stroke(0, _GROUND, WIDE, _GROUND, "quiet", 2))
    step = next(step for step in (1, 2, 5, 10, 20, 50) if step * scale >= 76)
    for year in range(first, last + 1):
        if (year - first) % step == 0:
            is_told = years[0] <= year <= years[1]
            pen.words(
                str(year), (year - first + 0.5) * scale, _GROUND + 8, 120, LEAST,
                role="ink" if is_told else "quiet", anchor="middle", is_bold=is_told,
            )  # fmt: skip


def _mark(pen: Pen, item: _Action, x: float, y: float, radius: float, *, is_new: bool) -> None:
    """A disc for a peaceful protest, a triangle for violence; what was told before steps back."""
    role, shape = ("gold", "disc") if item.kind == "peaceful" else ("red", "triangle")
    fill = "paper" if item.is_one_sided or not item.is_sure else role
    pen.put(
        Mark(shape, x, y, radius, fill, role, 4, is_dashed=not item.is_sure, opacity=1 if is_new else 0.45)  # type: ignore[arg-type]
    )


def _told(
    data: Dataset, mines: tuple[str, ...], years: tuple[int, int], t: Translator
) -> Iterator[tuple[int, str]]:
    """Turning points that begin in the years, as (year, words); one side's account names its voice."""
    for event in event_records.events(data, Selection(mines=mines, kinds=TOLD_KINDS)):
        if _is_told(event) and years[0] <= event.first.year <= years[1]:
            yield (
                event.first.year,
                f"{event.first.year}: {t.text(event, 'short_label')}{one_side(event.sources, data, t)}",
            )


def _is_told(event: EventRecord) -> bool:
    """Whether an event is told on a stage; a vote taken under threat is not."""
    return event.is_turning_point and not event.is_forced_vote


def _turning_points(
    pen: Pen, told: Sequence[tuple[int, str]], first: int, scale: float, tops: dict[int, float]
) -> None:
    """Turning points in words over their years, each in the lowest row that is free, with a line down to its marks."""
    reach: list[float] = []
    ceiling = min(tops.values(), default=_GROUND) - 20
    for year, words in told:
        x = (year - first + 0.5) * scale
        lines, size = in_lines(words, 30, _TELLING, 4)
        width = max((wide(line, size) for line in lines), default=0)
        left = min(max(x - 14, 0), WIDE - width)
        row = next((n for n, until in enumerate(reach) if until <= left), len(reach))
        if row >= 3:
            continue
        reach[row : row + 1] = [left + width + 30]
        top = max(0.0, min(ceiling, 330.0) - (row + 1) * 112)
        end = top + len(lines) * size * LINE
        pen.put(Stroke(x, end + 2, x, tops.get(year, _GROUND), "quiet", 2))
        pen.words(words, left, top, _TELLING, 30, most=4)


def _key(pen: Pen, t: Translator) -> None:
    """What the marks are."""
    x = 14.0
    for shape, role, words in (
        ("disc", "gold", t("peaceful demonstrations")),
        ("triangle", "red", t("violent incidents")),
    ):
        pen.put(Mark(shape, x, 772, 14, role))  # type: ignore[arg-type]
        pen.words(words, x + 26, 755, 700, LEAST)
        x += wide(words, LEAST) + 90
