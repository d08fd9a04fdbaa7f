"""The profile of a place on the map: everything the data says of it, in the visitor's language.

Pure texts and small tables; ``outputs/screen.py`` draws any profile the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import dates
from dashboard import selection as select
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures import map as maps
from dashboard.figures.base import (
    band,
    confidence_names,
    demand_names,
    kind_names,
    mine_names,
    ordered_sources,
    response_names,
    status_date,
)
from dashboard.figures.counts import differences, in_deck, indicator_names
from dashboard.figures.overview import status_names
from dashboard.i18n import DEFAULT, LANGUAGES, Translator
from dashboard.selection import DECK_YEARS, INDICATORS, Selection

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Item:
    """A line of a section: the fact, quieter what belongs to it, and the event it opens ("" = none)."""

    text: str
    detail: tuple[str, ...] = ()
    event: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a profile. ``is_open``: shown at once, else behind its title."""

    id: str
    title: str
    lead: str = ""
    rows: tuple[tuple[str, ...], ...] = ()  # a small table, its first row the headings
    items: tuple[Item, ...] = ()
    notes: tuple[str, ...] = ()
    is_open: bool = False


@dataclass(frozen=True)
class Profile:
    """A place in full."""

    place_id: str
    title: str
    kind: str
    names: str  # in the three languages, those that are known
    lead: str  # bold: the status of a deposit, or what is documented here
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    source_ids: tuple[str, ...]


def topic_names(t: Translator) -> dict[str, str]:
    """Topics of claims about a deposit."""
    return {
        "gold": t("Gold"), "resource": t("Resource"), "elevation": t("Elevation"), "location": t("Location"),
        "village": t("Village"), "discovery": t("Discovery"), "staff": t("Staff"), "payments": t("Payments"),
        "plant": t("Plant"),
    }  # fmt: skip


def role_names(t: Translator) -> dict[str, str]:
    """How somebody holds a deposit."""
    return {
        "licence": t("licence holder"), "owner": t("owner of the licence holder"),
        "option": t("option or purchase without the licence"), "minority": t("minority stake"),
    }  # fmt: skip


def measure_names(t: Translator) -> dict[str, str]:
    """How a distance was measured."""
    return {"road": t("by road"), "straight": t("straight line"), "not-stated": t("how measured: not stated")}


@once
def profile(data: Dataset, selection: Selection, t: Translator) -> Profile | None:
    """The profile of the chosen place, or None when none is chosen."""
    rows = data["places"]
    chosen = rows[rows.place_id == selection.place]
    if chosen.empty:
        return None
    place = chosen.to_dict("records")[0]
    mines = data["mines"]
    mine = mines[mines.place_id == selection.place].to_dict("records")
    if mine:
        return _deposit(place, mine[0], data, selection, t)
    return _other(place, data, selection, t)


# --- deposits -------------------------------------------------------------------------------------


def _deposit(place: Row, mine: Row, data: Dataset, selection: Selection, t: Translator) -> Profile:
    sources: list[list[str]] = [[mine["source_id"], place["source_id"]]]
    sections = [
        _deck_row(mine, data, t, sources),
        _documented(mine, data, t, sources),
        _holders(mine, data, t, sources),
        _facts(mine, data, t, sources),
        _distances(place, data, t, sources),
        _precision(place, t),
        _actions(place, data, selection, t, sources),
        _not_found(mine["mine_id"], data, t),
    ]
    status = t(
        "{status} (as of {date}; {confidence})",
        status=status_names(t)[mine["status"]].capitalize(),
        date=status_date(mine, t),
        confidence=_confidence(mine, t),
    )
    return Profile(
        place_id=place["place_id"],
        title=t.name(mine),
        kind=maps.kind_of_place(t)[place["kind"]],
        names=_names(place),
        lead=status,
        lines=_some(t.text(mine, "status_text"), t.text(mine, "note"), _now(mine, data, t)),
        sections=tuple(section for section in sections if section),
        source_ids=ordered_sources(sources),
    )


