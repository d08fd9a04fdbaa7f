"""Whose water comes down to a place, or which places lie below a deposit.

It is computed from a height model, and says what that cannot tell.
"""

from __future__ import annotations

from dashboard.figures import map as maps
from dashboard.figures.village.value import Line, Part
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row


def water(place: Row, data: Dataset, t: Translator) -> Part | None:
    """The deposits above a place by the way of the water; of a deposit the places below it."""
    own = place["place_id"]
    lower, upper = maps.below(data, own), maps.above(data, own)
    rows = lower or upper
    if not rows:
        return None
    return Part(
        "water",
        t("What lies downstream of the deposit") if lower else t("Deposits upstream"),
        (
            Line(
                maps.water_words(data, own, t),
                tuple(row.source_id for row in rows),
                facts=maps.water_facts(data, own, t),
            ),
        ),
        folds=True,
        more=t("See it on the map"),
        leads_to="map",
        choices=(("place", own),),
    )
