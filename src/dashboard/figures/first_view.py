"""The first view of the Overview: where the deposits lie, and three numbers, each on its way to its records."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import counting
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures import map as maps
from dashboard.figures.case_text import years_of_case
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.map.geo import inside, point_of
from dashboard.figures.names import indicator_names
from dashboard.figures.ranges import band
from dashboard.i18n import Translator
from dashboard.selection import Selection

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
def numbers(data: Dataset, t: Translator) -> tuple[Number, ...]:
    """The documented counts that tell of the conflict, as ranges; a kind of which nothing is documented is left out."""
    words = indicator_names(t)
    found = {kind: counting.count(data, kind) for kind in COUNTED}
    return tuple(Number(kind, band(t, own), words[kind]) for kind, own in found.items() if own.upper)


def counted_years(data: Dataset, t: Translator) -> str:
    """Of which years the numbers are."""
    return t("Documented, {first}–{last}:", **years_of_case(data))