def _deck_row(mine: Row, data: Dataset, t: Translator, sources: list[list[str]]) -> Section | None:
    cells = data["deck_counts"]
    own = cells[cells.mine_id == mine["mine_id"]]
    if own.empty:
        return None
    sources.append(list(own.source_id))
    order = data.allowed("deck_counts", "indicator")
    rows = sorted(own.to_dict("records"), key=lambda row: order.index(row["indicator"]))
    notes: list[str] = []
    if any(row["indicator"] in INDICATORS and pd.isna(row["value"]) for row in rows):
        notes.append(t("A dash in the deck is kept as missing: it is not a zero."))
    for row in rows:
        for other in differences(data, mine["mine_id"], row["indicator"], t):
            sources.append([other["source_id"]])
            notes.append(
                t(
                    "{column}. Documents: {documents}",
                    column=t.quoted(row, "deck_column"),
                    documents=other["documents"],
                )
            )
    heads: tuple[str, ...] = (t("Column"), t("Cell"))
    told: list[tuple[str, ...]] = [(t.quoted(row, "deck_column"), t.quoted(row, "verbatim")) for row in rows]
    if t.lang != DEFAULT:  # a translation stands beside its original
        heads = (*heads, t("The deck's English"))
        told = [(*cell, row["verbatim"]) for cell, row in zip(told, rows, strict=True)]
    return Section(
        "deck",
        t("The deck's row, 2017, word for word"),
        rows=(heads, *told),
        notes=tuple(notes),
        is_open=True,
    )


def _documented(mine: Row, data: Dataset, t: Translator, sources: list[list[str]]) -> Section:
    names, frame = indicator_names(t), select.event_frame(data).set_index("event_id")
    rows = []
    for indicator in INDICATORS:
        found = select.count(data, indicator, (mine["mine_id"],))
        sources.extend(list(frame.at[event, "sources"]) for event in found.records)
        rows.append((names[indicator], in_deck(data, mine["mine_id"], indicator, t), band(t, found)))
    return Section(
        "documented",
        t("Documented, {first}–{last}", first=str(DECK_YEARS[0]), last=str(DECK_YEARS[1])),
        rows=((t("Indicator"), t("Deck"), t("Documents")), *rows),
        notes=(
            t("A range begins with what is clearly distinct, of medium confidence or better and about this deposit; it ends with all but what is told twice. The two columns stand beside each other; neither confirms nor corrects the other."),
        ),
        is_open=True,
    )  # fmt: skip


def _spells(mine: Row, data: Dataset) -> pd.DataFrame:
    rows = data["holders"]
    return rows[rows.mine_id == mine["mine_id"]]


def _now(mine: Row, data: Dataset, t: Translator) -> str:
    spells = _spells(mine, data)
    now = spells[(spells.role == "licence") & (spells.end_edtf == dates.OPEN_END)].to_dict("records")
    if not now:
        return t("Licence holder now: not found.")
    names = ", ".join(f"{t.name(row)} ({t('as of {date}', date=t.date(row['as_of_edtf']))})" for row in now)
    return t("Licence holder now: {names}.", names=names)


def _holders(mine: Row, data: Dataset, t: Translator, sources: list[list[str]]) -> Section | None:
    spells = _spells(mine, data)
    if spells.empty:
        return None
    sources.append(list(spells.source_id))
    roles = role_names(t)
    items = []
    order = list(roles)
    # Licences first, then the owners behind them; the newest first, so that "now" is on top.
    spells = spells.assign(
        order=[order.index(role) for role in spells.role], known=[row or "0" for row in spells.start_edtf]
    )
    for _, group in spells.groupby("order", sort=True):
        for row in group.iloc[::-1].to_dict("records"):
            detail = _some(
                t.text(row, "share"),
                t("as of {date}", date=t.date(row["as_of_edtf"])),
                _confidence(row, t),
                t.text(row, "note"),
            )
            items.append(
                Item(f"{t.name(row)}: {roles[row['role']]}, {_period(row, t)}", detail, row["event_id"])
            )
    return Section(
        "holders",
        t.plural(
            "Who held it, now and before ({n} spell)", "Who held it, now and before ({n} spells)", len(items)
        ),
        items=tuple(items),
    )


def _period(row: Row, t: Translator) -> str:
    start = t.date(row["start_edtf"]) or t("begin not found")
    if row["end_edtf"] == dates.OPEN_END:
        return t("{start} until now", start=start)
    return t("{start} to {end}", start=start, end=t.date(row["end_edtf"]) or t("end not found"))


