"""What the shapes of a map mean, of the shapes that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.choosing.selection import View
from dashboard.figures.figure import MapLayer, MapSpec
from dashboard.figures.line_of_time import KEY, OUTLINES
from dashboard.figures.map.distances import are_joined
from dashboard.figures.map.places import GLYPHS, Place
from dashboard.figures.words.names import mine_status_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

# Kinds of places -> the dot that stands for them.
_DOTS = {"village": "village", "aiyl_aimak": "district", "town": "town", "city": "town"}
_TOLD = ("count", "violent")


def signs(data: Dataset, seen: Sequence[Place], base: Sequence[MapLayer], view: View) -> Iterator[str]:
    """The shapes of a view, whatever is filtered and chosen: statuses of deposits, then all others by their role.

    Args:
        data: the package.
        seen: places within the view that have a point.
        base: its ground.
        view: country or home.
    """
    statuses = {place.status for place in seen if place.mine}
    yield from (status for status in GLYPHS if status in statuses)
    dots = {_DOTS[place.kind] for place in seen if place.kind in _DOTS}
    yield from (dot for dot in dict.fromkeys(_DOTS.values()) if dot in dots)
    if any(place.has_history for place in seen):
        yield "count"
    if any(place.has_violence for place in seen):
        yield "violent"
    if view == "kyrgyzstan":
        return
    if are_joined(data):
        yield "distance"
    if any(layer.id == "streams" and layer.features for layer in base):
        yield "stream"
    if data.records.drainage:
        yield "way"


def has_sided_alert(drawn: MapSpec) -> bool:
    """Whether a label counts violent incidents that all rest on one side's account."""
    alerts = (one["properties"].get("alert", "") for layer in drawn.layers for one in layer.features)
    return any(alert.startswith(OUTLINES[KEY["violent"]]) for alert in alerts)


def legend(drawn: MapSpec, t: Translator) -> list[tuple[str, str, str]]:
    """What the shapes of a map mean: (role of the shape, mark inside it, words); first what it tells of events."""
    statuses = mine_status_names(t)
    words = {
        "village": ("", t("village")),
        "district": ("", t("rural district, at its main village")),
        "town": ("", t("town")),
        "count": ("7", t("documented events there")),
        "violent": (
            "▲2",
            t("violent incidents among them; △ one side's account")
            if has_sided_alert(drawn)
            else t("violent incidents among them"),
        ),
        "distance": ("", t("deposit and the village named beside it")),
        "stream": ("", t("stream, computed from a height model")),
        "way": ("", t("where the water runs below the chosen place")),
    }
    deposits = [sign for sign in drawn.signs if sign in GLYPHS]
    told = [(sign, *words[sign]) for sign in drawn.signs if sign in _TOLD]
    others = [(sign, *words[sign]) for sign in drawn.signs if sign in words and sign not in _TOLD]
    if drawn.view == "kyrgyzstan":
        far = "  ".join([t("deposit"), *(f"{GLYPHS[key]}\u00a0{statuses[key]}" for key in deposits)])
        others = [("town-far" if sign == "town" else sign, mark, what) for sign, mark, what in others]
        return [*told, *([("deposit-far", "", far)] if deposits else []), *others]
    return [
        *told,
        *(
            (
                status,
                "",
                f"{GLYPHS[status]} {t('deposit, somewhere within the circle: {status}', status=statuses[status])}",
            )
            for status in deposits
        ),
        *others,
    ]
