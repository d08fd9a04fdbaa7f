"""Scenes on the deposits, their holders and what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard import case, counting, dates, event_records
from dashboard.dataset import Dataset
from dashboard.figures import case_text, locator, overview, timeline
from dashboard.figures import map as maps
from dashboard.figures.case_text import years_of_case
from dashboard.figures.colours import Theme
from dashboard.figures.names import confidence_names, indicator_names, mine_names
from dashboard.figures.ranges import band, in_running_text
from dashboard.figures.story.value import MOST_LINES, Cell, Column, Scene, one_side
from dashboard.i18n import Translator
from dashboard.period import all_years
from dashboard.records.case import Scene as Row
from dashboard.selection import INDICATORS, Selection

# What is told beside the squares; changes of hands have a scene of their own.
TOLD_KINDS = ("peaceful", "violent", "court", "policy", "agreement", "hearing", "operation")


def opening(data: Dataset, t: Translator, _theme: Theme, _row: Row) -> Scene:
    """What the talk is about."""
    known = overview.counts(data)
    years = years_of_case(data)
    heads = [Cell(name) for name in indicator_names(t).values()]
    return Scene(
        id="opening",
        title=case_text.text(data, t, "overview-title"),
        figure=overview.numbers(data, t),
        table=(
            (Cell(""), *heads),
            (
                Cell(t("In public documents, {first}–{last}", **years)),
                *(Cell(band(t, known[("", kind)])) for kind in INDICATORS),
            ),
        ),
        columns=(Column("", (overview.lead(data, t),)),),
        foot=case_text.text(data, t, "talk-foot"),
        page="overview",
    )


def where(data: Dataset, t: Translator, theme: Theme, _row: Row) -> Scene:
    """Where the deposits lie."""
    figure = locator.locator(data, t, theme)
    return Scene(
        id="where",
        title=figure.title,
        figure=figure,
        picture=True,
        foot=t("Points are approximate."),
        page="map",
        choices={"view": "kyrgyzstan"},
    )


def ownership(data: Dataset, t: Translator, _theme: Theme, _row: Row) -> Scene:
    """Who holds the deposits now."""
    figure = maps.close_up(maps.overview(data, Selection(lang=t.lang), t))
    return Scene(
        id="deposits",
        title=figure.title,
        figure=figure,
        picture=True,
        columns=tuple(
            Column(
                item.name,
                (
                    t("{status}, as of {date}", status=item.status, date=item.as_of),
                    t("Village named beside it: {village}", village=item.village),
                ),
            )
            for item in overview.deposits(data, t)
        ),
        foot=t(
            "The wider the circle, the less certain the location. (7): documented events there. ▲2: of them violent. Dotted line: the distance as claimed."
        ),
        page="map",
    )


def hands(data: Dataset, t: Translator, theme: Theme, _row: Row) -> Scene:
    """Through whose hands they went."""
    kinds = ("ownership", "licence")
    figure = timeline.timeline(data, Selection(kinds=kinds), t, theme)
    columns = []
    for mine, name in mine_names(data, t).items():
        own = [row for row in data.records.holders if row.mine_id == mine and row.role == "licence"]
        columns.append(Column(name, tuple(_spell(row, t) for row in own)))
    found = overview.counts(data)[("", "ownership")]
    return Scene(
        id="holders",
        title=t(
            "The owners kept changing: {n} changes of hands on record, {first}–{last}",
            n=in_running_text(t, found),
            **years_of_case(data),
        ),
        figure=figure,
        columns=tuple(columns),
        foot=t(
            "Licence holders by public documents. “From 2015”: no end date found. “2004/2005”: between these years. “…”: year not found."
        ),
        page="timeline",
        choices={"kinds": kinds},
    )


def _spell(row: Mapping[str, Any], t: Translator) -> str:
    """Who held a licence, and when; a bound that lies between two years has both, one not found is left open."""
    begin = _years_of(row["start_edtf"])
    if row["end_edtf"] == dates.OPEN_END:
        return t(
            "from {year}: {name} (confidence: {level})",
            year=begin,
            name=t.name(row),
            level=confidence_names(t)[row["confidence"]],
        )
    end = _years_of(row["end_edtf"])
    return f"{begin}: {t.name(row)}" if begin == end else f"{begin}–{end}: {t.name(row)}"


def _years_of(text: str) -> str:
    return "/".join(dict.fromkeys(part[:4] for part in text.split("/"))) if text else "…"


def until(data: Dataset, t: Translator, theme: Theme, row: Row) -> Scene:
    """What happened up to a year, or up to now, the new years in words; the axes stay, so that squares are added and none moves."""
    since = case.years(data)[0] if row.year_from is None else row.year_from
    last = max(since, all_years(data)[1]) if row.year_to is None else row.year_to
    mines = tuple(row.mines.split())
    kinds = tuple(row.kinds.split()) or ("peaceful", "violent")
    chosen = Selection(mines=mines, year_to=row.year_to)
    figure = timeline.actions_per_year(data, chosen, t, theme, Selection(mines=mines))
    peaceful, violent = (counting.count(data, kind, mines, (since, last)) for kind in ("peaceful", "violent"))
    title = t(
        "{first}–{last}: {peaceful} peaceful protests, {violent} violent incidents",
        peaceful=in_running_text(t, peaceful),
        violent=in_running_text(t, violent),
        first=str(since),
        last=str(last),
    )
    return Scene(
        id=row.scene_id,
        title=title,
        figure=figure,
        picture=True,
        columns=(Column("", tuple(_turning_points(data, mines, (since, last), t))),),
        foot=t(
            "One square is one documented event; shared events are drawn once. A year without squares was not necessarily calm."
        ),
        page="timeline",
        choices={
            "part": "years",
            "mines": mines,
            "kinds": kinds,
            "year_from": None,
            "year_to": row.year_to,
        },
    )


def _turning_points(
    data: Dataset, mines: tuple[str, ...], years: tuple[int, int], t: Translator
) -> Iterable[str]:
    """Turning points that begin in the years, as "year: words"; one side's account names its voice."""
    lines = [
        f"{event.first.year}: {t.text(event, 'short_label')}{one_side(event.sources, data, t)}"
        for event in event_records.events(data, Selection(mines=mines, kinds=TOLD_KINDS))
        if event.is_turning_point and not event.is_forced_vote and years[0] <= event.first.year <= years[1]
    ]
    return lines[:MOST_LINES]