def _facts(mine: Row, data: Dataset, t: Translator, sources: list[list[str]]) -> Section | None:
    rows = data["mine_facts"]
    own = rows[rows.mine_id == mine["mine_id"]]
    if own.empty:
        return None
    sources.append(list(own.source_id))
    topics = topic_names(t)
    items = []
    for topic in topics:
        for row in own[own.topic == topic].to_dict("records"):
            when = t.date(row["date_edtf"]) or t("undated")
            detail = _some(when, _confidence(row, t), _source(row, data), t.text(row, "note"))
            items.append(Item(f"{topics[topic]}: {t.text(row, 'claim')}", detail))
    return Section(
        "facts",
        t.plural("{n} claim about the deposit", "{n} claims about the deposit, side by side", len(items)),
        lead=t("Rival figures stand beside each other. None is averaged or preferred."),
        items=tuple(items),
    )


# --- every place ----------------------------------------------------------------------------------


def _other(place: Row, data: Dataset, selection: Selection, t: Translator) -> Profile:
    sources: list[list[str]] = [[place["source_id"]]]
    actions = _actions(place, data, selection, t, sources)
    near = _is_settlement(place)
    sections = [
        actions,
        _distances(place, data, t, sources) if near else None,
        _precision(place, t),
    ]
    events = _at_place(place, data, selection)
    lines = []
    neighbours = data["mines"][data["mines"].village_place_id == place["place_id"]]
    if not neighbours.empty:
        names = mine_names(data, t)
        lines.append(
            t(
                "The village that the deck names beside {deposits}.",
                deposits=", ".join(names[m] for m in neighbours.mine_id),
            )
        )
    if near:
        lines.append(
            t(
                "The deck asks nothing of residents themselves. It advises NGOs, companies, research, and national and local government to hear them."
            )
        )
    lines += _some(_people(place, t), _note(place, t))
    return Profile(
        place_id=place["place_id"],
        title=t.name(place),
        kind=maps.kind_of_place(t)[place["kind"]],
        names=_names(place),
        lead=maps.actions_words(
            events.action_id.nunique(), events[events.kind == "violent"].action_id.nunique(),
            maps.told_by_one_side(events, data).action_id.nunique(), t,
        ) + ".",
        lines=tuple(lines),
        sections=tuple(section for section in sections if section),
        source_ids=ordered_sources(sources),
    )  # fmt: skip


def _is_settlement(place: Row) -> bool:
    return place["kind"] in ("village", "aiyl_aimak")


def _people(place: Row, t: Translator) -> str:
    if pd.isna(place["population"]):
        return ""
    year = t("year not stated") if pd.isna(place["population_year"]) else str(place["population_year"])
    return t("Residents: {n} ({year}).", n=t.number(int(place["population"])), year=year)


def _note(place: Row, t: Translator) -> str:
    return t.text(place, "note")


def _at_place(place: Row, data: Dataset, selection: Selection) -> pd.DataFrame:
    events = maps.here(data, selection)
    return events[events.place_id == place["place_id"]]


def _actions(
    place: Row, data: Dataset, selection: Selection, t: Translator, sources: list[list[str]]
) -> Section:
    events = _at_place(place, data, selection)
    sources.extend(list(item) for item in events.sources)
    kinds, names = kind_names(t), mine_names(data, t)
    demands = _coded(data["demands"], "demand", demand_names(t))
    responses = _coded(data["responses"], "response", response_names(t))
    items = []
    for row in events.to_dict("records"):
        action = row["action_id"]
        about = ", ".join(names[mine] for mine in (*row["mines"], *row["also"]))
        detail = [f"{kinds[row['kind']]} · {t('about {deposits}', deposits=about)} · {_confidence(row, t)}"]
        if row["date_inferred"]:
            detail.append(t("The date, or a part of it, is inferred."))
        if action in demands:
            detail.append(t("Demanded: {demands}.", demands=demands[action]))
        if action in responses:
            detail.append(t("Answer: {answers}.", answers=responses[action]))
            answered = data["responses"]
            texts = answered[answered.action_id == action].to_dict("records")
            detail += [text for answer in texts if (text := t.text(answer, "detail"))]
        if t.text(row, "outcome"):
            detail.append(t("Outcome: {outcome}", outcome=t.text(row, "outcome")))
        items.append(
            Item(f"{t.date(row['date_edtf'])}: {t.text(row, 'title')}", tuple(detail), row["event_id"])
        )
    lead = (
        ""
        if items
        else t("Nothing documented here in the deposits and years chosen. Silence of sources is not calm.")
    )
    return Section(
        "actions",
        t.plural("What happened here ({n} record)", "What happened here ({n} records)", len(items)),
        lead=lead,
        items=tuple(items),
        is_open=_is_settlement(place),
    )


