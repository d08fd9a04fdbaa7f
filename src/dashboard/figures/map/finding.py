"""What the map finds: where documented events were, by place, and which deposits have theirs elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from dashboard.choosing import event_records
from dashboard.choosing.period import is_whole
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.marks import Behind
from dashboard.figures.line_of_time import those
from dashboard.figures.map.geo import inside, point_of
from dashboard.figures.map.places import LOCAL, here
from dashboard.figures.map.views import bounds
from dashboard.figures.words.case_text import filled, own_text
from dashboard.figures.words.headline import as_written, leading, pieces
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

_KINDS = (*LOCAL, "town", "city")  # of places that a sentence can name as where something was
_MOST = 3  # places in a sentence


def where_events_were(data: Dataset, selection: Selection, t: Translator) -> str:
    """Where most events of the view were, each place or number as a way to them; "" where that is not told.

    Of the whole view as the case says it, else by number. The map of the country tells of the country.
    """
    if selection.view != "home":
        return ""
    own = own_text(data, t, "map-title")
    if own and not selection.mines and is_whole(data, selection):
        return as_written(filled(own, data, t))
    known, found = event_records.index(data), event_records.positions(data, selection.with_(kinds=()))
    n, most = known.n_actions(found), _most(data, selection)
    if max(most.values(), default=0) < 2:
        return ""
    mines = [mine for mine in data.records.mines if mine.mine_id in selection.mines]
    site = mines[0].place_id if len(mines) == 1 else ""
    placed = t.listed(
        t("{n} at the site itself", n=leading(t.number(events), place))
        if place == site
        else t("{n} at {place}", n=leading(t.number(events), place), place=_called(place, data, t))
        for place, events in most.items()
    )
    counted = leading(t.number(n), "all")
    if not mines:
        return t.plural(
            "Of {n} event, documents place {places}",
            "Of {n} events, documents place {places}",
            n,
            n=counted,
            places=placed,
        )
    return t.plural(
        "Of {n} event about {deposits}, documents place {places}",
        "Of {n} events about {deposits}, documents place {places}",
        n,
        n=counted,
        places=placed,
        deposits=t.listed(t.name(mine) for mine in sorted(mines, key=attrgetter("position"))),
    )


def _most(data: Dataset, selection: Selection) -> dict[str, int]:
    """The few places of the view with most events, and how many; none with less than half of the most."""
    known, found = event_records.index(data), event_records.positions(data, selection.with_(kinds=()))
    counted = {known.places[code]: n for code, n in known.by_place.n_actions(found).items()}
    box = bounds(data, selection.view)
    ranked = sorted(
        (
            (row.place_id, counted[row.place_id])
            for row in data.records.places
            if row.kind in _KINDS
            and row.place_id in counted
            and (point := point_of(row))  # what is not on the map cannot be looked for there
            and inside(point, box)
        ),
        key=lambda item: -item[1],  # of equals those first that the data have first
    )
    # Of places with as many events none is left out while another is named.
    bound = max(ranked[_MOST][1] + 1 if len(ranked) > _MOST else 0, (ranked[0][1] + 1) // 2) if ranked else 0
    return {place: n for place, n in ranked if n >= bound}


def _called(place: str, data: Dataset, t: Translator) -> str:
    """A place as our texts call it: a deposit by the deposit's name."""
    mine = next((mine for mine in data.records.mines if mine.place_id == place), None)
    return t.name(mine or data.rows("places")[place])


def behind_places(data: Dataset, selection: Selection, t: Translator) -> Mapping[str, Behind]:
    """What the numbers and places of the finding lead to: the events at each place, and all of the view."""
    named = [piece.number for piece in pieces(where_events_were(data, selection, t)) if piece.number]
    events = here(data, selection)
    return {
        name: those(
            t("Documented events") if name == "all" else _called(name, data, t),
            [event.event_id for event in events if name in ("all", event.place_id)],
            data,
            t,
        )
        for name in named
        if name == "all" or name in data.rows("places")
    }


def counted_elsewhere(data: Dataset, selection: Selection, t: Translator, *, is_brief: bool = False) -> str:
    """Which deposits of the view have events, and none of them at their own point, in a sentence; "" where none has.

    ``is_brief`` leaves out where they are counted, for a foot that has no room.
    """
    known, found = event_records.index(data), event_records.positions(data, selection.with_(kinds=()))
    places = data.rows("places")
    at = {known.places[code] for code in known.place[found].tolist()}
    names = [
        t.name(mine)
        for mine in sorted(data.records.mines, key=attrgetter("position"))
        if mine.place_id not in at
        and point_of(places[mine.place_id])
        and (not selection.mines or mine.mine_id in selection.mines)
        and known.concerns((mine.mine_id,))[found].any()
    ]
    if not names:
        return ""
    if is_brief:
        return t("Documents place no event at the site itself ({deposits}).", deposits=t.listed(names))
    return t(
        "Documents place no event about {deposits} at the deposit itself; those that name another place are counted there.",
        deposits=t.listed(names),
    )
