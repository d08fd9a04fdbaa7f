"""The first view of the Overview as HTML: the valley, its villages by name, all years by deposit, three numbers.

Each leads on. Pure.

Kept as text for all visitors of a language and a theme: nobody waits for it, and nothing of it weighs on the collector.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from markupsafe import Markup

from dashboard.cache import once
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import address
from dashboard.figures import village
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.overview import first_view as figures
from dashboard.figures.overview.strip import Lane, Mark, strip
from dashboard.figures.words.names import kind_names
from dashboard.i18n import Translator
from dashboard.outputs.markup import markup
from dashboard.outputs.valley import valley
from dashboard.reading.dataset import Dataset


def first_view(data: Dataset, t: Translator, theme: Theme, talk: Selection | None = None) -> Markup:
    """The valley, its villages, the strip of years and the numbers; parts of which the data has nothing are left out.

    Args:
        data: the data package.
        t: language.
        theme: colours of the ground; all else follows the page.
        talk: whose step of a talk links carry on, if there is one.
    """
    carried = {"step": talk.step, "talk": talk.talk} if talk else {}
    return _first_view(data, t, theme, Selection(lang=t.lang).with_(**carried))


@once
def _first_view(data: Dataset, t: Translator, theme: Theme, chosen: Selection) -> Markup:
    ground, years = valley(data, t, theme, chosen), years_by_deposit(data, t, chosen)
    villages = _villages(data, t, chosen)
    if not (ground or years or villages):
        return Markup()
    return markup(
        "first_view",
        valley=ground,
        villages=villages,
        strip=years,
        numbers=_numbers(data, t, chosen),
    )


def _villages(data: Dataset, t: Translator, chosen: Selection) -> Markup:
    """Villages by name, each the way to its page, and the way to all places."""
    found = village.first_named(data, t)
    if not found:
        return Markup()
    pages = [(place.name, place.place_id) for place in found] + [(t("All places"), "")]
    ways = [(name, address("place", replace(chosen, place=place), "place")) for name, place in pages]
    return markup("ways", lead=t("Your village:"), ways=ways)


@once
def years_by_deposit(data: Dataset, t: Translator, chosen: Selection, *, is_filtered: bool = False) -> Markup:
    """A lane a deposit, a mark an event; "" where no event is documented.

    Args:
        data: the data package.
        t: language.
        chosen: what links carry on; with ``is_filtered`` its deposits alone have a lane.
        is_filtered: whether marks keep the deposits that are chosen, or choose their own.
    """
    found = strip(data, t)
    if found is None:
        return Markup()
    lanes = [
        lane for lane in found.lanes if not (is_filtered and chosen.mines) or lane.mine_id in chosen.mines
    ]
    return markup(
        "strip",
        told=found.told,
        lanes=[_lane(lane, chosen, is_filtered=is_filtered) for lane in lanes],
        years=found.years,
        key=(
            ("violent", kind_names(t)["violent"]),
            ("protest", kind_names(t)["peaceful"]),
            ("other", t("other event")),
            ("protest hollow", t("outline: one side's account")),
        ),
    )


def _lane(lane: Lane, chosen: Selection, *, is_filtered: bool) -> dict[str, Any]:
    own = replace(chosen, mines=(lane.mine_id,))
    carried = chosen if is_filtered else own
    return {
        "name": lane.name,
        "levels": lane.levels,
        "address": address("timeline", own, "mines"),
        "marks": [asdict(mark) | {"address": _leads_to(mark, carried)} for mark in lane.marks],
    }


def _leads_to(mark: Mark, own: Selection) -> str:
    """The event of a mark, or all events of its year."""
    if mark.event_id:
        return address("timeline", replace(own, event=mark.event_id), "mines", "event")
    year = replace(own, year_from=mark.year, year_to=mark.year)
    return address("timeline", year, "mines", "year_from", "year_to")


def _numbers(data: Dataset, t: Translator, chosen: Selection) -> Markup:
    """Each number, on its way to the records behind it."""
    found = figures.numbers(data, t)
    if not found:
        return Markup()
    return markup(
        "first_numbers",
        lead=figures.counted_years(data, t),
        numbers=[
            asdict(number)
            | {
                "address": address(
                    "timeline", replace(chosen, part="records", kinds=(number.kind,)), "part", "kinds"
                )
            }
            for number in found
        ],
    )
