"""Which places lie below which deposit, wherever in its circle that truly lies: in words and as lines.

The rows are computed by ``scripts/build_streams.py`` from a height model; they say where water runs, nothing on what it
carries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from dashboard.basemap import layer
from dashboard.figures.map.geo import Feature, distance_km, point_of
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.places import Drainage

Share = Literal["all", "most", "part"]  # of the spots of a circle, whose water runs past a place
_CELL_KM = 0.5  # the size of a cell of the height model


def below(data: Dataset, deposit: str) -> tuple[Drainage, ...]:
    """Rows of ``drainage`` for the places below a deposit, those first that the water of most cells runs past.

    ``deposit`` is an id of ``places``, as in the row; for any other there is none.
    """
    rows = (row for row in data.records.drainage if row.deposit_place_id == deposit)
    return tuple(sorted(rows, key=lambda row: -row.cells_past / row.cells))


def above(data: Dataset, place: str) -> tuple[Drainage, ...]:
    """Rows of ``drainage`` for the deposits above a place, those first whose water runs past it from most cells.

    ``place`` is an id of ``places``; for one below no deposit there is none.
    """
    rows = (row for row in data.records.drainage if row.below_place_id == place)
    return tuple(sorted(rows, key=lambda row: -row.cells_past / row.cells))


def water_words(data: Dataset, place: str, t: Translator) -> str:
    """Where water runs below a deposit, or from which deposits past a place, in sober sentences without numbers.

    "" where nothing is known of it.
    """
    rows = below(data, place)
    told = [
        _words(share, [_name(row.below_place_id, data, t) for row in own], t)
        for share, own in _by_share(rows)
    ] or [
        _words_above(share, [_name(row.deposit_place_id, data, t) for row in own], t)
        for share, own in _by_share(above(data, place))
    ]
    if told:
        told.append(t("Nobody measured it on the ground, and it says nothing on what the water carries."))
    return " ".join(told)


def water_facts(data: Dataset, place: str, t: Translator) -> tuple[str, ...]:
    """What is behind :func:`water_words`: the numbers, how they were computed, and what that cannot tell."""
    rows = below(data, place) or above(data, place)
    if not rows:
        return ()
    return _below_numbers(data, place, t) or _above_numbers(data, place, t), _method(rows, t)


def _by_share(rows: Sequence[Drainage]) -> Iterator[tuple[Share, list[Drainage]]]:
    """Rows by how much of a circle they are of, the most first."""
    by_share: dict[Share, list[Drainage]] = {}
    for row in rows:
        is_most = row.cells_past * 2 > row.cells
        share: Share = "all" if row.cells_past == row.cells else "most" if is_most else "part"
        by_share.setdefault(share, []).append(row)
    yield from by_share.items()


def _words(share: Share, places: Sequence[str], t: Translator) -> str:
    """Past which places water runs from as much of a deposit's circle."""
    # Other languages name one place and several differently.
    n, past = len(places), _listed(places, t)
    if share == "all":
        return t.plural(
            "By our calculation, water from anywhere in the area where the deposit may lie runs past {places}.",
            "By our calculation, water from anywhere in the area where the deposit may lie runs past {places}.",
            n,
            places=past,
        )
    if share == "most":
        return t.plural(
            "By our calculation, water from most of the area where the deposit may lie runs past {places}.",
            "By our calculation, water from most of the area where the deposit may lie runs past {places}.",
            n,
            places=past,
        )
    return t.plural(
        "By our calculation, water from part of the area where the deposit may lie runs past {places}.",
        "By our calculation, water from part of the area where the deposit may lie runs past {places}.",
        n,
        places=past,
    )


def _words_above(share: Share, deposits: Sequence[str], t: Translator) -> str:
    """From which deposits' circles, and from how much of these, water runs past a place."""
    n, names = len(deposits), _listed(deposits, t)
    if share == "all":
        return t.plural(
            "By our calculation, water from anywhere in the area where {deposits} may lie runs past here.",
            "By our calculation, water from anywhere in the areas where {deposits} may lie runs past here.",
            n,
            deposits=names,
        )
    if share == "most":
        return t.plural(
            "By our calculation, water from most of the area where {deposits} may lie runs past here.",
            "By our calculation, water from most of the areas where {deposits} may lie runs past here.",
            n,
            deposits=names,
        )
    return t.plural(
        "By our calculation, water from part of the area where {deposits} may lie runs past here.",
        "By our calculation, water from part of the areas where {deposits} may lie runs past here.",
        n,
        deposits=names,
    )


def _below_numbers(data: Dataset, deposit: str, t: Translator) -> str:
    """What lies below a deposit by number, in one or two sentences; "" where nothing is known to."""
    rows = below(data, deposit)
    whole = [row for row in rows if row.cells_past == row.cells]
    told = []
    if whole:
        told.append(
            t.plural(
                "Wherever in its circle the deposit lies, water from there runs past {places} (within {km}\u00a0km).",
                "Wherever in its circle the deposit lies, water from there runs past {places} (within {km}\u00a0km).",
                len(whole),
                places=_listed([_name(row.below_place_id, data, t) for row in whole], t),
                km=t.number(whole[0].within_m / 1000),
            )
        )
    told += [
        t(
            "From {n} of {all} spots in the circle it runs past {place}.",
            n=t.number(row.cells_past),
            all=t.number(row.cells),
            place=_name(row.below_place_id, data, t),
        )
        for row in rows
        if row.cells_past < row.cells
    ]
    return " ".join(told)


