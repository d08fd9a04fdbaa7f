"""Places of a view: what kind each is, what is documented there, how good its point is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

import numpy as np
import pandas as pd

from dashboard.cache import derived
from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord, Index, Numbers
from dashboard.choosing.selection import Selection
from dashboard.figures.line_of_time import sign_of_violence
from dashboard.figures.map.drainage import height_words
from dashboard.figures.map.geo import Point, point_of
from dashboard.figures.words.accounts import sided_ids, sided_records
from dashboard.figures.words.headline import leading, said
from dashboard.figures.words.names import mine_status_names, place_kind_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row

Group = Literal["deposits", "villages", "elsewhere", "pointless"]
GROUPS: tuple[Group, ...] = ("deposits", "villages", "elsewhere", "pointless")
LOCAL = ("mine", "village", "aiyl_aimak")  # kinds of place that are listed in every view


@dataclass(frozen=True)
class Place:
    """A place in short, in the visitor's language, with what is documented there in the view."""

    id: str
    kind: str
    group: Group
    name: str
    point: Point | None
    precision_m: int | None
    basis: str
    actions: int
    violent: int
    violent_sided: int  # of these, told by one side alone
    sided: int  # of the actions, told by one side alone
    has_history: bool  # anything is documented there, whatever the filters
    has_violence: bool  # a violent incident is, whatever the filters
    mine: str  # deposit that lies here, else ""
    status: str  # of that deposit, our code
    is_namesake: bool
    study_label: str
    source_id: str
    height: str = ""  # how high it lies, in words
    # Actions that concern the deposit, wherever they took place; none of another place, or where others are chosen.
    about: int = 0


def place_groups(t: Translator) -> dict[Group, str]:
    """Headings of the list."""
    return {
        "deposits": t("Deposits"),
        "villages": t("Villages and rural districts"),
        "elsewhere": t("Towns"),
        "pointless": t("Not on the map"),
    }


def here(data: Dataset, selection: Selection) -> tuple[EventRecord, ...]:
    """Primary event records of the view's deposits and years, of every kind (the kind filter is the Timeline's)."""
    return event_records.events(data, selection.with_(kinds=()))


def told_by_one_side(events: Iterable[EventRecord], data: Dataset) -> list[EventRecord]:
    """The records that rest on one side's account alone, by the accounts of all documents behind them."""
    sided = sided_ids(data)
    return [event for event in events if event.event_id in sided]


def places(data: Dataset, selection: Selection, t: Translator) -> list[Place]:
    """Every place that the view lists, grouped, in the data's order.

    Towns and countries of the study's locator in which nothing is documented stand in the country view only.
    """
    known, events = event_records.index(data), event_records.positions(data, selection.with_(kinds=()))
    is_violent = known.is_kind(("violent",))
    is_sided = sided_records(data)
    total, violent, sided, violent_sided = (
        _actions_at(known, found)
        for found in (
            events,
            events[is_violent[events]],
            events[is_sided[events]],
            events[(is_violent & is_sided)[events]],
        )
    )
    ever, ever_violent = set(known.places), _with_violence(data)
    mines = {row["place_id"]: row for row in data.records.mines}
    out = []
    for row in data.records.places:
        place_id = row["place_id"]
        if not _is_listed(row, selection, ever):
            continue
        point, mine = point_of(row), mines.get(place_id)
        out.append(
            Place(
                id=place_id,
                kind=row["kind"],
                group=_group(row["kind"], has_point=point is not None, has_mine=mine is not None),
                name=t.name(mine) if mine else t.name(row),
                point=point,
                precision_m=None if pd.isna(row["precision_m"]) else int(row["precision_m"]),
                basis=row["point_basis"],
                actions=total.get(place_id, 0),
                violent=violent.get(place_id, 0),
                violent_sided=violent_sided.get(place_id, 0),
                sided=sided.get(place_id, 0),
                has_history=place_id in ever,
                has_violence=place_id in ever_violent,
                mine=mine["mine_id"] if mine else "",
                status=mine["status"] if mine else "",
                is_namesake=row["namesake_mine_id"] != "",
                study_label=row["study_label"],
                source_id=row["source_id"],
                height=height_words(data, place_id, t),
                about=0
                if mine is None or (selection.mines and mine["mine_id"] not in selection.mines)
                else _about(known, events, mine["mine_id"]),
            )
        )
    return _in_order(out, data)


@derived
def _with_violence(data: Dataset) -> frozenset[str]:
    """Ids of the places where a violent incident is documented, whatever the filters."""
    known = event_records.index(data)
    return frozenset(
        known.places[code] for code in np.unique(known.place[known.is_kind(("violent",))]).tolist()
    )


def _actions_at(known: Index, records: Numbers) -> dict[str, int]:
    """How many actions some event records tell of, by place."""
    return {known.places[code]: n for code, n in known.by_place.n_actions(records).items()}


