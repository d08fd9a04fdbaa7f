"""Map: deposits as wide as they are uncertain, villages, and where documented actions happened.

Pure: a :class:`dashboard.figures.figure.MapSpec` of plain GeoJSON and texts. How it looks is in
``outputs/maps/leaflet.py``.
"""

from dashboard.figures.map.close import close_up
from dashboard.figures.map.distances import behind_how_far, claims, computed, how_far, study_sources
from dashboard.figures.map.drainage import (
    above,
    below,
    downstream_words,
    height_words,
    water_facts,
    water_words,
    ways,
)
from dashboard.figures.map.figure import overview
from dashboard.figures.map.finding import counted_elsewhere
from dashboard.figures.map.framed import BESIDE, framed
from dashboard.figures.map.geo import distance_km, edge
from dashboard.figures.map.legend import has_sided_alert, legend
from dashboard.figures.map.places import (
    GLYPHS,
    Place,
    actions_words,
    alert,
    here,
    km,
    place_groups,
    places,
    precision,
    told_by_one_side,
)
from dashboard.figures.map.shaped import shaped
from dashboard.figures.map.views import BOX, bounds, close_box

__all__ = [
    "BESIDE",
    "BOX",
    "GLYPHS",
    "Place",
    "above",
    "actions_words",
    "alert",
    "behind_how_far",
    "below",
    "bounds",
    "claims",
    "close_box",
    "close_up",
    "computed",
    "counted_elsewhere",
    "distance_km",
    "downstream_words",
    "edge",
    "framed",
    "has_sided_alert",
    "height_words",
    "here",
    "how_far",
    "km",
    "legend",
    "overview",
    "place_groups",
    "places",
    "precision",
    "shaped",
    "study_sources",
    "told_by_one_side",
    "water_facts",
    "water_words",
    "ways",
]
