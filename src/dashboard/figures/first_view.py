"""The first view of the Overview: where the deposits lie, what happened when, and three numbers, each on its way to its records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard import counting, event_records
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.event_records import EventRecord
from dashboard.figures import map as maps
from dashboard.figures.accounts import side_of
from dashboard.figures.case_text import years_of_case
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.line_of_time import QUIET_FIRST, Look, look_of
from dashboard.figures.map.geo import inside, point_of
from dashboard.figures.names import indicator_names, kind_names, mine_names
from dashboard.figures.ranges import band
from dashboard.i18n import Translator
from dashboard.period import all_years
from dashboard.selection import Selection

SHAPE = 3.0  # width by height of the valley as it is drawn here; a narrower window shows its middle
COUNTED = ("peaceful", "violent", "court")  # of the indicators, those that tell of the conflict
DECADE = 5  # years between two that stand under the strip


@dataclass(frozen=True)
class Mark:
    """An event in the strip.

    Attributes:
        event_id: the event that it opens.
        at: where it lies, 0 to 1 of the years shown.
        level: how many marks of its lane stand below it in the same year; those of quiet kinds all stand at the foot.
        look: its shape and colour.
        is_one_sided: whether one side alone tells of it.
        words: what it says when it is pointed at.
    """

    event_id: str
    at: float
    level: int
    look: Look
    is_one_sided: bool
    words: str


@dataclass(frozen=True)
class Lane:
    """The events of a deposit, and how many marks stand above each other in it at most."""

    mine_id: str
    name: str
    marks: tuple[Mark, ...]
    levels: int


@dataclass(frozen=True)
class Strip:
    """All years by deposit: lanes, years to stand below them with their place (0 to 1), and the whole in words."""

    lanes: tuple[Lane, ...]
    years: tuple[tuple[int, float], ...]
    told: str


@dataclass(frozen=True)
class Number:
    """A documented count: its range, what it counts, and the kind by which its records are found."""

    kind: str
    band: str
    words: str


@once
def valley(data: Dataset, t: Translator) -> Figure | None:
    """The map of the home region around its deposits; None where no deposit has a point on it."""
    figure = maps.close_up(maps.overview(data, Selection(lang=t.lang), t), SHAPE)
    spec, places = figure.drawing, data.rows("places")
    assert isinstance(spec, MapSpec)
    points = [point_of(places[mine.place_id]) for mine in data.records.mines if mine.place_id in places]
    return figure if any(point and inside(point, spec.bounds) for point in points) else None


@once
def strip(data: Dataset, t: Translator) -> Strip | None:
    """Every event on one line a deposit, over all years of the case; None where no event is documented."""
    events = event_records.events(data, Selection())
    if not events:
        return None
    first, last = all_years(data)
    begin, length = date(first, 1, 1), (date(last + 1, 1, 1) - date(first, 1, 1)).days

    def share(event: EventRecord) -> float:
        middle = (event.first.toordinal() + event.last.toordinal()) / 2
        return min(max((middle - begin.toordinal()) / length, 0.0), 1.0)

    lanes = tuple(
        _lane(
            mine,
            name,
            [(event, share(event)) for event in events if event_records.concerns(event, (mine,))],
            data,
            t,
        )
        for mine, name in mine_names(data, t).items()
    )
    round_years = [
        year for year in range(first, last + 1) if year % DECADE == 0 and first + 1 < year < last - 1
    ]
    years = tuple((year, (date(year, 1, 1) - begin).days / length) for year in (first, *round_years, last))
    told = t(
        "Events by deposit, {first}–{last}, a mark each: triangles are violent incidents, circles peaceful protests, small squares all other events. The timeline lists them.",
        first=str(first),
        last=str(last),
    )
    return Strip(lanes, years, told)


def _lane(
    mine: str, name: str, own: Sequence[tuple[EventRecord, float]], data: Dataset, t: Translator
) -> Lane:
    """Protests and violence of a year on top of each other, all else small at the foot."""
    marks = tuple(_marks(own, data, t))
    return Lane(mine, name, marks, max((mark.level + 1 for mark in marks), default=1))


def _marks(own: Sequence[tuple[EventRecord, float]], data: Dataset, t: Translator) -> Iterator[Mark]:
    kinds = kind_names(t)
    stacked = Counter[int]()
    for event, at in sorted(own, key=lambda item: QUIET_FIRST.index(look_of(item[0]))):
        look = look_of(event)
        level = 0
        if look != "other":
            stacked[event.first.year] += 1
            level = stacked[event.first.year]
        words = f"{t.date(event.date_edtf)}: {t.text(event, 'title')} ({kinds[event.kind]})"
        yield Mark(event.event_id, at, level, look, bool(side_of(event.sources, data)), words)


@once
def numbers(data: Dataset, t: Translator) -> tuple[Number, ...]:
    """The documented counts that tell of the conflict, as ranges; a kind of which nothing is documented is left out."""
    words = indicator_names(t)
    found = {kind: counting.count(data, kind) for kind in COUNTED}
    return tuple(Number(kind, band(t, own), words[kind]) for kind, own in found.items() if own.upper)


def counted_years(data: Dataset, t: Translator) -> str:
    """Of which years the numbers are."""
    return t("Documented, {first}–{last}:", **years_of_case(data))