def _coded(frame: pd.DataFrame, column: str, names: Mapping[str, str]) -> dict[str, str]:
    """Codes of each action in words."""
    return {
        str(action): ", ".join(names[value] for value in group[column])
        for action, group in frame.groupby("action_id")
    }


def _distances(place: Row, data: Dataset, t: Translator, sources: list[list[str]]) -> Section:
    """Published claims from or to the place, then straight lines between points."""
    places = {row["place_id"]: row for row in data["places"].to_dict("records")}
    own = place["place_id"]
    rows = data["distances"]
    published = rows[(rows.from_place_id == own) | (rows.to_place_id == own)]
    deck = maps.deck_sources(data)
    measures = measure_names(t)
    items = []
    for row in published.to_dict("records"):
        other = places[row["to_place_id"] if row["from_place_id"] == own else row["from_place_id"]]
        voice = t("the deck") if row["source_id"] in deck else _source(row, data)
        suspect = t("probably a misprint") if row["is_suspect"] else ""
        detail = _some(voice, measures[row["measure"]], suspect, t.text(row, "note"))
        items.append(
            Item(
                t("{place}: {km} km", place=_called(other, data, t), km=maps.km(row["distance_km"], t)),
                detail,
            )
        )
        sources.append([row["source_id"]])
    claimed = len(items)
    for other in _opposite(place, data, places):
        if text := maps.computed(place, other, t):
            items.append(Item(t("{place}, computed", place=_called(other, data, t)), (text,)))
            sources.append([other["source_id"]])
    return Section(
        "distances",
        t.plural(
            "How far ({n} published claim, and our straight lines)",
            "How far ({n} published claims, and our straight lines)",
            claimed,
        ),
        items=tuple(items),
    )


def _called(place: Row, data: Dataset, t: Translator) -> str:
    """A place as our texts call it: a deposit by the deposit's name."""
    mines = data["mines"]
    own = mines[mines.place_id == place["place_id"]].to_dict("records")
    return t.name(own[0]) if own else t.name(place)


def _opposite(place: Row, data: Dataset, places: Mapping[str, Row]) -> Iterator[Row]:
    """Of a deposit the villages beside deposits, of any other place the deposits."""
    mines = data["mines"].sort_values("deck_order").to_dict("records")
    column = "village_place_id" if place["kind"] == "mine" else "place_id"
    for mine in mines:
        yield places[mine[column]]


def _precision(place: Row, t: Translator) -> Section:
    radius = None if pd.isna(place["precision_m"]) else int(place["precision_m"])
    notes = _some(t.text(place, "note")) if place["kind"] == "mine" else ()
    words = maps.precision(place["point_basis"], radius, t)
    return Section(
        "point",
        t("How good the point is"),
        lead=words[:1].upper() + words[1:] + ". " + (t("The radius is our estimate.") if radius else ""),
        notes=notes,
    )


def _not_found(mine: str, data: Dataset, t: Translator) -> Section | None:
    rows = data["not_found"]
    own = rows[rows.mine_id == mine].to_dict("records")
    if not own:
        return None
    return Section(
        "not-found",
        t.plural("{n} thing looked for and not found", "{n} things looked for and not found", len(own)),
        lead=t("Not found is not the same as did not happen."),
        items=tuple(
            Item(t.text(row, "text"), (t("as of {date}", date=t.date(row["as_of_edtf"])),)) for row in own
        ),
    )


def _names(place: Row) -> str:
    return " · ".join(dict.fromkeys(place[f"name_{lang}"] for lang in LANGUAGES if place[f"name_{lang}"]))


def _confidence(row: Row, t: Translator) -> str:
    return t("confidence: {level}", level=confidence_names(t)[row["confidence"]])


def _source(row: Row, data: Dataset) -> str:
    """Who says so."""
    rows = data["sources"]
    return str(rows[rows.source_id == row["source_id"]].publisher.iloc[0])


def _some(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