def downstream_words(data: Dataset, t: Translator) -> str:
    """Which places lie below each deposit, wherever in its circle it lies, in a few sentences for paper.

    "" where nothing is known to.
    """
    told = []
    for mine in sorted(data.records.mines, key=attrgetter("position")):
        whole = [row for row in below(data, mine.place_id) if row.cells_past == row.cells]
        if whole:
            told.append(
                t.plural(
                    "Downstream of {deposit} lies {places}.",
                    "Downstream of {deposit} lie {places}.",
                    len(whole),
                    deposit=t.name(mine),
                    places=_listed([_name(row.below_place_id, data, t) for row in whole], t),
                )
            )
    if told:
        told.append(
            t(
                "Computed from a height model, wherever in their circles the deposits lie; what the water carries is not known."
            )
        )
    return " ".join(told)


def _above_numbers(data: Dataset, place: str, t: Translator) -> str:
    """Which deposits lie above a place, a sentence each; "" where none is known to."""
    told = []
    for row in above(data, place):
        deposit, km = _name(row.deposit_place_id, data, t), t.number(row.within_m / 1000)
        if row.cells_past == row.cells:
            told.append(
                t(
                    "Water from {deposit}, wherever in its circle it lies, runs past here (within {km}\u00a0km).",
                    deposit=deposit,
                    km=km,
                )
            )
        else:
            told.append(
                t(
                    "Water from {n} of {all} spots in the circle of {deposit} runs past here (within {km}\u00a0km).",
                    deposit=deposit,
                    n=t.number(row.cells_past),
                    all=t.number(row.cells),
                    km=km,
                )
            )
    return " ".join(told)


def _method(rows: Sequence[Drainage], t: Translator) -> str:
    """How it was computed, and what that cannot tell: to stand beside what is told; "" without a row."""
    return t.text(rows[0], "method") if rows else ""


def ways(data: Dataset, place: str, t: Translator) -> Iterator[Feature]:
    """The ways of the water below a deposit, or from the deposits down to a place, as lines to be drawn.

    In and right beside the circle, where many begin side by side, they are a shape of their own.
    """
    words = "\n".join((water_words(data, place, t), *water_facts(data, place, t)))
    wanted = [place] if below(data, place) else []
    wanted += [f"{row.deposit_place_id} {place}" for row in above(data, place)]
    for feature in layer(data, "drainage"):
        name = str(feature["properties"].get("id"))
        if name not in wanted:
            continue
        shape, deposit = feature["geometry"], data.rows("places")[name.partition(" ")[0]]
        lines = [shape["coordinates"]] if shape["type"] == "LineString" else shape["coordinates"]
        if _begin_at(lines, deposit):
            near, far = _parted(lines, deposit)
            for style, parts in (("way-near", near), ("way", far)):
                if parts:
                    yield {
                        "type": "Feature",
                        "geometry": {"type": "MultiLineString", "coordinates": parts},
                        "properties": {"id": "", "style": style, "tip": words},
                    }


_Line = Sequence[Sequence[float]]  # of longitude and latitude, degrees
_BESIDE = 2 * _CELL_KM  # around a circle


def _begin_at(lines: Sequence[_Line], deposit: Row) -> bool:
    """Whether a way comes out of a deposit's circle.

    A folder without ways of its own has the shipped ones, which are those of other deposits.
    """
    point = point_of(deposit)
    if point is None:
        return False
    reach = (deposit["precision_m"] or 0) / 1000 + _CELL_KM
    return any(distance_km(point, (lat, lon)) <= reach for line in lines for lon, lat, *_ in line)


def _parted(lines: Sequence[_Line], deposit: Row) -> tuple[list[_Line], list[_Line]]:
    """What of lines lies in or right beside a deposit's circle, and the rest; each piece by its middle, each once."""
    point, reach = point_of(deposit), (deposit["precision_m"] or 0) / 1000 + _BESIDE
    parted: tuple[list[_Line], list[_Line]] = [], []
    for line in lines:
        last = None
        for (lon, lat, *_), (lon2, lat2, *_) in pairwise(line):
            middle = (lat + lat2) / 2, (lon + lon2) / 2
            side = int(point is not None and distance_km(point, middle) > reach)
            if side == last:
                parted[side][-1] = [*parted[side][-1], [lon2, lat2]]
            else:
                parted[side].append([[lon, lat], [lon2, lat2]])
            last = side
    return parted


def concerned(data: Dataset, place: str) -> set[str]:
    """Ids of ``places`` below a deposit, or of the deposits above a place, as table ``drainage`` has them."""
    return {row.below_place_id for row in below(data, place)} | {
        row.deposit_place_id for row in above(data, place)
    }


def height_words(data: Dataset, place: str, t: Translator) -> str:
    """How high a place lies, metres in words; for a deposit the ground in its circle.

    From table ``heights``, computed from a height model; "" where that has no row.
    """
    row = data.rows("heights").get(place)
    if row is None:
        return ""
    if row["lowest_m"] is not None and row["highest_m"] is not None:
        return t(
            "{low} to {high} m within the circle",
            low=t.number(row["lowest_m"]),
            high=t.number(row["highest_m"]),
        )
    return t("about {n}\u00a0m", n=t.number(row["height_m"]))


def _name(place: str, data: Dataset, t: Translator) -> str:
    mines = {row.place_id: row for row in data.records.mines}
    return t.name(mines[place]) if place in mines else t.name(data.rows("places")[place])


def _listed(names: Sequence[str], t: Translator) -> str:
    """Names as a sentence has them: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return t("{items} and {last}", items=", ".join(names[:-1]), last=names[-1])