def _about(known: Index, records: Numbers, mine: str) -> int:
    """How many actions some event records tell of that concern a deposit."""
    return known.n_actions(records[known.concerns((mine,))[records]])


def _is_listed(row: Row, selection: Selection, with_history: Collection[str]) -> bool:
    """Whether a row of ``places`` is listed: near the deposits, on the study's locator, with a history, or chosen."""
    is_local = row["kind"] in LOCAL
    is_on_locator = (
        selection.view == "kyrgyzstan" and row["kind"] in ("town", "city") and bool(row["study_label"])
    )
    is_chosen = row["place_id"] == selection.place
    return is_local or is_on_locator or row["place_id"] in with_history or is_chosen


def _group(kind: str, *, has_point: bool, has_mine: bool) -> Group:
    """The heading under which a place is listed."""
    if not has_point:
        return "pointless"
    if has_mine:
        return "deposits"
    return "villages" if kind in LOCAL else "elsewhere"


def _in_order(found: Sequence[Place], data: Dataset) -> list[Place]:
    """Places by group.

    In it first, in the study's order, deposits and the villages that the study names beside them.
    """
    mines = sorted(data.records.mines, key=attrgetter("position"))
    rank_of_mine = {mine.mine_id: rank for rank, mine in enumerate(mines)}
    # A village that stands beside several deposits has its first place.
    rank_of_village = {mine.village_place_id: rank for rank, mine in reversed(list(enumerate(mines)))}

    def rank(place: Place) -> tuple[int, int]:
        own = rank_of_mine[place.mine] if place.mine else rank_of_village.get(place.id, len(mines))
        return GROUPS.index(place.group), own

    return sorted(found, key=rank)


def km(value: float, t: Translator) -> str:
    """Kilometres, with a decimal only where one was given."""
    return t.number(value, None if value != int(value) else 0)


def precision(basis: str, precision_m: int | None, t: Translator) -> str:
    """How good a point is, in words, from a row of ``places``: on what it rests, and how far it may be off, metres.

    None there is said to be unknown, and not to be exact.
    """
    if basis == "none":
        return t("no point known")
    if precision_m is None:
        return t("how far it may be off is not known")
    radius = km(precision_m / 1000, t)
    if basis == "derived":
        return t("worked out, not published; within about {km} km", km=radius)
    if basis == "published-coarse":
        return t("published in whole minutes only; within about {km} km", km=radius)
    return t("published; within about {km} km", km=radius)


def off_by(place: Place, t: Translator) -> str:
    """How far the point of a deposit may be off, in short: "±6 km"; "±?" where nobody says."""
    return f"±{km(place.precision_m / 1000, t)} {t('km')}" if place.precision_m else "±?"


def tip(place: Place, t: Translator) -> str:
    """What a place says when pointed at."""
    lines = [f"{place.name}: {place_kind_names(t)[place.kind]}"]
    if place.status:
        lines[0] += f", {mine_status_names(t)[place.status]}"
    lines += _counted(place, t)
    lines.append(t("Point: {words}", words=precision(place.basis, place.precision_m, t)))
    if place.height:
        lines.append(t("A height model gives {words}", words=place.height))
    return "\n".join(lines)


def _counted(place: Place, t: Translator) -> Iterator[str]:
    """How much is documented: of a deposit what is about it, and then what was there."""
    if place.about and not place.actions:
        yield t.plural(
            "{n} documented event about this deposit, not located here",
            "{n} documented events about this deposit, none of them located here",
            place.about,
        )
        return
    if place.about:
        yield t.plural(
            "{n} documented event about this deposit", "{n} documented events about this deposit", place.about
        )
    yield said(actions_words(place.actions, place.violent, place.sided, t))


def alert(n: int, sided: int, t: Translator) -> str:
    """How many violent incidents there are behind their sign, an outline where all rest on one side's account."""
    return f"{sign_of_violence(n, sided)}{t.number(n)}" if n else ""


def actions_words(actions: int, violent: int, sided: int, t: Translator) -> str:
    """How much is documented at a place, in words; its numbers are marked "all", "violent" and "sided"."""
    if not actions:
        return t("No event is documented here with these filters")
    n = leading(t.number(actions), "all")
    text = t.plural("{n} documented event here", "{n} documented events here", actions, n=n)
    if violent:
        n = leading(t.number(violent), "violent")
        text += ", " + t.plural(
            "{n} violent incident among them", "{n} violent incidents among them", violent, n=n
        )
    if sided:
        n = leading(t.number(sided), "sided")
        text += ", " + t.plural("{n} known from one side only", "{n} known from one side only", sided, n=n)
    return text


GLYPHS: Mapping[str, str] = {
    "operating": "◆",
    "construction": "◈",
    "exploration": "◇",
    "planned": "◇",
    "suspended": "◇",
    "closed": "◇",
    "no-mining-seen": "◇",
}  # shapes of the status, beside its colour
