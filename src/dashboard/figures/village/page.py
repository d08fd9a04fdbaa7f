"""The page of a place: its head from the profile, then the questions of a resident in their order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dashboard.cache import once
from dashboard.choosing.event_records import EventRecord, actions
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.figures.figure import ordered_sources
from dashboard.figures.line_of_time import behind_told, line_of_time, span, tally, told
from dashboard.figures.profile import Profile, profile
from dashboard.figures.profile.place import beside_deposits, residents
from dashboard.figures.village.asked import asked, last_demand
from dashboard.figures.village.belonging import VILLAGES, deposits_of, parts_of, wholes_of
from dashboard.figures.village.contacts import contacts
from dashboard.figures.village.happened import (
    Latest,
    district_of,
    events_about,
    events_at,
    happened,
    latest_about,
    latest_words,
)
from dashboard.figures.village.jobs import jobs
from dashboard.figures.village.money import money
from dashboard.figures.village.near import near
from dashboard.figures.village.seats import seats
from dashboard.figures.village.value import Village
from dashboard.figures.village.water import water
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.places import Mine

DEPOSIT = "mine"  # the kind of place that is a deposit
LIVED_IN = (*VILLAGES, "town", "city")  # kinds of place at which all that happened is placed there itself
# Parts of the profile that stand behind the resident's own; what happened is told above them.
REST = ("point",)
REST_OF_DEPOSIT = ("study", "documented", "holders", "facts", "distances", "point", "not-found")


@once
def page(data: Dataset, place_id: str, t: Translator) -> Village | None:
    """Everything that a place's page says; it follows no filter, because a resident asks for all of it.

    Returns:
        None where the data has no such place.
    """
    head = profile(data, Selection(place=place_id), t)
    if head is None:
        return None
    place, mines = data.rows("places")[place_id], deposits_of(place_id, data)
    events = events_at(place_id, data)
    later = latest_about(mines, events, data) if place.kind in LIVED_IN else ()
    sources: list[Sequence[str]] = [[place.source_id], *(latest.event.sources for latest in later)]
    found = (
        happened(place, events, mines, data, t),
        asked(_disputed(place, events, mines, data), data, t),
        water(place, data, t),
        near(place, data, t),
        money(place, mines, data, t),
        seats(place, mines, data, t),
        jobs(mines, data, t),
        contacts(place, mines, data, t),
    )
    parts = tuple(part for part in found if part)
    kept = REST_OF_DEPOSIT if place.kind == DEPOSIT else REST
    years, marks = line_of_time(events, data)
    return Village(
        place_id=place_id,
        title=head.title,
        kind=head.kind,
        names=head.names,
        lead=_lead(place, head, events, data, t),
        lines=_lines(place, head, events, later, data, t),
        parts=parts,
        years=years,
        marks=marks,
        # The lead of another place says the years.
        told=told(events, t) if place.kind == DEPOSIT else tally(events, t),
        numbers=partial(behind_told, tuple(event.event_id for event in events), data, t),
        rest=tuple(section for section in head.sections if section.id in kept),
        source_ids=ordered_sources([*sources, *(line.source_ids for part in parts for line in part.lines)]),
    )


def _disputed(
    place: Row, events: Sequence[EventRecord], mines: Sequence[Mine], data: Dataset
) -> Sequence[EventRecord]:
    """Events with demands that concern a place: those there.

    Of a deposit all that are about it, since few happen at its gate.
    """
    if place["kind"] != DEPOSIT:
        return events
    return [event for mine in mines for event in events_about(mine.mine_id, data)]


def _lead(place: Row, head: Profile, events: Sequence[EventRecord], data: Dataset, t: Translator) -> str:
    """The state of a deposit; of another place how much is known, from when to when, and what silence does not mean."""
    if place["kind"] == DEPOSIT:
        return head.lead
    if not events:
        return t("No event is documented here. That does not mean that nothing happened.")
    known = _known(events, district_of(place["place_id"], events, data, t), t)
    if place["kind"] in LIVED_IN:
        if span(events)[1] >= all_years(data)[1]:
            return known
        return f"{known} {t('No later one was found, which does not mean that nothing happened.')}"
    if not parts_of(place["place_id"], data):
        return known
    # Of an area nothing is said on what came later: that may be at a deposit, or at a place of which the data
    # do not say that it is a part.
    counted = t(
        "That counts what documents place in the area as a whole or in a village listed within it, not what happened at a deposit or elsewhere in it."
    )
    return f"{known} {counted}"


def _known(events: Sequence[EventRecord], district: str, t: Translator) -> str:
    """How many events are documented, and from when to when; of one that was at some time between, just that.

    ``district``: the rural district in which some are placed, and in no village of it; "" where there is none.
    """
    n, (first, last) = len(actions(events)), span(events)
    if district:
        return _known_around(n, first, last, district, t)
    if first == last:
        return t.plural(
            "{n} documented event here, in {year}.",
            "{n} documented events here, in {year}.",
            n,
            year=str(first),
        )
    if n == 1:
        return t("1 documented event here, between {first} and {last}.", first=str(first), last=str(last))
    return t.plural(
        "{n} documented event here, the first in {first}, the last in {last}.",
        "{n} documented events here, the first in {first}, the last in {last}.",
        n,
        first=str(first),
        last=str(last),
    )


def _known_around(n: int, first: int, last: int, district: str, t: Translator) -> str:
    """The same of a village and the rural district around it, which is not the village."""
    if first == last:
        return t.plural(
            "{n} documented event here or in the rural district {district}, in {year}.",
            "{n} documented events here or in the rural district {district}, in {year}.",
            n,
            district=district,
            year=str(first),
        )
    if n == 1:
        return t(
            "1 documented event here or in the rural district {district}, between {first} and {last}.",
            district=district,
            first=str(first),
            last=str(last),
        )
    return t.plural(
        "{n} documented event here or in the rural district {district}, the first in {first}, the last in {last}.",
        "{n} documented events here or in the rural district {district}, the first in {first}, the last in {last}.",
        n,
        district=district,
        first=str(first),
        last=str(last),
    )


def _lines(
    place: Row,
    head: Profile,
    events: Sequence[EventRecord],
    later: Sequence[Latest],
    data: Dataset,
    t: Translator,
) -> tuple[str, ...]:
    """What was last demanded here, what happened last about the deposit beside it, then what the place is."""
    if place["kind"] == DEPOSIT:
        return head.lines
    lines = (
        *last_demand(events, data, t),
        *(latest_words(latest, data, t) for latest in later),
        *_belongs(place, data, t),
        *beside_deposits(place, data, t),
        residents(place, t),
    )
    return tuple(filter(None, lines))


def _belongs(place: Row, data: Dataset, t: Translator) -> tuple[str, ...]:
    """What the place is a part of, the smallest first."""
    places = data.rows("places")
    around = [t.name(places[item]) for item in wholes_of(place["place_id"], data)]
    return (t("It is part of {places}.", places=", ".join(around)),) if around else ()
