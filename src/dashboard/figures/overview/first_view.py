"""The first view of the Overview: where the deposits lie, and three numbers, each on its way to its records."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.cache import once
from dashboard.choosing import counting, event_records
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.map.geo import inside, point_of
from dashboard.figures.words.names import indicator_names
from dashboard.figures.words.ranges import band
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

SHAPE = 3.0  # width by height of the valley as it is drawn here; a narrower window shows its middle
COUNTED = ("peaceful", "violent", "court")  # of the indicators, those that tell of the conflict


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
def signs(data: Dataset, t: Translator) -> str:
    """What a hollow triangle of the valley says; "" where it has none."""
    figure = valley(data, t)
    spec = figure.drawing if figure else None
    is_there = isinstance(spec, MapSpec) and maps.has_sided_alert(spec)
    return t("△ is one side's account.") if is_there else ""


@once
def numbers(data: Dataset, t: Translator) -> tuple[Number, ...]:
    """The documented counts of the conflict, of all years, as ranges; a kind without any event is left out."""
    words = indicator_names(t)
    found = {kind: counting.count(data, kind, years=all_years(data)) for kind in COUNTED}
    return tuple(Number(kind, band(t, own), words[kind]) for kind, own in found.items() if own.upper)


@once
def not_drawn(data: Dataset, t: Translator) -> str:
    """How many violent incidents the valley has no point for; "" where it shows all, or is not drawn."""
    figure = valley(data, t)
    if figure is None:
        return ""
    spec, places = figure.drawing, data.rows("places")
    assert isinstance(spec, MapSpec)

    def is_drawn(place: str) -> bool:
        point = point_of(places[place]) if place else None
        return point is not None and inside(point, spec.bounds)

    violent = event_records.events(data, Selection(kinds=("violent",)))
    shown = {row.action_id for row in violent if is_drawn(row.place_id)}
    n = len({row.action_id for row in violent} - shown)
    if not n:
        return ""
    return t.plural(
        "{n} violent incident has no point on this map.",
        "{n} violent incidents have no point on this map.",
        n,
    )


def counted_years(data: Dataset, t: Translator) -> str:
    """Of which years the numbers are: of all, as the strip of years beside them has them."""
    first, last = all_years(data)
    return t("Documented, {first}–{last}", first=str(first), last=str(last))
