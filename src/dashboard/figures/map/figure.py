"""The map as a figure: its drawing, what its title finds, what is told beside it, the records behind both."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial

import numpy as np

from dashboard.cache import once
from dashboard.choosing import event_records
from dashboard.choosing.period import is_whole, years_of
from dashboard.choosing.selection import Selection
from dashboard.figures.figure import Figure
from dashboard.figures.map.distances import Claim, are_joined, pairs
from dashboard.figures.map.drainage import above, below, water_facts, water_words
from dashboard.figures.map.finding import behind_places, counted_elsewhere, where_events_were
from dashboard.figures.map.geo import inside
from dashboard.figures.map.layers import spec
from dashboard.figures.map.places import Place, km, off_by, places
from dashboard.figures.map.rows import action_rows, distance_rows, place_rows
from dashboard.figures.map.views import bounds, in_home, visible_places
from dashboard.figures.words.case_text import filled, own_text
from dashboard.figures.words.names import deposits_counted
from dashboard.figures.words.phrases import nowhere
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset


def overview(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """The map of the view with its places as a table."""
    return _overview(data, selection.only("mines", "year_from", "year_to", "place", "view"), t)


@once
def _overview(data: Dataset, selection: Selection, t: Translator) -> Figure:
    found = places(data, selection, t)
    box = bounds(data, selection.view)
    drawn = [place for place in visible_places(found, selection) if place.point and inside(place.point, box)]
    mines = [place for place in drawn if place.mine]
    first, last = years_of(data, selection)
    period = (
        t("all years") if is_whole(data, selection) else t("{first}–{last}", first=str(first), last=str(last))
    )
    return Figure(
        id="map",
        title=where_events_were(data, selection, t)
        or _of_country(data, selection, t)
        or _title(mines, drawn, data, t),
        subtitle=t("Deposits, villages and documented events, {period}", period=period),
        sentence=_sentence(data, selection, mines, {place.id for place in drawn}, period, t),
        chart=spec(data, selection, t, found),
        numbers=partial(behind_places, data, selection, t),
        rows=place_rows(data, found, selection, t),
        further_rows=(
            distance_rows(data, selection, t),
            action_rows(data, selection, tuple(place.id for place in drawn), t),
        ),
        conflicts=_conflicts(data, selection, t),
        notes=(
            *_notes(found, mines, data, selection, t),
            *_water_notes(data, selection, t),
        ),
    )


def _sentence(
    data: Dataset,
    selection: Selection,
    mines: Sequence[Place],
    drawn: Collection[str],
    period: str,
    t: Translator,
) -> str:
    """How sure the points are, and how many actions stand at places that are drawn, and how many do not."""
    known = event_records.index(data)
    events = event_records.positions(data, selection.with_(kinds=()))
    is_drawn = np.array([place in drawn for place in known.places], bool)[known.place[events]]
    placed, lost = events[is_drawn], events[~is_drawn]
    circles = ", ".join(f"{place.name} {off_by(place, t)}" for place in mines)
    told = (
        t("The wider the circle, the less certain the location ({circles}).", circles=circles)
        if circles
        else "",
        t(
            "The numbers count documented events ({period}), {counted} {places}.",
            period=period,
            counted=t.plural("{n} event", "{n} events", known.n_actions(placed)),
            places=t.plural(
                "at {n} place on this map", "at {n} places on this map", len(known.by_place.n_actions(placed))
            ),
        )
        if drawn
        else "",
        nowhere(t, n) if (n := known.n_actions(lost)) else "",
        counted_elsewhere(data, selection, t),
    )
    # A drawing is never without words: they stand for it where it is not seen.
    return " ".join(filter(None, told)) or t("The map shows the ground alone.")


def _conflicts(data: Dataset, selection: Selection, t: Translator) -> tuple[str, ...]:
    """Pairs of deposit and village for which documents give different distances (the country view draws none)."""
    if selection.view != "home":
        return ()
    return tuple(
        t(
            "{village} to {mine}, as published: {claims} km",
            village=t.name(village),
            mine=t.name(mine),
            claims="; ".join(_claim_words(claim, t) for claim in claimed),
        )
        for mine, village, claimed in pairs(data)
        if len({claim.km for claim in claimed}) > 1
    )


def _claim_words(claim: Claim, t: Translator) -> str:
    """A published distance in km, with what has to be known to weigh it."""
    length = km(claim.km, t)
    if claim.distance.is_suspect:
        return t("{length} (probably a misprint)", length=length)
    return length + (t(" ({study_short})") if claim.is_study else "")


def _of_country(data: Dataset, selection: Selection, t: Translator) -> str:
    """What the map of the country shows, in the words of the case; "" where it has none or they would not be true."""
    is_told = selection.view == "kyrgyzstan" and in_home(data)
    return filled(own_text(data, t, "locator-title"), data, t) if is_told else ""


def _title(mines: Sequence[Place], drawn: Sequence[Place], data: Dataset, t: Translator) -> str:
    if not drawn:
        return t("No point is known for any place here")
    if not mines:
        return t("Where events took place; for the deposits no point is known")
    if len(mines) < 2:
        return t("Where the deposit lies, and where events took place")
    operating = [place.name for place in mines if place.status == "operating"]
    mined = (
        t.plural("{names} is mined now", "{names} are mined now", len(operating), names=t.listed(operating))
        if operating
        else t("none is mined now")
    )
    counted = deposits_counted(len(mines), data, t)  # Kyrgyz puts words before the number
    return f"{capital(counted)}; {mined}"


def _water_notes(data: Dataset, selection: Selection, t: Translator) -> Iterator[str]:
    """What is told of the water of the place that is chosen, and what that cannot tell."""
    chosen = selection.place
    if (below(data, chosen) or above(data, chosen)) and selection.view == "home":
        yield water_words(data, chosen, t)
        yield from water_facts(data, chosen, t)


def _notes(
    found: Sequence[Place], mines: Sequence[Place], data: Dataset, selection: Selection, t: Translator
) -> Iterator[str]:
    if any(place.precision_m for place in mines):
        yield t("A circle shows where the deposit may lie, not how big it is. Its radius is our estimate.")
    if selection.view == "home" and are_joined(data):
        yield t(
            "Each line joins a deposit to the village named beside it. The distances are as published; we did not measure them."
        )
    names = [place.name for place in found if place.is_namesake]
    if names:
        yield t(
            "Listed but not on the map, because it shares its name with the deposit and is another place: {names}.",
            names=", ".join(names),
        )
