"""What lies near a place: the deposits, and how far away they are said to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from operator import attrgetter

from dashboard.figures import map as maps
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.evidence.wording import distance_ends
from dashboard.figures.figure import record
from dashboard.figures.map.geo import point_of
from dashboard.figures.village.value import Line, Part
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import measure_names, mine_status_names
from dashboard.figures.words.ranges import status_date
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.places import Mine

NEAR_KM = 40  # a deposit is named without any published distance if its point is no further from the place's


def near(place: Row, data: Dataset, t: Translator) -> Part | None:
    """The deposits near a place that is none itself, each with its state and its distances."""
    mines = sorted(data.records.mines, key=attrgetter("position"))
    lines = [
        line for mine in mines if mine.place_id != place["place_id"] for line in _line(place, mine, data, t)
    ]
    if not lines:
        return None
    own = place["place_id"]
    return Part(
        "near",
        t("What lies nearby"),
        tuple(lines),
        # What they differ by says that they do; those of a deposit to its village are not among these.
        lead=(maps.how_far(data, own, t) if place["kind"] != "mine" else "")
        or t("Each distance is given with its source; they do not always agree."),
        more=t("See it on the map"),
        leads_to="map",
        choices=(("place", own),),
        numbers=partial(_behind, own, data, t),
    )


def _behind(place_id: str, data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The published claim that each distance is of, and all claims that the sentence above them tells of."""
    found = (
        claim.distance for mine in data.records.mines for claim in maps.claims(data, place_id, mine.place_id)
    )
    own = {
        row["distance_id"]: mark_of(distance_ends(row, data, t), (record("distances", row["distance_id"]),))
        for row in found
    }
    return {**maps.behind_how_far(data, place_id, t), **own}


def _line(place: Row, mine: Mine, data: Dataset, t: Translator) -> Iterator[Line]:
    """A deposit in one line; none where nobody says how far it is and it is far."""
    there = data.rows("places")[mine.place_id]
    claims = [claim.distance for claim in maps.claims(data, place["place_id"], mine.place_id)]
    here, point = point_of(place), point_of(there)
    straight = maps.distance_km(here, point) if here and point else None
    if not claims and (straight is None or straight > NEAR_KM):
        return
    status = f"{mine_status_names(t)[mine.status]} ({status_date(mine, t)})"
    yield Line(
        f"{t.name(mine)}: {status}",
        (mine.source_id, there["source_id"], *(claim["source_id"] for claim in claims)),
        facts=tuple(
            filter(None, (*(_claim(row, data, t) for row in claims), maps.computed(place, there, t)))
        ),
    )


def _claim(row: Row, data: Dataset, t: Translator) -> str:
    """A published distance: how far, who says so, how it was measured, and what is doubtful about it."""
    who = (
        t("{study}")
        if row["source_id"] in maps.study_sources(data)
        else data.rows("sources")[row["source_id"]].publisher
    )
    measured = measure_names(t)[row["measure"]] if row["measure"] != "not-stated" else ""
    doubt = t("probably a misprint") if row["is_suspect"] else ""
    words = ", ".join(filter(None, (who, measured, doubt)))
    return t("{km} km: {who}", km=leading(maps.km(row["distance_km"], t), row["distance_id"]), who=words)
